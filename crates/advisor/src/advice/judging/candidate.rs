//! What a kit can be made of: models of the catalogue, offers of gear types, and what the visitor already owns.
//!
//! Where the catalogue has models of a type that can be bought, they are the candidates; otherwise the type itself is
//! in with its price bands. Helpers are always types: what they do for other gear does not depend on the model.

use super::facts::{Facts, Stretch};
use super::gear_set::GearSet;
use crate::acoustics::{headphone, loudspeaker};
use crate::knowledge::{
    Availability, Basis, Family, Figure, GearEntry, Knowledge, Principle, Product, Quantity, Role, Tier, Transducer,
};
use crate::situation::{GearType, Headphones, Money, NameSet, OwnedItem, Situation, Vocabulary};

/// How something comes into a kit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is there already; its position in [`Situation::owned`].
    Owned(usize),
    /// The visitor wants it in the kit.
    Picked,
    Offered,
}

/// Something that may be in a kit.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub gear: GearType,
    /// What is paid within the type; unknown for what is owned.
    pub tier: Option<Tier>,
    pub cost: Money,
    /// Place in [`crate::knowledge::Catalogue::products`], where it is known which product it is.
    pub model: Option<usize>,
    pub standing: Standing,
    /// What moves the air, where it is known of the very model.
    pub principle: Option<Principle>,
    /// How much of what matters is not known for sure; zero for nothing.
    pub doubt: u32,
    figures: [Option<Stretch>; Figure::ALL.len()],
    /// A bit for each figure that is known of the very model, not only of its type.
    own_figures: u32,
}

const _: () =
    assert!(Figure::ALL.len() <= u32::BITS as usize, "give `own_figures` more bits: there are too many figures");

impl Candidate {
    #[must_use]
    pub fn figure(&self, what: Figure) -> Option<Stretch> {
        self.figures[what.index()]
    }

    /// Whether a figure is known of the very model.
    #[must_use]
    pub fn knows(&self, what: Figure) -> bool {
        self.own_figures & (1 << what.index()) != 0
    }

    /// Whether it has to be paid for.
    #[must_use]
    pub fn is_new(&self) -> bool {
        !matches!(self.standing, Standing::Owned(_))
    }

