//! How large the figures are that rules ask for: of one model, of one type, and of all gear of a type together.
//!
//! The advice works the same out for one situation at a time, as `advisor::advice` does for each candidate. Here it is asked
//! what any situation can bring, so that a rule that can never fire is found.

use advisor::acoustics::{headphone, loudspeaker, room};
use advisor::knowledge::{
    Availability, Basis, Fact, Family, Figure, GearEntry, Knowledge, Product, Quantity, QuestionAnswer,
};
use advisor::situation::Part;

/// A figure that is not known exactly, from and to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    pub from: f64,
    pub to: f64,
}

/// From the nearest to the farthest seat, in metres.
const SEATS_M: (f64, f64) = (0.5, 12.0);

/// From the smallest to the largest room, in cubic metres.
const ROOMS_M3: (f64, f64) = (8.0, 1_000.0);

/// How many name a model of a type of which it is open which model it will be, at most.
const USUALLY_NAMED_BY: f64 = 2.0;

impl Reach {
    #[must_use]
    pub const fn exactly(value: f64) -> Self {
        Self { from: value, to: value }
    }

    fn or(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }
}

/// A figure of a model as far as the catalogue knows it of this very one; none for what depends on the situation.
#[must_use]
pub fn of_model(what: Figure, product: &Product, knowledge: &Knowledge) -> Option<Reach> {
    let stretch = |quantities: &[Quantity]| {
        let figure = quantities.iter().find_map(|quantity| product.figure(*quantity))?;
        let (minus, plus) = knowledge.about.tolerance(figure);
        let value = f64::from(figure.value);
        Some(Reach { from: value - minus, to: value + plus })
    };
    match what {
        Figure::ImpedanceOhms => stretch(&[Quantity::Impedance]),
        Figure::WeightG => stretch(&[Quantity::Weight]),
        Figure::IsolationDb => stretch(&[Quantity::Isolation]),
        Figure::LowestHz => stretch(&[Quantity::F6, Quantity::F3, Quantity::F10OrUnspecified]),
        Figure::MaxSplDb => stretch(&[Quantity::MaxSpl]),
        Figure::WooferIn => stretch(&[Quantity::Woofer]),
        Figure::OlivePoints => stretch(&[Quantity::OliveScore]),
        Figure::PreferencePoints => {
            let condition = product.figure(Quantity::PreferenceScore)?.condition.as_deref()?;
            let is_comparable = condition.starts_with(&knowledge.about.preference_rig);
            stretch(&[Quantity::PreferenceScore]).filter(|_| is_comparable)
        }
        Figure::SensitivityDbPerV => {
            let (from, to) = knowledge.about.sensitivity_db_per_v(product)?;
            Some(Reach { from, to })
        }
        Figure::CableComesOff => product.detachable_cable.map(|yes| Reach::exactly(f64::from(u8::from(yes)))),
        Figure::NamedBy => Some(Reach::exactly(count(product.named_by.len()))),
        Figure::UnknownThings => Some(Reach::exactly(unknown_things(product, knowledge))),
        Figure::LatencyMs | Figure::DistanceM | Figure::HeadroomDb | Figure::ReachedDb => None,
    }
}

/// A figure of a model, or what its type usually has.
#[must_use]
pub fn of_model_or_type(what: Figure, product: &Product, knowledge: &Knowledge) -> Option<Reach> {
    let of_type = || of_type(what, knowledge.gear(product.gear)).into_iter().reduce(Reach::or);
    of_model(what, product, knowledge).or_else(of_type)
}

/// What a type says of itself, for each of its tiers.
pub(crate) fn of_type(what: Figure, entry: &GearEntry) -> Vec<Reach> {
    let figures = entry.figures.iter().filter(|figure| figure.what == what);
    figures.map(|figure| Reach { from: f64::from(figure.low), to: f64::from(figure.high) }).collect()
}

/// A figure of each model of a type that has it for itself.
pub(crate) fn of_models(what: Figure, entry: &GearEntry, knowledge: &Knowledge) -> Vec<Reach> {
    models(entry, knowledge).filter_map(|product| of_model(what, product, knowledge)).collect()
}

