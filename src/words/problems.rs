//! Problems of links and of saved answers, in the words of the page instead of those of the file format.

use advisor::knowledge::Fact;
use advisor::situation::{Part, Problem};
use knowledge::embedded;

/// A problem of a link or of saved answers: the part by its name on the page, what is wrong with it, and the remedy.
pub fn problem(problem: &Problem) -> String {
    // The names that the format has are of no use on the page.
    let lists_names = problem.remedy.starts_with("known");
    let remedy = if lists_names { "please answer this again" } else { problem.remedy.as_str() };
    format!("{}: {}; {}", part(&problem.place), quoted(&problem.what), quoted(remedy))
}

/// A path such as `place.room.width_m`, or `room.width_m` in a link, as the page calls it: `Your room, width`.
fn part(path: &str) -> String {
    if path.contains(' ') {
        return super::sentence(path);
    }
    let path = path.strip_prefix("place.").or_else(|| path.strip_prefix("listener.")).unwrap_or(path);
    let mut names = path.split(['.', '[', ']']).filter(|name| !name.is_empty());
    let mut name = answer(names.next().unwrap_or_default());
    for detail in names {
        if detail.bytes().all(|letter| letter.is_ascii_digit()) {
            let number = detail.parse::<usize>().map_or(0, |index| index + 1);
            name.push_str(&format!(" (no. {number})"));
        } else {
            name.push_str(&format!(", {}", self::detail(detail)));
        }
    }
    name
}

/// An answer by its key in a link or in JSON.
fn answer(key: &str) -> String {
    if let Some(part) = Part::ALL.iter().find(|part| part.name() == key) {
        return name(*part);
    }
    let of_key = |part: &&Part| part.row().link == key || part.row().key() == key || part.row().path == key;
    match (key, Part::ALL.iter().find(of_key)) {
        ("v", _) => "This link".to_owned(),
        ("room", _) => super::ROOM.to_owned(),
        (_, Some(part)) => name(*part),
        (_, None) => format!("“{key}”"),
    }
}

/// What a part is called on the page.
fn name(part: Part) -> String {
    match part {
        Part::Work => "Your work".to_owned(),
        Part::Owned => "Your gear".to_owned(),
        Part::Wish => super::WISHES.to_owned(),
        Part::Picked => super::PICKED_MODELS.to_owned(),
        Part::Never => super::NEVER_MODELS.to_owned(),
        _ if part.answers().is_empty() => part.row().label.to_owned(),
        _ => embedded().question(Fact::Given(part)).label.clone(),
    }
}

/// A part of an answer by its key in JSON.
fn detail(key: &str) -> String {
    let of_key = |part: &&Part| part.row().key() == key && !part.row().label.is_empty();
    let name = match (key, Part::ALL.iter().find(of_key)) {
        (_, Some(part)) => part.row().label,
        ("sensitivity_db_per_mw" | "sensitivity_db_per_v", _) => super::SENSITIVITY,
        ("impedance_ohms", _) => super::IMPEDANCE,
        ("type" | "kind", _) => "type",
        ("model", _) => "model",
        _ => return format!("“{key}”"),
    };
    name.to_lowercase()
}

/// With quotation marks in place of the backticks that programmers put around names.
fn quoted(text: &str) -> String {
    let mut opens = true;
    let letters = text.chars().map(|letter| match letter {
        '`' => {
            opens = !opens;
            if opens { '”' } else { '“' }
        }
        letter => letter,
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use advisor::session::{link, restore};

    fn problems(link: &str) -> Vec<String> {
        link::read(link).problems.iter().map(problem).collect()
    }

    #[test]
    fn a_visitor_reads_which_answer_is_wrong_and_what_to_do() {
        let link = "#advice?work=mix,mastr&room=4x300m&night=perhaps&own=chair&budget=abc&others=2&v=1";
        let said = problems(link);
        for wanted in [
            "Your work, “mastr”: unknown name; did you mean “master”?",
            "Your room, width: 300 metres is outside 1 to 100; if these are centimetres, write 3",
            "Working at night: “perhaps” is not yes or no; write yes or no",
            "Your gear (no. 1), type: unknown gear type “chair”; please answer this again",
            "Budget for new gear: “abc” is not an amount; write a number such as 600",
            "Others in the room: this is a number, not yes or no; write yes or no",
        ] {
            assert!(said.iter().any(|said| said == wanted), "{wanted}\n{said:#?}");
        }
    }

    #[test]
    fn a_page_that_is_planned_says_that_it_does_not_exist_yet() {
        let wanted = "The page: the view “claims” does not exist yet; here is the advice instead";
        assert_eq!(problems("#claims/half-true?v=1"), [wanted]);
    }

    #[test]
    fn saved_answers_are_called_as_on_the_page() {
        let (_, found) = restore(r#"{"v":1,"situation":{"place":{"noise":"lound"}}}"#);
        let said: Vec<String> = found.iter().map(problem).collect();
        assert_eq!(said, ["Noise around you: unknown noise “lound”; did you mean “loud”?"]);
    }
}
