//! Products beside each other, their alternatives, how far they play, and what the catalogue knows of them.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::support::{for_all, knowledge};
use advisor::browse::{
    Bounds, ComparisonRow, Evidence, Index, MOST_COMPARED, ProductTrait, Query, Settled, Sort, Table, Wish,
    alternatives, compare, counts, extension, field, search,
};
use advisor::knowledge::{Basis, Enclosure, Product, Quantity};
use advisor::situation::{GearType, Vocabulary};
use proptest::prelude::*;
use proptest::sample::{Index as Pick, select, subsequence};

fn index() -> &'static Index<'static> {
    static INDEX: OnceLock<Index<'static>> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(knowledge()))
}

#[track_caller]
fn product(id: &str) -> &'static Product {
    knowledge().catalogue.product(id).unwrap_or_else(|| panic!("{id} is not in the catalogue"))
}

/// A copy of which one figure is another.
fn with_figure(product: &Product, what: Quantity, value: f32, basis: Basis) -> Product {
    let mut product = product.clone();
    for figure in product.figures.iter_mut().filter(|figure| figure.what == what) {
        figure.value = value;
        figure.basis = basis;
    }
    product
}

fn row<'t, 'a>(table: &'t Table<'a>, what: Quantity) -> &'t ComparisonRow<'a> {
    let found = table.rows.iter().find(|row| row.what == what);
    found.unwrap_or_else(|| panic!("there is no row for {}", what.name()))
}

fn best(row: &ComparisonRow) -> Vec<bool> {
    row.cells.iter().map(|cell| cell.as_ref().is_some_and(|cell| cell.best)).collect()
}

#[test]
fn claimed_sensitivities_within_their_tolerance_do_not_differ() {
    let one = product("sennheiser-hd-600");
    assert!(one.figure(Quantity::Sensitivity).is_some() && one.figure(Quantity::Impedance).is_some());
    let value = one.figure(Quantity::Sensitivity).map_or(0.0, |figure| figure.value);
    let near = with_figure(one, Quantity::Sensitivity, value + 4.0, Basis::Claimed);
    let far = with_figure(one, Quantity::Sensitivity, value + 11.0, Basis::Claimed);
    assert!(!row(&compare(knowledge(), &[one, &near]), Quantity::Sensitivity).differs);
    assert!(row(&compare(knowledge(), &[one, &far]), Quantity::Sensitivity).differs);
}

#[test]
fn the_deepest_the_lightest_and_the_cheapest_are_marked() {
    let table = compare(knowledge(), &[product("yamaha-hs8"), product("genelec-8010a")]);
    assert_eq!(best(row(&table, Quantity::F6)), [true, false]);
    assert_eq!(best(row(&table, Quantity::Weight)), [false, false], "a loudspeaker is no better for being light");
    let hd_600 = product("sennheiser-hd-600");
    let heavy = with_figure(hd_600, Quantity::Weight, 500.0, Basis::Claimed);
    let dear = with_figure(&heavy, Quantity::Price, 5000.0, Basis::Claimed);
    let table = compare(knowledge(), &[&dear, hd_600]);
    assert_eq!(best(row(&table, Quantity::Weight)), [false, true]);
    assert_eq!(best(row(&table, Quantity::Price)), [false, true]);
    assert_eq!(best(row(&table, Quantity::Impedance)), [false, false], "neither impedance is better");
}

#[test]
fn scores_of_different_rigs_are_not_compared() {
    let hd_25 = product("sennheiser-hd-25");
    let table = compare(knowledge(), &[hd_25, product("sennheiser-hd-25-plus")]);
    let row = row(&table, Quantity::PreferenceScore);
    assert!(!row.comparable && !row.differs);
    assert_eq!(best(row), [false, false]);
}

#[test]
fn headphones_beside_loudspeakers_still_make_a_table() {
    let table = compare(knowledge(), &[product("sennheiser-hd-600"), product("yamaha-hs5")]);
    assert!(table.rows.iter().all(|row| row.cells.len() == 2));
    assert!(table.traits.iter().any(|row| row.what == ProductTrait::Type && row.differs));
    assert!(compare(knowledge(), &[]).rows.is_empty());
    let five = vec![product("yamaha-hs5"); 5];
    assert!(compare(knowledge(), &five).rows.iter().all(|row| row.cells.len() == MOST_COMPARED));
}

