//! What holds for every advice whatever the situation.

use std::collections::{BTreeMap, BTreeSet};

use advisor::advice::{Advice, Item, ItemAction, Kit, Label, Outlook, advise};
use advisor::knowledge::{Availability, DoneOn, Knowledge, Quantity, Rule, Share, Verdict};
use advisor::situation::{Activity, GearType, Job, Money, OwnedItem, Situation, Vocabulary};
use knowledge::library;
use proptest::prelude::*;

use super::{Outcome, bought, insisted_on, is_covered, is_helper, is_picked, knowledge, owned_types, types_in};

/// The advice for a situation, after checking everything that holds for every advice.
pub fn sound_advice(situation: &Situation) -> Result<Advice, TestCaseError> {
    let advice = advise(situation, knowledge());
    check_list(situation, &advice)?;
    for kit in &advice.kits {
        check_kit(situation, kit)?;
        check_plan(situation, kit)?;
    }
    check_reasons(&advice)?;
    check_texts(&advice)?;
    check_rest(situation, &advice)?;
    Ok(advice)
}

/// The advice with what would change it, after checking everything that holds for every one.
pub fn sound_outlook(situation: &Situation) -> Result<Advice, TestCaseError> {
    let plain = sound_advice(situation)?;
    let advice = plain.clone().look_around(situation, knowledge());
    let kept = Advice { flips: Vec::new(), ask_next: Vec::new(), confidence: None, ..advice.clone() };
    prop_assert_eq!(kept, plain, "a look around changes nothing else");
    let Advice { flips, ask_next, confidence, .. } = advice.clone();
    let outlook = Outlook { flips, ask_next, confidence };
    let json = serde_json::to_string(&outlook).expect("plain data");
    prop_assert_eq!(Outlook::read(&json), Some(outlook), "an outlook is read back as it was written");
    let is_share = confidence.is_some_and(|share| Share::ZERO <= share && share <= Share::ONE);
    prop_assert!(is_share, "the confidence is {confidence:?}");
    prop_assert!(advice.ask_next.is_sorted_by(|one, other| one.worth >= other.worth), "questions stand by worth");
    for ask in &advice.ask_next {
        prop_assert!(Share::ZERO < ask.worth && ask.worth <= Share::ONE, "{} is worth {:?}", ask.question, ask.worth);
    }
    let texts = advice.flips.iter().flat_map(|flip| [&flip.say, &flip.then]);
    texts.chain(advice.ask_next.iter().map(|ask| &ask.say)).try_for_each(|text| check_text(text))?;
    Ok(advice)
}

fn check_list(situation: &Situation, advice: &Advice) -> Outcome {
    let mut labels: Vec<Label> = Vec::new();
    for kit in &advice.kits {
        labels.push(kit.label);
        labels.extend(&kit.also);
    }
    labels.sort_unstable();
    labels.retain(|label| *label != Label::Least);
    prop_assert_eq!(labels, [Label::BestValue, Label::BestInBudget], "each label stands once");
    prop_assert_eq!(advice.kits[0].label, Label::BestValue, "the recommendation comes first");
    prop_assert!(advice.kits[1..].is_sorted_by_key(|kit| kit.cost), "the others stand by cost");
    let insisted: Money = insisted_on(situation).filter_map(|product| knowledge().cost(product)).sum();
    for kit in &advice.kits {
        let is_paid = situation.budget.is_none_or(|budget| kit.cost <= budget.max(insisted));
        prop_assert!(is_paid, "a kit costs more than the budget and what was picked");
    }
    Ok(())
}

fn check_kit(situation: &Situation, kit: &Kit) -> Outcome {
    let sum: Money = kit.items.iter().map(|item| item.cost).sum();
    prop_assert_eq!(kit.cost, sum, "a kit costs what its items cost");
    let limit = situation.max_new_items.unwrap_or(knowledge().about.most_new_items) as usize;
    let limit = limit.max(insisted_on(situation).count());
    prop_assert!(bought(kit).count() <= limit, "{} items are bought, not {limit}", bought(kit).count());
    let mut there = owned_types(situation);
    for item in &kit.items {
        prop_assert!(!item.jobs.is_empty() || is_picked(item, situation), "{:?} has no job in the kit", item.gear);
        if !item.action.is_bought() {
            prop_assert_eq!(item.cost, Money::ZERO, "what is owned costs nothing");
            let place = there.iter().position(|gear| *gear == item.gear);
            prop_assert!(place.is_some(), "{:?} is used but not owned", item.gear);
            there.remove(place.unwrap_or_default());
        }
        match &item.model {
            Some(model) => check_model(situation, item, model)?,
            None => prop_assert_eq!((&item.name, &item.price, &item.link), (&None, &None, &None), "of no model"),
        }
        if let Some(band) = item.price_band {
            let lies_in_it = band.from <= item.cost && item.cost <= band.to;
            prop_assert!(lies_in_it, "the price of {:?} lies in its band", item.gear);
        }
    }
    for product in insisted_on(situation) {
        let same = kit.items.iter().filter(|item| item.model.as_ref() == Some(&product.id));
        let paid: Vec<(ItemAction, Option<Money>)> = same.map(|item| (item.action, Some(item.cost))).collect();
        prop_assert_eq!(
            paid,
            [(ItemAction::Buy, knowledge().cost(product))],
            "{} is picked, so it is there and is paid",
            product.id
        );
    }
    let mut there = owned_types(situation);
    there.extend(insisted_on(situation).map(|product| product.gear));
    for item in kit.items.iter().filter(|item| item.action.is_bought() && !is_picked(item, situation)) {
        let replaces = item.action == ItemAction::Replace;
        let gear = item.gear;
        prop_assert_eq!(there.contains(&gear), replaces, "another {:?} takes the place of the one that is there", gear);
        prop_assert_eq!(item.replaces.is_some(), replaces, "it says which one");
        there.push(gear);
    }
    Ok(())
}

