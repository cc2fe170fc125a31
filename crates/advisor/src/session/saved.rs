//! What is kept between visits: a small JSON text with a version.

use serde::Serialize;

use super::{Session, Theme, Units};
use crate::situation::{Problem, Situation, read_beside};

/// The form that this program writes.
pub(super) const VERSION: u32 = 1;

const METRIC: &str = "metric";
const IMPERIAL: &str = "imperial";
const SYSTEM: &str = "system";
const LIGHT: &str = "light";
const DARK: &str = "dark";

#[derive(Serialize)]
struct Kept<'a> {
    v: u32,
    units: &'static str,
    theme: &'static str,
    situation: &'a Situation,
}

/// The text to keep.
#[must_use]
pub fn save(session: &Session) -> String {
    let units = match session.units {
        Units::Metric => METRIC,
        Units::Imperial => IMPERIAL,
    };
    let theme = match session.theme {
        Theme::System => SYSTEM,
        Theme::Light => LIGHT,
        Theme::Dark => DARK,
    };
    let kept = Kept { v: VERSION, units, theme, situation: &session.situation };
    serde_json::to_string(&kept).unwrap_or_default()
}

/// The session from a kept text, with what of it could not be read.
///
/// A text that a later version wrote is read as far as it is understood.
#[must_use]
pub fn restore(text: &str) -> (Session, Vec<Problem>) {
    let ([units, theme], situation, problems) = read_beside(text, ["units", "theme"], "situation");
    let units = if units.as_deref() == Some(IMPERIAL) { Units::Imperial } else { Units::Metric };
    let theme = match theme.as_deref() {
        Some(LIGHT) => Theme::Light,
        Some(DARK) => Theme::Dark,
        _ => Theme::System,
    };
    (Session { situation, units, theme, ..Session::default() }, problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Action, Answer, Typed};
    use crate::situation::{Activity, Money, Part};

    #[test]
    fn what_was_told_is_there_on_the_next_visit() {
        let session = Session::default()
            .after(Action::Answer(Answer::Work(Activity::Mix, Some(2.0))))
            .after(Action::Answer(Typed::Part(Part::Budget).answer(Some(450.0))))
            .after(Action::ShowUnits(Units::Imperial))
            .after(Action::ShowTheme(Theme::Dark));
        assert_eq!(restore(&save(&session)), (session, Vec::new()));
    }

    #[test]
    fn damaged_answers_keep_what_can_be_read() {
        let kept = r#"{"v":1,"units":"imperial","situation":{"budget":300,"place":{"noise":"deafening"}}}"#;
        let (session, problems) = restore(kept);
        assert_eq!(session.situation.budget, Some(Money::from_units(300)));
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].place, "place.noise");
        assert_eq!(restore("{\"v\":1,").0, Session::default());
    }
}
