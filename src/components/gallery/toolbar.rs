//! The fields for searching, sorting and filtering. They are native form fields, so that a phone shows its own pickers.

use super::{
    choice::{Choice, Sort},
    index::Index,
    state::GalleryState,
    words::GalleryMessage,
};
use crate::components::{
    markup::{Key, Markup},
    words::{Message, Words},
};
use std::sync::{Arc, Mutex, PoisonError};

/// The maximal number of names that a filter offers. The reader can search for the others.
const MAX_NAMES: usize = 250;

/// An option of a field.
struct Offered {
    /// The label of its `optgroup`.
    group: Option<String>,
    /// Its value. An empty one means that nothing is chosen.
    value: String,
    label: String,
}

impl Offered {
    fn new(value: impl Into<String>, label: impl Into<String>) -> Offered {
        Offered { group: None, value: value.into(), label: label.into() }
    }
}

/// A filter: its label, its options, and how it reads and writes its part of a choice.
pub struct Filter {
    label: GalleryMessage,
    offered: Vec<Offered>,
    read: fn(&Choice) -> &String,
    write: fn(&mut Choice, String),
}

/// Draws the toolbar: the search, the order, and the filters, which open from a line of their own.
pub fn draw(out: &mut Markup, state: &GalleryState) {
    let words = &state.settings().words;
    out.open("div", "film-gallery__toolbar");
    out.attribute("role", "search");
    out.open("label", "");
    out.element("span", "", &GalleryMessage::Search.to(words));
    out.open("input", "");
    for (name, value) in [
        ("type", "search"),
        ("placeholder", &*GalleryMessage::Hint.to(words)),
        ("autocomplete", "off"),
        ("autocapitalize", "off"),
        ("spellcheck", "false"),
        ("enterkeyhint", "search"),
    ] {
        out.attribute(name, value);
    }
    let shown = state.clone();
    out.property("value", move || shown.now().chosen.choice.text.clone());
    let typing = state.clone();
    out.on_value("input", move |text| typing.search(text));
    out.close();
    out.close();
    sort(out, state);
    filters(out, state);
    out.close();
}

/// Draws the field with the orders. The best match is one of them if something is searched for.
fn sort(out: &mut Markup, state: &GalleryState) {
    let words = &state.settings().words;
    let label = |sort: Sort| match sort {
        Sort::Match => GalleryMessage::Match,
        Sort::Title => GalleryMessage::Title,
        Sort::Grade => GalleryMessage::Grade,
        Sort::Year => GalleryMessage::Year,
        Sort::Date => GalleryMessage::Date,
    };
    open_select(out, &GalleryMessage::SortBy.to(words), state, |choice, value| choice.sort = Sort::from_name(&value));
    let is_searched = state.clone();
    let best = GalleryMessage::Match.to(words);
    out.only_if(
        move || !is_searched.now().chosen.choice.text.trim().is_empty(),
        move || {
            let mut out = Markup::default();
            option(&mut out, Sort::Match.name(), &best);
            out
        },
    );
    for sort in Sort::ALL.into_iter().filter(|sort| *sort != Sort::Match) {
        option(out, sort.name(), &label(sort).to(words));
    }
    let state = state.clone();
    close_select(out, move || state.now().chosen.choice.order().name().to_owned());
}

/// Draws the filters, which open from a line of their own. The line is there from the start, so that nothing moves when
/// the filters are added after the facts have been indexed.
fn filters(out: &mut Markup, state: &GalleryState) {
    out.open("details", "film-gallery__filters");
    let (open, is_open) = (state.clone(), Mutex::new(false));
    out.property("open", move || {
        // The filters stay open after the reader has reset the last one.
        let mut is_open = is_open.lock().unwrap_or_else(PoisonError::into_inner);
        *is_open |= open.now().chosen.choice.is_filtered();
        if *is_open { "true".to_owned() } else { String::new() }
    });
    out.element("summary", "", &GalleryMessage::Filters.to(&state.settings().words));
    let (known, made) = (state.clone(), state.clone());
    let keys = move || {
        // The line is shown until it turns out that there are no filters.
        let filters = known.filters();
        let is_line = filters.as_ref().is_none_or(|filters| !filters.is_empty());
        Vec::from_iter(is_line.then_some([u32::from(filters.is_some()), 0]))
    };
    out.list(keys, move |_| selects(&made));
    let (filtered, made) = (state.clone(), state.clone());
    out.only_if(
        move || filtered.now().chosen.choice.is_filtered(),
        move || {
            let mut out = Markup::default();
            everything(&mut out, &made);
            out
        },
    );
    out.close();
}

