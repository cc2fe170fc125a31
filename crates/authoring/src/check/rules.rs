//! Whether each rule says one thing, and can ever matter.

use advisor::knowledge::{Curve, DoneOn, Figure, FigureTest, GearEntry, Knowledge, Role, Rule, Selector, Share};
use advisor::situation::{Activity, Job, Problem, Vocabulary, closest};

use super::matching::{
    is_shadowed, keeps_apart, listening, may_pass, may_select, may_select_but_for_figures, repairs_always,
    selects_type, testable,
};
use crate::Authored;
use crate::figures::{Reach, of_any};

/// What stands for the figure in the sentence of a rule with a curve.
const PLACEHOLDER: &str = "{value}";

pub fn check_rule(authored: &Authored, rule: &Rule, problems: &mut Vec<Problem>) {
    Checked { authored, knowledge: &authored.knowledge, rule, problems }.check();
}

struct Checked<'a> {
    authored: &'a Authored,
    knowledge: &'a Knowledge,
    rule: &'a Rule,
    problems: &'a mut Vec<Problem>,
}

impl Checked<'_> {
    fn report(&mut self, what: impl Into<String>, remedy: impl Into<String>) {
        self.problems.push(Problem::new(self.authored.places.of("rule", &self.rule.id), what, remedy));
    }

    fn check(mut self) {
        let rule = self.rule;
        let kinds =
            [rule.loss.is_some(), rule.curve.is_some(), rule.excludes, rule.demand.is_some(), !rule.repairs.is_empty()];
        if kinds.into_iter().filter(|kind| *kind).count() != 1 {
            let what = "it needs exactly one of `loss`, `curve`, `excludes`, `repairs` and `demand`";
            return self.report(what, "keep the one meant");
        }
        if rule.repairs.is_empty() == rule.share.is_some() {
            let remedy = "say in `share` how much of the losses in `repairs` it gives back";
            return self.report("`repairs` and `share` belong together", remedy);
        }
        if rule.curve.is_none() && rule.because.contains(PLACEHOLDER) {
            let what = format!("its sentence has a {PLACEHOLDER}, and it has no curve");
            self.report(what, "write the number, or give it a curve");
        }
        if rule.do_first.is_some() && (rule.repairs.is_empty() || rule.with.is_some() || rule.beside.is_some()) {
            let remedy = "name in `repairs` what it gives back, without `with` and `beside`";
            self.report("what is to be done first has to give something back by itself", remedy);
        }
        if rule.do_first.as_ref().is_some_and(|say| say.trim().is_empty()) {
            self.report("it does not say what to do first", "write an instruction");
        }
        if rule.demand.is_some() {
            return self.check_demand();
        }
        if !rule.activities.is_empty() && !rule.excludes {
            let remedy = "fits do not depend on the activity; use `excludes`";
            self.report("it names activities but excludes nothing", remedy);
        }
        if rule.jobs.is_empty() && rule.repairs.is_empty() {
            return self.report("it names no job, so it can never fire", "list the jobs it is about");
        }
        self.check_selection();
        self.check_devices();
        for span in rule.loss.iter().chain(&rule.share) {
            if span.likely <= Share::ZERO || span.low < Share::ZERO {
                let remedy = "give shares above zero, or remove the rule";
                self.report("it takes or gives back nothing, or less", remedy);
            }
        }
        if let Some(curve) = &rule.curve {
            self.check_curve(curve);
        }
        for (place, id) in rule.repairs.iter().enumerate() {
            if rule.repairs[..place].contains(id) {
                self.report(format!("it repairs `{id}` twice"), "name it once");
            } else {
                self.check_repair(id);
            }
        }
        let gear = self.knowledge.gear.iter();
        let mut selected = gear.filter(|entry| self.may_speak_of(entry) && self.may_select(entry)).peekable();
        let shadowed = |entry: &GearEntry| {
            !rule.jobs.is_empty() && rule.jobs.iter().all(|&job| is_shadowed(rule, entry, job, self.knowledge))
        };
        if selected.peek().is_some() && selected.all(shadowed) {
            let what = "wherever it applies, another rule rules the gear out anyway, so it never matters";
            self.report(what, "narrow the other rule, or remove this one");
        }
    }

    fn check_demand(&mut self) {
        let rule = self.rule;
        if rule.demand.as_ref().is_some_and(|demand| demand.weight <= Share::ZERO && !demand.required) {
            self.report("its demand adds nothing", "give a positive weight, or `required = true`");
        }
        let names_gear = rule.selects != Selector::default() || !rule.jobs.is_empty() || rule.with.is_some();
        if names_gear || rule.beside.is_some() || rule.second {
            let remedy = "remove `for`, `jobs`, `with`, `beside` and `second`";
            self.report("a demand is about activities, not gear", remedy);
        }
        if !rule.activities.is_empty() {
            self.report("it names activities beside its demand", "name them in `demand`");
        }
    }

    fn may_select(&self, entry: &GearEntry) -> bool {
        may_select(&self.rule.selects, entry, self.knowledge)
    }

    /// Whether a rule can be about gear like this at all: about what one listens on, or a helper that it bars.
    fn may_speak_of(&self, entry: &GearEntry) -> bool {
        entry.role == Role::Listen || self.rule.excludes && !self.rule.selects.types.is_empty()
    }

    /// Whether there is gear that it is about.
    fn check_selection(&mut self) {
        let (rule, knowledge) = (self.rule, self.knowledge);
        let selects = &rule.selects;
        let names_gear = !selects.family.is_empty()
            || !selects.types.is_empty()
            || !selects.wearing.is_empty()
            || !selects.enclosure.is_empty();
        if (!selects.figures.is_empty() || rule.curve.is_some()) && !names_gear {
            let what = "it tests a figure of gear of any kind: what is heavy on a head is light on a desk";
            self.report(what, "name the `family`, or the types, in `for`");
        }
        let meant = knowledge.gear.iter().filter(|entry| self.may_speak_of(entry));
        let meant: Vec<&GearEntry> =
            meant.filter(|entry| may_select_but_for_figures(selects, entry, knowledge)).collect();
        if meant.is_empty() {
            return self.report("no gear type matches its `for`, so it can never fire", "widen `for`");
        }
        for test in &selects.figures {
            if selects.unless_known == Some(test.what) && test.of_model {
                let name = test.what.name();
                let what = format!("it tests the {name} of the very model, and gives way where that is known");
                self.report(what, "remove `of_model` or `unless_known`");
            } else if !meant.iter().any(|entry| may_pass(test, entry, knowledge)) {
                self.report_test(test, &meant);
            }
        }
        if let Some(helper) = rule.with
            && knowledge.gear(helper).role != Role::Help
        {
            let what = format!("`{}` is not a helper, so it can never fire", helper.name());
            self.report(what, "name a type with role help");
        }
    }

    /// Says what figures there are where a test asks for others.
    fn report_test(&mut self, test: &FigureTest, meant: &[&GearEntry]) {
        let name = test.what.name();
        if test.what == Figure::ReachedDb {
            let what = format!("it tests {name}, which depends on the source, so it can never fire");
            return self.report(what, "use a curve");
        }
        let gear = if test.of_model { "no model" } else { "no gear" };
        let what = format!("{gear} that its `for` selects passes its test of {name}, so it can never fire");
        let known = meant.iter().flat_map(|entry| testable(test, entry, self.knowledge));
        let remedy = match known.reduce(widest) {
            Some(Reach { from, to }) => format!("it goes from {from:.1} to {to:.1}: ask for that, or widen `for`"),
            None => "it is known of none of them: widen `for`, or ask for another figure".to_owned(),
        };
        self.report(what, remedy);
    }

    /// Whether what it says of a second device can be heeded.
    fn check_devices(&mut self) {
        let (rule, knowledge) = (self.rule, self.knowledge);
        if rule.excludes && (rule.second || rule.beside.is_some()) {
            let what = "what excludes does so however the gear is used, with or without a second device";
            self.report(what, "use a `loss`, or remove `second` and `beside`");
        }
        if rule.second && rule.beside.is_some() {
            let what = "a device is the second one or has one beside it, and never both, so it can never fire";
            self.report(what, "keep one of `second` and `beside`");
        }
        if let Some(beside) = &rule.beside {
            let Selector { types: _, family: _, enclosure: _, wearing: _, principle, tier, figures, unless_known } =
                beside;
            if !principle.is_empty() || !tier.is_empty() || !figures.is_empty() || unless_known.is_some() {
                let what = "its `beside` asks for more than a second device is asked for";
                self.report(what, "give `type`, `family`, `enclosure` and `wearing` only");
            }
            if !listening(knowledge).any(|entry| selects_type(beside, entry)) {
                self.report("no gear type matches its `beside`, so it can never fire", "widen `beside`");
            }
        }
        for (is_meant, key, done_on) in
            [(rule.second, "second", DoneOn::Either), (rule.beside.is_some(), "beside", DoneOn::Both)]
        {
            let is_heard = |job: &Job| knowledge.job(*job).done_on == done_on && is_checked(*job, knowledge);
            if is_meant && !self.jobs().iter().any(is_heard) {
                let what = format!("it speaks of `{key}`, and no second device counts for its jobs");
                let remedy = format!(
                    "name a job that is done_on \"{}\", and asked for by an activity that is checked on a second device",
                    done_on.name()
                );
                self.report(what, remedy);
            }
        }
    }

    /// The jobs that it is about: of a repair that names none, those of what it repairs.
    fn jobs(&self) -> Vec<Job> {
        if !self.rule.jobs.is_empty() {
            return self.rule.jobs.clone();
        }
        let repaired = self.rule.repairs.iter().filter_map(|id| self.knowledge.rule(id));
        repaired.flat_map(|loss| loss.jobs.iter().copied()).collect()
    }

    /// Whether a curve can be followed, and matters.
    fn check_curve(&mut self, curve: &Curve) {
        let before = self.problems.len();
        let steps = || curve.at.windows(2);
        let is_finite = curve.at.iter().all(|(figure, _)| figure.is_finite());
        if curve.at.len() < 2 || !is_finite || steps().any(|two| two[0].0 >= two[1].0) {
            self.report("its curve needs points with rising figures", "give at least two, in their order");
        }
        let rises = steps().all(|two| two[0].1 <= two[1].1);
        if !rises && !steps().all(|two| two[0].1 >= two[1].1) {
            self.report("its curve goes up and down", "let the loss rise or fall throughout");
        }
        let mut losses = curve.at.iter().map(|(_, loss)| *loss);
        if losses.clone().any(|loss| loss < Share::ZERO) || losses.all(|loss| loss == Share::ZERO) {
            self.report("its curve takes nothing, or less", "give losses from 0 to 1, not all of them zero");
        }
        if self.problems.len() == before {
            self.check_curve_is_met(curve);
        }
    }

    /// Whether gear lies where a curve rises or falls: what it has in any situation, as a type or as a model.
    fn check_curve_is_met(&mut self, curve: &Curve) {
        let name = curve.over.name();
        let selected = listening(self.knowledge).filter(|entry| self.may_select(entry));
        let met = selected.filter_map(|entry| of_any(curve.over, entry, self.knowledge)).reduce(widest);
        let Some(Reach { from, to }) = met else {
            let what = format!("the {name} is known of no gear that its `for` selects, so it can never fire");
            return self.report(what, "widen `for`, or take another figure");
        };
        let (first, last) = (curve.loss_at(from), curve.loss_at(to));
        if first != last {
            return;
        }
        let extent = format!("over the {name} of all that its `for` selects, from {from:.1} to {to:.1}");
        if first == Share::ZERO {
            let what = format!("its curve is zero {extent}, so it can never fire");
            self.report(what, "let it begin within, or remove the rule");
        } else {
            self.report(format!("its curve is level {extent}"), "let it rise or fall within, or write a `loss`");
        }
    }

    /// Whether what it repairs is a loss that it can meet.
    fn check_repair(&mut self, id: &str) {
        let (rule, knowledge) = (self.rule, self.knowledge);
        let is_loss = |rule: &&Rule| rule.loss.is_some() || rule.curve.is_some();
        let Some(other) = knowledge.rule(id) else {
            let losses = knowledge.rules.iter().filter(is_loss).map(|rule| rule.id.as_str());
            let remedy = closest(id, losses).map(|meant| format!("did you mean `{meant}`?"));
            let remedy = remedy.unwrap_or_else(|| "name a rule with a `loss` or a `curve`".to_owned());
            return self.report(format!("it repairs the unknown rule `{id}`"), remedy);
        };
        if !is_loss(&other) {
            let what = format!("it repairs `{id}`, which is no loss");
            return self.report(what, "name a rule with a `loss` or a `curve`");
        }
        if let Some(reason) = keeps_apart(rule, other, knowledge) {
            let remedy = "let both hold in some case, or take it out of `repairs`";
            self.report(format!("it can never meet `{id}`: {reason}"), remedy);
        } else if repairs_always(rule, other, knowledge) {
            let what = format!("it repairs `{id}` for all that loses by it, always");
            self.report(what, "make the loss smaller, or narrow `for`");
        }
    }
}

/// Whether an activity that is checked on a second device asks for a job.
fn is_checked(job: Job, knowledge: &Knowledge) -> bool {
    let demands = |activity: Activity| {
        let mut demands = knowledge.rules.iter().filter_map(|rule| rule.demand.as_ref());
        demands
            .any(|demand| demand.job == job && (demand.activities.is_empty() || demand.activities.contains(&activity)))
    };
    let mut checked = knowledge.activities.iter().filter(|activity| activity.checked_on_a_second);
    checked.any(|activity| activity.needs.iter().any(|need| need.job == job) || demands(activity.id))
}

fn widest(one: Reach, other: Reach) -> Reach {
    Reach { from: one.from.min(other.from), to: one.to.max(other.to) }
}
