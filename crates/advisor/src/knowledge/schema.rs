//! The shape of the knowledge base: what its files contain, and what the program reads.
//!
//! A field's doc comment is its manual for authors. Unknown keys are an error everywhere.

use serde::{Deserialize, Deserializer, Serialize, de};

use super::catalogue::{Catalogue, Product, ProductFigure, Quantity, Unit};
use super::fact::{Conditions, Fact};
use super::share::{Share, Span};
use super::source::Source;
use super::vocabularies::{
    Accent, Basis, DoneOn, Enclosure, Family, Figure, Grade, Principle, Role, Tier, Verdict, Wearing,
};
use crate::acoustics::headphone;
use crate::situation::{Activity, GearType, Job, Money, SourceKind, Vocabulary};

/// All that the advice is made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Knowledge {
    pub about: About,
    /// One for each [`Activity`], in its order.
    pub activities: Vec<ActivityEntry>,
    /// One for each [`Job`], in its order.
    pub jobs: Vec<JobEntry>,
    /// One for each [`GearType`], in its order.
    pub gear: Vec<GearEntry>,
    /// One for each [`Fact`], in its order.
    pub questions: Vec<Question>,
    /// By id.
    pub rules: Vec<Rule>,
    /// Packed apart, because the page can do without it at first; empty until it is there.
    #[serde(skip)]
    pub catalogue: Catalogue,
}

impl Knowledge {
    #[must_use]
    pub fn activity(&self, activity: Activity) -> &ActivityEntry {
        &self.activities[activity.index()]
    }

    #[must_use]
    pub fn job(&self, job: Job) -> &JobEntry {
        &self.jobs[job.index()]
    }

    #[must_use]
    pub fn gear(&self, gear: GearType) -> &GearEntry {
        &self.gear[gear.index()]
    }

    #[must_use]
    pub fn question(&self, fact: Fact) -> &Question {
        &self.questions[fact.index()]
    }

    /// The code of the currency in which advice counts: the catalogue's, or the base's where there is no catalogue.
    #[must_use]
    pub fn currency(&self) -> &str {
        let catalogue = &self.catalogue.currency;
        if catalogue.is_empty() { &self.about.currency } else { catalogue }
    }

    /// The prices of a type where the catalogue has no model of it to buy.
    ///
    /// The base knows them in its own currency. In another one a type costs what its products usually cost, the middle one
    /// of them, and that product is named by its place; without any the type cannot be offered. Only products that may be
    /// suggested count.
    #[must_use]
    pub fn offers(&self, entry: &GearEntry, may_be: &dyn Fn(&Product) -> bool) -> Vec<(Tier, Money, Option<usize>)> {
        if self.currency() == self.about.currency {
            return entry.offers.iter().map(|offer| (offer.tier, offer.cost, None)).collect();
        }
        let products = self.catalogue.products.iter().enumerate();
        let of_type = products.filter(|(_, product)| product.gear == entry.id && may_be(product));
        let mut costs: Vec<(u64, usize)> =
            of_type.filter_map(|(place, product)| Some((self.cost(product)?.cents(), place))).collect();
        // The cheaper half goes, one after the other: a sort would weigh more in the page than this is worth.
        for _ in 0..costs.len() / 2 {
            let cheapest = costs.iter().enumerate().min_by_key(|(_, cost)| **cost).map(|(at, _)| at);
            costs.swap_remove(cheapest.unwrap_or_default());
        }
        let middle = costs.iter().min();
        middle.map(|&(cost, place)| (Tier::Solid, Money::from_cents(cost), Some(place))).into_iter().collect()
    }

    /// What one pays to use a product, in the catalogue's currency: a pair of monitors, one piece of anything else.
    ///
    /// The price of a product is always the price of one piece; a subwoofer works alone, a monitor does not.
    #[must_use]
    pub fn cost(&self, product: &Product) -> Option<Money> {
        let price = f64::from(product.figure(Quantity::Price)?.value);
        let pieces = if self.gear(product.gear).used_in_pairs { 2.0 } else { 1.0 };
        // A float becomes an integer without overflow: what is negative or not a number costs nothing.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
        Some(Money::from_cents((price * pieces * 100.0).round() as u64))
    }

    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        let found = self.rules.binary_search_by(|rule| rule.id.as_str().cmp(id));
        found.ok().map(|index| &self.rules[index])
    }
}

