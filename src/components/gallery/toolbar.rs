//! What a reader searches, sorts and filters with: the browser's own fields, so that a phone gives its own.

use super::{
    choice::{Choice, Sort},
    index::Index,
    words::Said,
};
use crate::components::{
    element::{element, live, text, with_attributes},
    words::{Message, Words},
};
use leptos::prelude::*;
use std::time::Duration;

/// More names than this are no list to choose from; the others are found by the search.
const NAMES: usize = 250;

/// What there is to choose in a field.
#[derive(Clone)]
struct Offered {
    /// What it stands under.
    group: Option<String>,
    /// An empty one is what stands before any is chosen.
    value: String,
    called: String,
}

impl Offered {
    fn new(value: impl Into<String>, called: impl Into<String>) -> Offered {
        Offered { group: None, value: value.into(), called: called.into() }
    }
}

/// A filter: how it is called, what is offered, and its part of a choice.
struct Filter {
    label: Said,
    offered: Vec<Offered>,
    read: fn(&Choice) -> &String,
    write: fn(&mut Choice, String),
}

/// The search, the order, and the filters behind a line of their own.
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
        let (label, hint) = (Said::Search.to(&words), Said::Hint.to(&words));
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
        Said::SortBy.to(&words),
        {
            let words = words.clone();
            move || {
                let offered = Sort::ALL.into_iter().filter(|sort| *sort != Sort::Match || is_searched.get());
                offered.map(|sort| Offered::new(sort.name(), said(sort).to(&words))).collect()
            }
        },
        Memo::new(move |_| choice.with(|choice| choice.order().name().to_owned())),
        Callback::new(move |value| change(|choice, value| choice.sort = Sort::from_name(&value), value)),
    );
    let filters = filters(index, stage, choice, words, change);
    with_attributes("div", "film-gallery__toolbar", &[("role", "search")], vec![search, sort, filters])
}

/// Does `act` when the browser has shown what was typed, so that no letter waits for what is found by it. Letters
/// that come until then are found with it.
fn after_the_frame(waiting: StoredValue<bool>, act: impl FnOnce() + 'static) {
    if waiting.get_value() {
        return;
    }
    waiting.set_value(true);
    request_animation_frame(move || {
        set_timeout(
            move || {
                // A gallery that has been taken away finds nothing.
                if waiting.try_update_value(|waiting| *waiting = false).is_some() {
                    act();
                }
            },
            Duration::ZERO,
        );
    });
}

fn said(sort: Sort) -> Said {
    match sort {
        Sort::Match => Said::Match,
        Sort::Title => Said::Title,
        Sort::Grade => Said::Grade,
        Sort::Year => Said::Year,
        Sort::Date => Said::Date,
    }
}

/// The filters behind a line of their own, which is there from the start: what comes later moves nothing.
fn filters(
    index: StoredValue<Index>,
    stage: RwSignal<u32>,
    choice: RwSignal<Choice>,
    words: Words,
    change: impl Fn(fn(&mut Choice, String), String) + Copy + Send + Sync + 'static,
) -> AnyView {
    let label = Said::Filters.to(&words);
    let is_filtered = Memo::new(move |_| choice.with(Choice::is_filtered));
    // A reader who takes the last filter back goes on from there.
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
        // The line is shown unless it turns out that there is nothing behind it.
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

/// A field for each filter that there is more than one value for.
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
                label: Said::Grade,
                offered: index.grades().into_iter().map(grade).collect(),
                read: |choice| &choice.grade,
                write: |choice, value| choice.grade = value,
            },
            Filter {
                label: Said::Year,
                offered: years(&index.years(), words),
                read: |choice| &choice.year,
                write: |choice, value| choice.year = value,
            },
            Filter {
                label: Said::Person,
                offered: names(index.people.offered(NAMES)),
                read: |choice| &choice.person,
                write: |choice, value| choice.person = value,
            },
            Filter {
                label: Said::Country,
                offered: names(index.countries.offered(NAMES)),
                read: |choice| &choice.country,
                write: |choice, value| choice.country = value,
            },
            Filter {
                label: Said::Publication,
                offered: names(index.publications.offered(NAMES)),
                read: |choice| &choice.publication,
                write: |choice, value| choice.publication = value,
            },
        ]
    });
    let any = Offered::new("", Said::Any.to(words));
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
            // A link may lead to what is not offered.
            if !chosen.is_empty() && !offered.iter().any(|offered| offered.value == chosen) {
                let called = decade(&chosen, &words_of_options).unwrap_or_else(|| chosen.clone());
                options.push(Offered::new(chosen, called));
            }
            options.extend(offered.iter().cloned());
            options
        };
        selects.push(select(label.to(words), options, value, Callback::new(move |value| change(write, value))));
    }
    selects
}

/// Decades, each with its years, where they are more than one.
fn years(years: &[u16], words: &Words) -> Vec<Offered> {
    let mut options = Vec::new();
    for years in years.chunk_by(|one, other| one / 10 == other / 10) {
        let value = [&(years[0] / 10 * 10).to_string(), "s"].concat();
        let called = decade(&value, words).unwrap_or_default();
        let whole = (years.len() > 1).then(|| Offered::new(value, called.clone()));
        let each = years.iter().map(|year| Offered::new(year.to_string(), year.to_string()));
        options.extend(whole.into_iter().chain(each).map(|year| Offered { group: Some(called.clone()), ..year }));
    }
    options
}

/// What a decade such as `2010s` is called.
fn decade(value: &str, words: &Words) -> Option<String> {
    let year = value.strip_suffix('s').filter(|year| year.parse::<u16>().is_ok())?;
    Some(Said::Decade.fill(words, "year", year))
}

/// A field with its options, those in one group after the other.
fn select(
    label: String,
    options: impl Fn() -> Vec<Offered> + Send + 'static,
    value: Memo<String>,
    choose: Callback<String>,
) -> AnyView {
    let option = move |Offered { value: own, called, .. }: Offered| {
        let is_chosen = value.get() == own;
        view! { <option value=own prop:selected=is_chosen>{called}</option> }.into_any()
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

/// The button that takes everything back that was chosen.
pub fn everything(words: &Words, choose: Callback<Choice>) -> AnyView {
    let label = text("span", "", Said::Everything.to(words));
    view! {
        <button type="button" class="film-gallery__button" on:click=move |_| choose.run(Choice::default())>{label}</button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_stand_in_their_decades() {
        let told: Vec<String> = years(&[2021, 2019, 2017, 1999], &Words::default())
            .into_iter()
            .map(|year| [&year.group.unwrap_or_default(), "/", &year.value, "/", &year.called].concat())
            .collect();
        let expected =
            ["2020s/2021/2021", "2010s/2010s/2010s", "2010s/2019/2019", "2010s/2017/2017", "1990s/1999/1999"];
        assert_eq!(told, expected);
    }
}
