//! Exact search for the kits that none beats in cost and worth.
//!
//! An activity takes two devices at most. So what it is worth with a set is the most that it is worth with any two of the set,
//! beside what is in every kit: `worth(set) = max over pairs of worth(pair)`. The worths of all pairs are worked out once for
//! each set of helpers; larger sets are gone through by adding one item after the other, and a part of the search is left as
//! soon as some kit found so far costs no more and is worth at least as much as the best that the part could hold.
//!
//! Kits are in a total order, so neither the way to them nor items outside them make a difference: of two that are worth the
//! same for the same cost, the less doubtful, then the one with fewer things, the earlier helpers, the items named first.

use super::value::Price;
use super::{FULL, Instance, KitActivity, KitSolution, Pair, State};
use crate::advice::order::{sort_by_score, sort_short_by_key};

/// The kits by cost, and what each activity is worth at best.
#[must_use]
pub fn frontier(instance: &Instance) -> (Vec<KitSolution>, Vec<u64>) {
    let Report { kits, best, .. } = frontier_report(instance);
    (kits, best)
}

/// What a search finds, and how hard it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// By cost.
    pub kits: Vec<KitSolution>,
    /// What each activity is worth at best.
    pub best: Vec<u64>,
    /// How many kits were tried.
    pub tried: u64,
}

/// The same as [`frontier`] with how many kits were tried.
#[must_use]
pub fn frontier_report(instance: &Instance) -> Report {
    let mut search = Search::new(instance, Kept::Unbeaten(Vec::new()));
    search.run();
    Report { kits: search.kept.kits(instance), best: search.best, tried: search.tried }
}

/// The kit for so many cents at most that is most worth its money; of equal ones the cheapest, as the frontier has them.
/// `None` where there is none for so little.
#[must_use]
pub fn most_worth(instance: &Instance, most: u64, price: Price) -> Option<KitSolution> {
    let mut search = Search::new(instance, Kept::MostWorth { most, price, found: None });
    search.run();
    search.kept.kits(instance).pop()
}

/// A kit as the search knows it.
#[derive(Clone)]
struct Found {
    cost: u64,
    counted: u64,
    /// In hundredths of a point.
    net: i64,
    doubt: u64,
    new_items: u32,
    state: usize,
    /// New ones, ascending.
    items: Vec<usize>,
}

impl Found {
    fn kit(&self, instance: &Instance) -> KitSolution {
        let mut items: Vec<usize> = instance.fixed().into_iter().chain(self.items.iter().copied()).collect();
        sort_short_by_key(&mut items, |item| *item);
        KitSolution {
            state: self.state,
            cost: self.cost,
            counted: self.counted,
            new_items: self.new_items,
            benefit: instance.worths(self.state, &items).iter().sum(),
            net: self.net,
            items,
        }
    }
}

/// What a search keeps of the kits that it comes by.
enum Kept {
    /// Those that none beats, by cost and what it counts for.
    Unbeaten(Vec<Found>),
    /// The one that is most worth its money, with its value, of those for so much at most.
    MostWorth { most: u64, price: Price, found: Option<(i64, Found)> },
}

impl Kept {
    fn kits(self, instance: &Instance) -> Vec<KitSolution> {
        match self {
            Self::Unbeaten(found) => found.iter().map(|found| found.kit(instance)).collect(),
            Self::MostWorth { found, .. } => found.iter().map(|(_, found)| found.kit(instance)).collect(),
        }
    }

    /// Whether no kit that costs no less and is worth no more is to be kept; one that is the same may be.
    fn beats(&self, cost: u64, counted: u64, net: i64) -> bool {
        match self {
            Self::Unbeaten(found) => {
                // What costs most is worth most, mostly.
                let cheaper = found.iter().rev().skip_while(|found| found.cost > cost);
                let mut better = cheaper.filter(|found| found.net >= net && found.counted <= counted);
                better.any(|found| (found.cost, found.counted, found.net) != (cost, counted, net))
            }
            Self::MostWorth { most, price, found } => {
                cost > *most
                    || found.as_ref().is_some_and(|(value, found)| {
                        // Working out what money is worth takes a while.
                        net * 100 < *value
                            || (-price.value_of(net, counted), cost, counted) > (-value, found.cost, found.counted)
                    })
            }
        }
    }

