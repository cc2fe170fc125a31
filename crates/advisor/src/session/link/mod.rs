//! The whole situation in the address: readable, with a version, in the fragment, so that no server ever sees it.
//!
//! ```text
//! #advice?work=record_at_mic:2,mix:3&room=4x3x2.4m&noise=quiet&own=open_over_ear:97dB/mW:300ohm&budget=600&v=1
//! ```
//!
//! A page, after a slash the item it shows, and after `?` the answers. What is missing is unknown. A link without `?`
//! says nothing about a situation: anyone who follows it keeps their own answers.
//!
//! Made for the way links travel. Nothing in them has to be percent-encoded, so anything that is percent-encoded was
//! encoded on the way, and that is undone, however often it happened. Case makes no difference. Anything after the last
//! letter or digit is punctuation of the text around it. The version comes last: if it is missing, the link was cut.

mod fields;
mod form;
mod text;

pub use text::MAX_BYTES;

use core::fmt;

use crate::situation::{Problem, Problems, Situation, Vocabulary, unknown_name};
use crate::vocabulary;

vocabulary!(
    /// A page of the site.
    Page, "page", {
        Advice = "advice", Gear = "gear", Take = "take",
    }
);

/// Names of pages that are planned. Links to them show the advice for now.
const RESERVED: [&str; 3] = ["room", "claims", "method"];

/// A page, and one item on it, such as the id of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub page: Page,
    pub item: Option<String>,
}

impl Default for View {
    fn default() -> Self {
        Self::from(Page::Advice)
    }
}

impl From<Page> for View {
    fn from(page: Page) -> Self {
        Self { page, item: None }
    }
}

/// As written in a link: `gear/sennheiser-hd-600`.
impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.page.name())?;
        match &self.item {
            Some(item) if !item.is_empty() => write!(f, "/{}", text::escaped(item)),
            _ => Ok(()),
        }
    }
}

/// The contents of a link.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    pub view: View,
    /// None where the link says nothing about a situation.
    pub situation: Option<Situation>,
    /// Parts that could not be read; everything else is there.
    pub problems: Vec<Problem>,
}

/// The fragment of a link, without its `#`: the view and the situation.
///
/// Lengths, volts, ohms and levels are given to a millionth of their unit, shares of the work as they are.
#[must_use]
pub fn write(view: &View, situation: &Situation) -> String {
    format!("{view}?{}", fields::write(situation))
}

/// Reads a link: a fragment with or without `#`, or a whole address.
///
/// Never fails: [`Link::problems`] names every part that could not be read, by its key in the link, with a remedy.
#[must_use]
pub fn read(link: &str) -> Link {
    let mut problems = Problems::default();
    let plain = text::plain(link, &mut problems);
    let fragment = text::cut(&plain, '#').map_or(plain.as_str(), |(_, fragment)| fragment);
    let (path, answers) = match text::cut(fragment, '?') {
        Some((path, answers)) => (path, Some(answers)),
        None if text::cut(fragment, '=').is_some() => ("", Some(fragment)),
        None => (fragment, None),
    };
    let view = read_view(text::without_marks(path), &mut problems);
    let situation = answers.and_then(|answers| fields::read(text::without_marks(answers), &mut problems));
    Link { view, situation, problems: problems.list() }
}

fn read_view(path: &str, problems: &mut Problems) -> View {
    let (name, item) = match text::cut(path, '/') {
        Some((name, item)) => (name, Some(text::unescaped(item)).filter(|item| !item.is_empty())),
        None => (path, None),
    };
    if name.is_empty() {
        return View::default();
    }
    match Page::from_name(name) {
        Some(page) => View { page, item },
        None if is_anchor(name) => View { page: Page::Advice, item: Some(name.to_owned()) },
        None if RESERVED.contains(&name) => {
            let what = format!("the view `{name}` does not exist yet");
            problems.add(|| Problem::new("the page", what, "here is the advice instead"));
            View::default()
        }
        None => {
            let (what, remedy) = unknown_name::<Page>(name);
            problems.add(|| Problem::new("the page", what, remedy));
            View::default()
        }
    }
}

/// Whether this is an anchor on the advice page: links to these are older than links to pages.
fn is_anchor(name: &str) -> bool {
    name == "questions" || name.ends_with("-question")
}
