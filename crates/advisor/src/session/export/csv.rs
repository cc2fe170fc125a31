use super::name_of;
use crate::advice::Advice;
use crate::knowledge::{Knowledge, Share};
use crate::session::words;

const HEADINGS: [&str; 10] =
    ["Kit", "Activity", "Job", "Essential", "Share of the work in %", "Use", "Have it?", "Low", "Score", "High"];

/// The plan of every kit as a table: one row for each activity and job, with what to use and its score out of a hundred.
///
/// Comma-separated as in RFC 4180, lines ending in CR LF. A cell that a spreadsheet would take for a formula has an
/// apostrophe before it.
#[must_use]
pub fn plan_csv(advice: &Advice, knowledge: &Knowledge) -> String {
    let mut csv = String::new();
    line(&HEADINGS.map(str::to_owned), &mut csv);
    for kit in &advice.kits {
        for row in &kit.plan {
            let item = kit.items.get(row.item);
            let score = |share: Share| words::of_hundred(share);
            let cells = [
                words::label(kit.label, kit.covers_required).to_owned(),
                knowledge.activity(row.activity).label.clone(),
                knowledge.job(row.job).label.clone(),
                if row.required { words::REQUIRED.to_owned() } else { String::new() },
                words::decimal(row.weight * 100.0, 1),
                item.map_or(String::new(), |item| name_of(item, knowledge)),
                item.map_or(String::new(), |item| words::action(item.action).to_owned()),
                score(row.fit.low),
                score(row.fit.likely),
                score(row.fit.high),
            ];
            line(&cells, &mut csv);
        }
    }
    csv
}

fn line(cells: &[String], csv: &mut String) {
    for (place, text) in cells.iter().enumerate() {
        if place > 0 {
            csv.push(',');
        }
        cell(text, csv);
    }
    csv.push_str("\r\n");
}

fn cell(text: &str, csv: &mut String) {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let is_quoted = text.contains([',', '"', '\r', '\n']);
    if is_quoted {
        csv.push('"');
    }
    if is_formula {
        csv.push('\'');
    }
    csv.push_str(&text.replace('"', "\"\""));
    if is_quoted {
        csv.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_their_commas_and_never_become_formulas() {
        for (text, written) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("5\" \"woofer\"", "\"5\"\" \"\"woofer\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@sum", "'@sum"),
            ("", ""),
        ] {
            let mut csv = String::new();
            cell(text, &mut csv);
            assert_eq!(csv, written);
        }
    }
}
