//! What a kit can be made of: models of the catalogue, offers of gear types, and what the visitor already owns.
//!
//! Where the catalogue has models of a type that can be bought, they are the candidates; otherwise the type itself is
//! in with its price bands. Helpers are always types: what they do for other gear does not depend on the model.

use super::facts::{Facts, Stretch};
use super::gear_set::GearSet;
use crate::acoustics::{headphone, loudspeaker};
use crate::knowledge::{
    Availability, Basis, Family, Figure, GearEntry, Knowledge, Principle, Product, Quantity, Role, Share, Tier,
    Transducer,
};
use crate::situation::{Activity, GearType, Headphones, Money, NameSet, OwnedGrade, OwnedItem, Situation, Vocabulary};

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
    /// What it counts for in cents where prices are compared: more than it costs where nobody has confirmed the price.
    pub counted: u64,
    /// Whether it would take the place of an owned thing of its type.
    pub replaces: bool,
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
        let mut figures: [Option<Stretch>; Figure::ALL.len()] = [None; Figure::ALL.len()];
        // Of what somebody owns and has not said how good it is, it is not known what was paid: most have something solid.
        let assumed = Some(tier.unwrap_or(Tier::Solid));
        for figure in entry.figures.iter().filter(|figure| figure.tier.is_none() || figure.tier == assumed) {
            let known = &mut figures[figure.what.index()];
            *known = known.or(Some(Stretch { from: f64::from(figure.low), to: f64::from(figure.high) }));
        }
        if standing == Standing::Offered {
            // Which model it will be is open, so it may be one that everybody names, or nobody.
            figures[Figure::NamedBy.index()] = Some(Stretch { from: 0.0, to: 2.0 });
        }
        let counted = cost.cents();
        let (model, principle, replaces) = (None, None, false);
        let own_figures = 0;
        Self {
            gear: entry.id,
            tier,
            cost,
            counted,
            replaces,
            model,
            standing,
            principle,
            doubt: 0,
            figures,
            own_figures,
        }
    }

    /// The same type of headphones where a model is chosen by what is printed on its sheet: from the better half.
    fn well_chosen(mut self) -> Self {
        let middle = |stretch: Stretch| f64::midpoint(stretch.from, stretch.to);
        let weight = &mut self.figures[Figure::WeightG.index()];
        *weight = weight.map(|stretch| Stretch { to: middle(stretch), ..stretch });
        for what in [Figure::IsolationDb, Figure::SensitivityDbPerV] {
            let figure = &mut self.figures[what.index()];
            *figure = figure.map(|stretch| Stretch { from: middle(stretch), ..stretch });
        }
        self
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
        self
    }

    /// The same as something to buy: with what is not known of it, and who names it for such work.
    fn on_offer(mut self, product: &Product, work: &[Activity], knowledge: &Knowledge) -> Self {
        let price = product.figure(Quantity::Price);
        let is_doubtful = price.is_none_or(|price| price.basis == Basis::Unconfirmed);
        if is_doubtful {
            let more = u64::from(knowledge.about.worth.doubtful_price.parts().unsigned_abs());
            self.counted = self.cost.cents() + self.cost.cents() * more / 10_000;
        }
        self.doubt = self.doubt_about(product, is_doubtful, knowledge);
        self.set(Figure::UnknownThings, Some(Stretch::exactly(f64::from(self.doubt))));
        if product.from_outside && product.named_by.is_empty() {
            // Nobody has looked for those who name it.
            return self;
        }
        let named = product.named_by.iter().filter(|named| work.iter().any(|activity| named.uses.contains(activity)));
        let count = u32::try_from(named.count()).unwrap_or(u32::MAX);
        self.set(Figure::NamedBy, Some(Stretch::exactly(f64::from(count))));
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

    /// What each of a pair has to spare at the seat above the reference level, its peaks and a margin, in dB.
    fn headroom_db(&self, facts: &Facts) -> Option<Stretch> {
        let level = self.figure(Figure::MaxSplDb)?;
        let seat_m = facts.seat_m.or(self.figure(Figure::DistanceM))?;
        let wanted = facts.reference_level_dbc();
        let spare = loudspeaker::headroom_db;
        let tenths = |level: f64| (level * 10.0).round() / 10.0;
        Some(Stretch {
            from: tenths(spare(level.from, seat_m.to, wanted.to)),
            to: tenths(spare(level.to, seat_m.from, wanted.from)),
        })
    }

    /// How much of what matters is not known for sure: two for the figure that matters most and for a price that nobody has
    /// confirmed, one for anything else that is missing or not confirmed.
    fn doubt_about(&self, product: &Product, is_price_doubtful: bool, knowledge: &Knowledge) -> u32 {
        let figures = knowledge.gear(product.gear).doubt_figures.iter().enumerate();
        let is_unsure = |figure: Figure| !self.knows(figure) || is_recalled(product, figure);
        let missing = figures.filter(|(_, figure)| is_unsure(**figure));
        let missing: u32 = missing.map(|(place, _)| if place == 0 { 2 } else { 1 }).sum();
        let is_perhaps_gone = product.availability != Availability::Current;
        missing + 2 * u32::from(is_price_doubtful) + u32::from(is_perhaps_gone)
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

/// Whether a figure rests on nothing that can be looked up.
fn is_recalled(product: &Product, figure: Figure) -> bool {
    let quantity = match figure {
        Figure::WeightG => Quantity::Weight,
        Figure::IsolationDb => Quantity::Isolation,
        Figure::SensitivityDbPerV if product.figure(Quantity::MeasuredSensitivity).is_none() => Quantity::Sensitivity,
        Figure::MaxSplDb => Quantity::MaxSpl,
        _ => return false,
    };
    product.figure(quantity).is_some_and(|figure| figure.basis == Basis::Unconfirmed)
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
    let work = work(situation, knowledge);
    let mut all: Vec<Candidate> = Vec::new();
    let of_model = |model: usize, standing: Standing| {
        let product = &catalogue.products[model];
        let cost = knowledge.cost(product);
        let entry = knowledge.gear(product.gear);
        let tier = cost.and_then(|cost| tier_at(entry, cost));
        let is_owned = matches!(standing, Standing::Owned(_));
        let cost = cost.filter(|_| !is_owned);
        let known =
            Candidate::of_type(entry, tier, cost.unwrap_or_default(), standing).known(model, product, knowledge);
        if is_owned { known } else { known.on_offer(product, &work, knowledge) }
    };
    for (position, owned) in situation.owned.iter().enumerate() {
        let standing = Standing::Owned(position);
        let candidate = match &owned.item {
            OwnedItem::Type(gear) => {
                let tier = owned.grade.map(tier_of);
                Candidate::of_type(knowledge.gear(*gear), tier, Money::ZERO, standing)
            }
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
    let of = |standing: fn(&Candidate) -> bool| {
        let those = all.iter().filter(|candidate| standing(candidate));
        those.fold(GearSet::default(), |types, candidate| types.with(candidate.gear))
    };
    let (owned, picked) = (of(|one| !one.is_new()), of(|one| one.standing == Standing::Picked));
    // Beside what is picked there is nothing else of its kind, and a helper is not bought again.
    let is_settled = |gear: GearType| picked.contains(gear) || role == Role::Help && owned.contains(gear);
    for entry in knowledge.gear.iter().filter(|entry| entry.role == role && !is_settled(entry.id)) {
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
                let offered = Candidate::of_type(entry, Some(tier), cost, Standing::Offered).well_chosen();
                Candidate { model, ..offered }
            }));
        }
        for offered in &mut all[before..] {
            offered.replaces = owned.contains(entry.id);
        }
    }
    all.retain(|candidate| knowledge.gear(candidate.gear).role == role);
    all
}

/// The tier in which gear of a grade usually is.
fn tier_of(grade: OwnedGrade) -> Tier {
    match grade {
        OwnedGrade::Entry => Tier::Entry,
        OwnedGrade::Decent => Tier::Solid,
        OwnedGrade::Good => Tier::High,
    }
}

/// What somebody does; where nothing is answered, what is usual.
fn work(situation: &Situation, knowledge: &Knowledge) -> Vec<Activity> {
    if situation.work.is_empty() {
        let usual = knowledge.activities.iter().filter(|entry| entry.prior != Share::ZERO);
        return usual.map(|entry| entry.id).collect();
    }
    situation.work.keys().copied().collect()
}
