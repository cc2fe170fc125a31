//! What the property tests share: random situations, and the facts that hold for every advice.

mod sound;
mod strategies;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use advisor::advice::{Item, Kit, PlanRow, advise};
use advisor::knowledge::{Enclosure, Family, Knowledge, Product, Role, Rule, Share};
use advisor::situation::{Activity, GearType, Job, Money, Owned, OwnedItem, Situation, Vocabulary};
use knowledge::embedded_with_catalogue;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};

pub use sound::{sound_advice, sound_outlook};
pub use strategies::{any_of, budgets, model_ids, rooms, situations, wishless};

/// The repository.
pub const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

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
    let answers = |name: &str| std::env::var_os(name).is_some();
    let mut config = Config { failure_persistence: None, ..Config::default() };
    if !answers("PROPTEST_CASES") {
        config.cases = cases;
    }
    if !answers("PROPTEST_RNG_SEED") {
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
pub struct Answers(pub Situation);

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&json(&self.0))
    }
}

impl Deref for Answers {
    type Target = Situation;

    fn deref(&self) -> &Situation {
        &self.0
    }
}

impl Answers {
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

/// What is in every kit at the visitor's wish and has to be paid for: known, with a price, and not there already.
pub fn insisted_on(situation: &Situation) -> impl Iterator<Item = &'static Product> {
    let is_owned =
        |id: &str| situation.owned.iter().any(|owned| matches!(&owned.item, OwnedItem::Model(own) if own == id));
    let products = situation.picked.iter().filter(move |id| !is_owned(id));
    products.filter_map(|id| knowledge().catalogue.product(id)).filter(|product| knowledge().cost(product).is_some())
}

/// Whether an item is bought because the visitor wants it.
pub fn is_picked(item: &Item, situation: &Situation) -> bool {
    item.action.is_bought() && item.model.as_ref().is_some_and(|model| situation.picked.contains(model))
}

pub fn types_in(kit: &Kit) -> BTreeSet<GearType> {
    kit.items.iter().map(|item| item.gear).collect()
}

pub fn bought(kit: &Kit) -> impl Iterator<Item = GearType> {
    kit.items.iter().filter(|item| item.action.is_bought()).map(|item| item.gear)
}

/// The types of what the advice itself wants to be bought.
pub fn suggested<'k>(kit: &'k Kit, situation: &'k Situation) -> impl Iterator<Item = GearType> + 'k {
    let new = kit.items.iter().filter(|item| item.action.is_bought() && !is_picked(item, situation));
    new.map(|item| item.gear)
}

/// Helpers that can do harm: owned ones stay off where they would.
pub fn may_stay_off(gear: GearType) -> bool {
    let harms = |rule: &Rule| rule.repairs.is_empty() && !rule.excludes;
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

/// What is covered for activities that take a tenth of the work or more: what takes less may be given up for the rest.
pub fn covered_of_weight(kit: &Kit) -> BTreeSet<(Activity, Job)> {
    let share = |activity: Activity| -> f64 {
        kit.plan.iter().filter(|row| row.activity == activity).map(|row| row.weight).sum()
    };
    covered(kit).into_iter().filter(|(activity, _)| share(*activity) >= 0.1).collect()
}

/// What does a job: type and model, whether it is bought, its cost, and the job.
pub type Doing = (GearType, Option<String>, bool, Money, Job);

/// The likely fits of a kit by what does which job.
///
/// Where several of a type are owned they cannot be kept apart, so they are left out.
pub fn fits(kit: &Kit, situation: &Situation) -> BTreeMap<Doing, Share> {
    let owned = owned_types(situation);
    let rows = kit.plan.iter().filter_map(|row| {
        let item = &kit.items[row.item];
        let is_new = item.action.is_bought();
        let is_told_apart = is_new || owned.iter().filter(|gear| **gear == item.gear).count() == 1;
        is_told_apart.then(|| ((item.gear, item.model.clone(), is_new, item.cost, row.job), row.fit.likely))
    });
    rows.collect()
}

/// What a single type does in a situation, with nothing else to listen on: its likely fit for each row it may serve.
pub fn alone(situation: &Situation, gear: GearType, helpers: &[GearType]) -> BTreeMap<(Activity, Job), Share> {
    let mut situation = situation.clone();
    situation.owned = helpers.iter().chain([&gear]).map(|gear| Owned::of_type(*gear)).collect();
    situation.max_new_items = Some(0);
    situation.wish.clear();
    situation.picked.clear();
    let advice = advise(&situation, knowledge());
    advice.kits[0].plan.iter().map(|row| ((row.activity, row.job), row.fit.likely)).collect()
}

/// The files of Rust below a folder.
pub fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}
