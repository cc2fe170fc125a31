//! Prints what the catalogue knows: products by type, and for each figure what it rests on.
//!
//! Below that, the monitors whose figures say another field than the catalogue does.

use advisor::browse::{Evidence, Settled, counts, field};
use advisor::knowledge::{Basis, Knowledge};
use advisor::situation::Vocabulary;
use knowledge::embedded_with_catalogue;

fn main() {
    let knowledge = embedded_with_catalogue();
    print_counts(knowledge);
    print_fields(knowledge);
}

fn print_counts(knowledge: &Knowledge) {
    let counts = counts(&knowledge.catalogue);
    println!("{} products; of each figure the share in per cent", counts.products);
    for of_type in &counts.types {
        let share = |count: usize| match (count * 100 + of_type.products / 2) / of_type.products {
            0 if count == 0 => "·".to_owned(),
            0 => "<1".to_owned(),
            share => share.to_string(),
        };
        println!("\n{} ({})", of_type.gear.name(), of_type.products);
        print!("  {:26}", "");
        for basis in Basis::ALL {
            print!("{:>12}", basis.name());
        }
        println!("{:>12}", "unknown");
        for figure in &of_type.quantities {
            print!("  {:26}", figure.what.name());
            for count in figure.by_basis {
                print!("{:>12}", share(count));
            }
            println!("{:>12}", share(figure.unknown));
        }
        for of_trait in &of_type.traits {
            let [sourced, unconfirmed, unknown] = [of_trait.sourced, of_trait.unconfirmed, of_trait.unknown].map(share);
            println!("  {:26}{sourced:>11} %, unconfirmed {unconfirmed} %, unknown {unknown} %", of_trait.what.name());
        }
    }
}

fn print_fields(knowledge: &Knowledge) {
    let monitors = knowledge.catalogue.products.iter();
    let fields: Vec<_> =
        monitors.filter_map(|product| field(knowledge, product).map(|field| (product, field))).collect();
    println!("\nField of {} monitors", fields.len());
    for settled in [Settled::ByFigures, Settled::ByCatalogueAmongEqual, Settled::ByCatalogueForWant] {
        println!("  {settled:?}: {}", fields.iter().filter(|(_, field)| field.settled == settled).count());
    }
    for (product, field) in fields.iter().filter(|(product, field)| product.gear != field.gear) {
        println!("  {}: catalogue {}, figures {}", product.id, product.gear.name(), field.gear.name());
        for admits in &field.because {
            println!("    {}: {} to {}", words(admits.evidence), admits.from.name(), admits.to.name());
        }
    }
}

fn words(evidence: Evidence) -> String {
    match evidence {
        Evidence::Woofer { inches, count } => format!("{inches:.1} in of {count} woofer(s)"),
        Evidence::Extension { hz, is_f6: true } => format!("{hz:.0} Hz at -6 dB"),
        Evidence::Extension { hz, is_f6: false } => format!("{hz:.0} Hz at -3 dB"),
        Evidence::Level { db_spl: [one, two, three], needed_db_spl } => {
            format!("one gives {one:.0}, {two:.0}, {three:.0} dB at 1, 2, 3 m; needed {needed_db_spl:.0} dB")
        }
        Evidence::Recommended { from_m, to_m } => format!("recommended for {from_m:.1} to {to_m:.1} m"),
    }
}
