//! A table whose columns are found by their names.

use film_reader::table::{Misquoted, Row, Rows};
use std::collections::HashMap;

/// A table, its header read.
pub struct Table {
    /// The columns by their names, without case, blanks and punctuation.
    columns: HashMap<String, usize>,
    /// The rows, or why one cannot be read, each with its line.
    pub rows: Vec<(usize, Result<Fields, String>)>,
}

/// After how many rows whose quotation marks go wrong the next one is not looked for: each search may go through the
/// whole table.
const MAX_MISQUOTED: usize = 50;

/// The fields of a row.
pub type Fields = Vec<String>;

impl Table {
    /// The table in `text`.
    ///
    /// # Errors
    /// Why it is none.
    pub fn of(text: &str) -> Result<Table, String> {
        let mut lines = Lines { text, at: 0, line: 1 };
        let mut rows = Rows::new(text);
        let header = rows.by_ref().find(|row| !row.is_blank()).ok_or("it has no rows")?;
        let columns: HashMap<String, usize> =
            header.fields.iter().enumerate().rev().map(|(at, field)| (normalized(&field.value), at)).collect();
        if header.fields.len() < 2 || header.misquoted.is_some() {
            return Err("it begins with no row of column names".into());
        }
        let count = header.fields.len();
        let mut out = Vec::new();
        let mut again = 0;
        while let Some(row) = rows.next() {
            if row.is_blank() {
                continue;
            }
            let start = row.fields.first().map_or(0, |field| field.span.start);
            let line = lines.of(start);
            let is_misquoted = row.misquoted.is_some();
            out.push((line, fields(row, count)));
            // A quotation that is not closed where it should be may have swallowed the rows below it.
            if is_misquoted
                && again < MAX_MISQUOTED
                && let Some(end) = text[start..].find('\n')
            {
                again += 1;
                rows.resume_at(start + end + 1);
            }
        }
        Ok(Table { columns, rows: out })
    }

    /// The column of that name, in small letters without blanks.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.get(name).copied()
    }

    /// All fields of a column that are not blank.
    pub fn fields<'t>(&'t self, name: &str) -> impl Iterator<Item = &'t str> {
        let column = self.column(name);
        self.rows.iter().filter_map(move |(_, row)| Some(row.as_ref().ok()?.get(column?)?.as_str()))
    }

    /// Whether it has all these columns.
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.columns.contains_key(*name))
    }

    /// The field of a row in the first of these columns that there is; `None` where it is blank.
    pub fn get<'f>(&self, fields: &'f Fields, names: &[&str]) -> Option<&'f str> {
        names.iter().find_map(|name| Some(fields.get(self.column(name)?)?.trim()).filter(|value| !value.is_empty()))
    }
}

fn normalized(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn fields(row: Row<'_>, count: usize) -> Result<Fields, String> {
    if let Some((_, misquoted)) = row.misquoted {
        return Err(match misquoted {
            Misquoted::Unclosed => "a quotation mark is never closed".into(),
            Misquoted::TooSoon => "a quotation is closed before its field ends".into(),
        });
    }
    let mut fields: Fields = row.fields.into_iter().map(|field| field.value.into_owned()).collect();
    // Some programs write a separator at the end of the row.
    while fields.len() > count && fields.last().is_some_and(String::is_empty) {
        fields.pop();
    }
    if fields.len() != count {
        return Err(format!("the row has {} of {count} fields", fields.len()));
    }
    Ok(fields)
}

/// Counts lines up to places that are asked for in order.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> usize {
        self.line += self.text.as_bytes()[self.at..at.max(self.at)].iter().filter(|byte| **byte == b'\n').count();
        self.at = at.max(self.at);
        self.line
    }
}
