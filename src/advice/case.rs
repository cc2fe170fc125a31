//! One situation, worked out as far as the kit problem: facts, rows, candidates, fits.

use super::candidate::{Candidate, HelperSet, Standing, candidates};
use super::demand::{Row, rows};
use super::facts::{Facts, facts};
use super::judge::{Bench, Judgement, barred_by, barring, selection_likelihood};
use super::kit::choose::{Choice, choose};
use super::kit::{Cover, Instance, Item, Kit, State};
use super::order::{sort_short_by_key, unique};
use crate::knowledge::{Knowledge, Role, Rule, Share};
use crate::situation::{Activity, GearType, Job, Situation, Vocabulary};

/// What is spent at most where no budget is told, in cents: more than any kit costs.
const NO_BUDGET: u64 = u64::MAX / 4;

/// A situation with everything that follows from it up to the choice of kits.
pub struct Case<'k> {
    pub knowledge: &'k Knowledge,
    pub facts: Facts,
    pub rows: Vec<Row>,
    /// To listen on.
    pub candidates: Vec<Candidate>,
    /// To help: owned ones first.
    pub helpers: Vec<Candidate>,
    pub bench: Bench<'k>,
    pub instance: Instance,
    pub required: Cover,
    /// In cents.
    pub budget: u64,
    /// For each state of the instance, the new helpers in it, as places in `helpers`.
    pub new_helpers: Vec<Vec<usize>>,
    /// For each state, all helpers in it.
    pub helper_sets: Vec<HelperSet>,
    /// For each activity in turn, for each candidate, whether it may be used there at all.
    usable: Vec<bool>,
    /// For each activity in turn, for each candidate, the rule that keeps it from being used there whatever its fits.
    unsuited: Vec<Option<usize>>,
}

impl<'k> Case<'k> {
    pub fn new(situation: &Situation, knowledge: &'k Knowledge) -> Self {
        Self::with(situation, knowledge, None)
    }

    /// The same with the fits of each gear type taken from a place in their ranges: 0 the low end, 0.5 the likely, 1 the high.
    pub fn drawn(situation: &Situation, knowledge: &'k Knowledge, place_in_range: &dyn Fn(GearType) -> Share) -> Self {
        Self::with(situation, knowledge, Some(place_in_range))
    }

    fn with(
        situation: &Situation,
        knowledge: &'k Knowledge,
        place_in_range: Option<&dyn Fn(GearType) -> Share>,
    ) -> Self {
        let facts = facts(situation, knowledge);
        let rows = rows(situation, knowledge, &facts);
        let candidates = candidates(situation, &facts, knowledge, Role::Listen);
        let helpers = self::candidates(situation, &facts, knowledge, Role::Help);
        let bench = Bench::new(knowledge, &facts, &candidates, &rows);
        let unsuited = unsuited(&rows, &candidates, &facts, knowledge);
        let usable = usable(&rows, &bench, &candidates, &unsuited);
        let useful = useful_helpers(&helpers, &candidates, &bench, &facts, knowledge, &rows, &usable);
        let mut case = Self {
            knowledge,
            facts,
            rows,
            candidates,
            helpers,
            bench,
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
            usable,
            unsuited,
        };
        case.set_states(&useful);
        case.fill_instance(place_in_range);
        case
    }

    /// Whether a candidate may be used for an activity: not ruled out for anything that the activity requires.
    pub fn is_usable(&self, activity: Activity, candidate: usize) -> bool {
        self.usable[activity.index() * self.candidates.len() + candidate]
    }

    /// The rule that keeps a candidate from being used for an activity whatever its fits, if there is one.
    pub fn unsuited_by(&self, activity: Activity, candidate: usize) -> Option<usize> {
        self.unsuited[activity.index() * self.candidates.len() + candidate]
    }

    /// The fit of a candidate for a row with the helpers of a kit, if it may be used there.
    pub fn fit(&self, candidate: usize, row: &Row, kit: &Kit) -> Option<Share> {
        self.is_usable(row.activity, candidate).then(|| {
            let value = self.instance.values(kit.state, candidate).get(row.group).copied().unwrap_or_default();
            Share::from_parts(i32::from(value))
        })
    }

    pub fn choose(&self) -> Option<Choice> {
        choose(&self.instance, self.required, self.budget, self.knowledge.about.best_value_share)
    }

