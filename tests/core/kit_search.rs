//! The kit search against trying every kit there is, on small random instances.

mod instances;
pub mod plain;

use std::cmp::Reverse;

use crate::support::{Outcome, for_all};
use advisor::advice::kit::choose::{Choice, choose};
use advisor::advice::kit::frontier::{frontier, most_worth};
use advisor::advice::kit::value::Price;
use advisor::advice::kit::{FULL, Instance, KitSolution, State};
use advisor::knowledge::Share;
use instances::instances;
use plain::{Ranked, each_kit, fixed, unbeaten};
use proptest::prelude::*;
use proptest::sample::Index;

const CASES: u32 = 1000;

/// What is asked about an instance.
#[derive(Clone, Copy, Debug)]
struct Terms {
    /// Above what the cheapest kit costs.
    budget: u64,
    usual: u64,
    price: Price,
    gets_by: Share,
}

fn terms() -> impl Strategy<Value = Terms> {
    let money = || prop_oneof![4 => 0_u64..=30, 2 => 0_u64..=120, 1 => Just(u64::MAX / 4)];
    let doubling = prop_oneof![Just(0.0), 0.0..=0.1];
    (money(), money(), 1_u32..=20, doubling, 0_i32..=10_000).prop_map(|(budget, usual, unit, doubling, gets_by)| {
        Terms { budget, usual, price: Price { unit: f64::from(unit), doubling }, gets_by: Share::from_parts(gets_by) }
    })
}

impl Terms {
    fn budget(&self, instance: &Instance) -> u64 {
        instance.states[0].cost + self.budget
    }

    fn usual(&self, instance: &Instance) -> u64 {
        instance.states[0].cost + self.usual
    }

    fn choice(&self, instance: &Instance) -> Choice {
        choose(instance, self.budget(instance), self.usual(instance), self.price, self.gets_by).expect("some kit")
    }
}

fn all_kits(instance: &Instance) -> Vec<Ranked> {
    let mut kits = Vec::new();
    each_kit(instance, |kit| kits.push(kit));
    kits
}

#[test]
fn the_frontier_is_every_kit_that_none_beats_to_the_last_tie() {
    for_all(2 * CASES, instances(), |instance| {
        let (found, _) = frontier(&instance);
        let unbeaten: Vec<KitSolution> = unbeaten(all_kits(&instance)).into_iter().map(|ranked| ranked.kit).collect();
        prop_assert_eq!(found, unbeaten);
        Ok(())
    });
}

#[test]
fn no_activity_is_worth_more_than_what_is_said_to_be_possible() {
    for_all(CASES, instances(), |instance| {
        let (_, possible) = frontier(&instance);
        for kit in all_kits(&instance) {
            for (best, possible) in kit.best.iter().zip(&possible) {
                prop_assert!(best.is_none_or(|(worth, _)| worth <= *possible), "{kit:?} beats {possible}");
            }
        }
        Ok(())
    });
}

#[test]
fn the_least_is_the_cheapest_kit_with_which_every_activity_gets_by() {
    for_all(2 * CASES, (instances(), terms()), |(instance, terms)| {
        let choice = terms.choice(&instance);
        let share = u64::from(terms.gets_by.parts().unsigned_abs());
        let gets_by = |ranked: &Ranked| {
            let mut activities = ranked.best.iter().zip(&choice.best_possible);
            activities.all(|(best, most)| best.is_some_and(|(worth, covers)| covers && worth * FULL >= most * share))
        };
        let rank = |ranked: &Ranked| {
            let kit = &ranked.kit;
            (kit.cost, Reverse(kit.benefit), kit.new_items, kit.state, ranked.new.clone())
        };
        let least = all_kits(&instance).into_iter().filter(gets_by).min_by_key(rank);
        prop_assert_eq!(choice.least, least.map(|ranked| ranked.kit));
        Ok(())
    });
}

#[test]
fn of_all_kits_the_one_most_worth_its_money_is_recommended_and_of_equal_ones_the_cheapest() {
    for_all(CASES, (instances(), terms()), |(instance, terms)| {
        let choice = terms.choice(&instance);
        let best_of = |most: u64, value: &dyn Fn(&KitSolution) -> i64| {
            let kits = all_kits(&instance).into_iter().filter(|ranked| ranked.kit.cost <= most);
            let better = |one: &Ranked, other: &Ranked| {
                let first = |kit: &KitSolution| (Reverse(value(kit)), kit.cost, kit.counted);
                (first(&one.kit), one.rank()).cmp(&(first(&other.kit), other.rank()))
            };
            kits.min_by(better).expect("some kit").kit
        };
        let budget = terms.budget(&instance);
        let advised = terms.usual(&instance).min(budget);
        prop_assert_eq!(&choice.best_value, &best_of(advised, &|kit| terms.price.value(kit)));
        let alone = most_worth(&instance, advised, terms.price);
        prop_assert_eq!(alone.as_ref(), Some(&choice.best_value));
        prop_assert_eq!(&choice.best_in_budget, &best_of(budget, &|kit| kit.net));
        prop_assert_eq!(choice.frontier, frontier(&instance).0);
        Ok(())
    });
}

#[test]
fn with_more_money_no_value_is_lower_and_no_kit_comes_back() {
    for_all(CASES, (instances(), terms()), |(instance, terms)| {
        let (mut seen, mut highest) = (Vec::new(), i64::MIN);
        for more in (0..=60).chain([u64::MAX / 4]) {
            let terms = Terms { budget: more, usual: u64::MAX / 4, ..terms };
            let choice = terms.choice(&instance);
            let value = terms.price.value(&choice.best_value);
            prop_assert!(value >= highest, "{value} for {more} more, {highest} for less");
            highest = value;
            prop_assert!(choice.best_in_budget.net >= choice.best_value.net);
            if seen.last() != Some(&choice.best_value) {
                prop_assert!(!seen.contains(&choice.best_value), "{:?} comes back", choice.best_value);
                seen.push(choice.best_value);
            }
        }
        Ok(())
    });
}

