//! The advice as files, and the shop card: what is in them for known situations, and what holds for every one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{for_all, json, knowledge, situations, wishless};
use advisor::acoustics::headphone;
use advisor::advice::{Advice, Quality, ShopCard, advise, shop_card};
use advisor::knowledge::Family;
use advisor::session::export::{file_json, markdown, plan_csv, qr, read_file};
use advisor::session::link::{View, write};
use advisor::session::{Session, Units, save};
use advisor::situation::{Money, Owned, OwnedItem, Situation, read};
use knowledge::library;
use proptest::prelude::*;
use serde::Deserialize;

/// Situations of `tests/cases` whose exports are kept in `tests/exports`.
const KEPT: [&str; 5] = [
    "a-home-studio-that-sings-and-mixes-buys-closed-backs-and-near-fields",
    "a-laptop-with-one-volt-makes-an-amplifier-worth-a-thought-for-300-ohm",
    "an-empty-situation-gets-closed-backs-first",
    "listening-on-the-train-may-use-noise-cancelling",
    "no-money-and-nothing-owned-is-said-plainly",
];

#[derive(Deserialize)]
struct Case {
    situation: String,
}

fn at(path: &str) -> PathBuf {
    Path::new(crate::support::ROOT).join(path)
}

fn situation_of(case: &str) -> Situation {
    let text = fs::read_to_string(at(&format!("tests/cases/{case}.toml"))).expect("a readable case");
    let case: Case = toml::from_str(&text).expect("a sound case");
    read(&case.situation).expect("a sound situation")
}

/// Compares a file with what it should be, or writes it where `UPDATE_EXPECT=1` is set.
#[track_caller]
fn assert_file(path: &str, expected: &str) {
    if std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        fs::write(at(path), expected).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let found = fs::read_to_string(at(path)).unwrap_or_default();
    let remedy = "run `UPDATE_EXPECT=1 cargo test -p core-tests exports::` and look at the difference";
    assert!(found == expected, "{path} has changed; if that is meant, {remedy}");
}

/// The advice, with a name for the knowledge base that does not change with every word of it.
fn advice_for(situation: &Situation) -> Advice {
    let mut advice = advise(situation, knowledge()).look_around(situation, knowledge());
    advice.knowledge.version = "of this test".to_owned();
    advice
}

#[test]
fn known_situations_are_exported_as_they_were() {
    for (place, case) in KEPT.into_iter().enumerate() {
        let situation = situation_of(case);
        let advice = advice_for(&situation);
        let link = format!("https://example.org/#{}", write(&View::default(), &situation));
        let units = if place == 0 { Units::Imperial } else { Units::Metric };
        let card = shop_card(&situation, &advice, knowledge(), library());
        let card = serde_json::to_string_pretty(&card).expect("a card can be written");
        assert_file(&format!("tests/exports/{case}.card.json"), &format!("{card}\n"));
        if place < 2 {
            let text = markdown(&situation, &advice, knowledge(), library(), units, Some(&link));
            assert_file(&format!("tests/exports/{case}.md"), &text);
            assert_file(&format!("tests/exports/{case}.csv"), &plan_csv(&advice, knowledge()));
        }
    }
}

#[test]
fn a_saved_file_brings_the_situation_back() {
    for_all(300, wishless(), |answers| {
        let advice = advise(&answers, knowledge());
        let file = file_json(&answers, &advice);
        prop_assert_eq!(read_file(&file), (answers.0.clone(), Vec::new()));
        let value: serde_json::Value = serde_json::from_str(&file).expect("a file is JSON");
        prop_assert_eq!(&value["sweetspot"], 1);
        prop_assert_eq!(&value["advice"], &serde_json::to_value(&advice).expect("an advice can be written"));
        let session = Session { situation: answers.0.clone(), ..Session::default() };
        prop_assert_eq!(read_file(&save(&session)), (answers.0.clone(), Vec::new()), "what is kept is a file too");
        prop_assert_eq!(read_file(&json(&answers)), (answers.0.clone(), Vec::new()), "and so is a bare situation");
        Ok(())
    });
}

