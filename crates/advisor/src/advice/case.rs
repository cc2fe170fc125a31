//! One situation, worked out as far as the kit problem: facts, rows, candidates, fits.

use std::rc::Rc;

use super::judging::applies::barred_by;
use super::judging::candidate::{Candidate, Standing};
use super::judging::demand::{DemandRow, rows};
use super::judging::dominance::contenders;
use super::judging::facts::{Facts, facts};
use super::judging::fit_cache::Fits;
use super::judging::gear_set::GearSet;
use super::judging::judge::{Bench, Beside, Judgement, Used, WhereInRange};
use super::judging::lineup::{Lineup, Matter};
use super::kit::choose::{Choice, choose};
use super::kit::frontier::most_worth;
use super::kit::value::Price;
use super::kit::{Instance, KitActivity, KitItem, KitSolution, POINT, Pair, State, Worths};
use super::order::{sort_short_by_key, unique};
use crate::knowledge::{DoneOn, Knowledge, Rule, Share};
use crate::situation::{Activity, Aim, GearType, Job, Money, Situation, Vocabulary};

/// What is spent at most where no budget is given, in cents: more than any kit costs.
const NO_BUDGET: u64 = u64::MAX / 4;

/// A situation with everything that follows from it up to the choice of kits.
pub struct Case<'k> {
    pub situation: Situation,
    pub knowledge: &'k Knowledge,
    pub facts: Facts,
    pub rows: Vec<DemandRow>,
    /// What is done, in the order of the rows.
    pub activities: Vec<Activity>,
    pub lineup: Rc<Lineup>,
    pub bench: Bench,
    /// Places of the candidates that the best kits are made of, ascending: the items of the instance.
    pub contenders: Vec<usize>,
    pub instance: Instance,
    /// In cents.
    pub budget: u64,
    /// What is advised to be spent at most, in cents: the budget, or a usual one.
    pub usual_budget: u64,
    /// For each state of the instance, the new helpers in it, as places in `helpers`.
    pub new_helpers: Vec<Vec<usize>>,
    /// For each state, all helpers in it.
    pub helper_sets: Vec<GearSet>,
    /// For each candidate, a bit for each activity for which it may be used.
    usable: Vec<u32>,
}

const _: () =
    assert!(Activity::ALL.len() <= u32::BITS as usize, "give `usable` more bits: there are too many activities");

/// What does a row of the work, and how well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doer {
    pub candidate: usize,
    pub fit: Share,
    pub used: Used,
}

impl<'k> Case<'k> {
    pub fn new(situation: &Situation, knowledge: &'k Knowledge) -> Self {
        Self::with(situation.clone(), knowledge, Rc::new(Lineup::new(situation, knowledge)), &[], None)
    }

    /// Another situation that differs in place, listener, source, money and limits only, with the figures of models on average
    /// or at some point of their ranges. What is in the `kept` kit can be asked about there, too.
    pub fn elsewhere(&self, situation: Situation, kept: &[usize], where_in_range: Option<WhereInRange>) -> Self {
        Self::with(situation, self.knowledge, self.lineup.clone(), kept, where_in_range)
    }

