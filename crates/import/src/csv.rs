//! CSV after RFC 4180, with what spreadsheets make of it: semicolons, tabs, a byte order mark, `sep=;`.
//!
//! Own code, because the readers that one could take never complain: a quotation mark that nobody closes swallows
//! the rest of the file there, and here it is a problem with its line.

use crate::limits::MAX_PRODUCTS;
use crate::product::Reader;
use crate::row::{Column, OWN, Row, Value, instead_of};
use crate::sheet::{Mode, Sheet};
use advisor::situation::{Vocabulary, excerpt};

/// One column for each thing that can be said, and room for the author's own.
const MAX_COLUMNS: usize = 100;

const HEADER: &str = "start with a line of column names, such as brand,model,type,price,currency";

pub(super) fn read(text: &str, mut reader: Reader) -> Option<Sheet> {
    let (separator, text, line) = separator(text);
    let mut records = Records { rest: text, separator, line };
    let Some(header) = records.find(|record| !record.is_blank()) else {
        reader.findings.error("the whole file", "it has no header", HEADER);
        return None;
    };
    report_quotes(&header, &mut reader);
    if header.cells.len() > MAX_COLUMNS {
        let what = format!("{} columns are more than the {MAX_COLUMNS} a catalogue can have", header.cells.len());
        reader.findings.error(&format!("line {}", header.line), &what, "remove the ones that are only for you");
        return None;
    }
    let columns = columns(&header, &mut reader)?;
    let mut count = 0;
    for record in records.filter(|record| !record.is_blank()) {
        if reader.findings.is_full() {
            break;
        }
        count += 1;
        if count > MAX_PRODUCTS {
            let what = format!("there are more than the {MAX_PRODUCTS} products a catalogue can have");
            reader.findings.error(
                &format!("line {}", record.line),
                &what,
                "leave out products that are not for monitoring",
            );
            break;
        }
        if report_quotes(&record, &mut reader) {
            continue;
        }
        if record.cells.len() != columns.len() {
            let what = format!("{} cells where the header has {}", record.cells.len(), columns.len());
            let remedy = format!("put quotation marks around a cell that has a {} in it", name_of(separator));
            reader.findings.error(&format!("line {}", record.line), &what, &remedy);
            continue;
        }
        let mut row = Row::of_csv(record.line);
        for (column, cell) in columns.iter().zip(&record.cells) {
            let cell = cell.trim();
            if let Some(column) = column.filter(|_| !cell.is_empty()) {
                row.set(column, Value::Cell(cell, separator != ','), record.line);
            }
        }
        reader.product(&row);
    }
    let (currency, products) = reader.finish(&format!("line {}", header.line));
    Some(Sheet { name: None, mode: Mode::Extend, currency, products })
}

/// The separator of a text, the text from its header on, and the line of that.
///
/// A spreadsheet may say it in a first line `sep=;`; otherwise it is the one that the header has most of.
fn separator(text: &str) -> (char, &str, usize) {
    const SEPARATORS: [char; 3] = [',', ';', '\t'];
    let first = text.lines().next().unwrap_or_default();
    let said = first.strip_prefix("sep=").and_then(|said| said.chars().next());
    if let Some(said) = said.filter(|said| SEPARATORS.contains(said)) {
        return (said, text.get(first.len()..).unwrap_or_default().trim_start_matches(['\r', '\n']), 2);
    }
    let mut best = (',', 0);
    for separator in SEPARATORS {
        let count = first.matches(separator).count();
        if count > best.1 {
            best = (separator, count);
        }
    }
    (best.0, text, 1)
}

fn name_of(separator: char) -> &'static str {
    match separator {
        ';' => "semicolon",
        '\t' => "tab",
        _ => "comma",
    }
}

/// The column of each cell of the header; none for the author's own and for what is reported. None at all where the line
/// is no header.
fn columns(header: &Record, reader: &mut Reader) -> Option<Vec<Option<Column>>> {
    let mut seen: Vec<String> = Vec::new();
    let mut columns = Vec::new();
    for (index, cell) in header.cells.iter().enumerate() {
        let name = cell.trim().to_ascii_lowercase().replace([' ', '-'], "_");
        let place = format!("line {}, column {}", header.line, excerpt(cell.trim()));
        if name.is_empty() {
            let place = format!("line {}, column {}", header.line, index + 1);
            reader.findings.error(&place, "the column has no name", "name it, or remove it");
            columns.push(None);
            continue;
        }
        let column = Column::from_name(&name);
        if seen.contains(&name) {
            reader.findings.error(&place, "this column appears more than once", "keep one of them");
        } else if column.is_none() && !name.starts_with(OWN) {
            reader.findings.error(&place, "unknown column", &instead_of(&name, None));
        }
        columns.push(column.filter(|_| !seen.contains(&name)));
        seen.push(name);
    }
    if columns.iter().all(Option::is_none) {
        reader.findings.clear();
        reader.findings.error(
            &format!("line {}", header.line),
            "this is not a header: it names none of the columns",
            HEADER,
        );
        return None;
    }
    for column in Column::REQUIRED {
        if !columns.contains(&Some(column)) {
            let what = format!("the column `{}` is missing", column.name());
            reader.findings.error(&format!("line {}", header.line), &what, "add it: every product needs it");
            reader.not_asked_for(column);
        }
    }
    Some(columns)
}