    /// Takes a kit in that is not beaten.
    fn take(&mut self, kit: Found) {
        let rank = |kit: &Found| (kit.doubt, kit.new_items, kit.state);
        let is_first = |one: &Found, other: &Found| (rank(one), &one.items) < (rank(other), &other.items);
        match self {
            Self::Unbeaten(found) => {
                let (cost, counted, net) = (kit.cost, kit.counted, kit.net);
                let is_equal = |other: &Found| (other.cost, other.counted, other.net) == (cost, counted, net);
                if found.iter().any(|other| is_equal(other) && !is_first(&kit, other)) {
                    return;
                }
                found.retain(|other| other.cost < cost || other.counted < counted || other.net > net);
                let costs_more = |other: &Found| (other.cost, other.counted) > (cost, counted);
                let at = found.iter().position(costs_more).unwrap_or(found.len());
                found.insert(at, kit);
            }
            Self::MostWorth { price, found, .. } => {
                let value = price.value_of(kit.net, kit.counted);
                let key = |value: i64, kit: &Found| (-value, kit.cost, kit.counted);
                let is_better = found.as_ref().is_none_or(|(known, other)| {
                    let (own, known) = (key(value, &kit), key(*known, other));
                    own < known || own == known && is_first(&kit, other)
                });
                if is_better {
                    *found = Some((value, kit));
                }
            }
        }
    }
}

struct Search<'a> {
    instance: &'a Instance,
    kept: Kept,
    best: Vec<u64>,
    /// New items that may be used for something, the cheapest first.
    items: Vec<usize>,
    /// For each activity, no less than a second device adds to what is done on both.
    most_of_both: Vec<u64>,
    tried: u64,
}

/// A set of helpers with all that may join them.
struct Part<'a> {
    instance: &'a Instance,
    state: usize,
    /// What is in every kit.
    fixed: Vec<usize>,
    /// What each activity is worth with that.
    worths: Vec<u64>,
    /// New items that no other one of their kind can stand in for, the cheapest first.
    items: Vec<usize>,
    /// `most[place * activities + activity]`: no less than an activity is worth with any of the items up to a place.
    most: Vec<u64>,
    /// `pairs[(one * items + other) * activities + activity]`: the worth with these two, by their places in `items`, and with
    /// the one alone where both are the same; [`UNKNOWN`] until it is asked for.
    pairs: Vec<u64>,
}

/// A worth that has not been worked out.
const UNKNOWN: u64 = u64::MAX;

impl<'a> Part<'a> {
    /// The part with some of the new items, the cheapest first.
    fn new(instance: &'a Instance, state: usize, fixed: Vec<usize>, worths: Vec<u64>, items: &[usize]) -> Self {
        let items = undominated(instance, state, items);
        let (count, activities) = (items.len(), instance.activities.len());
        let mut most = vec![0; count * activities];
        for (activity, &worth) in worths.iter().enumerate() {
            most_of(instance, state, activity, &fixed, &items, worth, &mut most);
        }
        Self { instance, state, fixed, worths, items, most, pairs: vec![UNKNOWN; count * count * activities] }
    }

    /// Raises worths to those with two items.
    fn raise(&mut self, worths: &mut [u64], one: usize, other: usize) {
        let activities = worths.len();
        let at = (one * self.items.len() + other) * activities;
        if self.pairs[at] == UNKNOWN {
            for activity in 0..activities {
                let worth = if one == other { self.alone(activity, one) } else { self.together(activity, one, other) };
                self.pairs[at + activity] = worth;
            }
        }
        for (worth, with) in worths.iter_mut().zip(&self.pairs[at..at + activities]) {
            *worth = (*worth).max(*with);
        }
    }

    fn pair(&self, activity: usize, main: usize, second: Option<usize>) -> u64 {
        self.instance.worth_of(self.state, activity, Pair { main, second })
    }

