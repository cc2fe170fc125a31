//! The kit search against trying every kit there is, where lists are long: prices, bounds and swaps come into play there.

use advisor::advice::kit::Goal;
use advisor::advice::kit::Instance;
use advisor::advice::kit::search::search;
use kit_bench::random_kits::{Problem, Random, Shape, problem};

/// What a kit's rank depends on, without its items: benefit, cost, doubt, new items, state.
type Rank = (u64, u64, u64, u32, usize);

/// Calls for every affordable set of up to three new items, in each state.
fn each_kit(Problem { instance, need, budget }: &Problem, mut call: impl FnMut(Rank, &[usize])) {
    for (state, helpers) in instance.states.iter().enumerate() {
        let owned: Vec<usize> = (0..instance.items.len()).filter(|&item| !instance.items[item].is_new).collect();
        let mut stack: Vec<Vec<usize>> = vec![Vec::new()];
        while let Some(chosen) = stack.pop() {
            let cost = helpers.cost + chosen.iter().map(|&item| instance.items[item].cost).sum::<u64>();
            let new_items = helpers.new_items + u32::try_from(chosen.len()).expect("a few");
            if cost > *budget || new_items > instance.limit || two_of_a_kind(instance, &chosen) {
                continue;
            }
            let all = [&owned[..], &chosen].concat();
            if all.iter().fold(0, |covers, &item| covers | helpers.covers[item]) & need == *need {
                let doubt = chosen.iter().map(|&item| u64::from(instance.items[item].doubt)).sum();
                call((instance.benefit(state, &all), cost, doubt, new_items, state), &chosen);
            }
            let from = chosen.last().map_or(owned.len(), |last| last + 1);
            if new_items < instance.limit {
                stack.extend((from..instance.items.len()).map(|item| [&chosen[..], &[item]].concat()));
            }
        }
    }
}

fn two_of_a_kind(instance: &Instance, chosen: &[usize]) -> bool {
    let kind = |item: &usize| instance.items[*item].kind;
    chosen
        .iter()
        .enumerate()
        .any(|(place, item)| kind(item).is_some() && chosen[..place].iter().any(|one| kind(one) == kind(item)))
}

/// The best rank and its new items by trying each kit.
fn best_of_all(problem: &Problem, goal: Goal) -> Option<(Rank, Vec<usize>)> {
    let mut best: Option<(Rank, Vec<usize>)> = None;
    let key = |&(benefit, cost, doubt, new_items, state): &Rank| match goal {
        Goal::MostBenefit { .. } => (u64::MAX - benefit, cost, doubt, new_items, state),
        Goal::LeastCost { .. } => (cost, u64::MAX - benefit, doubt, new_items, state),
    };
    each_kit(problem, |rank, chosen| {
        let is_enough = !matches!(goal, Goal::LeastCost { benefit, .. } if rank.0 < benefit);
        let is_better = best.as_ref().is_none_or(|(other, items)| (key(&rank), chosen) < (key(other), items));
        if is_enough && is_better {
            best = Some((rank, chosen.to_vec()));
        }
    });
    best
}

fn shape(seed: u64) -> Shape {
    let mut random = Random::new(seed);
    let mut one_of = |list: &[u64]| list[usize::try_from(random.below(list.len() as u64)).expect("a short list")];
    Shape {
        items: 65 + usize::try_from(one_of(&[0, 5, 20])).expect("small"),
        rows: usize::try_from(one_of(&[1, 3, 6, 9])).expect("small"),
        states: usize::try_from(one_of(&[1, 1, 2])).expect("small"),
        owned: usize::try_from(one_of(&[0, 0, 2])).expect("small"),
        limit: u32::try_from(one_of(&[1, 2, 3])).expect("small"),
        grades: one_of(&[3, 10, 100, 10_000]),
        required: u32::try_from(one_of(&[0, 0, 1])).expect("small"),
        kinds: u16::try_from(one_of(&[0, 2, 9])).expect("small"),
        budget_percent: one_of(&[20, 50, 100, 400]),
    }
}

#[test]
fn among_many_items_the_best_kit_is_found_to_the_last_tie() {
    for seed in 0..400 {
        let problem = problem(shape(seed), seed);
        let solved = |goal: Goal| {
            let kit = search(&problem.instance, problem.need, goal)?;
            let new: Vec<usize> =
                kit.items.iter().copied().filter(|&item| problem.instance.items[item].is_new).collect();
            let doubt = new.iter().map(|&item| u64::from(problem.instance.items[item].doubt)).sum();
            Some(((kit.benefit, kit.cost, doubt, kit.new_items, kit.state), new))
        };
        let most = Goal::MostBenefit { budget: problem.budget };
        let best = best_of_all(&problem, most);
        assert_eq!(solved(most), best, "seed {seed}: {:?}", shape(seed));
        for percent in [0, 60, 95, 100] {
            let benefit = best.as_ref().map_or(1, |(rank, _)| (rank.0 * percent).div_ceil(100));
            let least = Goal::LeastCost { benefit, budget: problem.budget };
            let cheapest = best_of_all(&problem, least);
            assert_eq!(solved(least), cheapest, "seed {seed}, {percent} %: {:?}", shape(seed));
        }
    }
}