    /// Whether it is in every kit.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.standing != Standing::Offered
    }

    fn of_type(entry: &GearEntry, tier: Option<Tier>, cost: Money, standing: Standing) -> Self {
        let mut figures = [None; Figure::ALL.len()];
        for figure in entry.figures.iter().filter(|figure| figure.tier.is_none() || figure.tier == tier) {
            let known = &mut figures[figure.what.index()];
            *known = known.or(Some(Stretch { from: f64::from(figure.low), to: f64::from(figure.high) }));
        }
        Self { gear: entry.id, tier, cost, model: None, standing, principle: None, doubt: 0, figures, own_figures: 0 }
    }

    fn set(&mut self, what: Figure, stretch: Option<Stretch>) {
        if stretch.is_some() {
            self.figures[what.index()] = stretch;
            self.own_figures |= 1 << what.index();
        }
    }

    /// Replaces the type's usual figures by those of a product, as far as they are known.
    fn known(mut self, place: usize, product: &Product, knowledge: &Knowledge) -> Self {
        self.model = Some(place);
        self.principle = product.transducer.and_then(principle);
        if product.wireless == Some(true) && self.figure(Figure::LatencyMs).is_none() {
            // Whatever its type: what has no cable is as late as what never has one.
            self.figures[Figure::LatencyMs.index()] = wireless_delay(knowledge);
        }
        let about = &knowledge.about;
        let stretch = |what: Quantity| {
            let figure = product.figure(what)?;
            let value = f64::from(figure.value);
            let (minus, plus) = about.tolerance(figure);
            Some(Stretch { from: value - minus, to: value + plus })
        };
        let on_the_rig = product.figure(Quantity::PreferenceScore).is_some_and(|figure| {
            figure.condition.as_deref().is_some_and(|condition| condition.starts_with(&about.preference_rig))
        });
        for (figure, quantity) in [
            (Figure::ImpedanceOhms, Quantity::Impedance),
            (Figure::WeightG, Quantity::Weight),
            (Figure::IsolationDb, Quantity::Isolation),
            (Figure::LowestHz, Quantity::F10OrUnspecified),
            (Figure::LowestHz, Quantity::F3),
            (Figure::LowestHz, Quantity::F6),
            (Figure::MaxSplDb, Quantity::MaxSpl),
            (Figure::WooferIn, Quantity::Woofer),
            (Figure::OlivePoints, Quantity::OliveScore),
            (Figure::PreferencePoints, Quantity::PreferenceScore),
        ] {
            if quantity != Quantity::PreferenceScore || on_the_rig {
                self.set(figure, stretch(quantity));
            }
        }
        self.set(Figure::SensitivityDbPerV, about.sensitivity_db_per_v(product).map(|(from, to)| Stretch { from, to }));
        let comes_off = product.detachable_cable.map(|yes| Stretch::exactly(if yes { 1.0 } else { 0.0 }));
        self.set(Figure::CableComesOff, comes_off);
        self.doubt = self.doubt_about(product, knowledge);
        self
    }

    /// The same with what a pair of loudspeakers has to spare in a situation: the one figure that depends on it.
    #[must_use]
    pub fn seated(&self, facts: &Facts, knowledge: &Knowledge) -> Self {
        let mut seated = self.clone();
        if knowledge.gear(self.gear).family == Family::Loudspeakers {
            seated.set(Figure::HeadroomDb, self.headroom_db(facts));
        }
        seated
    }

    /// What a pair has to spare at the seat above the reference level and 20 dB of peaks, in dB.
    fn headroom_db(&self, facts: &Facts) -> Option<Stretch> {
        if !self.knows(Figure::MaxSplDb) {
            return None;
        }
        let level = self.figure(Figure::MaxSplDb)?;
        let seat_m = facts.seat_m.map(Stretch::exactly).or(self.figure(Figure::DistanceM))?;
        let wanted = facts.reference_level_dbc();
        let spare = |level: f64, seat_m: f64, wanted: f64| {
            let at_seat = loudspeaker::level_at_db_spl(level, seat_m) + loudspeaker::PAIR_GAIN_DB;
            at_seat - wanted - loudspeaker::PEAK_HEADROOM_DB
        };
        Some(Stretch { from: spare(level.from, seat_m.to, wanted.to), to: spare(level.to, seat_m.from, wanted.from) })
    }

    /// How much of what matters is not known for sure: one for each figure that is missing, and for each doubtful price or
    /// availability.
    fn doubt_about(&self, product: &Product, knowledge: &Knowledge) -> u32 {
        let figures = &knowledge.gear(product.gear).doubt_figures;
        let missing = figures.iter().filter(|figure| !self.knows(**figure)).count();
        let price = product.figure(Quantity::Price);
        let doubtful_price = price.is_none_or(|price| price.basis == Basis::Unconfirmed);
        let doubtful = usize::from(doubtful_price) + usize::from(product.availability != Availability::Current);
        u32::try_from(missing + doubtful).unwrap_or(u32::MAX)
    }

    /// Replaces the type's usual figures by those printed on the visitor's own box.
    fn with_answered(mut self, headphones: &Headphones) -> Self {
        self.set(Figure::ImpedanceOhms, headphones.impedance_ohms.map(Stretch::exactly));
        let per_mw = headphones.sensitivity_db_per_mw.zip(headphones.impedance_ohms);
        let per_v = headphones.sensitivity_db_per_v.or(per_mw.map(|(db, ohms)| headphone::db_per_v(db, ohms)));
        self.set(Figure::SensitivityDbPerV, per_v.map(Stretch::exactly));
        self
    }
}

fn principle(transducer: Transducer) -> Option<Principle> {
    match transducer {
        Transducer::Dynamic => Some(Principle::Dynamic),
        Transducer::PlanarMagnetic => Some(Principle::PlanarMagnetic),
        Transducer::Electrostatic => Some(Principle::Electrostatic),
        Transducer::BalancedArmature => Some(Principle::BalancedArmature),
        Transducer::Hybrid | Transducer::AirMotion => None,
    }
}

