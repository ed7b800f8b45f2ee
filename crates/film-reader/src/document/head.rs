//! What stands before the prose: title, byline, caption.

use super::Reader;
use crate::credits::{self, Facts, Known};
use crate::diagnostic::{Code, Severity};
use crate::layout::Chunk;
use crate::sentence::ends_sentence;
use crate::source::At;
use crate::text::{fold, single_spaced, split_at_mark};
use crate::{caption, grade, title};
use std::ops::Range;

/// How many chunks may stand before the prose.
const HEAD: usize = 6;

/// How many lines of a chunk may.
const LINES: usize = 12;

impl<'a> Reader<'a, '_> {
    /// Reads the lines before the prose.
    pub fn head(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        let mut inferred = None;
        let mut sure: Option<Option<usize>> = None;
        let mut standfirst = false;
        let mut after_day = false;
        let mut has_data = false;
        for at in 0..chunks.len().min(HEAD) {
            let opens = at == 0 && chunks[at].lines.len() == 1;
            let opens = opens && chunks.get(at + 1).is_some_and(|next| !self.is_data(&next.lines));
            let after = chunks.get(at + 1).and_then(|chunk| chunk.lines.first().copied());
            let mut lines = std::mem::take(&mut chunks[at].lines);
            let mut kept = 0;
            let mut read = 0;
            while read < lines.len().min(LINES) {
                let line = lines[read];
                let next = lines.get(read + 1).copied();
                // A picture at the head of a post is neither title nor prose.
                let picture = line.starts_with("![") && line.ends_with(')');
                let genre = line.strip_prefix("Genre ").or_else(|| line.strip_prefix("Genres "));
                let genre = genre.and_then(|genres| genres.split(',').next()).is_some_and(crate::credits::is_genre);
                let kicker = (genre || title::headline::is_kicker(line) || crate::credits::is_genre(line))
                    && (line.ends_with(':') || next.or(after).is_some_and(|next| next.len() < SHORT));
                // What is stored of a page may begin with its day: `date 2023-07-22 Ann Lee in Road`.
                let line = self.stored_day(line).unwrap_or(line);
                let line = line.strip_prefix("Who:").map_or(line, str::trim_start);
                let underline = read > 0 && line.len() > 2 && line.bytes().all(|byte| matches!(byte, b'=' | b'-'));
                let taken = picture
                    || underline
                    || kicker
                    || self.caption(line, &mut inferred)
                    || self.name_over_day(line, next.or(after))
                    || after_day && self.name_under_day(line, next.or(after))
                    || self.label_over_name(line)
                    || self.byline(line)
                    || self.signed_below_title(line)
                    || self.fact_of_page(line)
                    || self.year_below_title(line)
                    || self.director_below_title(line, next.or(after))
                    || self.title.is_none() && line.len() <= SHORT && line.ends_with("itle:")
                    || self.title.is_some() && line.len() <= SHORT && is_other_title(line);
                after_day = taken && Self::is_day(line);
                // A line that the text never names gives way to one below it that is surely a title.
                let above = !taken
                    && self.title.is_none()
                    && !self.is_data(&[line])
                    && line.len() < SHORT
                    && *sure.get_or_insert_with(|| self.sure_title_below(line, &lines[read + 1..], &chunks[at + 1..]))
                        > Some(self.source.span(line).start)
                    && (super::titles::is_surely_a_person(line) || !self.is_named_after(line, line));
                if above {
                    self.above_title(line);
                    read += 1;
                    continue;
                }
                // What follows a comma goes on with a list of names.
                let goes_on = read > 0 && lines[read - 1].ends_with(',') && self.is_data(&[lines[read - 1]]);
                // `Music: Ann Lee` among the credits above a text that has no title.
                if !taken && has_data && self.title.is_none() && !self.is_data(&[line]) && self.other_credit_among(line)
                {
                    read += 1;
                    continue;
                }
                let taken = taken || !goes_on && (self.film_and_credits(line) || self.title_line(line, next, opens));
                if !taken {
                    // A headline without the title, or a standfirst below one, has the byline after it.
                    let mut below =
                        lines[read + 1..].iter().chain(chunks[at + 1..].iter().flat_map(|chunk| &chunk.lines));
                    let byline = line.len() < LONGEST_STANDFIRST
                        && !line.starts_with(char::is_lowercase)
                        && !standfirst
                        && below.next().is_some_and(|next| Self::is_byline(next, below.next().copied()));
                    if byline
                        && self.title.is_none()
                        && at == 0
                        && read == 0
                        && !ends_sentence(line)
                        && !title::is_item(line)
                        && !self.is_data(&[line])
                    {
                        self.infer_title(line, super::titles::FIRST_LINE);
                        self.title_line = Some(line);
                        read += 1;
                        continue;
                    }
                    if byline && self.title.is_some() {
                        standfirst = true;
                        // A heading of its own would stand above the prose without a reason.
                        if title::heading(line).is_none() {
                            lines[kept] = line;
                            kept += 1;
                        }
                        read += 1;
                        continue;
                    }
                    if at == 0 && read == 0 && !self.is_data(&[line]) && self.small_first_line(line, next.or(after)) {
                        self.infer_title(line, super::titles::FIRST_LINE);
                        self.title_line = Some(line);
                        read += 1;
                        continue;
                    }
                    if self.title.is_some() && self.under_title(line) {
                        read += 1;
                        continue;
                    }
                    if let Some(prose) = self.capsule(line) {
                        lines[kept] = prose;
                        read += 1;
                        kept += 1;
                        break;
                    }
                    // A byline may stand behind stars.
                    if !self.is_data(&[line]) {
                        break;
                    }
                    has_data = true;
                    lines[kept] = line;
                    kept += 1;
                }
                read += 1;
            }
            lines.drain(kept..read);
            chunks[at].lines = lines;
            // Credits and grades may stand before the title; prose may not.
            let is_standfirst =
                standfirst && chunks[at].lines.len() == 1 && chunks[at].lines[0].len() < LONGEST_STANDFIRST;
            if !is_standfirst && !self.is_data(&chunks[at].lines) {
                break;
            }
        }
        chunks.retain(|chunk| !chunk.lines.is_empty());
        if let Some(title) = inferred.filter(|_| self.title.is_none()) {
            self.infer_title(title, "the caption");
        }
    }

    /// Drops a label for the critic that stands on a line of its own; the name is below it.
    fn label_over_name(&mut self, line: &'a str) -> bool {
        self.title.is_some() && Self::is_byline_label(line)
    }

    /// Takes `Mira Osei, Ghana/Germany, 2018; Larkin Pictures` below a title.
    pub(super) fn under_title(&mut self, line: &'a str) -> bool {
        let mut facts = Facts::default();
        let found = self.credits().take_under_title(line, &mut facts).is_some();
        self.facts.complete(facts);
        found
    }

    /// Takes the title and its facts off the line that the prose begins on; gives the prose.
    fn capsule(&mut self, line: &'a str) -> Option<&'a str> {
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
    fn stored_day(&mut self, line: &'a str) -> Option<&'a str> {
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
    fn fact_of_page(&self, line: &str) -> bool {
        const LABELS: [&str; 7] = ["release date", "genre", "genres", "genre(s)", "when", "where", "format"];
        let near = &line.as_bytes()[..line.len().min(SHORT)];
        let Some(colon) = memchr::memchr(b':', near) else { return false };
        let (label, value) = (&line[..colon], &line[colon + 1..]);
        value.len() < SHORT && LABELS.iter().any(|known| known.eq_ignore_ascii_case(label.trim()))
    }

    /// Takes the year that stands alone below the title.
    fn year_below_title(&mut self, line: &'a str) -> bool {
        let Some(year) = credits::year(line).filter(|_| self.title.is_some()) else { return false };
        self.facts.year.get_or_insert(At::new(year, self.source.span(line)));
        true
    }

    /// Takes the name of the director right below the title, where the countries and the year follow on the next line or the
    /// year behind it, as festivals have it: `Mara Quill` above `Ghana, Germany 2018`, `Mara Quill (2018)`.
    fn director_below_title(&mut self, line: &'a str, next: Option<&'a str>) -> bool {
        let Some(title) = self.title.as_ref().filter(|_| self.facts.directors.is_empty() && line.len() <= SHORT) else {
            return false;
        };
        let (name, year) = match line.strip_suffix(')').and_then(|line| split_at_mark(line, " (")) {
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
    fn other_credit_among(&mut self, line: &'a str) -> bool {
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

    /// Keeps what stands above a headline as the caption, where it is a sentence; the name of a column goes.
    fn above_title(&mut self, line: &'a str) {
        if ends_sentence(line) && self.review.caption.is_none() {
            self.review.caption = Some(single_spaced(line));
        }
    }

    fn sure_title_below(&self, line: &'a str, lines: &[&'a str], below: &[Chunk<'a>]) -> Option<usize> {
        let mut all = vec![line];
        all.extend(lines);
        let first = Chunk { lines: all };
        let below = below.iter().take(HEAD).cloned();
        self.sure_title(&std::iter::once(first).chain(below).collect::<Vec<_>>())
    }

    fn caption(&mut self, line: &'a str, inferred: &mut Option<&'a str>) -> bool {
        // A page may set what a picture shows below it once more.
        let is_again =
            |known: &String| line.len() <= 2 * known.len() && line.contains(' ') && fold(known) == fold(line);
        if self.review.caption.as_ref().is_some_and(is_again) {
            return true;
        }
        if self.review.caption.is_none()
            && let Some(title) = caption::without_studio(line)
            && self.is_named_after(line, title)
            && (line.contains(", ") || !self.is_named_after(line, line))
        {
            self.review.caption = Some(single_spaced(line));
            *inferred = Some(title);
            return true;
        }
        let Some(caption) = caption::parse(line).filter(|_| self.review.caption.is_none()) else { return false };
        self.review.caption = Some(single_spaced(caption.text));
        *inferred = caption.title;
        true
    }

    /// Whether there is nothing in `lines` but credits and grades. In the head a line is asked about
    /// several times, and reading it as credits is much work, so the answer is kept.
    pub(super) fn is_data(&mut self, lines: &[&'a str]) -> bool {
        let stars = self.site.stars_out_of;
        let credits = credits::Reader { source: &self.source, stars_out_of: stars };
        lines.iter().all(|line| {
            let Range { start, end } = self.source.span(line);
            if let Some(known) = self.data_lines.get(&(start, end)) {
                return *known;
            }
            let is_data = grade::own_line(line, stars).is_some()
                || grade::labelled(line, stars).is_some()
                || grade::labelled_number(line).is_some()
                || credits.is_credits(line, &mut self.credit_lines);
            self.data_lines.insert((start, end), is_data);
            is_data
        })
    }

    /// The same, where `Part: Actor` a line is a cast too.
    pub fn is_cast_or_data(&mut self, lines: &[&'a str]) -> bool {
        let mut chunk = Chunk { lines: lines.to_vec() };
        self.credits().take(&mut chunk, &mut Known::default(), &mut Default::default());
        chunk.lines.is_empty() || self.is_data(&chunk.lines)
    }

    /// Takes a line that is the title. Some titles read like credits (`With Honors`, `Rated X`);
    /// `opens` says that this line opens the document and that prose follows it.
    fn title_line(&mut self, line: &'a str, next: Option<&'a str>, opens: bool) -> bool {
        // `Grandmother's Motorbike: A-` names no critic where the film has no title yet.
        let one = self.title.is_none()
            && grade::own_line(line, self.site.stars_out_of)
                .is_some_and(|found| found.len() == 1 && found[0].critic.is_some());
        if self.is_data(&[line]) && !one && !(opens && self.title.is_none() && title::may_be_credits(line)) {
            return false;
        }
        let is_heading = title::heading(line).is_some();
        // `## Synopsis` above `## My notes` heads a section.
        if line.starts_with("##") && self.title.is_none() && self.front_matter > 0 && self.heads_a_section(line) {
            return false;
        }
        // A first line that runs on into the next is the start of a paragraph broken by hand.
        let runs_on = next.is_some_and(|next| next.starts_with(char::is_lowercase))
            && !is_heading
            && !line.ends_with(')')
            && !next.is_some_and(|next| Self::is_byline(next, None) || is_other_title(next));
        let breaks_off = next.is_some() && !is_heading && title::breaks_off(line);
        if runs_on || breaks_off || self.is_other_credit(line, next) {
            return false;
        }
        // `Low Tide 2016` above stars or the day it was watched, as diaries are copied.
        let line = match line.rsplit_once(' ') {
            Some((title, year))
                if next.is_some_and(|next| next.starts_with(['★', '½']) || next.starts_with("Watched ")) =>
            {
                match crate::credits::year(year).filter(|_| self.title.is_none()) {
                    Some(number) => {
                        self.facts.year.get_or_insert(At::new(number, self.source.span(year)));
                        title
                    }
                    None => line,
                }
            }
            _ => line,
        };
        // `“Low Tide” – reviewed by Ann Lee`
        let signed = (self.title.is_none() && line.len() <= SHORT).then(|| {
            let (title, behind) =
                [" – ", " — ", " - ", " | ", ", "].iter().find_map(|mark| split_at_mark(line, mark))?;
            let found = super::byline::parse(behind).filter(|_| behind.contains("eview"))?;
            Some((title, found.author))
        });
        let line = match signed.flatten() {
            Some((title, author)) => {
                self.review.author.get_or_insert_with(|| single_spaced(author));
                title
            }
            None => line,
        };
        // `12. Low Tide (2016) - 6/10`
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let line = match line[digits..].strip_prefix(". ") {
            Some(rest) if digits > 0 && digits < 4 && self.title.is_none() && line.len() <= SHORT => {
                let mut facts = Facts::default();
                let titled = title::line(self.credits(), rest, &mut facts).is_some() && facts.year.is_some();
                if titled { rest } else { line }
            }
            _ => line,
        };
        // `Low Tide October 4, 2013`
        let day = (self.title.is_none() && line.len() <= SHORT && super::dates::may_be_a_day(line)).then(|| {
            memchr::memchr_iter(b' ', line.as_bytes())
                .find_map(|at| Some((&line[..at], super::dates::in_words(&line[at + 1..])?)))
        });
        let line = match day.flatten() {
            Some((title, date)) if title::title_case(title) && !title.ends_with([',', '-', '–', '|']) => {
                self.review.date_published.get_or_insert(date);
                title
            }
            _ => line,
        };
        // Behind a known title, only a line that says it is of use.
        if let Some(known) = &self.title
            && (title::is_paragraph(line)
                || !fold(line).contains(&fold(&known.value)) && !title::headline::is_labelled_title(line))
        {
            return false;
        }
        if self.title.is_none()
            && let Some((director, name)) = title::headline::of_director(line)
            && self.is_named_after(line, name)
        {
            self.infer_title(name, "the headline");
            self.title_line = Some(line);
            if self.facts.directors.is_empty() {
                self.facts.directors.push(self.credits().name(director));
            }
            return true;
        }
        let mut facts = Facts::default();
        let found = title::line(self.credits(), line, &mut facts);
        // A line that is a title with its year, or nothing but a quoted title, is no headline.
        let sure = found.as_ref().is_some_and(|_| facts.year.is_some());
        if self.title.is_none() && !sure && self.headline(line) {
            return true;
        }
        let Some(title) = found else { return false };
        // Behind a title of the front matter, the same title again is a heading and no prose.
        match &self.title {
            // `Titre - Marée basse` below `Marée basse: la brillante deuxième œuvre d’Ada Kiln`
            Some(known)
                if title::headline::is_labelled_title(line)
                    && self.title_line.is_some()
                    && format!("{} ", fold(&known.value)).starts_with(&format!("{} ", fold(title.text))) =>
            {
                self.title = Some(At::new(single_spaced(title.text), self.source.span(title.text)));
                self.title_inferred = None;
            }
            Some(known) if fold(&known.value) != fold(title.text) => return false,
            Some(_) => {}
            None => {
                self.title = Some(At::new(single_spaced(title.text), self.source.span(title.text)));
                self.title_line = Some(line);
            }
        }
        self.facts.complete(facts);
        self.grades.extend(title.grades);
        if let Some(number) = title.number {
            self.number.get_or_insert((&number[..0], number));
        }
        true
    }

    /// Whether a heading has another of its level below it, and the text never names what it says.
    fn heads_a_section(&self, line: &'a str) -> bool {
        let level = &line[..line.len() - line.trim_start_matches('#').len()];
        let rest = &self.source.text[self.source.span(line).end..];
        let beside = |other: &str| other.strip_prefix(level).is_some_and(|other| other.starts_with(' '));
        rest.lines().any(beside) && title::heading(line).is_some_and(|said| !self.is_named_any_case_after(line, said))
    }

    /// Whether a first line is a title that is written like a sentence, as most languages do: a paragraph follows it, and
    /// the name of the file has it or the text names it again.
    fn small_first_line(&self, line: &'a str, next: Option<&str>) -> bool {
        let words = line.split_whitespace().count();
        self.title.is_none()
            && next.is_some_and(|next| {
                next.len() > SHORT || crate::text::has_digit(next) && self.credits().titled_row(next).is_some()
            })
            && (2..=LONGEST_TITLE + 1).contains(&words)
            && line.len() <= SHORT
            && line.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
            && line.ends_with(|c: char| c.is_alphanumeric() || c == ')')
            && (next.is_some_and(|next| next.len() <= SHORT) && !line.contains([':', '/'])
                || self.file_holds(line)
                || self.is_named_any_case_after(line, line))
    }

    /// Whether a line is a credit that the model does not keep, with other credits or a grade below it: `Music: Ann Lee`.
    fn is_other_credit(&mut self, line: &'a str, next: Option<&'a str>) -> bool {
        line.contains(':')
            && self.title.is_none()
            && next.is_some_and(|next| self.is_data(&[next]) || self.credits().is_other_credit(next))
            && self.credits().is_other_credit(line)
    }

    /// Takes a headline that has the title between quotation marks among other words. Unless the line
    /// says that it is a review, the text must name the same work again.
    fn headline(&mut self, line: &'a str) -> bool {
        let rest = &self.source.text[self.source.span(line).end..];
        // `Sundance Review: Tin Sky` names the festival first, of which the text says no more.
        let other = [" Review: ", " review: "].iter().find_map(|label| split_at_mark(line, label));
        if let Some((before, behind)) = other.filter(|_| line.len() <= HEADLINE)
            && title::title_case(behind)
            && rest.contains(behind)
            && !rest.contains(before)
        {
            self.infer_title(behind, "the headline");
            return true;
        }
        // `A Night Out – Review: “Low Tide” 11.13.14`
        if let Some((_, behind)) = other.filter(|_| line.len() <= HEADLINE)
            && behind.starts_with(['“', '"', '‘', '«'])
            && let Some(name) = title::headline::within_marks(behind).next()
        {
            self.infer_title(name, "the headline");
            return true;
        }
        // `Low Tide: the ferry that came to dinner`
        if line.len() <= HEADLINE
            && let Some((head, behind)) = [": ", " – ", " — ", " - "].iter().find_map(|mark| split_at_mark(line, mark))
            && behind.starts_with(char::is_lowercase)
            && behind.split_whitespace().nth(2).is_some()
            && title::title_case(head)
            && !line.ends_with('.')
            && self.is_named_after(line, head)
        {
            self.infer_title(head, "the headline");
            return true;
        }
        let announced = title::headline::announced(line);
        if let Some(name) = title::headline::led_by_title(line).filter(|_| line.len() <= HEADLINE)
            && !line.ends_with('.')
            && name.len() + 6 < line.len()
            && (announced.is_some() || title::headline::is_led_surely(line) || self.is_named_any_case_after(line, name))
        {
            // `“Última Vazante”, de Heitor Pacheco`
            if let Some((before, director)) = title::byline::directed(line).filter(|_| self.facts.directors.is_empty())
                && before.len() <= name.len() + 8
            {
                self.facts.directors.push(self.credits().name(director));
            }
            self.infer_title(name, "the headline");
            return true;
        }
        // Most languages write the words of a title small: what the text sets between marks again is one as well.
        let text = announced.unwrap_or(line);
        let Some(quoted) = title::headline::quoted(text).or_else(|| self.small_title(line, text)) else { return false };
        let rest = &self.source.text[self.source.span(line).end..];
        if line.len() > HEADLINE
            || announced.is_none() && line.ends_with('.')
            || announced.is_none() && !title::headline::within_marks(rest).any(|other| other == quoted)
        {
            return false;
        }
        self.infer_title(quoted, "the headline");
        true
    }

    /// A name between marks in a headline that is written like a sentence, with other words around it, if the text has it
    /// again.
    fn small_title(&self, line: &'a str, text: &'a str) -> Option<&'a str> {
        if line.len() > HEADLINE {
            return None;
        }
        title::headline::within_marks(text).find(|name| {
            name.len() + 4 < text.len()
                && name.split_whitespace().count() <= LONGEST_TITLE
                && self.is_named_after(line, name)
        })
    }
}

/// Whether a line gives the title that a film has elsewhere: `aka Ebbe`.
fn is_other_title(line: &str) -> bool {
    ["aka ", "AKA ", "a.k.a. ", "Aka "].iter().any(|aka| line.trim_start_matches('(').starts_with(aka))
}

/// No line in the head of a document that another follows is longer, in bytes.
const SHORT: usize = 100;

/// No standfirst is longer, in bytes.
const LONGEST_STANDFIRST: usize = 240;

/// No title in a headline has more words.
const LONGEST_TITLE: usize = 8;

/// No headline is longer, in bytes.
const HEADLINE: usize = 200;
