//! What the property tests share: random situations, and the facts that hold for every advice.

#![allow(dead_code, reason = "each test program uses its own part of this")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Deref;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};
use sweetspot::advice::{Action, Advice, Kit, Label, PlanRow, advise};
use sweetspot::knowledge::{
    Enclosure, Family, Knowledge, Role, Rule, Share, Verdict, embedded_with_catalogue, library,
};
use sweetspot::situation::{
    Activity, GearType, Headphones, Job, Listener, Money, Owned, OwnedItem, Place, Room, Situation, Source, Vocabulary,
};

/// Everything that is known, the catalogue of products included.
pub fn knowledge() -> &'static Knowledge {
    embedded_with_catalogue()
}

pub type Outcome = Result<(), TestCaseError>;

/// Checks a property for many random inputs, the same ones in every run.
///
/// `PROPTEST_CASES` sets how many, `PROPTEST_RNG_SEED` which ones.
#[track_caller]
pub fn for_all<S: Strategy>(cases: u32, strategy: S, property: impl Fn(S::Value) -> Outcome) {
    let told = |name: &str| std::env::var_os(name).is_some();
    let mut config = Config { failure_persistence: None, ..Config::default() };
    if !told("PROPTEST_CASES") {
        config.cases = cases;
    }
    if !told("PROPTEST_RNG_SEED") {
        config.rng_seed = RngSeed::Fixed(0x5EE7_5B07);
    }
    let mut runner = TestRunner::new(config);
    match runner.run(&strategy, property) {
        Ok(()) => {}
        Err(TestError::Fail(reason, smallest)) => panic!("{reason}\nsmallest case found: {smallest:?}"),
        Err(TestError::Abort(reason)) => panic!("too few cases: {reason}"),
    }
}

/// A situation that shows itself as the JSON that a visitor would send.
#[derive(Clone, PartialEq)]
pub struct Told(pub Situation);

impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&json(&self.0))
    }
}

impl Deref for Told {
    type Target = Situation;

    fn deref(&self) -> &Situation {
        &self.0
    }
}

impl Told {
    /// The same situation with something changed.
    pub fn with(&self, change: impl FnOnce(&mut Situation)) -> Self {
        let mut changed = self.clone();
        change(&mut changed.0);
        changed
    }
}

pub fn json(situation: &Situation) -> String {
    serde_json::to_string(situation).expect("every situation can be written")
}

fn maybe<S: Strategy>(strategy: S) -> impl Strategy<Value = Option<S::Value>> {
    prop::option::weighted(0.5, strategy)
}

pub fn any_of<V: Vocabulary + fmt::Debug>() -> impl Strategy<Value = V> {
    select(V::ALL)
}

/// Anything that a visitor may validly tell.
pub fn situations() -> impl Strategy<Value = Told> {
    let rest = (sources(), owned_items(), wishes(), maybe(budgets()), maybe(limits()));
    (works(), places(), listeners(), rest).prop_map(
        |(work, place, listener, (source, owned, wish, budget, max_new_items))| {
            let (picked, never) = Default::default();
            Told(Situation { work, place, listener, source, owned, wish, picked, never, budget, max_new_items })
        },
    )
}

/// Situations without wishes: answering these takes many more advices than the rest.
pub fn wishless() -> impl Strategy<Value = Told> {
    situations().prop_map(|told| told.with(|situation| situation.wish.clear()))
}

pub fn works() -> impl Strategy<Value = BTreeMap<Activity, f64>> {
    let extreme = select(&[f64::MIN_POSITIVE, 1e-300, 1e-9, 0.1, 1e9, 1e300][..]);
    let ratio = prop_oneof![20 => (1_u32..=9).prop_map(f64::from), 2 => 1e-9..1e9_f64, 1 => extreme];
    let count = prop_oneof![1 => Just(0..=0), 8 => Just(1..=4), 1 => Just(Activity::ALL.len()..=Activity::ALL.len())];
    count.prop_flat_map(move |count| {
        let activities = subsequence(Activity::ALL, count);
        let shares = prop::collection::vec(ratio.clone(), Activity::ALL.len());
        (activities, shares).prop_map(|(activities, shares)| activities.into_iter().zip(shares).collect())
    })
}

