//! Whether the entries of vocabularies make sense: questions with their answers, gear, and the steps of the listening test.

use std::collections::BTreeSet;

use advisor::knowledge::{Accent, Fact, Family, Figure, GearEntry, QuestionAnswer, Role, Share, UsualRt60};
use advisor::situation::{Part, Problem, Vocabulary};

use crate::Authored;

pub fn check_questions(authored: &Authored, problems: &mut Vec<Problem>) {
    // How far somebody wants to go sets what money has to bring, see `[worth]`; no rule need ask for it.
    let mut asked: BTreeSet<Fact> =
        authored.knowledge.rules.iter().flat_map(|rule| rule.when.0.iter().map(|condition| condition.fact)).collect();
    asked.insert(Fact::Given(Part::Aim));
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
        for answer in &question.answers {
            check_answer(question.id, answer, &place(), problems);
        }
        let begins: Vec<f32> = question.answers.iter().filter_map(|answer| answer.from).collect();
        if begins.windows(2).any(|two| two[0] >= two[1]) {
            problems.push(Problem::new(place(), "its bands are out of order", "let each begin above the one before"));
        }
        if !asked.contains(&question.id) {
            let remedy = "write a rule that depends on it, or remove the fact";
            problems.push(Problem::new(place(), "no rule asks for it, so the question never matters", remedy));
        }
    }
}

/// Whether an answer carries the figures that it is asked for, and those only, each from low to high.
fn check_answer(fact: Fact, answer: &QuestionAnswer, place: &str, problems: &mut Vec<Problem>) {
    let is_source = fact == Fact::Given(Part::Source);
    let is_treatment = fact == Fact::Given(Part::Treatment);
    let is_band = matches!(fact, Fact::RoomSize | Fact::SeatDistance | Fact::DirectSound);
    let value = &answer.value;
    for (key, is_there, is_asked) in [
        ("from", answer.from.is_some(), is_band),
        ("max_volts_rms", answer.max_volts_rms.is_some(), is_source),
        ("output_ohms", answer.output_ohms.is_some(), is_source),
        ("rt60", answer.rt60.is_some(), is_treatment),
    ] {
        if is_asked && !is_there {
            problems.push(Problem::new(place, format!("its answer `{value}` gives no {key}"), "add it"));
        } else if is_there && !is_asked {
            let what = format!("its answer `{value}` gives {key}, which nothing heeds");
            problems.push(Problem::new(place, what, "remove it"));
        }
    }
    for (key, range) in [("max_volts_rms", answer.max_volts_rms), ("output_ohms", answer.output_ohms)] {
        if range.is_some_and(|[from, to]| !(0.0 < from && from <= to)) {
            let what = format!("the {key} of `{value}` are out of order");
            problems.push(Problem::new(place, what, "give what is usual, from and to, above zero"));
        }
    }
    let is_sound = |rt60: UsualRt60| {
        0.0 < rt60.least && rt60.least <= rt60.seconds && rt60.seconds <= rt60.most && 0.0 < rt60.volume_m3
    };
    if answer.rt60.is_some_and(|rt60| !is_sound(rt60)) {
        let what = format!("the rt60 of `{value}` is out of order");
        problems.push(Problem::new(place, what, "order it: least, seconds, most, all above zero"));
    }
}

pub fn check_gear(authored: &Authored, problems: &mut Vec<Problem>) {
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
            if is_worked_out(figure.what) {
                let what = format!("the figure {} is worked out and not read from here", figure.what.name());
                problems.push(Problem::new(place(), what, "remove it"));
            }
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
    if entry.is_source.is_some() && !entry.drives_headphones {
        report("it is a source and drives no headphones".to_owned(), "add `drives_headphones`, or remove `is_source`");
    }
    let unknowable = entry.doubt_figures.iter();
    for figure in unknowable.filter(|figure| is_worked_out(**figure) || **figure == Figure::DistanceM) {
        report(
            format!("no model can have the doubt figure {}", figure.name()),
            "name figures that are known of models",
        );
    }
    for fact in entry.proves.iter().filter(|fact| fact.values() != ["no", "yes"]) {
        report(format!("it proves {}", fact.name()), "name facts that are yes or no");
    }
    for range in entry.plausible.iter().filter(|range| range.from >= range.to) {
        report(format!("the plausible range of {} is empty", range.what.name()), "let `from` be below `to`");
    }
}

/// Whether a figure depends on the situation, or is counted, so that nobody can give it.
const fn is_worked_out(what: Figure) -> bool {
    matches!(what, Figure::HeadroomDb | Figure::ReachedDb | Figure::UnknownThings | Figure::NamedBy)
}

/// The listening test has steps for every family of gear, and they fit into five minutes.
pub fn check_listening_test(authored: &Authored, problems: &mut Vec<Problem>) {
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
