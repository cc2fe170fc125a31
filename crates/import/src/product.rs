//! One row becomes a product.

use std::collections::BTreeMap;

use crate::doubt;
use crate::finding::Findings;
use crate::known::{Known, sorted_by_id};
use crate::limits::{MAX_NAME, MAX_NOTE};
use crate::range::GearKind;
use crate::row::{Column, Row};
use crate::text::{check_currency, check_id, check_link, check_name, folded, slug};
use advisor::knowledge::{Availability, Product, ProductFigure, Transducer};
use advisor::situation::{GearType, Vocabulary, excerpt};

/// The id of the source of all figures of a file.
pub const SOURCE: &str = "outside-catalogue";

/// Reads rows one after the other, and remembers what must not be there twice.
pub(super) struct Reader<'r> {
    pub findings: &'r mut Findings,
    /// The date of prices that have none of their own.
    pub as_of: Option<String>,
    pub known: Known<'r>,
    required: Vec<Column>,
    /// The currency of the file, and the line that said it.
    pub currency: Option<(String, usize)>,
    /// The currency of prices whose file does not say one.
    pub assumed_currency: Option<String>,
    /// Whether one was said that is none, which has been reported.
    pub currency_is_broken: bool,
    pub has_prices: bool,
    /// Lines of the ids and the names so far.
    ids: BTreeMap<String, usize>,
    names: BTreeMap<String, usize>,
    products: Vec<Product>,
}

impl<'r> Reader<'r> {
    pub fn new(known: Known<'r>, findings: &'r mut Findings) -> Self {
        Self {
            findings,
            as_of: None,
            known,
            required: Column::REQUIRED.to_vec(),
            currency: None,
            assumed_currency: None,
            currency_is_broken: false,
            has_prices: false,
            ids: BTreeMap::new(),
            names: BTreeMap::new(),
            products: Vec::new(),
        }
    }

    /// A column whose absence has been reported once for all rows.
    pub fn not_asked_for(&mut self, column: Column) {
        self.required.retain(|required| *required != column);
    }

    /// The code of the currency as far as it is known.
    pub fn currency_code(&self) -> Option<&str> {
        self.currency.as_ref().map(|(currency, _)| currency).or(self.assumed_currency.as_ref()).map(String::as_str)
    }

    pub fn set_currency(&mut self, currency: &str, line: usize) {
        self.currency = Some((currency.to_owned(), line));
    }

    /// Reads one product; it counts if it has brand, model and type.
    pub fn product(&mut self, row: &Row) {
        for column in self.required.clone() {
            if row.get(column).is_none() {
                let what = format!("`{}` is missing", column.name());
                self.findings.error(&row.place(), &what, "every product needs brand, model and type");
            }
        }
        let brand = self.findings.text(row, Column::Brand, |text| check_name(text, MAX_NAME));
        let model = self.findings.text(row, Column::Model, |text| check_name(text, MAX_NAME));
        let gear: Option<GearType> = self.findings.word(row, Column::Type);
        let id = self.findings.text(row, Column::Id, check_id).unwrap_or_default();
        self.check_repeated(row, id, brand, model);
        let availability = self.findings.word(row, Column::Availability).unwrap_or(Availability::Unknown);
        let transducer = self.findings.word(row, Column::Transducer);
        let detachable_cable = self.findings.flag(row, Column::DetachableCable);
        let wireless = self.findings.flag(row, Column::Wireless);
        let note = self.findings.text(row, Column::Note, |text| check_name(text, MAX_NOTE)).map(str::to_owned);
        let link = self.findings.text(row, Column::Link, check_link).map(str::to_owned);
        let checked = self.findings.flag(row, Column::Checked) == Some(true);
        self.currency_of(row);
        let knowledge = self.known.knowledge;
        let electrostatic = transducer == Some(Transducer::Electrostatic);
        let kind = gear.map(|gear| GearKind { entry: knowledge.gear(gear), electrostatic, checked });
        let counterpart = self.known.counterpart(id, brand.unwrap_or_default(), model.unwrap_or_default());
        let mut figures: Vec<ProductFigure> = self.price(row, kind, counterpart).into_iter().collect();
        figures.extend(self.figures(row, kind, counterpart));
        let known_kind = counterpart.map(|known| knowledge.gear(known.gear));
        let doubt = kind.filter(|_| !checked).and_then(|kind| doubt::kind(kind.entry, known_kind));
        if let Some((what, remedy)) = doubt {
            self.findings.warning(&row.place_of(Column::Type), &what, &remedy);
        }
        let (Some(brand), Some(name), Some(gear)) = (brand, model, gear) else { return };
        self.products.push(Product {
            id: id.to_owned(),
            from_outside: true,
            brand: brand.to_owned(),
            name: name.to_owned(),
            gear,
            availability,
            transducer,
            detachable_cable,
            wireless,
            unconfirmed: Vec::new(),
            made_for: Vec::new(),
            named_by: Vec::new(),
            note,
            link,
            figures,
        });
    }