pub fn places() -> impl Strategy<Value = Place> {
    let sizes = (maybe(rooms()), maybe(0.05..10.0_f64), maybe(0.2..20.0_f64));
    let answers = (maybe(any_of()), maybe(any_of()), maybe(any_of()));
    let flags = (maybe(any::<bool>()), maybe(any::<bool>()), maybe(any::<bool>()), maybe(any::<bool>()));
    (sizes, answers, flags).prop_map(
        |(
            (room, rt60_s, listening_distance_m),
            (treatment, noise, neighbours),
            (can_treat, others_in_room, night, on_the_move),
        )| {
            Place {
                room: room.unwrap_or_default(),
                rt60_s,
                treatment,
                can_treat,
                listening_distance_m,
                noise,
                neighbours,
                others_in_room,
                night,
                on_the_move,
            }
        },
    )
}

/// Rooms of every size, some with a dimension left out.
pub fn rooms() -> impl Strategy<Value = Room> {
    let dimension = || prop_oneof![4 => 2.0..12.0_f64, 1 => 1.0..100.0_f64];
    let known = || prop::bool::weighted(0.85);
    let dimensions = (known(), dimension(), known(), dimension(), known(), 2.0..6.0_f64);
    let told = |(has_length, length, has_width, width, has_height, height): (bool, f64, bool, f64, bool, f64)| Room {
        length_m: has_length.then_some(length),
        width_m: has_width.then_some(width),
        height_m: has_height.then_some(height),
    };
    dimensions.prop_map(told)
}

fn listeners() -> impl Strategy<Value = Listener> {
    (maybe(any::<bool>()), maybe(any::<bool>())).prop_map(|(glasses, long_hours)| Listener { glasses, long_hours })
}

pub fn sources() -> impl Strategy<Value = Source> {
    let volts = prop_oneof![4 => 0.3..10.0_f64, 1 => 0.01..100.0_f64];
    let ohms = prop_oneof![1 => Just(0.0), 4 => 0.1..150.0_f64, 1 => 0.0..1000.0_f64];
    (maybe(any_of()), maybe(volts), maybe(ohms)).prop_map(|(kind, max_volts_rms, output_ohms)| Source {
        kind,
        max_volts_rms,
        output_ohms,
    })
}

pub fn owned_items() -> impl Strategy<Value = Vec<Owned>> {
    let known: Vec<&str> = knowledge().catalogue.products.iter().map(|product| product.id.as_str()).collect();
    let unknown = select(&["no-such-model", "écouteurs \"à\" moi"][..]);
    let model = |id: &str| OwnedItem::Model(id.to_owned());
    let item = prop_oneof![
        16 => any_of::<GearType>().prop_map(OwnedItem::Type),
        4 => select(known).prop_map(model),
        1 => unknown.prop_map(model),
    ];
    let owned = (item, headphones()).prop_map(|(item, headphones)| Owned { item, headphones });
    prop_oneof![3 => Just(Vec::new()), 5 => prop::collection::vec(owned, 1..=4)]
}

fn headphones() -> impl Strategy<Value = Headphones> {
    let sensitivity = prop_oneof![
        2 => Just((None, None)),
        1 => (60.0..140.0_f64).prop_map(|db| (Some(db), None)),
        1 => (60.0..150.0_f64).prop_map(|db| (None, Some(db))),
    ];
    (sensitivity, maybe(4.0..2000.0_f64)).prop_map(|((per_mw, per_v), impedance_ohms)| Headphones {
        sensitivity_db_per_mw: per_mw,
        sensitivity_db_per_v: per_v,
        impedance_ohms,
    })
}

fn wishes() -> impl Strategy<Value = Vec<GearType>> {
    prop_oneof![9 => Just(Vec::new()), 1 => prop::collection::vec(any_of::<GearType>(), 1..=3)]
}

pub fn budgets() -> impl Strategy<Value = Money> {
    prop_oneof![
        1 => Just(Money::ZERO),
        4 => (0_u64..=1_500).prop_map(Money::from_units),
        3 => (0_u64..=50_000).prop_map(Money::from_units),
        1 => (0_u64..=5_000_000).prop_map(Money::from_cents),
    ]
}

fn limits() -> impl Strategy<Value = u32> {
    prop_oneof![5 => 0_u32..=3, 1 => 4_u32..=100]
}

pub fn is_loudspeaker(gear: GearType) -> bool {
    knowledge().gear(gear).family == Family::Loudspeakers
}

pub fn is_open(gear: GearType) -> bool {
    matches!(knowledge().gear(gear).enclosure, Some(Enclosure::Open | Enclosure::SemiOpen))
}

pub fn is_helper(gear: GearType) -> bool {
    knowledge().gear(gear).role == Role::Help
}

pub fn types_where(wanted: impl Fn(GearType) -> bool) -> Vec<GearType> {
    GearType::ALL.iter().copied().filter(|gear| wanted(*gear)).collect()
}

