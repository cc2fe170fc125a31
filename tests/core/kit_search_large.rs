//! The kit search where lists are long: bounds and stand-ins come into play there.

use crate::kit_search::plain::{each_kit, unbeaten};
use advisor::advice::kit::KitSolution;
use advisor::advice::kit::frontier::{frontier, frontier_report};
use kit_bench::random_kits::{Random, Shape, instance};
use kit_bench::{SITUATIONS, dense, problem_of, stocked};

fn shape(seed: u64) -> Shape {
    let mut random = Random::new(seed);
    let mut one_of = |list: &[u64]| usize::try_from(random.one_of(list)).expect("small");
    let limit = one_of(&[1, 2, 2, 3]);
    Shape {
        items: if limit == 3 { 30 } else { 85 } + one_of(&[0, 5, 10]),
        activities: one_of(&[1, 2, 3, 5]),
        rows: one_of(&[0, 1, 3]),
        levels: one_of(&[1, 2, 3]),
        kinds: one_of(&[2, 9, 20]),
        helpers: one_of(&[0, 0, 1]),
        owned: one_of(&[0, 0, 2]),
        limit: u32::try_from(limit).expect("small"),
        grades: one_of(&[3, 10, 100, 10_000]) as u64,
        unfit: one_of(&[0, 10, 50]) as u64,
    }
}

#[test]
fn among_many_items_the_frontier_is_every_kit_that_none_beats_to_the_last_tie() {
    for seed in 0..60 {
        let instance = instance(shape(seed), seed);
        let mut kits = Vec::new();
        each_kit(&instance, |kit| {
            kits.push(kit);
            // Those that are beaten are let go of now and then.
            if kits.len() > 4_000 {
                kits = unbeaten(std::mem::take(&mut kits));
            }
        });
        let unbeaten: Vec<KitSolution> = unbeaten(kits).into_iter().map(|ranked| ranked.kit).collect();
        assert_eq!(frontier(&instance).0, unbeaten, "seed {seed}: {:?}", shape(seed));
    }
}

#[test]
fn among_ten_thousand_products_few_kits_have_to_be_tried() {
    let knowledge = stocked(10_000);
    assert_eq!(knowledge.catalogue.products.len(), 10_000);
    for (situation, (name, _)) in SITUATIONS.iter().enumerate() {
        let instance = problem_of(situation, &knowledge);
        let report = frontier_report(&instance);
        println!("{name}: {} of {} items, {} kits", report.tried, instance.items.len(), report.kits.len());
        assert!(!report.kits.is_empty(), "{name}: no kit");
        assert!(report.tried < MOST_TRIED, "{name}: {} kits of {} items tried", report.tried, instance.items.len());
    }
}

/// About three times what the hardest takes.
const MOST_TRIED: u64 = 10_000_000;

#[test]
fn where_nothing_can_be_left_out_at_a_glance_the_search_still_ends() {
    for seed in 0..3 {
        let report = frontier_report(&dense(100, seed));
        println!("seed {seed}: {} tried, {} kits", report.tried, report.kits.len());
        assert!(report.tried < MOST_TRIED, "seed {seed}: {} kits tried", report.tried);
    }
}
