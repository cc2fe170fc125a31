//! Whether the products of the catalogue say what they say in a form that can be counted on.

use std::collections::BTreeSet;

use advisor::knowledge::{Quantity, Unit};
use advisor::situation::{Problem, Vocabulary, closest};

use crate::Authored;

/// Every figure in a unit of its kind, with a source that exists; every price with its date.
pub fn check_catalogue(authored: &Authored, problems: &mut Vec<Problem>) {
    let catalogue = &authored.knowledge.catalogue;
    let known: BTreeSet<&str> = catalogue.sources.iter().map(|source| source.id.as_str()).collect();
    let unit_name = |unit: Unit| if unit == Unit::Money { catalogue.currency.as_str() } else { unit.name() };
    let meant = |source: &str| match closest(source, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "add it to catalogue/_sources.toml".to_owned(),
    };
    let mut cited: BTreeSet<&str> = BTreeSet::new();
    for product in &catalogue.products {
        let place = || authored.places.of("product", &product.id);
        if product.link.is_some() {
            problems.push(Problem::new(place(), "it has a link", "remove it: only a shop's own catalogue sells"));
        }
        for figure in &product.figures {
            let name = figure.what.name();
            if !figure.what.units().contains(&figure.unit) {
                let units: Vec<&str> = figure.what.units().iter().map(|unit| unit_name(*unit)).collect();
                let what = format!("its {name} is given in {}", unit_name(figure.unit));
                problems.push(Problem::new(place(), what, format!("give it in {}", units.join(" or "))));
            }
            if !known.contains(figure.source.as_str()) {
                let what = format!("its {name} has the unknown source `{}`", figure.source);
                problems.push(Problem::new(place(), what, meant(&figure.source)));
            }
            if figure.what == Quantity::Price && figure.date.is_none() {
                problems.push(Problem::new(
                    place(),
                    "its price has no date",
                    "say when it was seen: date = \"YYYY-MM\"",
                ));
            }
            cited.insert(&figure.source);
        }
        for (number, named) in product.named_by.iter().enumerate() {
            if !known.contains(named.source.as_str()) {
                let what = format!("it is named by the unknown source `{}`", named.source);
                problems.push(Problem::new(place(), what, meant(&named.source)));
            }
            if product.named_by[..number].iter().any(|other| other.source == named.source) {
                let what = format!("it is named by `{}` twice, which would count as two", named.source);
                problems.push(Problem::new(place(), what, "put all uses into one entry"));
            }
            if named.uses.is_empty() {
                problems.push(Problem::new(place(), "it is named for nothing", "say for which activities"));
            }
            cited.insert(&named.source);
        }
    }
    for source in known.difference(&cited) {
        let place = authored.places.of("source", source);
        problems.push(Problem::new(place, "nothing cites this source", "cite it where it is used, or remove it"));
    }
}