    /// The worth with one item beside what is in every kit.
    fn alone(&self, activity: usize, place: usize) -> u64 {
        let (instance, item) = (self.instance, self.items[place]);
        if !instance.is_usable(item, activity) {
            return 0;
        }
        let beside = self.fixed.iter().filter(|&&other| instance.is_usable(other, activity));
        let beside = beside.filter(|_| instance.activities[activity].is_checked);
        beside.fold(self.pair(activity, item, None), |worth, &other| {
            worth.max(self.pair(activity, item, Some(other))).max(self.pair(activity, other, Some(item)))
        })
    }

    /// The worth that two items have only together.
    fn together(&self, activity: usize, one: usize, other: usize) -> u64 {
        let instance = self.instance;
        let (one, other) = (self.items[one], self.items[other]);
        let is_usable = |item: usize| instance.is_usable(item, activity);
        if !instance.activities[activity].is_checked || !is_usable(one) || !is_usable(other) {
            return 0;
        }
        self.pair(activity, one, Some(other)).max(self.pair(activity, other, Some(one)))
    }

    /// No less than each activity is worth with any of the items up to a place.
    fn most(&self, place: usize) -> &[u64] {
        let activities = self.instance.activities.len();
        &self.most[place * activities..(place + 1) * activities]
    }

    fn clashes(&self, one: usize, other: usize) -> bool {
        self.instance.items[self.items[one]].kind == self.instance.items[self.items[other]].kind
    }
}

/// For the items up to each place, no less than an activity is worth with any of them: on the best main device with the best
/// that any other shows, row by row.
fn most_of(
    instance: &Instance,
    state: usize,
    activity: usize,
    fixed: &[usize],
    items: &[usize],
    worth: u64,
    most: &mut [u64],
) {
    let KitActivity { either, is_checked } = instance.activities[activity];
    let mut seconds = vec![0; either.1 - either.0];
    let see = |item: usize, seconds: &mut [u64]| {
        let mut is_higher = false;
        for (known, second) in seconds.iter_mut().zip(instance.either_second(instance.sheet(state, item), either)) {
            is_higher |= second > known && is_checked;
            *known = if is_checked { (*known).max(*second) } else { 0 };
        }
        is_higher
    };
    let on = |main: usize, seconds: &[u64]| {
        let sheet = instance.sheet(state, main);
        let both = instance.both(sheet, activity);
        let both = if is_checked { both.iter().max().copied().unwrap_or_default() } else { both[0] };
        let rows = instance.either(sheet, either).iter().zip(seconds).map(|(own, second)| (*own).max(*second));
        let worth = instance.alone(sheet, activity) + both + rows.sum::<u64>();
        if instance.covers(sheet, activity) { worth } else { worth * instance.short_of_required / FULL }
    };
    let usable = |item: &&usize| instance.is_usable(**item, activity);
    for &item in fixed.iter().filter(usable) {
        see(item, &mut seconds);
    }
    // Every main device that is in every kit may be worth more beside any other one.
    let alone = fixed.iter().filter(usable).filter(|_| is_checked);
    let mut best = alone.map(|&main| on(main, &seconds)).fold(worth, u64::max);
    for (place, item) in items.iter().enumerate() {
        if usable(&item) {
            if see(*item, &mut seconds) {
                // Every main device may be worth more beside it.
                let mains = fixed.iter().chain(&items[..place]).filter(usable);
                best = mains.map(|&main| on(main, &seconds)).max().unwrap_or_default().max(best);
            }
            best = best.max(on(*item, &seconds));
        }
        most[place * instance.activities.len() + activity] = best;
    }
}

/// The new items of a state that no other one can stand in for in any kit, the cheapest first: none of their kind that is
/// worth at least as much in every way, costs no more and is doubted no more.
fn undominated(instance: &Instance, state: usize, items: &[usize]) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for &item in items {
        if !kept.iter().any(|&other| stands_in(instance, state, other, item)) {
            kept.push(item);
        }
    }
    kept
}