pub fn owned_types(situation: &Situation) -> Vec<GearType> {
    let types = situation.owned.iter().filter_map(|owned| match owned.item {
        OwnedItem::Type(gear) => Some(gear),
        OwnedItem::Model(ref id) => knowledge().catalogue.product(id).map(|product| product.gear),
    });
    types.collect()
}

pub fn types_in(kit: &Kit) -> BTreeSet<GearType> {
    kit.items.iter().map(|item| item.gear).collect()
}

pub fn bought(kit: &Kit) -> impl Iterator<Item = GearType> {
    kit.items.iter().filter(|item| item.action == Action::Buy).map(|item| item.gear)
}

/// Helpers that can do harm: owned ones stay off where they would.
pub fn may_stay_off(gear: GearType) -> bool {
    let harms = |rule: &Rule| rule.effect.is_some_and(|effect| effect.likely < Share::ZERO);
    knowledge().rules.iter().any(|rule| rule.with == Some(gear) && harms(rule))
}

/// Helpers that are there while a kit is used: they stand in it, or they are owned and always on.
pub fn helpers_with(kit: &Kit, situation: &Situation) -> BTreeSet<GearType> {
    let owned = owned_types(situation).into_iter().filter(|gear| !may_stay_off(*gear));
    kit.items.iter().map(|item| item.gear).chain(owned).filter(|gear| is_helper(*gear)).collect()
}

/// A row that the work cannot do without, and that the kit does well enough.
pub fn is_covered(row: &PlanRow) -> bool {
    row.required && row.fit.likely >= knowledge().about.enough
}

pub fn covered(kit: &Kit) -> BTreeSet<(Activity, Job)> {
    kit.plan.iter().filter(|row| is_covered(row)).map(|row| (row.activity, row.job)).collect()
}

/// The likely fits of a kit by what does which job: type, whether it is bought, its cost, and the job.
///
/// Where several of a type are owned they cannot be told apart, so they are left out.
pub fn fits(kit: &Kit, situation: &Situation) -> BTreeMap<(GearType, bool, Money, Job), Share> {
    let owned = owned_types(situation);
    let rows = kit.plan.iter().filter_map(|row| {
        let item = &kit.items[row.item];
        let is_new = item.action == Action::Buy;
        let is_told_apart = is_new || owned.iter().filter(|gear| **gear == item.gear).count() == 1;
        is_told_apart.then_some(((item.gear, is_new, item.cost, row.job), row.fit.likely))
    });
    rows.collect()
}

/// What a single type does in a situation, with nothing else to listen on: its likely fit for each row it may serve.
pub fn alone(situation: &Situation, gear: GearType, helpers: &[GearType]) -> BTreeMap<(Activity, Job), Share> {
    let mut situation = situation.clone();
    situation.owned = helpers.iter().chain([&gear]).map(|gear| Owned::of_type(*gear)).collect();
    situation.max_new_items = Some(0);
    situation.wish.clear();
    let advice = advise(&situation, knowledge());
    advice.kits[0].plan.iter().map(|row| ((row.activity, row.job), row.fit.likely)).collect()
}

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
    let confidence = advice.confidence;
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
    let labelled = |label| advice.kits.iter().find(|kit| kit.label == label || kit.also.contains(&label));
    labels.sort_unstable();
    prop_assert_eq!(labels, [Label::Least, Label::BestValue, Label::BestInBudget], "each label stands once");
    prop_assert_eq!(advice.kits[0].label, Label::BestValue, "the recommendation comes first");
    prop_assert!(advice.kits[1..].is_sorted_by_key(|kit| kit.cost), "the others stand by cost");
    let least = labelled(Label::Least).expect("it was just found");
    let best = labelled(Label::BestInBudget).expect("it was just found");
    for kit in &advice.kits {
        prop_assert!(least.cost <= kit.cost, "the least costs {} and another {}", least.cost.units(), kit.cost.units());
        prop_assert!(kit.benefit <= best.benefit, "no kit is better than the best in budget");
        prop_assert_eq!(covered(kit), covered(best), "all kits cover the same required rows");
        prop_assert!(situation.budget.is_none_or(|budget| kit.cost <= budget), "a kit costs more than the budget");
    }
    let enough = knowledge().about.best_value_share.times(best.benefit).parts();
    let reached = advice.kits[0].benefit.parts();
    prop_assert!(reached + 1 >= enough, "the best value reaches {reached} of {}", best.benefit.parts());
    Ok(())
}