/// The usual delay of a wireless link.
fn wireless_delay(knowledge: &Knowledge) -> Option<Stretch> {
    let figure = knowledge.gear(knowledge.about.wireless_like).figure(Figure::LatencyMs)?;
    Some(Stretch { from: f64::from(figure.low), to: f64::from(figure.high) })
}

/// The tier in which a price lies: the dearest that begins at or below it.
fn tier_at(entry: &GearEntry, cost: Money) -> Option<Tier> {
    let reached = entry.offers.iter().filter(|offer| offer.from <= cost);
    reached.max_by_key(|offer| offer.from).or(entry.offers.first()).map(|offer| offer.tier)
}

/// Whether a product is made for all that the visitor does; most are made for anything.
fn suits(product: &Product, situation: &Situation) -> bool {
    let has_work = !situation.work.is_empty();
    product.made_for.is_empty() || has_work && situation.work.keys().all(|activity| product.made_for.contains(activity))
}

/// Everything of one role: what is owned first, then what is picked, then everything on offer by type and name.
///
/// Place, listener, source and money make no difference to it.
pub fn candidates(situation: &Situation, knowledge: &Knowledge, role: Role) -> Vec<Candidate> {
    let catalogue = &knowledge.catalogue;
    let mut all: Vec<Candidate> = Vec::new();
    let of_model = |model: usize, standing: Standing| {
        let product = &catalogue.products[model];
        let cost = knowledge.cost(product);
        let entry = knowledge.gear(product.gear);
        let tier = cost.and_then(|cost| tier_at(entry, cost));
        let cost = cost.filter(|_| !matches!(standing, Standing::Owned(_)));
        Candidate::of_type(entry, tier, cost.unwrap_or_default(), standing).known(model, product, knowledge)
    };
    for (position, owned) in situation.owned.iter().enumerate() {
        let standing = Standing::Owned(position);
        let candidate = match &owned.item {
            OwnedItem::Type(gear) => Candidate::of_type(knowledge.gear(*gear), None, Money::ZERO, standing),
            OwnedItem::Model(id) => {
                let Some(model) = catalogue.place(id) else { continue };
                of_model(model, standing)
            }
        };
        all.push(candidate.with_answered(&owned.headphones));
    }
    let priced = |model: usize, standing: Standing| {
        knowledge.cost(&catalogue.products[model]).map(|_| of_model(model, standing))
    };
    for id in &situation.picked {
        let Some(model) = catalogue.place(id) else { continue };
        if all.iter().all(|candidate| candidate.model != Some(model)) {
            all.extend(priced(model, Standing::Picked));
        }
    }
    let never: NameSet = situation.never.iter().collect();
    // Nobody is helped by what is not available; whoever wants it all the same has picked it.
    let may_be = |product: &Product| {
        product.availability.is_available() && !never.contains(&product.id) && suits(product, situation)
    };
    // What is owned is not bought again, and beside what is picked nothing else of its kind.
    let there = all.iter().fold(GearSet::default(), |types, candidate| types.with(candidate.gear));
    for entry in knowledge.gear.iter().filter(|entry| entry.role == role && !there.contains(entry.id)) {
        let before = all.len();
        if role == Role::Listen {
            let models = catalogue.products.iter().enumerate().filter(|(_, product)| product.gear == entry.id);
            for (model, _) in models.filter(|(_, product)| may_be(product)) {
                all.extend(priced(model, Standing::Offered));
            }
        }
        if all.len() == before {
            let offers = knowledge.offers(entry, &may_be).into_iter();
            all.extend(offers.map(|(tier, cost, model)| {
                let offered = Candidate::of_type(entry, Some(tier), cost, Standing::Offered);
                Candidate { model, ..offered }
            }));
        }
    }
    all.retain(|candidate| knowledge.gear(candidate.gear).role == role);
    all
}
