//! What costs nothing and comes first.

use core::cmp::Reverse;

use crate::advice::contract::DoFirst;
use crate::advice::judging::applies::situation_likelihood;
use crate::advice::judging::demand::WHOLE_WEIGHT;
use crate::advice::judging::gear_set::GearSet;
use crate::advice::judging::judge::Used;
use crate::advice::order::sort_short_by_key;
use crate::advice::shown::Shown;
use crate::knowledge::{Rule, Share};

/// What to do that costs nothing, with the devices of a kit and the helpers that are owned; what gives back most, first.
pub fn do_first(shown: &Shown) -> Vec<DoFirst> {
    let knowledge = shown.case.knowledge;
    let rules = knowledge.rules.iter().enumerate().filter_map(|(index, rule)| {
        let say = rule.do_first.as_ref()?;
        // Where it is more likely than not that there is nothing to do, it is a question and no advice.
        let applies = situation_likelihood(rule, &shown.case.facts).parts() >= Share::UNIT / 2;
        let effect = if applies { effect(shown, index) } else { Share::ZERO };
        (effect >= knowledge.about.worth_doing).then(|| entry(rule, say, effect))
    });
    let mut first: Vec<DoFirst> = rules.collect();
    sort_short_by_key(&mut first, |one| (Reverse(one.effect), one.measure.clone()));
    first
}

/// How much of the whole work a rule gives back by itself.
fn effect(shown: &Shown, rule: usize) -> Share {
    let case = shown.case;
    let owned = case.lineup.helpers.iter().filter(|helper| !helper.is_new());
    let owned = owned.fold(GearSet::default(), |set, helper| set.with(helper.gear));
    let helpers = case.helper_sets[shown.kit.state].both(owned);
    let gained = shown.rows().filter_map(|(row, doer)| {
        let doer = doer?;
        let fit = |done: Option<usize>| {
            case.bench.likely(doer.candidate, row.job, Used { helpers, done, ..doer.used }).parts().unsigned_abs()
        };
        Some(row.weight * u64::from(fit(Some(rule)).saturating_sub(fit(None))))
    });
    Share::from_parts(i32::try_from(gained.sum::<u64>() / WHOLE_WEIGHT).unwrap_or(Share::UNIT))
}

fn entry(rule: &Rule, say: &str, effect: Share) -> DoFirst {
    DoFirst {
        measure: rule.id.clone(),
        say: say.to_owned(),
        effect,
        because: rule.because.clone(),
        grade: rule.grade,
        sources: rule.sources.clone(),
    }
}