#[test]
fn a_damaged_file_is_read_as_far_as_it_can_be() {
    let (situation, problems) =
        read_file(r#"{"sweetspot":1,"situation":{"budget":300,"place":{"noise":"lound"}},"advice":5}"#);
    assert_eq!(situation.budget, Some(Money::from_units(300)));
    let places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(places, ["place.noise"]);
    for (text, place) in [("", "line 1, column 0"), ("[]", "the whole text"), ("{\"situation\":3}", "the whole text")] {
        let (situation, problems) = read_file(text);
        assert_eq!(situation, Situation::default(), "{text}");
        assert_eq!(problems.iter().map(|problem| problem.place.as_str()).collect::<Vec<_>>(), [place], "{text}");
    }
}

#[test]
fn a_file_of_a_later_version_says_so() {
    let (situation, problems) = read_file(r#"{"sweetspot":2,"situation":{"budget":300,"weather":"rain"}}"#);
    assert_eq!(situation.budget, Some(Money::from_units(300)));
    let places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(places, ["weather", "sweetspot"]);
}

#[test]
fn any_text_can_be_opened_as_a_file() {
    for_all(2_000, any::<String>(), |text| {
        let (situation, problems) = read_file(&text);
        prop_assert!(!problems.is_empty() || situation == read(&text).unwrap_or_default());
        Ok(())
    });
}

/// The cells of a table as RFC 4180 has them.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut letters = csv.chars().peekable();
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().expect("there is a first row");
        let cell = row.last_mut().expect("there is a first cell");
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            letter => cell.push(letter),
        }
    }
    rows.pop();
    rows
}

#[test]
fn the_plan_is_a_table_with_a_row_for_each_job_and_no_formula() {
    for_all(100, wishless(), |answers| {
        let advice = advise(&answers, knowledge());
        let rows = cells(&plan_csv(&advice, knowledge()));
        prop_assert_eq!(rows.len(), 1 + advice.kits.iter().map(|kit| kit.plan.len()).sum::<usize>());
        for row in &rows {
            prop_assert_eq!(row.len(), rows[0].len());
            prop_assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{:?}", row);
        }
        Ok(())
    });
}

#[test]
fn a_name_never_becomes_markup() {
    let mut situation = Situation::default();
    let name = "](javascript:alert(1)) <b>|`*\n# head";
    situation.owned.push(Owned {
        item: OwnedItem::Model(name.to_owned()),
        headphones: Default::default(),
        grade: None,
    });
    let advice = advise(&situation, knowledge());
    let text =
        markdown(&situation, &advice, knowledge(), library(), Units::Metric, Some("https://example.org/#a>\n# b"));
    assert!(text.contains(r"\](javascript:alert(1)) \<b\>\|\`\*"), "{text}");
    assert!(text.ends_with("\n<https://example.org/#a#b>\n"), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("# ")).count(), 1, "one headline");
}

#[test]
fn every_advice_can_be_written_down() {
    for_all(60, situations(), |answers| {
        let advice = advise(&answers, knowledge());
        let text = markdown(&answers, &advice, knowledge(), library(), Units::Metric, None);
        let headline = text.lines().next().unwrap_or_default();
        prop_assert!(headline.starts_with("# ") && headline.len() > 3, "{}", headline);
        prop_assert!(!text.contains("\n\n\n"), "empty lines stand alone");
        Ok(())
    });
}

fn card_for(situation: &Situation) -> ShopCard {
    shop_card(situation, &advise(situation, knowledge()), knowledge(), library())
}

