//! The advice as plain data: the public JSON of `docs/contract.md`.

use serde::Serialize;

use crate::knowledge::{Availability, Grade, Share, Span, Tier};
use crate::situation::{Activity, GearType, Job, Money, Situation};

/// What to listen on, for which part of the work, why, why not, and what would change it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Advice {
    pub knowledge: Version,
    /// ISO 4217 code of all amounts.
    pub currency: String,
    /// One sentence, plain words.
    pub headline: String,
    /// What to say of models in the answers that the catalogue does not have; left out where it has them all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown_models: Option<String>,
    /// The recommendation first, then the others by cost; each a complete answer.
    pub kits: Vec<Kit>,
    /// What costs nothing and gives back most, with what is owned and what the recommendation buys; the most first.
    pub do_first: Vec<DoFirst>,
    /// Types that a rule rules out for a job that is asked for here.
    pub ruled_out: Vec<RuledOut>,
    /// Types that are not in the recommendation although no rule forbids them, with the job where they lose most.
    pub not_chosen: Vec<NotChosen>,
    /// Every rule that moved a fit in the plan of the recommendation.
    pub reasons: Vec<Reason>,
    pub wishes: Vec<Wish>,
    /// The smallest changes of the situation that change the recommendation, each tried.
    pub flips: Vec<Flip>,
    /// Unanswered questions by worth; empty when no answer could change the recommendation.
    pub ask_next: Vec<Ask>,
    /// Share of plausible worlds in which the recommendation still holds, from 0 to 1; null until it has been looked at.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub confidence: Option<Share>,
    pub numbers: Numbers,
    pub caveats: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Version {
    pub version: String,
    pub catalogue: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// The cheapest kit with which every activity gets by; there may be none within the limits.
    Least,
    /// The kit that is most worth its money: the recommendation.
    BestValue,
    /// The kit that is worth most before its money is counted, of those that the budget can buy.
    BestInBudget,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kit {
    pub label: Label,
    /// The other labels of the same kit.
    pub also: Vec<Label>,
    /// This kit in one sentence.
    pub headline: String,
    pub cost: Money,
    pub covers_required: bool,
    /// Weighted fit over the whole plan, from 0 to 1.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub benefit: Share,
    pub items: Vec<Item>,
    pub plan: Vec<PlanRow>,
    pub uncovered: Vec<Uncovered>,
    /// What this kit's extra money solves against the next cheaper one of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adds: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Action"))]
#[serde(rename_all = "snake_case")]
pub enum ItemAction {
    Buy,
    UseOwned,
    /// Buy it in place of what is owned of its type; that becomes a second reference, or can go.
    Replace,
}

impl ItemAction {
    /// Whether it has to be paid for.
    #[must_use]
    pub fn is_bought(self) -> bool {
        self != Self::UseOwned
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Item {
    #[serde(rename = "type")]
    pub gear: GearType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Brand and model, as a visitor reads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub action: ItemAction,
    /// The owned thing whose place it takes: the id of a model, or the name of a type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// For monitors that of a pair.
    pub cost: Money,
    /// Whether a model that is to be bought can be had; left out where nobody says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availability>,
    /// Where the cost of a model comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Price>,
    /// Where to buy it, if the catalogue is that of a shop: an `https` address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_band: Option<PriceBand>,
    /// The jobs that it does in the plan; for a helper, those that it makes other items do better.
    pub jobs: Vec<Job>,
}

/// Where and when the price of a model was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Price {
    pub basis: crate::knowledge::Basis,
    /// Id of a source of the catalogue.
    pub source: String,
    /// `YYYY-MM` or a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// The usual prices of a type at one level of quality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PriceBand {
    pub tier: Tier,
    pub from: Money,
    pub to: Money,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanRow {
    pub activity: Activity,
    pub job: Job,
    /// Share in the whole of the work, from 0 to 1.
    pub weight: f64,
    pub required: bool,
    /// Index into the kit's `items`.
    pub item: usize,
    pub fit: Span,
    /// Where every fit starts, at one; with `effects` it adds up to `fit.likely`.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub base: Share,
    pub effects: Vec<Effect>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Effect {
    pub rule: String,
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub effect: Share,
    /// False where an unanswered question decides whether the rule applies.
    pub certain: bool,
    /// The figure of the item that decides how much it is, in words: `22 dB`; left out for rules that look at none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Uncovered {
    pub activity: Activity,
    pub job: Job,
    pub required: bool,
    pub because: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuledOut {
    #[serde(rename = "type")]
    pub gear: GearType,
    pub job: Job,
    pub rule: String,
    pub because: String,
    pub grade: Grade,
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotChosen {
    #[serde(rename = "type")]
    pub gear: GearType,
    /// The job where it falls furthest behind what the kit uses, by weight; none where it would only add cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job: Option<Job>,
    /// By how much its fit for that job is lower.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub behind: Share,
    pub because: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    /// Index into the recommendation's `items`.
    pub item: usize,
    #[serde(rename = "type")]
    pub gear: GearType,
    pub job: Job,
    pub rule: String,
    /// The share of the fit that it takes, below zero, or that it gives back of what other rules take.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub share: Share,
    /// The same in the fit's own measure.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub effect: Share,
    /// False where an unanswered question decides whether this applies; the effect is then weighed by its likelihood.
    pub certain: bool,
    pub because: String,
    pub grade: Grade,
    pub sources: Vec<String>,
}

/// Something to do that costs nothing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DoFirst {
    /// The id of its rule.
    pub measure: String,
    /// What to do, as an instruction.
    pub say: String,
    /// How much of the whole work it gives back by itself, before any helper is bought.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub effect: Share,
    pub because: String,
    pub grade: Grade,
    pub sources: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Answer"))]
#[serde(rename_all = "snake_case")]
pub enum WishVerdict {
    Yes,
    /// Something within reach would bring it into the kit; `would_need` says what.
    NotNow,
    No,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wish {
    #[serde(rename = "type")]
    pub gear: GearType,
    pub verdict: WishVerdict,
    pub because: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub would_need: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Flip {
    /// The part of the situation that changes, in the form of a situation.
    pub change: Situation,
    /// The change in words.
    pub say: String,
    /// What would be advised then.
    pub then: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ask {
    /// Path of the unanswered part of the situation.
    pub question: String,
    /// Expected gain of value from knowing the answer, from 0 to 1.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub worth: Share,
    pub say: String,
}

/// Figures for this situation; null means not known.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Numbers {
    pub volume_m3: Option<f64>,
    pub rt60_s: Option<f64>,
    /// `measured` or, from the treatment, `typical`.
    pub rt60_basis: Option<crate::knowledge::Basis>,
    pub schroeder_hz: Option<f64>,
    /// Lowest axial modes along length, width and height.
    pub axial_modes_hz: Option<[f64; 3]>,
    /// For a directivity factor of 5.
    pub critical_distance_m: Option<f64>,
    pub reference_level_dbc: Option<u32>,
    /// The longest stereo triangle that fits the floor plan.
    pub longest_listening_distance_m: Option<f64>,
    pub headphone_drive: Vec<HeadphoneDrive>,
    pub bleed_db: Option<f64>,
    pub safe_hours_per_week: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeadphoneDrive {
    /// The model's id, or the type's name.
    pub item: String,
    pub volts_for_110_db: f64,
    pub max_spl_db: Option<f64>,
    pub enough: Option<bool>,
}
