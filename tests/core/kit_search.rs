//! The kit search against trying every kit there is, on small random instances.

use std::fmt::Debug;

use crate::support::{Outcome, for_all};
use advisor::advice::kit::Goal;
use advisor::advice::kit::choose::{best_value, choose, coverable};
use advisor::advice::kit::search::search;
use advisor::advice::kit::{Cover, Instance, KitItem, KitSolution, State};
use advisor::knowledge::Share;
use proptest::prelude::*;

const CASES: u32 = 4000;

/// A small problem: an instance, the rows that must be covered, and a budget.
#[derive(Clone, Debug)]
struct Problem {
    instance: Instance,
    need: Cover,
    budget: u64,
}

/// Costs and values from small ranges, so that ties are common.
fn problems() -> impl Strategy<Value = Problem> {
    (1_usize..=6, 0_usize..=10, 1_usize..=3).prop_flat_map(|(rows, items, states)| {
        let cost = prop_oneof![1 => Just(0_u64), 3 => 1_u64..=6, 2 => 1_u64..=40];
        let weight = prop_oneof![1 => Just(0_u64), 4 => 1_u64..=4, 2 => 1_u64..=300_000];
        let limit = prop_oneof![4 => 0_u32..=5, 1 => Just(u32::MAX)];
        let weights = prop::collection::vec(weight, rows);
        let kind = prop::option::of(0_u16..=2);
        let items_list = prop::collection::vec((cost.clone(), prop::bool::weighted(0.75), 0_u32..=2, kind), items);
        let first = state(rows, items, Just((0, 0)).boxed());
        let helped = state(rows, items, (cost, 1_u32..=2).boxed());
        let states = (first, prop::collection::vec(helped, states - 1));
        let need = 0..1_u64 << rows;
        let budget = prop_oneof![1 => Just(0_u64), 4 => 0_u64..=20, 2 => 0_u64..=120, 1 => Just(u64::MAX / 4)];
        (weights, items_list, states, limit, need, budget, any::<bool>()).prop_map(
            |(weights, items, (first, mut states), limit, need, budget, needs_nothing)| {
                let item =
                    |(cost, is_new, doubt, kind)| KitItem { cost: if is_new { cost } else { 0 }, is_new, doubt, kind };
                let items = items.into_iter().map(item);
                states.push(first);
                states.sort_by_key(|state| (state.cost, state.new_items));
                let instance = Instance { weights, items: items.collect(), states, limit };
                Problem { instance, need: if needs_nothing { 0 } else { need }, budget }
            },
        )
    })
}

fn state(rows: usize, items: usize, price: BoxedStrategy<(u64, u32)>) -> impl Strategy<Value = State> {
    let value = prop_oneof![2 => Just(0_u16), 3 => 1_u16..=4, 2 => 0_u16..=10_000];
    let covers = prop::collection::vec(prop_oneof![1 => Just(0), 2 => 0..1_u64 << rows], items);
    (price, prop::collection::vec(value, rows * items), covers).prop_map(|((cost, new_items), values, covers)| State {
        cost,
        new_items,
        values,
        covers,
    })
}

/// Cost, number of new items, benefit and covered rows of a set of new items, worked out the plain way.
fn outcome(instance: &Instance, state: usize, chosen: &[usize]) -> KitSolution {
    let owned = (0..instance.items.len()).filter(|&item| !instance.items[item].is_new);
    let mut items: Vec<usize> = owned.chain(chosen.iter().copied()).collect();
    items.sort_unstable();
    let rows = instance.weights.len();
    let helpers = &instance.states[state];
    let benefit = |row: usize| {
        let best = items.iter().map(|item| helpers.values[item * rows + row]).max().unwrap_or(0);
        instance.weights[row] * u64::from(best)
    };
    KitSolution {
        state,
        cost: helpers.cost + chosen.iter().map(|&item| instance.items[item].cost).sum::<u64>(),
        new_items: helpers.new_items + u32::try_from(chosen.len()).expect("at most ten"),
        benefit: (0..rows).map(benefit).sum(),
        covers: items.iter().fold(0, |covers, &item| covers | helpers.covers[item]),
        items,
    }
}

fn two_of_a_kind(instance: &Instance, chosen: &[usize]) -> bool {
    let kinds = chosen.iter().filter_map(|&item| instance.items[item].kind);
    let kinds: Vec<u16> = kinds.collect();
    (1..kinds.len()).any(|place| kinds[..place].contains(&kinds[place]))
}

