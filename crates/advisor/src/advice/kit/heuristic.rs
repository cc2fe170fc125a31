//! Good kits to begin with, so that bounds have something to beat.

use super::branch::Branching;

/// Puts in what gains most at a price of cost as often as there is room, then changes single items of the best kit as long
/// as that makes it better.
pub fn begin(branching: &mut Branching, list: &[usize], rate: i64) {
    let subproblem = branching.subproblem;
    let mut have = subproblem.have.clone();
    let mut spent = subproblem.cost;
    for _ in 0..subproblem.slots {
        let most = branching.incumbent.most_cost();
        let score = |position: usize| {
            subproblem.gain(position, &have) - subproblem.price(rate, subproblem.scaled(subproblem.costs[position]))
        };
        let may_join = |position: &usize| {
            spent + subproblem.costs[*position] <= most && !subproblem.clashes(&branching.chosen, *position)
        };
        let fits = list.iter().copied().filter(may_join);
        let Some((_, position)) = fits.map(|position| (score(position), position)).max() else { break };
        have = subproblem.best_of(&have, &[position]);
        spent += subproblem.costs[position];
        branching.chosen.push(position);
        branching.incumbent.offer(subproblem, &branching.chosen, subproblem.benefit(&have), spent);
    }
    branching.chosen.clear();
    let mut indices = branching.incumbent.indices(subproblem);
    loop {
        for out in 0..indices.len() {
            branching.chosen.clone_from(&indices);
            branching.chosen.remove(out);
            let have = subproblem.best_of(&subproblem.have, &branching.chosen);
            let spent =
                subproblem.cost + branching.chosen.iter().map(|&position| subproblem.costs[position]).sum::<u64>();
            branching.try_each(&have, spent, list);
        }
        branching.chosen.clear();
        let now = branching.incumbent.indices(subproblem);
        if now == indices {
            return;
        }
        indices = now;
    }
}
