//! Advice from a shop's own catalogue: in its currency, with its prices and its links.

use std::fs;
use std::path::Path;

use crate::support::{bought, knowledge};
use advisor::advice::{Advice, Item, ItemAction, advise, check_models};
use advisor::knowledge::{Availability, Knowledge, Tier};
use advisor::session::Units;
use advisor::session::export::markdown;
use advisor::situation::{GearType, Money, Situation};
use import::{Mode, Outside, SOURCE, read};
use knowledge::{library, with_catalogue};

/// A file, read beside the embedded catalogue.
#[track_caller]
fn file(name: &str, text: &str) -> Outside {
    let reading = read(name, text.as_bytes(), knowledge());
    assert_eq!(reading.findings, [], "{name}");
    reading.outside.expect("a file without findings is taken")
}

fn shop() -> Outside {
    let path = Path::new(crate::support::ROOT).join("tests/catalogues/good/shop.csv");
    file("shop.csv", &fs::read_to_string(path).expect("an example"))
}

fn knowledge_of(outside: &Outside) -> Knowledge {
    with_catalogue(outside.over(knowledge()))
}

#[track_caller]
fn situation(json: &str) -> Situation {
    advisor::situation::read(json).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// Everything that is to be bought in any kit.
fn new_items(advice: &Advice) -> Vec<&Item> {
    let items = advice.kits.iter().flat_map(|kit| &kit.items);
    items.filter(|item| item.action.is_bought()).collect()
}

/// A shop in euros with pairs of monitors at these prices.
fn monitors_at(pairs: &[u32]) -> Outside {
    let rows = pairs.iter().enumerate().map(|(place, price)| format!("Example,M{place},near_field,{price},EUR,pair\n"));
    file("shop.csv", &format!("brand,model,type,price,currency,price_for\n{}", rows.collect::<String>()))
}

#[test]
fn a_shop_that_replaces_the_catalogue_sells_only_what_it_has() {
    let outside = Outside { mode: Mode::Replace, ..shop() };
    let knowledge = knowledge_of(&outside);
    let answers = situation(r#"{ "work": { "mix": 3, "record_at_mic": 1 }, "budget": 1000 }"#);
    let advice = advise(&answers, &knowledge);
    assert_eq!(advice.currency, "EUR");
    assert!(advice.headline.contains('€'), "{}", advice.headline);
    let items = new_items(&advice);
    assert!(!items.is_empty());
    for item in items {
        let model = item.model.as_deref().expect("the shop has no helper, and what it has are models");
        let product = outside.catalogue.product(model).expect("a product of the shop");
        assert_eq!((Some(item.cost), &item.link), (knowledge.cost(product), &product.link), "{model}");
        assert_eq!(item.price.as_ref().map(|price| price.source.as_str()), Some(SOURCE), "{model}");
    }
    let linked = advice.kits.iter().flat_map(|kit| &kit.items).filter_map(|item| item.link.as_deref());
    assert!(linked.clone().count() > 0 && linked.into_iter().all(|link| link.starts_with("https://shop.example/")));
}

#[test]
fn a_shop_in_euros_beside_the_catalogue_leaves_products_in_dollars_unsold_but_known() {
    let knowledge = knowledge_of(&shop());
    let mut answers = situation(
        r#"{ "work": { "mix": 1 }, "owned": [{ "model": "sennheiser-hd-650" }], "picked": ["yamaha-hs8", "yamaha-hs5"] }"#,
    );
    let problems = check_models(&answers, &knowledge);
    let what: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(what.len(), 1, "{what:?}");
    assert!(what[0].contains("`yamaha-hs8` has no price"), "{what:?}");
    let advice = advise(&answers, &knowledge);
    assert!(advice.kits.iter().all(|kit| kit.items.iter().any(|item| item.model.as_deref() == Some("yamaha-hs5"))));
    assert!(new_items(&advice).iter().all(|item| item.model.as_deref() != Some("yamaha-hs8")));
    answers.picked.clear();
    answers.max_new_items = Some(0);
    let used = &advise(&answers, &knowledge).kits[0].items[0];
    assert_eq!((used.model.as_deref(), used.action), (Some("sennheiser-hd-650"), ItemAction::UseOwned));
}

#[test]
fn a_shop_in_dollars_beside_the_catalogue_has_its_own_price_and_link_for_what_it_sells() {
    let line = "Yamaha,HS5,near_field,150,USD,https://shop.example/hs5\n";
    let outside = file("shop.csv", &format!("brand,model,type,price,currency,link\n{line}"));
    let advice = advise(&situation(r#"{ "picked": ["yamaha-hs5"] }"#), &knowledge_of(&outside));
    for kit in &advice.kits {
        let item = kit.items.iter().find(|item| item.model.as_deref() == Some("yamaha-hs5")).expect("it is picked");
        assert_eq!(item.cost, Money::from_units(300), "a pair");
        assert_eq!(item.link.as_deref(), Some("https://shop.example/hs5"));
        assert!(kit.items.iter().all(|other| other == item || other.link.is_none()), "only the shop has links");
    }
    let other = advise(&situation(r#"{ "work": { "record_at_mic": 1 } }"#), &knowledge_of(&outside));
    assert!(bought(&other.kits[0]).count() > 0, "all else is sold at the prices that are known");
}

#[test]
fn a_type_costs_in_another_currency_what_its_products_usually_do_there() {
    let entry = |knowledge: &Knowledge| knowledge.gear(GearType::NearField).clone();
    let offers = |pairs: &[u32]| {
        let knowledge = knowledge_of(&Outside { mode: Mode::Replace, ..monitors_at(pairs) });
        let offers = knowledge.offers(&entry(&knowledge), &|_| true).into_iter();
        offers.map(|(tier, cost, product)| (tier, cost, product.is_some())).collect::<Vec<_>>()
    };
    assert_eq!(offers(&[900, 200, 400]), [(Tier::Solid, Money::from_units(400), true)], "the middle one");
    assert_eq!(offers(&[900, 200]), [(Tier::Solid, Money::from_units(900), true)], "the dearer of two in the middle");
    assert_eq!(offers(&[250]), [(Tier::Solid, Money::from_units(250), true)]);
    let usual = knowledge().offers(&entry(knowledge()), &|_| true);
    let own: Vec<_> = entry(knowledge()).offers.iter().map(|offer| (offer.tier, offer.cost, None)).collect();
    assert_eq!(usual, own, "in the base's own currency its own prices count");
}

#[test]
fn what_has_no_price_in_a_currency_is_not_offered_in_it() {
    let knowledge = knowledge_of(&Outside { mode: Mode::Replace, ..monitors_at(&[300]) });
    for entry in knowledge.gear.iter().filter(|entry| entry.id != GearType::NearField) {
        assert_eq!(knowledge.offers(entry, &|_| true), [], "{}", entry.noun);
    }
    let everything = situation(r#"{ "work": { "mix": 1, "record_at_mic": 1 }, "place": { "can_treat": true } }"#);
    let advice = advise(&everything, &knowledge);
    let types: Vec<GearType> = new_items(&advice).iter().map(|item| item.gear).collect();
    assert!(types.iter().all(|gear| *gear == GearType::NearField), "{types:?}");
    assert!(!advice.kits[0].covers_required && !advice.kits[0].uncovered.is_empty(), "and that is said");
}

#[test]
fn what_is_sold_out_is_not_suggested_and_what_is_to_be_ordered_says_so() {
    let with = |availability: &str| {
        let text = format!(
            "brand,model,type,price,currency,availability\nA,One,closed_over_ear,80,EUR,{availability}\n\
             B,Two,closed_over_ear,90,EUR,\n"
        );
        knowledge_of(&Outside { mode: Mode::Replace, ..file("shop.csv", &text) })
    };
    let sings = situation(r#"{ "work": { "record_at_mic": 1 } }"#);
    let suggested = |availability: &str| {
        let advice = advise(&sings, &with(availability));
        let items = new_items(&advice);
        items.iter().find(|item| item.model.as_deref() == Some("a-one")).map(|item| item.availability)
    };
    assert_eq!(suggested("to order"), Some(Some(Availability::ToOrder)));
    assert_eq!(suggested("on sale"), Some(Some(Availability::Current)));
    assert_eq!(suggested(""), Some(None), "nobody says");
    for gone in ["sold out", "out of stock", "discontinued"] {
        assert_eq!(suggested(gone), None, "{gone}");
    }
    let text = "brand,model,type,price,currency,availability\n\
                A,One,closed_over_ear,80,EUR,to order\nB,Two,closed_over_ear,80,EUR,on sale\n";
    let equal = knowledge_of(&Outside { mode: Mode::Replace, ..file("shop.csv", text) });
    let bought: Vec<_> = new_items(&advise(&sings, &equal)).iter().map(|item| item.model.clone()).collect();
    assert_eq!(bought, [Some("b-two".to_owned())], "of equals the one that is there");
    let wants = Situation { picked: vec!["a-one".to_owned()], ..sings.clone() };
    let advice = advise(&wants, &with("sold out"));
    for item in new_items(&advice) {
        assert_eq!((item.model.as_deref(), item.availability), (Some("a-one"), Some(Availability::SoldOut)));
    }
    let page = markdown(&wants, &advice, &with("sold out"), library(), Units::Metric, None);
    assert!(page.contains("**A One**, €80, sold out; ask when it will be back"), "{page}");
}

#[test]
fn no_product_stands_in_for_its_type_that_is_sold_out_or_never_wanted() {
    let text = "brand,model,type,price,currency,availability\nA,One,closed_over_ear,80,EUR,\n\
                B,Mic,measurement_microphone,90,EUR,sold_out\nC,Box,interface,90,EUR,\n";
    let knowledge = knowledge_of(&Outside { mode: Mode::Replace, ..file("shop.csv", text) });
    let answers = situation(r#"{ "work": { "record_at_mic": 1 }, "never": ["a-one", "c-box"] }"#);
    assert_eq!(new_items(&advise(&answers, &knowledge)), [] as [&Item; 0]);
    let wanted = Situation { never: Vec::new(), ..answers };
    assert_eq!(new_items(&advise(&wanted, &knowledge))[0].model.as_deref(), Some("a-one"));
}

#[test]
fn models_of_a_shop_are_named_once_and_left_out_where_its_catalogue_is_not() {
    let unknown = |json: &str| advise(&situation(json), knowledge()).unknown_models;
    assert_eq!(unknown(r#"{ "picked": ["yamaha-hs5"] }"#), None);
    assert_eq!(
        unknown(r#"{ "picked": ["house-one"], "never": ["yamaha-hs8"] }"#).as_deref(),
        Some("1 model named here is not in this catalogue, so the advice leaves them out: house-one.")
    );
    let many =
        r#"{ "owned": [{ "model": "e" }, { "model": "e" }, { "model": "a" }], "picked": ["b", "d"], "never": ["c"] }"#;
    assert_eq!(
        unknown(many).as_deref(),
        Some("5 models named here are not in this catalogue, so the advice leaves them out: e, a, b and 2 more.")
    );
    let without = advise(&Situation::default(), knowledge());
    assert_eq!(advise(&situation(many), knowledge()).kits, without.kits, "what nobody knows changes nothing");
}
