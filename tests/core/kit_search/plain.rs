//! What kits are worth, worked out the plain way from what the fields of an instance mean.

use std::cmp::Reverse;

use advisor::advice::kit::{FULL, Instance, KitSolution, POINT};

/// What an activity is worth on a main device, checked on a second one or on none.
pub fn worth(instance: &Instance, state: usize, activity: usize, main: usize, second: Option<usize>) -> u64 {
    let worths = &instance.worths;
    let sheet = |item: usize| instance.states[state].sheets[item] as usize;
    let kind = |item: usize| usize::from(instance.items[item].kind);
    let of_main = sheet(main) * instance.activities.len() + activity;
    let both = |level: u8| worths.both[of_main * instance.levels + usize::from(level)];
    let mut worth = worths.main[of_main] + both(0);
    if let Some(second) = second {
        let level = instance.beside[kind(main) * instance.kinds + kind(second)];
        worth += (both(level) - both(0)) * worths.quality[sheet(second)] / FULL;
    }
    let (from, to) = instance.activities[activity].either;
    for row in from..to {
        let by = |values: &[u64], item: usize| values[sheet(item) * rows(instance) + row];
        let by_second = second.map_or(0, |second| by(&worths.either_second, second));
        worth += by(&worths.either, main).max(by_second);
    }
    if covers(instance, state, main, activity) { worth } else { worth * instance.short_of_required / FULL }
}

/// Whether a main device covers all that an activity requires.
pub fn covers(instance: &Instance, state: usize, main: usize, activity: usize) -> bool {
    instance.worths.covers[instance.states[state].sheets[main] as usize] >> activity & 1 == 1
}

pub fn rows(instance: &Instance) -> usize {
    instance.activities.iter().map(|activity| activity.either.1).max().unwrap_or(0)
}

pub fn is_usable(instance: &Instance, item: usize, activity: usize) -> bool {
    instance.usable[item] >> activity & 1 == 1
}

/// The items that are in every kit.
pub fn fixed(instance: &Instance) -> Vec<usize> {
    (0..instance.items.len()).filter(|&item| !instance.items[item].is_new).collect()
}

/// A worth in whole hundredths of a point, less what the things after the first have to bring.
pub fn net(instance: &Instance, worth: u64, toll: u64) -> i64 {
    let toll = toll.saturating_sub(instance.thing);
    (i64::try_from(worth).expect("a sum of worths") - i64::try_from(toll).expect("a few things"))
        .div_euclid(i64::try_from(POINT / 100).expect("a point"))
}

/// A state with the worths of all pairs of items.
pub struct Table<'i> {
    pub instance: &'i Instance,
    pub state: usize,
    fixed: Vec<usize>,
    /// `pairs[(activity * items + main) * items + second]`, alone where both are the same; `None` where it may not be.
    pairs: Vec<Option<u64>>,
}

/// A kit with what decides between equally good ones.
#[derive(Clone, Debug)]
pub struct Ranked {
    pub kit: KitSolution,
    /// For each activity, the worths of its best devices, and whether the main one covers what is required.
    pub best: Vec<Option<(u64, bool)>>,
    pub doubt: u64,
    /// New items, ascending.
    pub new: Vec<usize>,
}

impl Ranked {
    /// Where it stands among those that cost and are worth the same.
    pub fn rank(&self) -> (u64, u32, usize, &[usize]) {
        (self.doubt, self.kit.new_items, self.kit.state, &self.new)
    }
}

impl<'i> Table<'i> {
    pub fn new(instance: &'i Instance, state: usize) -> Self {
        let items = instance.items.len();
        let mut pairs = Vec::with_capacity(instance.activities.len() * items * items);
        for (activity, of_it) in instance.activities.iter().enumerate() {
            for (main, second) in (0..items).flat_map(|main| (0..items).map(move |second| (main, second))) {
                let usable = [main, second].iter().all(|&item| is_usable(instance, item, activity));
                let is_allowed = usable && (main == second || of_it.is_checked);
                let second = Some(second).filter(|&second| second != main);
                pairs.push(is_allowed.then(|| worth(instance, state, activity, main, second)));
            }
        }
        Self { instance, state, fixed: fixed(instance), pairs }
    }

