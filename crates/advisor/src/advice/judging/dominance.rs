//! Who can be in the best kit: candidates that no other one can stand in for, found before anything is judged.
//!
//! Of two candidates of one type, let one cost no more, be doubted no more, let each rule take no more of it, and give back
//! no less. A fit never falls when a loss becomes smaller or more of it is given back, rounded as it is, and that holds for
//! the low and the high end as well. So the one may be used wherever the other may, is at least as good in every row,
//! whatever the helpers, and in the total order of kits (see [`crate::advice::kit::frontier`]) it always makes the better kit, as only
//! one of a type is ever bought.

use super::candidate::Candidate;
use super::judge::Bench;
use super::lineup::Lineup;
use crate::situation::{GearType, Vocabulary};

/// A candidate is compared with so many others at most: where more of them matter, few are beaten.
const MOST_COMPARED: usize = 64;

/// Places of the candidates that the best kits are made of, ascending, and of those that are to be `kept` with them.
pub fn contenders(lineup: &Lineup, bench: &Bench, kept: &[usize]) -> Vec<usize> {
    let mut contends: Vec<bool> = lineup.candidates.iter().map(Candidate::is_fixed).collect();
    for &position in kept {
        contends[position] = true;
    }
    let mut rivals: Vec<Vec<usize>> = vec![Vec::new(); GearType::ALL.len()];
    for &(_, position) in &lineup.by_cost {
        let candidate = &lineup.candidates[position];
        let gear = candidate.gear.index();
        let beats =
            |&rival: &usize| {
                let other = &lineup.candidates[rival];
                let effects = bench.own(rival).iter().zip(bench.own(position)).zip(bench.gives_back(position));
                other.doubt <= candidate.doubt
                    && other.counted <= candidate.counted
                    && effects.into_iter().all(|((rival, own), gives_back)| {
                        if *gives_back { own.is_at_most(*rival) } else { rival.is_at_most(*own) }
                    })
            };
        if !rivals[gear].iter().take(MOST_COMPARED).any(beats) {
            rivals[gear].push(position);
            contends[position] = true;
        }
    }
    (0..contends.len()).filter(|&position| contends[position]).collect()
}
