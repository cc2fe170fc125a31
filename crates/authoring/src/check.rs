//! What makes sense only as a whole: names that must exist, rules that must be able to matter.

use std::collections::{BTreeMap, BTreeSet};

use super::Authored;
use advisor::knowledge::{Accent, Condition, Fact, Family, Quantity, Share, Unit};
use advisor::knowledge::{GearEntry, Role, Rule, Selector, Verdict};
use advisor::situation::{Job, Problem, Vocabulary, closest};

/// Every problem of a knowledge base that could be read.
#[must_use]
pub fn check(authored: &Authored) -> Vec<Problem> {
    let mut problems = Vec::new();
    check_sources(authored, &mut problems);
    check_questions(authored, &mut problems);
    check_gear(authored, &mut problems);
    check_claims(authored, &mut problems);
    check_catalogue(authored, &mut problems);
    check_listening_test(authored, &mut problems);
    for rule in &authored.knowledge.rules {
        check_rule(authored, rule, &mut problems);
    }
    problems
}

/// All citations: kind and id of the citing entry, and the sources it names.
fn citations(authored: &Authored) -> Vec<(&'static str, String, &[String])> {
    let knowledge = &authored.knowledge;
    let mut all: Vec<(&'static str, String, &[String])> = Vec::new();
    all.extend(knowledge.activities.iter().map(|it| ("activity", it.id.name().to_owned(), it.sources.as_slice())));
    all.extend(knowledge.jobs.iter().map(|it| ("job", it.id.name().to_owned(), it.sources.as_slice())));
    all.extend(knowledge.gear.iter().map(|it| ("gear type", it.id.name().to_owned(), it.sources.as_slice())));
    all.extend(knowledge.questions.iter().map(|it| ("question", it.id.name().to_owned(), it.sources.as_slice())));
    all.extend(knowledge.rules.iter().map(|it| ("rule", it.id.clone(), it.sources.as_slice())));
    all.extend(authored.library.claims.iter().map(|it| ("claim", it.id.clone(), it.sources.as_slice())));
    all.extend(
        knowledge.about.tolerances.iter().map(|it| ("tolerance", it.what.name().to_owned(), it.sources.as_slice())),
    );
    all.extend(authored.library.terms.iter().map(|it| ("term", it.id.clone(), it.sources.as_slice())));
    all.extend(authored.library.listening_test.iter().map(|it| ("step", it.id.clone(), it.sources.as_slice())));
    all
}

fn check_sources(authored: &Authored, problems: &mut Vec<Problem>) {
    let known: BTreeSet<&str> = authored.library.sources.iter().map(|source| source.id.as_str()).collect();
    let mut cited: BTreeSet<&str> = BTreeSet::new();
    let cite = |place: String, source: &'_ str, problems: &mut Vec<Problem>| {
        if !known.contains(source) {
            let remedy = match closest(source, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "add it to knowledge/sources/".to_owned(),
            };
            problems.push(Problem::new(place, format!("unknown source `{source}`"), remedy));
        }
    };
    for (kind, id, sources) in citations(authored) {
        if sources.is_empty() {
            problems.push(Problem::new(authored.places.of(kind, &id), "it has no source", "name at least one"));
        }
        for source in sources {
            cite(authored.places.of(kind, &id), source, problems);
            cited.insert(source);
        }
    }
    for claim in &authored.library.claims {
        for source in &claim.claimed_by {
            cite(authored.places.of("claim", &claim.id), source, problems);
            cited.insert(source);
        }
    }
    for entry in &authored.knowledge.gear {
        let place = || authored.places.of("gear type", entry.id.name());
        let figures = entry.figures.iter().map(|figure| &figure.source);
        for source in figures.chain(entry.offers.iter().map(|offer| &offer.source)) {
            cite(place(), source, problems);
            cited.insert(source);
        }
    }
    for source in known.difference(&cited) {
        let place = authored.places.of("source", source);
        problems.push(Problem::new(place, "nobody cites this source", "cite it where it is used, or remove it"));
    }
}