/// The models of a type in the catalogue.
pub(crate) fn models<'k>(entry: &GearEntry, knowledge: &'k Knowledge) -> impl Iterator<Item = &'k Product> {
    let gear = entry.id;
    knowledge.catalogue.products.iter().filter(move |product| product.gear == gear)
}

/// From the least to the most that a figure of gear of a type can be in any situation; `None` where none has it.
pub(crate) fn of_any(what: Figure, entry: &GearEntry, knowledge: &Knowledge) -> Option<Reach> {
    let known = of_type(what, entry).into_iter().chain(of_models(what, entry, knowledge)).reduce(Reach::or);
    match what {
        Figure::LatencyMs => {
            let wireless = models(entry, knowledge).any(|product| product.wireless == Some(true));
            let like = wireless.then(|| of_type(what, knowledge.gear(knowledge.about.wireless_like)));
            known.into_iter().chain(like.into_iter().flatten()).reduce(Reach::or)
        }
        Figure::NamedBy => Some(Reach { from: 0.0, to: USUALLY_NAMED_BY.max(known.map_or(0.0, |reach| reach.to)) }),
        Figure::HeadroomDb if entry.family == Family::Loudspeakers => {
            let level = of_any(Figure::MaxSplDb, entry, knowledge)?;
            let wanted = |volume_m3| f64::from(room::reference_level_dbc(volume_m3));
            Some(Reach {
                from: loudspeaker::headroom_db(level.from, SEATS_M.1, wanted(ROOMS_M3.1)),
                to: loudspeaker::headroom_db(level.to, SEATS_M.0, wanted(ROOMS_M3.0)),
            })
        }
        Figure::ReachedDb => {
            let sensitivity = of_any(Figure::SensitivityDbPerV, entry, knowledge)?;
            let impedance = of_any(Figure::ImpedanceOhms, entry, knowledge)?;
            let sources = knowledge.question(Fact::Given(Part::Source)).answers.iter();
            sources.filter_map(|source| reached_db(sensitivity, impedance, source)).reduce(Reach::or)
        }
        _ => known,
    }
}

/// The highest level of headphones on a usual source of a kind.
#[must_use]
pub fn reached_db(sensitivity: Reach, impedance: Reach, source: &QuestionAnswer) -> Option<Reach> {
    let ([least_volts, most_volts], [least_ohms, most_ohms]) = (source.max_volts_rms?, source.output_ohms?);
    let level = |db_per_v: f64, ohms: f64, volts: f32, output_ohms: f32| {
        headphone::max_spl_db(db_per_v, ohms, f64::from(volts), f64::from(output_ohms))
    };
    Some(Reach {
        from: level(sensitivity.from, impedance.from, least_volts, most_ohms),
        to: level(sensitivity.to, impedance.to, most_volts, least_ohms),
    })
}

/// How much of what matters is not known of a model for sure: two for the figure that matters most and for a price that
/// nobody has confirmed, one for anything else.
fn unknown_things(product: &Product, knowledge: &Knowledge) -> f64 {
    let is_recalled = |what: Figure| {
        let quantity = match what {
            Figure::WeightG => Quantity::Weight,
            Figure::IsolationDb => Quantity::Isolation,
            Figure::SensitivityDbPerV if product.figure(Quantity::MeasuredSensitivity).is_none() => {
                Quantity::Sensitivity
            }
            Figure::MaxSplDb => Quantity::MaxSpl,
            _ => return false,
        };
        product.figure(quantity).is_some_and(|figure| figure.basis == Basis::Unconfirmed)
    };
    let figures = knowledge.gear(product.gear).doubt_figures.iter().enumerate();
    let is_unsure = |what: Figure| of_model(what, product, knowledge).is_none() || is_recalled(what);
    let missing = figures.filter(|(_, what)| is_unsure(**what)).map(|(place, _)| if place == 0 { 2 } else { 1 });
    let price = product.figure(Quantity::Price);
    let is_price_doubtful = price.is_none_or(|price| price.basis == Basis::Unconfirmed);
    let is_perhaps_gone = product.availability != Availability::Current;
    f64::from(missing.sum::<u32>() + 2 * u32::from(is_price_doubtful) + u32::from(is_perhaps_gone))
}

fn count(things: usize) -> f64 {
    f64::from(u32::try_from(things).unwrap_or(u32::MAX))
}