/// Every kit within the limits that covers what is needed.
fn all_kits(Problem { instance, need, budget }: &Problem) -> Vec<KitSolution> {
    let new: Vec<usize> = (0..instance.items.len()).filter(|&item| instance.items[item].is_new).collect();
    let mut kits = Vec::new();
    for state in 0..instance.states.len() {
        for mask in 0..1_usize << new.len() {
            let chosen = new.iter().enumerate().filter(|(place, _)| mask & (1 << place) != 0);
            let chosen: Vec<usize> = chosen.map(|(_, &item)| item).collect();
            let kit = outcome(instance, state, &chosen);
            if two_of_a_kind(instance, &chosen) {
                continue;
            }
            if kit.cost <= *budget && kit.new_items <= instance.limit && kit.covers & need == *need {
                kits.push(kit);
            }
        }
    }
    kits
}

/// Where a kit stands among others by a goal: the lowest is the best.
fn rank(instance: &Instance, goal: Goal, kit: &KitSolution) -> impl Ord + Debug + use<> {
    let lost = u64::MAX - kit.benefit;
    let first = match goal {
        Goal::MostBenefit { .. } => (lost, kit.cost),
        Goal::LeastCost { .. } => (kit.cost, lost),
    };
    let new: Vec<usize> = kit.items.iter().copied().filter(|&item| instance.items[item].is_new).collect();
    let doubt: u32 = new.iter().map(|&item| instance.items[item].doubt).sum();
    (first, doubt, kit.new_items, kit.state, new)
}

/// The best kit of all by trying each.
fn best_of_all(problem: &Problem, goal: Goal) -> Option<KitSolution> {
    let least = match goal {
        Goal::MostBenefit { .. } => 0,
        Goal::LeastCost { benefit, .. } => benefit,
    };
    let kits = all_kits(problem).into_iter().filter(|kit| kit.benefit >= least);
    kits.min_by_key(|kit| rank(&problem.instance, goal, kit))
}

/// A kit that was found is what it says it is.
fn check_kit(problem: &Problem, kit: &KitSolution) -> Outcome {
    let instance = &problem.instance;
    let chosen: Vec<usize> = kit.items.iter().copied().filter(|&item| instance.items[item].is_new).collect();
    prop_assert_eq!(kit, &outcome(instance, kit.state, &chosen));
    prop_assert_eq!(kit.benefit, instance.benefit(kit.state, &kit.items));
    prop_assert!(kit.cost <= problem.budget && kit.new_items <= instance.limit);
    prop_assert!(!two_of_a_kind(instance, &chosen));
    prop_assert_eq!(kit.covers & problem.need, problem.need);
    Ok(())
}

#[test]
fn of_all_kits_within_the_limits_the_best_is_found_to_the_last_tie() {
    for_all(CASES, problems(), |problem| {
        let goal = Goal::MostBenefit { budget: problem.budget };
        let found = search(&problem.instance, problem.need, goal);
        prop_assert_eq!(found, best_of_all(&problem, goal));
        Ok(())
    });
}

#[test]
fn of_all_kits_that_are_good_enough_the_cheapest_is_found_to_the_last_tie() {
    for_all(CASES, (problems(), 0_u64..=100), |(problem, percent)| {
        let most = all_kits(&problem).iter().map(|kit| kit.benefit).max().unwrap_or(0);
        let goal = Goal::LeastCost { benefit: most.saturating_mul(percent).div_ceil(100), budget: problem.budget };
        let found = search(&problem.instance, problem.need, goal);
        prop_assert_eq!(found, best_of_all(&problem, goal));
        Ok(())
    });
}

/// A goal that some kit of the problem may meet.
fn goal(problem: &Problem, for_cost: bool) -> Goal {
    let budget = problem.budget;
    let most = Goal::MostBenefit { budget };
    match search(&problem.instance, problem.need, most) {
        Some(kit) if for_cost => Goal::LeastCost { benefit: kit.benefit / 2, budget },
        _ => most,
    }
}

/// The problem with only some of the items, in a given order.
fn with_items(problem: &Problem, items: &[usize]) -> Problem {
    let instance = &problem.instance;
    let state = |(place, state): (usize, &State)| State {
        values: items.iter().flat_map(|&item| instance.values(place, item).to_vec()).collect(),
        covers: items.iter().map(|&item| state.covers[item]).collect(),
        ..state.clone()
    };
    let states = instance.states.iter().enumerate().map(state).collect();
    let items = items.iter().map(|&item| instance.items[item]).collect();
    Problem { instance: Instance { states, items, ..instance.clone() }, ..problem.clone() }
}

#[test]
fn what_is_not_in_the_kit_can_go_without_changing_it() {
    for_all(CASES, (problems(), any::<bool>(), any::<prop::sample::Index>()), |(problem, for_cost, out)| {
        let goal = goal(&problem, for_cost);
        let Some(kit) = search(&problem.instance, problem.need, goal) else { return Ok(()) };
        let all = 0..problem.instance.items.len();
        let outside: Vec<usize> = all.clone().filter(|item| !kit.items.contains(item)).collect();
        if outside.is_empty() {
            return Ok(());
        }
        let out = outside[out.index(outside.len())];
        let rest: Vec<usize> = all.filter(|&item| item != out).collect();
        let less = with_items(&problem, &rest);
        let items = kit.items.iter().map(|&item| if item > out { item - 1 } else { item }).collect();
        let found = search(&less.instance, less.need, goal);
        prop_assert_eq!(found, Some(KitSolution { items, ..kit }), "without item {}", out);
        Ok(())
    });
}