fn check_questions(authored: &Authored, problems: &mut Vec<Problem>) {
    let asked: BTreeSet<Fact> =
        authored.knowledge.rules.iter().flat_map(|rule| rule.when.0.iter().map(|condition| condition.fact)).collect();
    for question in &authored.knowledge.questions {
        let place = || authored.places.of("question", question.id.name());
        let values: Vec<&str> = question.answers.iter().map(|answer| answer.value.as_str()).collect();
        if values != question.id.values() {
            let wanted = question.id.values().join(", ");
            problems.push(Problem::new(
                place(),
                format!("its answers are {}", values.join(", ")),
                format!("write {wanted}"),
            ));
        }
        let sum: i32 = question.answers.iter().map(|answer| answer.prior.parts()).sum();
        if sum != Share::UNIT {
            let what = format!("the priors add up to {}", f64::from(sum) / f64::from(Share::UNIT));
            problems.push(Problem::new(place(), what, "make them add up to 1"));
        }
        if !asked.contains(&question.id) {
            let remedy = "write a rule that depends on it, or remove the fact";
            problems.push(Problem::new(place(), "no rule asks for it, so the question never matters", remedy));
        }
    }
}

fn check_gear(authored: &Authored, problems: &mut Vec<Problem>) {
    for entry in &authored.knowledge.gear {
        let place = || authored.places.of("gear type", entry.id.name());
        if entry.offers.is_empty() || (entry.role == Role::Help && entry.offers.len() != 1) {
            let what = format!("it has {} offers", entry.offers.len());
            problems.push(Problem::new(place(), what, "give a helper exactly one offer, and other gear at least one"));
        }
        for offer in &entry.offers {
            if !(offer.from <= offer.cost && offer.cost <= offer.to) {
                let what = format!("the cost of tier {} lies outside its band", offer.tier.name());
                problems.push(Problem::new(place(), what, "order them: from, cost, to"));
            }
        }
        for figure in &entry.figures {
            if !(figure.low <= figure.likely && figure.likely <= figure.high) {
                let what = format!("the figure {} is out of order", figure.what.name());
                problems.push(Problem::new(place(), what, "order it: low, likely, high"));
            }
        }
        check_gear_facts(entry, &place(), problems);
    }
}

/// What a type says of itself beside its figures.
fn check_gear_facts(entry: &GearEntry, place: &str, problems: &mut Vec<Problem>) {
    let mut report = |what: String, remedy: &str| problems.push(Problem::new(place, what, remedy));
    if (entry.role == Role::Listen) == entry.doubt_figures.is_empty() {
        let what = format!("it has {} doubt_figures", entry.doubt_figures.len());
        report(what, "name those that matter for what one listens on, and none for helpers");
    }
    let of_family = match entry.family {
        Family::Headphones => Some(Accent::Headphones),
        Family::Loudspeakers => Some(Accent::Loudspeakers),
        Family::Measure => None,
    };
    if of_family.is_some_and(|accent| accent != entry.accent) {
        report(format!("its accent is {}", entry.accent.name()), "give it that of its family");
    }
    if entry.used_in_pairs && entry.family != Family::Loudspeakers {
        report("it is used in pairs".to_owned(), "only loudspeakers are; a pair of headphones is one product");
    }
    if entry.drives_headphones && entry.role != Role::Help {
        report("it drives headphones and is listened on".to_owned(), "remove `drives_headphones`, or make it a helper");
    }
    for fact in entry.proves.iter().filter(|fact| fact.values() != ["no", "yes"]) {
        report(format!("it proves {}", fact.name()), "name facts that are yes or no");
    }
    for range in entry.plausible.iter().filter(|range| range.from >= range.to) {
        report(format!("the plausible range of {} is empty", range.what.name()), "let `from` be below `to`");
    }
}

