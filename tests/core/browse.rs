//! Looking through the catalogue: what a search finds, in which order, and what is answered beside it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::support::{for_all, knowledge};
use advisor::browse::{Bounds, Facet, Found, Index, Origin, Query, Sort, extension, score_rig, search};
use advisor::knowledge::{Availability, Enclosure, Family, Knowledge, Product, Quantity, Transducer, Wearing};
use advisor::situation::{GearType, Vocabulary};
use import::read;
use knowledge::with_catalogue;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde::Deserialize;

fn index() -> &'static Index<'static> {
    static INDEX: OnceLock<Index<'static>> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(knowledge()))
}

fn found(text: &str) -> Found {
    search(index(), &Query { text: text.to_owned(), ..Query::default() })
}

fn ids(found: &Found) -> Vec<&'static str> {
    found.products.iter().map(|place| index().products()[*place].id.as_str()).collect()
}

#[test]
fn misspelt_names_find_the_right_model_first() {
    #[derive(Deserialize)]
    struct Cases {
        case: Vec<Case>,
    }
    #[derive(Deserialize)]
    struct Case {
        typed: String,
        means: String,
    }
    let cases: Cases = toml::from_str(include_str!("../browse/misspelt.toml")).expect("a list of cases");
    assert!(cases.case.len() >= 25, "only {} cases", cases.case.len());
    let mut wrong = Vec::new();
    for case in &cases.case {
        let found = ids(&found(&case.typed));
        if found.first() != Some(&case.means.as_str()) {
            wrong.push(format!("{:?} means {}, found {:?}", case.typed, case.means, &found[..found.len().min(4)]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_product_is_found_first_or_beside_its_like_by_its_own_name() {
    for product in index().products() {
        let text = format!("{} {}", product.brand, product.name);
        let found = found(&text);
        assert!(!found.forgiven, "{text} needs forgiving");
        assert_eq!(ids(&found).first(), Some(&product.id.as_str()), "{text}");
    }
}

#[test]
fn a_name_is_only_forgiven_where_nothing_fits_as_typed() {
    let as_typed = found("hd 600");
    assert!(!as_typed.forgiven);
    assert!(ids(&as_typed).iter().all(|id| id.contains("600")), "{:?}", ids(&as_typed));
    let misspelt = found("senheiser hd 600");
    assert!(misspelt.forgiven);
    assert!(ids(&misspelt).iter().all(|id| id.starts_with("sennheiser")), "{:?}", ids(&misspelt));
}

#[test]
fn what_is_no_name_at_all_finds_nothing() {
    for text in ["qqqqqqqq", "jjjjj 5", "🎧", "xkcd vvvv wwww"] {
        assert_eq!(ids(&found(text)), [""; 0], "{text}");
    }
    for text in ["", "  ", "–", "..."] {
        assert_eq!(found(text).products.len(), index().products().len(), "{text:?} asks for nothing");
    }
}

#[test]
fn a_word_too_many_does_not_lose_the_model() {
    assert_eq!(ids(&found("sennheiser hd 600 headphones")).first(), Some(&"sennheiser-hd-600"));
}

/// The types that a text finds, in order, each once.
fn types(text: &str) -> Vec<GearType> {
    let mut types: Vec<GearType> = found(text).products.iter().map(|place| index().products()[*place].gear).collect();
    types.sort_by_key(|gear| gear.index());
    types.dedup();
    types
}

#[test]
fn the_words_of_a_kind_find_its_products() {
    use GearType::*;
    let cases: [(&str, &[GearType]); 10] = [
        ("closed headphones", &[ClosedOverEar, ClosedOnEar]),
        ("monitor speaker", &[NearField, MidField, FarField]),
        ("speakers nearfield", &[NearField]),
        ("over ear open back headphones", &[OpenOverEar]),
        ("clsed hedphones", &[ClosedOverEar, ClosedOnEar]),
        ("noise cancelling", &[NoiseCancelling]),
        ("noise-canceling headphone", &[NoiseCancelling]),
        ("subwoofer 10 inch", &[Subwoofer]),
        ("10\" sub", &[Subwoofer]),
        ("headphone amplifier", &[HeadphoneAmplifier]),
    ];
    for (text, wanted) in cases {
        assert_eq!(types(text), wanted, "{text}");
    }
    let amps = found("headphone amp");
    let first = index().products()[amps.products[0]].gear;
    assert_eq!(first, HeadphoneAmplifier, "before a model whose name begins like that");
}

#[test]
fn of_a_kind_that_the_catalogue_lacks_nothing_is_found() {
    let mut catalogue = knowledge().catalogue.clone();
    catalogue.products.retain(|product| product.gear != GearType::InEarMonitor);
    let without = with_catalogue(catalogue);
    let without = Index::new(&without);
    for text in ["in-ears", "in-ear monitors"] {
        assert_eq!(names(&without, &Query { text: text.to_owned(), ..Query::default() }), [""; 0], "{text}");
        assert_eq!(types(text), [GearType::InEarMonitor], "{text}");
    }
}

/// The embedded catalogue with these products of a shop.
fn with_shop(rows: &str) -> Knowledge {
    let text = format!("brand,model,type,woofer_in,availability\n{rows}");
    let reading = read("shop.csv", text.as_bytes(), knowledge());
    assert_eq!(reading.findings, []);
    with_catalogue(reading.outside.expect("a file without findings").over(knowledge()))
}

fn names(index: &Index, query: &Query) -> Vec<String> {
    let name = |place: usize| format!("{} {}", index.products()[place].brand, index.products()[place].name);
    search(index, query).products.into_iter().map(name).collect()
}

#[test]
fn a_name_is_a_better_hit_than_a_kind_and_a_size_is_that_of_the_woofer() {
    let shop = with_shop(
        "Zzz,Closed Circuit,near_field,5,\nZzz,Eins,in_ear_monitor,,\nZzz,Tief,subwoofer,10,\nZzz,10,subwoofer,8,\n",
    );
    let index = Index::new(&shop);
    let found = |text: &str| names(&index, &Query { text: text.to_owned(), ..Query::default() });
    assert_eq!(found("closed")[0], "Zzz Closed Circuit");
    assert!(found("closed").len() > 20, "and all that is closed after it");
    for text in ["in-ears", "in ear", "in-ear monitors", "inear"] {
        assert!(found(text).contains(&"Zzz Eins".to_owned()), "{text}");
    }
    assert!(found("subwoofer 10 inch").contains(&"Zzz Tief".to_owned()));
    assert!(!found("subwoofer 10 inch").contains(&"Zzz 10".to_owned()), "its name is no size");
    assert_eq!(found("zzz subwoofer 10")[0], "Zzz 10", "without a unit it is a name");
    assert_eq!(found("99 inch"), [""; 0]);
}

#[test]
fn the_products_of_a_shop_come_first_and_can_be_had_alone() {
    let shop = with_shop("Zzz,One,near_field,,\nSennheiser,HD 600,open_over_ear,,\n");
    let index = Index::new(&shop);
    let own = ["Sennheiser HD 600", "Zzz One"];
    assert_eq!(names(&index, &Query::default())[..2], own);
    let only = Query { origins: vec![Origin::Outside], ..Query::default() };
    assert_eq!(names(&index, &only), own, "of the embedded ones it is the one that the shop has too");
    let rest = Query { origins: vec![Origin::BuiltIn], ..Query::default() };
    assert_eq!(search(&index, &rest).products.len() + own.len(), index.products().len());
    let by_name = Query { sort: Sort::Name, ..Query::default() };
    assert_ne!(names(&index, &by_name)[..2], own, "another order is what it says");
    let hd = Query { text: "sennheiser hd".to_owned(), ..Query::default() };
    assert_eq!(names(&index, &hd)[0], "Sennheiser HD 600", "of names that fit alike");
    let text = Query { text: "sennheiser hd 650".to_owned(), ..Query::default() };
    assert_eq!(names(&index, &text)[0], "Sennheiser HD 650", "a better name is a better hit");
    assert!(knowledge().catalogue.products.iter().all(|product| !product.from_outside));
}

#[test]
fn unknown_figures_are_left_out_and_counted_apart() {
    let query = Query { impedance_ohms: Bounds { from: Some(200.0), to: None }, ..Query::default() };
    let found = search(index(), &query);
    for place in &found.products {
        let figure = index().products()[*place].figure(Quantity::Impedance).expect("only known ones are left");
        assert!(figure.value >= 200.0);
    }
    let is_headphone = |product: &&Product| knowledge().gear(product.gear).family == Family::Headphones;
    let unknown = index().products().iter().filter(is_headphone);
    let unknown = unknown.filter(|product| product.figure(Quantity::Impedance).is_none()).count();
    assert_eq!(found.unknown, unknown, "loudspeakers are not of unknown impedance");
    assert_eq!(found.facet(Facet::Impedance).unknown, unknown);
}

#[test]
fn what_has_only_its_upper_corner_known_surely_goes_that_deep() {
    let query = Query { lowest_hz: Bounds { from: None, to: Some(40.0) }, ..Query::default() };
    let found = search(index(), &query);
    assert!(!found.products.is_empty());
    for place in found.products {
        let product = &index().products()[place];
        let corner = extension(product).expect("only known ones are left");
        assert!(corner.hz <= 40.0);
        assert_eq!(product.figure(Quantity::F6).is_some(), corner.what == Quantity::F6, "{}", product.id);
    }
}

/// What a product is sorted by, lower first; `None` last. Worked out apart from the search.
fn sorted_by(product: &Product, sort: Sort) -> Option<f32> {
    let value = |what: Quantity| product.figure(what).map(|figure| figure.value);
    match sort {
        Sort::Relevance | Sort::Name => Some(0.0),
        Sort::Price => value(Quantity::Price),
        Sort::Preference => value(Quantity::PreferenceScore).or(value(Quantity::OliveScore)).map(|score| -score),
        Sort::Extension => extension(product).map(|corner| corner.hz),
        Sort::Weight => value(Quantity::Weight),
        Sort::Impedance => value(Quantity::Impedance),
    }
}

/// Scores that may be compared have the same.
fn rig_of(product: &Product, sort: Sort) -> &str {
    if sort != Sort::Preference {
        return "";
    }
    let independent = |product: &'static Product| {
        let figure = product.figure(Quantity::OliveScore)?;
        let condition = figure.condition.as_deref().unwrap_or_default();
        Some(if condition.contains("independent") { "independent" } else { "others" })
    };
    let product = index().knowledge.catalogue.product(&product.id).expect("a product of the catalogue");
    product.figure(Quantity::PreferenceScore).and_then(score_rig).or_else(|| independent(product)).unwrap_or("unknown")
}

#[test]
fn every_order_puts_the_unknown_last_and_never_mixes_rigs() {
    for &sort in Sort::ALL {
        let found = search(index(), &Query { sort, ..Query::default() });
        let products: Vec<&Product> = found.products.iter().map(|place| &index().products()[*place]).collect();
        let keys: Vec<Option<f32>> = products.iter().map(|product| sorted_by(product, sort)).collect();
        let known = keys.iter().take_while(|key| key.is_some()).count();
        assert!(keys[known..].iter().all(Option::is_none), "{}: something known after the unknown", sort.name());
        let mut rigs: Vec<&str> = products[..known].iter().map(|product| rig_of(product, sort)).collect();
        for pair in products[..known].windows(2) {
            let [one, next] = [pair[0], pair[1]].map(|product| sorted_by(product, sort));
            let same_rig = rig_of(pair[0], sort) == rig_of(pair[1], sort);
            assert!(one <= next || !same_rig, "{}: {} before {}", sort.name(), pair[0].id, pair[1].id);
        }
        rigs.dedup();
        let mut once = rigs.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(rigs.len(), once.len(), "{}: rigs are mixed: {rigs:?}", sort.name());
    }
}

fn bounds(ends: [f32; 2]) -> impl Strategy<Value = Bounds> {
    let end = || prop::option::weighted(0.3, ends[0]..ends[1]);
    prop_oneof![3 => Just(Bounds::default()), 1 => (end(), end()).prop_map(|(from, to)| Bounds { from, to })]
}

fn some<V: Vocabulary + std::fmt::Debug>() -> impl Strategy<Value = Vec<V>> {
    prop_oneof![2 => Just(Vec::new()), 1 => subsequence(V::ALL, 1..=V::ALL.len().min(4))]
}

prop_compose! {
    fn queries()(
        text in select(vec!["", "", "", "sennheiser", "pro", "hd", "adam audio", "genelac", "5", "studio monitor", "closed", "subwoofer 10 inch"]),
        origins in some::<Origin>(),
        types in some::<GearType>(),
        enclosures in some::<Enclosure>(),
        wearing in some::<Wearing>(),
        transducers in some::<Transducer>(),
        availability in some::<Availability>(),
        price in bounds([50.0, 2000.0]),
        impedance_ohms in bounds([16.0, 600.0]),
        isolation_db in bounds([5.0, 35.0]),
        lowest_hz in bounds([20.0, 80.0]),
        sort in select(Sort::ALL),
    ) -> Query {
        let text = text.to_owned();
        Query {
            text, origins, types, enclosures, wearing, transducers, availability, price, impedance_ohms, isolation_db,
            lowest_hz, sort,
        }
    }
}

/// A query with one value only of a facet that is a choice.
fn with_only(query: &Query, facet: Facet, value: usize) -> Query {
    let mut query = query.clone();
    match facet {
        Facet::Origin => query.origins = vec![Origin::ALL[value]],
        Facet::Type => query.types = vec![GearType::ALL[value]],
        Facet::Enclosure => query.enclosures = vec![Enclosure::ALL[value]],
        Facet::Wearing => query.wearing = vec![Wearing::ALL[value]],
        Facet::Transducer => query.transducers = vec![Transducer::ALL[value]],
        Facet::Availability => query.availability = vec![Availability::ALL[value]],
        Facet::Price | Facet::Impedance | Facet::Isolation | Facet::LowestHz => {}
    }
    query
}

#[test]
fn facet_counts_are_what_choosing_the_value_gives() {
    for_all(60, queries(), |query| {
        let found = search(index(), &query);
        for &facet in Facet::ALL {
            let counts = &found.facet(facet).values;
            prop_assert_eq!(counts.len(), facet.choices());
            for (value, &count) in counts.iter().enumerate() {
                let narrowed = search(index(), &with_only(&query, facet, value)).products.len();
                prop_assert_eq!(count, narrowed, "{} {}", facet.name(), value);
            }
        }
        Ok(())
    });
}

#[test]
fn an_order_never_changes_what_is_found_and_a_question_more_never_finds_more() {
    for_all(200, queries(), |query| {
        let found = search(index(), &query);
        let mut products = found.products.clone();
        products.sort_unstable();
        let mut by_name = search(index(), &Query { sort: Sort::Name, ..query.clone() }).products;
        prop_assert!(by_name.is_sorted(), "the catalogue stands by name");
        prop_assert_eq!(&products, &by_name);
        let wider = search(index(), &Query { text: query.text.clone(), ..Query::default() }).products;
        by_name.retain(|place| !wider.contains(place));
        prop_assert!(by_name.is_empty(), "found only when more is asked: {by_name:?}");
        prop_assert_eq!(found.forgiven, search(index(), &query).forgiven);
        Ok(())
    });
}

#[test]
fn any_text_at_all_can_be_looked_for() {
    for word in ["closed ", "10 inch ", "hd600 ", "zzzz "] {
        assert!(found(&word.repeat(20_000)).products.len() <= index().products().len());
    }
    for_all(500, "\\PC{0,40}", |text| {
        let found = found(&text);
        prop_assert!(found.products.len() <= index().products().len());
        Ok(())
    });
}

#[test]
fn the_ends_of_a_figure_are_the_ends_of_what_is_found() {
    let query = Query { enclosures: vec![Enclosure::Open], ..Query::default() };
    let found = search(index(), &query);
    let (lowest, highest) = found.facet(Facet::Price).ends.expect("open headphones have prices");
    let prices = found.products.iter().filter_map(|place| index().products()[*place].figure(Quantity::Price));
    let values: Vec<f32> = prices.map(|figure| figure.value).collect();
    assert!(values.contains(&lowest) && values.contains(&highest));
    assert!(values.iter().all(|value| (lowest..=highest).contains(value)));
}

#[test]
fn types_are_counted_as_the_catalogue_has_them() {
    let found = search(index(), &Query::default());
    let mut by_type: BTreeMap<GearType, usize> = BTreeMap::new();
    for product in index().products() {
        *by_type.entry(product.gear).or_default() += 1;
    }
    for (gear, count) in by_type {
        assert_eq!(found.facet(Facet::Type).values[gear.index()], count, "{}", gear.name());
    }
}