#[test]
fn a_shop_card_asks_for_every_item_to_buy_and_says_why() {
    for_all(150, wishless(), |answers| {
        let advice = advise(&answers, knowledge());
        let card = shop_card(&answers, &advice, knowledge(), library());
        let bought = advice.kits[0].items.iter().filter(|item| item.action.is_bought()).map(|item| item.gear);
        prop_assert!(bought.eq(card.to_buy.iter().map(|item| item.gear)), "{:?}", card);
        for need in card.to_buy.iter().flat_map(|item| &item.needs) {
            let bounds = [need.at_least, need.at_most];
            prop_assert!(bounds.iter().flatten().all(|bound| bound.is_finite()), "{:?}", need);
            prop_assert_eq!(bounds.iter().flatten().count(), 1, "{:?}", need);
            prop_assert!(!need.why.because.is_empty() && !need.why.sources.is_empty(), "{:?}", need);
            prop_assert!(need.why.sources.iter().all(|source| library().source(source).is_some()), "{:?}", need);
        }
        Ok(())
    });
}

#[test]
fn headphones_that_meet_the_card_are_loud_enough_on_what_drives_them() {
    let drives = (0.3..10.0_f64, prop_oneof![Just(0.0), 0.1..120.0_f64], 0_u64..500);
    for_all(150, drives, |(volts, ohms, budget)| {
        let mut situation = Situation { budget: Some(Money::from_units(budget)), ..Situation::default() };
        situation.source.max_volts_rms = Some(volts);
        situation.source.output_ohms = Some(ohms);
        for item in card_for(&situation).to_buy {
            let needs = |what: Quality| item.needs.iter().filter(move |need| need.what == what);
            let lowest = needs(Quality::ImpedanceOhms).find_map(|need| need.at_least);
            let enough = headphone::PEAK_TARGET_DB_SPL + headphone::UNIT_TOLERANCE_DB;
            let usual = if ohms > 0.0 { headphone::lowest_impedance_ohms(ohms) } else { 16.0 };
            let impedance = lowest.unwrap_or(usual);
            for per_v in needs(Quality::SensitivityDbPerV).filter_map(|need| need.at_least) {
                let level = headphone::max_spl_db(per_v, impedance, volts, ohms);
                prop_assert!(level >= enough && level < enough + 1.1, "{} dB", level);
            }
            for need in needs(Quality::SensitivityDbPerMw) {
                let at = need.at.expect("a sensitivity per milliwatt holds for an impedance").number;
                let per_v = headphone::db_per_v(need.at_least.expect("at least"), at);
                let level = headphone::max_spl_db(per_v, at, volts, ohms);
                prop_assert!(level >= enough, "{} dB at {} ohms", level, at);
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_not_known_is_not_asked_for() {
    let card = card_for(&Situation::default());
    let asked: Vec<Quality> = card.to_buy.iter().flat_map(|item| &item.needs).map(|need| need.what).collect();
    assert!(!card.to_buy.is_empty());
    for what in [Quality::SensitivityDbPerV, Quality::SensitivityDbPerMw, Quality::ImpedanceOhms, Quality::MaxSplDb] {
        assert!(!asked.contains(&what), "{what:?} does not follow from an empty situation");
    }
}

#[test]
fn the_listening_test_fits_into_five_minutes() {
    let steps = &library().listening_test;
    for family in [Family::Headphones, Family::Loudspeakers] {
        let steps = steps.iter().filter(|step| step.family.is_none_or(|only| only == family));
        let seconds: u32 = steps.map(|step| u32::from(step.seconds)).sum();
        assert!((200..=300).contains(&seconds), "{seconds} seconds for {family:?}");
    }
    assert!(steps.iter().all(|step| !step.label.is_empty() && step.says.ends_with('.') && !step.sources.is_empty()));
}

#[test]
fn an_ordinary_link_fits_into_a_code() {
    let link = write(&View::default(), &situation_of(KEPT[0]));
    let code = qr(&format!("https://example.org/sweetspot/#{link}")).expect("a code");
    assert!(code.len() <= 77, "{} modules for {} letters", code.len(), link.len());
}
