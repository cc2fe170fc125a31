//! What would change the advice, what to ask next, and how sure it is: all found by trying, nothing by guessing.

use serde::Serialize;

use super::case::Case;
use super::contract::{Ask, Flip};
use super::kit::KitSolution;
use super::limits::least_that_works;
use super::order::{sort_short_by_key, unique};
use super::shown::Shown;
use crate::knowledge::{Fact, Knowledge, Share};
use crate::situation::parts::{Kind, sort_by_rank};
use crate::situation::{
    Aim, GearType, Json, Money, Neighbours, Noise, Part, Situation, Treatment, Vocabulary, read_tree, tree,
};

/// At most this many flips and questions are reported.
const MOST_REPORTED: usize = 4;

/// What would change an advice, what to ask next and how sure it is, as [`super::Advice`] holds it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outlook {
    pub flips: Vec<Flip>,
    pub ask_next: Vec<Ask>,
    pub confidence: Option<Share>,
}

impl Outlook {
    /// Reads back what was written as JSON; `None` where it is anything else.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        let tree = tree(json).ok()?;
        let flip = |tree: &Json| {
            let change = tree.entry("change").map(read_tree)?;
            let [say, then] = ["say", "then"].map(|key| tree.entry(key).and_then(Json::text));
            Some(Flip { change: change.1.is_empty().then_some(change.0)?, say: say?, then: then? })
        };
        let ask = |tree: &Json| {
            let [question, say] = ["question", "say"].map(|key| tree.entry(key).and_then(Json::text));
            Some(Ask { question: question?, worth: tree.entry("worth").and_then(share)?, say: say? })
        };
        let confidence = match tree.entry("confidence")? {
            Json::Null => None,
            known => Some(share(known)?),
        };
        let flips = tree.entry("flips")?.list()?.iter().map(flip).collect::<Option<_>>()?;
        let ask_next = tree.entry("ask_next")?.list()?.iter().map(ask).collect::<Option<_>>()?;
        Some(Self { flips, ask_next, confidence })
    }
}

fn share(tree: &Json) -> Option<Share> {
    match tree {
        Json::Number(number) => Share::from_f64(*number),
        _ => None,
    }
}

/// Finds an outlook one situation after the other.
///
/// Each step works out one other situation, about as long as the advice itself takes; so a page can do something else in
/// between.
pub struct LookAround<'k> {
    situation: Situation,
    /// None where the knowledge base offers nothing.
    around: Option<Around<'k>>,
    flips: Vec<Flip>,
    asks: Vec<Ask>,
    /// Worlds of [`WORLDS`] in which the kit still holds.
    holds: u32,
}

/// A recommendation, and what is still to be tried.
struct Around<'k> {
    case: Case<'k>,
    kept: KitSolution,
    /// The types of the recommendation.
    types: Vec<GearType>,
    /// Smallest last; finding them takes a step of its own.
    changes: Option<Vec<Change>>,
    open: Vec<Part>,
    /// Indices of the question and of the answer that come next, and the worth of the question so far.
    asking: (usize, usize, i64),
    world: u32,
}

impl<'k> LookAround<'k> {
    #[must_use]
    pub fn new(situation: &Situation, knowledge: &'k Knowledge) -> Self {
        let case = Case::new(situation, knowledge);
        let around = case.recommended().map(|kept| {
            let (types, open) = (case.types(&kept), open_questions(&case));
            Around { case, kept, types, changes: None, open, asking: (0, 0, 0), world: 0 }
        });
        Self { situation: situation.clone(), around, flips: Vec::new(), asks: Vec::new(), holds: 0 }
    }

    /// Tries one more thing; true as long as something is left.
    pub fn step(&mut self) -> bool {
        let Some(around) = &mut self.around else { return false };
        let Some(changes) = &mut around.changes else {
            let mut changes = changes(&self.situation, &around.case);
            changes.reverse();
            around.changes = Some(changes);
            return true;
        };
        if let Some(change) = changes.pop() {
            self.flips.extend(around.flip(change, &self.flips));
            if self.flips.len() == MOST_REPORTED {
                around.changes = Some(Vec::new());
            }
        } else if around.asking.0 < around.open.len() {
            self.asks.extend(around.ask(&self.situation));
        } else if around.world < WORLDS {
            self.holds += u32::from(around.holds(&self.situation));
        }
        around.world < WORLDS
    }

