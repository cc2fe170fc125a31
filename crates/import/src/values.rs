//! The values of a row, each of the kind that its column wants; another kind is a finding.

use crate::finding::Findings;
use crate::number::number;
use crate::row::{Column, Row, Value};
use crate::text::Wrong;
use advisor::situation::{Json, Vocabulary, excerpt, unknown_name};

impl Findings {
    pub fn number(&mut self, row: &Row, column: Column) -> Option<f64> {
        match row.get(column)? {
            Value::Json(Json::Number(number)) => Some(*number),
            Value::Json(other) => self.wrong_kind(row, column, other, "a plain number"),
            Value::Cell(cell, decimal_comma) => match number(cell, decimal_comma) {
                Ok(number) => Some(number),
                Err(remedy) => {
                    let what = format!("`{}` is not a plain number", excerpt(cell));
                    self.error(&row.place_of(column), &what, remedy);
                    None
                }
            },
        }
    }

    pub fn flag(&mut self, row: &Row, column: Column) -> Option<bool> {
        match row.get(column)? {
            Value::Json(Json::Flag(flag)) => Some(*flag),
            Value::Json(other) => self.wrong_kind(row, column, other, "true or false"),
            Value::Cell(cell, _) => match cell.to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => Some(true),
                "false" | "no" | "0" => Some(false),
                _ => {
                    let what = format!("`{}` is neither yes nor no", excerpt(cell));
                    self.error(&row.place_of(column), &what, "write yes or no, or leave the cell empty");
                    None
                }
            },
        }
    }

    pub fn word<V: Vocabulary>(&mut self, row: &Row, column: Column) -> Option<V> {
        let text = self.text(row, column, |_| Ok(()))?;
        // As people write them: `Near-field`, `on sale`.
        let folded = text.trim().to_lowercase().replace([' ', '-'], "_");
        let named = match folded.as_str() {
            "on_sale" => "current",
            "no_longer_made" => "discontinued",
            "out_of_stock" => "sold_out",
            "on_order" | "to_be_ordered" => "to_order",
            other => other,
        };
        let member = V::from_name(text).or_else(|| V::from_name(named));
        if member.is_none() {
            self.unknown(row, column, text, unknown_name::<V>(text));
        }
        member
    }

    fn unknown(&mut self, row: &Row, column: Column, text: &str, (what, remedy): (String, String)) {
        let remedy = match text.to_ascii_lowercase().as_str() {
            "in stock" | "in_stock" | "instock" | "available" => "what is sold is `current`",
            "backorder" | "back order" | "backordered" => {
                "what will come again is `sold_out`, what you order for somebody `to_order`"
            }
            _ => &remedy,
        };
        self.error(&row.place_of(column), &what, remedy);
    }

    /// A text that passes a check, without space around it; an empty one is none.
    pub fn text<'a>(&mut self, row: &Row<'a>, column: Column, check: fn(&str) -> Result<(), Wrong>) -> Option<&'a str> {
        let text = match row.get(column)? {
            Value::Json(Json::Text(text)) => text.trim(),
            Value::Json(other) => return self.wrong_kind(row, column, other, "a text"),
            Value::Cell(cell, _) => cell,
        };
        if text.is_empty() && Column::REQUIRED.contains(&column) {
            self.error(&row.place_of(column), "this is empty", "every product needs brand, model and type");
        }
        if text.is_empty() {
            return None;
        }
        match check(text) {
            Ok(()) => Some(text),
            Err((what, remedy)) => {
                self.error(&row.place_of(column), &what, &remedy);
                None
            }
        }
    }

    fn wrong_kind<T>(&mut self, row: &Row, column: Column, found: &Json, wanted: &str) -> Option<T> {
        let what = format!("this is {}, not {wanted}", found.kind());
        self.error(&row.place_of(column), &what, &format!("write {wanted}"));
        None
    }
}
