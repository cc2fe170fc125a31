//! What is kept between visits: a small JSON text with a version.

use serde_json::{Map, Value, json};

use super::{Session, Theme, Units};
use crate::situation::{Problem, read_what_can_be_read};

/// The form that this program writes.
const VERSION: u64 = 1;

/// The text to keep.
#[must_use]
pub fn save(session: &Session) -> String {
    let units = match session.units {
        Units::Metric => "metric",
        Units::Imperial => "imperial",
    };
    let theme = match session.theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    json!({ "v": VERSION, "units": units, "theme": theme, "situation": session.situation }).to_string()
}

/// The session from a kept text, with what of it could not be read.
///
/// A text that a later version wrote is read as far as it is understood.
#[must_use]
pub fn restore(text: &str) -> (Session, Vec<Problem>) {
    let Ok(Value::Object(kept)) = serde_json::from_str::<Value>(text) else {
        let problem = Problem::new("the answers of your last visit", "they are damaged", "please answer again");
        return (Session::default(), vec![problem]);
    };
    let word = |key: &str| kept.get(key).and_then(Value::as_str);
    let units = if word("units") == Some("imperial") { Units::Imperial } else { Units::Metric };
    let theme = match word("theme") {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    };
    let situation = kept.get("situation").cloned().unwrap_or(Value::Object(Map::new())).to_string();
    let (situation, problems) = read_what_can_be_read(&situation);
    (Session { situation, units, theme, before_start_over: None }, problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Action, Answer};
    use crate::situation::{Activity, Money};

    #[test]
    fn what_was_told_is_there_on_the_next_visit() {
        let session = Session::default()
            .after(Action::Tell(Answer::Work(Activity::Mix, Some(2.0))))
            .after(Action::Tell(Answer::Budget(Some(Money::from_units(450)))))
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
