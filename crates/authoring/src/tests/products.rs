//! Products of the catalogue.

use super::*;

const PRODUCT: &str = r#"brand = "Under Test"

[[product]]
id = "under-test-one"
name = "One"
type = "closed_over_ear"
availability = "current"
figure = [
  { what = "impedance", value = 32.0, unit = "ohm", basis = "claimed", source = "SOURCE" },
  { what = "price", value = 99.0, unit = "USD", basis = "claimed", source = "SOURCE", date = "2025-07" },
]
"#;
const FILE: &str = "catalogue/under-test.toml";
const PLACE: &str = "catalogue/under-test.toml, product under-test-one";

fn with_product(from: &str, to: &str) -> Base {
    let base = Base::real();
    let product = PRODUCT.replace("SOURCE", &base.first_source_below("catalogue/"));
    assert!(product.contains(from), "the product has no {from}");
    base.with(FILE, &product.replacen(from, to, 1))
}

#[test]
fn a_figure_in_a_unit_of_another_kind_is_reported() {
    let sound = with_product("Under Test", "Under Test").problems();
    assert!(sound.is_empty(), "the product of these tests is fine by itself: {}", list(&sound));
    let base = with_product(r#"unit = "ohm""#, r#"unit = "dB""#);
    assert_only(&base, PLACE, "its impedance is given in dB", "give it in ohm");
}

#[test]
fn a_figure_with_an_unknown_source_is_reported_with_the_one_meant() {
    let source = Base::real().first_source_below("catalogue/");
    let base = with_product(&source, &format!("{source}s"));
    let what = format!("its impedance has the unknown source `{source}s`");
    assert_only(&base, PLACE, &what, &format!("did you mean `{source}`?"));
    let base = with_product(&source, "zzzz");
    assert_only(&base, PLACE, "its impedance has the unknown source `zzzz`", "add it to catalogue/_sources.toml");
}

#[test]
fn a_price_without_a_date_is_reported() {
    let base = with_product(r#", date = "2025-07""#, "");
    assert_only(&base, PLACE, "its price has no date", "say when it was seen");
}

#[test]
fn a_price_in_another_currency_or_no_currency_at_all_is_reported() {
    let base = with_product(r#"unit = "USD""#, r#"unit = "EUR""#);
    assert_only(&base, PLACE, "its price is given in EUR", "convert it to USD, the currency of about.toml");
    let base = with_product(r#"unit = "USD""#, r#"unit = "g""#);
    assert_only(&base, PLACE, "its price is given in g", "give it in USD");
    let base = with_product(r#"unit = "ohm""#, r#"unit = "USD""#);
    assert_only(&base, PLACE, "its impedance is given in USD", "give it in ohm");
}

#[test]
fn a_link_to_a_shop_does_not_belong_into_the_base() {
    let base = with_product("availability =", "link = \"https://shop.example/one\"\navailability =");
    assert_only(&base, PLACE, "it has a link", "only a shop's own catalogue sells");
}

#[test]
fn unknown_words_of_a_product_are_reported_with_their_line() {
    let base = with_product(r#""closed_over_ear""#, r#""closed-over-ear""#);
    let place = "catalogue/under-test.toml, line 6, column 8";
    assert_only(&base, place, "unknown gear type `closed-over-ear`; did you mean `closed_over_ear`?", "schema.rs");
    let base = with_product("impedance", "impedence");
    let problems = base.problems();
    assert_eq!(problems.len(), 1, "{}", list(&problems));
    assert!(problems[0].what.contains("unknown figure `impedence`; did you mean `impedance`?"), "{}", problems[0]);
    assert!(problems[0].place.starts_with(FILE), "{}", problems[0]);
}

#[test]
fn two_products_of_one_name_are_reported() {
    let base = with_product("Under Test", "Under Test");
    let copy = base.text(FILE).to_owned();
    let what = "the product `under-test-one` exists twice";
    assert_only(&base.with("catalogue/zzz.toml", &copy), "catalogue/zzz.toml", what, "rename one of them");
}

#[test]
fn a_source_that_nothing_cites_is_reported() {
    let path = "catalogue/_sources.toml";
    let source = "[[source]]\nid = \"nobody-reads-me\"\ntitle = \"T\"\nby = \"B\"\nkind = \"web\"\nconfirmed = true\nnote = \"N\"\n";
    let text = format!("{source}\n{}", Base::real().text(path));
    let place = "catalogue/_sources.toml, line 2, source nobody-reads-me";
    assert_only(&Base::real().with(path, &text), place, "nothing cites this source", "cite it where it is used");
}

#[test]
fn who_names_a_product_is_a_source_and_says_for_what() {
    let source = Base::real().first_source_below("catalogue/");
    let named = |entries: &str| with_product("figure = [", &format!("named_by = [{entries}]\nfigure = ["));
    let good = format!(r#"{{ source = "{source}", for = ["mix"] }}"#);
    let problems = named(&good).problems();
    assert!(problems.is_empty(), "{}", list(&problems));
    let base = named(&good.replace(&source, &format!("{source}s")));
    let what = format!("it is named by the unknown source `{source}s`");
    assert_only(&base, PLACE, &what, &format!("did you mean `{source}`?"));
    let base = named(&good.replace(&source, "zzzz"));
    assert_only(&base, PLACE, "it is named by the unknown source `zzzz`", "add it to catalogue/_sources.toml");
    let base = named(&good.replace(r#"["mix"]"#, "[]"));
    assert_only(&base, PLACE, "it is named for nothing", "say for which activities");
    let base = named(&good.replace("mix", "mixing"));
    let problems = base.problems();
    assert!(problems[0].what.contains("unknown activity `mixing`; did you mean `mix`?"), "{}", list(&problems));
    let what = format!("it is named by `{source}` twice, which would count as two");
    assert_only(&named(&format!("{good}, {good}")), PLACE, &what, "put all uses into one entry");
}
