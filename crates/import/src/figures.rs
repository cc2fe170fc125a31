//! The numbers of a row, each only where gear of this kind can have it and nothing speaks against it.

use crate::doubt::{self, Sensitivity};
use crate::product::{Reader, SOURCE};
use crate::range::{GearKind, belongs_to, range};
use crate::row::{Column, Row};
use crate::text::check_date;
use advisor::knowledge::{Basis, Family, Product, ProductFigure, Quantity, Unit};
use advisor::situation::{Vocabulary, rounded};
use advisor::vocabulary;

vocabulary!(
    /// What a price pays for.
    PriceFor, "price_for", { One = "one", Pair = "pair" }
);

/// The columns that become figures as they are.
const FIGURES: [(Column, Quantity, Unit); 13] = [
    (Column::ImpedanceOhms, Quantity::Impedance, Unit::Ohm),
    (Column::SensitivityDbPerMw, Quantity::Sensitivity, Unit::DbPerMw),
    (Column::SensitivityDbPerV, Quantity::Sensitivity, Unit::DbPerV),
    (Column::WeightG, Quantity::Weight, Unit::Gram),
    (Column::IsolationDb, Quantity::Isolation, Unit::Db),
    (Column::LowestHz, Quantity::F6, Unit::Hertz),
    (Column::MaxSplDb, Quantity::MaxSpl, Unit::Db),
    (Column::WooferIn, Quantity::Woofer, Unit::Inch),
    (Column::HeightMm, Quantity::Height, Unit::Millimetre),
    (Column::WidthMm, Quantity::Width, Unit::Millimetre),
    (Column::DepthMm, Quantity::Depth, Unit::Millimetre),
    (Column::OutputVoltsRms, Quantity::OutputVolts, Unit::VoltRms),
    (Column::OutputOhms, Quantity::OutputImpedance, Unit::Ohm),
];

impl Reader<'_> {
    pub fn price(&mut self, row: &Row, kind: Option<GearKind>, known: Option<&Product>) -> Option<ProductFigure> {
        let paired = kind.is_some_and(|kind| kind.entry.family == Family::Loudspeakers);
        let said = self.findings.word(row, Column::PriceFor);
        if said == Some(PriceFor::Pair) && kind.is_some() && !paired {
            let what = "only loudspeakers are sold in pairs; a pair of headphones is one product";
            self.findings.error(&row.place_of(Column::PriceFor), what, "write one, or leave it out");
        }
        let date =
            self.findings.text(row, Column::PriceDate, check_date).map(str::to_owned).or_else(|| self.as_of.clone());
        let pair = said == Some(PriceFor::Pair);
        let price = self.findings.number(row, Column::Price)?;
        self.has_prices = true;
        let kind = kind?;
        let price = self.in_range(row, Column::Price, price, kind)?;
        let each = if pair { price / 2.0 } else { price };
        let ours = self.currency_code().unwrap_or_default();
        let currencies = [ours, self.known.catalogue().currency.as_str()];
        let doubt = doubt::price(each, pair, currencies, kind.entry.used_in_pairs, known);
        if let Some((what, remedy)) = doubt.filter(|_| !kind.checked) {
            self.findings.warning(&row.place_of(Column::Price), &left_out(&what), &remedy);
            return None;
        }
        let condition = paired.then(|| if pair { "each; pair price / 2" } else { "each" }.to_owned());
        Some(ProductFigure { condition, date, ..figure(Quantity::Price, each, Unit::Money) })
    }

    pub fn figures(&mut self, row: &Row, kind: Option<GearKind>, known: Option<&Product>) -> Vec<ProductFigure> {
        let mut figures = Vec::new();
        for (column, what, unit) in FIGURES {
            let Some(value) = self.findings.number(row, column) else { continue };
            let value = kind.and_then(|kind| self.in_range(row, column, value, kind));
            figures.extend(value.map(|value| figure(what, value, unit)));
        }
        let value = |what: Quantity, unit: Unit| {
            let found = figures.iter().find(|figure| figure.what == what && figure.unit == unit);
            found.map(|figure| f64::from(figure.value))
        };
        let claimed = Sensitivity {
            per_mw: value(Quantity::Sensitivity, Unit::DbPerMw),
            per_v: value(Quantity::Sensitivity, Unit::DbPerV),
            ohms: value(Quantity::Impedance, Unit::Ohm).or_else(|| known.and_then(Product::impedance_ohms)),
        };
        let doubt = kind
            .filter(|kind| !kind.checked)
            .and_then(|kind| doubt::sensitivity(claimed, kind.entry, known, &self.known.knowledge.about));
        let column = if claimed.per_mw.is_some() { Column::SensitivityDbPerMw } else { Column::SensitivityDbPerV };
        if let Some((what, remedy)) = doubt {
            self.findings.warning(&row.place_of(column), &left_out(&what), &remedy);
            figures.retain(|figure| figure.what != Quantity::Sensitivity);
        } else if claimed.per_v.is_some() {
            // The one that needs no impedance is enough.
            figures.retain(|figure| figure.unit != Unit::DbPerMw);
        }
        figures
    }

    /// A number that gear of this kind can have; another one is left out with what it may have been.
    fn in_range(&mut self, row: &Row, column: Column, value: f64, kind: GearKind) -> Option<f64> {
        let place = || row.place_of(column);
        let Some(range) = range(column, kind) else {
            let what = left_out(&format!("{} does not have this figure here", kind.entry.id.name()));
            self.findings.warning(&place(), &what, &format!("leave it empty; it is for {}", belongs_to(column)));
            return None;
        };
        let is_possible = |value: f64| (range.from..=range.to).contains(&value);
        if is_possible(value) {
            return Some(value);
        }
        let what = format!(
            "{} {} is outside {} to {} for {}",
            rounded(value),
            range.unit,
            rounded(range.from),
            rounded(range.to),
            kind.entry.id.name()
        );
        let mut meant: Vec<String> = Vec::new();
        for (unit, factor) in range.confused {
            if is_possible(value * factor) {
                meant.push(format!("if these are {unit}, write {}", rounded(value * factor)));
            }
        }
        if is_possible(-value) && value != 0.0 {
            meant.push(format!("if the sign is a typo, write {}", rounded(-value)));
        }
        if column == Column::Price && value == 0.0 {
            meant.push("leave it empty if there is no price".to_owned());
        }
        if meant.is_empty() {
            meant.push("check the number and its unit, or leave it out".to_owned());
        }
        self.findings.warning(&place(), &left_out(&what), &meant.join("; "));
        None
    }
}

fn left_out(what: &str) -> String {
    format!("{what}, so it is left out")
}

/// A figure that the author of the file claims.
fn figure(what: Quantity, value: f64, unit: Unit) -> ProductFigure {
    #[expect(clippy::cast_possible_truncation, reason = "no figure needs more than seven digits")]
    let value = value as f32;
    ProductFigure { what, value, unit, basis: Basis::Claimed, source: SOURCE.to_owned(), condition: None, date: None }
}