#[test]
fn a_comparison_does_not_depend_on_who_stands_left() {
    let some = subsequence(index().products().iter().collect::<Vec<_>>(), 2..=MOST_COMPARED);
    for_all(300, some, |products| {
        let table = compare(knowledge(), &products);
        let turned: Vec<&Product> = products.iter().rev().copied().collect();
        let turned = compare(knowledge(), &turned);
        prop_assert_eq!(table.rows.len(), turned.rows.len());
        for (row, turned) in table.rows.iter().zip(&turned.rows) {
            let cells: Vec<_> = turned.cells.iter().rev().cloned().collect();
            prop_assert_eq!(&row.cells, &cells);
            prop_assert_eq!(
                (row.what, row.unit, row.differs, row.comparable),
                (turned.what, turned.unit, turned.differs, turned.comparable)
            );
            prop_assert!(row.differs || best(row).iter().all(|best| !best), "best among equals");
        }
        let differs = |table: &Table| table.traits.iter().map(|row| (row.what, row.differs)).collect::<Vec<_>>();
        prop_assert_eq!(differs(&table), differs(&turned));
        Ok(())
    });
}

/// Whether a wish is fulfilled, read from the products themselves.
fn fulfils(base: &Product, other: &Product, wish: Wish) -> bool {
    let less = |what: Quantity| {
        let values = base.figure(what).zip(other.figure(what));
        values.is_some_and(|(own, other)| other.value < own.value)
    };
    match wish {
        Wish::Closed => knowledge().gear(other.gear).enclosure == Some(Enclosure::Closed),
        Wish::Open => knowledge().gear(other.gear).enclosure == Some(Enclosure::Open),
        Wish::Cheaper => less(Quantity::Price),
        Wish::Lighter => less(Quantity::Weight),
        Wish::Deeper => extension(base).zip(extension(other)).is_some_and(|(own, other)| other.hz < own.hz),
        Wish::EasierToDrive => {
            let about = &knowledge().about;
            let levels = about.sensitivity_db_per_v(base).zip(about.sensitivity_db_per_v(other));
            levels.is_some_and(|(own, other)| own.0 < other.0)
        }
    }
}

#[test]
fn alternatives_fulfil_the_wish_and_are_never_the_product_itself() {
    for_all(400, (any::<Pick>(), select(Wish::ALL)), |(place, wish)| {
        let place = place.index(index().products().len());
        let base = &index().products()[place];
        let found = alternatives(index(), place, wish, 5);
        prop_assert!(found.len() <= 5 && found.is_sorted_by(|one, next| one.distance <= next.distance));
        for alternative in found {
            let other = &index().products()[alternative.product];
            prop_assert!(alternative.product != place && other.availability.is_available());
            prop_assert!(fulfils(base, other, wish), "{} is not {} than {}", other.id, wish.name(), base.id);
            let families = [base, other].map(|product| knowledge().gear(product.gear).family);
            prop_assert_eq!(families[0], families[1]);
            prop_assert!(alternative.distance.is_finite() && !alternative.steps.is_empty());
            for step in &alternative.steps {
                prop_assert!(step.deviations.is_finite() && !alternative.unknown.contains(&step.what));
                prop_assert_eq!(step.deviations.abs() < 1e-9, (step.from - step.to).abs() < 1e-9);
            }
        }
        Ok(())
    });
}