    fn with(
        situation: Situation,
        knowledge: &'k Knowledge,
        lineup: Rc<Lineup>,
        kept: &[usize],
        where_in_range: Option<WhereInRange>,
    ) -> Self {
        let facts = facts(&situation, knowledge);
        let rows = rows(&situation, knowledge, &facts);
        let mut activities: Vec<Activity> = rows.iter().map(|row| row.activity).collect();
        activities.dedup();
        let bench = Bench::new(knowledge, &facts, lineup.clone(), &rows, where_in_range);
        let usable: Vec<u32> = (0..lineup.candidates.len()).map(|one| usable_for(one, &rows, &bench)).collect();
        let contenders = contenders(&lineup, &bench, kept);
        let useful = useful_helpers(&lineup, &bench, &usable, &facts, knowledge);
        let (fixed_cost, fixed_items) = fixed(&lineup);
        // What the visitor insists on is never taken away for the sake of a limit.
        let limit = situation.max_new_items.unwrap_or(knowledge.about.most_new_items).max(fixed_items);
        let mut states = helper_states(&lineup, &useful, knowledge);
        states.retain(|state| state.new_items <= limit);
        let helper_sets: Vec<GearSet> = states.iter().map(|state| state.set).collect();
        let budget = situation.budget.map_or(NO_BUDGET, Money::cents);
        let levels = Levels::new(&lineup, &rows, knowledge);
        let thing = points_of(knowledge.about.worth.thing);
        // What is picked counts like anything else whose price nobody has confirmed.
        let picked = lineup.candidates.iter().filter(|candidate| candidate.standing == Standing::Picked);
        let fixed_doubt: u64 = picked.map(|candidate| candidate.counted - candidate.cost.cents()).sum();
        let mut instance = Instance {
            activities: kit_activities(&rows, &activities, knowledge),
            items: contenders.iter().map(|&index| item(index, &lineup, &bench, knowledge)).collect(),
            usable: contenders.iter().map(|&index| by_place(usable[index], &activities)).collect(),
            beside: levels.beside,
            kinds: GearType::ALL.len(),
            levels: levels.count,
            states: Vec::new(),
            worths: Worths::default(),
            limit,
            thing,
            alike: points_of(knowledge.about.worth.alike),
            short_of_required: u64::from(knowledge.about.short_of_required.parts().unsigned_abs()),
        };
        let mut sheets = Sheets { instance: &mut instance, rows: &rows, activities: &activities, knowledge };
        let fits = Fits::new(&bench);
        let sheets = sheets.fill(&lineup, &contenders, &levels.of, &helper_sets, fits);
        let with_costs = states.iter().zip(sheets).map(|(state, sheets)| State {
            cost: state.cost,
            counted: state.cost + fixed_doubt,
            new_items: state.new_items,
            toll: u64::from(state.new_items) * thing,
            helpers: bits_of(&state.bought, &lineup),
            switched_on: state.set.bits(),
            sheets,
        });
        instance.states = with_costs.collect();
        Self {
            instance,
            budget: budget.max(fixed_cost),
            usual_budget: situation.budget.unwrap_or(knowledge.about.usual_budget).cents().max(fixed_cost),
            new_helpers: states.into_iter().map(|state| state.bought).collect(),
            helper_sets,
            situation,
            knowledge,
            facts,
            rows,
            activities,
            lineup,
            bench,
            contenders,
            usable,
        }
    }

    /// Whether a candidate may be used for an activity: not ruled out for anything that the activity requires.
    pub fn is_usable(&self, activity: Activity, candidate: usize) -> bool {
        self.usable[candidate] & 1 << activity.index() != 0
    }

    /// The rule that keeps a candidate from being used for an activity whatever its fits, if there is one.
    pub fn unsuited_by(&self, activity: Activity, candidate: usize) -> Option<usize> {
        unsuited_by(&self.bench, activity, candidate)
    }

    /// The fit of a candidate as the main device for a row with the helpers of a kit, if it may be used there.
    pub fn fit(&self, candidate: usize, row: &DemandRow, kit: &KitSolution) -> Option<Share> {
        let used = Used { helpers: self.helper_sets[kit.state], ..Used::default() };
        self.is_usable(row.activity, candidate).then(|| self.bench.likely(candidate, row.job, used))
    }

    /// How much money has to bring for how far the visitor wants to go.
    pub fn price(&self) -> Price {
        let worth = self.knowledge.about.worth;
        let doubling = match self.situation.aim.unwrap_or(Aim::Sensible) {
            Aim::GoodEnough => worth.doubling_good_enough,
            Aim::Sensible => worth.doubling_sensible,
            Aim::NoRegrets => worth.doubling_no_regrets,
        };
        Price { unit: f64::from(worth.unit) * 100.0, doubling: f64::from(doubling) }
    }

    /// The kits of an advice.
    pub fn choose(&self) -> Option<Choice> {
        let mut choice =
            choose(&self.instance, self.budget, self.usual_budget, self.price(), self.knowledge.about.gets_by)?;
        for kit in choice.kits_mut() {
            self.name_candidates(kit);
        }
        Some(choice)
    }

    /// The kit that is recommended, without the others.
    pub fn recommended(&self) -> Option<KitSolution> {
        let most = self.usual_budget.min(self.budget);
        let mut kit = most_worth(&self.instance, most, self.price())?;
        self.name_candidates(&mut kit);
        Some(kit)
    }

    /// Makes the items of a kit of the instance places of candidates.
    fn name_candidates(&self, kit: &mut KitSolution) {
        for item in &mut kit.items {
            *item = self.contenders[*item];
        }
    }

