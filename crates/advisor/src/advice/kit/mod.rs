//! The best kits for the money: small sets of devices in which every activity is done on one of them, the main one, and
//! checked on another where one goes back and forth.
//!
//! What a kit is worth is the sum over the activities, each as well as the best pair of main and second device in the kit
//! allows. [`frontier`] finds, exactly, every kit that no other one beats in cost and worth; [`value`] says which of them is
//! worth its money, and [`choose`] which ones an advice shows.

pub mod choose;
pub mod frontier;
mod least;
pub mod value;

/// The worth of something perfect for a row of weight one.
pub const FULL: u64 = 10_000;

/// The worth of one point of a hundred, where the weights of all rows add up to a million.
pub const POINT: u64 = 1_000_000 * FULL / 100;

/// Something that is done, in plain numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KitActivity {
    /// Its rows that a second device may do, among all such rows: from, and to before.
    pub either: (usize, usize),
    /// Whether there is a second device.
    pub is_checked: bool,
}

/// Something to put into a kit, apart from what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KitItem {
    /// In cents; what is owned costs nothing.
    pub cost: u64,
    /// What its cost counts for where kits are compared, at least that.
    pub counted: u64,
    /// Counts towards the limit on new items. What is not new is always in the kit.
    pub is_new: bool,
    /// How little is known of it; less wins where worth and cost are equal.
    pub doubt: u32,
    /// What it takes to be worth having at all, in [`Instance::worth`].
    pub toll: u64,
    /// At most one new item of a kind is in a kit.
    pub kind: u16,
    /// What it is much like: a further one of a family has to bring more, see [`Instance::alike`]. `None` for what takes the
    /// place of something owned.
    pub family: Option<u16>,
    /// A bit for each new helper that makes a difference to it, see [`State::helpers`].
    pub helped_by: u32,
}

/// A set of helpers in the kit, with what that costs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub cost: u64,
    pub counted: u64,
    pub new_items: u32,
    pub toll: u64,
    /// A bit for each new helper in it.
    pub helpers: u32,
    /// The same with what is owned and switched on.
    pub switched_on: u32,
    /// For each item its place in [`Worths`].
    pub sheets: Vec<u32>,
}

/// What items are worth; each has one sheet for all sets of helpers that make no difference to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worths {
    /// What is done on the main device: `main[sheet * activities + activity]`.
    pub main: Vec<u64>,
    /// What is done on either, by the main device: `either[sheet * rows + row]`.
    pub either: Vec<u64>,
    /// The same by a second device.
    pub either_second: Vec<u64>,
    /// What is done on both, by levels: `both[(sheet * activities + activity) * levels + level]`, see [`Instance::beside`];
    /// with the best second device that there could be.
    pub both: Vec<u64>,
    /// For each sheet how good it is as a second device, in ten-thousandths.
    pub quality: Vec<u64>,
    /// For each sheet a bit for each activity of which all that is required is covered.
    pub covers: Vec<u32>,
}

/// An instance of the kit problem in plain numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instance {
    pub activities: Vec<KitActivity>,
    pub items: Vec<KitItem>,
    /// For each item a bit for each activity that it may be used for.
    pub usable: Vec<u32>,
    /// How much different kinds tell beside each other: the level of a main device of one kind with a second one of another,
    /// `beside[kind * kinds + other]`; level zero is what it is without any.
    pub beside: Vec<u8>,
    pub kinds: usize,
    pub levels: usize,
    /// By cost; the first has no new helper.
    pub states: Vec<State>,
    pub worths: Worths,
    /// Most new items, helpers included.
    pub limit: u32,
    /// What each new thing after the first has to bring; nothing has a lower [`KitItem::toll`].
    pub thing: u64,
    /// What a new item has to bring beside that where the kit has another one of its family.
    pub alike: u64,
    /// What is left of an activity's worth, in ten-thousandths, where its main device does not cover what it requires.
    pub short_of_required: u64,
}

/// The devices that an activity is done on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub main: usize,
    pub second: Option<usize>,
}

impl Instance {
    /// Rows that either device may do.
    pub fn rows(&self) -> usize {
        self.activities.last().map_or(0, |activity| activity.either.1)
    }

    /// What an activity is worth with these devices.
    pub fn worth_of(&self, state: usize, activity: usize, Pair { main, second }: Pair) -> u64 {
        let level = second.map_or(0, |second| {
            self.beside[usize::from(self.items[main].kind) * self.kinds + usize::from(self.items[second].kind)]
        });
        let sheet = self.sheet(state, main);
        let both = self.both(sheet, activity);
        let quality = second.map_or(0, |second| self.worths.quality[self.sheet(state, second)]);
        let both = both[0] + (both[usize::from(level)] - both[0]) * quality / FULL;
        let worth = self.alone(sheet, activity) + both;
        let rows = self.activities[activity].either;
        let either = self.either(sheet, rows);
        let either: u64 = match second {
            None => either.iter().sum(),
            Some(second) => {
                let by_second = self.either_second(self.sheet(state, second), rows);
                either.iter().zip(by_second).map(|(own, second)| (*own).max(*second)).sum()
            }
        };
        if self.covers(sheet, activity) { worth + either } else { (worth + either) * self.short_of_required / FULL }
    }