fn stands_in(instance: &Instance, state: usize, one: usize, other: usize) -> bool {
    let (known, own) = (&instance.items[one], &instance.items[other]);
    // What has no family, or the same, has to bring no more beside others.
    if known.family.is_some() && known.family != own.family {
        return false;
    }
    if known.kind != own.kind || known.counted > own.counted || known.doubt > own.doubt || known.toll > own.toll {
        return false;
    }
    let missed = instance.states[state].helpers & own.helped_by & !known.helped_by;
    if instance.usable[other] & !instance.usable[one] != 0 || missed != 0 {
        return false;
    }
    let worths = &instance.worths;
    let [one, other] = [one, other].map(|item| instance.sheet(state, item));
    let is_no_less = |values: &[u64], width: usize| {
        let of = |sheet: usize| &values[sheet * width..(sheet + 1) * width];
        of(one).iter().zip(of(other)).all(|(one, other)| one >= other)
    };
    let (activities, rows) = (instance.activities.len(), instance.rows());
    worths.covers[other] & !worths.covers[one] == 0
        && is_no_less(&worths.quality, 1)
        && is_no_less(&worths.main, activities)
        && is_no_less(&worths.either, rows)
        && is_no_less(&worths.either_second, rows)
        && is_no_less(&worths.both, activities * instance.levels)
}

/// No less than an activity is worth on any of the devices seen: each row on the device that does it best.
struct Highest {
    worth: u64,
    main: u64,
    rows: Vec<u64>,
}

impl Highest {
    fn new(worth: u64) -> Self {
        Self { worth, main: 0, rows: Vec::new() }
    }

    fn see(&mut self, instance: &Instance, state: usize, activity: usize, item: usize) {
        if !instance.is_usable(item, activity) {
            return;
        }
        let KitActivity { either, is_checked } = instance.activities[activity];
        let sheet = instance.sheet(state, item);
        let both = instance.both(sheet, activity);
        let both = if is_checked { both.iter().max().copied().unwrap_or_default() } else { both[0] };
        self.main = self.main.max(instance.alone(sheet, activity) + both);
        self.rows.resize(either.1 - either.0, 0);
        let (own, second) = (instance.either(sheet, either), instance.either_second(sheet, either));
        for ((known, own), second) in self.rows.iter_mut().zip(own).zip(second) {
            *known = (*known).max(*own).max(if is_checked { *second } else { 0 });
        }
    }

    fn worth(&self) -> u64 {
        self.worth.max(self.main + self.rows.iter().sum::<u64>())
    }
}

/// A kit under way.
struct Kit {
    /// Places in [`Part::items`].
    chosen: Vec<usize>,
    cost: u64,
    counted: u64,
    toll: u64,
    /// Helpers that make no difference to anything in it yet.
    missing: u32,
    /// For what is in every kit, and with each item that was chosen, what each activity is worth.
    worths: Vec<u64>,
}

impl Kit {
    /// What is in every kit of a part.
    fn of(part: &Part) -> Self {
        let (instance, helpers) = (part.instance, &part.instance.states[part.state]);
        let helped = part.fixed.iter().fold(0, |helped, &item| helped | instance.items[item].helped_by);
        Self {
            chosen: Vec::new(),
            cost: helpers.cost,
            counted: helpers.counted,
            toll: helpers.toll,
            missing: helpers.helpers & !helped,
            worths: Vec::new(),
        }
    }
}

impl<'a> Search<'a> {
    fn new(instance: &'a Instance, kept: Kept) -> Self {
        let new = (0..instance.items.len()).filter(|&item| instance.items[item].is_new && instance.usable[item] != 0);
        let mut order: Vec<(i64, usize)> =
            new.map(|item| (-i64::try_from(instance.items[item].cost).unwrap_or(i64::MAX), item)).collect();
        sort_by_score(&mut order);
        let items = order.into_iter().map(|(_, item)| item).collect();
        let most_of_both = (0..instance.activities.len()).map(|activity| instance.most_of_both(activity)).collect();
        Self { instance, kept, best: vec![0; instance.activities.len()], items, most_of_both, tried: 0 }
    }

    fn run(&mut self) {
        // Few things first: what they reach keeps the search for many things short.
        let mut parts: Vec<Part> = Vec::new();
        for state in 0..self.instance.states.len() {
            parts.extend(self.few(state));
        }
        for mut part in parts {
            self.many(&mut part);
        }
    }