#[test]
fn the_order_of_the_items_does_not_matter_where_doubt_tells_them_apart() {
    let shuffled = problems().prop_flat_map(|problem| {
        let order: Vec<usize> = (0..problem.instance.items.len()).collect();
        (Just(problem), Just(order).prop_shuffle(), any::<bool>())
    });
    for_all(CASES, shuffled, |(mut problem, order, for_cost)| {
        for (place, item) in problem.instance.items.iter_mut().enumerate() {
            item.doubt = 1 << place;
        }
        let goal = goal(&problem, for_cost);
        let other = with_items(&problem, &order);
        let found = search(&other.instance, other.need, goal).map(|kit| {
            let mut items: Vec<usize> = kit.items.iter().map(|&item| order[item]).collect();
            items.sort_unstable();
            KitSolution { items, ..kit }
        });
        prop_assert_eq!(found, search(&problem.instance, problem.need, goal));
        Ok(())
    });
}

#[test]
fn more_benefit_than_there_is_cannot_be_had_at_any_cost() {
    for_all(CASES / 4, problems(), |problem| {
        let most = all_kits(&problem).iter().map(|kit| kit.benefit).max().unwrap_or(0);
        let goal = Goal::LeastCost { benefit: most + 1, budget: problem.budget };
        prop_assert_eq!(search(&problem.instance, problem.need, goal), None);
        Ok(())
    });
}

#[test]
fn more_money_covers_what_less_money_covered() {
    for_all(CASES, (problems(), 0_u64..=120), |(problem, more)| {
        let covered = |budget: u64| coverable(&problem.instance, problem.need, budget);
        let (poor, rich) = (covered(problem.budget), covered(problem.budget + more));
        prop_assert!(poor & !rich == 0, "{poor:b}, but with {more} more {rich:b}");
        Ok(())
    });
}

#[test]
fn what_is_called_coverable_is_covered_by_some_kit_and_nothing_could_be_added() {
    for_all(CASES, problems(), |problem| {
        let covered = coverable(&problem.instance, problem.need, problem.budget);
        prop_assert_eq!(covered & !problem.need, 0, "only what is needed");
        let kits = all_kits(&Problem { need: 0, ..problem.clone() });
        let can_cover = |need: Cover| kits.iter().any(|kit| kit.covers & need == need);
        prop_assert_eq!(can_cover(problem.need), covered == problem.need, "everything, if that can be had");
        prop_assert!(kits.is_empty() || can_cover(covered), "{covered:b} cannot be covered");
        for row in (0..problem.instance.rows()).map(|row| 1 << row).filter(|row| problem.need & !covered & row != 0) {
            prop_assert!(!can_cover(covered | row), "{row:b} could be covered as well as {covered:b}");
        }
        Ok(())
    });
}

#[test]
fn the_three_kits_of_a_choice_keep_their_promises() {
    for_all(CASES, (problems(), 0_i32..=10_000), |(problem, share)| {
        let share = Share::from_parts(share);
        let choice = choose(&problem.instance, problem.need, problem.budget, share);
        let Some(choice) = choice else {
            prop_assert!(all_kits(&Problem { need: 0, ..problem.clone() }).is_empty(), "some kit can be had");
            return Ok(());
        };
        let problem = Problem { need: choice.need, ..problem };
        for kit in [&choice.least, &choice.best_value, &choice.best_in_budget] {
            check_kit(&problem, kit)?;
            prop_assert!(kit.cost >= choice.least.cost && kit.benefit <= choice.best_in_budget.benefit);
        }
        let reaches = |kit: &KitSolution| {
            kit.benefit * 10_000 >= choice.best_in_budget.benefit * u64::from(share.parts().unsigned_abs())
        };
        prop_assert!(reaches(&choice.best_value), "the best value reaches its share");
        let cheaper = all_kits(&problem).into_iter().find(|kit| reaches(kit) && kit.cost < choice.best_value.cost);
        prop_assert_eq!(cheaper, None, "a cheaper kit reaches it too");
        let again = best_value(&problem.instance, choice.need, &choice.best_in_budget, share);
        prop_assert_eq!(again, Some(choice.best_value));
        Ok(())
    });
}

#[test]
fn a_search_gives_the_same_kit_every_time() {
    for_all(CASES / 4, problems(), |problem| {
        let find = || search(&problem.instance, problem.need, Goal::MostBenefit { budget: problem.budget });
        prop_assert_eq!(find(), find());
        Ok(())
    });
}
