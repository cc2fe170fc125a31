//! The JSON Schema of a catalogue from outside, made from the columns that are read.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::figures::PriceFor;
use crate::json::VERSION_KEY;
use crate::limits::{MAX_LINK, MAX_NAME, MAX_NOTE, MAX_PRODUCTS};
use crate::row::{Column, OWN};
use crate::sheet::Mode;
use advisor::knowledge::{Availability, Transducer};
use advisor::situation::{GearType, Vocabulary};

/// A catalogue in JSON. It is read column by column, so there are no values of this type; it exists for the schema.
pub enum CatalogueFile {}

impl JsonSchema for CatalogueFile {
    fn schema_name() -> Cow<'static, str> {
        "Catalogue".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let columns: Map<String, Value> =
            Column::ALL.iter().map(|column| (column.name().to_owned(), value_of(*column))).collect();
        let own = format!("^{OWN}");
        json_schema!({
            "title": "Catalogue",
            "description": "A catalogue of a shop or a visitor: products that replace or extend the embedded ones.",
            "type": "object",
            "required": [VERSION_KEY, "products"],
            "properties": {
                VERSION_KEY: { "const": 1, "description": "The version of this format." },
                "name": { "type": ["string", "null"], "maxLength": MAX_NAME, "description": "The owner of the catalogue." },
                "currency": currency(),
                "mode": nullable(&names::<Mode>(), "What happens to the embedded catalogue; without it, extend."),
                "as_of": date("Month or day of the prices that have no date of their own."),
                "products": {
                    "type": "array", "minItems": 1, "maxItems": MAX_PRODUCTS,
                    "items": {
                        "type": "object",
                        "required": Column::REQUIRED.map(Vocabulary::name),
                        "properties": columns,
                        "patternProperties": { own.as_str(): true },
                        "additionalProperties": false,
                    },
                },
            },
            "patternProperties": { own.as_str(): true },
            "additionalProperties": false,
        })
    }
}

fn names<V: Vocabulary>() -> Vec<Value> {
    V::ALL.iter().map(|member| member.name().into()).collect()
}

fn nullable(names: &[Value], says: &str) -> Value {
    let all: Vec<Value> = names.iter().cloned().chain([Value::Null]).collect();
    json!({ "enum": all, "description": says })
}

fn currency() -> Value {
    json!({ "type": ["string", "null"], "pattern": "^[A-Z]{3}$", "description": "ISO 4217 code of all prices." })
}

fn date(says: &str) -> Value {
    json!({ "type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$", "description": says })
}

fn name(says: &str) -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": MAX_NAME, "description": says })
}

fn number(says: &str) -> Value {
    json!({ "type": ["number", "null"], "description": says })
}

fn flag(says: &str) -> Value {
    json!({ "type": ["boolean", "null"], "description": says })
}

/// What a column takes. The ranges of figures are not part of it: a figure outside is left out, not refused.
fn value_of(column: Column) -> Value {
    match column {
        Column::Id => json!({
            "type": ["string", "null"], "pattern": "^([a-z0-9]+(-[a-z0-9]+)*)?$", "maxLength": 100,
            "description": "Lower-case letters and digits with hyphens; made from brand and model where it is missing.",
        }),
        Column::Brand => name("The manufacturer."),
        Column::Model => name("Its name without the brand; a variant includes its difference here."),
        Column::Type => json!({ "enum": names::<GearType>(), "description": "What kind of gear it is." }),
        Column::Price => number("In the catalogue's currency."),
        Column::PriceFor => {
            nullable(&names::<PriceFor>(), "Whether a price of loudspeakers is for one or for a pair; without it, one.")
        }
        Column::PriceDate => date("When the price was checked."),
        Column::Currency => currency(),
        Column::Link => json!({
            "type": ["string", "null"], "pattern": "^([Hh][Tt][Tt][Pp][Ss]://.*)?$", "maxLength": MAX_LINK,
            "description": "Where to buy it.",
        }),
        Column::Availability => nullable(&names::<Availability>(), "Whether it is still made and available."),
        Column::ImpedanceOhms => number("Nominal impedance of headphones."),
        Column::SensitivityDbPerMw => number("Sensitivity of headphones per milliwatt."),
        Column::SensitivityDbPerV => number("Sensitivity of headphones per volt."),
        Column::WeightG => number("Grams, without cable and packaging; of one loudspeaker."),
        Column::IsolationDb => number("How much headphones keep out, as the maker says."),
        Column::LowestHz => number("Where a loudspeaker has fallen by 6 dB."),
        Column::MaxSplDb => number("Highest level of one loudspeaker at 1 m, or of a microphone."),
        Column::WooferIn => number("Diameter of the largest driver in inches."),
        Column::HeightMm | Column::WidthMm | Column::DepthMm => number("Millimetres, of one piece."),
        Column::OutputVoltsRms => number("Highest voltage of a headphone output."),
        Column::OutputOhms => number("Impedance of a headphone output."),
        Column::Transducer => nullable(&names::<Transducer>(), "What moves the air."),
        Column::DetachableCable => flag("Whether the cable comes off."),
        Column::Wireless => flag("Whether it works without a cable."),
        Column::Note => json!({ "type": ["string", "null"], "maxLength": MAX_NOTE, "description": "For readers." }),
        Column::Checked => flag("The author has confirmed this product's figures, even where they look doubtful."),
    }
}
