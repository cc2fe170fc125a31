//! One situation, worked out as far as the kit problem: facts, rows, candidates, fits.

use std::rc::Rc;

use super::applies::barred_by;
use super::candidate::{Candidate, Standing};
use super::contenders::contenders;
use super::demand::{Row, rows};
use super::facts::{Facts, facts};
use super::fits::{Fits, PlaceInRange};
use super::gear_set::GearSet;
use super::judge::{Bench, Judgement};
use super::kit::choose::{Choice, best_in_budget, best_value, choose};
use super::kit::{Cover, Instance, Item, Kit, State};
use super::lineup::{Lineup, Matter};
use super::order::{sort_short_by_key, unique};
use crate::knowledge::{Knowledge, Rule, Share};
use crate::situation::{Activity, GearType, Job, Situation, Vocabulary};

/// What is spent at most where no budget is told, in cents: more than any kit costs.
const NO_BUDGET: u64 = u64::MAX / 4;

/// A situation with everything that follows from it up to the choice of kits.
pub struct Case<'k> {
    pub knowledge: &'k Knowledge,
    pub facts: Facts,
    pub rows: Vec<Row>,
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
        Self::with(situation, knowledge, Rc::new(Lineup::new(situation, knowledge)), &[], None)
    }

    /// Another situation that differs in place, listener, source, money and limits only, with the likely fits or others from
    /// their ranges. What is in the `kept` kit can be asked about there, too.
    pub fn elsewhere(&self, situation: &Situation, kept: &[usize], place_in_range: Option<PlaceInRange>) -> Self {
        Self::with(situation, self.knowledge, self.lineup.clone(), kept, place_in_range)
    }

    fn with(
        situation: &Situation,
        knowledge: &'k Knowledge,
        lineup: Rc<Lineup>,
        kept: &[usize],
        place_in_range: Option<PlaceInRange>,
    ) -> Self {
        let facts = facts(situation, knowledge);
        let rows = rows(situation, knowledge, &facts);
        let bench = Bench::new(knowledge, &facts, lineup.clone(), &rows);
        let mut case = Self {
            knowledge,
            facts,
            rows,
            lineup,
            bench,
            contenders: Vec::new(),
            instance: Instance {
                weights: Vec::new(),
                items: Vec::new(),
                states: Vec::new(),
                limit: situation.max_new_items.unwrap_or(knowledge.about.most_new_items),
            },
            required: 0,
            budget: situation.budget.map_or(NO_BUDGET, |budget| budget.cents()),
            new_helpers: Vec::new(),
            helper_sets: Vec::new(),
            usable: Vec::new(),
        };
        case.usable = (0..case.lineup.candidates.len()).map(|candidate| case.usable_for(candidate)).collect();
        case.contenders = contenders(&case.lineup, &case.bench, kept, knowledge);
        case.set_states();
        case.fill_instance(place_in_range);
        case
    }

    /// Whether a candidate may be used for an activity: not ruled out for anything that the activity requires.
    pub fn is_usable(&self, activity: Activity, candidate: usize) -> bool {
        self.usable[candidate] & 1 << activity.index() != 0
    }

    /// The rule that keeps a candidate from being used for an activity whatever its fits, if there is one.
    pub fn unsuited_by(&self, activity: Activity, candidate: usize) -> Option<usize> {
        self.bench.ruled_out_by(candidate, Matter::Use(activity))
    }

    /// The activities that a candidate may be used for, of those that are asked for.
    fn usable_for(&self, candidate: usize) -> u16 {
        let mut usable = self.rows.iter().fold(0, |asked, row| asked | 1 << row.activity.index());
        for row in &self.rows {
            let fails = row.required && self.bench.ruled_out_by(candidate, Matter::Fit(row.job)).is_some();
            if fails || self.unsuited_by(row.activity, candidate).is_some() {
                usable &= !(1 << row.activity.index());
            }
        }
        usable
    }

    /// The fit of a contender for a row with the helpers of a kit, if it may be used there.
    pub fn fit(&self, candidate: usize, row: &Row, kit: &Kit) -> Option<Share> {
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
    pub fn recommended(&self) -> Option<Kit> {
        let (need, best) = best_in_budget(&self.instance, self.required, self.budget, false)?;
        self.best_value(need, &best)
    }

    /// The kit that is recommended where one has the highest benefit.
    pub fn best_value(&self, need: Cover, best: &Kit) -> Option<Kit> {
        let mut kit = best_value(&self.instance, need, best, self.knowledge.about.best_value_share)?;
        self.name_candidates(&mut kit);
        Some(kit)
    }

    /// Makes the items of a kit of the instance places of candidates.
    pub fn name_candidates(&self, kit: &mut Kit) {
        for item in &mut kit.items {
            *item = self.contenders[*item];
        }
    }

    /// The candidate of a kit that does a row best, with its fit. Owned ones win ties, then cheaper ones.
    pub fn best_for(&self, row: &Row, kit: &Kit) -> Option<(usize, Share)> {
        let fits = kit.items.iter().filter_map(|&candidate| Some((candidate, self.fit(candidate, row, kit)?)));
        fits.rev().max_by_key(|&(candidate, fit)| (fit, core::cmp::Reverse(self.lineup.candidates[candidate].cost)))
    }

    pub fn judge(&self, candidate: usize, job: Job, kit: &Kit) -> Judgement {
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
    pub fn types(&self, kit: &Kit) -> Vec<GearType> {
        let is_shown =
            |item: usize| self.lineup.candidates[item].standing == Standing::Picked || self.serves(item, kit);
        let used = kit.items.iter().filter(|&&item| is_shown(item)).map(|&item| self.lineup.candidates[item].gear);
        let helpers = self.new_helpers[kit.state].iter().map(|&place| self.lineup.helpers[place].gear);
        unique(used.chain(helpers))
    }

    /// Whether a candidate does some row of the plan.
    pub fn serves(&self, candidate: usize, kit: &Kit) -> bool {
        self.rows.iter().any(|row| self.best_for(row, kit).is_some_and(|(best, _)| best == candidate))
    }

    /// All sets of useful helpers, by cost. What is owned is in each of them, unless it can do harm: that may stay off.
    fn set_states(&mut self) {
        let mut always = GearSet::default();
        let mut choices: Vec<usize> = Vec::new();
        for (place, helper) in self.lineup.helpers.iter().enumerate().filter(|(_, helper)| helper.is_fixed()) {
            match !helper.is_new() && does_harm(helper.gear, self.knowledge) {
                true => choices.push(place),
                false => always = always.with(helper.gear),
            }
        }
        let picked = |candidates: &[Candidate]| -> (u64, u32) {
            let picked = candidates.iter().filter(|candidate| candidate.standing == Standing::Picked);
            picked.fold((0, 0), |(cost, items), one| (cost + one.cost.cents(), items + 1))
        };
        let (listen, help) = (picked(&self.lineup.candidates), picked(&self.lineup.helpers));
        let (fixed_cost, fixed_items) = (listen.0 + help.0, listen.1 + help.1);
        // What the visitor insists on is never taken away for the sake of a limit.
        self.budget = self.budget.max(fixed_cost);
        self.instance.limit = self.instance.limit.max(fixed_items);
        for place in self.useful_helpers() {
            let gear = self.lineup.helpers[place].gear;
            if !always.contains(gear) && choices.iter().all(|&other| self.lineup.helpers[other].gear != gear) {
                choices.push(place);
            }
        }
        let mut states: Vec<(u64, Vec<usize>)> = (0..1_usize << choices.len())
            .map(|mask| {
                let chosen = choices.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
                let chosen: Vec<usize> = chosen.map(|(_, &place)| place).collect();
                (chosen.iter().map(|&place| self.lineup.helpers[place].cost.cents()).sum(), chosen)
            })
            .collect();
        sort_short_by_key(&mut states, |(cost, chosen)| (*cost, chosen.len()));
        for (cost, chosen) in states {
            let set = chosen.iter().fold(always, |set, &place| set.with(self.lineup.helpers[place].gear));
            let insisted_on =
                (0..self.lineup.helpers.len()).filter(|&place| self.lineup.helpers[place].standing == Standing::Picked);
            let bought = chosen.into_iter().filter(|&place| self.lineup.helpers[place].is_new());
            let bought: Vec<usize> = insisted_on.chain(bought).collect();
            let new_items = u32::try_from(bought.len()).unwrap_or(u32::MAX) - help.1 + fixed_items;
            let cost = cost + fixed_cost;
            self.instance.states.push(State { cost, new_items, values: Vec::new(), covers: Vec::new() });
            self.new_helpers.push(bought);
            self.helper_sets.push(set);
        }
    }

    /// Rows with the same job and the same usable candidates become one row of the instance.
    fn fill_instance(&mut self, place_in_range: Option<PlaceInRange>) {
        let is_alike = |one: Activity, other: Activity| {
            let usable = self.contenders.iter().map(|&candidate| self.usable[candidate]);
            usable.into_iter().all(|usable| (usable >> one.index() ^ usable >> other.index()) & 1 == 0)
        };
        let mut groups: Vec<(Job, Activity, u64, bool)> = Vec::new();
        for row in &mut self.rows {
            let alike =
                |&(job, activity, ..): &(Job, Activity, u64, bool)| job == row.job && is_alike(activity, row.activity);
            match groups.iter().position(alike) {
                Some(place) => {
                    groups[place].2 += row.weight;
                    groups[place].3 |= row.required;
                    row.group = place;
                }
                None => {
                    row.group = groups.len();
                    groups.push((row.job, row.activity, row.weight, row.required));
                }
            }
        }
        let enough = self.knowledge.about.enough.parts();
        let mut required = 0;
        for (place, (_, _, _, must)) in groups.iter().enumerate() {
            if *must && place < Cover::BITS as usize {
                required |= 1 << place;
            }
        }
        let states = &mut self.instance.states;
        for state in states.iter_mut() {
            state.values = vec![0; self.contenders.len() * groups.len()];
            state.covers = vec![0; self.contenders.len()];
        }
        let mut fits = Fits::new(&self.bench, place_in_range, &self.helper_sets);
        for (item, &candidate) in self.contenders.iter().enumerate() {
            let gear = self.lineup.candidates[candidate].gear;
            for (place, (job, activity, ..)) in groups.iter().enumerate() {
                if self.usable[candidate] & 1 << activity.index() == 0 {
                    continue;
                }
                let covers = if place < Cover::BITS as usize { required & 1 << place } else { 0 };
                for (state, &fit) in states.iter_mut().zip(fits.of(gear, candidate, *job)) {
                    state.values[item * groups.len() + place] = fit;
                    if i32::from(fit) >= enough {
                        state.covers[item] |= covers;
                    }
                }
            }
        }
        self.instance.weights = groups.iter().map(|(_, _, weight, _)| *weight).collect();
        self.required = required;
        let item = |candidate: &Candidate| Item {
            cost: candidate.cost.cents(),
            is_new: !candidate.is_fixed(),
            doubt: candidate.doubt,
            // Two of a kind are never bought: a second pair of the same sort shows little that the first does not.
            kind: u16::try_from(candidate.gear.index()).ok(),
        };
        self.instance.items = self.contenders.iter().map(|&place| item(&self.lineup.candidates[place])).collect();
    }

    /// New helpers that may be had here and would change a fit that counts.
    fn useful_helpers(&self) -> Vec<usize> {
        let usable = (0..self.lineup.candidates.len()).filter(|&candidate| self.usable[candidate] != 0);
        let mattering = usable.map(|candidate| self.bench.mattering(candidate, Matter::Help));
        let mattering = mattering.fold(GearSet::default(), GearSet::either);
        let places = self.lineup.helpers.iter().enumerate().filter(|(_, helper)| {
            !helper.is_fixed()
                && mattering.contains(helper.gear)
                && barred_by(helper, &self.facts, self.knowledge).is_none()
        });
        places.map(|(place, _)| place).collect()
    }
}

/// Whether some rule says that a helper makes something worse.
fn does_harm(helper: GearType, knowledge: &Knowledge) -> bool {
    let harms = |rule: &Rule| rule.effect.is_some_and(|effect| effect.likely < Share::ZERO);
    knowledge.rules.iter().any(|rule| rule.with == Some(helper) && harms(rule))
}