    /// The most that an activity is worth on devices of a set, and whether a main device for that covers what is required.
    pub fn best(&self, activity: usize, items: &[usize]) -> Option<(u64, bool)> {
        let count = self.instance.items.len();
        let pairs = items.iter().flat_map(|&main| items.iter().map(move |&second| (main, second)));
        let of_pair = |(main, second): (usize, usize)| {
            let worth = self.pairs[(activity * count + main) * count + second]?;
            Some((worth, covers(self.instance, self.state, main, activity)))
        };
        pairs.filter_map(of_pair).max()
    }

    /// What new items have to bring because others of their family are there.
    fn beside_others(&self, new: &[usize]) -> u64 {
        let family = |item: &usize| self.instance.items[*item].family;
        let mut families: Vec<u16> = new.iter().filter_map(family).collect();
        families.sort_unstable();
        let further = families.iter().enumerate().filter(|(place, known)| {
            self.fixed.iter().any(|item| family(item) == Some(**known)) || families[..*place].contains(known)
        });
        self.instance.alike * u64::try_from(further.count()).expect("a few")
    }

    /// A kit with these new items, ascending.
    pub fn kit(&self, new: &[usize]) -> Ranked {
        let Self { instance, state, .. } = *self;
        let mut items = [&self.fixed[..], new].concat();
        items.sort_unstable();
        let helpers = &instance.states[state];
        let sum = |of: fn(&advisor::advice::kit::KitItem) -> u64| -> u64 {
            new.iter().map(|&item| of(&instance.items[item])).sum()
        };
        let best: Vec<_> = (0..instance.activities.len()).map(|activity| self.best(activity, &items)).collect();
        let benefit = best.iter().flatten().map(|(worth, _)| worth).sum();
        let kit = KitSolution {
            state,
            cost: helpers.cost + sum(|item| item.cost),
            counted: helpers.counted + sum(|item| item.counted),
            new_items: helpers.new_items + u32::try_from(new.len()).expect("a few"),
            benefit,
            net: net(instance, benefit, helpers.toll + sum(|item| item.toll) + self.beside_others(new)),
            items,
        };
        Ranked { kit, best, doubt: sum(|item| u64::from(item.doubt)), new: new.to_vec() }
    }
}

/// Calls for every kit within the limit of new items and with at most one of a kind.
pub fn each_kit(instance: &Instance, mut call: impl FnMut(Ranked)) {
    for state in 0..instance.states.len() {
        let table = Table::new(instance, state);
        let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
        while let Some(new) = sets.pop() {
            let things = instance.states[state].new_items + u32::try_from(new.len()).expect("a few");
            if things > instance.limit {
                continue;
            }
            let may_follow = |item: &usize| {
                let is_free = |other: &usize| instance.items[*other].kind != instance.items[*item].kind;
                instance.items[*item].is_new && new.iter().all(is_free)
            };
            let after = new.last().map_or(0, |last| last + 1);
            let following = (after..instance.items.len()).filter(may_follow);
            sets.extend(following.map(|item| [&new[..], &[item]].concat()));
            call(table.kit(&new));
        }
    }
}

/// The kits that no other one beats, by cost: of those that cost and are worth the same, the first by [`Ranked::rank`].
pub fn unbeaten(mut kits: Vec<Ranked>) -> Vec<Ranked> {
    let first = |kit: &KitSolution| (kit.cost, kit.counted, Reverse(kit.net));
    kits.sort_by(|one, other| (first(&one.kit), one.rank()).cmp(&(first(&other.kit), other.rank())));
    let mut kept: Vec<Ranked> = Vec::new();
    for kit in kits {
        if !kept.iter().any(|other| other.kit.counted <= kit.kit.counted && other.kit.net >= kit.kit.net) {
            kept.push(kit);
        }
    }
    kept
}
