//! What a reader searches, sorts and filters with: the browser's own fields, so that a phone gives its own.

use super::{
    choice::{Choice, Sort},
    index::Index,
    words::Said,
};
use crate::components::{
    element::{element, live, text},
    words::{Message, Words},
};
use leptos::prelude::*;

/// More names than this are no list to choose from; the others are found by the search.
const NAMES: usize = 250;

/// A value to choose, and how it is called. An empty value is what stands before any is chosen.
type Option_ = (String, String);

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
                    on:input=move |event| change(|choice, text| choice.text = text, event_target_value(&event))
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
                offered
                    .map(|sort| (sort.name().to_owned(), said(sort).to(&words)))
                    .map(|option| (None, option))
                    .collect()
            }
        },
        Memo::new(move |_| choice.with(|choice| choice.order().name().to_owned())),
        Callback::new(move |value| change(|choice, value| choice.sort = Sort::from_name(&value), value)),
    );
    let known = Memo::new(move |_| stage.get() > 0);
    let filters = live(move || {
        if !known.get() {
            return Vec::new();
        }
        filters(index, choice, &words, change)
    });
    element("div", "film-gallery__toolbar", vec![search, sort, filters])
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

/// The filters there is more than one value for.
fn filters(
    index: StoredValue<Index>,
    choice: RwSignal<Choice>,
    words: &Words,
    change: impl Fn(fn(&mut Choice, String), String) + Copy + Send + Sync + 'static,
) -> Vec<AnyView> {
    let plain = |values: Vec<String>| values.into_iter().map(|value| (None, (value.clone(), value))).collect();
    let (grades, years, people, countries, publications) = index.with_value(|index| {
        let grades = index.grades().into_iter().map(|grade| {
            let called =
                if grade == Choice::GRADES[4] { words.say(Message::NoGrade) } else { grade.replace('-', "–") };
            (None, (grade.to_owned(), called))
        });
        (
            grades.collect(),
            years(&index.years(), words),
            plain(index.people.offered(NAMES)),
            plain(index.countries.offered(NAMES)),
            plain(index.publications.offered(NAMES)),
        )
    });
    type Read = fn(&Choice) -> &String;
    type Write = fn(&mut Choice, String);
    type Filter = (Said, Vec<(Option<String>, Option_)>, Read, Write);
    let filters: [Filter; 5] = [
        (Said::Grade, grades, |choice| &choice.grade, |choice, value| choice.grade = value),
        (Said::Year, years, |choice| &choice.year, |choice, value| choice.year = value),
        (Said::Person, people, |choice| &choice.person, |choice, value| choice.person = value),
        (Said::Country, countries, |choice| &choice.country, |choice, value| choice.country = value),
        (Said::Publication, publications, |choice| &choice.publication, |choice, value| choice.publication = value),
    ];
    let any = (None, (String::new(), Said::Any.to(words)));
    let mut selects = Vec::new();
    for (label, offered, read, write) in filters {
        if offered.len() < 2 {
            continue;
        }
        let value = Memo::new(move |_| choice.with(|choice| read(choice).clone()));
        let (any, words_of_option) = (any.clone(), words.clone());
        let options = move || {
            let words = &words_of_option;
            let chosen = value.get();
            let mut options = vec![any.clone()];
            // A link may lead to what is not offered.
            if !chosen.is_empty() && !offered.iter().any(|(_, (value, _))| *value == chosen) {
                let called = decade(&chosen, words).unwrap_or_else(|| chosen.clone());
                options.push((None, (chosen, called)));
            }
            options.extend(offered.iter().cloned());
            options
        };
        selects.push(select(label.to(words), options, value, Callback::new(move |value| change(write, value))));
    }
    if selects.is_empty() {
        return selects;
    }
    let is_filtered = Memo::new(move |_| choice.with(Choice::is_filtered));
    let (label, words) = (Said::Filters.to(words), words.clone());
    let choose = Callback::new(move |chosen: Choice| change(|choice, _| *choice = Choice::default(), chosen.text));
    let everything = live(move || match is_filtered.get() {
        true => vec![everything(&words, choose)],
        false => Vec::new(),
    });
    let selects = element("div", "film-gallery__selects", selects);
    let details = view! {
        <details class="film-gallery__filters" prop:open=move || is_filtered.get()>
            <summary>{label}</summary>
            {selects}
            {everything}
        </details>
    };
    vec![details.into_any()]
}

/// Decades, each with its years, where they are more than one.
fn years(years: &[u16], words: &Words) -> Vec<(Option<String>, Option_)> {
    let mut options = Vec::new();
    for decade in years.chunk_by(|one, other| one / 10 == other / 10) {
        let value = [&(decade[0] / 10 * 10).to_string(), "s"].concat();
        let called = self::decade(&value, words).unwrap_or_default();
        if decade.len() > 1 {
            options.push((Some(called.clone()), (value, called.clone())));
        }
        options.extend(decade.iter().map(|year| (Some(called.clone()), (year.to_string(), year.to_string()))));
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
    options: impl Fn() -> Vec<(Option<String>, Option_)> + Send + 'static,
    value: Memo<String>,
    choose: Callback<String>,
) -> AnyView {
    let options = live(move || {
        let mut views: Vec<AnyView> = Vec::new();
        let mut group: Option<(String, Vec<AnyView>)> = None;
        let close = |group: Option<(String, Vec<AnyView>)>, views: &mut Vec<AnyView>| {
            if let Some((label, options)) = group {
                views.push(view! { <optgroup label=label>{options}</optgroup> }.into_any());
            }
        };
        for (of, (own, called)) in options() {
            let is_chosen = value.get() == own;
            let option = view! { <option value=own prop:selected=is_chosen>{called}</option> }.into_any();
            if group.as_ref().map(|(label, _)| label) != of.as_ref() {
                close(group.take(), &mut views);
                group = of.map(|label| (label, Vec::new()));
            }
            match &mut group {
                Some((_, options)) => options.push(option),
                None => views.push(option),
            }
        }
        close(group, &mut views);
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
            .map(|(decade, (value, called))| format!("{}/{value}/{called}", decade.unwrap_or_default()))
            .collect();
        let expected =
            ["2020s/2021/2021", "2010s/2010s/2010s", "2010s/2019/2019", "2010s/2017/2017", "1990s/1999/1999"];
        assert_eq!(told, expected);
    }
}
