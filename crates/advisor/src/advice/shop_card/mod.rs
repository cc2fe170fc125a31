//! What to ask for in a shop: needs rather than models, as far as they follow from this situation.

mod card;

pub use card::{CardFigure, Need, Quality, ShopCard, ToBuy, Why};

use crate::acoustics::{headphone, loudspeaker, room};
use crate::advice::contract::{Advice, Item, Kit, PlanRow};
use crate::advice::judging::applies::{selects_type, situation_likelihood};
use crate::advice::judging::candidate::{Candidate, candidates};
use crate::advice::judging::facts::{Facts, facts};
use crate::advice::saying::figures::sentence;
use crate::knowledge::{Basis, Fact, Family, Figure, FigureTest, Grade, Knowledge, Library, Role, Rule, Share, Term};
use crate::situation::{GearType, Job, Room, Situation};

/// What to ask for in a shop, for each item that the recommendation says to buy.
#[must_use]
pub fn shop_card(situation: &Situation, advice: &Advice, knowledge: &Knowledge, library: &Library) -> ShopCard {
    let Some(kit) = advice.kits.first() else { return ShopCard::default() };
    let shop = Shop { situation, advice, knowledge, library, kit, facts: facts(situation, knowledge) };
    let bought = kit.items.iter().enumerate().filter(|(_, item)| item.action.is_bought());
    ShopCard { to_buy: bought.map(|(place, item)| shop.to_buy(place, item)).collect() }
}

/// A figure is asked for at which no more than this share is lost.
const WORTH_ASKING: Share = Share::from_parts(1_500);

/// From this share of the work on a job counts.
const WORTH_NAMING: f64 = 0.06;

struct Shop<'a> {
    situation: &'a Situation,
    advice: &'a Advice,
    knowledge: &'a Knowledge,
    /// Explains what is asked for.
    library: &'a Library,
    kit: &'a Kit,
    facts: Facts,
}