    /// Currency and products by id, when all rows have been read.
    pub fn finish(mut self, whole: &str) -> (Option<String>, Vec<Product>) {
        if self.products.is_empty() && !self.findings.has_errors() {
            self.findings.error(whole, "it has no products", "add at least one");
        }
        let said = self.currency.take().map(|(currency, _)| currency);
        if let (Some(said), Some(assumed)) = (&said, &self.assumed_currency)
            && said != assumed
        {
            let what = format!("its prices are in {said}, not in {assumed}");
            self.findings.warning(whole, &what, "use the currency of the catalogue; nothing is converted");
        }
        let currency = said.or(self.assumed_currency.take());
        if self.has_prices && currency.is_none() && !self.currency_is_broken {
            let remedy = "give `currency`, a code of three letters such as EUR";
            self.findings.error(whole, "there are prices but no currency", remedy);
        }
        self.give_ids();
        (currency, sorted_by_id(self.products))
    }

    /// Ids for products without: that of the known product, else one from brand and model that nobody has.
    fn give_ids(&mut self) {
        let mut next: BTreeMap<String, usize> = BTreeMap::new();
        for product in &mut self.products {
            if !product.id.is_empty() {
                continue;
            }
            let known = self.known.counterpart("", &product.brand, &product.name).map(|known| known.id.clone());
            let is_free = |id: &String| !self.ids.contains_key(id);
            product.id = known.filter(is_free).unwrap_or_else(|| {
                let base = Some(slug(&format!("{} {}", product.brand, product.name))).filter(|slug| !slug.is_empty());
                let base = base.unwrap_or_else(|| "product".to_owned());
                let number = next.entry(base.clone()).or_insert(0);
                loop {
                    *number += 1;
                    let id = if *number == 1 { base.clone() } else { format!("{base}-{number}") };
                    if is_free(&id) && self.known.catalogue().product(&id).is_none() {
                        return id;
                    }
                }
            });
            self.ids.insert(product.id.clone(), 0);
        }
    }

    /// Reports an id or a name that an earlier row has.
    fn check_repeated(&mut self, row: &Row, id: &str, brand: Option<&str>, model: Option<&str>) {
        if !id.is_empty()
            && let Some(line) = self.ids.insert(id.to_owned(), row.line())
        {
            let what = format!("line {line} has the id `{id}` too");
            self.findings.error(&row.place_of(Column::Id), &what, "give each product its own id, or none");
        }
        if let (Some(brand), Some(model)) = (brand, model)
            && let Some(line) = self.names.insert(folded(brand, model), row.line())
        {
            let what = format!("{} {} is on line {line} too", excerpt(brand), excerpt(model));
            let remedy = "keep one of them; a variant needs its difference in the model name";
            self.findings.error(&row.place(), &what, remedy);
        }
    }

    fn currency_of(&mut self, row: &Row) {
        let Some(currency) = self.findings.text(row, Column::Currency, check_currency) else {
            self.currency_is_broken |= row.get(Column::Currency).is_some();
            return;
        };
        match &self.currency {
            None => self.set_currency(currency, row.line()),
            Some((first, line)) if first != currency => {
                let what = format!("this price is in {currency}, but line {line} is in {first}");
                self.findings.error(&row.place_of(Column::Currency), &what, "give all prices in one currency");
            }
            Some(_) => {}
        }
    }
}
