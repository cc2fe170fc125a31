use std::collections::BTreeMap;

use serde::Serialize;

use super::{Activity, Aim, GearType, Money, Neighbours, Noise, OwnedGrade, SourceKind, Treatment};

/// Everything a visitor may tell. `None` and empty mean unknown.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, default))]
pub struct Situation {
    /// Activity → share of the time, any positive number; only the ratios count.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "shares_schema"))]
    pub work: BTreeMap<Activity, f64>,
    #[serde(skip_serializing_if = "is_unknown")]
    pub place: Place,
    #[serde(skip_serializing_if = "is_unknown")]
    pub listener: Listener,
    /// What drives the headphones.
    #[serde(skip_serializing_if = "is_unknown")]
    pub source: SourceDevice,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owned: Vec<Owned>,
    /// What the visitor is thinking of: answered openly, never obeyed silently.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wish: Vec<GearType>,
    /// Models of the catalogue, by id, that are to be in the kit and are paid for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub picked: Vec<String>,
    /// Models of the catalogue, by id, that are never to be suggested.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub never: Vec<String>,
    /// The most that may be spent, in the catalogue's currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<Money>,
    /// The most items that may be bought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_new_items: Option<u32>,
    /// How far the visitor wants to go; unknown counts as sensible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aim: Option<Aim>,
}

/// Where the visitor listens.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, default))]
#[serde(default)]
pub struct Place {
    #[serde(skip_serializing_if = "is_unknown")]
    pub room: Room,
    /// Measured reverberation time in seconds, 0.05 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rt60_s: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub treatment: Option<Treatment>,
    /// Whether panels and bass traps may be put up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_treat: Option<bool>,
    /// From the ears to a loudspeaker, in metres, 0.2 to 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listening_distance_m: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noise: Option<Noise>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub neighbours: Option<Neighbours>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub others_in_room: Option<bool>,
    /// Whether part of the work happens at night.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub night: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_the_move: Option<bool>,
}

/// Inner dimensions of the room in metres, each 1 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, default))]
pub struct Room {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length_m: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width_m: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height_m: Option<f64>,
}

/// Who listens.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, default))]
pub struct Listener {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub glasses: Option<bool>,
    /// Whether sessions last for hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub long_hours: Option<bool>,
}

/// What drives the headphones.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, default, rename = "Source"))]
pub struct SourceDevice {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<SourceKind>,
    /// Highest undistorted output into a high impedance, in volts RMS, 0.01 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_volts_rms: Option<f64>,
    /// Output impedance in ohms, 0 to 1000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_ohms: Option<f64>,
}

/// One thing the visitor already has.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Owned {
    #[serde(flatten)]
    pub item: OwnedItem,
    #[serde(flatten)]
    pub headphones: Headphones,
    /// How good it is, where only its type is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<OwnedGrade>,
}

/// A model of the catalogue by its id, or just a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum OwnedItem {
    #[serde(rename = "type")]
    Type(GearType),
    #[serde(rename = "model")]
    Model(String),
}

/// The electrical figures of a pair of headphones, as printed on the box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Headphones {
    /// Sensitivity in dB SPL for one milliwatt, 60 to 140.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitivity_db_per_mw: Option<f64>,
    /// Sensitivity in dB SPL for one volt RMS, 60 to 150; makers print one or the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitivity_db_per_v: Option<f64>,
    /// Nominal impedance in ohms, 4 to 2000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impedance_ohms: Option<f64>,
}

/// A number for each activity; the derived schema would allow any key.
#[cfg(feature = "schema")]
fn shares_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let activity = generator.subschema_for::<Activity>();
    schemars::json_schema!({
        "type": "object",
        "propertyNames": activity,
        "additionalProperties": { "type": ["number", "null"], "exclusiveMinimum": 0 },
    })
}

fn is_unknown<T: Default + PartialEq>(part: &T) -> bool {
    *part == T::default()
}

impl Situation {
    /// Whether an item of this type is owned, given as a type.
    #[must_use]
    pub fn owns(&self, gear: GearType) -> bool {
        self.owned.iter().any(|owned| owned.is_type(gear))
    }
}

impl Owned {
    /// An owned item of a type, with nothing else known.
    #[must_use]
    pub fn of_type(gear: GearType) -> Self {
        Self { item: OwnedItem::Type(gear), headphones: Headphones::default(), grade: None }
    }

    /// Whether it was given as this type.
    #[must_use]
    pub fn is_type(&self, gear: GearType) -> bool {
        self.item == OwnedItem::Type(gear)
    }
}
