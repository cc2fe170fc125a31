//! Whether rules can meet gear, and each other: what a selector may be about, and what it surely is about.

use advisor::knowledge::{Condition, Figure, FigureTest, GearEntry, Knowledge, Principle, Role, Rule, Selector};
use advisor::situation::{Job, Vocabulary};

use crate::figures::{Reach, models, of_any, of_models, of_type};

/// Whether some gear of a type, as a type or as one of its models, can match a selector.
pub fn may_select(selects: &Selector, entry: &GearEntry, knowledge: &Knowledge) -> bool {
    may_select_but_for_figures(selects, entry, knowledge)
        && selects.figures.iter().all(|test| may_pass(test, entry, knowledge))
}

/// The same without a look at the figures that it asks for.
pub fn may_select_but_for_figures(selects: &Selector, entry: &GearEntry, knowledge: &Knowledge) -> bool {
    selects_type(selects, entry)
        && (selects.principle.is_empty() || has_principle(&selects.principle, entry, knowledge))
        && (selects.tier.is_empty() || entry.offers.iter().any(|offer| selects.tier.contains(&offer.tier)))
}

/// Whether a type matches what a selector says of types.
pub fn selects_type(selects: &Selector, entry: &GearEntry) -> bool {
    (selects.types.is_empty() || selects.types.contains(&entry.id))
        && (selects.family.is_empty() || selects.family.contains(&entry.family))
        && (selects.enclosure.is_empty() || entry.enclosure.is_some_and(|it| selects.enclosure.contains(&it)))
        && (selects.wearing.is_empty() || entry.wearing.is_some_and(|it| selects.wearing.contains(&it)))
}

fn has_principle(wanted: &[Principle], entry: &GearEntry, knowledge: &Knowledge) -> bool {
    let of_type = entry.principles.iter().map(|part| part.principle);
    let of_models = models(entry, knowledge).filter_map(|product| Principle::from_name(product.transducer?.name()));
    of_type.chain(of_models).any(|principle| wanted.contains(&principle))
}

/// Whether some gear of a type may have such a figure.
pub fn may_pass(test: &FigureTest, entry: &GearEntry, knowledge: &Knowledge) -> bool {
    testable(test, entry, knowledge).iter().any(|reach| {
        test.above.is_none_or(|above| reach.to >= f64::from(above))
            && test.below.is_none_or(|below| reach.from < f64::from(below))
    })
}

/// The figures that a test can look at.
pub fn testable(test: &FigureTest, entry: &GearEntry, knowledge: &Knowledge) -> Vec<Reach> {
    match test.what {
        // It depends on the source, so only curves follow it.
        Figure::ReachedDb => Vec::new(),
        Figure::HeadroomDb => of_any(test.what, entry, knowledge).into_iter().collect(),
        what if test.of_model => of_models(what, entry, knowledge),
        what @ (Figure::LatencyMs | Figure::NamedBy) => of_any(what, entry, knowledge).into_iter().collect(),
        what => [of_type(what, entry), of_models(what, entry, knowledge)].concat(),
    }
}

/// Whether all gear of a type, whichever model it is, matches a selector.
fn surely_selects(selects: &Selector, entry: &GearEntry, knowledge: &Knowledge) -> bool {
    let passes = |test: &FigureTest| {
        let is_known = !test.of_model && entry.figure(test.what).is_some();
        is_known
            && testable(test, entry, knowledge).iter().all(|reach| {
                test.above.is_none_or(|above| reach.from >= f64::from(above))
                    && test.below.is_none_or(|below| reach.to < f64::from(below))
            })
    };
    selects_type(selects, entry)
        && selects.principle.is_empty()
        && selects.tier.is_empty()
        && selects.unless_known.is_none()
        && selects.figures.iter().all(passes)
}

/// Whether a rule surely rules all gear of a type out for a job whenever another one fires.
pub fn is_shadowed(rule: &Rule, entry: &GearEntry, job: Job, knowledge: &Knowledge) -> bool {
    knowledge.rules.iter().any(|other| {
        other.id != rule.id
            && other.excludes
            && other.with.is_none()
            && other.activities.is_empty()
            && other.jobs.contains(&job)
            && surely_selects(&other.selects, entry, knowledge)
            && follow(&other.when.0, &rule.when.0)
            && !(rule.excludes && other.when == rule.when && rule.id < other.id)
    })
}

/// Whether a repair gives back wherever a loss takes, without anything that has to be there or done for it.
pub fn repairs_always(repair: &Rule, loss: &Rule, knowledge: &Knowledge) -> bool {
    let mut losing = listening(knowledge).filter(|entry| may_select(&loss.selects, entry, knowledge));
    repair.with.is_none()
        && repair.do_first.is_none()
        && repair.beside.is_none()
        && (!repair.second || loss.second)
        && (repair.jobs.is_empty() || loss.jobs.iter().all(|job| repair.jobs.contains(job)))
        && follow(&repair.when.0, &loss.when.0)
        && losing.all(|entry| surely_selects(&repair.selects, entry, knowledge))
}

/// Why a repair and a loss can never meet, if so.
pub fn keeps_apart(repair: &Rule, loss: &Rule, knowledge: &Knowledge) -> Option<String> {
    if !repair.jobs.is_empty() && !repair.jobs.iter().any(|job| loss.jobs.contains(job)) {
        return Some("they are about different jobs".to_owned());
    }
    let selects = |rule: &Rule, entry: &GearEntry| may_select(&rule.selects, entry, knowledge);
    if !listening(knowledge).any(|entry| selects(repair, entry) && selects(loss, entry)) {
        return Some("no gear type matches the `for` of both".to_owned());
    }
    for condition in &repair.when.0 {
        if loss.when.0.iter().any(|other| other.fact == condition.fact && other.allowed & condition.allowed == 0) {
            return Some(format!("no value of `{}` satisfies both", condition.fact.name()));
        }
    }
    if repair.second && loss.beside.is_some() || repair.beside.is_some() && loss.second {
        return Some("one is about the second device, the other about what is beside the main one".to_owned());
    }
    None
}

/// What one listens on.
pub fn listening(knowledge: &Knowledge) -> impl Iterator<Item = &GearEntry> {
    knowledge.gear.iter().filter(|entry| entry.role == Role::Listen)
}

/// Whether some conditions all hold wherever others do.
fn follow(conditions: &[Condition], from: &[Condition]) -> bool {
    let follows = |condition: &Condition| {
        from.iter().any(|known| known.fact == condition.fact && known.allowed & !condition.allowed == 0)
    };
    conditions.iter().all(follows)
}
