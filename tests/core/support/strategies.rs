//! Random situations: anything that a visitor may validly tell.

use std::collections::BTreeMap;
use std::fmt;

use advisor::situation::{
    Activity, GearType, Headphones, Money, Owned, OwnedGrade, OwnedItem, Part, Room, Situation, Vocabulary,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{Answers, knowledge};

fn maybe<S: Strategy>(strategy: S) -> impl Strategy<Value = Option<S::Value>> {
    prop::option::weighted(0.5, strategy)
}

pub fn any_of<V: Vocabulary + fmt::Debug>() -> impl Strategy<Value = V> {
    select(V::ALL)
}

/// Anything that a visitor may validly answer.
pub fn situations() -> impl Strategy<Value = Answers> {
    let measured = (maybe(rooms()), maybe(0.05..10.0_f64), maybe(0.2..20.0_f64), outputs());
    let rest = (owned_items(), wishes(), marked(), maybe(budgets()), maybe(limits()));
    (choices(), works(), measured, rest).prop_map(
        |(mut situation, work, (room, rt60_s, seat, (volts, ohms)), (owned, wish, (picked, never), budget, limit))| {
            situation.work = work;
            situation.place.room = room.unwrap_or_default();
            situation.place.rt60_s = rt60_s;
            situation.place.listening_distance_m = seat;
            situation.source.max_volts_rms = volts;
            situation.source.output_ohms = ohms;
            situation.owned = owned;
            situation.wish = wish;
            situation.picked = picked;
            situation.never = never;
            situation.budget = budget;
            situation.max_new_items = limit;
            Answers(situation)
        },
    )
}

/// Answers to every question with answers to choose from, some of them left open.
fn choices() -> impl Strategy<Value = Situation> {
    let parts = || Part::ALL.iter().copied().filter(|part| !part.answers().is_empty());
    let choices: Vec<_> = parts().map(|part| maybe(0..part.answers().len())).collect();
    choices.prop_map(move |choices| {
        let mut situation = Situation::default();
        for (part, choice) in parts().zip(choices) {
            part.set(&mut situation, choice.map(|index| part.choice(index)));
        }
        situation
    })
}

/// Situations without wishes: answering these takes many more advices than the rest.
pub fn wishless() -> impl Strategy<Value = Answers> {
    situations().prop_map(|answers| answers.with(|situation| situation.wish.clear()))
}

pub fn works() -> impl Strategy<Value = BTreeMap<Activity, f64>> {
    let extreme = select(&[f64::MIN_POSITIVE, 1e-300, 1e-9, 0.1, 1e9, 1e300][..]);
    let ratio = prop_oneof![20 => (1_u32..=9).prop_map(f64::from), 2 => 1e-9..1e9_f64, 1 => extreme];
    let count = prop_oneof![1 => Just(0..=0), 8 => Just(1..=4), 1 => Just(Activity::ALL.len()..=Activity::ALL.len())];
    count.prop_flat_map(move |count| {
        let activities = subsequence(Activity::ALL, count);
        let shares = prop::collection::vec(ratio.clone(), Activity::ALL.len());
        (activities, shares).prop_map(|(activities, shares)| activities.into_iter().zip(shares).collect())
    })
}

/// Rooms of every size, some with a dimension left out.
pub fn rooms() -> impl Strategy<Value = Room> {
    let dimension = || prop_oneof![4 => 2.0..12.0_f64, 1 => 1.0..100.0_f64];
    let known = || prop::bool::weighted(0.85);
    let dimensions = (known(), dimension(), known(), dimension(), known(), 2.0..6.0_f64);
    let answers =
        |(has_length, length, has_width, width, has_height, height): (bool, f64, bool, f64, bool, f64)| Room {
            length_m: has_length.then_some(length),
            width_m: has_width.then_some(width),
            height_m: has_height.then_some(height),
        };
    dimensions.prop_map(answers)
}

/// Voltage and impedance of what drives the headphones.
fn outputs() -> impl Strategy<Value = (Option<f64>, Option<f64>)> {
    let volts = prop_oneof![4 => 0.3..10.0_f64, 1 => 0.01..100.0_f64];
    let ohms = prop_oneof![1 => Just(0.0), 4 => 0.1..150.0_f64, 1 => 0.0..1000.0_f64];
    (maybe(volts), maybe(ohms))
}

/// The ids of all products.
pub fn model_ids() -> impl Strategy<Value = &'static str> {
    let ids: Vec<&str> = knowledge().catalogue.products.iter().map(|product| product.id.as_str()).collect();
    select(ids)
}

/// Ids of which a few belong to no product.
fn told_ids() -> impl Strategy<Value = String> {
    let unknown = select(&["no-such-model", "écouteurs \"à\" moi"][..]);
    prop_oneof![8 => model_ids(), 1 => unknown].prop_map(str::to_owned)
}

/// Models that are to be in the kit, and others that never are; most visitors have neither.
fn marked() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    let some = |most: usize| {
        let ids = prop::collection::btree_set(told_ids(), 1..=most).prop_map(|ids| ids.into_iter().collect());
        prop_oneof![4 => Just(Vec::new()), 1 => ids.prop_shuffle()]
    };
    (some(2), some(4)).prop_map(|(picked, mut never): (Vec<String>, Vec<String>)| {
        never.retain(|id| !picked.contains(id));
        (picked, never)
    })
}

pub fn owned_items() -> impl Strategy<Value = Vec<Owned>> {
    let item = prop_oneof![
        3 => any_of::<GearType>().prop_map(OwnedItem::Type),
        1 => told_ids().prop_map(OwnedItem::Model),
    ];
    let owned = (item, headphones(), prop::option::of(any_of::<OwnedGrade>()));
    let owned = owned.prop_map(|(item, headphones, grade)| Owned { item, headphones, grade });
    prop_oneof![3 => Just(Vec::new()), 5 => prop::collection::vec(owned, 1..=4)]
}

fn headphones() -> impl Strategy<Value = Headphones> {
    let sensitivity = prop_oneof![
        2 => Just((None, None)),
        1 => (60.0..140.0_f64).prop_map(|db| (Some(db), None)),
        1 => (60.0..150.0_f64).prop_map(|db| (None, Some(db))),
    ];
    (sensitivity, maybe(4.0..2000.0_f64)).prop_map(|((per_mw, per_v), impedance_ohms)| Headphones {
        sensitivity_db_per_mw: per_mw,
        sensitivity_db_per_v: per_v,
        impedance_ohms,
    })
}

fn wishes() -> impl Strategy<Value = Vec<GearType>> {
    prop_oneof![9 => Just(Vec::new()), 1 => prop::collection::vec(any_of::<GearType>(), 1..=3)]
}

pub fn budgets() -> impl Strategy<Value = Money> {
    prop_oneof![
        1 => Just(Money::ZERO),
        4 => (0_u64..=1_500).prop_map(Money::from_units),
        3 => (0_u64..=50_000).prop_map(Money::from_units),
        1 => (0_u64..=5_000_000).prop_map(Money::from_cents),
    ]
}

fn limits() -> impl Strategy<Value = u32> {
    prop_oneof![5 => 0_u32..=3, 1 => 4_u32..=100]
}
