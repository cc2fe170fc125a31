//! Good kits to begin with, so that bounds have something to beat.

use super::branch::Branching;

/// Puts in what gains most at a price of cost as often as there is room, then changes single items of the best kit as long
/// as that makes it better.
pub fn begin(branching: &mut Branching, list: &[usize], rate: i64) {
    let field = branching.field;
    let mut have = field.have.clone();
    let mut spent = field.cost;
    for _ in 0..field.slots {
        let most = branching.hunt.most_cost();
        let score = |place: usize| field.gain(place, &have) - field.price(rate, field.scaled(field.costs[place]));
        let may_join = |place: &usize| spent + field.costs[*place] <= most && !field.clashes(&branching.chosen, *place);
        let fits = list.iter().copied().filter(may_join);
        let Some((_, place)) = fits.map(|place| (score(place), place)).max() else { break };
        have = field.best_of(&have, &[place]);
        spent += field.costs[place];
        branching.chosen.push(place);
        branching.hunt.offer(field, &branching.chosen, field.benefit(&have), spent);
    }
    branching.chosen.clear();
    let mut places = branching.hunt.places(field);
    loop {
        for out in 0..places.len() {
            branching.chosen.clone_from(&places);
            branching.chosen.remove(out);
            let have = field.best_of(&field.have, &branching.chosen);
            let spent = field.cost + branching.chosen.iter().map(|&place| field.costs[place]).sum::<u64>();
            branching.try_each(&have, spent, list);
        }
        branching.chosen.clear();
        let now = branching.hunt.places(field);
        if now == places {
            return;
        }
        places = now;
    }
}
