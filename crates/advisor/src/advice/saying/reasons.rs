//! The rules behind a kit.

use super::figures::because;
use crate::advice::case::Doer;
use crate::advice::contract::Reason;
use crate::advice::order::sort_short_by_key;
use crate::advice::shown::Shown;
use crate::situation::Job;

/// Every rule that moved a fit in the plan of the recommendation, by item and job.
pub fn reasons(shown: &Shown) -> Vec<Reason> {
    let case = shown.case;
    let mut said: Vec<(Doer, Job)> = Vec::new();
    for (row, doer) in shown.rows() {
        let Some(doer) = doer else { continue };
        if !said.contains(&(doer, row.job)) {
            said.push((doer, row.job));
        }
    }
    let reasons = said.into_iter().flat_map(|(doer, job)| {
        let item = shown.position(doer.candidate).unwrap_or_default();
        let judgement = case.judge(doer, job);
        let candidate = &case.lineup.candidates[doer.candidate];
        judgement.contributions.into_iter().map(move |part| {
            let rule = &case.knowledge.rules[part.rule];
            Reason {
                item,
                gear: candidate.gear,
                job,
                rule: rule.id.clone(),
                share: part.share,
                effect: part.effect,
                certain: part.certain,
                because: because(rule, candidate, case),
                grade: rule.grade,
                sources: rule.sources.clone(),
            }
        })
    });
    let mut reasons: Vec<Reason> = reasons.collect();
    sort_short_by_key(&mut reasons, |reason| (reason.item, reason.job));
    // A device that does a job for several activities does it alike but for what it is used beside.
    let mut different: Vec<Reason> = Vec::new();
    for reason in reasons {
        let is_new = different.iter().all(|known| {
            (known.item, known.job, &known.rule, known.effect) != (reason.item, reason.job, &reason.rule, reason.effect)
        });
        if is_new {
            different.push(reason);
        }
    }
    different
}
