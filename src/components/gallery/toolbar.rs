//! The fields for searching, sorting and filtering. They are native form fields, so that a phone shows its own pickers.

use super::{
    choice::{Choice, Sort},
    index::Index,
    words::GalleryMessage,
};
use crate::components::{
    element::{element, live, text, with_attributes},
    words::{Message, Words},
};
use leptos::prelude::*;
use std::time::Duration;

/// The maximal number of names that a filter offers. The reader can search for the others.
const MAX_NAMES: usize = 250;

/// An option of a field.
#[derive(Clone)]
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
struct Filter {
    label: GalleryMessage,
    offered: Vec<Offered>,
    read: fn(&Choice) -> &String,
    write: fn(&mut Choice, String),
}

/// The toolbar: the search, the order, and the filters, which open from a line of their own.
pub fn toolbar(
    index: StoredValue<Index>,
    stage: RwSignal<u32>,
    choice: RwSignal<Choice>,
    choose: Callback<Choice>,
    words: Words,
) -> AnyView {
    let change = move |change: fn(&mut Choice, String), value: String| {
        let mut chosen = choice.get_untracked();
        change(&mut chosen, value);
        choose.run(chosen);
    };
    let (typed, waiting) = (StoredValue::new(String::new()), StoredValue::new(false));
    let search = {
        let (label, hint) = (GalleryMessage::Search.to(&words), GalleryMessage::Hint.to(&words));
        view! {
            <label>
                <span>{label}</span>
                <input
                    type="search"
                    placeholder=hint
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    prop:value=move || choice.with(|choice| choice.text.clone())
                    on:input=move |event| {
                        typed.set_value(event_target_value(&event));
                        let found = move || change(|choice, text| choice.text = text, typed.get_value());
                        after_the_frame(waiting, found);
                    }
                />
            </label>
        }
        .into_any()
    };
    let is_searched = Memo::new(move |_| choice.with(|choice| !choice.text.trim().is_empty()));
    let sort = select(
        GalleryMessage::SortBy.to(&words),
        {
            let words = words.clone();
            move || {
                let offered = Sort::ALL.into_iter().filter(|sort| *sort != Sort::Match || is_searched.get());
                offered.map(|sort| Offered::new(sort.name(), label_of(sort).to(&words))).collect()
            }
        },
        Memo::new(move |_| choice.with(|choice| choice.order().name().to_owned())),
        Callback::new(move |value| change(|choice, value| choice.sort = Sort::from_name(&value), value)),
    );
    let filters = filters(index, stage, choice, words, change);
    with_attributes("div", "film-gallery__toolbar", &[("role", "search")], vec![search, sort, filters])
}

/// Runs `act` after the browser has shown the typed letter, so that the letter does not appear late. Letters that are
/// typed before that are searched for together with it.
fn after_the_frame(waiting: StoredValue<bool>, act: impl FnOnce() + 'static) {
    if waiting.get_value() {
        return;
    }
    waiting.set_value(true);
    request_animation_frame(move || {
        set_timeout(
            move || {
                // Stop if the gallery has been unmounted.
                if waiting.try_update_value(|waiting| *waiting = false).is_some() {
                    act();
                }
            },
            Duration::ZERO,
        );
    });
}

fn label_of(sort: Sort) -> GalleryMessage {
    match sort {
        Sort::Match => GalleryMessage::Match,
        Sort::Title => GalleryMessage::Title,
        Sort::Grade => GalleryMessage::Grade,
        Sort::Year => GalleryMessage::Year,
        Sort::Date => GalleryMessage::Date,
    }
}