/// What is read beside the advice: what people say and what is so, what words mean, who says what.
///
/// Apart from [`Knowledge`]: no advice is made from it, so the page fetches it after the advice is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Library {
    /// By id.
    pub claims: Vec<Claim>,
    /// By id.
    pub terms: Vec<Term>,
    /// What to do with gear in a shop, in this order.
    pub listening_test: Vec<ListeningStep>,
    /// By id.
    pub sources: Vec<Source>,
}

impl Library {
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        let found = self.sources.binary_search_by(|source| source.id.as_str().cmp(id));
        found.ok().map(|index| &self.sources[index])
    }
}

/// `knowledge/about.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Date of the last change of meaning, `YYYY-MM-DD`; a hash of the contents is added when it is built.
    pub version: String,
    /// ISO 4217 code of every price in the base.
    pub currency: String,
    /// Month of the prices, `YYYY-MM`.
    pub prices_as_of: String,
    /// A required job counts as covered from this fit on.
    pub enough: Share,
    /// What is left of an activity's worth where its main device does not cover what it requires.
    pub short_of_required: Share,
    /// An activity gets by from this share on of the best that is possible in the situation with any money.
    pub gets_by: Share,
    /// A row of the plan is called a compromise where another type would do it better by at least this much.
    pub compromise: Share,
    /// What costs nothing is worth saying where it gives back at least so much of the work.
    pub worth_doing: Share,
    /// A recommendation still holds in another world where it is within so much of the best value there, of one.
    pub still_holds_within: Share,
    /// The job in which a second device has to be good to be a check.
    pub checks_by: Job,
    pub worth: Worth,
    /// What somebody who names no budget is advised to spend at most.
    pub usual_budget: Money,
    /// Most items in a kit where the visitor sets no limit.
    pub most_new_items: u32,
    /// How the condition of a preference score begins that was measured on the one rig whose scores are compared.
    pub preference_rig: String,
    /// The type whose usual delay every product without a cable has.
    pub wireless_like: GearType,
    /// How far off a product's figures may be.
    #[serde(rename = "tolerance")]
    pub tolerances: Vec<Tolerance>,
}

/// What money and things in a kit have to bring, in points of a hundred: see [`crate::advice::kit::value`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worth {
    /// The sum that counts as little money, in the currency of the base: what is spent is counted in doublings of it.
    pub unit: f32,
    /// What each doubling of the money has to bring if the aim is good enough, sensible or no regrets.
    pub doubling_good_enough: f32,
    pub doubling_sensible: f32,
    pub doubling_no_regrets: f32,
    /// What each further thing has to bring that has to be bought, set up and looked after.
    pub thing: f32,
    /// What a further pair of headphones, or of loudspeakers, has to bring on top of `thing`.
    pub alike: f32,
    /// What something has to bring, on top of `thing`, that takes the place of an owned thing of its type.
    pub replacement: f32,
    /// By how much a price that nobody has confirmed counts more than it says, as a share of it.
    pub doubtful_price: Share,
}

/// A `[[tolerance]]` of `knowledge/about.toml`: how far off a figure of a product may be. The first that fits counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tolerance {
    pub what: Quantity,
    /// Figures with this basis only.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// Figures whose condition contains this only.
    #[serde(default)]
    pub condition: Option<String>,
    /// The true value is at most this much lower, in the figure's unit.
    pub minus: f32,
    /// The true value is at most this much higher.
    pub plus: f32,
    /// Ids of sources; at least one.
    pub sources: Vec<String>,
}

impl About {
    /// How far below and above its printed value a figure of a product may be, in its unit.
    #[must_use]
    pub fn tolerance(&self, figure: &ProductFigure) -> (f64, f64) {
        let condition = figure.condition.as_deref().unwrap_or_default();
        let fits = |tolerance: &&Tolerance| {
            tolerance.what == figure.what
                && tolerance.basis.is_none_or(|basis| basis == figure.basis)
                && tolerance.condition.as_deref().is_none_or(|part| condition.contains(part))
        };
        let found = self.tolerances.iter().find(fits);
        found.map_or((0.0, 0.0), |tolerance| (f64::from(tolerance.minus), f64::from(tolerance.plus)))
    }

