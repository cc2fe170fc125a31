//! What an expert would say, as data: every file in `tests/cases` is a situation and what its advice must contain.

use std::path::Path;

use advisor::advice::{Advice, Kit, Label, WishVerdict, advise};
use advisor::knowledge::Knowledge;
use advisor::situation::{Activity, GearType, Job, Money, read};
use knowledge::{embedded, embedded_with_catalogue, library};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    states: String,
    why: String,
    sources: Vec<String>,
    situation: String,
    expect: Expect,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expect {
    recommends: Vec<GearType>,
    recommends_any: Vec<Vec<GearType>>,
    not_recommended: Vec<GearType>,
    in_no_kit: Vec<GearType>,
    least: Option<Vec<GearType>>,
    buys_nothing: Option<bool>,
    max_cost: Option<u64>,
    covers_required: Option<bool>,
    ruled_out: Vec<TypeAndJob>,
    plan: Vec<PlanRow>,
    never_for: Vec<NeverFor>,
    uncovered_any: Option<bool>,
    uncovered_jobs: Vec<Job>,
    wish: Vec<Wish>,
    /// Ids of what costs nothing and is said.
    do_first: Vec<String>,
    /// Ids of what costs nothing and is not said.
    not_first: Vec<String>,
    numbers: Numbers,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypeAndJob {
    #[serde(rename = "type")]
    gear: GearType,
    job: Job,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanRow {
    activity: Activity,
    job: Job,
    any_of: Vec<GearType>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NeverFor {
    activity: Activity,
    types: Vec<GearType>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    #[serde(rename = "type")]
    gear: GearType,
    verdict_any_of: Vec<String>,
    /// A part of the reason.
    #[serde(default)]
    because: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Numbers {
    schroeder_hz: Option<f64>,
    axial_modes_hz: Option<[f64; 3]>,
    critical_distance_m: Option<f64>,
    reference_level_dbc: Option<u32>,
}

#[test]
fn the_advice_on_types_is_what_experts_say() {
    assert_experts_agree(embedded());
}

#[test]
fn the_advice_on_models_is_what_experts_say() {
    assert_experts_agree(embedded_with_catalogue());
}

#[track_caller]
fn assert_experts_agree(knowledge: &Knowledge) {
    let folder = Path::new(crate::support::ROOT).join("tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(&folder).expect("the folder of cases").flatten().collect();
    files.sort_by_key(std::fs::DirEntry::path);
    assert!(files.len() >= 20, "only {} cases found", files.len());
    let mut complaints = Vec::new();
    for file in &files {
        let name = file.file_name().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(file.path()).expect("a readable case");
        let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!case.states.is_empty() && !case.why.is_empty() && !case.sources.is_empty(), "{name}: say why");
        for source in &case.sources {
            assert!(library().source(source).is_some(), "{name}: unknown source {source}");
        }
        let situation = read(&case.situation).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let advice = advise(&situation, knowledge);
        let found = complaints_of(&case.expect, &advice);
        complaints.extend(found.into_iter().map(|complaint| format!("{name}: {complaint}\n    {}", advice.headline)));
    }
    assert!(complaints.is_empty(), "{} complaints\n{}", complaints.len(), complaints.join("\n"));
}

fn types(kit: &Kit) -> Vec<GearType> {
    kit.items.iter().map(|item| item.gear).collect()
}

fn complaints_of(expect: &Expect, advice: &Advice) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut must = |holds: bool, complaint: String| {
        if !holds {
            complaints.push(complaint);
        }
    };
    let top = &advice.kits[0];
    must(top.label == Label::BestValue, format!("the first kit is {:?}", top.label));
    let is_said = |id: &String| advice.do_first.iter().any(|one| one.measure == *id);
    for id in &expect.do_first {
        must(is_said(id), format!("{id} is not said first"));
    }
    for id in &expect.not_first {
        must(!is_said(id), format!("{id} is said first"));
    }
    for gear in &expect.recommends {
        must(types(top).contains(gear), format!("{gear:?} is not recommended"));
    }
    for any in &expect.recommends_any {
        must(any.iter().any(|gear| types(top).contains(gear)), format!("none of {any:?} is recommended"));
    }
    for gear in &expect.not_recommended {
        let bought = top.items.iter().any(|item| item.gear == *gear && item.action.is_bought());
        must(!bought, format!("{gear:?} is to be bought"));
    }
    for gear in &expect.in_no_kit {
        must(!advice.kits.iter().any(|kit| types(kit).contains(gear)), format!("{gear:?} stands in a kit"));
    }
    if let Some(least) = &expect.least {
        let kit = advice.kits.iter().find(|kit| kit.label == Label::Least || kit.also.contains(&Label::Least));
        let mut found = kit.map(types).unwrap_or_default();
        let mut wanted = least.clone();
        found.sort_unstable();
        wanted.sort_unstable();
        must(found == wanted, format!("the least is {found:?}, not {wanted:?}"));
    }
    if let Some(nothing) = expect.buys_nothing {
        let buys = top.items.iter().any(|item| item.action.is_bought());
        must(buys != nothing, format!("buys: {buys}"));
    }
    if let Some(cost) = expect.max_cost {
        must(top.cost <= Money::from_units(cost), format!("it costs {}", top.cost.units()));
    }
    if let Some(covers) = expect.covers_required {
        must(top.covers_required == covers, format!("covers_required is {}", top.covers_required));
    }
    for TypeAndJob { gear, job } in &expect.ruled_out {
        let is_ruled_out = advice.ruled_out.iter().any(|out| out.gear == *gear && out.job == *job);
        must(is_ruled_out, format!("{gear:?} is not ruled out for {job:?}"));
    }
    for PlanRow { activity, job, any_of } in &expect.plan {
        let row = top.plan.iter().find(|row| row.activity == *activity && row.job == *job);
        let gear = row.map(|row| top.items[row.item].gear);
        must(gear.is_some_and(|gear| any_of.contains(&gear)), format!("{job:?} for {activity:?} is done by {gear:?}"));
    }
    for NeverFor { activity, types } in &expect.never_for {
        for kit in &advice.kits {
            for row in kit.plan.iter().filter(|row| row.activity == *activity) {
                let gear = kit.items[row.item].gear;
                must(!types.contains(&gear), format!("{gear:?} is used for {activity:?}"));
            }
        }
    }
    if let Some(any) = expect.uncovered_any {
        must(top.uncovered.is_empty() != any, format!("uncovered: {:?}", top.uncovered));
    }
    for job in &expect.uncovered_jobs {
        must(top.uncovered.iter().any(|row| row.job == *job), format!("{job:?} is not named as uncovered"));
    }
    for wish in &expect.wish {
        let answer = advice.wishes.iter().find(|of| of.gear == wish.gear);
        let verdict = answer.map(|answer| match answer.verdict {
            WishVerdict::Yes => "yes",
            WishVerdict::NotNow => "not_now",
            WishVerdict::No => "no",
        });
        let fits = verdict.is_some_and(|verdict| wish.verdict_any_of.iter().any(|any| any == verdict));
        let because = answer.map_or("", |answer| answer.because.as_str());
        must(because.contains(&wish.because), format!("the wish for {:?} is answered: {because}", wish.gear));
        must(fits, format!("the wish for {:?} is answered {verdict:?}, not {:?}", wish.gear, wish.verdict_any_of));
    }
    let numbers = &advice.numbers;
    let near = |found: Option<f64>, wanted: Option<f64>| wanted.is_none() || found == wanted;
    must(near(numbers.schroeder_hz, expect.numbers.schroeder_hz), format!("{numbers:?}"));
    must(near(numbers.critical_distance_m, expect.numbers.critical_distance_m), format!("{numbers:?}"));
    let modes = expect.numbers.axial_modes_hz;
    must(modes.is_none() || numbers.axial_modes_hz == modes, format!("{numbers:?}"));
    let level = expect.numbers.reference_level_dbc;
    must(level.is_none() || numbers.reference_level_dbc == level, format!("{numbers:?}"));
    complaints
}