    fn sheet(&self, state: usize, item: usize) -> usize {
        self.states[state].sheets[item] as usize
    }

    /// What is done on the main device.
    fn alone(&self, sheet: usize, activity: usize) -> u64 {
        self.worths.main[sheet * self.activities.len() + activity]
    }

    /// What is done on both, by levels.
    fn both(&self, sheet: usize, activity: usize) -> &[u64] {
        let at = (sheet * self.activities.len() + activity) * self.levels;
        &self.worths.both[at..at + self.levels]
    }

    /// No less than a second device adds to what is done on both.
    fn most_of_both(&self, activity: usize) -> u64 {
        let sheets = 0..self.worths.covers.len();
        let added = sheets.map(|sheet| {
            let both = self.both(sheet, activity);
            both.iter().max().map_or(0, |most| most - both[0])
        });
        added.max().unwrap_or_default()
    }

    /// What is done on either, by the main device.
    fn either(&self, sheet: usize, (from, to): (usize, usize)) -> &[u64] {
        let at = sheet * self.rows();
        &self.worths.either[at + from..at + to]
    }

    /// What is done on either, by the second device.
    fn either_second(&self, sheet: usize, (from, to): (usize, usize)) -> &[u64] {
        let at = sheet * self.rows();
        &self.worths.either_second[at + from..at + to]
    }

    fn covers(&self, sheet: usize, activity: usize) -> bool {
        self.worths.covers[sheet] & 1 << activity != 0
    }

    /// Whether a main device covers all that an activity requires.
    pub fn covers_required(&self, state: usize, item: usize, activity: usize) -> bool {
        self.covers(self.sheet(state, item), activity)
    }

    pub fn is_usable(&self, item: usize, activity: usize) -> bool {
        self.usable[item] & 1 << activity != 0
    }

    /// The devices of a set that an activity is best done on; of equally good ones those whose main device covers what it
    /// requires, then those without a second, then the first.
    pub fn pair(&self, state: usize, activity: usize, items: &[usize]) -> Option<(u64, Pair)> {
        let mut best: Option<((u64, bool), Pair)> = None;
        let mut offer = |pair: Pair| {
            let good = (self.worth_of(state, activity, pair), self.covers_required(state, pair.main, activity));
            if best.is_none_or(|(known, _)| good > known) {
                best = Some((good, pair));
            }
        };
        let usable = || items.iter().copied().filter(|&item| self.is_usable(item, activity));
        usable().for_each(|main| offer(Pair { main, second: None }));
        if self.activities[activity].is_checked {
            for main in usable() {
                for second in usable().filter(|second| *second != main) {
                    offer(Pair { main, second: Some(second) });
                }
            }
        }
        best.map(|((worth, _), pair)| (worth, pair))
    }

    /// What a set of items is worth, activity by activity.
    pub fn worths(&self, state: usize, items: &[usize]) -> Vec<u64> {
        let worth = |activity| self.pair(state, activity, items).map_or(0, |(worth, _)| worth);
        (0..self.activities.len()).map(worth).collect()
    }

    /// Worth less what the things after the first have to bring, in hundredths of a point.
    pub fn net(&self, worth: u64, toll: u64) -> i64 {
        let toll = toll.saturating_sub(self.thing);
        let net = i64::try_from(worth).unwrap_or(i64::MAX) - i64::try_from(toll).unwrap_or(i64::MAX);
        net.div_euclid(i64::try_from(POINT / 100).unwrap_or(i64::MAX))
    }

    /// What new items have to bring together beside items that are in every kit.
    pub fn toll(&self, fixed: &[usize], new: &[usize]) -> u64 {
        let tolls = new.iter().enumerate();
        tolls.map(|(place, &item)| self.toll_beside(item, fixed.iter().chain(&new[..place]).copied())).sum()
    }

    /// What an item has to bring beside some others.
    fn toll_beside(&self, item: usize, mut others: impl Iterator<Item = usize>) -> u64 {
        let KitItem { toll, family, .. } = self.items[item];
        let is_further = family.is_some() && others.any(|other| self.items[other].family == family);
        toll + if is_further { self.alike } else { 0 }
    }

    /// The items that are in every kit.
    pub fn fixed(&self) -> Vec<usize> {
        (0..self.items.len()).filter(|&item| !self.items[item].is_new).collect()
    }
}

/// A kit found by the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitSolution {
    pub state: usize,
    /// Items in ascending order, those that are not new included.
    pub items: Vec<usize>,
    /// In cents.
    pub cost: u64,
    /// What the cost counts for.
    pub counted: u64,
    pub new_items: u32,
    /// What it is worth, of [`POINT`]s.
    pub benefit: u64,
    /// The same less what its things have to bring, in hundredths of a point.
    pub net: i64,
}

impl KitSolution {
    /// The same where it is worth another sum.
    #[must_use]
    pub fn with_benefit(&self, benefit: u64) -> Self {
        let hundredth = i64::try_from(POINT / 100).unwrap_or(i64::MAX);
        let sum = |benefit: u64| i64::try_from(benefit).unwrap_or(i64::MAX);
        let net = self.net + (sum(benefit) - sum(self.benefit)).div_euclid(hundredth);
        Self { benefit, net, ..self.clone() }
    }
}
