//! Up to four products side by side.

use super::figures::{Better, ProductTrait, ValueRange, better, stretch, terms};
use crate::knowledge::{About, Family, Knowledge, Product, ProductFigure, Quantity, Unit};
use crate::situation::Vocabulary;

/// More columns than this cannot be read side by side.
pub const MOST_COMPARED: usize = 4;

/// Products beside each other; every row has a cell for each, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<'a> {
    /// One for each [`ProductTrait`] of which anything is known.
    pub traits: Vec<TraitRow>,
    /// One for each [`Quantity`] of which any product has a figure.
    pub rows: Vec<ComparisonRow<'a>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraitRow {
    pub what: ProductTrait,
    /// Name of each value, and whether it is unconfirmed; `None` where unknown.
    pub cells: Vec<Option<(&'static str, bool)>>,
    pub differs: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonRow<'a> {
    pub what: Quantity,
    /// In which [`Cell::from`] and [`Cell::to`] are given.
    pub unit: Unit,
    pub cells: Vec<Option<Cell<'a>>>,
    /// Some two surely differ, as far as their bases carry: claims whose tolerances overlap do not.
    pub differs: bool,
    /// All known figures were had under the same terms: scores on one rig, levels measured alike.
    pub comparable: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell<'a> {
    /// Value, unit, basis, source, condition and date, as in the catalogue.
    pub figure: &'a ProductFigure,
    /// The range of the true value, as far as the figure says; `None` where it says nothing.
    pub from: Option<f32>,
    pub to: Option<f32>,
    /// Surely better than another known one, and surely worse than none. Never set where better means nothing.
    pub best: bool,
}

impl Cell<'_> {
    fn stretch(&self) -> Option<ValueRange> {
        self.from.zip(self.to).map(|(from, to)| ValueRange { from, to })
    }
}

/// Puts products side by side; those beyond [`MOST_COMPARED`] are left out.
#[must_use]
pub fn compare<'a>(knowledge: &Knowledge, products: &[&'a Product]) -> Table<'a> {
    let products = &products[..products.len().min(MOST_COMPARED)];
    let traits = ProductTrait::ALL.iter().map(|&what| trait_row(what, products));
    let traits = traits.filter(|row| row.cells.iter().any(Option::is_some)).collect();
    // What is better depends on what it is for; of mixed kinds nothing is said that holds for one only.
    let family = products.first().map_or(Family::Measure, |product| knowledge.gear(product.gear).family);
    let is_mixed = products.iter().any(|product| knowledge.gear(product.gear).family != family);
    let family = if is_mixed { Family::Measure } else { family };
    let rows = Quantity::ALL.iter().filter_map(|&what| row(&knowledge.about, what, family, products)).collect();
    Table { traits, rows }
}

fn trait_row(what: ProductTrait, products: &[&Product]) -> TraitRow {
    let cell = |product: &&Product| what.of(product).map(|name| (name, what.is_unconfirmed(product)));
    let cells: Vec<Option<(&'static str, bool)>> = products.iter().map(cell).collect();
    let mut known = cells.iter().flatten().map(|(name, _)| *name);
    let first = known.next();
    let differs = known.any(|name| Some(name) != first);
    TraitRow { what, cells, differs }
}

fn row<'a>(about: &About, what: Quantity, family: Family, products: &[&'a Product]) -> Option<ComparisonRow<'a>> {
    let cell = |product: &&'a Product| {
        let figure = product.figure(what)?;
        let ends = stretch(about, product, figure);
        Some(Cell { figure, from: ends.map(|ends| ends.from), to: ends.map(|ends| ends.to), best: false })
    };
    let mut cells: Vec<Option<Cell<'a>>> = products.iter().map(cell).collect();
    let first = cells.iter().flatten().next()?.figure;
    let unit = if what == Quantity::Sensitivity { Unit::DbPerV } else { first.unit };
    let comparable = cells.iter().flatten().all(|cell| terms(cell.figure) == terms(first) && cell.stretch().is_some());
    let stretches: Vec<ValueRange> = cells.iter().flatten().filter_map(Cell::stretch).collect();
    let differs = comparable && stretches.iter().any(|one| stretches.iter().any(|other| !one.overlaps(*other)));
    if let Some(better) = better(what, family).filter(|_| differs) {
        let beats = |one: ValueRange, other: ValueRange| match better {
            Better::Lower => one.to < other.from,
            Better::Higher => other.to < one.from,
        };
        for cell in cells.iter_mut().flatten() {
            cell.best = cell.stretch().is_some_and(|own| {
                stretches.iter().any(|other| beats(own, *other)) && !stretches.iter().any(|other| beats(*other, own))
            });
        }
    }
    Some(ComparisonRow { what, unit, cells, differs, comparable })
}