/// Every figure in a unit of its kind, with a source that exists; every price with its date.
fn check_catalogue(authored: &Authored, problems: &mut Vec<Problem>) {
    let catalogue = &authored.knowledge.catalogue;
    let known: BTreeSet<&str> = catalogue.sources.iter().map(|source| source.id.as_str()).collect();
    let unit_name = |unit: Unit| if unit == Unit::Money { catalogue.currency.as_str() } else { unit.name() };
    let mut cited: BTreeSet<&str> = BTreeSet::new();
    for product in &catalogue.products {
        let place = || authored.places.of("product", &product.id);
        if product.link.is_some() {
            problems.push(Problem::new(place(), "it has a link", "remove it: only a shop's own catalogue sells"));
        }
        for figure in &product.figures {
            let name = figure.what.name();
            if !figure.what.units().contains(&figure.unit) {
                let units: Vec<&str> = figure.what.units().iter().map(|unit| unit_name(*unit)).collect();
                let what = format!("its {name} is given in {}", unit_name(figure.unit));
                problems.push(Problem::new(place(), what, format!("give it in {}", units.join(" or "))));
            }
            if !known.contains(figure.source.as_str()) {
                let remedy = closest(&figure.source, known.iter().copied())
                    .map_or("add it to catalogue/_sources.toml".to_owned(), |meant| format!("did you mean `{meant}`?"));
                let what = format!("its {name} has the unknown source `{}`", figure.source);
                problems.push(Problem::new(place(), what, remedy));
            }
            if figure.what == Quantity::Price && figure.date.is_none() {
                problems.push(Problem::new(
                    place(),
                    "its price has no date",
                    "say when it was seen: date = \"YYYY-MM\"",
                ));
            }
            cited.insert(&figure.source);
        }
    }
    for source in known.difference(&cited) {
        let place = authored.places.of("source", source);
        problems.push(Problem::new(place, "no figure cites this source", "cite it where it is used, or remove it"));
    }
}

/// A listening test for everything that one listens on, in the time that it promises.
fn check_listening_test(authored: &Authored, problems: &mut Vec<Problem>) {
    const MOST_SECONDS: u32 = 300;
    for family in [Family::Headphones, Family::Loudspeakers] {
        let steps = authored.library.listening_test.iter();
        let steps = steps.filter(|step| step.family.is_none_or(|only| only == family));
        let seconds: u32 = steps.map(|step| u32::from(step.seconds)).sum();
        if seconds == 0 || seconds > MOST_SECONDS {
            let what = format!("the steps for {} take {seconds} seconds", family.name());
            let remedy = format!("let them take some time, and {MOST_SECONDS} seconds at most");
            problems.push(Problem::new("listening_test.toml", what, remedy));
        }
    }
}

fn check_claims(authored: &Authored, problems: &mut Vec<Problem>) {
    let mut verdicts: BTreeMap<&str, Option<Verdict>> = BTreeMap::new();
    for claim in &authored.library.claims {
        verdicts.insert(&claim.id, claim.verdict);
        if claim.verdict.is_none() {
            let place = authored.places.of("claim", &claim.id);
            let verdicts: Vec<&str> = Verdict::ALL.iter().map(|verdict| verdict.name()).collect();
            problems.push(Problem::new(place, "it has no verdict", format!("give one of {}", verdicts.join(", "))));
        }
    }
    for rule in &authored.knowledge.rules {
        for claim in &rule.claims {
            let place = || authored.places.of("rule", &rule.id);
            match verdicts.get(claim.as_str()) {
                None => {
                    let remedy = closest(claim, verdicts.keys().copied())
                        .map_or("remove it".to_owned(), |meant| format!("did you mean `{meant}`?"));
                    problems.push(Problem::new(place(), format!("unknown claim `{claim}`"), remedy));
                }
                Some(Some(Verdict::True | Verdict::HalfTrue) | None) => {}
                Some(Some(verdict)) => {
                    let what = format!("it relies on the claim `{claim}`, whose verdict is {}", verdict.name());
                    problems.push(Problem::new(place(), what, "let the rule follow the evidence instead"));
                }
            }
        }
    }
}

