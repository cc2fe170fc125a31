//! One situation, worked out as far as the kit problem: facts, rows, candidates, fits.

use std::rc::Rc;

use super::judging::applies::barred_by;
use super::judging::candidate::{Candidate, Standing};
use super::judging::demand::{DemandRow, rows};
use super::judging::dominance::contenders;
use super::judging::facts::{Facts, facts};
use super::judging::fit_cache::{Fits, PositionInRange};
use super::judging::gear_set::GearSet;
use super::judging::judge::{Bench, Judgement};
use super::judging::lineup::{Lineup, Matter};
use super::kit::choose::{Choice, best_in_budget, best_value, choose};
use super::kit::{Cover, Instance, KitItem, KitSolution, State};
use super::order::{sort_short_by_key, unique};
use crate::knowledge::{Knowledge, Rule, Share};
use crate::situation::{Activity, GearType, Job, Money, Situation, Vocabulary};

/// What is spent at most where no budget is given, in cents: more than any kit costs.
const NO_BUDGET: u64 = u64::MAX / 4;

/// A situation with everything that follows from it up to the choice of kits.
pub struct Case<'k> {
    pub situation: Situation,
    pub knowledge: &'k Knowledge,
    pub facts: Facts,
    pub rows: Vec<DemandRow>,
    pub lineup: Rc<Lineup>,
    pub bench: Bench<'k>,
    /// Places of the candidates that the best kits are made of, ascending: the items of the instance.
    pub contenders: Vec<usize>,
    pub instance: Instance,
    pub required: Cover,
    /// In cents.
    pub budget: u64,
    /// For each state of the instance, the new helpers in it, as places in `helpers`.
    pub new_helpers: Vec<Vec<usize>>,
    /// For each state, all helpers in it.
    pub helper_sets: Vec<GearSet>,
    /// For each candidate, a bit for each activity for which it may be used.
    usable: Vec<u16>,
}

const _: () =
    assert!(Activity::ALL.len() <= u16::BITS as usize, "give `usable` more bits: there are too many activities");

impl<'k> Case<'k> {
    pub fn new(situation: &Situation, knowledge: &'k Knowledge) -> Self {
        Self::with(situation.clone(), knowledge, Rc::new(Lineup::new(situation, knowledge)), &[], None)
    }

    /// Another situation that differs in place, listener, source, money and limits only, with the likely fits or others from
    /// their ranges. What is in the `kept` kit can be asked about there, too.
    pub fn elsewhere(&self, situation: Situation, kept: &[usize], position_in_range: Option<PositionInRange>) -> Self {
        Self::with(situation, self.knowledge, self.lineup.clone(), kept, position_in_range)
    }

