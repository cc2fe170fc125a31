//! What the element's attributes say.

use serde::Deserialize;
use yew::AttrValue;

use advisor::session::Units;
use advisor::session::asked::Asked;
use advisor::session::link::{View, read};
use advisor::situation::Problem;

/// The element's attributes, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// What is shown to begin with.
    pub view: View,
    pub asked: Asked,
    pub units: Units,
    /// The address of the whole site, without a fragment; none where nobody has said it.
    pub site: Option<AttrValue>,
}

/// The attributes as they are written; what is not there is not given.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Written {
    view: Option<String>,
    ask: Option<String>,
    units: Option<String>,
    site: Option<String>,
}

impl Settings {
    /// Reads a JSON object of texts. What cannot be read is as if it were not there, and named.
    pub fn read(json: &str) -> (Self, Vec<Problem>) {
        // Written by our own script.
        let written: Written = serde_json::from_str(json).unwrap_or_default();
        let mut problems = Vec::new();
        let view = written.view.map_or_else(View::default, |view| {
            let link = read(&view);
            problems.extend(link.problems.into_iter().map(|problem| Problem { place: "view".to_owned(), ..problem }));
            link.view
        });
        let asked = written.ask.map_or(Asked::ALL, |ask| {
            let (asked, unknown) = Asked::read(&ask);
            problems.extend(unknown);
            asked
        });
        let units = match written.units.as_deref() {
            None | Some("metric") => Units::Metric,
            Some("imperial") => Units::Imperial,
            Some(other) => {
                let what = format!("\"{}\" is not a unit system", advisor::situation::excerpt(other));
                problems.push(Problem::new("units", what, "write metric or imperial"));
                Units::Metric
            }
        };
        (Self { view, asked, units, site: written.site.map(AttrValue::from) }, problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use advisor::session::link::Page;
    use advisor::situation::Part;

    #[test]
    fn without_attributes_there_is_the_advice_with_all_questions_in_metres() {
        let (settings, problems) = Settings::read("{}");
        assert_eq!(problems, []);
        let wanted = Settings { view: View::default(), asked: Asked::ALL, units: Units::Metric, site: None };
        assert_eq!(settings, wanted);
    }

    #[test]
    fn attributes_are_read_as_links_and_names_are() {
        let json =
            r#"{"view": "gear/sennheiser-hd-600", "ask": "work", "units": "imperial", "site": "https://a.example/"}"#;
        let (settings, problems) = Settings::read(json);
        assert_eq!(problems, []);
        assert_eq!((settings.view.page, settings.view.item.as_deref()), (Page::Gear, Some("sennheiser-hd-600")));
        assert!(settings.asked.has(Part::Work) && !settings.asked.has(Part::Budget));
        assert_eq!(settings.units, Units::Imperial);
        assert_eq!(settings.site.as_deref(), Some("https://a.example/"));
    }

    #[test]
    fn what_cannot_be_read_is_named_and_left_out() {
        let (settings, problems) = Settings::read(r#"{"view": "gaer", "ask": "wrok", "units": "miles"}"#);
        let places: Vec<_> = problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places, ["view", "ask", "units"]);
        assert!(problems[0].to_string().contains("gear"), "{}", problems[0]);
        assert_eq!((settings.view, settings.asked, settings.units), (View::default(), Asked::NONE, Units::Metric));
    }
}
