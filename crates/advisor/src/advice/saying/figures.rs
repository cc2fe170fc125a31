//! A rule's sentence with the figure that it is about.

use crate::advice::case::Case;
use crate::advice::judging::applies::reached_db;
use crate::advice::judging::candidate::Candidate;
use crate::advice::judging::facts::Stretch;
use crate::knowledge::{Figure, Rule, Share, Span};

/// What stands for the figure in the sentence of a rule with a curve.
const PLACEHOLDER: &str = "{value}";

/// The sentence of a rule about a candidate.
pub fn because(rule: &Rule, candidate: &Candidate, case: &Case) -> String {
    sentence(rule, figure(rule, candidate, case).as_deref())
}

/// The figure of a candidate that the curve of a rule goes by, in words; `None` for rules without one, and where it is not
/// known.
pub fn figure(rule: &Rule, candidate: &Candidate, case: &Case) -> Option<String> {
    let what = rule.curve.as_ref()?.over;
    let seated = candidate.seated(&case.facts, case.knowledge);
    let stretch = match what {
        Figure::ReachedDb => reached_db(&seated, &case.facts).and_then(|reached| {
            let stretches = reached.into_iter().map(|(_, stretch)| stretch);
            stretches.reduce(|one, other| Stretch { from: one.from.min(other.from), to: one.to.max(other.to) })
        }),
        what => seated.figure(what),
    };
    stretch.map(|stretch| in_words(what, stretch))
}

/// The sentence of a rule with the figure that it is about: one that [`Effect::figure`] gives, or `so many dB` for gear in
/// general.
///
/// [`Effect::figure`]: crate::advice::Effect::figure
#[must_use]
pub fn sentence(rule: &Rule, figure: Option<&str>) -> String {
    match (&rule.curve, figure) {
        (None, _) => rule.because.clone(),
        (Some(_), Some(figure)) => rule.because.replace(PLACEHOLDER, figure),
        (Some(curve), None) => rule.because.replace(PLACEHOLDER, &format!("so many{}", unit(curve.over).0)),
    }
}

/// What a rule does to a score, for a list of rules: `Takes 75 % up to 0 dB and nothing from 30 dB on.` `None` for rules that
/// change what an activity asks for.
#[must_use]
pub fn strength(rule: &Rule) -> Option<String> {
    if rule.excludes {
        return Some("Rules it out.".to_owned());
    }
    if let Some(curve) = &rule.curve {
        let end = |(at, loss): (f32, Share)| {
            let at = f64::from(at);
            (
                in_words(curve.over, Stretch { from: at, to: at }),
                if loss == Share::ZERO { "nothing".to_owned() } else { percent(loss) },
            )
        };
        let ((from, at_from), (to, at_to)) = (end(*curve.at.first()?), end(*curve.at.last()?));
        return Some(format!(
            "Takes {at_from} up to {from} and {at_to} from {to} on; between these, what lies between."
        ));
    }
    let range = |span: Span| match span {
        Span { low, high, .. } if low == high => percent(low),
        Span { low, high, .. } => format!("{} to {}", percent(low), percent(high)),
    };
    let gives = || rule.share.map(|share| format!("Gives back {} of what other rules take.", range(share)));
    rule.loss.map(|loss| format!("Takes {}.", range(loss))).or_else(gives)
}

fn percent(share: Share) -> String {
    let tenths = share.parts() / 10;
    match tenths % 10 {
        0 => format!("{} %", tenths / 10),
        rest => format!("{}.{rest} %", tenths / 10),
    }
}

/// A figure with its unit: one number where its ends are told alike, else both.
fn in_words(what: Figure, stretch: Stretch) -> String {
    let (unit, decimals) = unit(what);
    let [from, to] = [stretch.from, stretch.to].map(|end| number(end, decimals));
    if from == to { format!("{from}{unit}") } else { format!("{from} to {to}{unit}") }
}

/// A number with so many decimals, and a minus sign as it is printed; none before a zero.
fn number(number: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", number.abs());
    let is_zero = text.bytes().all(|digit| matches!(digit, b'0' | b'.'));
    if number < 0.0 && !is_zero { format!("−{text}") } else { text }
}

const fn unit(what: Figure) -> (&'static str, usize) {
    match what {
        Figure::IsolationDb | Figure::SensitivityDbPerV | Figure::MaxSplDb | Figure::HeadroomDb | Figure::ReachedDb => {
            (" dB", 0)
        }
        Figure::WeightG => (" g", 0),
        Figure::LatencyMs => (" ms", 0),
        Figure::ImpedanceOhms => (" ohms", 0),
        Figure::LowestHz => (" Hz", 0),
        Figure::WooferIn => (" inches", 1),
        Figure::DistanceM => (" m", 1),
        Figure::OlivePoints => ("", 1),
        Figure::PreferencePoints | Figure::UnknownThings | Figure::NamedBy | Figure::CableComesOff => ("", 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knowledge() -> crate::knowledge::Knowledge {
        crate::knowledge::Knowledge::unpack(::knowledge::KNOWLEDGE).expect("the build script has read these bytes back")
    }

    #[test]
    fn numbers_read_like_print() {
        let said = |from: f64, to: f64| in_words(Figure::HeadroomDb, Stretch { from, to });
        assert_eq!(said(-3.2, 2.0), "−3 to 2 dB");
        assert_eq!(said(-0.2, 0.3), "0 dB");
        assert_eq!(percent(Share::from_parts(1_450)), "14.5 %");
        assert_eq!(percent(Share::from_parts(7_500)), "75 %");
    }

    #[test]
    fn no_sentence_about_gear_in_general_has_a_gap() {
        for rule in &knowledge().rules {
            let said = sentence(rule, None);
            assert!(!said.contains(['{', '}']), "{}: {said}", rule.id);
            assert_eq!(strength(rule).is_none(), rule.demand.is_some(), "{}", rule.id);
        }
    }
}