    fn with(
        situation: Situation,
        knowledge: &'k Knowledge,
        lineup: Rc<Lineup>,
        kept: &[usize],
        position_in_range: Option<PositionInRange>,
    ) -> Self {
        let facts = facts(&situation, knowledge);
        let mut rows = rows(&situation, knowledge, &facts);
        let bench = Bench::new(knowledge, &facts, lineup.clone(), &rows);
        let usable: Vec<u16> = (0..lineup.candidates.len()).map(|one| usable_for(one, &rows, &bench)).collect();
        let contenders = contenders(&lineup, &bench, kept, knowledge);
        let useful = useful_helpers(&lineup, &bench, &usable, &facts, knowledge);
        let states = helper_states(&lineup, &useful, knowledge);
        let helper_sets: Vec<GearSet> = states.iter().map(|state| state.set).collect();
        let groups = groups(&mut rows, &contenders, &usable);
        let mut fits = Fits::new(&bench, position_in_range, &helper_sets);
        let grid = grid(&groups, &contenders, &usable, &lineup, &mut fits, knowledge.about.enough);
        let (fixed_cost, fixed_items) = fixed(&lineup);
        let limit = situation.max_new_items.unwrap_or(knowledge.about.most_new_items);
        let budget = situation.budget.map_or(NO_BUDGET, Money::cents);
        let state = |(state, (values, covers)): (&HelperState, (Vec<u16>, Vec<Cover>))| State {
            cost: state.cost,
            new_items: state.new_items,
            values,
            covers,
        };
        Self {
            required: required(&groups),
            instance: Instance {
                weights: groups.iter().map(|group| group.weight).collect(),
                items: contenders.iter().map(|&index| item(&lineup.candidates[index])).collect(),
                states: states.iter().zip(grid).map(state).collect(),
                // What the visitor insists on is never taken away for the sake of a limit.
                limit: limit.max(fixed_items),
            },
            budget: budget.max(fixed_cost),
            new_helpers: states.into_iter().map(|state| state.bought).collect(),
            helper_sets,
            situation,
            knowledge,
            facts,
            rows,
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

    /// The fit of a contender for a row with the helpers of a kit, if it may be used there.
    pub fn fit(&self, candidate: usize, row: &DemandRow, kit: &KitSolution) -> Option<Share> {
        let item = self.contenders.binary_search(&candidate).ok()?;
        self.is_usable(row.activity, candidate).then(|| {
            let value = self.instance.values(kit.state, item).get(row.group).copied().unwrap_or_default();
            Share::from_parts(i32::from(value))
        })
    }

    /// The kits of an advice.
    pub fn choose(&self) -> Option<Choice> {
        let share = self.knowledge.about.best_value_share;
        let mut choice = choose(&self.instance, self.required, self.budget, share)?;
        for kit in [&mut choice.least, &mut choice.best_value, &mut choice.best_in_budget] {
            self.name_candidates(kit);
        }
        Some(choice)
    }

    /// The kit that is recommended, without the others.
    pub fn recommended(&self) -> Option<KitSolution> {
        let (need, best) = best_in_budget(&self.instance, self.required, self.budget, false)?;
        self.best_value(need, &best)
    }

    /// The kit that is recommended where one has the highest benefit.
    pub fn best_value(&self, need: Cover, best: &KitSolution) -> Option<KitSolution> {
        let mut kit = best_value(&self.instance, need, best, self.knowledge.about.best_value_share)?;
        self.name_candidates(&mut kit);
        Some(kit)
    }

    /// Makes the items of a kit of the instance places of candidates.
    pub fn name_candidates(&self, kit: &mut KitSolution) {
        for item in &mut kit.items {
            *item = self.contenders[*item];
        }
    }

    /// The candidate of a kit that does a row best, with its fit. Owned ones win ties, then cheaper ones.
    pub fn best_for(&self, row: &DemandRow, kit: &KitSolution) -> Option<(usize, Share)> {
        let fits = kit.items.iter().filter_map(|&candidate| Some((candidate, self.fit(candidate, row, kit)?)));
        fits.rev().max_by_key(|&(candidate, fit)| (fit, core::cmp::Reverse(self.lineup.candidates[candidate].cost)))
    }

    pub fn judge(&self, candidate: usize, job: Job, kit: &KitSolution) -> Judgement {
        self.bench.judge(candidate, job, self.helper_sets[kit.state])
    }

    /// Brand and model, where it is known which one it is.
    pub fn model(&self, candidate: &Candidate) -> Option<String> {
        let product = &self.knowledge.catalogue.products[candidate.model?];
        Some(format!("{} {}", product.brand, product.name))
    }

    /// A candidate as the subject of a sentence, and whether its verb stands in the plural.
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
        let whole: u64 = self.instance.weights.iter().sum();
        Share::from_parts(i32::try_from(benefit.checked_div(whole).unwrap_or(0)).unwrap_or(Share::UNIT))
    }

    /// The types of a kit in the fixed order of types, helpers and what is picked included.
    pub fn types(&self, kit: &KitSolution) -> Vec<GearType> {
        let is_shown =
            |item: usize| self.lineup.candidates[item].standing == Standing::Picked || self.serves(item, kit);
        let used = kit.items.iter().filter(|&&item| is_shown(item)).map(|&item| self.lineup.candidates[item].gear);
        let helpers = self.new_helpers[kit.state].iter().map(|&place| self.lineup.helpers[place].gear);
        unique(used.chain(helpers))
    }

    /// Whether a candidate does some row of the plan.
    pub fn serves(&self, candidate: usize, kit: &KitSolution) -> bool {
        self.rows.iter().any(|row| self.best_for(row, kit).is_some_and(|(best, _)| best == candidate))
    }
}

fn unsuited_by(bench: &Bench, activity: Activity, candidate: usize) -> Option<usize> {
    bench.ruled_out_by(candidate, Matter::Use(activity))
}

/// The activities that a candidate may be used for, of those that are asked for.
fn usable_for(candidate: usize, rows: &[DemandRow], bench: &Bench) -> u16 {
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

/// Rows with the same job and the same usable candidates, which are one row of the instance.
struct RowGroup {
    job: Job,
    activity: Activity,
    weight: u64,
    required: bool,
}

/// Groups the rows, and notes in each its group.
fn groups(rows: &mut [DemandRow], contenders: &[usize], usable: &[u16]) -> Vec<RowGroup> {
    let is_alike = |one: Activity, other: Activity| {
        contenders.iter().all(|&index| (usable[index] >> one.index() ^ usable[index] >> other.index()) & 1 == 0)
    };
    let mut groups: Vec<RowGroup> = Vec::new();
    for row in rows {
        let alike = |group: &RowGroup| group.job == row.job && is_alike(group.activity, row.activity);
        match groups.iter().position(alike) {
            Some(index) => {
                groups[index].weight += row.weight;
                groups[index].required |= row.required;
                row.group = index;
            }
            None => {
                row.group = groups.len();
                let DemandRow { job, activity, weight, required, .. } = *row;
                groups.push(RowGroup { job, activity, weight, required });
            }
        }
    }
    groups
}

/// The groups that must be covered.
fn required(groups: &[RowGroup]) -> Cover {
    let must = groups.iter().enumerate().take(Cover::BITS as usize).filter(|(_, group)| group.required);
    must.fold(0, |cover, (index, _)| cover | 1 << index)
}

/// For each state its values and what its items cover, see [`State`].
fn grid(
    groups: &[RowGroup],
    contenders: &[usize],
    usable: &[u16],
    lineup: &Lineup,
    fits: &mut Fits,
    enough: Share,
) -> Vec<(Vec<u16>, Vec<Cover>)> {
    let required = required(groups);
    let empty = || (vec![0; contenders.len() * groups.len()], vec![0; contenders.len()]);
    let mut states: Vec<(Vec<u16>, Vec<Cover>)> = (0..fits.sets()).map(|_| empty()).collect();
    for (item, &candidate) in contenders.iter().enumerate() {
        let gear = lineup.candidates[candidate].gear;
        for (index, group) in groups.iter().enumerate() {
            if usable[candidate] & 1 << group.activity.index() == 0 {
                continue;
            }
            let covered = if index < Cover::BITS as usize { required & 1 << index } else { 0 };
            for ((values, covers), &fit) in states.iter_mut().zip(fits.of(gear, candidate, group.job)) {
                values[item * groups.len() + index] = fit;
                if i32::from(fit) >= enough.parts() {
                    covers[item] |= covered;
                }
            }
        }
    }
    states
}

fn item(candidate: &Candidate) -> KitItem {
    KitItem {
        cost: candidate.cost.cents(),
        is_new: !candidate.is_fixed(),
        doubt: candidate.doubt,
        // Two of a kind are never bought: a second pair of the same sort shows little that the first does not.
        kind: u16::try_from(candidate.gear.index()).ok(),
    }
}

/// New helpers that may be had here and would change a fit that counts.
fn useful_helpers(lineup: &Lineup, bench: &Bench, usable: &[u16], facts: &Facts, knowledge: &Knowledge) -> Vec<usize> {
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
    let harms = |rule: &Rule| rule.effect.is_some_and(|effect| effect.likely < Share::ZERO);
    knowledge.rules.iter().any(|rule| rule.with == Some(helper) && harms(rule))
}