impl Shop<'_> {
    fn to_buy(&self, place: usize, item: &Item) -> ToBuy {
        let gear = self.knowledge.gear(item.gear);
        let mut needs = Vec::new();
        match (gear.role, gear.family) {
            (Role::Listen, Family::Headphones) => needs.extend(self.drive(item.gear)),
            (Role::Listen, Family::Loudspeakers) => needs.extend(self.level()),
            _ if gear.drives_headphones => needs.extend(self.drives_owned()),
            _ => {}
        }
        if gear.role == Role::Listen {
            for need in self.knowledge.rules.iter().filter_map(|rule| self.asked_by(rule, item)) {
                add_strictest(&mut needs, need);
            }
        }
        ToBuy {
            gear: item.gear,
            cost: item.cost,
            price_band: item.price_band,
            jobs: item.jobs.clone(),
            why: self.strongest(place),
            needs,
        }
    }

    /// What speaks most for an item: what rules out other gear of its family for a required job that it is bought for;
    /// otherwise what it gives back of what other things in the kit lose without it, or what other gear of its family loses and it does not.
    fn strongest(&self, place: usize) -> Option<Why> {
        let item = &self.kit.items[place];
        let others = self.advice.ruled_out.iter().filter(|other| {
            let is_required = self.rows(place, other.job).any(|row| row.required);
            other.gear != item.gear && is_required && self.is_like(other.gear, item.gear)
        });
        let weight = |job: Job| self.weight(place, job);
        let other = others.rev().max_by(|one, other| weight(one.job).total_cmp(&weight(other.job)));
        if let Some(other) = other {
            return Some(why(&other.because, other.grade, &other.sources));
        }
        let rules =
            self.knowledge.rules.iter().rev().map(|rule| (rule, self.gives(rule, place) + self.spares(rule, place)));
        let (rule, _) = rules.filter(|(_, worth)| *worth > 0.0).max_by(|(_, one), (_, other)| one.total_cmp(other))?;
        Some(why(&sentence(rule, None), rule.grade, &rule.sources))
    }

    /// What an item gives back by a rule to the other things in the kit, as a helper or as the second device beside them.
    fn gives(&self, rule: &Rule, place: usize) -> f64 {
        let gear = self.knowledge.gear(self.kit.items[place].gear);
        let is_second = || rule.beside.as_ref().is_some_and(|beside| selects_type(beside, gear));
        if rule.repairs.is_empty() || !(rule.with == Some(gear.id) || is_second()) {
            return 0.0;
        }
        let given = self
            .advice
            .reasons
            .iter()
            .filter(|reason| reason.rule == rule.id && reason.item != place && reason.certain);
        given.map(|reason| reason.effect.as_f64() * self.weight(reason.item, reason.job)).sum()
    }

    /// What a rule surely takes from gear of an item's family that is not in the kit, for the jobs that the item does; nothing
    /// where the rule may be about the item itself.
    fn spares(&self, rule: &Rule, place: usize) -> f64 {
        let item = &self.kit.items[place];
        let Some(loss) = rule.loss.filter(|_| rule.with.is_none() && rule.beside.is_none() && !rule.second) else {
            return 0.0;
        };
        let is_sure = situation_likelihood(rule, &self.facts) == Share::ONE
            && rule.selects.figures.is_empty()
            && rule.when.0.iter().all(|condition| condition.fact != Fact::Damping);
        let mut others = self.advice.not_chosen.iter().filter(|other| self.is_like(other.gear, item.gear));
        if !is_sure || selects_type(&rule.selects, self.knowledge.gear(item.gear)) {
            return 0.0;
        }
        if !others.any(|other| self.is_about(rule, other.gear)) {
            return 0.0;
        }
        let jobs = rule.jobs.iter().filter(|job| item.jobs.contains(job));
        loss.likely.as_f64() * jobs.map(|job| self.weight(place, *job)).sum::<f64>()
    }

    /// How much of the work is a job that is done on an item.
    fn weight(&self, place: usize, job: Job) -> f64 {
        self.rows(place, job).map(|row| row.weight).sum()
    }

    fn rows(&self, place: usize, job: Job) -> impl Iterator<Item = &PlanRow> {
        self.kit.plan.iter().filter(move |row| row.item == place && row.job == job)
    }

    /// Whether two types are of one family.
    fn is_like(&self, one: GearType, other: GearType) -> bool {
        self.knowledge.gear(one).family == self.knowledge.gear(other).family
    }

    /// What headphones need to play loud enough and evenly on what drives them.
    fn drive(&self, gear: GearType) -> Vec<Need> {
        let mut needs = Vec::new();
        // Something new will drive them, and what is not bought yet has no figures.
        if self.kit.items.iter().any(|item| item.action.is_bought() && self.knowledge.gear(item.gear).drives_headphones)
        {
            return needs;
        }
        let output_ohms = self.situation.source.output_ohms;
        let lowest_ohms = output_ohms.map(headphone::lowest_impedance_ohms).filter(|ohms| *ohms > 0.0);
        let figure = self.knowledge.gear(gear).figure(Figure::ImpedanceOhms);
        if let (Some(lowest), Some(ohms), Some(usual)) = (lowest_ohms, output_ohms, figure)
            && lowest > f64::from(usual.low)
        {
            let with = vec![answered(ohms, "ohm")];
            needs.extend(self.need(Quality::ImpedanceOhms, "ohm", lowest.ceil(), with, "output_impedance"));
        }
        let Some(volts) = self.facts.source_volts.map(|volts| volts.from) else { return needs };
        let basis = if self.situation.source.max_volts_rms.is_some() { Basis::Claimed } else { Basis::Typical };
        let hundredths = (volts * 100.0).round() / 100.0;
        let mut with = vec![CardFigure { number: hundredths, unit: "V", basis }];
        with.extend(output_ohms.map(|ohms| answered(ohms, "ohm")));
        // The most that an output impedance takes away from headphones with the lowest impedance.
        let left = lowest_ohms.map_or(1.0, |lowest| lowest / (lowest + output_ohms.unwrap_or_default()));
        let target = headphone::PEAK_TARGET_DB_SPL + headphone::UNIT_TOLERANCE_DB;
        let per_v = headphone::needed_db_per_v(target, volts * left);
        needs.extend(self.need(Quality::SensitivityDbPerV, "dB/V", per_v.ceil(), with.clone(), "sensitivity"));
        let usual = figure.map_or(Vec::new(), |usual| vec![usual.low, usual.likely, usual.high]);
        let lowest = lowest_ohms.unwrap_or_default();
        let mut impedances: Vec<f64> = usual.into_iter().map(f64::from).map(|ohms| ohms.max(lowest.ceil())).collect();
        impedances.dedup();
        for ohms in impedances {
            let per_mw = headphone::db_per_mw(per_v, ohms).ceil();
            let need = self.need(Quality::SensitivityDbPerMw, "dB/mW", per_mw, with.clone(), "sensitivity");
            let at = Some(CardFigure { number: ohms, unit: "ohm", basis: Basis::Typical });
            needs.extend(need.map(|need| Need { at, ..need }));
        }
        needs
    }

    /// What loudspeakers need to reach peaks at the seat.
    fn level(&self) -> Option<Need> {
        let reference = f64::from(self.advice.numbers.reference_level_dbc?);
        let seat = match self.situation.place.listening_distance_m {
            Some(distance) => answered(distance, "m"),
            None => {
                let Room { length_m, width_m, .. } = &self.situation.place.room;
                let (_, farthest) = room::usual_listening_distance_m((*length_m)?, (*width_m)?);
                CardFigure { number: farthest, unit: "m", basis: Basis::Typical }
            }
        };
        let level = loudspeaker::level_db_at_1_m(loudspeaker::peak_needed_db_spl(reference), seat.number).ceil();
        let reference = CardFigure { number: reference, unit: "dB(C)", basis: Basis::Computed };
        self.need(Quality::MaxSplDb, "dB", level, vec![reference, seat], "headroom")
    }

    /// What an amplifier or interface needs to drive the headphones that are there.
    fn drives_owned(&self) -> Vec<Need> {
        let mut needs = Vec::new();
        let tolerance = libm::pow(10.0, headphone::UNIT_TOLERANCE_DB / 20.0);
        let volts = self.advice.numbers.headphone_drive.iter().map(|drive| drive.volts_for_110_db);
        if let Some(volts) = volts.reduce(f64::max) {
            let needed = (volts * tolerance * 10.0).ceil() / 10.0;
            let with = vec![CardFigure { number: volts, unit: "V", basis: Basis::Computed }];
            needs.extend(self.need(Quality::MaxVoltsRms, "V", needed, with, "headroom"));
        }
        let owned = candidates(self.situation, self.knowledge, Role::Listen);
        let owned = owned.iter().filter(|candidate| !candidate.is_new()).filter_map(exact_impedance);
        if let Some(ohms) = owned.reduce(f64::min) {
            let highest = (ohms / headphone::lowest_impedance_ohms(1.0) * 10.0).floor() / 10.0;
            let need = self.need(Quality::OutputOhms, "ohm", highest, vec![answered(ohms, "ohm")], "output_impedance");
            needs.extend(need.map(|need| Need { at_least: None, at_most: Some(highest), ..need }));
        }
        needs
    }

    /// The figure that a rule looks at, where it surely applies to a job that the item is bought for and that counts.
    fn asked_by(&self, rule: &Rule, item: &Item) -> Option<Need> {
        let job = if rule.activities.is_empty() {
            *rule.jobs.iter().find(|job| item.jobs.contains(job) && self.counts(**job))?
        } else {
            // What keeps gear from being used for an activity at all says by its jobs only where it is explained.
            let mut rows = self.kit.plan.iter().filter(|row| self.kit.items.get(row.item) == Some(item));
            rows.find(|row| rule.activities.contains(&row.activity))?;
            *rule.jobs.first()?
        };
        let is_sure = situation_likelihood(rule, &self.facts) == Share::ONE && rule.with.is_none();
        if !is_sure || !self.is_about(rule, item.gear) {
            return None;
        }
        let (what, at_least, at_most) = match (&rule.curve, rule.selects.figures.as_slice()) {
            (Some(curve), []) => {
                let figure = curve.figure_at(WORTH_ASKING)?;
                if curve.falls() {
                    (curve.over, Some(figure.ceil()), None)
                } else {
                    (curve.over, None, Some(figure.floor()))
                }
            }
            (None, [FigureTest { what, above, below, of_model }]) if !of_model || !rule.activities.is_empty() => {
                (*what, below.map(f64::from), above.map(f64::from))
            }
            _ => return None,
        };
        let family = self.knowledge.gear(item.gear).family;
        let (quality, unit) = on_the_sheet(what).filter(|_| is_measured_on(what, family))?;
        Some(Need {
            what: quality,
            at_least,
            at_most,
            unit,
            at: None,
            reckoned_with: Vec::new(),
            why: match self.library.terms.iter().find(|term| Some(term.id.as_str()) == term_of(what)) {
                Some(term) => why(&term.decides, term.grade, &term.sources),
                None => why(&self.knowledge.job(job).says, rule.grade, &rule.sources),
            },
        })
    }

    /// Whether a job is a good part of the work.
    fn counts(&self, job: Job) -> bool {
        let rows = self.kit.plan.iter().filter(|row| row.job == job);
        rows.map(|row| row.weight).sum::<f64>() >= WORTH_NAMING
    }

    /// Whether a rule is about gear of a type, whatever its figures.
    fn is_about(&self, rule: &Rule, gear: GearType) -> bool {
        let (selects, gear) = (&rule.selects, self.knowledge.gear(gear));
        (selects.types.is_empty() || selects.types.contains(&gear.id))
            && (selects.family.is_empty() || selects.family.contains(&gear.family))
            && (selects.enclosure.is_empty() || gear.enclosure.is_some_and(|it| selects.enclosure.contains(&it)))
            && (selects.wearing.is_empty() || gear.wearing.is_some_and(|it| selects.wearing.contains(&it)))
            && selects.principle.is_empty()
            && selects.tier.is_empty()
    }

    /// A need for at least so much, explained by a term of the knowledge base.
    fn need(
        &self,
        what: Quality,
        unit: &'static str,
        at_least: f64,
        reckoned_with: Vec<CardFigure>,
        term: &str,
    ) -> Option<Need> {
        let Term { decides, grade, sources, .. } = self.library.terms.iter().find(|entry| entry.id == term)?;
        Some(Need {
            what,
            at_least: Some(at_least),
            at_most: None,
            unit,
            at: None,
            reckoned_with,
            why: why(decides, *grade, sources),
        })
    }
}