/// An item is what the catalogue says of it, and may be in the kit.
fn check_model(situation: &Situation, item: &Item, model: &str) -> Outcome {
    let product = knowledge().catalogue.product(model);
    let product = product.ok_or_else(|| TestCaseError::fail(format!("the catalogue has no {model}")))?;
    prop_assert_eq!(item.gear, product.gear, "the type of {}", model);
    prop_assert_eq!(item.name.clone(), Some(format!("{} {}", product.brand, product.name)));
    prop_assert_eq!(item.price_band, None, "{} has a price, not a band", model);
    let is_owned = situation.owned.iter().any(|owned| owned.item == OwnedItem::Model(model.to_owned()));
    prop_assert_eq!(!item.action.is_bought(), is_owned, "{} is used if it is owned, else bought", model);
    if is_owned {
        prop_assert_eq!(item.availability, None, "{} is there", model);
        return Ok(());
    }
    prop_assert_eq!(Some(item.cost), knowledge().cost(product), "the price of {}", model);
    let said = Some(product.availability).filter(|availability| *availability != Availability::Unknown);
    prop_assert_eq!(item.availability, said, "whether {} can be had", model);
    let seen = product.figure(Quantity::Price).map(|price| (price.basis, &price.source));
    prop_assert_eq!(item.price.as_ref().map(|price| (price.basis, &price.source)), seen, "who says so");
    if !is_picked(item, situation) {
        prop_assert!(product.availability.is_available(), "{model} is not available");
        prop_assert!(!situation.never.iter().any(|never| never == model), "{model} is never wanted");
        prop_assert!(!is_helper(item.gear), "{model} helps, and models of helpers are not kept apart");
    }
    Ok(())
}

fn check_plan(situation: &Situation, kit: &Kit) -> Outcome {
    let mut weighted = 0.0;
    let mut jobs: BTreeMap<usize, BTreeSet<Job>> = BTreeMap::new();
    for row in &kit.plan {
        prop_assert!(row.item < kit.items.len(), "a row of the plan points outside the kit");
        jobs.entry(row.item).or_default().insert(row.job);
        let fit = row.fit;
        prop_assert!(
            Share::ZERO <= fit.low && fit.low <= fit.likely && fit.likely <= fit.high && fit.high <= Share::ONE,
            "fit {fit:?}"
        );
        let sum = row.base.parts() + row.effects.iter().map(|effect| effect.effect.parts()).sum::<i32>();
        prop_assert_eq!(sum, fit.likely.parts(), "base and effects add up to the fit");
        weighted += row.weight * fit.likely.as_f64();
    }
    for (place, item) in kit.items.iter().enumerate().filter(|(_, item)| !is_helper(item.gear)) {
        let done: Vec<Job> = jobs.remove(&place).into_iter().flatten().collect();
        // Beside the main device the second one has a part in what is done on both.
        let is_known = |job: &Job| done.contains(job) || knowledge().job(*job).done_on == DoneOn::Both;
        prop_assert!(item.jobs.iter().all(is_known), "{:?} has jobs that are not in the plan", item.gear);
        prop_assert!(done.iter().all(|job| item.jobs.contains(job)), "an item's jobs are those of its rows");
    }
    prop_assert!(jobs.is_empty(), "a helper does a row of the plan");
    let rows: BTreeSet<(Activity, Job)> = kit.plan.iter().map(|row| (row.activity, row.job)).collect();
    prop_assert_eq!(rows.len(), kit.plan.len(), "each row stands once");
    let missing: BTreeSet<(Activity, Job)> = kit.uncovered.iter().map(|row| (row.activity, row.job)).collect();
    prop_assert_eq!(missing.len(), kit.uncovered.len(), "each shortfall is named once");
    for (activity, job) in asked_for(situation) {
        let is_planned_or_uncovered = rows.contains(&(activity, job)) || missing.contains(&(activity, job));
        prop_assert!(is_planned_or_uncovered, "{job:?} for {activity:?} is neither planned nor uncovered");
    }
    let left_undone = asked_for(situation).iter().any(|(activity, _)| rows.iter().all(|(done, _)| done != activity));
    let says_so = kit.headline.contains("Not covered: ") || kit.items.is_empty();
    prop_assert_eq!(left_undone, says_so, "work that is left undone is named at once: {}", kit.headline);
    let rounding = 0.0001 * (kit.plan.len() + 2) as f64;
    let sum: f64 = kit.plan.iter().map(|row| row.weight).sum();
    prop_assert!(sum <= 1.0 + rounding, "the weights add up to {sum}");
    if missing.is_subset(&rows) {
        prop_assert!(sum >= 1.0 - rounding, "the weights add up to {sum}");
    }
    let benefit = kit.benefit.as_f64();
    prop_assert!(
        (benefit - weighted).abs() <= rounding,
        "the benefit is {benefit}, the plan's weighted fit {weighted}"
    );
    check_uncovered(kit, &rows)
}