    /// Goes through the kits with the helpers of a state and two new items at most; the part, where there may be more.
    fn few(&mut self, state: usize) -> Option<Part<'a>> {
        let instance = self.instance;
        let helpers = &instance.states[state];
        let slots = usize::try_from(instance.limit.checked_sub(helpers.new_items)?).unwrap_or(usize::MAX);
        let fixed = instance.fixed();
        let worths = instance.worths(state, &fixed);
        for (known, worth) in self.best.iter_mut().zip(&worths) {
            *known = (*known).max(*worth);
        }
        let is_worth_it = slots > 0 && self.each_helper_brings_enough(state);
        let promising = if is_worth_it { self.promising(state, &fixed, &worths) } else { 0 };
        let mut part = Part::new(instance, state, fixed, worths, &self.items[..promising]);
        self.offer(&part, &Kit::of(&part), &part.worths);
        self.through(&mut part, slots.min(2));
        (is_worth_it && slots > 2 && instance.activities.len() > 1).then_some(part)
    }

    /// Goes through the larger kits of a part.
    fn many(&mut self, part: &mut Part) {
        let limit = self.instance.limit - self.instance.states[part.state].new_items;
        // No activity takes more than two.
        let most = 2 * self.instance.activities.len();
        self.through(part, usize::try_from(limit).unwrap_or(usize::MAX).min(most));
    }

    fn through(&mut self, part: &mut Part, slots: usize) {
        for dearest in 0..part.items.len() {
            let mut kit = Kit::of(part);
            kit.worths.clone_from(&part.worths);
            if slots > 0 {
                self.add(part, &mut kit, dearest, dearest, slots);
            }
        }
    }

    /// Whether each new helper of a state may be worth more in some kit with something else to buy than it has to bring.
    ///
    /// Else the same kit without the helper costs less and is worth at least as much, less what its things have to bring.
    fn each_helper_brings_enough(&self, state: usize) -> bool {
        let states = &self.instance.states;
        let State { helpers, switched_on, .. } = states[state];
        (0..u32::BITS).map(|bit| 1 << bit).filter(|bit| helpers & bit != 0).all(|bit| {
            let without = states.iter().position(|other| other.switched_on == switched_on & !bit);
            without.is_none_or(|without| self.most_gained(state, without) > self.instance.thing)
        })
    }

    /// No less than any kit gains by the helpers of one state over those of another.
    fn most_gained(&self, state: usize, over: usize) -> u64 {
        let instance = self.instance;
        let mut sum = 0;
        for (activity, KitActivity { either, is_checked }) in instance.activities.iter().enumerate() {
            let (mut main, mut rows) = (0, vec![0; either.1 - either.0]);
            for item in (0..instance.items.len()).filter(|&item| instance.is_usable(item, activity)) {
                let (with, without) = (instance.sheet(state, item), instance.sheet(over, item));
                if with == without {
                    continue;
                }
                let gained = |with: u64, without: u64| with.saturating_sub(without);
                let both = instance.both(with, activity).iter().zip(instance.both(without, activity));
                let both = both.map(|(with, without)| gained(*with, *without)).max().unwrap_or_default();
                // A better second device makes more of what is done on both.
                let quality = gained(instance.worths.quality[with], instance.worths.quality[without]);
                let quality = if *is_checked { self.most_of_both[activity] * quality / FULL } else { 0 };
                // What falls short of what is required and then does not may gain all that it is worth.
                if instance.covers(with, activity) != instance.covers(without, activity) {
                    return u64::MAX;
                }
                main = main
                    .max(gained(instance.alone(with, activity), instance.alone(without, activity)) + both + quality);
                let own = instance.either(with, *either).iter().zip(instance.either(without, *either));
                let second = instance.either_second(with, *either).iter().zip(instance.either_second(without, *either));
                for ((most, own), second) in rows.iter_mut().zip(own).zip(second) {
                    *most = gained(*own.0, *own.1).max(gained(*second.0, *second.1)).max(*most);
                }
            }
            sum += main + rows.iter().sum::<u64>();
        }
        sum
    }

    /// How many of the new items, the cheapest first, may be in a kit that none beats.
    fn promising(&mut self, state: usize, fixed: &[usize], worths: &[u64]) -> usize {
        let instance = self.instance;
        let helpers = &instance.states[state];
        let mut high: Vec<Highest> = worths.iter().map(|worth| Highest::new(*worth)).collect();
        for (activity, high) in high.iter_mut().enumerate() {
            fixed.iter().for_each(|&item| high.see(instance, state, activity, item));
        }
        let mut promising = 0;
        for (place, &item) in self.items.iter().enumerate() {
            for (activity, high) in high.iter_mut().enumerate() {
                high.see(instance, state, activity, item);
            }
            let bound = self.instance.net(high.iter().map(Highest::worth).sum(), helpers.toll + instance.thing);
            let cost = instance.items[item].cost;
            if !self.kept.beats(helpers.cost + cost, helpers.counted + cost, bound) {
                promising = place + 1;
            }
        }
        for (known, high) in self.best.iter_mut().zip(&high) {
            *known = (*known).max(high.worth());
        }
        promising
    }

    /// Adds an item, then more of those before it, to a kit whose most expensive one is the `dearest`. False where neither this
    /// one nor any that costs more is worth a look.
    fn add(&mut self, part: &mut Part, kit: &mut Kit, dearest: usize, place: usize, slots: usize) -> bool {
        self.tried += 1;
        let (instance, activities) = (self.instance, self.instance.activities.len());
        let item = &instance.items[part.items[place]];
        let worths = kit.worths.len() - activities;
        let bound = kit.worths[worths..].iter().zip(part.most(dearest)).map(|(worth, most)| (*worth).max(*most));
        // Nothing has to bring less than another thing.
        let bound = self.instance.net(bound.sum(), kit.toll + instance.thing);
        if self.kept.beats(kit.cost + item.cost, kit.counted + item.cost, bound) {
            return false;
        }
        // Helpers that help nothing in a kit are not worth their money.
        let missing = kit.missing & !item.helped_by;
        if slots == 1 && missing != 0 || kit.chosen.iter().any(|&other| part.clashes(other, place)) {
            return true;
        }
        kit.worths.extend_from_within(worths..);
        part.raise(&mut kit.worths[worths + activities..], place, place);
        for &other in &kit.chosen {
            part.raise(&mut kit.worths[worths + activities..], other, place);
        }
        let before = (kit.cost, kit.counted, kit.toll, kit.missing);
        kit.cost += item.cost;
        kit.counted += item.counted;
        let chosen = kit.chosen.iter().map(|&other| part.items[other]);
        kit.toll += instance.toll_beside(part.items[place], part.fixed.iter().copied().chain(chosen));
        kit.missing = missing;
        kit.chosen.push(place);
        self.offer(part, kit, &kit.worths[worths + activities..]);
        if slots > 1 {
            for cheaper in 0..place {
                if !self.add(part, kit, dearest, cheaper, slots - 1) {
                    break;
                }
            }
        }
        kit.chosen.pop();
        (kit.cost, kit.counted, kit.toll, kit.missing) = before;
        kit.worths.truncate(worths + activities);
        true
    }

    /// Takes a kit in if none beats it.
    fn offer(&mut self, part: &Part, kit: &Kit, worths: &[u64]) {
        if kit.missing != 0 {
            return;
        }
        let net = self.instance.net(worths.iter().sum(), kit.toll);
        let (cost, counted) = (kit.cost, kit.counted);
        if self.kept.beats(cost, counted, net) {
            return;
        }
        let mut items: Vec<usize> = kit.chosen.iter().map(|&place| part.items[place]).collect();
        sort_short_by_key(&mut items, |item| *item);
        let doubt = items.iter().map(|&item| u64::from(self.instance.items[item].doubt)).sum();
        let new_items = self.instance.states[part.state].new_items + u32::try_from(items.len()).unwrap_or(u32::MAX);
        let found = Found { cost, counted, net, doubt, new_items, state: part.state, items };
        self.kept.take(found);
    }
}
