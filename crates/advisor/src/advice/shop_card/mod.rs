//! What to ask for in a shop: needs rather than models, as far as they follow from this situation.

mod card;

pub use card::{CardFigure, Need, Quality, ShopCard, ToBuy, Why};

use crate::acoustics::{headphone, loudspeaker};
use crate::advice::contract::{Advice, Item, ItemAction, Kit, Reason};
use crate::advice::judging::applies::situation_likelihood;
use crate::advice::judging::candidate::{Candidate, candidates};
use crate::advice::judging::facts::{Facts, facts};
use crate::knowledge::{Basis, Family, Figure, FigureTest, Grade, Knowledge, Library, Role, Rule, Share, Term};
use crate::situation::{GearType, Job, Situation};

/// What to ask for in a shop, for each item that the recommendation says to buy.
#[must_use]
pub fn shop_card(situation: &Situation, advice: &Advice, knowledge: &Knowledge, library: &Library) -> ShopCard {
    let Some(kit) = advice.kits.first() else { return ShopCard::default() };
    let shop = Shop { situation, advice, knowledge, library, kit, facts: facts(situation, knowledge) };
    let bought = kit.items.iter().enumerate().filter(|(_, item)| item.action == ItemAction::Buy);
    ShopCard { to_buy: bought.map(|(place, item)| shop.to_buy(place, item)).collect() }
}

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
            why: self.strongest(place).map(|reason| why(&reason.because, reason.grade, &reason.sources)),
            needs,
        }
    }

    /// The reason that adds most to the benefit of an item: its effect, times what its job counts for in the plan.
    fn strongest(&self, place: usize) -> Option<&Reason> {
        let weight = |job: Job| -> f64 {
            let rows = self.kit.plan.iter().filter(|row| row.item == place && row.job == job);
            rows.map(|row| row.weight).sum()
        };
        let gains = self.advice.reasons.iter().filter(|reason| reason.item == place && reason.certain);
        let gains = gains.filter(|reason| reason.effect > Share::ZERO);
        let gains = gains.map(|reason| (reason, reason.effect.as_f64() * weight(reason.job)));
        gains.rev().max_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(reason, _)| reason)
    }

    /// What headphones need to play loud enough and evenly on what drives them.
    fn drive(&self, gear: GearType) -> Vec<Need> {
        let mut needs = Vec::new();
        // Something new will drive them, and what is not bought yet has no figures.
        if self
            .kit
            .items
            .iter()
            .any(|item| item.action == ItemAction::Buy && self.knowledge.gear(item.gear).drives_headphones)
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
                let longest = self.advice.numbers.longest_listening_distance_m?;
                CardFigure { number: longest, unit: "m", basis: Basis::Computed }
            }
        };
        let level = loudspeaker::level_db_at_1_m(reference + loudspeaker::PEAK_HEADROOM_DB, seat.number).ceil();
        let reference = CardFigure { number: reference, unit: "dB(C)", basis: Basis::Computed };
        self.need(Quality::MaxSplDb, "dB", level, vec![reference, seat], "headroom")
    }

    /// What an amplifier or interface needs to drive the headphones that are there.
    fn drives_owned(&self) -> Vec<Need> {
        let mut needs = Vec::new();
        let tolerance = 10.0_f64.powf(headphone::UNIT_TOLERANCE_DB / 20.0);
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

    /// The figure that a rule makes a difference by, where it surely applies to a job that the item is bought for.
    fn asked_by(&self, rule: &Rule, item: &Item) -> Option<Need> {
        let [FigureTest { what, above, below, of_model: false }] = rule.selects.figures.as_slice() else { return None };
        let job = *rule.jobs.iter().find(|job| item.jobs.contains(job))?;
        let is_sure = situation_likelihood(rule, &self.facts) == Share::ONE && rule.with.is_none();
        if !is_sure || !self.is_about(rule, item.gear) {
            return None;
        }
        let is_gain = rule.effect.is_some_and(|effect| effect.likely > Share::ZERO);
        // A figure that only helps is asked for where the situation itself asks for more of the job.
        if is_gain && !self.is_asked_for(job) {
            return None;
        }
        let (at_least, at_most) = if is_gain { (above, below) } else { (below, above) };
        let (quality, unit) = on_the_sheet(*what)?;
        Some(Need {
            what: quality,
            at_least: at_least.map(f64::from),
            at_most: at_most.map(f64::from),
            unit,
            at: None,
            reckoned_with: Vec::new(),
            why: match self.library.terms.iter().find(|term| Some(term.id.as_str()) == term_of(*what)) {
                Some(term) => why(&term.decides, term.grade, &term.sources),
                None => why(&rule.because, rule.grade, &rule.sources),
            },
        })
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
            && selects.figures.iter().all(|test| is_measured_on(test.what, gear.family))
    }

    fn is_asked_for(&self, job: Job) -> bool {
        self.knowledge.rules.iter().any(|rule| {
            rule.demand.as_ref().is_some_and(|demand| demand.job == job)
                && !rule.when.0.is_empty()
                && situation_likelihood(rule, &self.facts) == Share::ONE
        })
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
        | Figure::CableComesOff => return None,
    })
}
