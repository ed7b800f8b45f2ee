//! Facts that stand beside the title and below it: capsules, the director, the year, what a page says of itself.

use super::Reader;
use super::head::SHORT;
use crate::credits::{self, Facts, Known};
use crate::diagnostic::{Code, Severity};
use crate::source::At;
use crate::text::{single_spaced, split_at_mark};
use crate::{grade, title};

impl<'a> Reader<'a, '_> {
    /// Takes `Mira Osei, Ghana/Germany, 2018; Larkin Pictures` below a title.
    pub(super) fn under_title(&mut self, line: &'a str) -> bool {
        let mut facts = Facts::default();
        let found = self.credits().take_under_title(line, &mut facts).is_some();
        self.facts.complete(facts);
        found
    }

    /// Takes the title and its facts off the line that the prose begins on; gives the prose.
    pub(super) fn capsule(&mut self, line: &'a str) -> Option<&'a str> {
        if self.title.is_some() {
            return None;
        }
        // `Three Winters. Norway, 2019. Dir: Ann Lee.` goes on with the credits.
        if let Some((title, rest)) = split_at_mark(line, ". ")
            && title.len() <= SHORT
            && title::line(self.credits(), title, &mut Facts::default()).is_some_and(|found| found.text == title)
            && self.credits().is_credits(rest, &mut Known::default())
        {
            self.title = Some(At::new(single_spaced(title), self.source.span(title)));
            return Some(rest);
        }
        // `Three Winters , 2019. Directed by Ann Lee.`
        if let Some((head, rest)) = split_at_mark(line, ". ")
            && head.len() <= SHORT
            && let Some((title, year)) = head.rsplit_once(',')
            && let Some(year) = crate::credits::year(year.trim())
            && title::title_case(title.trim())
        {
            let title = title.trim();
            self.title = Some(At::new(single_spaced(title), self.source.span(title)));
            self.facts.year.get_or_insert(At::new(year, self.source.span(head)));
            return Some(rest);
        }
        // `LOW TIDE. 3.5 stars. A harbour wakes …`, `"Low Tide" -- A harbour wakes …`
        if let Some((head, rest)) = split_at_mark(line, ". ")
            && head.len() <= SHORT
            && let Some((mark, prose)) = split_at_mark(rest, ". ")
            && title::line(self.credits(), head, &mut Facts::default()).is_some_and(|found| found.text == head)
            && let Some(found) = grade::own_line(mark, self.site.stars_out_of)
        {
            self.title = Some(At::new(single_spaced(head), self.source.span(head)));
            self.grades.extend(found);
            return Some(prose.trim_start());
        }
        if let Some((head, prose)) = [" -- ", " — ", " – "].iter().find_map(|dash| split_at_mark(line, dash))
            && head.len() <= SHORT
            && let Some(title) = title::headline::led_by_title(head).filter(|title| title.len() + 8 > head.len())
            && prose.split_whitespace().nth(8).is_some()
        {
            self.title = Some(At::new(single_spaced(title), self.source.span(title)));
            return Some(prose.trim_start());
        }
        let mut facts = Facts::default();
        let (title, prose) = title::capsule::read(self.credits(), line, &mut facts)?;
        self.title = Some(At::new(single_spaced(title.text), self.source.span(title.text)));
        self.facts.complete(facts);
        self.grades.extend(title.grades);
        Some(prose)
    }

    /// What of a line of the page stands after its day.
    pub(super) fn stored_day(&mut self, line: &'a str) -> Option<&'a str> {
        let rest = line.strip_prefix("date ")?;
        let (day, rest) = rest.split_once(' ')?;
        let year = day.get(..4).and_then(crate::credits::year);
        if year.is_none() || !day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return None;
        }
        self.review.date_published = self.review.date_published.take().or_else(|| super::dates::civil(day));
        Some(rest.trim_start())
    }

    /// Takes a line of facts about the page or the release, none of which the model keeps.
    pub(super) fn fact_of_page(&self, line: &str) -> bool {
        const LABELS: [&str; 7] = ["release date", "genre", "genres", "genre(s)", "when", "where", "format"];
        let near = &line.as_bytes()[..line.len().min(SHORT)];
        let Some(colon) = memchr::memchr(b':', near) else { return false };
        let (label, value) = (&line[..colon], &line[colon + 1..]);
        value.len() < SHORT && LABELS.iter().any(|known| known.eq_ignore_ascii_case(label.trim()))
    }

    /// Takes the year that stands alone below the title.
    pub(super) fn year_below_title(&mut self, line: &'a str) -> bool {
        let Some(year) = credits::year(line).filter(|_| self.title.is_some()) else { return false };
        self.facts.year.get_or_insert(At::new(year, self.source.span(line)));
        true
    }

    /// Takes the name of the director right below the title, where the countries and the year follow on the next line or the
    /// year behind it, as festivals have it: `Mara Quill` above `Ghana, Germany 2018`, `Mara Quill (2018)`.
    pub(super) fn director_below_title(&mut self, line: &'a str, next: Option<&'a str>) -> bool {
        let Some(title) = self.title.as_ref().filter(|_| self.facts.directors.is_empty() && line.len() <= SHORT) else {
            return false;
        };
        let (name, year) = match line.strip_suffix(')').and_then(|line| line.split_once(" (")) {
            Some((name, year)) => (name, credits::year(year).map(|number| At::new(number, self.source.span(year)))),
            None => (line, None),
        };
        if !super::titles::is_a_person(name) || name.len() < line.len() && year.is_none() {
            return false;
        }
        let named = self.is_named_any_case_after(line, &title.value);
        if !named && !super::titles::is_surely_a_person(name) {
            return false;
        }
        let mut facts = Facts::default();
        let mut row = || {
            let taken = next.and_then(|next| self.credits().take_under_title(next, &mut facts));
            taken.is_some() && facts.year.is_some() && !facts.countries.is_empty()
        };
        if !(if year.is_some() { named } else { row() }) {
            return false;
        }
        self.facts.directors.push(self.credits().name(name));
        self.facts.year = self.facts.year.take().or(year);
        true
    }

    /// Leaves a credit out that the model does not keep and that stands among others, whatever its label is called.
    pub(super) fn other_credit_among(&mut self, line: &'a str) -> bool {
        let Some((label, value)) = split_at_mark(line, ": ").filter(|_| line.len() <= SHORT) else { return false };
        let named = crate::names::split(value).iter().all(|name| name.contains(' ') && crate::names::is_name(name));
        let is_credit = named && label.split_whitespace().count() <= 3 && !title::headline::is_kicker(label);
        if !is_credit || title::headline::announced(line).is_some() || self.is_named_any_case_after(line, line) {
            return false;
        }
        let message = format!("\"{label}\" is no credit that is known, and is left out");
        let help = "leave it as it is, or write it as a sentence of the review to have it shown";
        self.tell(self.source.span(label), Severity::Note, Code::UnknownCredit, message, help);
        true
    }
}
