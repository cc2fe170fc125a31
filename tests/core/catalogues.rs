//! Catalogues from outside: good ones do what their authors want, bad ones get every problem at once, and hostile ones
//! do nothing at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{any_of, for_all, knowledge};
use advisor::knowledge::{Availability, Basis, Catalogue, Product, Quantity};
use advisor::situation::{GearType, Money, Vocabulary};
use import::{Column, Finding, MAX_BYTES, MAX_PRODUCTS, Mode, Outside, Reading, Severity, read};
use proptest::prelude::*;
use serde::Deserialize;

/// Severity, place, a part of what is wrong, a part of the remedy.
type Expected = (String, String, String, String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    findings: Vec<Expected>,
}

fn folder(name: &str) -> PathBuf {
    Path::new(crate::support::ROOT).join("tests/catalogues").join(name)
}

/// Names of the catalogues in a folder, in order.
fn names(of: &str) -> Vec<String> {
    let entries = fs::read_dir(folder(of)).expect("the folder").map(|entry| entry.expect("an entry").path());
    let catalogues = entries.filter(|path| path.extension().is_some_and(|ending| ending == "json" || ending == "csv"));
    let mut names: Vec<String> =
        catalogues.map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn cost(product: &Product) -> Option<Money> {
    knowledge().cost(product)
}

fn sensitivity(product: &Product) -> Option<(f64, f64)> {
    knowledge().about.sensitivity_db_per_v(product)
}

fn read_file(of: &str, name: &str) -> Reading {
    let bytes = fs::read(folder(of).join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    read(name, &bytes, knowledge())
}

#[track_caller]
fn good(name: &str) -> Outside {
    let reading = read_file("good", name);
    assert_eq!(reading.findings, [], "{name}");
    reading.outside.unwrap_or_else(|| panic!("{name} is refused"))
}

/// One product in JSON with these keys beside the required ones, read with the embedded catalogue known.
fn one(keys: &str) -> Reading {
    let text = format!(
        r#"{{ "sweetspot_catalogue": 1, "currency": "USD", "products": [
          {{ "brand": "Example", "model": "One", "type": "closed_over_ear"{keys} }} ] }}"#
    );
    read("one.json", text.as_bytes(), knowledge())
}

#[track_caller]
fn only(reading: &Reading) -> &Finding {
    assert_eq!(reading.findings.len(), 1, "{:?}", reading.findings);
    &reading.findings[0]
}

fn is_meant(finding: &Finding, (severity, place, what, remedy): &Expected) -> bool {
    let kind = if finding.severity == Severity::Error { "error" } else { "warning" };
    let problem = &finding.problem;
    kind == severity && problem.place == *place && problem.what.contains(what) && problem.remedy.contains(remedy)
}

/// Differences between what was expected and what was found; none if they match one to one, in order.
fn differences(expected: &[Expected], found: &[Finding]) -> Vec<String> {
    let mut differences = Vec::new();
    for (number, finding) in found.iter().enumerate() {
        match expected.get(number) {
            Some(expected) if is_meant(finding, expected) => {}
            Some((severity, place, what, remedy)) => {
                differences.push(format!("expected {severity}: {place}: {what}; {remedy}\n     found {finding}"));
            }
            None => differences.push(format!("not expected: {finding}")),
        }
    }
    for (severity, place, what, remedy) in expected.iter().skip(found.len()) {
        differences.push(format!("not found: {severity}: {place}: {what}; {remedy}"));
    }
    differences
}