#[test]
fn an_unknown_figure_is_no_likeness() {
    let knowledge = knowledge();
    let mut narrowed = knowledge.clone();
    let base = narrowed.catalogue.products.iter().position(|product| product.id == "sennheiser-hd-600");
    let base = base.expect("in the catalogue");
    // Two copies: one as it is, one of which nothing is known.
    let mut twin = narrowed.catalogue.products[base].clone();
    "twin".clone_into(&mut twin.id);
    let mut blank = twin.clone();
    blank.figures.retain(|figure| figure.what == Quantity::Price);
    narrowed.catalogue.products.extend([blank, twin]);
    let places = narrowed.catalogue.products.len() - 2;
    let found = alternatives(&Index::new(&narrowed), base, Wish::Open, usize::MAX);
    let place_of = |place: usize| found.iter().position(|one| one.product == place).expect("both are open");
    assert_eq!(place_of(places + 1), 0, "its twin comes first");
    assert!(place_of(places) > 5, "a blank comes after many a known one");
    assert!(!found[place_of(places)].unknown.is_empty());
}

#[test]
fn well_known_open_headphones_have_a_closed_alternative_worn_alike() {
    for id in ["sennheiser-hd-600", "audio-technica-ath-r70x", "hifiman-sundara"] {
        let place = index().products().iter().position(|product| product.id == id).expect("in the catalogue");
        let found = alternatives(index(), place, Wish::Closed, 1);
        let first = found.first().unwrap_or_else(|| panic!("{id} has none"));
        assert_eq!(index().products()[first.product].gear, GearType::ClosedOverEar, "{id}");
        assert!(!first.steps.is_empty());
    }
}

fn derived(id: &str) -> GearType {
    field(knowledge(), product(id)).expect("a monitor").gear
}

#[test]
fn monitors_that_everybody_knows_are_where_everybody_puts_them() {
    let near = ["yamaha-hs5", "yamaha-hs8", "genelec-8030c", "krk-rokit-5-g4", "adam-audio-a7x", "neumann-kh-120-ii"];
    for id in near {
        assert_eq!(derived(id), GearType::NearField, "{id}");
    }
    for id in ["genelec-8050b", "genelec-8351b", "neumann-kh-310-a", "neumann-kh-420-g", "genelec-8361a"] {
        assert_eq!(derived(id), GearType::MidField, "{id}");
    }
    for id in ["atc-scm100asl-pro", "genelec-1234a", "jbl-m2"] {
        assert_eq!(derived(id), GearType::FarField, "{id}");
    }
    assert_eq!(field(knowledge(), product("sennheiser-hd-600")), None);
}

#[test]
fn a_field_shows_what_it_follows_from() {
    for product in index().products() {
        let Some(field) = field(knowledge(), product) else { continue };
        assert!(field.because.iter().all(|admits| admits.from <= admits.to), "{}", product.id);
        match field.settled {
            Settled::ByFigures => assert!(field.because.len() >= 2, "{}", product.id),
            Settled::ByCatalogueAmongEqual | Settled::ByCatalogueForWant => {
                assert_eq!(field.gear, product.gear, "{}", product.id);
            }
        }
    }
}

#[test]
fn the_level_of_a_pair_is_that_of_one_and_three_decibels() {
    let at_one_metre = |id: &str| {
        let field = field(knowledge(), product(id)).expect("a monitor");
        let levels = field.because.iter().find_map(|admits| match admits.evidence {
            Evidence::Level { db_spl, .. } => Some(db_spl[0]),
            _ => None,
        });
        levels.expect("its level is known")
    };
    assert!((at_one_metre("genelec-8010a") - 93.0).abs() < 0.01, "the maker's figure is for the pair");
    assert!((at_one_metre("genelec-8030c") - 104.0).abs() < 0.01, "the maker's figure is for one");
}

