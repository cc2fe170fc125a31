//! Random situations: anything that a visitor may validly tell.

use std::collections::BTreeMap;
use std::fmt;

use advisor::situation::{
    Activity, GearType, Headphones, Listener, Money, Owned, OwnedItem, Place, Room, Situation, Source, Vocabulary,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{Told, knowledge};

fn maybe<S: Strategy>(strategy: S) -> impl Strategy<Value = Option<S::Value>> {
    prop::option::weighted(0.5, strategy)
}

pub fn any_of<V: Vocabulary + fmt::Debug>() -> impl Strategy<Value = V> {
    select(V::ALL)
}

/// Anything that a visitor may validly tell.
pub fn situations() -> impl Strategy<Value = Told> {
    let rest = (sources(), owned_items(), wishes(), marked(), maybe(budgets()), maybe(limits()));
    (works(), places(), listeners(), rest).prop_map(
        |(work, place, listener, (source, owned, wish, (picked, never), budget, max_new_items))| {
            Told(Situation { work, place, listener, source, owned, wish, picked, never, budget, max_new_items })
        },
    )
}

/// Situations without wishes: answering these takes many more advices than the rest.
pub fn wishless() -> impl Strategy<Value = Told> {
    situations().prop_map(|told| told.with(|situation| situation.wish.clear()))
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

pub fn places() -> impl Strategy<Value = Place> {
    let sizes = (maybe(rooms()), maybe(0.05..10.0_f64), maybe(0.2..20.0_f64));
    let answers = (maybe(any_of()), maybe(any_of()), maybe(any_of()));
    let flags = (maybe(any::<bool>()), maybe(any::<bool>()), maybe(any::<bool>()), maybe(any::<bool>()));
    (sizes, answers, flags).prop_map(
        |(
            (room, rt60_s, listening_distance_m),
            (treatment, noise, neighbours),
            (can_treat, others_in_room, night, on_the_move),
        )| {
            Place {
                room: room.unwrap_or_default(),
                rt60_s,
                treatment,
                can_treat,
                listening_distance_m,
                noise,
                neighbours,
                others_in_room,
                night,
                on_the_move,
            }
        },
    )
}

/// Rooms of every size, some with a dimension left out.
pub fn rooms() -> impl Strategy<Value = Room> {
    let dimension = || prop_oneof![4 => 2.0..12.0_f64, 1 => 1.0..100.0_f64];
    let known = || prop::bool::weighted(0.85);
    let dimensions = (known(), dimension(), known(), dimension(), known(), 2.0..6.0_f64);
    let told = |(has_length, length, has_width, width, has_height, height): (bool, f64, bool, f64, bool, f64)| Room {
        length_m: has_length.then_some(length),
        width_m: has_width.then_some(width),
        height_m: has_height.then_some(height),
    };
    dimensions.prop_map(told)
}

fn listeners() -> impl Strategy<Value = Listener> {
    (maybe(any::<bool>()), maybe(any::<bool>())).prop_map(|(glasses, long_hours)| Listener { glasses, long_hours })
}

pub fn sources() -> impl Strategy<Value = Source> {
    let volts = prop_oneof![4 => 0.3..10.0_f64, 1 => 0.01..100.0_f64];
    let ohms = prop_oneof![1 => Just(0.0), 4 => 0.1..150.0_f64, 1 => 0.0..1000.0_f64];
    (maybe(any_of()), maybe(volts), maybe(ohms)).prop_map(|(kind, max_volts_rms, output_ohms)| Source {
        kind,
        max_volts_rms,
        output_ohms,
    })
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
    let owned = (item, headphones()).prop_map(|(item, headphones)| Owned { item, headphones });
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
