//! A grid of works, rooms and budgets, and what shows on it.

use std::collections::{BTreeMap, BTreeSet};
use std::{fmt, fs};

use advisor::advice::{Advice, Kit, advise};
use advisor::knowledge::{Catalogue, Knowledge, Product, Quantity};
use advisor::situation::{Activity, GearType, Situation, read};
use serde::Deserialize;
use serde_json::{Value, json};

/// `tests/measures/grid.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grid {
    budgets: Vec<u32>,
    dense_budgets: Vec<u32>,
    /// JSON: what every situation has.
    also: String,
    /// JSON: what every place has.
    place: String,
    work: Vec<Work>,
    room: Vec<Room>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Work {
    name: String,
    /// JSON: activities and their shares.
    shares: String,
    noise: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Room {
    name: String,
    /// JSON: what the place has beside the size.
    place: String,
}

/// What shows on the grid. A pick is a model that the recommended kit buys.
#[derive(Debug, Default)]
pub struct Report {
    pub situations: usize,
    pub picks: usize,
    /// The model that is picked most often, and how often.
    pub most_picked: (String, usize),
    /// Medians of the share of the budget that is spent, at budgets of 600, 1,500 and 6,000.
    pub spent: [f64; 3],
    /// Kits with treatment, of those that mix or master with 900 and more in a bare or unknown room.
    pub treated: (usize, usize),
    /// Pairs that are advised for mixing or mastering although they are small (three inches, without a measured response)
    /// or do not go down to 60 Hz.
    pub too_small: usize,
    /// Steps of the dense budgets, and those at which what is bought changes.
    pub steps: usize,
    pub changes: usize,
    /// Models that are bought again after they had been left out, on the way up.
    pub returns: usize,
    /// Median gain from a budget of 600 to one of 6,000, in points of 100.
    pub gain: f64,
    /// What two points of Olive's score are worth in points of 100: a pair at 5.0 and at 7.0, mixing in a treated room.
    pub two_olive_points: f64,
    /// Share of kits that change when every price moves by up to a tenth.
    pub changed_by_prices: f64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [small, middle, large] = self.spent.map(|share| share * 100.0);
        let (name, times) = &self.most_picked;
        writeln!(f, "  {} situations, {} picks", self.situations, self.picks)?;
        writeln!(f, "  most often picked: {name}, {:.1} % of all picks", percent(*times, self.picks))?;
        writeln!(f, "  share of the budget that is spent at 600, 1,500, 6,000: {small:.0}, {middle:.0}, {large:.0} %")?;
        writeln!(f, "  treatment in bare or unknown rooms from 900 up: {} of {}", self.treated.0, self.treated.1)?;
        writeln!(f, "  pairs too small for mixing or mastering: {}", self.too_small)?;
        writeln!(f, "  changes over {} steps of the budget: {}, returns: {}", self.steps, self.changes, self.returns)?;
        writeln!(f, "  gain from 600 to 6,000: {:.1} points", self.gain)?;
        writeln!(f, "  two Olive points: {:.1} points", self.two_olive_points)?;
        writeln!(f, "  kits that change with prices within a tenth: {:.0} %", self.changed_by_prices * 100.0)
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Works out the whole grid: some three thousand advices.
///
/// # Panics
/// Where `tests/measures/grid.toml` is not in order: it is part of the repository.
#[must_use]
pub fn measure(knowledge: &Knowledge) -> Report {
    let text = fs::read_to_string(crate::folder("tests/measures/grid.toml")).expect("the grid");
    let grid: Grid = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    let mut report = Report::default();
    let mut models: BTreeMap<String, usize> = BTreeMap::new();
    let mut spent: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    let mut gains = Vec::new();
    let with_moved_prices = moved_prices(knowledge);
    let mut moved = 0;
    for (work, room) in grid.work.iter().flat_map(|work| grid.room.iter().map(move |room| (work, room))) {
        let mut points = BTreeMap::new();
        for &budget in &grid.budgets {
            let situation = situation(&grid, work, room, budget);
            let advice = advise(&situation, knowledge);
            let Some(kit) = advice.kits.first() else { continue };
            report.situations += 1;
            for model in bought_models(kit) {
                *models.entry(model).or_default() += 1;
                report.picks += 1;
            }
            points.insert(budget, kit.benefit.as_f64() * 100.0);
            spent.entry(budget).or_default().push(kit.cost.cents() as f64 / (100.0 * f64::from(budget)));
            let judges = [Activity::Mix, Activity::Master].iter().any(|one| situation.work.contains_key(one));
            if judges && budget >= 900 && matches!(room.name.as_str(), "none" | "small_untreated") {
                report.treated.1 += 1;
                report.treated.0 += usize::from(kit.items.iter().any(|item| item.gear == GearType::RoomTreatment));
            }
            report.too_small += too_small(&advice, knowledge);
            moved += usize::from(advise(&situation, &with_moved_prices).kits.first().map(bought) != Some(bought(kit)));
        }
        if let Some((low, high)) = points.get(&600).zip(points.get(&6_000)) {
            gains.push(high - low);
        }
        walk(&grid, work, room, knowledge, &mut report);
    }
    report.most_picked = models.into_iter().max_by_key(|(_, times)| *times).unwrap_or_default();
    report.spent = [600, 1_500, 6_000].map(|budget| median(spent.remove(&budget).unwrap_or_default()));
    report.gain = median(gains);
    report.changed_by_prices = percent(moved, report.situations) / 100.0;
    report.two_olive_points = two_olive_points(knowledge);
    report
}

/// One work in one room, with one budget after the other.
fn walk(grid: &Grid, work: &Work, room: &Room, knowledge: &Knowledge, report: &mut Report) {
    let mut before: Option<BTreeSet<String>> = None;
    let mut left: BTreeSet<String> = BTreeSet::new();
    for &budget in &grid.dense_budgets {
        let advice = advise(&situation(grid, work, room, budget), knowledge);
        let now = advice.kits.first().map(bought).unwrap_or_default();
        if let Some(before) = &before {
            report.steps += 1;
            report.changes += usize::from(*before != now);
            report.returns += now.difference(before).filter(|model| left.contains(*model)).count();
            left.extend(before.difference(&now).cloned());
        }
        before = Some(now);
    }
}

fn situation(grid: &Grid, work: &Work, room: &Room, budget: u32) -> Situation {
    let tree = |text: &str| -> Value { serde_json::from_str(text).expect("JSON in the grid") };
    let mut place = tree(&grid.place);
    let size = tree(&room.place);
    let of_room = size.as_object().expect("an object").iter();
    for (key, value) in of_room {
        place[key] = value.clone();
    }
    place["noise"] = json!(work.noise);
    let mut all = tree(&grid.also);
    all["work"] = tree(&work.shares);
    all["place"] = place;
    all["budget"] = json!(budget);
    read(&all.to_string()).unwrap_or_else(|problems| panic!("{}, {}: {problems:?}", work.name, room.name))
}

/// What a kit buys: models, and types where there is no model.
fn bought(kit: &Kit) -> BTreeSet<String> {
    let new = kit.items.iter().filter(|item| item.action.is_bought());
    new.map(|item| item.model.clone().unwrap_or_else(|| format!("{:?}", item.gear))).collect()
}

fn bought_models(kit: &Kit) -> Vec<String> {
    let new = kit.items.iter().filter(|item| item.action.is_bought());
    new.filter_map(|item| item.model.clone()).collect()
}

/// The loudspeakers that an advice buys to mix or master on although they cannot show what there is.
fn too_small(advice: &Advice, knowledge: &Knowledge) -> usize {
    let Some(kit) = advice.kits.first() else { return 0 };
    let judging = kit.plan.iter().filter(|row| matches!(row.activity, Activity::Mix | Activity::Master));
    let used: BTreeSet<usize> = judging.map(|row| row.item).collect();
    let models = used.into_iter().filter_map(|item| kit.items[item].model.as_deref());
    models.filter_map(|model| knowledge.catalogue.product(model)).filter(|product| is_too_small(product)).count()
}

fn is_too_small(product: &Product) -> bool {
    let figure = |what: Quantity| product.figure(what).map(|figure| figure.value);
    let is_three_inches = figure(Quantity::Woofer).is_some_and(|inches| inches < 3.5);
    figure(Quantity::F6).is_some_and(|hz| hz > 60.0) || is_three_inches && figure(Quantity::OliveScore).is_none()
}

/// The same knowledge with every price moved by up to a tenth, always in the same way.
fn moved_prices(knowledge: &Knowledge) -> Knowledge {
    let mut random = fastrand::Rng::with_seed(20_261_130);
    let mut catalogue: Catalogue = knowledge.catalogue.clone();
    for product in &mut catalogue.products {
        for figure in product.figures.iter_mut().filter(|figure| figure.what == Quantity::Price) {
            figure.value = (figure.value * (0.9 + 0.2 * random.f32())).round();
        }
    }
    knowledge::with_catalogue(catalogue)
}

/// What two of Olive's points are worth to somebody who mixes in a treated room, in points of 100.
fn two_olive_points(knowledge: &Knowledge) -> f64 {
    let situation = read(
        r#"{ "work": { "mix": 1 }, "place": { "room": { "length_m": 5, "width_m": 4, "height_m": 2.7 },
             "treatment": "full", "noise": "quiet" }, "owned": [{ "model": "yamaha-hs8" }, { "type": "interface" }],
             "max_new_items": 0 }"#,
    )
    .expect("sound");
    let points = |score: f32| {
        let mut catalogue: Catalogue = knowledge.catalogue.clone();
        for product in catalogue.products.iter_mut().filter(|product| product.id == "yamaha-hs8") {
            for figure in product.figures.iter_mut().filter(|figure| figure.what == Quantity::OliveScore) {
                figure.value = score;
            }
        }
        let advice = advise(&situation, &knowledge::with_catalogue(catalogue));
        advice.kits.first().map_or(0.0, |kit| kit.benefit.as_f64() * 100.0)
    };
    points(7.0) - points(5.0)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