#[test]
fn figures_that_make_no_sense_never_stop_anything() {
    let strange = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN_POSITIVE, 0.0, -0.0, -5.0];
    let ids = ["sennheiser-hd-600", "yamaha-hs8", "genelec-8030c", "fiio-k11", "svs-sb-1000-pro"];
    for_all(40, prop::collection::vec(select(strange.to_vec()), 200), |values| {
        let mut knowledge = knowledge().clone();
        knowledge
            .catalogue
            .products
            .retain(|product| ids.contains(&product.id.as_str()) || product.id.starts_with('a'));
        let figures = knowledge.catalogue.products.iter_mut().flat_map(|product| &mut product.figures);
        for (figure, value) in figures.zip(values.into_iter().cycle()) {
            figure.value = value;
        }
        let index = Index::new(&knowledge);
        for &sort in Sort::ALL {
            let bounds = Bounds { from: Some(f32::NAN), to: Some(-1.0) };
            let _ = search(&index, &Query { sort, price: bounds, ..Query::default() });
            prop_assert_eq!(search(&index, &Query { sort, ..Query::default() }).products.len(), index.products().len());
        }
        for (place, product) in index.products().iter().enumerate() {
            let _ = (field(&knowledge, product), compare(&knowledge, &[product, &index.products()[0]]));
            for &wish in Wish::ALL {
                let found = alternatives(&index, place, wish, 3);
                prop_assert!(found.iter().all(|one| one.distance.is_finite()));
            }
        }
        Ok(())
    });
}

#[test]
fn counts_add_up_for_every_type_and_figure() {
    let counts = counts(&knowledge().catalogue);
    assert_eq!(counts.products, index().products().len());
    assert_eq!(counts.types.iter().map(|of_type| of_type.products).sum::<usize>(), counts.products);
    for of_type in &counts.types {
        for figure in &of_type.quantities {
            let known: usize = figure.by_basis.iter().sum();
            assert_eq!(known + figure.unknown, of_type.products, "{} {}", of_type.gear.name(), figure.what.name());
            assert!(known > 0);
        }
        for of_trait in &of_type.traits {
            assert_eq!(
                of_trait.sourced + of_trait.unconfirmed + of_trait.unknown,
                of_type.products,
                "{}",
                of_type.gear.name()
            );
        }
    }
}

#[test]
fn every_figure_has_a_unit_of_its_kind_a_basis_and_a_source_that_exists() {
    let catalogue = &knowledge().catalogue;
    let sources: BTreeSet<&str> = catalogue.sources.iter().map(|source| source.id.as_str()).collect();
    for product in &catalogue.products {
        for figure in &product.figures {
            let what = format!("{} of {}", figure.what.name(), product.id);
            assert!(figure.value.is_finite(), "{what}");
            assert!(figure.what.units().contains(&figure.unit), "{what} is in {}", figure.unit.name());
            assert!(sources.contains(figure.source.as_str()), "{what} cites {}", figure.source);
            assert!(figure.what != Quantity::Price || figure.date.is_some(), "{what} has no date");
            let source = catalogue.sources.iter().find(|source| source.id == figure.source).expect("it exists");
            let is_honest = source.confirmed || figure.basis == Basis::Unconfirmed;
            assert!(is_honest, "{what} rests on {}, which nobody confirmed, but is {}", source.id, figure.basis.name());
        }
    }
}

#[test]
fn every_model_of_the_reference_tables_is_there() {
    let ids: Vec<&str> = include_str!("../browse/models.txt").lines().collect();
    assert_eq!(ids.len(), 209 + 226);
    let missing: Vec<&&str> = ids.iter().filter(|id| knowledge().catalogue.product(id).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_model_that_the_seeds_name_is_there() {
    for id in [
        "krk-rokit-5-g3",
        "atc-scm100asl-pro",
        "audio-technica-ath-r70x",
        "shure-srh1540",
        "fostex-th900-mkii",
        "sony-mdr-7520",
        "beyerdynamic-dt-880-pro-250-ohm",
    ] {
        let _ = product(id);
    }
}

#[test]
fn at_least_forty_helpers_and_subwoofers_can_be_had() {
    let counts = counts(&knowledge().catalogue);
    let kinds = [
        GearType::Subwoofer,
        GearType::Interface,
        GearType::HeadphoneAmplifier,
        GearType::MeasurementMicrophone,
        GearType::RoomTreatment,
        GearType::HeadphoneCorrection,
    ];
    let of_kind = |gear: GearType| counts.types.iter().find(|of_type| of_type.gear == gear).map(|of| of.products);
    let all: Vec<usize> = kinds.into_iter().filter_map(of_kind).collect();
    assert_eq!(all.len(), kinds.len(), "a kind is missing");
    assert!(all.iter().sum::<usize>() >= 40, "{all:?}");
}