fn check_uncovered(kit: &Kit, planned: &BTreeSet<(Activity, Job)>) -> Outcome {
    for gap in &kit.uncovered {
        let row = kit.plan.iter().find(|row| (row.activity, row.job) == (gap.activity, gap.job));
        let is_perfect = row.is_some_and(|row| row.fit.likely == Share::ONE);
        prop_assert!(!is_perfect, "what nothing could do better is called a compromise: {}", gap.because);
    }
    let mut fails = false;
    for row in kit.plan.iter().filter(|row| row.required && !is_covered(row)) {
        fails = true;
        let is_named =
            kit.uncovered.iter().any(|gap| (gap.activity, gap.job, gap.required) == (row.activity, row.job, true));
        prop_assert!(is_named, "{:?} for {:?} falls short and is not named", row.job, row.activity);
    }
    fails |= kit.uncovered.iter().any(|gap| gap.required && !planned.contains(&(gap.activity, gap.job)));
    prop_assert_eq!(kit.covers_required, !fails, "covers_required says whether a required row falls short");
    Ok(())
}

/// The rows that the knowledge base surely asks for in a situation.
fn asked_for(situation: &Situation) -> Vec<(Activity, Job)> {
    let is_done = |activity: Activity| match situation.work.is_empty() {
        true => knowledge().activity(activity).prior > Share::ZERO,
        false => situation.work.contains_key(&activity),
    };
    let done = Activity::ALL.iter().copied().filter(|activity| is_done(*activity));
    done.flat_map(|activity| knowledge().activity(activity).needs.iter().map(move |need| (activity, need.job)))
        .collect()
}

fn check_reasons(advice: &Advice) -> Outcome {
    let kit = &advice.kits[0];
    let mut answers: BTreeMap<(usize, Job), Vec<(&str, i32)>> = BTreeMap::new();
    for reason in &advice.reasons {
        prop_assert_ne!(reason.effect, Share::ZERO, "{} moved nothing", reason.rule);
        prop_assert_eq!(kit.items.get(reason.item).map(|item| item.gear), Some(reason.gear), "a reason's item");
        check_evidence(knowledge(), &reason.rule, &reason.sources)?;
        answers.entry((reason.item, reason.job)).or_default().push((&reason.rule, reason.effect.parts()));
    }
    for row in &kit.plan {
        let effects: Vec<(&str, i32)> =
            row.effects.iter().map(|part| (part.rule.as_str(), part.effect.parts())).collect();
        let reasons = answers.get(&(row.item, row.job)).cloned().unwrap_or_default();
        let is_given = |effect: &(&str, i32)| reasons.contains(effect);
        prop_assert!(effects.iter().all(is_given), "the reasons for {:?} lack effects of the plan", row.job);
        let is_alone = kit.plan.iter().filter(|other| (other.item, other.job) == (row.item, row.job)).count() == 1;
        if is_alone {
            prop_assert_eq!(reasons, effects, "the reasons for {:?} are the effects in the plan", row.job);
        }
    }
    let planned: BTreeSet<(usize, Job)> = kit.plan.iter().map(|row| (row.item, row.job)).collect();
    prop_assert!(answers.keys().all(|key| planned.contains(key)), "a reason is about no row of the plan");
    for kit in &advice.kits {
        for effect in kit.plan.iter().flat_map(|row| &row.effects) {
            prop_assert!(rule(knowledge(), &effect.rule).is_some(), "unknown rule {}", effect.rule);
        }
    }
    for out in &advice.ruled_out {
        check_evidence(knowledge(), &out.rule, &out.sources)?;
    }
    Ok(())
}