    /// The devices of a kit that an activity is done on, as places of candidates. Owned ones win ties, then the first.
    pub fn pair(&self, activity: usize, kit: &KitSolution) -> Option<Pair> {
        let items = kit.items.iter().filter_map(|candidate| self.contenders.binary_search(candidate).ok());
        let (_, pair) = self.instance.pair(kit.state, activity, &items.collect::<Vec<_>>())?;
        Some(Pair { main: self.contenders[pair.main], second: pair.second.map(|item| self.contenders[item]) })
    }

    /// What does each row in a kit, whose activities are done on these devices.
    pub fn doers(&self, kit: &KitSolution, pairs: &[(Activity, Option<Pair>)]) -> Vec<Option<Doer>> {
        let doer = |row: &DemandRow| {
            let (_, pair) = pairs.iter().find(|(activity, _)| *activity == row.activity)?;
            Some(self.doer(row, (*pair)?, kit))
        };
        self.rows.iter().map(doer).collect()
    }

    fn doer(&self, row: &DemandRow, pair: Pair, kit: &KitSolution) -> Doer {
        let helpers = self.helper_sets[kit.state];
        let by = |candidate: usize, second: bool, beside: Option<usize>| {
            let beside = beside.map(|other| {
                let used = Used { helpers, ..Used::default() };
                let quality = self.bench.likely(other, self.knowledge.about.checks_by, used);
                Beside { gear: self.lineup.candidates[other].gear, quality }
            });
            let used = Used { helpers, second, beside, ..Used::default() };
            Doer { candidate, fit: self.bench.likely(candidate, row.job, used), used }
        };
        let done_on = self.knowledge.job(row.job).done_on;
        if done_on == DoneOn::Both {
            return by(pair.main, false, pair.second);
        }
        let main = by(pair.main, false, None);
        let second = pair.second.filter(|_| done_on == DoneOn::Either).map(|second| by(second, true, None));
        // What is required has to be covered by the main device.
        let falls_short = row.required && main.fit < self.knowledge.about.enough;
        second.filter(|second| second.fit > main.fit && !falls_short).unwrap_or(main)
    }

    /// Whether every activity is done on a device that covers what it requires.
    pub fn covers_required(&self, kit: &KitSolution) -> bool {
        (0..self.activities.len()).all(|activity| {
            let main = self.pair(activity, kit).and_then(|pair| self.contenders.binary_search(&pair.main).ok());
            main.is_some_and(|item| self.instance.covers_required(kit.state, item, activity))
        })
    }

    pub fn judge(&self, doer: Doer, job: Job) -> Judgement {
        self.bench.judge(doer.candidate, job, doer.used)
    }

    /// Brand and model, where it is known which one it is.
    pub fn model(&self, candidate: &Candidate) -> Option<String> {
        let product = &self.knowledge.catalogue.products[candidate.model?];
        Some(format!("{} {}", product.brand, product.name))
    }

    /// A candidate as the subject of a sentence, and whether it takes a plural verb.
    pub fn subject(&self, candidate: usize) -> (String, bool) {
        let candidate = &self.lineup.candidates[candidate];
        let entry = self.knowledge.gear(candidate.gear);
        match self.model(candidate) {
            Some(model) => (format!("the {model}"), false),
            None => (entry.noun.clone(), entry.plural),
        }
    }

    /// What a candidate is called in a sentence: what is owned by its model, what is new by its type and model.
    pub fn name(&self, candidate: &Candidate) -> String {
        let noun = &self.knowledge.gear(candidate.gear).noun;
        match self.model(candidate) {
            None => noun.clone(),
            Some(model) if !candidate.is_new() => model,
            Some(model) => format!("{noun} ({model})"),
        }
    }

    /// A benefit as a share of what would be perfect.
    pub fn share_of_perfect(&self, benefit: u64) -> Share {
        let whole: u64 = self.rows.iter().map(|row| row.weight).sum();
        Share::from_parts(i32::try_from(benefit.checked_div(whole).unwrap_or(0)).unwrap_or(Share::UNIT))
    }

    /// The types of a kit in the fixed order of types, helpers and what is picked included.
    pub fn types(&self, kit: &KitSolution) -> Vec<GearType> {
        let in_use = self.in_use(kit);
        let is_shown =
            |item: usize| self.lineup.candidates[item].standing == Standing::Picked || in_use.contains(&item);
        let used = kit.items.iter().filter(|&&item| is_shown(item)).map(|&item| self.lineup.candidates[item].gear);
        let helpers = self.new_helpers[kit.state].iter().map(|&place| self.lineup.helpers[place].gear);
        unique(used.chain(helpers))
    }

