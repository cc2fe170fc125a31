//! Small random instances of the kit problem, from small ranges, so that ties are common.

use advisor::advice::kit::{FULL, Instance, KitActivity, KitItem, POINT, State, Worths};
use proptest::collection::vec;
use proptest::prelude::*;

/// What net worths are counted in.
const HUNDREDTH: u64 = POINT / 100;

/// How large an instance is.
#[derive(Clone, Debug)]
struct Shape {
    activities: Vec<KitActivity>,
    kinds: usize,
    levels: usize,
    helpers: usize,
    /// Whether there is something owned that may stay off.
    has_switch: bool,
    items: usize,
    sheets: usize,
}

impl Shape {
    fn rows(&self) -> usize {
        self.activities.last().map_or(0, |activity| activity.either.1)
    }
}

/// An item before it is part of an instance.
#[derive(Clone, Debug)]
struct Drawn {
    item: KitItem,
    usable: u32,
    /// Bits of the places of helpers that make a difference to it.
    helped_by: usize,
    hears_switch: bool,
    /// Its sheet by the helpers and the switch.
    sheets: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Sheet {
    main: Vec<u64>,
    either: Vec<u64>,
    either_second: Vec<u64>,
    both: Vec<u64>,
    quality: u64,
    covers: u32,
}

/// Instances of all shapes: with and without second devices, helpers, owned items and equal ones.
pub fn instances() -> impl Strategy<Value = Instance> {
    shapes().prop_flat_map(|shape| {
        let beside = vec(0..u8::try_from(shape.levels).expect("few levels"), shape.kinds * shape.kinds);
        let sheets = vec(sheet(&shape), shape.sheets);
        let items = vec(item(&shape), shape.items);
        let helpers = vec((cost(), extra()), shape.helpers);
        let fixed = (prop_oneof![2 => Just(0), 1 => cost()], extra(), 0_u32..=1);
        let limit = prop_oneof![5 => 0_u32..=5, 1 => Just(u32::MAX)];
        let short = prop_oneof![Just(FULL), Just(FULL / 2), Just(3_333), Just(0)];
        let numbers = (limit, prop_oneof![Just(0), Just(HUNDREDTH), Just(HUNDREDTH * 5 / 2)], short);
        (Just(shape), beside, sheets, items, helpers, fixed, numbers).prop_map(
            |(shape, beside, sheets, items, helpers, fixed, (limit, thing, short_of_required))| {
                let states = states(&shape, &items, &helpers, fixed, thing);
                let item = |drawn: &Drawn| KitItem {
                    toll: thing + drawn.item.toll,
                    helped_by: bits(drawn.helped_by),
                    ..drawn.item
                };
                Instance {
                    items: items.iter().map(item).collect(),
                    usable: items.iter().map(|drawn| drawn.usable).collect(),
                    activities: shape.activities,
                    beside,
                    kinds: shape.kinds,
                    levels: shape.levels,
                    states,
                    worths: worths(&sheets),
                    limit: limit.max(fixed.2),
                    thing,
                    alike: thing / 2,
                    short_of_required,
                }
            },
        )
    })
}

fn shapes() -> impl Strategy<Value = Shape> {
    let activities = vec((0_usize..=2, prop::bool::weighted(0.7)), 0..=3);
    (activities, 1_usize..=3, 1_usize..=3, 0_usize..=2, prop::bool::weighted(0.3), 0_usize..=7, 1_usize..=6).prop_map(
        |(activities, kinds, levels, helpers, has_switch, items, sheets)| {
            let mut to = 0;
            let activity = |(rows, is_checked)| {
                let from = to;
                to += rows;
                KitActivity { either: (from, to), is_checked }
            };
            let activities = activities.into_iter().map(activity).collect();
            Shape { activities, kinds, levels, helpers, has_switch, items, sheets }
        },
    )
}

fn cost() -> impl Strategy<Value = u64> {
    prop_oneof![1 => Just(0_u64), 4 => 1_u64..=6, 2 => 1_u64..=40]
}

/// What a cost counts for beyond what it is.
fn extra() -> impl Strategy<Value = u64> {
    prop_oneof![3 => Just(0_u64), 1 => 1_u64..=4]
}

fn value() -> impl Strategy<Value = u64> {
    prop_oneof![
        3 => Just(0),
        5 => (1_u64..=4).prop_map(|hundredths| hundredths * HUNDREDTH),
        2 => 0..=60 * HUNDREDTH,
    ]
}

fn item(shape: &Shape) -> impl Strategy<Value = Drawn> + use<> {
    let kind = 0..u16::try_from(shape.kinds).expect("few kinds");
    let toll = prop_oneof![3 => Just(0), 1 => Just(2 * HUNDREDTH)];
    let sheets = vec(0..shape.sheets, 2 << shape.helpers);
    let usable = prop_oneof![2 => Just(u32::MAX), 1 => any::<u32>()];
    let activities = (1 << shape.activities.len()) - 1;
    let helped = (0..1_usize << shape.helpers, any::<bool>(), sheets);
    let known = (prop::bool::weighted(0.8), 0_u32..=2, toll, kind);
    (cost(), extra(), known, usable, helped).prop_map(
        move |(cost, extra, (is_new, doubt, toll, kind), usable, (helped_by, hears_switch, sheets))| {
            let family = if doubt == 2 { None } else { Some(kind % 2) };
            let item = KitItem { cost, counted: cost + extra, is_new, doubt, toll, kind, family, helped_by: 0 };
            Drawn { item, usable: usable & activities, helped_by, hears_switch, sheets }
        },
    )
}

fn sheet(shape: &Shape) -> impl Strategy<Value = Sheet> + use<> {
    let (activities, rows, levels) = (shape.activities.len(), shape.rows(), shape.levels);
    let quality = prop_oneof![Just(0), Just(FULL), 0..=FULL];
    let covers = prop_oneof![Just(u32::MAX), any::<u32>()];
    let values = |count: usize| vec(value(), count);
    (values(activities), values(rows), values(rows), values(activities * levels), quality, covers).prop_map(
        move |(main, either, either_second, mut both, quality, covers)| {
            // No second device makes what is done on both worse.
            for of_activity in both.chunks_mut(levels) {
                let (alone, beside) = of_activity.split_at_mut(1);
                beside.iter_mut().for_each(|worth| *worth += alone[0]);
            }
            Sheet { main, either, either_second, both, quality, covers }
        },
    )
}

/// Every set of helpers, with what may stay off on and off.
fn states(
    shape: &Shape,
    items: &[Drawn],
    helpers: &[(u64, u64)],
    (cost, extra, new_items): (u64, u64, u32),
    thing: u64,
) -> Vec<State> {
    let switches = 0..1 + usize::from(shape.has_switch);
    let all = switches.flat_map(|switch| (0..1_usize << shape.helpers).map(move |set| (switch, set)));
    let mut states: Vec<(u32, State)> = all
        .map(|(switch, set)| {
            let bought = helpers.iter().enumerate().filter(|(place, _)| set & 1 << place != 0);
            let (cost, counted) = bought
                .fold((cost, cost + extra), |(cost, counted), (_, (own, extra))| (cost + own, counted + own + extra));
            let new_items = new_items + set.count_ones();
            let sheet = |drawn: &Drawn| {
                let switch = switch & usize::from(drawn.hears_switch);
                u32::try_from(drawn.sheets[2 * (set & drawn.helped_by) + switch]).expect("few sheets")
            };
            let sheets = items.iter().map(sheet).collect();
            let toll = u64::from(new_items) * thing;
            let size = set.count_ones() + u32::from(switch == 1);
            (
                size,
                State {
                    cost,
                    counted,
                    new_items,
                    toll,
                    helpers: bits(set),
                    switched_on: bits(set) | (SWITCH * u32::from(switch == 1)),
                    sheets,
                },
            )
        })
        .collect();
    states.sort_by_key(|(size, state)| (state.cost, *size));
    states.into_iter().map(|(_, state)| state).collect()
}

/// The bit of what is owned and may stay off.
const SWITCH: u32 = 1 << 31;

/// The bits of helpers, not all of them next to each other.
fn bits(set: usize) -> u32 {
    (0..u32::BITS / 5).filter(|place| set & 1 << place != 0).fold(0, |bits, place| bits | 1 << (5 * place + 1))
}

fn worths(sheets: &[Sheet]) -> Worths {
    let of = |values: fn(&Sheet) -> &[u64]| sheets.iter().flat_map(|sheet| values(sheet).to_vec()).collect();
    Worths {
        main: of(|sheet| &sheet.main),
        either: of(|sheet| &sheet.either),
        either_second: of(|sheet| &sheet.either_second),
        both: of(|sheet| &sheet.both),
        quality: sheets.iter().map(|sheet| sheet.quality).collect(),
        covers: sheets.iter().map(|sheet| sheet.covers).collect(),
    }
}