    /// Sensitivity of headphones in dB/V, from and to: the bench's figure as it is, a maker's with its tolerance.
    #[must_use]
    pub fn sensitivity_db_per_v(&self, product: &Product) -> Option<(f64, f64)> {
        if let Some(measured) = product.figure(Quantity::MeasuredSensitivity) {
            return Some((f64::from(measured.value), f64::from(measured.value)));
        }
        self.claimed_sensitivity_db_per_v(product, product.figure(Quantity::Sensitivity)?)
    }

    /// A maker's sensitivity in dB/V, from and to; `None` where it cannot be converted for want of an impedance.
    #[must_use]
    pub fn claimed_sensitivity_db_per_v(&self, product: &Product, claimed: &ProductFigure) -> Option<(f64, f64)> {
        let value = f64::from(claimed.value);
        let db_per_v = match claimed.unit {
            Unit::DbPerV => value,
            Unit::DbPerMw => headphone::db_per_v(value, product.impedance_ohms()?),
            _ => return None,
        };
        let (minus, plus) = self.tolerance(claimed);
        Some((db_per_v - minus, db_per_v + plus))
    }
}

/// `knowledge/activities/NAME.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityEntry {
    pub id: Activity,
    /// As an answer to «What do you do?».
    pub label: String,
    /// As it reads after "for": `recording with a microphone`.
    pub doing: String,
    pub says: String,
    /// How likely a visitor who has answered nothing does this; shares of all activities need not add up to one.
    pub prior: Share,
    pub grade: Grade,
    pub sources: Vec<String>,
    /// Whether one goes back and forth to a second device while doing it, to check what the main one shows.
    #[serde(default)]
    pub checked_on_a_second: bool,
    /// What it asks of the gear; weights count relative to each other.
    #[serde(rename = "need")]
    pub needs: Vec<ActivityNeed>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityNeed {
    pub job: Job,
    pub weight: Share,
    /// Anything used for this activity must manage this; gear that is ruled out for it is not used here at all.
    #[serde(default)]
    pub required: bool,
}

/// `knowledge/jobs/NAME.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobEntry {
    pub id: Job,
    /// As a heading: `Judge the low end`.
    pub label: String,
    /// As it reads after "to": `judge the low end`.
    pub verb: String,
    pub says: String,
    /// On what it depends which device does it.
    pub done_on: DoneOn,
    pub grade: Grade,
    pub sources: Vec<String>,
}

/// `knowledge/gear/NAME.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GearEntry {
    pub id: GearType,
    /// As a heading: `Closed-back over-ear headphones`.
    pub label: String,
    /// As it reads in a sentence: `closed-back headphones`.
    pub noun: String,
    /// Whether that noun takes a verb in the plural.
    pub plural: bool,
    /// What it is, for a beginner.
    pub says: String,
    pub family: Family,
    pub role: Role,
    #[serde(default)]
    pub enclosure: Option<Enclosure>,
    #[serde(default)]
    pub wearing: Option<Wearing>,
    /// How it is built, as shares of the models in our table; empty where that has none.
    #[serde(default)]
    pub principles: Vec<PrincipleShare>,
    /// What it belongs to on the page: headphones, or loudspeakers and their room.
    pub accent: Accent,
    /// Whether one needs two of it: stereo takes a pair of monitors. Its products are priced one by one.
    #[serde(default)]
    pub used_in_pairs: bool,
    /// Whether headphones are plugged into it.
    #[serde(default)]
    pub drives_headphones: bool,
    /// What drives the headphones of somebody who owns one and has not said what else does.
    #[serde(default)]
    pub is_source: Option<SourceKind>,
    /// Yes-or-no facts that are known to be so where one is owned and nothing else was said.
    #[serde(default)]
    pub proves: Vec<Fact>,
    /// The figures that count as doubt where they are not known of a model: among models that do the same for the same
    /// money, the one of which more is known wins. At least one for what one listens on, none for helpers.
    #[serde(default)]
    pub doubt_figures: Vec<Figure>,
    /// How large figures of its models can be at all, where that is not what its family has.
    #[serde(default)]
    pub plausible: Vec<PlausibleRange>,
    #[serde(default, rename = "figure")]
    pub figures: Vec<TypeFigure>,
    /// What it costs; at least one. Rules that name a tier distinguish the more expensive ones.
    #[serde(rename = "offer")]
    pub offers: Vec<Offer>,
    pub grade: Grade,
    pub sources: Vec<String>,
}