/// Adds a need, or takes the place of a laxer one for the same figure.
fn add_strictest(needs: &mut Vec<Need>, need: Need) {
    let same = needs.iter_mut().find(|known| known.what == need.what && known.unit == need.unit && known.at.is_none());
    match same {
        None => needs.push(need),
        Some(known) => {
            let asks_more = need.at_least > known.at_least
                || need.at_most.is_some_and(|to| known.at_most.is_none_or(|now| to < now));
            if asks_more {
                *known = need;
            }
        }
    }
}

fn why(because: &str, grade: Grade, sources: &[String]) -> Why {
    Why { because: because.to_owned(), grade, sources: sources.to_vec() }
}

fn answered(number: f64, unit: &'static str) -> CardFigure {
    CardFigure { number, unit, basis: Basis::Claimed }
}

fn exact_impedance(candidate: &Candidate) -> Option<f64> {
    let stretch = candidate.figure(Figure::ImpedanceOhms)?;
    (stretch.from >= stretch.to).then_some(stretch.from)
}

/// Whether data sheets of a family give a figure.
fn is_measured_on(what: Figure, family: Family) -> bool {
    match what {
        Figure::IsolationDb
        | Figure::WeightG
        | Figure::LatencyMs
        | Figure::SensitivityDbPerV
        | Figure::ImpedanceOhms => family == Family::Headphones,
        Figure::LowestHz | Figure::MaxSplDb | Figure::WooferIn => family == Family::Loudspeakers,
        Figure::PreferencePoints
        | Figure::OlivePoints
        | Figure::DistanceM
        | Figure::HeadroomDb
        | Figure::ReachedDb
        | Figure::UnknownThings
        | Figure::NamedBy
        | Figure::CableComesOff => false,
    }
}

/// The term that explains a figure better than a rule about gear that has it.
fn term_of(what: Figure) -> Option<&'static str> {
    (what == Figure::IsolationDb).then_some("passive_isolation")
}

/// A figure as it stands on a data sheet, with its unit.
fn on_the_sheet(what: Figure) -> Option<(Quality, &'static str)> {
    Some(match what {
        Figure::IsolationDb => (Quality::IsolationDb, "dB"),
        Figure::WeightG => (Quality::WeightG, "g"),
        Figure::LatencyMs => (Quality::LatencyMs, "ms"),
        Figure::SensitivityDbPerV => (Quality::SensitivityDbPerV, "dB/V"),
        Figure::ImpedanceOhms => (Quality::ImpedanceOhms, "ohm"),
        Figure::LowestHz => (Quality::LowestHz, "Hz"),
        Figure::MaxSplDb => (Quality::MaxSplDb, "dB"),
        Figure::WooferIn => (Quality::WooferIn, "in"),
        Figure::PreferencePoints
        | Figure::OlivePoints
        | Figure::DistanceM
        | Figure::HeadroomDb
        | Figure::ReachedDb
        | Figure::UnknownThings
        | Figure::NamedBy
        | Figure::CableComesOff => return None,
    })
}
