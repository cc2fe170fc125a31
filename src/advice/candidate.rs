//! What a kit can be made of: offers of each gear type, and what the visitor already owns.

use super::facts::Stretch;
use crate::acoustics::headphone;
use crate::knowledge::{Figure, Knowledge, Product, Quantity, Role, Tier};
use crate::situation::{GearType, Headphones, Money, OwnedItem, Situation, Vocabulary};

/// Helpers that are in a kit; a bit for each [`GearType`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HelperSet(u16);

impl HelperSet {
    #[must_use]
    pub fn with(self, helper: GearType) -> Self {
        Self(self.0 | 1 << helper.index())
    }

    /// The helpers that are in both sets.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    #[must_use]
    pub fn contains(self, helper: GearType) -> bool {
        self.0 & (1 << helper.index()) != 0
    }
}

/// Something that may be in a kit.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub gear: GearType,
    /// What is paid within the type; unknown for what is owned.
    pub tier: Option<Tier>,
    pub cost: Money,
    /// The product's id, where it is known which one it is.
    pub model: Option<String>,
    /// Place in [`Situation::owned`], if it is owned.
    pub owned: Option<usize>,
    figures: [Option<Stretch>; Figure::ALL.len()],
}

impl Candidate {
    #[must_use]
    pub fn figure(&self, what: Figure) -> Option<Stretch> {
        self.figures[what.index()]
    }

    #[must_use]
    pub fn is_new(&self) -> bool {
        self.owned.is_none()
    }

    fn new(knowledge: &Knowledge, gear: GearType, tier: Option<Tier>, cost: Money, owned: Option<usize>) -> Self {
        let entry = knowledge.gear(gear);
        let stretch = |what: &Figure| {
            let figure = entry.figure(*what)?;
            Some(Stretch { from: f64::from(figure.low), to: f64::from(figure.high) })
        };
        let figures = core::array::from_fn(|index| stretch(&Figure::ALL[index]));
        Self { gear, tier, cost, model: None, owned, figures }
    }

    /// Replaces the type's usual figures by those of a product, as far as they are known.
    fn known(mut self, product: &Product, knowledge: &Knowledge) -> Self {
        self.model = Some(product.id.clone());
        if product.wireless == Some(true) && self.figure(Figure::LatencyMs).is_none() {
            // Whatever its type: what has no cable is as late as what never has one.
            self.figures[Figure::LatencyMs.index()] = wireless_delay(knowledge);
        }
        let exact = |what: Quantity| product.figure(what).map(|figure| Stretch::exactly(f64::from(figure.value)));
        let sensitivity = product.sensitivity_db_per_v().map(|(from, to)| Stretch { from, to });
        for (figure, stretch) in [
            (Figure::ImpedanceOhms, exact(Quantity::Impedance)),
            (Figure::SensitivityDbPerV, sensitivity),
            (Figure::WeightG, exact(Quantity::Weight)),
            (Figure::IsolationDb, exact(Quantity::Isolation)),
            (Figure::LowestHz, exact(Quantity::F6)),
            (Figure::MaxSplDb, exact(Quantity::MaxSpl)),
            (Figure::WooferIn, exact(Quantity::Woofer)),
        ] {
            if stretch.is_some() {
                self.figures[figure.index()] = stretch;
            }
        }
        self
    }

    /// Replaces the type's usual figures by those printed on the visitor's own box.
    fn told(mut self, headphones: &Headphones) -> Self {
        if let Some(ohms) = headphones.impedance_ohms {
            self.figures[Figure::ImpedanceOhms.index()] = Some(Stretch::exactly(ohms));
        }
        let per_mw = headphones.sensitivity_db_per_mw.zip(headphones.impedance_ohms);
        let per_v = headphones.sensitivity_db_per_v.or(per_mw.map(|(db, ohms)| headphone::db_per_v(db, ohms)));
        if let Some(db) = per_v {
            self.figures[Figure::SensitivityDbPerV.index()] = Some(Stretch::exactly(db));
        }
        self
    }
}

/// The usual delay of a wireless link.
fn wireless_delay(knowledge: &Knowledge) -> Option<Stretch> {
    let figure = knowledge.gear(GearType::NoiseCancelling).figure(Figure::LatencyMs)?;
    Some(Stretch { from: f64::from(figure.low), to: f64::from(figure.high) })
}

/// Everything of one role: what is owned first, then every offer of every type.
pub fn candidates(situation: &Situation, knowledge: &Knowledge, role: Role) -> Vec<Candidate> {
    let owned = situation.owned.iter().enumerate().filter_map(|(place, owned)| {
        let (gear, product) = match &owned.item {
            OwnedItem::Type(gear) => (*gear, None),
            OwnedItem::Model(id) => {
                let product = knowledge.catalogue.product(id)?;
                (product.gear, Some(product))
            }
        };
        let mut candidate = Candidate::new(knowledge, gear, None, Money::ZERO, Some(place));
        if let Some(product) = product {
            candidate = candidate.known(product, knowledge);
        }
        Some(candidate.told(&owned.headphones))
    });
    let owned: Vec<Candidate> = owned.collect();
    // What is owned is not bought again.
    let is_owned = |gear: GearType| owned.iter().any(|candidate| candidate.gear == gear);
    let new = knowledge.gear.iter().filter(|entry| !is_owned(entry.id)).flat_map(|entry| {
        let offers = entry.offers.iter();
        offers.map(|offer| Candidate::new(knowledge, entry.id, Some(offer.tier), offer.cost, None))
    });
    owned.iter().cloned().chain(new).filter(|candidate| knowledge.gear(candidate.gear).role == role).collect()
}