impl GearEntry {
    /// A figure that holds for the type at any price.
    #[must_use]
    pub fn figure(&self, what: Figure) -> Option<&TypeFigure> {
        self.figures.iter().find(|figure| figure.what == what && figure.tier.is_none())
    }

    /// How large a figure of its models can be, from and to, where it says so itself.
    #[must_use]
    pub fn plausible(&self, what: Quantity) -> Option<(f64, f64)> {
        let range = self.plausible.iter().find(|range| range.what == what)?;
        Some((f64::from(range.from), f64::from(range.to)))
    }
}

/// How large a figure of a model can be: what is on the market, with room to spare. In an imported catalogue, a figure
/// outside is taken for a slip or another unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlausibleRange {
    pub what: Quantity,
    /// In the first unit of [`Quantity::units`].
    pub from: f32,
    pub to: f32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrincipleShare {
    pub principle: Principle,
    pub share: Share,
}

/// A range that a type's models keep to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeFigure {
    pub what: Figure,
    /// Only for this price tier; such figures come before those of the whole type.
    #[serde(default)]
    pub tier: Option<Tier>,
    pub low: f32,
    pub likely: f32,
    pub high: f32,
    pub basis: Basis,
    pub source: String,
}

/// A price at which the type is available.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    pub tier: Tier,
    /// The price used; for loudspeakers that of a pair.
    pub cost: Money,
    /// Band of usual prices around it.
    pub from: Money,
    pub to: Money,
    pub basis: Basis,
    pub source: String,
}

/// One `[[rule]]` of `knowledge/rules/*.toml`.
///
/// A rule about gear takes a share off the fit of all that `for` selects, for its `jobs`, where `when` holds: a fixed
/// `loss`, or a `curve` over a figure of the gear; `excludes` takes all. With `repairs`, it gives back a share of what other
/// rules take, where a helper (`with`) or a second device (`beside`) is there, or something is done that costs nothing
/// (`do_first`). A rule with `demand` changes what an activity asks for instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Unique, kebab-case, a statement in short: `open-cups-let-noise-in`.
    pub id: String,
    #[serde(default, rename = "for")]
    pub selects: Selector,
    #[serde(default)]
    pub when: Conditions,
    /// The helper that must be in the kit, if the rule is about what it brings.
    #[serde(default)]
    pub with: Option<GearType>,
    #[serde(default)]
    pub jobs: Vec<Job>,
    /// The share that it takes, from nothing to all.
    #[serde(default)]
    pub loss: Option<Span>,
    #[serde(default)]
    pub curve: Option<Curve>,
    /// Ids of the rules of whose losses it gives back a `share`.
    #[serde(default)]
    pub repairs: Vec<String>,
    #[serde(default)]
    pub share: Option<Span>,
    /// The second device that must be in use, if the rule is about what that brings; by type, family, enclosure and wearing.
    #[serde(default)]
    pub beside: Option<Selector>,
    /// What to do, as an instruction, if the rule is about something that costs nothing. No kit is chosen for it; it says what
    /// to do first.
    #[serde(default)]
    pub do_first: Option<String>,
    /// Only for a device that is not the main one of an activity.
    #[serde(default)]
    pub second: bool,
    #[serde(default)]
    pub excludes: bool,
    /// With `excludes`: the gear is not used for these activities at all, however well it fits.
    #[serde(default)]
    pub activities: Vec<Activity>,
    #[serde(default)]
    pub demand: Option<Demand>,
    /// One or two sentences that a visitor reads.
    pub because: String,
    pub grade: Grade,
    /// Ids of sources; at least one.
    pub sources: Vec<String>,
    /// Ids of claims that say the same; none of them may have been found wrong.
    #[serde(default)]
    pub claims: Vec<String>,
}

/// A loss that depends on a figure: straight lines between points, level beyond the first and the last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Curve {
    pub over: Figure,
    /// The figure and the loss there; figures ascending, losses rising or falling throughout.
    pub at: Vec<(f32, Share)>,
}

impl Curve {
    /// The loss at a figure.
    #[must_use]
    pub fn loss_at(&self, figure: f64) -> Share {
        self.mean(figure, figure)
    }

    /// The mean loss over a range of the figure, in which all values are equally likely.
    #[must_use]
    pub fn mean(&self, from: f64, to: f64) -> Share {
        let parts = if to - from > 1e-9 { (self.area(to) - self.area(from)) / (to - from) } else { self.height(from) };
        #[expect(clippy::cast_possible_truncation, reason = "between zero and ten thousand")]
        Share::from_parts(parts.round() as i32)
    }

