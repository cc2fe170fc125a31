//! From a situation to an advice: facts → judgements → kits → explanations, one way.
//!
//! Law: no browser, no clock, no randomness. The same situation always gives the same advice, and nothing here panics on
//! data. Explanations are read off the computation that decided; none is written beside it.

mod case;
mod contract;
mod judging;
pub mod kit;
mod limits;
mod numbers;
mod order;
mod outlook;
mod reach;
mod saying;
mod shop_card;
mod shown;

pub use contract::*;
pub use order::sort_short_by_key;
pub use outlook::{LookAround, Outlook};
pub use saying::figures::{sentence, strength};
pub use saying::models::check_models;
pub use saying::words::{date_in_words, exact_money, list, money, sentence_case, without_article};
pub use shop_card::{CardFigure, Need, Quality, ShopCard, ToBuy, Why, shop_card};

use crate::knowledge::Knowledge;
use crate::situation::{GearType, Situation};
use case::Case;
use saying::{caveats, do_first, headline, kits, models, reasons, why_not, wish, words};
use shown::Shown;

/// What to listen on in this situation and why, without a look at what would change it: see [`Advice::look_around`].
///
/// Fast enough for every keystroke.
#[must_use]
pub fn advise(situation: &Situation, knowledge: &Knowledge) -> Advice {
    let case = Case::new(situation, knowledge);
    let Some(choice) = case.choose() else { return nothing(knowledge) };
    let shown = Shown::new(&case, &choice.best_value);
    Advice {
        knowledge: version(knowledge),
        currency: knowledge.currency().to_owned(),
        headline: headline::headline(&shown, limits::least_that_works(&shown, &choice).as_ref()),
        unknown_models: models::unknown(situation, knowledge),
        do_first: do_first::do_first(&shown),
        ruled_out: why_not::ruled_out(&case),
        not_chosen: why_not::not_chosen(&shown),
        reasons: reasons::reasons(&shown),
        wishes: wish::wishes(&shown, reach::wished(&shown)),
        flips: Vec::new(),
        ask_next: Vec::new(),
        confidence: None,
        numbers: numbers::numbers(situation, &case.facts, &case.lineup.candidates),
        caveats: caveats::caveats(&case, &choice),
        kits: kits::kits(&case, &choice),
    }
}

impl Advice {
    /// Adds what would change the advice, what to ask next and how sure it is.
    ///
    /// Each of these is found by working out other situations, so it takes many times as long as the advice itself.
    #[must_use]
    pub fn look_around(self, situation: &Situation, knowledge: &Knowledge) -> Self {
        let mut around = LookAround::new(situation, knowledge);
        while around.step() {}
        self.with(around.outlook())
    }

    /// The same with an outlook that was worked out before.
    #[must_use]
    pub fn with(self, outlook: Outlook) -> Self {
        let Outlook { flips, ask_next, confidence } = outlook;
        Self { flips, ask_next, confidence, ..self }
    }
}

/// The gear types in any kit of the advice, without explanations.
#[must_use]
pub fn advised_types(situation: &Situation, knowledge: &Knowledge) -> Vec<GearType> {
    let case = Case::new(situation, knowledge);
    let Some(choice) = case.choose() else { return Vec::new() };
    let kits = choice.least.iter().filter(|least| least.cost <= case.budget);
    kits.chain([&choice.best_value, &choice.best_in_budget]).flat_map(|kit| case.types(kit)).collect()
}

/// The kit problem that an advice solves, in plain numbers: for checks with another solver, and for benchmarks.
#[derive(Clone, Debug, PartialEq)]
pub struct KitProblem {
    pub instance: kit::Instance,
    pub price: kit::value::Price,
    /// What is advised to be spent at most, in cents.
    pub usual_budget: u64,
    /// In cents.
    pub budget: u64,
}

/// Facts, fits and costs of a situation, without the choice of kits.
#[must_use]
pub fn kit_problem(situation: &Situation, knowledge: &Knowledge) -> KitProblem {
    let case = Case::new(situation, knowledge);
    KitProblem { price: case.price(), usual_budget: case.usual_budget, instance: case.instance, budget: case.budget }
}

/// What to say where the knowledge base offers nothing at all.
fn nothing(knowledge: &Knowledge) -> Advice {
    Advice {
        knowledge: version(knowledge),
        currency: knowledge.currency().to_owned(),
        headline: words::NOTHING_KNOWN.to_owned(),
        unknown_models: None,
        kits: Vec::new(),
        do_first: Vec::new(),
        ruled_out: Vec::new(),
        not_chosen: Vec::new(),
        reasons: Vec::new(),
        wishes: Vec::new(),
        flips: Vec::new(),
        ask_next: Vec::new(),
        confidence: None,
        numbers: Numbers::default(),
        caveats: Vec::new(),
    }
}

fn version(knowledge: &Knowledge) -> Version {
    let products = knowledge.catalogue.products.len();
    let name = knowledge.catalogue.name.as_deref();
    let catalogue = if products == 0 { words::TYPES_ONLY.to_owned() } else { words::products(name, products) };
    Version { version: knowledge.about.version.clone(), catalogue }
}
