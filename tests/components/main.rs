//! Renders every component natively and compares the HTML with a file. `UPDATE_EXPECT=1` rewrites the files.
#![cfg(feature = "ssr")]

mod html;
mod movies;

use expect_test::expect_file;
use film_cards::{
    Aggregate, Block, Choice, Credits, FilmCard, FilmPoster, FilmReview, Gallery, GradeBadge, Inline, LinkProvider,
    Movie, PersonLink, Review, Scale, Theme,
};
use html::{html, pretty};
use leptos::prelude::*;
use movies::*;

#[test]
fn card() {
    let card = html(|| view! { <FilmCard movie=sound_of_metal()/> });
    expect_file!["../snapshots/film-card.html"].assert_eq(&pretty(&card));
}

#[test]
fn card_with_all_options() {
    let card = html(|| {
        view! {
            <FilmCard
                movie=sound_of_metal()
                review=1
                open=true
                theme=Theme::Dark
                links=LinkProvider::None
                lang="fr"
                id="second"
            />
        }
    });
    expect_file!["../snapshots/film-card-options.html"].assert_eq(&pretty(&card));
}

#[test]
fn card_with_only_a_title() {
    let card = html(
        || view! { <FilmCard movie=Movie { name: "Sans Soleil".into(), slug: "sans-soleil".into(), ..Movie::default() }/> },
    );
    expect_file!["../snapshots/film-card-bare.html"].assert_eq(&pretty(&card));
}

#[test]
fn review_with_every_kind_of_text() {
    let review = strangelove().reviews.remove(0);
    let review = html(|| view! { <FilmReview review id="review" graded=true/> });
    expect_file!["../snapshots/review.html"].assert_eq(&pretty(&review));
}

#[test]
fn badges() {
    let grades = [
        grade("A-", Scale::Letter, 91),
        grade("★★½", Scale::Stars, 50),
        grade("33%", Scale::Percent, 33),
        grade("Two thumbs up", Scale::Thumbs, None),
        None,
    ];
    let mean = Aggregate::of(&budapest().reviews);
    let badges = html(|| {
        let badges: Vec<_> = grades.into_iter().map(|grade| view! { <GradeBadge grade/> }).collect();
        view! { {badges}<GradeBadge grade=&mean/> }
    });
    expect_file!["../snapshots/grade-badge.html"].assert_eq(&pretty(&badges));
}

#[test]
fn credits() {
    let credits = html(|| view! { <Credits movie=strangelove() lang="fr-CA"/> });
    expect_file!["../snapshots/credits.html"].assert_eq(&pretty(&credits));
}

#[test]
fn names_with_and_without_a_link() {
    let person = html(|| {
        view! {
            <PersonLink name="Paul Raci".into() href=some("https://lantern.example/people/paul-raci")/>
            <PersonLink name="Olivia Cooke".into() href=None/>
        }
    });
    let person = person.replace("><", ">\n<") + "\n";
    expect_file!["../snapshots/person-link.html"].assert_eq(&person);
}

/// The targets of all links with this name, in the order of the page.
fn leads(html: &str, name: &str) -> Vec<Option<String>> {
    let person = |rest: &str| {
        let (tag, rest) = rest.split_once('>').unwrap();
        let href = tag.split_once("href=\"").map(|(_, href)| href.split('"').next().unwrap().to_owned());
        (rest.split('<').next().unwrap() == name).then_some(href)
    };
    html.split("part=\"person\"").skip(1).filter_map(person).collect()
}

#[test]
fn a_mention_has_the_same_link_as_the_credits() {
    let card = html(|| view! { <FilmCard movie=sound_of_metal() links=LinkProvider::Tmdb/> });
    let ahmed = some("https://www.themoviedb.org/search/person?query=Riz%20Ahmed");
    assert_eq!(leads(&card, "Riz Ahmed"), [ahmed.clone(), ahmed.clone()], "in the text and in the credits");
    assert_eq!(leads(&card, "Ahmed"), [ahmed.clone(), ahmed], "by surname, in both reviews");
    let raci = some("https://lantern.example/people/paul-raci");
    assert_eq!(leads(&card, "Paul Raci"), [raci.clone(), raci.clone()], "a fixed link is preferred");
    assert_eq!(leads(&card, "Raci"), [raci]);
}

