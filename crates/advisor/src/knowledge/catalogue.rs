//! Real products: each figure a value with unit, basis and source.

use serde::{Deserialize, Deserializer, Serialize, de};

use super::source::Source;
use super::vocabularies::Basis;
use crate::situation::{Activity, GearType, Vocabulary, closest, unknown_name};
use crate::vocabulary;

/// All products, by id, and what their figures come from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Whose it is, where it came from outside: the name of a shop.
    pub name: Option<String>,
    /// ISO 4217 code of every price in it; empty as long as there is no catalogue.
    pub currency: String,
    pub products: Vec<Product>,
    pub sources: Vec<Source>,
}

impl Catalogue {
    #[must_use]
    pub fn product(&self, id: &str) -> Option<&Product> {
        self.place(id).map(|place| &self.products[place])
    }

    /// Place of a product in [`Catalogue::products`].
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        self.products.binary_search_by(|product| product.id.as_str().cmp(id)).ok()
    }

    /// The id that a misspelt one most likely means.
    #[must_use]
    pub fn closest(&self, id: &str) -> Option<&str> {
        closest(id, self.products.iter().map(|product| product.id.as_str()))
    }
}

/// `knowledge/catalogue/BRAND.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    pub brand: String,
    #[serde(rename = "product")]
    pub products: Vec<Product>,
}

/// One product; variants by impedance or pads are products of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Brand and model in lower case with hyphens.
    pub id: String,
    /// Whether a catalogue from outside has it; what the authored files say here does not count.
    #[serde(default)]
    pub from_outside: bool,
    /// Filled in from the file's brand.
    #[serde(default)]
    pub brand: String,
    /// Without the brand.
    pub name: String,
    #[serde(rename = "type")]
    pub gear: GearType,
    pub availability: Availability,
    #[serde(default)]
    pub transducer: Option<Transducer>,
    #[serde(default)]
    pub detachable_cable: Option<bool>,
    #[serde(default)]
    pub wireless: Option<bool>,
    /// Which of the fields above rest on general knowledge only.
    #[serde(default)]
    pub unconfirmed: Vec<String>,
    /// The only activities that it is made for, where it is a specialist: it is suggested to those who do nothing else.
    #[serde(default)]
    pub made_for: Vec<Activity>,
    #[serde(default)]
    pub note: Option<String>,
    /// Independent engineers, tests and guides that name it for a use.
    #[serde(default)]
    pub named_by: Vec<NamedBy>,
    /// Where to buy it: an `https` address. Only products from outside have one.
    #[serde(default)]
    pub link: Option<String>,
    #[serde(default, rename = "figure")]
    pub figures: Vec<ProductFigure>,
}

/// A source that names a product for some work: neither its maker nor a shop that sells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedBy {
    /// Id of a source of the catalogue.
    pub source: String,
    #[serde(rename = "for")]
    pub uses: Vec<Activity>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductFigure {
    pub what: Quantity,
    pub value: f32,
    /// In the authored files a price has the code of its currency here.
    #[serde(deserialize_with = "unit_or_currency")]
    pub unit: Unit,
    pub basis: Basis,
    pub source: String,
    #[serde(default)]
    pub condition: Option<String>,
    /// Month or day, `YYYY-MM`; prices always have one.
    #[serde(default)]
    pub date: Option<String>,
}

impl Product {
    #[must_use]
    pub fn figure(&self, what: Quantity) -> Option<&ProductFigure> {
        self.figures.iter().find(|figure| figure.what == what)
    }

    /// Nominal impedance in ohms.
    #[must_use]
    pub fn impedance_ohms(&self) -> Option<f64> {
        self.figure(Quantity::Impedance).map(|figure| f64::from(figure.value))
    }
}

/// Whether a text has the form of an ISO 4217 code: three capital letters.
#[must_use]
pub fn is_currency_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// A unit by its name, or the code of some currency for [`Unit::Money`]; which one is checked where the file is read.
fn unit_or_currency<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Unit, D::Error> {
    if !deserializer.is_human_readable() {
        return Unit::deserialize(deserializer);
    }
    let name = String::deserialize(deserializer)?;
    let unit = if is_currency_code(&name) { Some(Unit::Money) } else { Unit::from_name(&name) };
    unit.ok_or_else(|| {
        let (what, remedy) = unknown_name::<Unit>(&name);
        de::Error::custom(format_args!("{what}; {remedy}"))
    })
}