    /// The candidate of a kit that does a row best, with its fit. Owned ones win ties, then cheaper ones.
    pub fn best_for(&self, row: &Row, kit: &Kit) -> Option<(usize, Share)> {
        let fits = kit.items.iter().filter_map(|&candidate| Some((candidate, self.fit(candidate, row, kit)?)));
        fits.rev().max_by_key(|&(candidate, fit)| (fit, core::cmp::Reverse(self.candidates[candidate].cost)))
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
        let candidate = &self.candidates[candidate];
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
        let is_shown = |item: usize| self.candidates[item].standing == Standing::Picked || self.serves(item, kit);
        let used = kit.items.iter().filter(|&&item| is_shown(item)).map(|&item| self.candidates[item].gear);
        let helpers = self.new_helpers[kit.state].iter().map(|&place| self.helpers[place].gear);
        unique(used.chain(helpers))
    }

    /// Whether a candidate does some row of the plan.
    pub fn serves(&self, candidate: usize, kit: &Kit) -> bool {
        self.rows.iter().any(|row| self.best_for(row, kit).is_some_and(|(best, _)| best == candidate))
    }

    /// All sets of useful helpers, by cost. What is owned is in each of them, unless it can do harm: that may stay off.
    fn set_states(&mut self, useful: &[usize]) {
        let mut always = HelperSet::default();
        let mut choices: Vec<usize> = Vec::new();
        for (place, helper) in self.helpers.iter().enumerate().filter(|(_, helper)| helper.is_fixed()) {
            match !helper.is_new() && does_harm(helper.gear, self.knowledge) {
                true => choices.push(place),
                false => always = always.with(helper.gear),
            }
        }
        let picked = |candidates: &[Candidate]| -> (u64, u32) {
            let picked = candidates.iter().filter(|candidate| candidate.standing == Standing::Picked);
            picked.fold((0, 0), |(cost, items), one| (cost + one.cost.cents(), items + 1))
        };
        let (listen, help) = (picked(&self.candidates), picked(&self.helpers));
        let (fixed_cost, fixed_items) = (listen.0 + help.0, listen.1 + help.1);
        // What the visitor insists on is never taken away for the sake of a limit.
        self.budget = self.budget.max(fixed_cost);
        self.instance.limit = self.instance.limit.max(fixed_items);
        for &place in useful {
            let gear = self.helpers[place].gear;
            if !always.contains(gear) && choices.iter().all(|&other| self.helpers[other].gear != gear) {
                choices.push(place);
            }
        }
        let mut states: Vec<(u64, Vec<usize>)> = (0..1_usize << choices.len())
            .map(|mask| {
                let chosen = choices.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
                let chosen: Vec<usize> = chosen.map(|(_, &place)| place).collect();
                (chosen.iter().map(|&place| self.helpers[place].cost.cents()).sum(), chosen)
            })
            .collect();
        sort_short_by_key(&mut states, |(cost, chosen)| (*cost, chosen.len()));
        for (cost, chosen) in states {
            let set = chosen.iter().fold(always, |set, &place| set.with(self.helpers[place].gear));
            let insisted_on = (0..self.helpers.len()).filter(|&place| self.helpers[place].standing == Standing::Picked);
            let bought = chosen.into_iter().filter(|&place| self.helpers[place].is_new());
            let bought: Vec<usize> = insisted_on.chain(bought).collect();
            let new_items = u32::try_from(bought.len()).unwrap_or(u32::MAX) - help.1 + fixed_items;
            let cost = cost + fixed_cost;
            self.instance.states.push(State { cost, new_items, values: Vec::new(), covers: Vec::new() });
            self.new_helpers.push(bought);
            self.helper_sets.push(set);
        }
    }

