//! The shop card as plain data.

use serde::Serialize;

use crate::advice::PriceBand;
use crate::knowledge::{Basis, Grade};
use crate::situation::{GearType, Job, Money};
use crate::vocabulary;

/// One page for a shop: what each item to buy has to be able to do.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ShopCard {
    /// The items to buy of the recommended kit, in its order.
    pub to_buy: Vec<ToBuy>,
}

/// One thing to buy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ToBuy {
    #[serde(rename = "type")]
    pub gear: GearType,
    pub cost: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_band: Option<PriceBand>,
    pub jobs: Vec<Job>,
    /// The rule that speaks most for this type here, if one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// What is not known for this situation is not asked for.
    pub needs: Vec<Need>,
}

vocabulary!(
    /// What a figure on a data sheet is about.
    Quality, "quality", {
        /// Level of headphones in dB SPL for one volt.
        SensitivityDbPerV = "sensitivity_db_per_v",
        /// The same for one milliwatt, which depends on the impedance in [`Need::at`].
        SensitivityDbPerMw = "sensitivity_db_per_mw",
        ImpedanceOhms = "impedance_ohms",
        IsolationDb = "isolation_db",
        WeightG = "weight_g",
        LatencyMs = "latency_ms",
        /// The lowest frequency that is still played.
        LowestHz = "lowest_hz",
        /// Highest level of one loudspeaker in dB SPL at one metre.
        MaxSplDb = "max_spl_db",
        WooferIn = "woofer_in",
        /// Highest output of what drives headphones.
        MaxVoltsRms = "max_volts_rms",
        OutputOhms = "output_ohms",
    }
);

/// One figure to look for, with why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Need {
    pub what: Quality,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
    /// Of the figure: `dB/V`, `ohm`, `g`, …
    pub unit: &'static str,
    /// What it holds for, such as the impedance of a sensitivity in dB/mW.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<CardFigure>,
    /// The figures of this situation that it was reckoned with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reckoned_with: Vec<CardFigure>,
    pub why: Why,
}

/// What the knowledge base says, with how well it is known and who says so.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Why {
    pub because: String,
    pub grade: Grade,
    /// Ids of sources; at least one.
    pub sources: Vec<String>,
}

/// A figure with where it comes from; what the visitor answered is `claimed`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CardFigure {
    pub number: f64,
    pub unit: &'static str,
    pub basis: Basis,
}