vocabulary!(Availability, "availability", {
    /// Made and sold.
    Current = "current",
    /// No longer made.
    Discontinued = "discontinued",
    /// Nobody says.
    Unknown = "unknown",
    /// Still made, but a shop has none.
    SoldOut = "sold_out",
    /// A shop gets it when someone orders it.
    ToOrder = "to_order",
});

impl Availability {
    /// Whether it may be suggested for buying. Unavailable models never are; those of unknown availability may be.
    #[must_use]
    pub const fn is_available(self) -> bool {
        !matches!(self, Self::Discontinued | Self::SoldOut)
    }
}

vocabulary!(
    /// What moves the air.
    Transducer, "transducer", {
        Dynamic = "dynamic",
        PlanarMagnetic = "planar_magnetic",
        Electrostatic = "electrostatic",
        BalancedArmature = "balanced_armature",
        Hybrid = "hybrid",
        AirMotion = "air_motion",
    }
);

vocabulary!(Unit, "unit", {
    Ohm = "ohm",
    DbPerMw = "dB/mW",
    DbPerV = "dB/V",
    DbPer100V = "dB/100V",
    Db = "dB",
    DbPerOctave = "dB/octave",
    Points = "points",
    Gram = "g",
    Millimetre = "mm",
    Metre = "m",
    Inch = "in",
    Hertz = "Hz",
    Milliwatt = "mW",
    VoltRms = "V rms",
    Count = "count",
    /// In the catalogue's currency.
    Money = "money",
});

vocabulary!(Quantity, "figure", {
    Price = "price",
    Impedance = "impedance",
    Sensitivity = "sensitivity",
    MeasuredSensitivity = "measured_sensitivity",
    MeasuredImpedance1khz = "measured_impedance_1khz",
    Weight = "weight",
    Isolation = "isolation",
    PreferenceScore = "preference_score",
    PreferenceErrorSd = "preference_error_sd",
    PreferenceSlope = "preference_slope",
    Woofer = "woofer",
    Ways = "ways",
    F3 = "f3",
    F6 = "f6",
    F10OrUnspecified = "f10_or_unspecified",
    MaxSpl = "max_spl",
    RecommendedDistanceMin = "recommended_distance_min",
    RecommendedDistanceMax = "recommended_distance_max",
    Height = "height",
    Width = "width",
    Depth = "depth",
    OliveScore = "olive_score",
    OliveScoreWithSub = "olive_score_with_sub",
    Lfx = "lfx",
    OnaxisBand = "onaxis_band",
    OutputVolts = "output_volts",
    OutputImpedance = "output_impedance",
    Power16Ohm = "power_16_ohm",
    Power32Ohm = "power_32_ohm",
    Power64Ohm = "power_64_ohm",
    Power300Ohm = "power_300_ohm",
    Power600Ohm = "power_600_ohm",
    PowerTotal = "power_total",
    ResponseTolerance = "response_tolerance",
    SelfNoise = "self_noise",
    Panels = "panels",
    PanelThickness = "panel_thickness",
});

impl Quantity {
    /// The units in which it may be given.
    #[must_use]
    pub const fn units(self) -> &'static [Unit] {
        match self {
            Self::Price => &[Unit::Money],
            Self::Impedance | Self::MeasuredImpedance1khz | Self::OutputImpedance => &[Unit::Ohm],
            Self::Sensitivity => &[Unit::DbPerMw, Unit::DbPerV, Unit::DbPer100V],
            Self::MeasuredSensitivity => &[Unit::DbPerV],
            Self::Weight => &[Unit::Gram],
            Self::Isolation
            | Self::PreferenceErrorSd
            | Self::MaxSpl
            | Self::OnaxisBand
            | Self::ResponseTolerance
            | Self::SelfNoise => &[Unit::Db],
            Self::PreferenceSlope => &[Unit::DbPerOctave],
            Self::PreferenceScore | Self::OliveScore | Self::OliveScoreWithSub => &[Unit::Points],
            Self::Woofer => &[Unit::Inch],
            Self::Ways | Self::Panels => &[Unit::Count],
            Self::F3 | Self::F6 | Self::F10OrUnspecified | Self::Lfx => &[Unit::Hertz],
            Self::RecommendedDistanceMin | Self::RecommendedDistanceMax => &[Unit::Metre],
            Self::Height | Self::Width | Self::Depth | Self::PanelThickness => &[Unit::Millimetre],
            Self::OutputVolts => &[Unit::VoltRms],
            Self::Power16Ohm
            | Self::Power32Ohm
            | Self::Power64Ohm
            | Self::Power300Ohm
            | Self::Power600Ohm
            | Self::PowerTotal => &[Unit::Milliwatt],
        }
    }
}