    /// Rows with the same job and the same usable candidates become one row of the instance.
    fn fill_instance(&mut self, place_in_range: Option<&dyn Fn(GearType) -> Share>) {
        let all = self.candidates.len();
        let usable_in = |activity: Activity| &self.usable[activity.index() * all..(activity.index() + 1) * all];
        let mut groups: Vec<(Job, &[bool], u64, bool)> = Vec::new();
        for row in &mut self.rows {
            let usable = usable_in(row.activity);
            match groups.iter().position(|(job, same, ..)| *job == row.job && *same == usable) {
                Some(place) => {
                    groups[place].2 += row.weight;
                    groups[place].3 |= row.required;
                    row.group = place;
                }
                None => {
                    row.group = groups.len();
                    groups.push((row.job, usable, row.weight, row.required));
                }
            }
        }
        let enough = self.knowledge.about.enough;
        let mut required = 0;
        let states = &mut self.instance.states;
        for state in states.iter_mut() {
            state.values = vec![0; all * groups.len()];
            state.covers = vec![0; all];
        }
        let mut of_job: Vec<(Job, Vec<usize>)> = Vec::new();
        for (place, (job, _, _, must)) in groups.iter().enumerate() {
            if *must && place < Cover::BITS as usize {
                required |= 1 << place;
            }
            match of_job.iter_mut().find(|(same, _)| same == job) {
                Some((_, places)) => places.push(place),
                None => of_job.push((*job, vec![place])),
            }
        }
        for candidate in 0..all {
            for (job, places) in &of_job {
                let places: Vec<usize> = places.iter().copied().filter(|&place| groups[place].1[candidate]).collect();
                if places.is_empty() {
                    continue;
                }
                // Helpers that do not matter here do not change the fit, so few states need a fit of their own.
                let mut known: Vec<(HelperSet, Share)> = Vec::new();
                let mattering = self.bench.mattering(candidate, *job);
                for (state, set) in states.iter_mut().zip(&self.helper_sets) {
                    let heard = set.both(mattering);
                    let fit = match known.iter().find(|(set, _)| *set == heard) {
                        Some((_, fit)) => *fit,
                        None => {
                            let fit = match place_in_range {
                                None => self.bench.likely(candidate, *job, heard),
                                Some(place) => self
                                    .bench
                                    .judge(candidate, *job, heard)
                                    .fit
                                    .at(place(self.candidates[candidate].gear)),
                            };
                            known.push((heard, fit));
                            fit
                        }
                    };
                    for &place in &places {
                        state.values[candidate * groups.len() + place] = u16::try_from(fit.parts()).unwrap_or(0);
                        if fit >= enough && place < Cover::BITS as usize {
                            state.covers[candidate] |= required & 1 << place;
                        }
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
        self.instance.items = self.candidates.iter().map(item).collect();
    }
}

/// Whether some rule says that a helper makes something worse.
fn does_harm(helper: GearType, knowledge: &Knowledge) -> bool {
    let harms = |rule: &Rule| rule.effect.is_some_and(|effect| effect.likely < Share::ZERO);
    knowledge.rules.iter().any(|rule| rule.with == Some(helper) && harms(rule))
}

/// For each activity and candidate the rule that keeps it from being used there whatever its fits.
fn unsuited(rows: &[Row], candidates: &[Candidate], facts: &Facts, knowledge: &Knowledge) -> Vec<Option<usize>> {
    let mut unsuited = vec![None; Activity::ALL.len() * candidates.len()];
    for activity in unique(rows.iter().map(|row| row.activity)) {
        let barring = barring(activity, facts, knowledge);
        for (place, candidate) in candidates.iter().enumerate() {
            let bars =
                |rule: &&usize| selection_likelihood(&knowledge.rules[**rule], candidate, knowledge) == Share::ONE;
            unsuited[activity.index() * candidates.len() + place] = barring.iter().find(bars).copied();
        }
    }
    unsuited
}

fn usable(rows: &[Row], bench: &Bench, candidates: &[Candidate], unsuited: &[Option<usize>]) -> Vec<bool> {
    let mut usable: Vec<bool> = unsuited.iter().map(Option::is_none).collect();
    for row in rows.iter().filter(|row| row.required) {
        for place in 0..candidates.len() {
            if bench.ruled_out_by(place, row.job).is_some() {
                usable[row.activity.index() * candidates.len() + place] = false;
            }
        }
    }
    usable
}

/// New helpers that may be had here and would change a fit that counts.
fn useful_helpers(
    helpers: &[Candidate],
    candidates: &[Candidate],
    bench: &Bench,
    facts: &Facts,
    knowledge: &Knowledge,
    rows: &[Row],
    usable: &[bool],
) -> Vec<usize> {
    let is_usable =
        |candidate: usize| rows.iter().any(|row| usable[row.activity.index() * candidates.len() + candidate]);
    let mattering = (0..candidates.len())
        .filter(|&candidate| is_usable(candidate))
        .flat_map(|candidate| Job::ALL.iter().map(move |&job| bench.mattering(candidate, job)));
    let mattering = mattering.fold(HelperSet::default(), HelperSet::either);
    let places = helpers.iter().enumerate().filter(|(_, helper)| {
        !helper.is_fixed() && mattering.contains(helper.gear) && barred_by(helper, facts, knowledge).is_none()
    });
    places.map(|(place, _)| place).collect()
}