#[test]
fn a_mention_is_text_without_a_link_provider() {
    let card = html(|| view! { <FilmCard movie=sound_of_metal() links=LinkProvider::None/> });
    assert_eq!(leads(&card, "Riz Ahmed"), [None, None]);
    assert_eq!(leads(&card, "Olivia Cooke"), [None, None]);
    assert_eq!(leads(&card, "Raci"), [some("https://lantern.example/people/paul-raci")]);
}

#[test]
fn a_review_without_a_card_has_mentions() {
    let review = || sound_of_metal().reviews.remove(1);
    let by_default = html(|| view! { <FilmReview review=review() id="review"/> });
    assert!(leads(&by_default, "Raci")[0].as_ref().unwrap().starts_with("https://en.wikipedia.org/"));
    let person_links = sound_of_metal().person_links;
    let with_props = html(
        || view! { <FilmReview review=review() id="review" links=LinkProvider::Wikipedia lang="fr" person_links/> },
    );
    assert_eq!(leads(&with_props, "Raci"), [some("https://lantern.example/people/paul-raci")]);
    assert!(leads(&with_props, "Ahmed")[0].as_ref().unwrap().starts_with("https://fr.wikipedia.org/"));
}

#[test]
fn a_mention_in_a_spoiler_is_hidden() {
    for (review, name) in [(sound_of_metal(), "Ahmed"), (strangelove(), "Slim Pickens")] {
        let review = review.reviews[0].clone();
        let review = html(|| view! { <FilmReview review id="review" open=true/> }).replace("<!>", "");
        // No element ends between the hidden element of the spoiler and the link, so the link is inside it.
        let (before, _) = review.split_once(&format!(">{name}</a>")).expect("the link");
        let (_, cover) = before.rsplit_once("class=\"film-spoiler\"").expect("the spoiler before it");
        let (_, covered) = cover.split_once(" hidden=\"\">").expect("the hidden element");
        assert!(!covered.contains("</"), "{covered}");
    }
}

#[test]
fn a_mention_within_a_link_is_text() {
    let review = Review {
        review_body: vec![Block::Paragraph(vec![Inline::Link {
            href: "https://lantern.example/".into(),
            children: vec![text("a talk with "), person("Agnès Varda", "Varda")],
        }])],
        ..Review::default()
    };
    let review = html(|| view! { <FilmReview review id="review"/> });
    assert!(pretty(&review).contains("a talk with Varda</a>"), "{review}");
    assert_eq!(review.matches("<a ").count(), 1);
}

#[test]
fn posters() {
    let posters = html(|| {
        view! {
            <FilmPoster name="Low Tide" year=Some(1987) mark=some("★★★") picture=None/>
            <FilmPoster name=strangelove().name year=None mark=None picture=some("javascript:alert(1)")/>
            <FilmPoster name="Low Tide" year=Some(1987) mark=None picture=some("https://lantern.example/low-tide.jpg")/>
        }
    });
    expect_file!["../snapshots/film-poster.html"].assert_eq(&pretty(&posters));
}

#[test]
fn headings_begin_at_the_given_level() {
    let headings = |heading: u8| {
        let card = html(|| view! { <FilmCard movie=sound_of_metal() heading/> });
        (2..=6).map(|level| card.matches(&format!("<h{level}")).count()).collect::<Vec<_>>()
    };
    assert_eq!(headings(2), [1, 2, 0, 0, 0]);
    assert_eq!(headings(4), [0, 0, 1, 2, 0]);
    assert_eq!(headings(6), [0, 0, 0, 0, 3], "no level below 6");
    assert_eq!([0, 1, 7, 255].map(headings), [headings(2), headings(2), headings(6), headings(6)]);
}

#[test]
fn a_grade_with_a_value_explains_it() {
    let card = html(|| view! { <FilmCard movie=budapest()/> });
    let (_, rules) = card.split_once("<div class=\"film-card__rules\"").expect("the rules");
    assert!(rules.contains(" hidden=\"\">"), "{rules}");
    for rule in ["61 of 100, the mean of 2 grades", "8/10: 80 of 100, in proportion", "C-: 42 of 100, by"] {
        assert!(rules.contains(rule), "{rule}");
    }
    assert!(!rules.contains("Two thumbs up: "), "a grade without a value has no rule");
    let card = html(|| view! { <FilmCard movie=capsule()/> });
    assert!(!card.contains("film-card__rules"), "a card without a grade has no rules");
}

