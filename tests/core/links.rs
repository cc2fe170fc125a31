//! Links: what is answered arrives, whatever happens on the way, and links of every form so far still open.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::fuzz::links as fuzz;
use crate::support::{Answers, Outcome, for_all, json, situations};
use advisor::session::link::{Link, MAX_BYTES, Page, View, read, write};
use advisor::session::{Session, restore};
use advisor::situation::parts::{OwnedFigure, Value};
use advisor::situation::{OwnedItem, Part, Situation, Vocabulary};
use proptest::prelude::*;
use proptest::sample::select;

fn views() -> impl Strategy<Value = View> {
    let items = select(&["sennheiser-hd-600", "1more-triple", "Écouteurs, (à) moi & more?", "ends-in-"][..]);
    (select(Page::ALL), prop::option::of(items)).prop_map(|(page, item)| View { page, item: item.map(str::to_owned) })
}

/// The situation as precisely as a link tells it.
fn to_a_millionth(answers: &Situation) -> Situation {
    let rounded = |number: f64| (number * 1e6).round() / 1e6;
    let mut answers = answers.clone();
    for part in Part::ALL {
        if let Some(Value::Number(number)) = part.get(&answers) {
            part.set(&mut answers, Some(Value::Number(rounded(number))));
        }
    }
    for owned in &mut answers.owned {
        for figure in OwnedFigure::ALL {
            let figure = figure.of(&mut owned.headphones);
            *figure = figure.map(rounded);
        }
    }
    answers
}

/// What opens without a problem.
#[track_caller]
fn opened(link: &str) -> (View, Option<Situation>) {
    let Link { view, situation, problems } = read(link);
    assert_eq!(problems, [], "{link}");
    (view, situation)
}

#[test]
fn what_is_told_arrives_by_link() {
    for_all(4_000, (views(), situations()), |(view, answers)| {
        let link = write(&view, &answers);
        let Link { view: found_view, situation, problems } = read(&link);
        prop_assert_eq!(&problems, &[], "{}", link);
        prop_assert_eq!(found_view, view, "{}", link);
        prop_assert_eq!(situation.map(Answers), Some(Answers(to_a_millionth(&answers))), "{}", link);
        Ok(())
    });
}

#[test]
fn a_link_reads_like_what_was_told() {
    let text = fs::read_to_string(at("tests/contract/situation.json")).expect("the example of the contract");
    let situation = advisor::situation::read(&text).expect("a sound example");
    assert_eq!(
        write(&View::default(), &situation),
        "advice?work=record_at_mic:2,mix:3&room=4x3x2.4m&rt60=0.5s&treatment=none&can_treat=yes&seat=1.2m&noise=quiet\
         &neighbours=thin_walls&others=no&night=no&on_the_move=no&glasses=no&long_hours=yes&source=laptop:1V:10ohm\
         &own=open_over_ear:97dB/mW:300ohm,sennheiser-hd-600,interface&wish=subwoofer&budget=600&max_items=2&v=1"
    );
}

#[test]
fn a_link_without_answers_leaves_the_visitors_own() {
    assert_eq!(opened(""), (View::default(), None));
    assert_eq!(opened("#gear"), (View::from(Page::Gear), None));
    let hd_600 = View { page: Page::Gear, item: Some("sennheiser-hd-600".to_owned()) };
    assert_eq!(opened(&format!("#{hd_600}")), (hd_600, None));
    assert_eq!(
        opened("#advice?v=1"),
        (View::default(), Some(Situation::default())),
        "nothing was answered, and that is said"
    );
}

#[test]
fn places_on_the_advice_page_are_still_found() {
    for anchor in ["questions", "room-question", "noise-question"] {
        let view = View { page: Page::Advice, item: Some(anchor.to_owned()) };
        assert_eq!(opened(&format!("#{anchor}")), (view, None));
    }
}

#[test]
fn what_was_kept_before_there_were_links_is_still_there() {
    let kept = fs::read_to_string(at("tests/links/kept-by-the-first-version.json")).expect("a frozen text");
    let (session, problems) = restore(&kept);
    assert_eq!(problems, []);
    let link = "#advice?work=mix:2&noise=quiet&own=sennheiser-hd-600&budget=450&v=1";
    assert_eq!(Some(session.situation.clone()), opened(link).1);
    assert_ne!(session, Session::default());
}

#[test]
fn models_types_and_figures_are_told_apart_whatever_they_are_called() {
    for name in ["interface", "near_field", "1e-9v", "-", "_", "", "~", "~~6", "10ohm", "HD-600", "a:b,c&d=e#f?g", "ß"]
    {
        let mut answers = Situation::default();
        answers.owned.push(advisor::situation::Owned {
            item: OwnedItem::Model(name.to_owned()),
            headphones: Default::default(),
            grade: None,
        });
        answers.picked.push(name.to_owned());
        answers.never.push(format!("{name}2"));
        assert_eq!(opened(&write(&View::default(), &answers)).1, Some(answers), "{name}");
    }
}

/// Everything that happens to a link that arrives whole: it is quoted, wrapped, encoded, turned into capitals.
fn travels() -> impl Strategy<Value = fn(&str) -> String> {
    let ways: [fn(&str) -> String; 12] = [
        |link| format!("#{link}"),
        |link| format!("https://example.org/below/#{link}"),
        |link| format!("<https://example.org/#{link}>"),
        |link| format!("{link}."),
        |link| format!("  \u{feff}{link}).\u{201d}\n"),
        |link| link.to_uppercase(),
        |link| link.replace('&', "&amp;"),
        |link| link.replace('&', "\r\n &"),
        |link| link.replace('=', "\u{200b}=\u{ad}"),
        encoded,
        |link| encoded(&encoded(link)),
        |link| format!("https%3A%2F%2Fexample.org%2F%23{}", link.replace('?', "%3f").replace('&', "%26")),
    ];
    select(ways.to_vec())
}