fn check_rule(authored: &Authored, rule: &Rule, problems: &mut Vec<Problem>) {
    let mut report = |what: String, remedy: &str| {
        problems.push(Problem::new(authored.places.of("rule", &rule.id), what, remedy));
    };
    let kinds = [rule.effect.is_some(), rule.excludes, rule.demand.is_some()];
    if kinds.into_iter().filter(|kind| *kind).count() != 1 {
        report("it needs exactly one of `effect`, `excludes` and `demand`".to_owned(), "keep the one meant");
        return;
    }
    if let Some(demand) = &rule.demand {
        if demand.weight <= Share::ZERO && !demand.required {
            report("its demand adds nothing".to_owned(), "give a positive weight, or `required = true`");
        }
        if rule.selects != Selector::default() || !rule.jobs.is_empty() || rule.with.is_some() {
            report("a demand is about activities, not gear".to_owned(), "remove `for`, `jobs` and `with`");
        }
        return;
    }
    if !rule.activities.is_empty() && !rule.excludes {
        report(
            "it names activities but excludes nothing".to_owned(),
            "fits do not depend on the activity; use `excludes`",
        );
    }
    if rule.jobs.is_empty() {
        report("it names no job, so it can never fire".to_owned(), "list the jobs it is about");
        return;
    }
    if rule.effect.is_some_and(|effect| effect.likely == Share::ZERO) {
        report("its effect is zero, so it can never matter".to_owned(), "give it an effect, or remove the rule");
    }
    if rule.effect.is_some_and(|effect| effect.low < Share::ZERO && effect.high > Share::ZERO) {
        report("its effect may be a gain or a loss".to_owned(), "keep the whole range on one side of zero");
    }
    let selected: Vec<&GearEntry> =
        authored.knowledge.gear.iter().filter(|entry| may_select(&rule.selects, entry)).collect();
    let bars_helper = rule.excludes && !rule.selects.types.is_empty();
    if !selected.iter().any(|entry| entry.role == Role::Listen || bars_helper) {
        report("no gear type matches its `for`, so it can never fire".to_owned(), "widen `for`");
    }
    if let Some(helper) = rule.with
        && authored.knowledge.gear(helper).role != Role::Help
    {
        report(format!("`{}` is not a helper, so it can never fire", helper.name()), "name a type with role help");
    }
    if !selected.is_empty()
        && selected.iter().all(|entry| rule.jobs.iter().all(|&job| shadowed(authored, rule, entry, job)))
    {
        let what = "wherever it applies, another rule rules the gear out anyway, so it never matters".to_owned();
        report(what, "narrow the other rule, or remove this one");
    }
}

/// Whether some gear of a type can match a selector.
fn may_select(selects: &Selector, entry: &GearEntry) -> bool {
    let principles = || entry.principles.iter().any(|part| selects.principle.contains(&part.principle));
    let tiers = || entry.offers.iter().any(|offer| selects.tier.contains(&offer.tier));
    (selects.types.is_empty() || selects.types.contains(&entry.id))
        && (selects.family.is_empty() || selects.family.contains(&entry.family))
        && (selects.enclosure.is_empty() || entry.enclosure.is_some_and(|it| selects.enclosure.contains(&it)))
        && (selects.wearing.is_empty() || entry.wearing.is_some_and(|it| selects.wearing.contains(&it)))
        && (selects.principle.is_empty() || principles())
        && (selects.tier.is_empty() || tiers())
        && selects.figures.iter().all(|test| {
            let mut figures = entry.figures.iter().filter(|figure| figure.what == test.what);
            let in_range = figures.any(|figure| {
                test.above.is_none_or(|above| figure.high >= above) && test.below.is_none_or(|below| figure.low < below)
            });
            test.of_model || in_range
        })
}

/// Whether all gear of a type that a rule may speak about is surely ruled out by another rule whenever it fires.
fn shadowed(authored: &Authored, rule: &Rule, entry: &GearEntry, job: Job) -> bool {
    authored.knowledge.rules.iter().any(|other| {
        other.id != rule.id
            && other.excludes
            && other.with.is_none()
            && other.activities.is_empty()
            && other.jobs.contains(&job)
            && surely_selects(&other.selects, entry)
            && other.when.0.iter().all(|condition| follows(condition, &rule.when.0))
            && !(rule.excludes && other.when == rule.when && rule.id < other.id)
    })
}

/// Whether all gear of a type matches a selector.
fn surely_selects(selects: &Selector, entry: &GearEntry) -> bool {
    may_select(selects, entry)
        && selects.principle.is_empty()
        && selects.tier.is_empty()
        && selects.unless_known.is_none()
        && selects.lacks.is_none()
        && selects.figures.iter().all(|test| {
            let mut figures = entry.figures.iter().filter(|figure| figure.what == test.what);
            let known = !test.of_model && entry.figure(test.what).is_some();
            known
                && figures.all(|figure| {
                    test.above.is_none_or(|above| figure.low >= above)
                        && test.below.is_none_or(|below| figure.high < below)
                })
        })
}

/// Whether a condition holds wherever some others do.
fn follows(condition: &Condition, from: &[Condition]) -> bool {
    from.iter().any(|known| known.fact == condition.fact && known.allowed & !condition.allowed == 0)
}
