//! Letterboxd's export: one document, many reviews, among others.

use film_model::{Inline, Scale, paragraphs};
use film_reader::{Document, Site, read};

const EXPORT: &str = "\
Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\r\n\
2024-01-07,The Long Ferry,2018,https://boxd.it/1aaa,4.5,,\"It <i>hums</i>, and Moss \"\"sings\"\".\n\nOlder (Ira Moss) is no older.\",ferries,2024-01-06\r\n\
2024-02-11,Ran,1985,https://boxd.it/1bbb,5,Yes,Rain and horses.,,2024-02-10\r\n\
2024-02-12,Pier,2020,https://boxd.it/1ccc,6,,It creaks.,,2024-02-12\r\n\
2024-02-13,Quay,2021\r\n\
2024-02-14,Dock,2022,https://boxd.it/1ddd,,,It leaks.,,2024-02-13\r\n";

#[test]
fn an_export_is_a_document_of_many_reviews() {
    let other = "The Long Ferry (2018)\n\nIt stops. Grade: C\n\nWith Ira Moss, Una Vale";
    let documents = [
        Document { path: "ferry.txt", bytes: other.as_bytes() },
        Document { path: "mine/reviews.csv", bytes: EXPORT.as_bytes() },
    ];
    let reading = read(&documents, &Site { author: Some("Mara Quill".into()), ..Site::default() });
    let slugs: Vec<&str> = reading.movies.iter().map(|movie| movie.slug.as_str()).collect();
    assert_eq!(slugs, ["dock", "pier", "ran", "the-long-ferry"]);

    let ferry = &reading.movies[3];
    assert_eq!((ferry.aggregate.value, ferry.aggregate.graded, ferry.aggregate.total), (Some(70), 2, 2));
    assert_eq!(ferry.actors[0].character_name.as_deref(), Some("Older"), "a role of the export");
    let review = &ferry.reviews[1];
    assert_eq!((review.source.as_str(), review.author.as_deref()), ("mine/reviews.csv", Some("Mara Quill")));
    assert_eq!(review.date_published.as_deref(), Some("2024-01-07"));
    assert_eq!(review.url.as_deref(), Some("https://boxd.it/1aaa"));
    let grade = review.grade.as_ref().expect("a grade");
    assert_eq!((grade.written.as_str(), grade.scale, grade.value), ("4.5", Scale::Stars, Some(90)));
    assert_eq!(paragraphs(&review.review_body), ["It hums, and Moss \"sings\".", "Older (Ira Moss) is no older."]);
    let film_model::Block::Paragraph(first) = &review.review_body[0] else { panic!("a paragraph") };
    assert_eq!(first[1], Inline::Emphasis(vec![Inline::Text("hums".into())]));

    let dock = &reading.movies[0];
    assert_eq!((dock.year, dock.reviews[0].grade.as_ref()), (Some(2022), None));
    let told: Vec<String> = reading.diagnostics.iter().map(|diagnostic| diagnostic.headline("")).collect();
    assert_eq!(
        told,
        [
            "mine/reviews.csv:6:43: error[invalid-grade]: \"6\" is no rating",
            "mine/reviews.csv:7:1: error[export]: the row has 3 of 9 fields",
        ]
    );
}

#[test]
fn another_list_is_told_to_be_none() {
    let reading = read(&[Document { path: "reviews.csv", bytes: b"Date,Content\n2024-01-01,x\n" }], &Site::default());
    assert_eq!(reading.movies, []);
    assert_eq!(
        reading.diagnostics[0].headline(""),
        "reviews.csv:1:1: error[export]: the header has no column \"Name\""
    );
}
