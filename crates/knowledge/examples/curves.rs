//! Prints each rule with a curve against the catalogue: its points, and how the models of the types concerned are spread.
//!
//! For each type it says how many models lie in each segment, by the middle of what their figure may be, and which loss a
//! tenth, a half and nine tenths of them stay below. What depends on the situation is shown for some usual ones.
//!
//! `cargo run --example curves`, or with parts of the ids of rules to see only those.

use advisor::acoustics::{loudspeaker, room};
use advisor::knowledge::{Curve, Fact, Figure, GearEntry, Knowledge, Product, Role, Rule, Share};
use advisor::situation::{Part, Vocabulary};
use authoring::figures::{Reach, of_model, of_model_or_type, reached_db};
use authoring::may_select;
use knowledge::embedded_with_catalogue;

/// Seats at which loudspeakers are shown, in metres.
const SEATS_M: [f64; 3] = [1.0, 1.5, 2.5];

/// The room in which loudspeakers are shown, in cubic metres.
const ROOM_M3: f64 = 35.0;

type FigureOf<'k> = Box<dyn Fn(&Product) -> Option<Reach> + 'k>;

/// A usual situation, and a figure of a model in it.
struct View<'k> {
    /// Empty where it is the figure itself.
    name: String,
    figure: FigureOf<'k>,
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let knowledge = embedded_with_catalogue();
    for rule in &knowledge.rules {
        let is_wanted = wanted.is_empty() || wanted.iter().any(|part| rule.id.contains(part));
        if let Some(curve) = rule.curve.as_ref().filter(|_| is_wanted) {
            print_rule(rule, curve, knowledge);
        }
    }
}

fn print_rule(rule: &Rule, curve: &Curve, knowledge: &Knowledge) {
    let jobs = if rule.jobs.len() == knowledge.jobs.len() {
        "all jobs".to_owned()
    } else {
        rule.jobs.iter().map(|job| job.name()).collect::<Vec<_>>().join(", ")
    };
    println!("{} ({}; {jobs})", rule.id, curve.over.name());
    let points: Vec<String> = curve.at.iter().map(|(figure, loss)| format!("{figure}: {}", percent(*loss))).collect();
    println!("  points {}", points.join(", "));
    let types = knowledge.gear.iter().filter(|entry| entry.role == Role::Listen);
    for entry in types.filter(|entry| may_select(&rule.selects, entry, knowledge)) {
        for view in views(curve.over, knowledge) {
            print_type(entry, curve, &view, knowledge);
        }
    }
    println!();
}

/// How a figure is looked at: as it is known of a model, or in some usual situations.
fn views(what: Figure, knowledge: &Knowledge) -> Vec<View<'_>> {
    match what {
        Figure::ReachedDb => {
            let sources = knowledge.question(Fact::Given(Part::Source)).answers.iter();
            let on_source = sources.map(|source| View {
                name: format!(" on a usual {}", source.value),
                figure: Box::new(|product| {
                    let figure = |what| of_model_or_type(what, product, knowledge);
                    reached_db(figure(Figure::SensitivityDbPerV)?, figure(Figure::ImpedanceOhms)?, source)
                }),
            });
            on_source.collect()
        }
        Figure::HeadroomDb => {
            let at_seat = SEATS_M.iter().map(|&seat_m| View {
                name: format!(" at {seat_m} m in {ROOM_M3} m³"),
                figure: Box::new(move |product| {
                    let level = of_model_or_type(Figure::MaxSplDb, product, knowledge)?;
                    let wanted = f64::from(room::reference_level_dbc(ROOM_M3));
                    let [from, to] =
                        [level.from, level.to].map(|level| loudspeaker::headroom_db(level, seat_m, wanted));
                    Some(Reach { from, to })
                }),
            });
            at_seat.collect()
        }
        _ => vec![View { name: String::new(), figure: Box::new(move |product| of_model(what, product, knowledge)) }],
    }
}

fn print_type(entry: &GearEntry, curve: &Curve, view: &View, knowledge: &Knowledge) {
    let models = knowledge.catalogue.products.iter().filter(|product| product.gear == entry.id);
    let figures: Vec<Option<Reach>> = models.map(|product| (view.figure)(product)).collect();
    let known: Vec<Reach> = figures.iter().copied().flatten().collect();
    let basis = if view.name.is_empty() { "known" } else { "known or usual" };
    println!("  {}{}: {basis} of {} of {}", entry.id.name(), view.name, known.len(), figures.len());
    if known.is_empty() {
        return;
    }
    println!("    {}", segments(curve, &known).join("   "));
    let mut losses: Vec<Share> = known.iter().map(|figure| curve.mean(figure.from, figure.to)).collect();
    losses.sort();
    let [tenth, half, most] = [10, 50, 90].map(|part| percent(losses[((losses.len() - 1) * part + 50) / 100]));
    println!("    loss of the 10th, 50th and 90th percentile: {tenth}, {half}, {most}");
}

/// How many figures lie in each segment of a curve, before its first point and after its last one included.
fn segments(curve: &Curve, known: &[Reach]) -> Vec<String> {
    let count = |from: f64, to: f64| {
        let middles = known.iter().map(|figure| f64::midpoint(figure.from, figure.to));
        middles.filter(|middle| *middle >= from && *middle < to).count()
    };
    let points: Vec<f64> = curve.at.iter().map(|(figure, _)| f64::from(*figure)).collect();
    let mut segments = Vec::new();
    if let [first, .., last] = points[..] {
        segments.push(format!("below {first}: {}", count(f64::NEG_INFINITY, first)));
        for two in points.windows(2) {
            segments.push(format!("{} to {}: {}", two[0], two[1], count(two[0], two[1])));
        }
        segments.push(format!("from {last}: {}", count(last, f64::INFINITY)));
    }
    segments
}

fn percent(share: Share) -> String {
    format!("{:.1} %", share.as_f64() * 100.0)
}
