//! The rules behind a kit.

use crate::advice::contract::Reason;
use crate::advice::order::sort_short_by_key;
use crate::advice::shown::Shown;

/// Every rule that moved a fit in the plan of the recommendation, by item and job.
pub fn reasons(shown: &Shown) -> Vec<Reason> {
    let Shown { case, kit, .. } = *shown;
    let mut said = Vec::new();
    for (row, best) in shown.rows() {
        let Some((candidate, _)) = best else { continue };
        if !said.contains(&(candidate, row.job)) {
            said.push((candidate, row.job));
        }
    }
    let reasons = said.into_iter().flat_map(|(candidate, job)| {
        let item = shown.position(candidate).unwrap_or_default();
        let judgement = case.judge(candidate, job, kit);
        let gear = case.lineup.candidates[candidate].gear;
        judgement.contributions.into_iter().map(move |part| {
            let rule = &case.knowledge.rules[part.rule];
            Reason {
                item,
                gear,
                job,
                rule: rule.id.clone(),
                effect: part.effect,
                certain: part.certain,
                because: rule.because.clone(),
                grade: rule.grade,
                sources: rule.sources.clone(),
            }
        })
    });
    let mut reasons: Vec<Reason> = reasons.collect();
    sort_short_by_key(&mut reasons, |reason| (reason.item, reason.job));
    reasons
}