fn check_kit(situation: &Situation, kit: &Kit) -> Outcome {
    let sum: Money = kit.items.iter().map(|item| item.cost).sum();
    prop_assert_eq!(kit.cost, sum, "a kit costs what its items cost");
    let limit = situation.max_new_items.unwrap_or(knowledge().about.most_new_items);
    prop_assert!(bought(kit).count() <= limit as usize, "{} items are bought, not {limit}", bought(kit).count());
    let mut owned = owned_types(situation);
    for item in &kit.items {
        prop_assert!(!item.jobs.is_empty(), "{:?} has a job in the kit", item.gear);
        if item.action == Action::UseOwned {
            prop_assert_eq!(item.cost, Money::ZERO, "what is owned costs nothing");
            let place = owned.iter().position(|gear| *gear == item.gear);
            prop_assert!(place.is_some(), "{:?} is used but not owned", item.gear);
            owned.remove(place.unwrap_or_default());
        }
        if let Some(model) = &item.model {
            let is_owned = situation.owned.iter().any(|owned| owned.item == OwnedItem::Model(model.clone()));
            prop_assert!(is_owned && item.action == Action::UseOwned, "{model} is named and not owned");
        }
        if let Some(band) = item.price_band {
            prop_assert!(
                band.from <= item.cost && item.cost <= band.to,
                "the price of {:?} lies in its band",
                item.gear
            );
        }
    }
    for helper in bought(kit).filter(|gear| is_helper(*gear)) {
        prop_assert!(!owned_types(situation).contains(&helper), "{helper:?} is owned and bought again");
        prop_assert_eq!(bought(kit).filter(|gear| *gear == helper).count(), 1, "a helper is bought twice");
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
        prop_assert_eq!(&item.jobs, &done, "an item's jobs are those of its rows");
    }
    prop_assert!(jobs.is_empty(), "a helper does a row of the plan");
    let rows: BTreeSet<(Activity, Job)> = kit.plan.iter().map(|row| (row.activity, row.job)).collect();
    prop_assert_eq!(rows.len(), kit.plan.len(), "each row stands once");
    let missing: BTreeSet<(Activity, Job)> = kit.uncovered.iter().map(|row| (row.activity, row.job)).collect();
    prop_assert_eq!(missing.len(), kit.uncovered.len(), "each shortfall is named once");
    for (activity, job) in asked_for(situation) {
        let is_told = rows.contains(&(activity, job)) || missing.contains(&(activity, job));
        prop_assert!(is_told, "{job:?} for {activity:?} is neither planned nor uncovered");
    }
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
    let mut told: BTreeMap<(usize, Job), Vec<(&str, i32)>> = BTreeMap::new();
    for reason in &advice.reasons {
        prop_assert_ne!(reason.effect, Share::ZERO, "{} moved nothing", reason.rule);
        prop_assert_eq!(kit.items.get(reason.item).map(|item| item.gear), Some(reason.gear), "a reason's item");
        check_evidence(knowledge(), &reason.rule, &reason.sources)?;
        told.entry((reason.item, reason.job)).or_default().push((&reason.rule, reason.effect.parts()));
    }
    for row in &kit.plan {
        let effects: Vec<(&str, i32)> =
            row.effects.iter().map(|part| (part.rule.as_str(), part.effect.parts())).collect();
        let reasons = told.get(&(row.item, row.job)).cloned().unwrap_or_default();
        prop_assert_eq!(reasons, effects, "the reasons for {:?} are the effects in the plan", row.job);
    }
    let planned: BTreeSet<(usize, Job)> = kit.plan.iter().map(|row| (row.item, row.job)).collect();
    prop_assert!(told.keys().all(|key| planned.contains(key)), "a reason is about no row of the plan");
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
    let told = advice.ruled_out.iter().map(|out| &out.because);
    let told = told.chain(advice.not_chosen.iter().map(|one| &one.because));
    let told = told.chain(advice.reasons.iter().map(|reason| &reason.because));
    let told = told.chain(advice.wishes.iter().flat_map(|wish| [&wish.because].into_iter().chain(&wish.would_need)));
    kits.chain(told).chain(&advice.caveats).chain([&advice.headline]).try_for_each(|text| check_text(text))
}

fn check_text(text: &str) -> Outcome {
    let is_tidy = !text.is_empty() && text.trim() == text && !text.contains("  ") && !text.contains("..");
    prop_assert!(is_tidy, "untidy text: {text:?}");
    Ok(())
}

fn check_rest(situation: &Situation, advice: &Advice) -> Outcome {
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