/// What holds for every kit of an instance.
fn check_kit(instance: &Instance, kit: &KitSolution) -> Outcome {
    prop_assert!(kit.new_items <= instance.limit, "more than {} new items: {kit:?}", instance.limit);
    prop_assert!(kit.items.is_sorted_by(|one, other| one < other));
    prop_assert!(fixed(instance).iter().all(|item| kit.items.contains(item)), "something is left out of {kit:?}");
    let mut kinds: Vec<u16> =
        kit.items.iter().map(|&item| &instance.items[item]).filter(|item| item.is_new).map(|item| item.kind).collect();
    kinds.sort_unstable();
    prop_assert!(kinds.is_sorted_by(|one, other| one < other), "two new ones of a kind: {kit:?}");
    let worths = instance.worths(kit.state, &kit.items);
    prop_assert_eq!(worths.iter().sum::<u64>(), kit.benefit);
    Ok(())
}

#[test]
fn every_kit_of_a_choice_keeps_to_the_rules() {
    for_all(CASES, (instances(), terms()), |(instance, terms)| {
        let choice = terms.choice(&instance);
        for kit in choice.frontier.iter().chain(&choice.least) {
            check_kit(&instance, kit)?;
        }
        prop_assert!(choice.best_value.cost <= terms.usual(&instance).min(terms.budget(&instance)));
        prop_assert!(choice.best_in_budget.cost <= terms.budget(&instance));
        let beats = |one: &KitSolution, other: &KitSolution| {
            one.cost <= other.cost && one.counted <= other.counted && one.net >= other.net
        };
        for (place, kit) in choice.frontier.iter().enumerate() {
            let (before, after) = choice.frontier.split_at(place);
            prop_assert!(!before.iter().chain(&after[1..]).any(|other| beats(other, kit)), "{kit:?} is beaten");
        }
        Ok(())
    });
}

/// The instance with only some of the items, in a given order.
fn with_items(instance: &Instance, items: &[usize]) -> Instance {
    let state = |state: &State| {
        let sheets = items.iter().map(|&item| state.sheets[item]).collect();
        State { sheets, ..state.clone() }
    };
    Instance {
        states: instance.states.iter().map(state).collect(),
        usable: items.iter().map(|&item| instance.usable[item]).collect(),
        items: items.iter().map(|&item| instance.items[item]).collect(),
        ..instance.clone()
    }
}

/// The same kits where the items of an instance have other names.
fn renamed(kits: Vec<KitSolution>, name: impl Fn(usize) -> usize) -> Vec<KitSolution> {
    let rename = |kit: KitSolution| {
        let mut items: Vec<usize> = kit.items.iter().map(|&item| name(item)).collect();
        items.sort_unstable();
        KitSolution { items, ..kit }
    };
    kits.into_iter().map(rename).collect()
}

#[test]
fn one_more_item_never_lowers_the_frontier_and_changes_no_kit_that_is_as_good_without_it() {
    for_all(2 * CASES, (instances(), any::<Index>()), |(instance, out)| {
        let new: Vec<usize> = (0..instance.items.len()).filter(|&item| instance.items[item].is_new).collect();
        if new.is_empty() {
            return Ok(());
        }
        let out = new[out.index(new.len())];
        let rest: Vec<usize> = (0..instance.items.len()).filter(|&item| item != out).collect();
        let without = renamed(frontier(&with_items(&instance, &rest)).0, |item| rest[item]);
        let (with, _) = frontier(&instance);
        for kit in &without {
            let is_as_good =
                |other: &KitSolution| other.cost <= kit.cost && other.counted <= kit.counted && other.net >= kit.net;
            prop_assert!(with.iter().any(is_as_good), "nothing is as good as {kit:?}");
        }
        let kept: Vec<&KitSolution> = with.iter().filter(|kit| !kit.items.contains(&out)).collect();
        prop_assert!(kept.iter().all(|kit| without.contains(kit)), "{kept:?} come from {without:?}");
        if kept.len() == with.len() {
            prop_assert_eq!(with, without);
        }
        Ok(())
    });
}

#[test]
fn the_order_of_the_items_changes_no_kit_where_doubt_tells_them_apart() {
    let shuffled = instances().prop_flat_map(|instance| {
        let order: Vec<usize> = (0..instance.items.len()).collect();
        (Just(instance), Just(order).prop_shuffle(), terms())
    });
    for_all(CASES, shuffled, |(mut instance, order, terms)| {
        for (place, item) in instance.items.iter_mut().enumerate() {
            item.doubt = 1 << place;
        }
        let other = with_items(&instance, &order);
        let (found, other) = (terms.choice(&instance), terms.choice(&other));
        let of_other = [other.best_value, other.best_in_budget].into_iter().chain(other.frontier).collect();
        let own: Vec<KitSolution> =
            [found.best_value, found.best_in_budget].into_iter().chain(found.frontier).collect();
        prop_assert_eq!(renamed(of_other, |item| order[item]), own);
        prop_assert_eq!(other.best_possible, found.best_possible);
        let worth = |kit: Option<KitSolution>| kit.map(|kit| (kit.cost, kit.benefit, kit.new_items, kit.state));
        prop_assert_eq!(worth(other.least), worth(found.least));
        Ok(())
    });
}