/// Reports broken quotation of a record, and whether there was any.
fn report_quotes(record: &Record, reader: &mut Reader) -> bool {
    let (line, what) = match record.broken {
        None => return false,
        Some(Broken::Open(line)) => (line, "a quotation mark is opened and never closed"),
        Some(Broken::TextAfter(line)) => (line, "there is text after a closing quotation mark"),
        Some(Broken::Inside(line)) => (line, "there is a quotation mark inside a cell that does not start with one"),
    };
    let remedy = "put quotation marks around the whole cell, and double the ones inside it";
    reader.findings.error(&format!("line {line}"), what, remedy);
    true
}

/// What is wrong with the quotation of a record, and on which line.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Broken {
    Open(usize),
    TextAfter(usize),
    Inside(usize),
}

/// One line of a table, which may go over several of the text.
#[derive(Debug, PartialEq)]
struct Record {
    line: usize,
    cells: Vec<String>,
    broken: Option<Broken>,
}

impl Record {
    fn is_blank(&self) -> bool {
        self.broken.is_none() && self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

struct Records<'t> {
    rest: &'t str,
    separator: char,
    line: usize,
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.rest.is_empty() {
            return None;
        }
        let mut record = Record { line: self.line, cells: Vec::new(), broken: None };
        loop {
            let cell = self.cell(&mut record.broken);
            record.cells.push(cell);
            match self.rest.strip_prefix(self.separator) {
                Some(rest) => self.rest = rest,
                None => break,
            }
        }
        if !self.rest.is_empty() {
            self.rest = self.rest.strip_prefix('\r').unwrap_or(self.rest);
            self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
            self.line += 1;
        }
        Some(record)
    }
}

impl<'t> Records<'t> {
    /// Reads up to the next separator or the end of the line, and leaves that where it is.
    fn cell(&mut self, broken: &mut Option<Broken>) -> String {
        let Some(quoted) = self.rest.strip_prefix('"') else {
            let text = self.up_to_end_of_cell();
            if text.contains('"') {
                broken.get_or_insert(Broken::Inside(self.line));
            }
            return text.to_owned();
        };
        let opened = self.line;
        self.rest = quoted;
        let mut cell = String::new();
        loop {
            let Some(end) = self.rest.find('"') else {
                // There is no quotation mark left, so the lines after this one are as good as any.
                broken.get_or_insert(Broken::Open(opened));
                self.up_to_end_of_line();
                return cell;
            };
            let (before, after) = self.rest.split_at(end);
            self.line += before.matches('\n').count();
            cell.push_str(before);
            self.rest = after.strip_prefix('"').unwrap_or(after);
            match self.rest.strip_prefix('"') {
                Some(rest) => {
                    cell.push('"');
                    self.rest = rest;
                }
                None => break,
            }
        }
        if !self.up_to_end_of_cell().trim().is_empty() {
            broken.get_or_insert(Broken::TextAfter(self.line));
        }
        cell
    }

    fn up_to_end_of_cell(&mut self) -> &'t str {
        let separator = self.separator;
        self.up_to(|character| character == separator || matches!(character, '\r' | '\n'))
    }

    fn up_to_end_of_line(&mut self) {
        self.up_to(|character| matches!(character, '\r' | '\n'));
    }

    fn up_to(&mut self, ends: impl Fn(char) -> bool) -> &'t str {
        let (text, rest) = self.rest.split_at(self.rest.find(ends).unwrap_or(self.rest.len()));
        self.rest = rest;
        text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn records(text: &str) -> Vec<Record> {
        let (separator, text, line) = separator(text);
        Records { rest: text, separator, line }.collect()
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        records(text).into_iter().map(|record| record.cells).collect()
    }

    #[test]
    fn quoted_cells_may_hold_what_separates_others() {
        assert_eq!(cells("a,\"b,\"\"c\"\"\nd\"\r\ne,f"), [["a", "b,\"c\"\nd"], ["e", "f"]]);
        assert_eq!(records("a,\"b\n\nc\"\nd,e")[1].line, 4, "lines are counted inside quotation marks too");
        assert_eq!(cells("a;b\tc;d"), [["a", "b\tc", "d"]]);
        assert_eq!(cells("sep=;\r\na,b;c"), [["a,b", "c"]]);
    }

    #[test]
    fn broken_quotation_is_found_where_it_is() {
        assert_eq!(records("a,b\nc,\"d\ne,f")[1].broken, Some(Broken::Open(2)));
        assert_eq!(records("a,b\n\"c\"d,e")[1].broken, Some(Broken::TextAfter(2)));
        assert_eq!(records("a,b\n12\" sub,e")[1].broken, Some(Broken::Inside(2)));
    }

    proptest! {
        #[test]
        fn what_is_written_by_the_standard_is_read_back(
            table in proptest::collection::vec(proptest::collection::vec("[a-c\",;\n\r\t é]{0,6}", 3), 1..5),
        ) {
            let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let row = |cells: &Vec<String>| cells.iter().map(quoted).collect::<Vec<_>>().join(",");
            let text = table.iter().map(row).collect::<Vec<_>>().join("\r\n");
            let read: Vec<Record> = Records { rest: &text, separator: ',', line: 1 }.collect();
            prop_assert!(read.iter().all(|record| record.broken.is_none()));
            prop_assert_eq!(read.into_iter().map(|record| record.cells).collect::<Vec<_>>(), table);
        }
    }
}