    /// All that was found.
    #[must_use]
    pub fn outlook(mut self) -> Outlook {
        sort_short_by_key(&mut self.asks, |ask| (core::cmp::Reverse(ask.worth), ask.question.clone()));
        self.asks.truncate(MOST_REPORTED);
        let share = self.holds * Share::UNIT.unsigned_abs() / WORLDS;
        let confidence = Share::from_parts(i32::try_from(share).unwrap_or(0));
        let confidence = self.around.is_some().then_some(confidence);
        Outlook { flips: self.flips, ask_next: self.asks, confidence }
    }
}

impl Around<'_> {
    /// What a change leads to, if that is something else.
    fn flip(&self, change: Change, known: &[Flip]) -> Option<Flip> {
        let then = self.case.elsewhere(change.situation, &[], None);
        let kit = then.recommended()?;
        // A larger budget is no change to propose where the kit that it leads to is affordable as it is.
        let needless = change.raises_budget && kit.cost <= self.case.budget;
        if then.types(&kit) == self.types || needless {
            return None;
        }
        let then = headline(&then, &kit);
        let is_new = known.iter().all(|flip| flip.then != then);
        is_new.then_some(Flip { change: change.part, say: change.say, then })
    }

    /// Tries the next answer of an open question; after its last answer the question, if it is worth anything: the benefit
    /// that keeping today's kit would cost, expected over the answers by their priors.
    fn ask(&mut self, situation: &Situation) -> Option<Ask> {
        let (index, value, mut worth) = self.asking;
        let part = self.open[index];
        let question = self.case.knowledge.question(Fact::Given(part));
        if let Some(answer) = question.answers.get(value) {
            let mut answered = situation.clone();
            part.set(&mut answered, Some(part.choice(value)));
            let world = self.case.elsewhere(answered, &self.kept.items, None);
            let lost = self.lost_kinds(&world).unwrap_or(i64::from(Share::UNIT));
            worth += i64::from(answer.prior.parts()) * lost;
            self.asking = (index, value + 1, worth);
        }
        if value + 1 < question.answers.len() {
            return None;
        }
        self.asking = (index + 1, 0, 0);
        let worth = Share::from_parts(i32::try_from(worth / i64::from(Share::UNIT)).unwrap_or(Share::UNIT));
        (worth > Share::ZERO).then(|| Ask {
            question: part.question_path().to_owned(),
            worth,
            say: question.ask.clone(),
        })
    }

    /// Whether the kit still holds in the next plausible world: is within a point of the best value there. A world answers
    /// every open question by its prior and draws, for each gear type, a point in the ranges of its models' figures,
    /// more often near the middle than at the ends. What rules take by judgement is the same in all worlds: it is unsure how
    /// many points something costs, not what to choose. The draws are an even grid, not chance, so the share is always the
    /// same.
    fn holds(&mut self, situation: &Situation) -> bool {
        let world = self.world;
        self.world += 1;
        let mut answered = situation.clone();
        for (dimension, &part) in self.open.iter().enumerate() {
            let answers = &self.case.knowledge.question(Fact::Given(part)).answers;
            let value = drawn(answers.iter().map(|answer| answer.prior), even(world, dimension));
            part.set(&mut answered, Some(part.choice(value)));
        }
        let where_in_range = |gear: GearType| {
            let dimension = self.open.len() + 2 * gear.index();
            Share::from_parts(even(world, dimension).parts().midpoint(even(world, dimension + 1).parts()))
        };
        let world = self.case.elsewhere(answered, &self.kept.items, Some(&where_in_range));
        let within = i64::from(self.case.knowledge.about.still_holds_within.parts());
        self.lost(&world).is_some_and(|lost| lost <= within)
    }

    /// The same where other kinds of gear are advised; the same kinds cost nothing.
    fn lost_kinds(&self, world: &Case) -> Option<i64> {
        let advised = world.recommended()?;
        if world.types(&advised) == self.types { Some(0) } else { self.lost(world) }
    }

    /// What keeping the kit costs in another world against the one that is most worth its money there, in ten-thousandths.
    /// `None` where there is no kit.
    fn lost(&self, world: &Case) -> Option<i64> {
        let advised = world.recommended()?;
        let price = world.price();
        Some(((price.value(&advised) - price.value(&self.kept_in(world)?)) / 100).max(0))
    }

    /// The kit that is kept as another world sees it.
    fn kept_in(&self, world: &Case) -> Option<KitSolution> {
        let gear = |place: &usize| world.lineup.helpers[*place].gear;
        let bought: Vec<GearType> = self.case.new_helpers[self.kept.state].iter().map(gear).collect();
        let in_kept = |helpers: &[usize]| helpers.iter().all(|helper| bought.contains(&gear(helper)));
        let states = world.new_helpers.iter().enumerate().filter(|(_, helpers)| in_kept(helpers));
        let item = |candidate: &usize| world.contenders.binary_search(candidate).ok();
        let items: Vec<usize> = self.kept.items.iter().filter_map(item).collect();
        let benefit = states.map(|(state, _)| world.instance.worths(state, &items).iter().sum::<u64>()).max()?;
        Some(self.kept.with_benefit(benefit))
    }
}