    /// The devices of a kit that some activity is done or checked on.
    fn in_use(&self, kit: &KitSolution) -> Vec<usize> {
        let pairs = (0..self.activities.len()).filter_map(|activity| self.pair(activity, kit));
        unique(pairs.flat_map(|pair| [Some(pair.main), pair.second]).flatten())
    }
}

fn unsuited_by(bench: &Bench, activity: Activity, candidate: usize) -> Option<usize> {
    bench.ruled_out_by(candidate, Matter::Use(activity))
}

/// The activities that a candidate may be used for, of those that are asked for.
fn usable_for(candidate: usize, rows: &[DemandRow], bench: &Bench) -> u32 {
    let mut usable = rows.iter().fold(0, |asked, row| asked | 1 << row.activity.index());
    for row in rows {
        let fails = row.required && bench.ruled_out_by(candidate, Matter::Fit(row.job)).is_some();
        if fails || unsuited_by(bench, row.activity, candidate).is_some() {
            usable &= !(1 << row.activity.index());
        }
    }
    usable
}

/// A set of helpers that a kit may have.
struct HelperState {
    cost: u64,
    new_items: u32,
    /// The new ones, as indices in [`Lineup::helpers`].
    bought: Vec<usize>,
    /// All of them.
    set: GearSet,
}

/// What the kit has whatever is chosen and has to be paid for: cost in cents, and how many things that is.
fn fixed(lineup: &Lineup) -> (u64, u32) {
    let all = lineup.candidates.iter().chain(&lineup.helpers);
    let picked = all.filter(|candidate| candidate.standing == Standing::Picked);
    picked.fold((0, 0), |(cost, items), one| (cost + one.cost.cents(), items + 1))
}

/// All sets of useful helpers, by cost. What is owned is in each of them, unless it can do harm: that may stay off.
fn helper_states(lineup: &Lineup, useful: &[usize], knowledge: &Knowledge) -> Vec<HelperState> {
    let mut always = GearSet::default();
    let mut choices: Vec<usize> = Vec::new();
    for (index, helper) in lineup.helpers.iter().enumerate().filter(|(_, helper)| helper.is_fixed()) {
        if helper.is_new() || !does_harm(helper.gear, knowledge) {
            always = always.with(helper.gear);
        } else if choices.iter().all(|&other| lineup.helpers[other].gear != helper.gear) {
            // Switching on a second one of a type does nothing that the first does not.
            choices.push(index);
        }
    }
    for &index in useful {
        let gear = lineup.helpers[index].gear;
        if !always.contains(gear) && choices.iter().all(|&other| lineup.helpers[other].gear != gear) {
            choices.push(index);
        }
    }
    let mut sets: Vec<(u64, Vec<usize>)> = (0..1_usize << choices.len())
        .map(|mask| {
            let chosen = choices.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
            let chosen: Vec<usize> = chosen.map(|(_, &index)| index).collect();
            (chosen.iter().map(|&index| lineup.helpers[index].cost.cents()).sum(), chosen)
        })
        .collect();
    sort_short_by_key(&mut sets, |(cost, chosen)| (*cost, chosen.len()));
    let (fixed_cost, fixed_items) = fixed(lineup);
    let picked = (0..lineup.helpers.len()).filter(|&index| lineup.helpers[index].standing == Standing::Picked);
    let picked: Vec<usize> = picked.collect();
    let state = |(cost, chosen): (u64, Vec<usize>)| {
        let set = chosen.iter().fold(always, |set, &index| set.with(lineup.helpers[index].gear));
        let new = chosen.into_iter().filter(|&index| lineup.helpers[index].is_new());
        let new: Vec<usize> = new.collect();
        let new_items = u32::try_from(new.len()).unwrap_or(u32::MAX).saturating_add(fixed_items);
        let bought = picked.iter().copied().chain(new).collect();
        HelperState { cost: cost + fixed_cost, new_items, bought, set }
    };
    sets.into_iter().map(state).collect()
}