fn rule<'k>(knowledge: &'k Knowledge, id: &str) -> Option<&'k Rule> {
    knowledge.rules.binary_search_by(|rule| rule.id.as_str().cmp(id)).ok().map(|place| &knowledge.rules[place])
}

/// A rule that is named exists, has sources that exist, and relies on no claim that was found wrong.
fn check_evidence(knowledge: &Knowledge, id: &str, sources: &[String]) -> Outcome {
    let Some(rule) = rule(knowledge, id) else {
        return Err(TestCaseError::fail(format!("unknown rule {id}")));
    };
    prop_assert!(!sources.is_empty(), "{id} has no source");
    prop_assert_eq!(sources, rule.sources.as_slice());
    for source in sources {
        prop_assert!(library().source(source).is_some(), "{id} cites {source}, which does not exist");
    }
    for name in &rule.claims {
        let verdict = library().claims.iter().find(|claim| claim.id == *name).and_then(|claim| claim.verdict);
        let holds = matches!(verdict, Some(Verdict::True | Verdict::HalfTrue));
        prop_assert!(holds, "{id} relies on {name}, whose verdict is {verdict:?}");
    }
    Ok(())
}

fn check_texts(advice: &Advice) -> Outcome {
    let kits = advice.kits.iter().flat_map(|kit| kit.uncovered.iter().map(|gap| &gap.because).chain(&kit.adds));
    let answers = advice.ruled_out.iter().map(|out| &out.because);
    let answers = answers.chain(advice.not_chosen.iter().map(|one| &one.because));
    let answers = answers.chain(advice.reasons.iter().map(|reason| &reason.because));
    let answers =
        answers.chain(advice.wishes.iter().flat_map(|wish| [&wish.because].into_iter().chain(&wish.would_need)));
    kits.chain(answers).chain(&advice.caveats).chain([&advice.headline]).try_for_each(|text| check_text(text))
}

fn check_text(text: &str) -> Outcome {
    let is_tidy = !text.is_empty() && text.trim() == text && !text.contains("  ") && !text.contains("..");
    prop_assert!(is_tidy, "untidy text: {text:?}");
    Ok(())
}

/// What costs nothing gives something back by a rule that says what to do, the most first, and never for less than it is worth.
fn check_first(advice: &Advice) -> Outcome {
    prop_assert!(advice.do_first.is_sorted_by(|one, other| one.effect >= other.effect), "what helps most comes first");
    for one in &advice.do_first {
        check_evidence(knowledge(), &one.measure, &one.sources)?;
        check_text(&one.say)?;
        prop_assert!(one.effect >= knowledge().about.worth_doing, "{} is worth {:?}", one.measure, one.effect);
        let said = rule(knowledge(), &one.measure).and_then(|rule| rule.do_first.as_ref());
        prop_assert_eq!(said, Some(&one.say));
        let in_reasons = advice.reasons.iter().any(|reason| reason.rule == one.measure);
        prop_assert!(!in_reasons, "{} counts as done", one.measure);
    }
    Ok(())
}

fn check_rest(situation: &Situation, advice: &Advice) -> Outcome {
    check_first(advice)?;
    let chosen = types_in(&advice.kits[0]);
    for left_out in &advice.not_chosen {
        prop_assert!(!chosen.contains(&left_out.gear), "{:?} is chosen and not chosen", left_out.gear);
    }
    let mut wished = situation.wish.clone();
    let mut seen = BTreeSet::new();
    wished.retain(|gear| seen.insert(*gear));
    let answered: Vec<GearType> = advice.wishes.iter().map(|wish| wish.gear).collect();
    prop_assert_eq!(answered, wished, "each wish is answered once");
    let text = serde_json::to_string(advice).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let is_json = serde_json::from_str::<serde_json::Value>(&text).is_ok();
    prop_assert!(is_json, "the advice is no JSON: {text}");
    check_numbers(advice)
}

fn check_numbers(advice: &Advice) -> Outcome {
    let numbers = &advice.numbers;
    let single = [
        numbers.volume_m3,
        numbers.rt60_s,
        numbers.schroeder_hz,
        numbers.critical_distance_m,
        numbers.longest_listening_distance_m,
    ];
    let drives = numbers.headphone_drive.iter().flat_map(|drive| [Some(drive.volts_for_110_db), drive.max_spl_db]);
    let modes = numbers.axial_modes_hz.iter().flatten().map(|mode| Some(*mode));
    for number in single.into_iter().chain(drives).chain(modes).flatten() {
        prop_assert!(number.is_finite(), "{number} in {numbers:?}");
    }
    Ok(())
}
