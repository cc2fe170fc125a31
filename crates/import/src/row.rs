//! One product as a file gives it: values by column, each with its position.

use advisor::situation::{Json, Vocabulary};
use advisor::vocabulary;

vocabulary!(
    /// What a file may say of a product: a key in JSON, a column in CSV.
    Column, "column", {
        Id = "id",
        Brand = "brand",
        Model = "model",
        Type = "type",
        Price = "price",
        PriceFor = "price_for",
        PriceDate = "price_date",
        Currency = "currency",
        Link = "link",
        Availability = "availability",
        ImpedanceOhms = "impedance_ohms",
        SensitivityDbPerMw = "sensitivity_db_per_mw",
        SensitivityDbPerV = "sensitivity_db_per_v",
        WeightG = "weight_g",
        IsolationDb = "isolation_db",
        LowestHz = "lowest_hz",
        MaxSplDb = "max_spl_db",
        WooferIn = "woofer_in",
        HeightMm = "height_mm",
        WidthMm = "width_mm",
        DepthMm = "depth_mm",
        OutputVoltsRms = "output_volts_rms",
        OutputOhms = "output_ohms",
        Transducer = "transducer",
        DetachableCable = "detachable_cable",
        Wireless = "wireless",
        Note = "note",
        Checked = "checked",
    }
);

impl Column {
    /// Those without which nobody knows what a product is.
    pub const REQUIRED: [Self; 3] = [Self::Brand, Self::Model, Self::Type];
}

/// How many columns there are.
const COLUMNS: usize = Column::ALL.len();

/// Keys and columns that begin like this are the author's own and are not read.
pub(super) const OWN: &str = "x_";

/// A value as a format gives it.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    Json(&'a Json),
    /// A cell of a table, and whether its numbers may have a decimal comma.
    Cell(&'a str, bool),
}

#[derive(Clone, Copy)]
enum Place {
    /// Index in the list of products.
    Json(usize),
    Csv,
}

/// The values of one product; an empty cell and `null` are no value.
pub(super) struct Row<'a> {
    place: Place,
    line: usize,
    values: [Option<(Value<'a>, usize)>; COLUMNS],
}

impl<'a> Row<'a> {
    /// The product with this index in a JSON file; it begins on this line.
    pub fn of_json(index: usize, line: usize) -> Self {
        Self { place: Place::Json(index), line, values: [None; COLUMNS] }
    }

    /// The row of a CSV file that begins on this line.
    pub fn of_csv(line: usize) -> Self {
        Self { place: Place::Csv, line, values: [None; COLUMNS] }
    }

    /// Puts a value in, with its line.
    pub fn set(&mut self, column: Column, value: Value<'a>, line: usize) {
        self.values[column.index()] = Some((value, line));
    }

    pub fn get(&self, column: Column) -> Option<Value<'a>> {
        self.values[column.index()].map(|(value, _)| value)
    }

    /// The position of the product.
    pub fn place(&self) -> String {
        match self.place {
            Place::Json(index) => format!("line {}, products[{index}]", self.line),
            Place::Csv => format!("line {}", self.line),
        }
    }

    /// The position of the value of a column.
    pub fn place_of(&self, column: Column) -> String {
        let line = self.values[column.index()].map_or(self.line, |(_, line)| line);
        match self.place {
            Place::Json(index) => format!("line {line}, products[{index}].{}", column.name()),
            Place::Csv => format!("line {line}, column {}", column.name()),
        }
    }

    pub fn line(&self) -> usize {
        self.line
    }
}

/// The remedy for a name that is not a column: the one meant, or the unit it should be converted to.
///
/// `value` is its value, if that is a number.
pub(super) fn instead_of(name: &str, value: Option<f64>) -> String {
    if let Some((column, factor, unit)) = in_other_unit(name) {
        let number = value.map(|number| format!(", here {}", advisor::situation::rounded(number * factor)));
        return format!("this looks like {unit}: convert to `{}`{}", column.name(), number.unwrap_or_default());
    }
    if matches!(name, "sensitivity" | "sensitivity_db" | "sensitivity_db_spl" | "spl" | "efficiency") {
        return "say which: `sensitivity_db_per_mw` or `sensitivity_db_per_v`".to_owned();
    }
    let meant = match name {
        "manufacturer" | "maker" | "vendor" => Some("brand"),
        "name" | "product" | "title" => Some("model"),
        "category" | "kind" => Some("type"),
        "url" | "href" => Some("link"),
        "stock" => Some("availability"),
        _ => advisor::situation::closest(name, Column::ALL.iter().map(|column| column.name())),
    };
    match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("remove it, or start its name with `{OWN}` if it is only for you"),
    }
}

/// Endings for units that a catalogue does not take: ending, ending meant, factor, name.
const OTHER_UNITS: &[(&str, &str, f64, &str)] = &[
    ("_kg", "_g", 1000.0, "kilograms"),
    ("_oz", "_g", 28.349_5, "ounces"),
    ("_lb", "_g", 453.592, "pounds"),
    ("_lbs", "_g", 453.592, "pounds"),
    ("_cm", "_mm", 10.0, "centimetres"),
    ("_m", "_mm", 1000.0, "metres"),
    ("_in", "_mm", 25.4, "inches"),
    ("_inches", "_mm", 25.4, "inches"),
    ("_mm", "_in", 1.0 / 25.4, "millimetres"),
    ("_cm", "_in", 1.0 / 2.54, "centimetres"),
    ("_kohms", "_ohms", 1000.0, "kilo-ohms"),
    ("_khz", "_hz", 1000.0, "kilohertz"),
];

fn in_other_unit(name: &str) -> Option<(Column, f64, &'static str)> {
    OTHER_UNITS.iter().find_map(|&(ending, ours, factor, unit)| {
        let stem = name.strip_suffix(ending)?;
        let column = Column::ALL.iter().find(|column| column.name().strip_suffix(ours) == Some(stem))?;
        Some((*column, factor, unit))
    })
}
