//! Who can be in the best kit: candidates that no other one can stand in for, found before anything is judged.
//!
//! Of two candidates of one type, let one cost no more, be doubted no more, let each rule that gives be at least as likely
//! to speak to it, and each rule that takes at most as likely. A fit never falls when a gain becomes likelier or a loss
//! less likely: an effect is rounded by less than it moves, so its order is kept, and that holds for the low and the high
//! end as well. So the one may be used wherever the other may, is at least as good in every row, whatever the helpers, and
//! in the total order of kits (see [`crate::advice::kit`]) it always makes the better kit, as only one of a type is ever bought.

use super::candidate::Candidate;
use super::judge::Bench;
use super::lineup::{Lineup, effect};
use crate::knowledge::{Knowledge, Share};
use crate::situation::{GearType, Vocabulary};

/// A candidate is compared with so many others at most: where more of them matter, few are beaten.
const MOST_COMPARED: usize = 64;

/// Places of the candidates that the best kits are made of, ascending, and of those that are to be `kept` with them.
pub fn contenders(lineup: &Lineup, bench: &Bench, kept: &[usize], knowledge: &Knowledge) -> Vec<usize> {
    let mut contends: Vec<bool> = lineup.candidates.iter().map(Candidate::is_fixed).collect();
    for &position in kept {
        contends[position] = true;
    }
    let mut rivals: Vec<Vec<usize>> = vec![Vec::new(); GearType::ALL.len()];
    for &(_, position) in &lineup.by_cost {
        let candidate = &lineup.candidates[position];
        let gear = candidate.gear.index();
        let beats = |&rival: &usize| {
            let shares = bench.own(rival).iter().zip(bench.own(position)).zip(&lineup.types[gear].own);
            lineup.candidates[rival].doubt <= candidate.doubt
                && shares.into_iter().all(|((rival, own), &rule)| {
                    let effect = effect(knowledge, rule);
                    rival == own
                        || rival > own && effect.low >= Share::ZERO
                        || rival < own && effect.high <= Share::ZERO
                })
        };
        if !rivals[gear].iter().take(MOST_COMPARED).any(beats) {
            rivals[gear].push(position);
            contends[position] = true;
        }
    }
    (0..contends.len()).filter(|&position| contends[position]).collect()
}

#[cfg(test)]
mod tests {
    use crate::advice::case::Case;
    use crate::knowledge::{Catalogue, Knowledge, Share};
    use crate::situation::read;

    const SITUATIONS: [&str; 5] = [
        "{}",
        include_str!("../../../../../tests/contract/situation.json"),
        r#"{ "work": { "mix": 3, "master": 1 }, "place": { "treatment": "some", "noise": "quiet" }, "budget": 20000 }"#,
        r#"{ "work": { "dj": 1, "record_drums": 2 }, "source": { "kind": "phone" }, "budget": 250 }"#,
        r#"{ "work": { "mix": 1, "practise": 1 }, "source": { "max_volts_rms": 0.5, "output_ohms": 40 }, "max_new_items": 2 }"#,
    ];

    #[test]
    fn the_kits_of_contenders_are_those_of_all_candidates() {
        let catalogue = Catalogue::unpack(::knowledge::CATALOGUE).expect("a packed catalogue");
        let knowledge = Knowledge { catalogue, ..Knowledge::unpack(::knowledge::KNOWLEDGE).expect("packed knowledge") };
        for text in SITUATIONS {
            let situation = read(text).expect("a sound situation");
            let case = Case::new(&situation, &knowledge);
            let all: Vec<usize> = (0..case.lineup.candidates.len()).collect();
            assert!(case.contenders.len() < all.len(), "{text}: some candidates are beaten");
            for position in [None, Some(0), Some(2_500), Some(10_000)] {
                let position = position.map(Share::from_parts);
                let kits = |kept: &[usize]| {
                    let at = position.map(|position| move |_| position);
                    let case = case.elsewhere(situation.clone(), kept, at.as_ref().map(|at| at as _));
                    let choice = case.choose().expect("there is something to choose from");
                    [choice.least, choice.best_value, choice.best_in_budget]
                        .map(|kit| (kit.items, kit.state, kit.cost, kit.benefit))
                };
                assert_eq!(kits(&[]), kits(&all), "{text} at {position:?}");
            }
        }
    }
}