/// The recommendation of another case in one sentence.
fn headline(case: &Case, kit: &KitSolution) -> String {
    let shown = Shown::new(case, kit);
    let least = if shown.items.is_empty() { case.choose() } else { None };
    let least = least.and_then(|choice| least_that_works(&shown, &choice));
    super::saying::headline::headline(&shown, least.as_ref())
}

/// The smallest change in reach that would bring a type into the recommended kit, in words.
///
/// What could favour a purchase is granted alone, one thing after the other. Where that is not enough, all is granted at
/// once, and taken back again piece by piece as long as the type stays: what is left over is a smallest set. Nobody buys gear because their surroundings might become louder.
pub fn change_for(situation: &Situation, case: &Case, gear: GearType) -> Option<String> {
    let brings = |situation: Situation| {
        let then = case.elsewhere(situation, &[], None);
        then.recommended().is_some_and(|kit| then.types(&kit).contains(&gear))
    };
    let mut granted = favours(situation, case.knowledge);
    let with = |granted: &[Favour]| {
        let mut changed = situation.clone();
        for favour in granted {
            (favour.grant)(&mut changed);
        }
        changed
    };
    if let Some(alone) = granted.iter().find(|favour| brings(with(core::slice::from_ref(*favour)))) {
        return Some(alone.say.clone());
    }
    if !brings(with(&granted)) {
        return None;
    }
    for position in (0..granted.len()).rev() {
        let taken = granted.remove(position);
        if !brings(with(&granted)) {
            granted.insert(position, taken);
        }
    }
    let say: Vec<String> = granted.into_iter().map(|favour| favour.say).collect();
    Some(super::saying::words::list(&say))
}

/// Something that may favour a type.
struct Favour {
    say: String,
    grant: fn(&mut Situation),
}

/// Everything that could be better, the least likely last.
fn favours(situation: &Situation, knowledge: &Knowledge) -> Vec<Favour> {
    let clause = |part: Part, value: usize| knowledge.question(Fact::Given(part)).answers[value].clause.clone();
    let mut favours: Vec<Favour> = Vec::new();
    let mut add = |say: String, grant: fn(&mut Situation)| {
        let mut granted = situation.clone();
        grant(&mut granted);
        if granted != *situation {
            favours.push(Favour { say, grant });
        }
    };
    if situation.place.can_treat != Some(false) {
        add(clause(Part::Treatment, 2), |then| then.place.treatment = Some(Treatment::Full));
    }
    add("with more money".to_owned(), |then| then.budget = None);
    add(clause(Part::Aim, Aim::NoRegrets.index()), |then| then.aim = Some(Aim::NoRegrets));
    if situation.max_new_items.is_some() {
        add("if you can buy more things".to_owned(), |then| then.max_new_items = Some(12));
    }
    add(clause(Part::Night, 0), |then| then.place.night = Some(false));
    add(clause(Part::OthersInRoom, 0), |then| then.place.others_in_room = Some(false));
    add(clause(Part::OnTheMove, 0), |then| then.place.on_the_move = Some(false));
    add(clause(Part::Noise, 1), |then| then.place.noise = Some(Noise::Quiet));
    add(clause(Part::Neighbours, 0), |then| then.place.neighbours = Some(Neighbours::None));
    favours
}

/// One thing that could be different.
struct Change {
    /// The whole situation with the change.
    situation: Situation,
    /// The changed part alone.
    part: Situation,
    say: String,
    raises_budget: bool,
}