#[test]
fn every_problem_of_a_bad_catalogue_is_named_at_once_with_its_place_and_a_remedy() {
    let text = fs::read_to_string(folder("bad").join("expected.toml")).expect("the table of answers");
    let answers: BTreeMap<String, Answer> = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    let names = names("bad");
    assert!(names.len() >= 50, "only {} bad catalogues", names.len());
    let mut complaints = Vec::new();
    for name in &names {
        let Some(answer) = answers.get(name) else {
            complaints.push(format!("expected.toml says nothing about {name}"));
            continue;
        };
        let reading = read_file("bad", name);
        assert_eq!(reading.outside.is_none(), reading.errors() > 0, "{name}");
        let found = differences(&answer.findings, &reading.findings);
        complaints.extend(found.into_iter().map(|difference| format!("{name}: {difference}")));
    }
    complaints.extend(answers.keys().filter(|name| !names.contains(name)).map(|name| format!("there is no {name}")));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn good_catalogues_are_taken_without_a_word() {
    for name in names("good") {
        good(&name);
    }
}

#[test]
fn the_same_catalogue_is_read_from_json_and_from_csv() {
    let (json, csv) = (good("shop.json").catalogue, good("shop.csv").catalogue);
    assert_eq!((json.currency.as_str(), csv.currency.as_str()), ("EUR", "EUR"));
    let contents = |catalogue: &Catalogue| {
        let product = |product: &Product| (product.brand.clone(), cost(product), product.link.clone(), product.gear);
        catalogue.products.iter().map(product).collect::<Vec<_>>()
    };
    assert_eq!(contents(&json), contents(&csv));
}

#[test]
fn a_spreadsheet_with_semicolons_and_decimal_commas_is_read() {
    let catalogue = good("spreadsheet.csv").catalogue;
    let monitor = catalogue.product("beispiel-monitor-5-wei").expect("the monitor");
    assert_eq!(monitor.name, "Monitor \"5\";weiß");
    assert_eq!(cost(monitor), Some(Money::from_units(399)), "a price is for one unless the file says pair");
    assert_eq!(monitor.figure(Quantity::Height).map(|height| height.value), Some(298.5));
    let subwoofer = catalogue.product("beispiel-tief-10").expect("the subwoofer");
    assert_eq!(cost(subwoofer), Some(Money::from_units(499)));
}

#[test]
fn a_shop_has_our_figures_under_its_prices() {
    let shop = good("shop.json");
    assert_eq!(shop.mode, Mode::Replace);
    let merged = shop.over(knowledge());
    assert_eq!(merged.products.len(), 3);
    assert_eq!((merged.name.as_deref(), merged.currency.as_str()), (Some("Example Sound"), "EUR"));
    let hd_600 = merged.product("sennheiser-hd-600").expect("it has our id");
    assert_eq!(cost(hd_600), Some(Money::from_units(289)));
    assert_eq!(hd_600.link.as_deref(), Some("https://shop.example/hd-600"));
    let ours = knowledge().catalogue.product("sennheiser-hd-600").expect("we have it");
    assert_eq!(sensitivity(hd_600), sensitivity(ours));
    assert_eq!(hd_600.impedance_ohms(), ours.impedance_ohms());
    let hs5 = merged.product("yamaha-hs5").expect("it has our id");
    assert_eq!(cost(hs5), Some(Money::from_units(358)), "the price of a pair");
    let sources: Vec<&str> = merged.sources.iter().map(|source| source.id.as_str()).collect();
    for figure in merged.products.iter().flat_map(|product| &product.figures) {
        assert!(sources.contains(&figure.source.as_str()), "nobody knows the source {}", figure.source);
    }
}

#[test]
fn what_was_measured_stands_above_what_a_shop_claims() {
    let text =
        "brand,model,type,impedance_ohms,sensitivity_db_per_mw,weight_g\nSENNHEISER,hd600,open_over_ear,300,96,254\n";
    let reading = read("claims.csv", text.as_bytes(), knowledge());
    let merged = reading.outside.expect("it is fine").over(knowledge());
    assert_eq!(merged.products.len(), knowledge().catalogue.products.len(), "it is no second product");
    let hd_600 = merged.product("sennheiser-hd-600").expect("it has our id");
    let ours = knowledge().catalogue.product("sennheiser-hd-600").expect("we have it");
    assert_eq!(sensitivity(hd_600), sensitivity(ours));
    let weight = hd_600.figure(Quantity::Weight).expect("a weight");
    assert_eq!((weight.value, weight.basis), (254.0, Basis::Claimed));
    assert_eq!(hd_600.availability, ours.availability, "the file does not say");
    assert_eq!(cost(hd_600), None, "a price is never taken over");
}

#[test]
fn a_catalogue_in_another_currency_takes_no_price_of_ours() {
    let smallest = good("smallest.csv");
    let same = smallest.over(knowledge());
    assert_eq!(same.products.len(), knowledge().catalogue.products.len() + 1);
    assert!(same.product("yamaha-hs5").and_then(cost).is_some());
    let mut foreign = smallest;
    foreign.catalogue.currency = "CHF".to_owned();
    let merged = foreign.over(knowledge());
    assert!(merged.products.iter().all(|product| cost(product).is_none()));
    assert_eq!(merged.products.len(), knowledge().catalogue.products.len() + 1);
}

/// Writes our own products as a shop would: they are real, so nothing about them should look doubtful.
#[test]
fn nothing_is_doubtful_about_real_products() {
    let figure = |product: &Product, what: Quantity, unit: &str| {
        let found = product.figures.iter().find(|figure| figure.what == what && figure.unit.name() == unit);
        found.map_or(String::new(), |figure| figure.value.to_string())
    };
    let mut text = String::from(
        "id,brand,model,type,price,currency,impedance_ohms,weight_g,woofer_in,lowest_hz,height_mm,width_mm,depth_mm,transducer\n",
    );
    for product in &knowledge().catalogue.products {
        let transducer = product.transducer.map_or("", Vocabulary::name);
        let price = product.figure(Quantity::Price).filter(|price| price.value > 0.0);
        let cells = [
            product.id.clone(),
            product.brand.clone(),
            format!("\"{}\"", product.name.replace('"', "\"\"")),
            product.gear.name().to_owned(),
            price.map_or(String::new(), |price| price.value.to_string()),
            "USD".to_owned(),
            figure(product, Quantity::Impedance, "ohm"),
            figure(product, Quantity::Weight, "g"),
            figure(product, Quantity::Woofer, "in"),
            figure(product, Quantity::F6, "Hz"),
            figure(product, Quantity::Height, "mm"),
            figure(product, Quantity::Width, "mm"),
            figure(product, Quantity::Depth, "mm"),
            transducer.to_owned(),
        ];
        text += &format!("{}\n", cells.join(","));
    }
    let reading = read("ours.csv", text.as_bytes(), knowledge());
    let findings: Vec<String> = reading.findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    let merged = reading.outside.expect("it is fine").over(knowledge());
    for (ours, theirs) in knowledge().catalogue.products.iter().zip(&merged.products) {
        assert_eq!((&ours.id, ours.gear, ours.impedance_ohms()), (&theirs.id, theirs.gear, theirs.impedance_ohms()));
        assert_eq!(sensitivity(ours), sensitivity(theirs), "{}", ours.id);
    }
}

#[test]
fn an_author_who_has_checked_a_figure_is_believed() {
    let sensitivity = r#", "impedance_ohms": 38, "sensitivity_db_per_mw": 115"#;
    assert_eq!(only(&one(sensitivity)).severity, Severity::Warning);
    assert_eq!(one(&format!(r#"{sensitivity}, "checked": true"#)).findings, []);
    let weight = r#", "weight_g": 0.2, "checked": true"#;
    assert_eq!(only(&one(weight)).severity, Severity::Warning, "what cannot be is not believed");
}

#[test]
fn left_out_means_unknown_and_never_zero() {
    let outside = one("").outside.expect("it is fine");
    let product = &outside.catalogue.products[0];
    assert_eq!((product.figures.len(), cost(product), product.wireless), (0, None, None));
    assert_eq!(product.availability, Availability::Unknown);
    let doubted = one(r#", "weight_g": 0.25"#).outside.expect("a doubtful figure does not refuse the file");
    assert_eq!(doubted.catalogue.products[0].figure(Quantity::Weight), None);
}

#[test]
fn every_product_gets_an_id_of_its_own() {
    let mut text = String::from("brand,model,type\n");
    for number in 0..200 {
        let mark = char::from_u32(0x4e00 + number).expect("a letter");
        text += &format!("品牌,{mark},near_field\nExample,One {mark},near_field\n");
    }
    let outside = read("names.csv", text.as_bytes(), knowledge()).outside.expect("it is fine");
    let mut ids: Vec<&str> = outside.catalogue.products.iter().map(|product| product.id.as_str()).collect();
    assert!(ids.is_sorted());
    ids.dedup();
    assert_eq!(ids.len(), 400);
    assert!(ids.contains(&"product-200") && ids.contains(&"example-one-200"));
}

/// Rows of cells as a table with this separator.
fn table(rows: &[Vec<String>], separator: char) -> String {
    let rows: Vec<String> = rows.iter().map(|cells| cells.join(&separator.to_string())).collect();
    rows.join("\r\n")
}

#[test]
fn neither_the_separator_nor_the_order_of_rows_and_columns_matters() {
    let product = ("[A-Z][a-z]{1,8}", any_of::<GearType>(), 1_u32..5_000, 1_u32..20_000);
    let products = prop::collection::vec(product, 1..12);
    let orders =
        (any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::sample::select(&[',', ';', '\t'][..]));
    for_all(200, (products, orders), |(products, (by_column, by_row, separator))| {
        let header = ["brand", "model", "type", "price", "currency", "weight_g"].map(str::to_owned).to_vec();
        let mut rows: Vec<Vec<String>> = vec![header];
        for (number, (brand, gear, price, weight)) in products.iter().enumerate() {
            let name = gear.name().to_owned();
            rows.push(vec![
                brand.clone(),
                format!("No {number}"),
                name,
                price.to_string(),
                "EUR".to_owned(),
                weight.to_string(),
            ]);
        }
        let straight = read("x", table(&rows, ',').as_bytes(), knowledge());
        let count = rows.len() - 1;
        rows[1..].rotate_left(by_row.index(count));
        for row in &mut rows {
            row.rotate_left(by_column.index(6));
        }
        let turned = read("x", table(&rows, separator).as_bytes(), knowledge());
        prop_assert!(straight.outside.is_some(), "{:?}", straight.findings);
        prop_assert_eq!(&straight.outside, &turned.outside);
        let merged = straight.outside.map(|outside| outside.over(knowledge()));
        prop_assert_eq!(merged.map(|merged| merged.products.len()), Some(knowledge().catalogue.products.len() + count));
        Ok(())
    });
}

mod hostile {
    use super::*;

    fn rows(count: usize, row: impl Fn(usize) -> String) -> String {
        let rows: Vec<String> = (0..count).map(row).collect();
        format!("brand,model,type,price,currency,link\n{}\n", rows.join("\n"))
    }

    #[test]
    fn script_in_a_name_stays_text() {
        let name = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        let text = format!("brand,model,type\nExample,{name},near_field\n");
        let outside = read("x.csv", text.as_bytes(), knowledge()).outside.expect("it is only text");
        assert_eq!(outside.catalogue.products[0].name, name);
        assert_eq!(outside.catalogue.products[0].id, "example-script-alert-1-script-img-src-x-onerror-alert-1");
    }

    #[test]
    fn ten_thousand_products_are_read_and_one_more_is_not() {
        let row = |number: usize| format!("Example,Model {number},near_field,100,EUR,https://shop.example/{number}");
        let outside = read("x.csv", rows(MAX_PRODUCTS, row).as_bytes(), knowledge()).outside.expect("just enough");
        assert_eq!(outside.over(knowledge()).products.len(), MAX_PRODUCTS + knowledge().catalogue.products.len());
        let reading = read("x.csv", rows(MAX_PRODUCTS + 1, row).as_bytes(), knowledge());
        assert!(only(&reading).problem.what.contains("more than the 10000 products"), "{:?}", reading.findings);
    }

    #[test]
    fn ten_thousand_rows_with_three_problems_each_have_thirty_thousand_problems() {
        let row = |number: usize| format!("Example,Model {number},nearfield,€,EUR,javascript:alert({number})");
        let reading = read("x.csv", rows(MAX_PRODUCTS, row).as_bytes(), knowledge());
        assert_eq!(reading.findings.len(), 3 * MAX_PRODUCTS);
        assert_eq!(reading.findings[29_999].problem.place, "line 10001, column price");
    }

    #[test]
    fn more_problems_than_anybody_reads_end_with_a_word() {
        let product = format!("{{ {} }}", (0..90).map(|key| format!("\"k{key}\": 1")).collect::<Vec<_>>().join(","));
        let products = vec![product; 4_000].join(",");
        let text = format!(r#"{{ "sweetspot_catalogue": 1, "products": [{products}] }}"#);
        let reading = read("x.json", text.as_bytes(), knowledge());
        let last = reading.findings.last().expect("findings");
        assert!(last.problem.what.contains("more than 50000 problems"), "{last}");
    }

    #[test]
    fn a_text_of_a_megabyte_is_one_problem_with_a_short_message() {
        let long = "o".repeat(1 << 20);
        for (name, text) in [
            ("x.csv", format!("brand,model,type\nExample,{long},near_field\n")),
            ("x.csv", format!("brand,model,type\nExample,One,{long}\n")),
            ("x.csv", format!("brand,model,type,price\nExample,One,near_field,{}\n", "9".repeat(1 << 20))),
            ("x.csv", format!("brand,model,type,{long}\nExample,One,near_field,\n")),
            ("x.csv", format!("brand,model,type,id\nExample,One,near_field,{long}\n")),
        ] {
            let reading = read(name, text.as_bytes(), knowledge());
            assert!(only(&reading).to_string().len() < 600, "{}", reading.findings[0].to_string().len());
        }
        for key in ["link", "note", "id", "availability", "price_date", "price"] {
            assert!(only(&one(&format!(r#", "{key}": "{long}""#))).to_string().len() < 600, "{key}");
        }
        assert!(only(&one(&format!(r#", "{long}": 1"#))).to_string().len() < 600);
    }

    #[test]
    fn a_file_that_is_too_large_is_not_even_read() {
        let reading = read("x.json", "[".repeat(MAX_BYTES + 1).as_bytes(), knowledge());
        assert!(only(&reading).problem.what.contains("bytes are more than the 4194304"), "{:?}", reading.findings);
    }

    #[test]
    fn nests_lists_and_separators_without_end_are_refused_in_a_moment() {
        for text in [
            "[".repeat(MAX_BYTES),
            "{\"a\":".repeat(MAX_BYTES / 5),
            format!("[{}1]", "1,".repeat(MAX_BYTES / 2 - 2)),
            format!(r#"{{"products":[{}1]}}"#, "1,".repeat(MAX_BYTES / 2 - 20)),
            format!(r#"{{"products":[{{{}"z":1}}]}}"#, r#""a":1,"#.repeat(600_000)),
            ",".repeat(MAX_BYTES),
            format!("brand,model,type\n{}", ",".repeat(MAX_BYTES - 100)),
            format!("brand,model,type\n{}", "\n".repeat(MAX_BYTES - 100)),
            format!("brand,model,type\n{}", "\"\n".repeat(MAX_BYTES / 2 - 100)),
            format!("brand,model,type\n{}", "a\"\n".repeat(MAX_BYTES / 3 - 100)),
            "\"".repeat(MAX_BYTES),
        ] {
            let reading = read("x", text.as_bytes(), knowledge());
            assert!(reading.outside.is_none(), "{}", text.chars().take(40).collect::<String>());
            assert!(reading.findings.len() <= MAX_PRODUCTS + 2, "{}", reading.findings.len());
        }
    }

    #[test]
    fn numbers_beyond_all_measure_are_refused_or_left_out() {
        for number in ["1e308", "-1e308", "1e-320", "99999999999999999999999999", "0.0000000000000000001", "-0.0"] {
            let reading = one(&format!(r#", "price": {number}, "weight_g": {number}, "impedance_ohms": {number}"#));
            let outside = reading.outside.unwrap_or_else(|| panic!("{number} refuses the file"));
            assert_eq!(outside.catalogue.products[0].figures, [], "{number}");
            assert_eq!(reading.findings.len(), 3, "{number}");
        }
    }
}

/// The documentation shows the example files as they are, and names every column.
#[test]
fn the_documentation_shows_what_is_read() {
    let text = fs::read_to_string(Path::new(crate::support::ROOT).join("docs/own-catalogue.md"));
    let text = text.expect("the documentation");
    for name in ["shop.json", "shop.csv"] {
        let example = fs::read_to_string(folder("good").join(name)).expect("an example");
        assert!(text.contains(example.trim_end()), "the documentation does not show {name} as it is");
    }
    for column in Column::ALL {
        assert!(text.contains(&format!("| `{}` |", column.name())), "the documentation lacks `{}`", column.name());
    }
    for limit in ["4 MB", "10,000", "200 characters", "500 characters"] {
        assert!(text.contains(limit), "the documentation lacks the limit {limit}");
    }
}