/// The filters, which open from a line of their own. The line is there from the start, so that nothing moves when the
/// filters are added after the facts have been indexed.
fn filters(
    index: StoredValue<Index>,
    stage: RwSignal<u32>,
    choice: RwSignal<Choice>,
    words: Words,
    change: impl Fn(fn(&mut Choice, String), String) + Copy + Send + Sync + 'static,
) -> AnyView {
    let label = GalleryMessage::Filters.to(&words);
    let is_filtered = Memo::new(move |_| choice.with(Choice::is_filtered));
    // The filters stay open after the reader has reset the last one.
    let is_open = Memo::new(move |was: Option<&bool>| was == Some(&true) || is_filtered.get());
    let everything = live({
        let words = words.clone();
        let choose = Callback::new(move |chosen: Choice| change(|choice, _| *choice = Choice::default(), chosen.text));
        move || match is_filtered.get() {
            true => vec![everything(&words, choose)],
            false => Vec::new(),
        }
    });
    let known = Memo::new(move |_| stage.get() > 0);
    let selects = live(move || {
        let selects = if known.get() { selects(index, choice, &words, change) } else { Vec::new() };
        // The line is shown until it turns out that there are no filters.
        let is_line = !known.get() || !selects.is_empty();
        is_line.then(|| element("div", "film-gallery__selects", selects)).into_iter().collect()
    });
    view! {
        <details class="film-gallery__filters" prop:open=move || is_open.get()>
            <summary>{label}</summary>
            {selects}
            {everything}
        </details>
    }
    .into_any()
}

/// A field for each filter that has more than one value.
fn selects(
    index: StoredValue<Index>,
    choice: RwSignal<Choice>,
    words: &Words,
    change: impl Fn(fn(&mut Choice, String), String) + Copy + Send + Sync + 'static,
) -> Vec<AnyView> {
    let names = |names: Vec<String>| names.into_iter().map(|name| Offered::new(name.clone(), name)).collect();
    let grade = |grade: &'static str| match grade.split_once('-') {
        Some((low, high)) => Offered::new(grade, [low, "–", high].concat()),
        None => Offered::new(grade, words.say(Message::NoGrade)),
    };
    let filters = index.with_value(|index| {
        [
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
        ]
    });
    let any = Offered::new("", GalleryMessage::Any.to(words));
    let mut selects = Vec::new();
    for Filter { label, offered, read, write } in filters {
        if offered.len() < 2 {
            continue;
        }
        let value = Memo::new(move |_| choice.with(|choice| read(choice).clone()));
        let (any, words_of_options) = (any.clone(), words.clone());
        let options = move || {
            let chosen = value.get();
            let mut options = vec![any.clone()];
            // A link to the gallery may contain a value that is not among the options.
            if !chosen.is_empty() && !offered.iter().any(|offered| offered.value == chosen) {
                let label = decade(&chosen, &words_of_options).unwrap_or_else(|| chosen.clone());
                options.push(Offered::new(chosen, label));
            }
            options.extend(offered.iter().cloned());
            options
        };
        selects.push(select(label.to(words), options, value, Callback::new(move |value| change(write, value))));
    }
    selects
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

/// A field with its options. Adjacent options with the same group are in one `optgroup`.
fn select(
    label: String,
    options: impl Fn() -> Vec<Offered> + Send + 'static,
    value: Memo<String>,
    choose: Callback<String>,
) -> AnyView {
    let option = move |Offered { value: own, label, .. }: Offered| {
        let is_chosen = value.get() == own;
        view! { <option value=own prop:selected=is_chosen>{label}</option> }.into_any()
    };
    let options = live(move || {
        let mut views = Vec::new();
        for group in options().chunk_by(|one, other| one.group == other.group) {
            let options = group.iter().cloned().map(option);
            match group[0].group.clone() {
                Some(label) => {
                    let options: Vec<AnyView> = options.collect();
                    views.push(view! { <optgroup label=label>{options}</optgroup> }.into_any());
                }
                None => views.extend(options),
            }
        }
        views
    });
    view! {
        <label>
            <span>{label}</span>
            <select on:change=move |event| choose.run(event_target_value(&event))>{options}</select>
        </label>
    }
    .into_any()
}

/// The button that resets the search and all filters.
pub fn everything(words: &Words, choose: Callback<Choice>) -> AnyView {
    let label = text("span", "", GalleryMessage::Everything.to(words));
    view! {
        <button type="button" class="film-gallery__button" on:click=move |_| choose.run(Choice::default())>{label}</button>
    }
    .into_any()
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