    /// Whether the loss falls as the figure rises.
    #[must_use]
    pub fn falls(&self) -> bool {
        let ends = self.at.first().zip(self.at.last());
        ends.is_some_and(|((_, first), (_, last))| first > last)
    }

    /// The figure at which it takes so much, if it passes there.
    #[must_use]
    pub fn figure_at(&self, loss: Share) -> Option<f64> {
        let wanted = f64::from(loss.parts());
        self.at.windows(2).find_map(|two| {
            let [(x0, y0), (x1, y1)] = [two[0], two[1]].map(|(x, loss)| (f64::from(x), f64::from(loss.parts())));
            let lies_between = wanted >= y0.min(y1) && wanted <= y0.max(y1) && (y1 - y0).abs() > 0.5;
            lies_between.then(|| x0 + (wanted - y0) * (x1 - x0) / (y1 - y0))
        })
    }

    /// In ten-thousandths.
    fn height(&self, figure: f64) -> f64 {
        let mut last: Option<(f64, f64)> = None;
        for &(x, loss) in &self.at {
            let (x, y) = (f64::from(x), f64::from(loss.parts()));
            if figure <= x {
                return last.map_or(y, |(x0, y0)| y0 + (y - y0) * (figure - x0) / (x - x0));
            }
            last = Some((x, y));
        }
        last.map_or(0.0, |(_, y)| y)
    }

    /// The area below the curve from its first point to a figure; negative before it.
    fn area(&self, figure: f64) -> f64 {
        let Some(&(first, loss)) = self.at.first() else { return 0.0 };
        let (mut x0, mut y0) = (f64::from(first), f64::from(loss.parts()));
        if figure <= x0 {
            return (figure - x0) * y0;
        }
        let mut area = 0.0;
        for &(x, _) in &self.at {
            let x = f64::from(x).min(figure);
            let y = self.height(x);
            area += (x - x0) * f64::midpoint(y0, y);
            (x0, y0) = (x, y);
        }
        area + (figure - x0) * y0
    }
}

/// What a situation adds to what activities ask for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    pub job: Job,
    /// The activities concerned; none named means all.
    #[serde(default)]
    pub activities: Vec<Activity>,
    /// Added to the weight that the activity gives the job.
    #[serde(default)]
    pub weight: Share,
    /// The job becomes required.
    #[serde(default)]
    pub required: bool,
}

/// Which gear a rule is about: all tests given must hold, and a test with a list holds for any member.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selector {
    #[serde(default, rename = "type", deserialize_with = "one_or_many")]
    pub types: Vec<GearType>,
    #[serde(default, deserialize_with = "one_or_many")]
    pub family: Vec<Family>,
    #[serde(default, deserialize_with = "one_or_many")]
    pub enclosure: Vec<Enclosure>,
    #[serde(default, deserialize_with = "one_or_many")]
    pub wearing: Vec<Wearing>,
    #[serde(default, deserialize_with = "one_or_many")]
    pub principle: Vec<Principle>,
    #[serde(default, deserialize_with = "one_or_many")]
    pub tier: Vec<Tier>,
    #[serde(default, deserialize_with = "one_or_many")]
    pub figures: Vec<FigureTest>,
    /// The rule is a stand-in for this figure: it gives way where the figure of the very model is known.
    #[serde(default)]
    pub unless_known: Option<Figure>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureTest {
    pub what: Figure,
    #[serde(default)]
    pub above: Option<f32>,
    #[serde(default)]
    pub below: Option<f32>,
    /// Only where the figure is known of the very model; without it, a type's usual figures count as well.
    #[serde(default)]
    pub of_model: bool,
}

/// `knowledge/questions/FACT.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: Fact,
    /// As a heading beside the answers.
    pub label: String,
    /// As a question to the visitor; for facts that follow from other answers, the question that settles them.
    pub ask: String,
    /// Why it is asked.
    pub why: String,
    /// One for each value of the fact, in its order.
    #[serde(rename = "answer")]
    pub answers: Vec<QuestionAnswer>,
    pub grade: Grade,
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionAnswer {
    pub value: String,
    /// As the visitor picks it.
    pub label: String,
    /// As it reads after "if": `it is loud around you`.
    pub clause: String,
    /// How likely it is while unknown; the priors of a question add up to one.
    pub prior: Share,
    /// For facts that are bands of a quantity: where this band begins.
    #[serde(default)]
    pub from: Option<f32>,
    /// For kinds of sources: the usual highest output in volts RMS, from and to.
    #[serde(default)]
    pub max_volts_rms: Option<[f32; 2]>,
    /// For kinds of sources: the usual output impedance in ohms, from and to.
    #[serde(default)]
    pub output_ohms: Option<[f32; 2]>,
    /// For degrees of treatment: the usual reverberation time.
    #[serde(default)]
    pub rt60: Option<UsualRt60>,
}

