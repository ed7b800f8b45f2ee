//! The rows of an export as reviews, beside those of other documents.

use super::{Entry, Problem, entries, stars};
use crate::credits::{self, Facts};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{Parsed, dates};
use crate::markup;
use crate::site::Site;
use crate::source::{At, Source};
use crate::text::single_spaced;
use film_model::{Review, is_web_address};
use std::ops::Range;

/// Reads every review of an export. What is wrong with a row is told, and costs that row or that
/// field only.
pub fn reviews<'a>(source: &Source<'a>, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Vec<Parsed<'a>> {
    let problem = |Problem { span, message, help }| source.report(span, Severity::Error, Code::Export, message, help);
    let rows = match entries(source.text) {
        Ok(rows) => rows,
        Err(header) => {
            diagnostics.push(problem(header));
            return Vec::new();
        }
    };
    let mut parsed = Vec::with_capacity(rows.len());
    for row in rows {
        match row {
            Ok(entry) => parsed.push(review(source, entry, site, diagnostics)),
            Err(row) => diagnostics.push(problem(row)),
        }
    }
    parsed
}

fn review<'a>(source: &Source<'a>, entry: Entry<'a>, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Parsed<'a> {
    let mut tell = |span: Range<usize>, severity, code, message: String, help: &str| {
        diagnostics.push(source.report(span, severity, code, message, help));
    };
    let mut facts = Facts::default();
    if let Some(year) = entry.year {
        match credits::year(year.value.trim()) {
            Some(number) => facts.year = Some(At::new(number, year.span)),
            None => {
                let message = format!("\"{}\" is no year", year.value);
                let help = "write a year of four digits, for example `2020`";
                tell(year.span, Severity::Error, Code::InvalidDate, message, help);
            }
        }
    }
    let mut date_published = None;
    for date in [entry.date, entry.watched].into_iter().flatten() {
        match dates::civil(date.value.trim()) {
            Some(date) => date_published = date_published.or(Some(date)),
            None => {
                let message = format!("\"{}\" is no date", date.value);
                let help = "write the date as year-month-day, for example `2020-12-04`";
                tell(date.span, Severity::Error, Code::InvalidDate, message, help);
            }
        }
    }
    let grade = entry.rating.and_then(|rating| {
        let grade = stars(&rating.value);
        if grade.is_none() {
            let message = format!("\"{}\" is no rating", rating.value);
            tell(
                rating.span,
                Severity::Error,
                Code::InvalidGrade,
                message,
                "write half stars from 0.5 to 5, for example `4.5`",
            );
        }
        grade
    });
    let mut prose = Vec::new();
    let mut review_body = Vec::new();
    match &entry.review {
        Some(text) => {
            review_body = markup::blocks(&text.value);
            if text.value.matches("||").count() % 2 == 1 {
                let help = "close the spoiler with a second `||`; as it stands, everybody sees it";
                tell(
                    text.span.clone(),
                    Severity::Warning,
                    Code::UnclosedSpoiler,
                    "a spoiler is never closed".into(),
                    help,
                );
            }
            // Names are looked up in the text as it stands, so that they have their place.
            prose.push(&source.text[text.span.clone()]);
        }
        None => {
            let help = "write the review into the column `Review`, or take the row out";
            let message = format!("there is no review of \"{}\" in this row", entry.name.value);
            tell(entry.name.span.clone(), Severity::Warning, Code::EmptyReview, message, help);
        }
    }
    let url = entry.uri.map(|uri| uri.value.trim().to_owned()).filter(|uri| is_web_address(uri));
    Parsed {
        source: source.clone(),
        title: At::new(single_spaced(&entry.name.value), entry.name.span),
        slug: None,
        facts,
        review: Review {
            source: source.path.to_owned(),
            author: site.author.clone(),
            publisher: site.publication.clone(),
            lang: site.lang.clone(),
            date_published,
            url,
            grade,
            review_body,
            ..Review::default()
        },
        prose,
    }
}