#[test]
fn a_folded_text_is_not_hidden_but_spoilers_are() {
    let card = html(|| view! { <FilmCard movie=sound_of_metal()/> });
    let hidden = |value: &str| card.matches(&format!("hidden=\"{value}\"")).count();
    assert_eq!((hidden("until-found"), hidden("")), (0, 2), "the spoiler and the rules");
    assert!(card.contains("Continue reading") && !card.contains("Read the review"));
    assert_eq!(card.matches("data-cut").count(), 2, "a long text and the credits, until the page script has looked");
}

#[test]
fn three_reviews_are_shown_and_the_others_hidden() {
    let movie = |reviews: u32| {
        let review =
            |id| Review { id, author: some("Ada"), review_body: vec![paragraph("Fine.")], ..Review::default() };
        Movie { slug: "chairs".into(), reviews: (1..=reviews).map(review).collect(), ..Movie::default() }
    };
    let card = |reviews| html(move || view! { <FilmCard movie=movie(reviews)/> });
    assert!(!card(4).contains("film-card__more"), "a single review is never hidden");
    let card = card(40);
    assert!(card.contains("37 more reviews"));
    assert_eq!(card.matches("film-review--brief").count(), 37);
    assert_eq!(card.matches("Read the review").count(), 37, "none of their text is shown");
    let (_, others) = card.split_once("film-card__others").expect("the other reviews");
    assert!(others.split('>').next().unwrap().contains("hidden=\"until-found\""), "{others}");
}

#[test]
fn gallery() {
    let gallery = html(|| {
        view! { <Gallery movies=vec![budapest(), capsule()] theme=Theme::Light links=LinkProvider::Imdb/> }
    });
    expect_file!["../snapshots/gallery.html"].assert_eq(&pretty(&gallery));

    let choice = Choice { text: "nosfertau".into(), ..Choice::default() };
    let found = html(|| view! { <Gallery movies=vec![budapest(), capsule()] choice=RwSignal::new(choice)/> });
    assert_eq!(found.matches("film-entry__title").count(), 1);
    assert!(found.contains("<mark>Nosferatu"), "{found}");
}

// --- Rules for all components. ---

fn everything() -> String {
    html(|| {
        view! {
            <Gallery movies=vec![sound_of_metal(), strangelove(), budapest(), capsule(), low()] open=true/>
        }
    })
}

#[test]
fn ids_are_unique_and_references_have_a_target() {
    let html = everything();
    let values = |name: &str| -> Vec<String> {
        let name = format!(" {name}=\"");
        html.split(&name).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let ids = values("id");
    let mut unique = ids.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), ids.len());
    for reference in ["aria-controls", "aria-labelledby", "aria-describedby"] {
        let references = values(reference);
        assert!(!references.is_empty());
        for id in references.iter().flat_map(|list| list.split(' ')) {
            assert!(ids.iter().any(|known| known == id), "{reference}={id}");
        }
    }
}

#[test]
fn views_work_under_a_strict_policy() {
    let html = everything();
    assert!(!html.contains(" style="));
    assert!(!html.contains("<style"));
    assert!(!html.contains(" onclick"));
}

#[test]
fn the_stylesheet_has_no_left_or_right() {
    // `left` and `right` would be wrong for texts from right to left.
    let sided: Vec<_> =
        film_cards::STYLE.lines().filter(|line| line.contains("left") || line.contains("right")).collect();
    assert!(sided.is_empty(), "{sided:?}");
}

#[test]
fn the_stylesheet_affects_only_our_elements_and_has_a_rule_for_every_class() {
    let style = [film_cards::STYLE, film_cards::GALLERY_STYLE].concat();
    let html = everything();
    for class in html.split("class=\"").skip(1).flat_map(|rest| rest.split('"').next().unwrap().split(' ')) {
        assert!(style.contains(&format!(".{class}")), "no rule for .{class}");
    }
    let mut depth = 0;
    for line in style.lines() {
        if depth == 0 && line.contains('{') && !line.starts_with('@') {
            let ours = [".film-", ".grade-badge", ":host", ":where(.film-"].iter().any(|own| line.starts_with(own));
            assert!(ours, "{line}");
        }
        depth = depth + line.matches('{').count() - line.matches('}').count();
    }
}