/// The usual reverberation time in rooms of any size, see [`crate::acoustics::room::rt60_s_at`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualRt60 {
    /// In seconds, in a room of `volume_m3`.
    pub seconds: f32,
    pub volume_m3: f32,
    /// It is never shorter or longer than this, in seconds.
    pub least: f32,
    pub most: f32,
}

/// `knowledge/claims/ID.toml`: something people say, and what is so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub id: String,
    pub says: String,
    /// Sources that claim it; none for folklore.
    pub claimed_by: Vec<String>,
    #[serde(default, rename = "where")]
    pub place: Option<String>,
    /// Required; optional here so that a missing one is reported with its place and remedy.
    #[serde(default)]
    pub verdict: Option<Verdict>,
    pub because: String,
    /// The corrected rule to act on.
    pub instead: String,
    pub grade: Grade,
    pub sources: Vec<String>,
    #[serde(default)]
    pub jobs: Vec<Job>,
    #[serde(default)]
    pub gear: Vec<GearType>,
}

/// `knowledge/terms/ID.toml`: a word that a buyer meets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub id: String,
    pub label: String,
    pub says: String,
    /// What difference it makes to a choice.
    pub decides: String,
    pub grade: Grade,
    pub sources: Vec<String>,
}

/// One `[[step]]` of `knowledge/listening_test.toml`, in the order in which they are done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListeningStep {
    pub id: String,
    /// What to do, in three or four words.
    pub label: String,
    pub says: String,
    /// The family that it is for; left out where it is for all.
    #[serde(default, rename = "for")]
    pub family: Option<Family>,
    /// How long it takes; all steps for a family together five minutes at most.
    pub seconds: u16,
    pub grade: Grade,
    pub sources: Vec<String>,
}

/// A list, or in text formats a single member without brackets.
fn one_or_many<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    struct OneOrMany<T>(core::marker::PhantomData<T>);

    impl<'de, T: Deserialize<'de>> de::Visitor<'de> for OneOrMany<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            f.write_str("one of these, or a list of them")
        }

        fn visit_str<E: de::Error>(self, name: &str) -> Result<Vec<T>, E> {
            T::deserialize(de::value::StrDeserializer::new(name)).map(|one| vec![one])
        }

        fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Vec<T>, A::Error> {
            T::deserialize(de::value::MapAccessDeserializer::new(map)).map(|one| vec![one])
        }

        fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
            let mut members = Vec::new();
            while let Some(member) = list.next_element()? {
                members.push(member);
            }
            Ok(members)
        }
    }

    if deserializer.is_human_readable() {
        deserializer.deserialize_any(OneOrMany(core::marker::PhantomData))
    } else {
        Vec::deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knowledge() -> Knowledge {
        let catalogue = Catalogue::unpack(::knowledge::CATALOGUE).expect("the build script has read these bytes back");
        let knowledge = Knowledge::unpack(::knowledge::KNOWLEDGE).expect("the build script has read these bytes back");
        Knowledge { catalogue, ..knowledge }
    }

    #[test]
    fn monitors_cost_what_a_pair_costs_and_all_else_what_one_does() {
        let knowledge = knowledge();
        let cost = |id: &str| knowledge.catalogue.product(id).and_then(|product| knowledge.cost(product));
        assert_eq!(knowledge.catalogue.currency, "USD");
        assert_eq!(cost("yamaha-hs5"), Some(Money::from_cents(39_998)), "199.99 each");
        assert_eq!(cost("yamaha-hs8s"), Some(Money::from_units(499)), "one subwoofer is enough");
        assert_eq!(cost("sennheiser-hd-25"), Some(Money::from_cents(14_995)), "a fraction survives");
        assert_eq!(cost("sennheiser-hd-25-plus"), None, "nobody knows");
    }
}