fn kit_activities(rows: &[DemandRow], activities: &[Activity], knowledge: &Knowledge) -> Vec<KitActivity> {
    let mut to = 0;
    let activity = |activity: &Activity| {
        let of_it = rows.iter().filter(|row| row.activity == *activity);
        let either = of_it.filter(|row| knowledge.job(row.job).done_on == DoneOn::Either).count();
        let from = to;
        to += either;
        KitActivity { either: (from, to), is_checked: knowledge.activity(*activity).checked_on_a_second }
    };
    activities.iter().map(activity).collect()
}

/// Bits by activity as bits by the place among those that are done.
fn by_place(usable: u32, activities: &[Activity]) -> u32 {
    let done = activities.iter().enumerate();
    done.fold(0, |bits, (place, activity)| bits | (usable >> activity.index() & 1) << place)
}

/// How much devices of different types tell beside each other, see [`Instance::beside`].
struct Levels {
    beside: Vec<u8>,
    count: usize,
    /// For each type and each level above zero, a type of second device that has it.
    of: Vec<Vec<GearType>>,
}

impl Levels {
    fn new(lineup: &Lineup, rows: &[DemandRow], knowledge: &Knowledge) -> Self {
        let kinds = GearType::ALL.len();
        let (mut beside, mut of) = (vec![0; kinds * kinds], vec![Vec::new(); kinds]);
        let both = unique(rows.iter().map(|row| row.job).filter(|job| knowledge.job(*job).done_on == DoneOn::Both));
        for (kind, rules) in lineup.types.iter().enumerate().filter(|(_, rules)| !rules.voices.is_empty()) {
            let voices = both.iter().flat_map(|job| &rules.voices[Matter::Fit(*job).index()].repairs);
            let voices: Vec<GearSet> = voices.map(|voice| voice.beside).collect();
            let heard = |gear: GearType| -> Vec<bool> { voices.iter().map(|set| set.contains(gear)).collect() };
            for &second in GearType::ALL {
                if heard(second).contains(&true) {
                    let known = of[kind].iter().position(|other: &GearType| heard(*other) == heard(second));
                    let level = known.unwrap_or_else(|| {
                        of[kind].push(second);
                        of[kind].len() - 1
                    });
                    beside[kind * kinds + second.index()] = u8::try_from(level + 1).unwrap_or(u8::MAX);
                }
            }
        }
        let count = 1 + of.iter().map(Vec::len).max().unwrap_or_default();
        Self { beside, count, of }
    }
}

/// Fills in what the items of an instance are worth.
struct Sheets<'s> {
    instance: &'s mut Instance,
    rows: &'s [DemandRow],
    activities: &'s [Activity],
    knowledge: &'s Knowledge,
}