fn encoded(link: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    link.bytes().map(encode).collect()
}

#[test]
fn what_happens_on_the_way_changes_nothing() {
    for_all(2_000, (views(), situations(), travels()), |(view, answers, travel)| {
        let link = write(&view, &answers);
        let arrived = travel(&link);
        prop_assert_eq!(read(&arrived), read(&link), "{}", arrived);
        Ok(())
    });
}

#[test]
fn a_link_that_was_cut_says_so_and_keeps_what_stands_before_the_cut() {
    for_all(4_000, (situations(), any::<prop::sample::Index>()), |(answers, place)| {
        let link = write(&View::default(), &answers);
        let start = link.find('?').expect("a link says something") + 1;
        let cut = &link[..start + place.index(link.len() - start)];
        let arrived = read(cut);
        prop_assert!(!arrived.problems.is_empty(), "{} looks whole", cut);
        let before = cut.rsplit_once('&').map(|(before, _)| read(&format!("{before}&v=1")));
        if let Some(before) = before {
            prop_assert_eq!(&before.problems, &[], "{}", cut);
            let (arrived, before) = (arrived.situation.unwrap_or_default(), before.situation.unwrap_or_default());
            prop_assert_eq!(Answers(arrived.with(&before)), Answers(arrived), "{}", cut);
        }
        Ok(())
    });
}

#[test]
fn a_damaged_part_is_named_and_the_others_are_there() {
    let damages = select(&[("", "zzz"), ("zz", ""), ("", "4e999"), ("", "%zz"), ("", "")][..]);
    for_all(4_000, (situations(), any::<prop::sample::Index>(), damages), |(answers, place, (key_end, value))| {
        let link = write(&View::default(), &answers);
        let (_, answers) = link.split_once('?').expect("a link says something");
        let pairs: Vec<&str> = answers.split('&').collect();
        if pairs.len() == 1 {
            return Ok(());
        }
        let place = place.index(pairs.len() - 1);
        let key = pairs[place].split('=').next().unwrap_or_default();
        let with = |pair: Option<&str>| {
            let mut pairs: Vec<&str> = pairs.clone();
            pairs.remove(place);
            if let Some(pair) = pair {
                pairs.insert(place, pair);
            }
            read(&format!("advice?{}", pairs.join("&")))
        };
        if ["pick", "never"].contains(&key) && key_end.is_empty() && !value.is_empty() {
            return Ok(()); // Every name may be that of a model: the catalogue tells.
        }
        let pair = format!("{key}{key_end}={value}");
        let (damaged, without) = (with(Some(&pair)), with(None));
        prop_assert_eq!(damaged.situation, without.situation, "{}", pair);
        prop_assert!(!damaged.problems.is_empty(), "{} is no problem", pair);
        let is_named = damaged.problems.iter().all(|problem| problem.place.starts_with(key));
        prop_assert!(is_named, "{}: {:?}", pair, damaged.problems);
        Ok(())
    });
}

#[test]
fn a_link_that_is_too_long_is_read_as_far_as_links_go() {
    let long = format!("advice?noise=quiet&{}v=1", "night=yes&".repeat(MAX_BYTES));
    let link = read(&long);
    assert_eq!(link.problems[0].place, "the whole link");
    assert!(link.situation.is_some_and(|answers| answers.place.noise.is_some()));
}

fn mutations() -> impl Strategy<Value = String> {
    let pieces = select(
        &[
            "&", "=", "?", "#", ":", ",", "/", "~", "%", "%25", "~00", "v=2", "x", "1e400", "-0", "é", "\u{0}", "&v=1",
            " ",
        ][..],
    );
    let piece = prop_oneof![4 => pieces.prop_map(str::to_owned), 1 => any::<String>()];
    let edit = (any::<prop::sample::Index>(), 0_usize..12, piece);
    (select(fuzz::SEEDS), prop::collection::vec(edit, 0..6)).prop_map(|(seed, edits)| {
        edits.into_iter().fold(seed.to_owned(), |text, (place, gone, piece)| {
            let letters: Vec<char> = text.chars().collect();
            let start = place.index(letters.len() + 1);
            let end = (start + gone).min(letters.len());
            letters[..start].iter().chain(&piece.chars().collect::<Vec<_>>()).chain(&letters[end..]).collect()
        })
    })
}

#[test]
fn mutated_links_open_and_can_be_shared_again() {
    let checked = |text: String| -> Outcome {
        fuzz::check(&text);
        Ok(())
    };
    for_all(20_000, mutations(), checked);
    for_all(2_000, any::<String>(), checked);
}

fn at(path: &str) -> PathBuf {
    Path::new(crate::support::ROOT).join(path)
}

/// The first line of each file is a link of the past. What it opens as is below; its answers never change.
#[test]
fn links_of_every_past_form_still_open() {
    let mut files: Vec<PathBuf> =
        fs::read_dir(at("tests/links")).expect("the folder of links").flatten().map(|file| file.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    assert!(files.len() >= 8, "only {} links found", files.len());
    let is_new = std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1");
    for path in files {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let link = text.lines().next().unwrap_or_default();
        let found = format!("{link}\n\n{}", said(&read(link)));
        if is_new {
            fs::write(&path, &found).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
        assert!(is_new || text == found, "{} opens as\n{found}\nnot as\n{text}", path.display());
    }
}

fn said(Link { view, situation, problems }: &Link) -> String {
    let mut said = format!("{view}\n{}\n", situation.as_ref().map_or("no situation".to_owned(), json));
    for problem in problems {
        writeln!(said, "- {problem}").expect("a string takes every text");
    }
    said
}