/// The filters that have more than one value.
pub fn offered(index: &Index, words: &Words) -> Vec<Filter> {
    let names = |names: Vec<String>| names.into_iter().map(|name| Offered::new(name.clone(), name)).collect();
    let grade = |grade: &'static str| match grade.split_once('-') {
        Some((low, high)) => Offered::new(grade, [low, "–", high].concat()),
        None => Offered::new(grade, words.say(Message::NoGrade)),
    };
    let mut filters = vec![
        Filter {
            label: GalleryMessage::Grade,
            offered: index.grades().into_iter().map(grade).collect(),
            read: |choice| &choice.grade,
            write: |choice, value| choice.grade = value,
        },
        Filter {
            label: GalleryMessage::Year,
            offered: years(&index.years(), words),
            read: |choice| &choice.year,
            write: |choice, value| choice.year = value,
        },
        Filter {
            label: GalleryMessage::Person,
            offered: names(index.people.offered(MAX_NAMES)),
            read: |choice| &choice.person,
            write: |choice, value| choice.person = value,
        },
        Filter {
            label: GalleryMessage::Country,
            offered: names(index.countries.offered(MAX_NAMES)),
            read: |choice| &choice.country,
            write: |choice, value| choice.country = value,
        },
        Filter {
            label: GalleryMessage::Publication,
            offered: names(index.publications.offered(MAX_NAMES)),
            read: |choice| &choice.publication,
            write: |choice, value| choice.publication = value,
        },
    ];
    filters.retain(|filter| filter.offered.len() > 1);
    filters
}

/// A field for each filter.
fn selects(state: &GalleryState) -> Markup {
    let words = &state.settings().words;
    let mut out = Markup::default();
    out.open("div", "film-gallery__selects");
    let filters = state.filters().unwrap_or_default();
    for (at, Filter { label, offered, read, write }) in filters.iter().enumerate() {
        let (read, write) = (*read, *write);
        open_select(&mut out, &label.to(words), state, write);
        option(&mut out, "", &GalleryMessage::Any.to(words));
        other(&mut out, state, filters.clone(), at);
        for group in offered.chunk_by(|one, other| one.group == other.group) {
            let label = group[0].group.as_deref();
            if let Some(label) = label {
                out.open("optgroup", "");
                out.attribute("label", label);
            }
            group.iter().for_each(|offered| option(&mut out, &offered.value, &offered.label));
            if label.is_some() {
                out.close();
            }
        }
        let state = state.clone();
        close_select(&mut out, move || read(&state.now().chosen.choice).clone());
    }
    out.close();
    out
}

/// A link to the gallery may contain a value that is not among the options. Then there is an option for it.
fn other(out: &mut Markup, state: &GalleryState, filters: Arc<Vec<Filter>>, at: usize) {
    let (chosen, made, last) = (state.clone(), state.clone(), Mutex::new((String::new(), 0)));
    let read = filters[at].read;
    let keys = move || {
        let value = read(&chosen.now().chosen.choice).clone();
        if value.is_empty() || filters[at].offered.iter().any(|offered| offered.value == value) {
            return Vec::new();
        }
        // Another value has another number.
        let (last, number) = &mut *last.lock().unwrap_or_else(PoisonError::into_inner);
        if *last != value {
            (*last, *number) = (value, *number + 1);
        }
        vec![[*number, 0]]
    };
    out.list(keys, move |_: Key| {
        let value = read(&made.now().chosen.choice).clone();
        let label = decade(&value, &made.settings().words);
        let mut out = Markup::default();
        option(&mut out, &value, label.as_deref().unwrap_or(&value));
        out
    });
}

/// The options of the filter by year: each year, grouped by decade, and the whole decade if it has several years.
fn years(years: &[u16], words: &Words) -> Vec<Offered> {
    let mut options = Vec::new();
    for years in years.chunk_by(|one, other| one / 10 == other / 10) {
        let value = [&(years[0] / 10 * 10).to_string(), "s"].concat();
        let label = decade(&value, words).unwrap_or_default();
        let whole = (years.len() > 1).then(|| Offered::new(value, label.clone()));
        let each = years.iter().map(|year| Offered::new(year.to_string(), year.to_string()));
        options.extend(whole.into_iter().chain(each).map(|year| Offered { group: Some(label.clone()), ..year }));
    }
    options
}

/// The label of a decade such as `2010s`.
fn decade(value: &str, words: &Words) -> Option<String> {
    let year = value.strip_suffix('s').filter(|year| year.parse::<u16>().is_ok())?;
    Some(GalleryMessage::Decade.fill(words, "year", year))
}

/// A field begins, to which its options are added. `change` writes its value into a choice.
fn open_select(out: &mut Markup, label: &str, state: &GalleryState, change: fn(&mut Choice, String)) {
    out.open("label", "");
    out.element("span", "", label);
    out.open("select", "");
    let state = state.clone();
    out.on_value("change", move |value| state.choose_with(|choice| change(choice, value)));
}

/// The field ends. `value` is what is chosen of its options.
fn close_select(out: &mut Markup, value: impl Fn() -> String + Send + Sync + 'static) {
    // After the options, because a browser selects none that is not there yet.
    out.property("value", value);
    out.close();
    out.close();
}

fn option(out: &mut Markup, value: &str, label: &str) {
    out.open("option", "");
    out.attribute("value", value);
    out.text(label);
    out.close();
}

/// Draws the button that resets the search and all filters.
pub fn everything(out: &mut Markup, state: &GalleryState) {
    let label = GalleryMessage::Everything.to(&state.settings().words);
    state.button(out, &label, |state| state.choose(Choice::default()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_grouped_by_decade() {
        let options: Vec<String> = years(&[2021, 2019, 2017, 1999], &Words::default())
            .into_iter()
            .map(|year| [&year.group.unwrap_or_default(), "/", &year.value, "/", &year.label].concat())
            .collect();
        let expected =
            ["2020s/2021/2021", "2010s/2010s/2010s", "2010s/2019/2019", "2010s/2017/2017", "1990s/1999/1999"];
        assert_eq!(options, expected);
    }
}