impl Sheets<'_> {
    /// For each set of helpers, the sheet of each item.
    fn fill(
        &mut self,
        lineup: &Lineup,
        contenders: &[usize],
        levels: &[Vec<GearType>],
        sets: &[GearSet],
        mut fits: Fits,
    ) -> Vec<Vec<u32>> {
        let mut sheets = vec![Vec::with_capacity(contenders.len()); sets.len()];
        for (item, &candidate) in contenders.iter().enumerate() {
            let gear = lineup.candidates[candidate].gear;
            let mattering = fits.mattering(candidate);
            let mut known: Vec<(GearSet, u32)> = Vec::new();
            for (sheets, set) in sheets.iter_mut().zip(sets) {
                let heard = set.both(mattering);
                let sheet = known.iter().find(|(other, _)| *other == heard).map(|(_, sheet)| *sheet);
                let sheet = sheet.unwrap_or_else(|| self.add(item, candidate, &levels[gear.index()], heard, &mut fits));
                known.push((heard, sheet));
                sheets.push(sheet);
            }
        }
        sheets
    }

    /// Adds a sheet for an item with some helpers; its place.
    fn add(&mut self, item: usize, candidate: usize, levels: &[GearType], helpers: GearSet, fits: &mut Fits) -> u32 {
        let Instance { activities, usable, levels: level_count, worths, .. } = &mut *self.instance;
        let sheet = worths.covers.len();
        let (all, either_rows) = (activities.len(), activities.last().map_or(0, |activity| activity.either.1));
        worths.covers.push(u32::MAX);
        let quality = fits.of(candidate, self.knowledge.about.checks_by, Used { helpers, ..Used::default() });
        worths.quality.push(u64::from(quality));
        worths.main.resize((sheet + 1) * all, 0);
        worths.either.resize((sheet + 1) * either_rows, 0);
        worths.either_second.resize((sheet + 1) * either_rows, 0);
        worths.both.resize((sheet + 1) * all * *level_count, 0);
        let mut either_row = sheet * either_rows;
        for row in self.rows {
            let activity = self.activities.iter().position(|activity| *activity == row.activity).unwrap_or_default();
            let done_on = self.knowledge.job(row.job).done_on;
            let own_row = either_row;
            either_row += usize::from(done_on == DoneOn::Either);
            if usable[item] & 1 << activity == 0 {
                continue;
            }
            let is_checked = activities[activity].is_checked;
            let mut worth = |second: bool, beside: Option<GearType>| {
                let beside = beside.map(|gear| Beside { gear, quality: Share::ONE });
                let fit = fits.of(candidate, row.job, Used { helpers, second, beside, ..Used::default() });
                (row.weight * u64::from(fit), fit)
            };
            let (alone, fit) = worth(false, None);
            if row.required && i32::from(fit) < self.knowledge.about.enough.parts() {
                worths.covers[sheet] &= !(1 << activity);
            }
            let at = sheet * all + activity;
            match done_on {
                DoneOn::Main => worths.main[at] += alone,
                DoneOn::Either => {
                    worths.either[own_row] = alone;
                    if is_checked {
                        worths.either_second[own_row] = worth(true, None).0;
                    }
                }
                DoneOn::Both => {
                    let both = &mut worths.both[at * *level_count..(at + 1) * *level_count];
                    both.iter_mut().for_each(|both| *both += alone);
                    for (both, &second) in both[1..].iter_mut().zip(levels).filter(|_| is_checked) {
                        *both += worth(false, Some(second)).0 - alone;
                    }
                }
            }
        }
        u32::try_from(sheet).unwrap_or(u32::MAX)
    }
}

fn item(index: usize, lineup: &Lineup, bench: &Bench, knowledge: &Knowledge) -> KitItem {
    let candidate = &lineup.candidates[index];
    let worth = knowledge.about.worth;
    let brings = if candidate.replaces { worth.replacement + worth.thing } else { worth.thing };
    KitItem {
        cost: candidate.cost.cents(),
        counted: candidate.counted,
        is_new: !candidate.is_fixed(),
        doubt: candidate.doubt,
        toll: points_of(brings),
        // Two of a kind are never bought: a second pair of the same sort shows little that the first does not.
        kind: u16::try_from(candidate.gear.index()).unwrap_or(u16::MAX),
        family: (!candidate.replaces)
            .then(|| knowledge.gear(candidate.gear).family.index())
            .and_then(|family| u16::try_from(family).ok()),
        helped_by: bench.mattering(index, Matter::Help).bits(),
    }
}

/// A bit for each type of some helpers that were not insisted on.
fn bits_of(bought: &[usize], lineup: &Lineup) -> u32 {
    let offered = bought.iter().map(|&place| &lineup.helpers[place]).filter(|one| one.standing == Standing::Offered);
    offered.fold(GearSet::default(), |set, helper| set.with(helper.gear)).bits()
}

/// So many points of a hundred as a kit is worth them.
fn points_of(points: f32) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few points; it saturates")]
    let thousandths = (f64::from(points) * 1_000.0).round() as u64;
    thousandths * (POINT / 1_000)
}

/// New helpers that are allowed here and would change a fit that counts.
fn useful_helpers(lineup: &Lineup, bench: &Bench, usable: &[u32], facts: &Facts, knowledge: &Knowledge) -> Vec<usize> {
    let usable = (0..lineup.candidates.len()).filter(|&candidate| usable[candidate] != 0);
    let mattering = usable.map(|candidate| bench.mattering(candidate, Matter::Help));
    let mattering = mattering.fold(GearSet::default(), GearSet::either);
    let useful = lineup.helpers.iter().enumerate().filter(|(_, helper)| {
        !helper.is_fixed() && mattering.contains(helper.gear) && barred_by(helper, facts, knowledge).is_none()
    });
    useful.map(|(index, _)| index).collect()
}

/// Whether some rule says that a helper makes something worse.
fn does_harm(helper: GearType, knowledge: &Knowledge) -> bool {
    let harms = |rule: &Rule| rule.repairs.is_empty() && !rule.excludes;
    knowledge.rules.iter().any(|rule| rule.with == Some(helper) && harms(rule))
}
