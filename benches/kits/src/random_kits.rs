//! Random instances of the kit problem, the same ones from the same seeds on every machine.

use advisor::advice::kit::{FULL, Instance, KitActivity, KitItem, POINT, State, Worths};

/// Random numbers: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A whole number below another one, which is small enough that the bias does not matter.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    /// One of a few numbers.
    pub fn one_of(&mut self, numbers: &[u64]) -> u64 {
        numbers[usize::try_from(self.below(numbers.len() as u64)).expect("a short list")]
    }

    /// A bit for each of a few places, each set so many times in a hundred.
    fn bits(&mut self, places: usize, percent: u64) -> u32 {
        (0..places).filter(|_| self.below(100) < percent).fold(0, |bits, place| bits | 1 << place)
    }
}

/// What a random instance is like.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub items: usize,
    /// All but each third one are checked on a second device.
    pub activities: usize,
    /// Rows of each activity that a second device may do.
    pub rows: usize,
    /// How much devices tell beside each other; one is no more than alone.
    pub levels: usize,
    pub kinds: usize,
    /// New helpers, each of which makes a difference to about every third item.
    pub helpers: usize,
    /// Items that are owned.
    pub owned: usize,
    /// New items, helpers included.
    pub limit: u32,
    /// Different worths and costs: few make many ties.
    pub grades: u64,
    /// How many of a hundred items may not be used for an activity, or do not cover what it requires.
    pub unfit: u64,
}

/// All worths and costs are drawn evenly and independently; helpers lift those of the items that they help.
#[must_use]
pub fn instance(shape: Shape, seed: u64) -> Instance {
    let mut random = Random::new(seed);
    let Shape { activities, rows, levels, kinds, grades, .. } = shape;
    let activity =
        |place: usize| KitActivity { either: (place * rows, (place + 1) * rows), is_checked: place % 3 != 2 };
    let thing = POINT / 2;
    let beside = (0..kinds * kinds).map(|_| u8::try_from(random.below(levels as u64)).expect("few levels"));
    let beside = beside.collect();
    let mut states = states(shape.helpers, thing, &mut random);
    let (mut items, mut usable, mut worths) = (Vec::new(), Vec::new(), Worths::default());
    for place in 0..shape.items {
        let is_new = place >= shape.owned;
        let cost = if is_new { 4_000 + random.below(grades) * (300_000 / grades) } else { 0 };
        let helped_by = random.bits(shape.helpers, 33);
        items.push(KitItem {
            cost,
            counted: cost + random.one_of(&[0, 0, 0, cost / 10]),
            is_new,
            doubt: u32::try_from(random.below(3)).expect("below three"),
            toll: thing + random.one_of(&[0, 0, 0, 3 * POINT]),
            kind: u16::try_from(random.below(kinds as u64)).expect("few kinds"),
            family: u16::try_from(random.below(3)).expect("below three").checked_sub(1),
            helped_by,
        });
        usable.push(random.bits(activities, 100 - shape.unfit));
        let alone = Sheet::new(shape, &mut random);
        let mut known: Vec<(u32, u32)> = Vec::new();
        for state in &mut states {
            let helps = state.helpers & helped_by;
            let sheet = known.iter().find(|(other, _)| *other == helps).map(|(_, sheet)| *sheet);
            let sheet = sheet.unwrap_or_else(|| {
                let sheet = if helps == 0 { alone.clone() } else { alone.lifted(grades, &mut random) };
                sheet.add(shape, &mut worths)
            });
            known.push((helps, sheet));
            state.sheets.push(sheet);
        }
    }
    Instance {
        activities: (0..activities).map(activity).collect(),
        items,
        usable,
        beside,
        kinds,
        levels,
        states,
        worths,
        limit: shape.limit,
        thing,
        alike: POINT,
        short_of_required: FULL / 2,
    }
}

/// All sets of helpers, by cost.
fn states(helpers: usize, thing: u64, random: &mut Random) -> Vec<State> {
    let costs: Vec<u64> = (0..helpers).map(|_| 2_000 + random.below(9_000)).collect();
    let state = |set: u32| {
        let cost = costs.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1).map(|(_, cost)| cost).sum();
        let new_items = set.count_ones();
        State {
            cost,
            counted: cost,
            new_items,
            toll: u64::from(new_items) * thing,
            helpers: set,
            switched_on: set,
            sheets: Vec::new(),
        }
    };
    let mut states: Vec<State> = (0..1 << helpers).map(state).collect();
    states.sort_by_key(|state| (state.cost, state.new_items));
    states
}

/// How well an item does everything, in ten-thousandths.
#[derive(Clone)]
struct Sheet {
    main: Vec<u64>,
    either: Vec<u64>,
    either_second: Vec<u64>,
    both: Vec<u64>,
    quality: u64,
    covers: u32,
}

impl Sheet {
    fn new(shape: Shape, random: &mut Random) -> Self {
        let grades = shape.grades;
        let mut fit = || random.below(grades + 1) * (FULL / grades);
        let mut fits = |count: usize| (0..count).map(|_| fit()).collect::<Vec<u64>>();
        let rows = shape.activities * shape.rows;
        let (main, either) = (fits(shape.activities), fits(rows));
        let (either_second, both) = (fits(rows), fits(shape.activities));
        let quality = fits(1)[0];
        let covers = random.bits(shape.activities, 100 - shape.unfit);
        Self { main, either, either_second, both, quality, covers }
    }

    /// A little better here and there.
    fn lifted(&self, grades: u64, random: &mut Random) -> Self {
        let mut lift = |fit: &u64| (fit + random.one_of(&[0, FULL / grades, 5 * FULL / grades.max(50)])).min(FULL);
        let mut all = |fits: &[u64]| fits.iter().map(&mut lift).collect();
        let (main, either) = (all(&self.main), all(&self.either));
        let (either_second, both) = (all(&self.either_second), all(&self.both));
        Self { main, either, either_second, both, quality: lift(&self.quality), covers: self.covers }
    }

    /// Its place in the worths: all activities weigh the same, and each row as much as any other of its activity.
    fn add(&self, shape: Shape, worths: &mut Worths) -> u32 {
        let weight = 1_000_000 / (shape.activities * (shape.rows + 2)).max(1) as u64;
        let weighed = |fits: &[u64]| fits.iter().map(|fit| fit * weight).collect::<Vec<_>>();
        let sheet = worths.covers.len();
        worths.main.extend(weighed(&self.main));
        worths.either.extend(weighed(&self.either));
        worths.either_second.extend(weighed(&self.either_second));
        for fit in &self.both {
            let levels = shape.levels as u64;
            worths.both.extend((0..levels).map(|level| (fit + (FULL - fit) * level / levels) * weight));
        }
        worths.quality.push(self.quality);
        worths.covers.push(self.covers);
        u32::try_from(sheet).expect("few sheets")
    }
}