/// Changes in reach, from the smallest to the largest: what one can do, what one can spend, where and when one works.
fn changes(situation: &Situation, case: &Case) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut add = |say: String, apply: &dyn Fn(&mut Situation)| {
        let mut changed = situation.clone();
        apply(&mut changed);
        if changed != *situation {
            let mut part = Situation::default();
            apply(&mut part);
            let raises_budget = changed.budget > situation.budget;
            changes.push(Change { situation: changed, part, say, raises_budget });
        }
    };
    let clause = |part: Part, value: usize| case.knowledge.question(Fact::Given(part)).answers[value].clause.clone();
    let place = &situation.place;
    for (index, &treatment) in Treatment::ALL.iter().enumerate().rev() {
        if place.treatment.is_some_and(|now| now < treatment) && place.can_treat != Some(false) {
            add(clause(Part::Treatment, index), &|changed| changed.place.treatment = Some(treatment));
        }
    }
    for flag in flags() {
        if let Some(now) = flag.chosen(situation) {
            let other = 1 - now;
            add(clause(flag, other), &|changed| flag.set(changed, Some(flag.choice(other))));
        }
    }
    for (index, &neighbours) in Neighbours::ALL.iter().enumerate() {
        if place.neighbours.is_some_and(|now| now != neighbours) {
            add(clause(Part::Neighbours, index), &|changed| changed.place.neighbours = Some(neighbours));
        }
    }
    for (index, &noise) in Noise::ALL.iter().enumerate() {
        if place.noise.is_some_and(|now| now.index().abs_diff(index) > 1) {
            add(clause(Part::Noise, index), &|changed| changed.place.noise = Some(noise));
        }
    }
    for budget in larger_budgets(situation, case) {
        let say = super::saying::words::money(budget, case.knowledge.currency());
        add(format!("with a budget of {say}"), &|changed| changed.budget = Some(budget));
    }
    if let Some(items) = situation.max_new_items {
        let things = if items == 0 { "one thing".to_owned() } else { format!("{} things", items + 1) };
        add(format!("if you can buy {things}"), &|changed| changed.max_new_items = Some(items + 1));
    }
    changes
}

/// Budgets above the given one at which the answer may change: the cost of the kits that only the budget rules out, and
/// some round steps.
fn larger_budgets(situation: &Situation, case: &Case) -> Vec<Money> {
    let Some(budget) = situation.budget else { return Vec::new() };
    let unlimited = case.elsewhere(Situation { budget: None, ..situation.clone() }, &[], None);
    let costs = unlimited.choose().into_iter().flat_map(|choice| {
        choice.frontier.iter().map(|kit| kit.cost).chain(choice.least.iter().map(|kit| kit.cost)).collect::<Vec<_>>()
    });
    let steps = [150, 200, 300].into_iter().map(|percent| budget.cents().saturating_mul(percent) / 100);
    let round = |cents: u64| Money::from_units(Money::from_cents(cents).units().div_ceil(10) * 10);
    unique(costs.chain(steps).map(round).filter(|other| *other > budget))
}

/// The yes-or-no answers of a situation, those first that are tried first as changes.
fn flags() -> Vec<Part> {
    let mut flags: Vec<Part> = Part::ALL.iter().copied().filter(|part| matches!(part.row().kind, Kind::Flag)).collect();
    sort_by_rank(&mut flags, |row| row.tried);
    flags
}

/// The unanswered questions that an answer settles, in the order of the dimensions that they take in drawn worlds.
fn open_questions(case: &Case) -> Vec<Part> {
    let given = Fact::ALL.iter().filter_map(|fact| match fact {
        Fact::Given(part) if !case.facts.is_known(*fact) => Some(*part),
        _ => None,
    });
    let mut open: Vec<Part> = given.collect();
    sort_by_rank(&mut open, |row| row.drawn);
    open
}

/// How many worlds are tried for the confidence.
const WORLDS: u32 = 48;

/// The value that a draw from zero to one picks.
fn drawn(priors: impl Iterator<Item = Share>, draw: Share) -> usize {
    let mut sum = 0;
    let mut picked = 0;
    for (value, prior) in priors.enumerate() {
        if prior > Share::ZERO && draw.parts() >= sum {
            picked = value;
        }
        sum += prior.parts();
    }
    picked
}

/// Evenly spread draws from zero to one: multiples of an irrational number for each dimension (Weyl's sequence, with
/// the square roots of primes).
fn even(world: u32, dimension: usize) -> Share {
    const ROOTS: [u64; 16] = [
        0x6a09_e667,
        0xbb67_ae85,
        0x3c6e_f372,
        0xa54f_f53a,
        0x510e_527f,
        0x9b05_688c,
        0x1f83_d9ab,
        0x5be0_cd19,
        0xcbbb_9d5d,
        0x629a_292a,
        0x9159_015a,
        0x152f_ecd8,
        0x6733_2667,
        0x8eb4_4a87,
        0xdb0c_2e0d,
        0x47b5_481d,
    ];
    let root = ROOTS[dimension % ROOTS.len()] + (dimension / ROOTS.len()) as u64 * 0x0001_9e37;
    let turned = u64::from(world + 1) * root % (1 << 32);
    Share::from_parts(i32::try_from((turned * Share::UNIT.unsigned_abs() as u64) >> 32).unwrap_or(0))
}
