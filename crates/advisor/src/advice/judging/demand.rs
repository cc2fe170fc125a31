//! What the situation asks for: one row for each listening job of each activity, with its weight.

use super::applies::situation_likelihood;
use super::facts::Facts;
use crate::knowledge::{Knowledge, Share};
use crate::situation::{Activity, Job, Situation, Vocabulary};

/// Weights of all rows together, so that a weight is a share in millionths.
pub const WHOLE_WEIGHT: u64 = 1_000_000;

/// A job that an activity asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemandRow {
    pub activity: Activity,
    pub job: Job,
    /// Share in the whole of the work, in millionths.
    pub weight: u64,
    pub required: bool,
    /// Place of this row, or of others just like it, among the rows of the kit problem.
    pub group: usize,
}

/// The rows of a situation by activity and job. Where no work is given, the usual mixture of activities is used.
pub fn rows(situation: &Situation, knowledge: &Knowledge, facts: &Facts) -> Vec<DemandRow> {
    let shares = shares(situation, knowledge);
    // Only ratios count. Against the largest first, so that no sum overflows however large the numbers are.
    let largest = shares.iter().map(|(_, share)| *share).fold(f64::MIN_POSITIVE, f64::max);
    let shares: Vec<(Activity, f64)> =
        shares.into_iter().map(|(activity, share)| (activity, share / largest)).collect();
    let all: f64 = shares.iter().map(|(_, share)| share).sum();
    let mut rows = Vec::new();
    for (activity, share) in shares {
        let needs = needs(activity, knowledge, facts);
        let sum: i64 = needs.iter().map(|(_, weight, _)| i64::from(*weight)).sum();
        for (job, parts, required) in needs {
            #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
            let weight = share / all * f64::from(parts) / sum.max(1) as f64 * WHOLE_WEIGHT as f64;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and a million")]
            rows.push(DemandRow { activity, job, weight: weight.round() as u64, required, group: 0 });
        }
    }
    rows
}

fn shares(situation: &Situation, knowledge: &Knowledge) -> Vec<(Activity, f64)> {
    if situation.work.is_empty() {
        let usual = knowledge.activities.iter().filter(|entry| entry.prior != Share::ZERO);
        return usual.map(|entry| (entry.id, entry.prior.as_f64())).collect();
    }
    situation.work.iter().map(|(activity, share)| (*activity, *share)).collect()
}

/// Job, weight in ten-thousandths, and whether it is required; by job.
fn needs(activity: Activity, knowledge: &Knowledge, facts: &Facts) -> Vec<(Job, i32, bool)> {
    let mut weights = [0; Job::ALL.len()];
    let mut required = [false; Job::ALL.len()];
    for need in &knowledge.activity(activity).needs {
        weights[need.job.index()] += need.weight.parts();
        required[need.job.index()] |= need.required;
    }
    for rule in &knowledge.rules {
        let Some(demand) = &rule.demand else { continue };
        if !demand.activities.is_empty() && !demand.activities.contains(&activity) {
            continue;
        }
        // What may be asked for counts once it is known to be; until then it is a question to ask, not a wish to serve.
        if situation_likelihood(rule, facts) == Share::ONE {
            weights[demand.job.index()] += demand.weight.parts();
            required[demand.job.index()] |= demand.required;
        }
    }
    let asked = Job::ALL.iter().map(|&job| (job, weights[job.index()], required[job.index()]));
    asked.filter(|(_, weight, required)| *weight > 0 || *required).collect()
}
