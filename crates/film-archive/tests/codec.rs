//! Decoding gives the movies that were encoded, and damaged bytes give an error.

use film_archive::{Archive, Corrupt, encode};
use film_model::LinkProvider;
use film_model::{Actor, Aggregate, Block, Grade, Inline, Movie, Review, Scale};

/// A movie with every field, and with every kind of block, inline and scale.
fn full() -> Movie {
    let text = |text: &str| Inline::Text(text.into());
    let body = vec![
        Block::Paragraph(vec![
            text("A "),
            Inline::Emphasis(vec![text("slow")]),
            Inline::Strong(vec![text("grey")]),
            Inline::Link { href: "https://a.example/?b=c".into(), children: vec![text("hour")] },
            Inline::Spoiler(vec![text("sinks")]),
            Inline::Person { name: "Ira Moss".into(), text: "Moss".into() },
        ]),
        Block::Quotation(vec![Block::Paragraph(vec![text("“Ø 東京 🎬”")])]),
        Block::List { ordered: true, items: vec![vec![Block::Paragraph(vec![text("one")])], vec![]] },
        Block::List { ordered: false, items: vec![] },
        Block::Spoiler(vec![Block::Paragraph(vec![])]),
    ];
    let scales = [Scale::Letter, Scale::Stars, Scale::Points, Scale::Percent, Scale::Thumbs];
    let reviews = scales.map(|scale| Review {
        id: 300,
        source: "a/b.txt".into(),
        author: Some("Mara Quill".into()),
        publisher: Some(String::new()),
        date_published: Some("2018-11-30".into()),
        url: Some("https://a.example".into()),
        grade: Some(Grade { written: "A−".into(), scale, value: (scale != Scale::Thumbs).then_some(91) }),
        caption: Some("caption".into()),
        lang: Some("en".into()),
        review_body: body.clone(),
    });
    Movie {
        slug: "the-long-ferry".into(),
        name: "The Long Ferry".into(),
        year: Some(u16::MAX),
        directors: vec!["Bo Lindqvist".into()],
        writers: vec!["x".repeat(20_000)],
        distributor: Some("North Quay".into()),
        countries_of_origin: vec!["Norway".into(), "Denmark".into()],
        duration_minutes: Some(0),
        content_rating: Some("R".into()),
        actors: vec![
            Actor { name: "Ira Moss".into(), character_name: Some("Captain Holt".into()) },
            Actor { name: "Una Vale".into(), character_name: None },
        ],
        poster: Some("https://moss.example/poster.jpg".into()),
        person_links: vec![("Ira Moss".into(), "https://moss.example".into())],
        aggregate: Aggregate { value: Some(100), graded: 128, total: u32::MAX },
        reviews: reviews.to_vec(),
    }
}

#[test]
fn decodes_what_was_encoded() {
    let movies = [full(), Movie { slug: "a".into(), ..Movie::default() }, Movie { slug: "ö".into(), ..full() }];
    for links in LinkProvider::ALL {
        let bytes = encode(&movies, links);
        let archive = Archive::open(&bytes).expect("an archive");
        assert_eq!((archive.len(), archive.links()), (3, links));
        for movie in &movies {
            assert_eq!(archive.find(&movie.slug).as_ref(), Ok(&Some(movie.clone())));
        }
        let slugs: Result<Vec<&str>, Corrupt> = (0..3).map(|index| archive.slug(index)).collect();
        assert_eq!(slugs, Ok(vec!["a", "the-long-ferry", "ö"]));
        assert_eq!(archive.find("b"), Ok(None));
        assert_eq!(archive.movie(3), Err(Corrupt));
    }
    assert!(Archive::open(&encode(&[], LinkProvider::None)).is_ok_and(|archive| archive.is_empty()));
}

#[test]
fn a_cut_or_a_changed_byte_never_panics() {
    let bytes = encode(&[full()], LinkProvider::Wikipedia);
    let read = |bytes: &[u8]| Archive::open(bytes).and_then(|archive| archive.find("the-long-ferry"));
    for end in 0..bytes.len().min(2_000) {
        assert_eq!(read(&bytes[..end]), Err(Corrupt), "cut at {end}");
    }
    let mut errors = 0;
    for at in (0..bytes.len()).filter(|at| *at < 400 || *at > bytes.len() - 1_500) {
        for change in [0x01, 0x80, 0xff] {
            let mut bytes = bytes.clone();
            bytes[at] ^= change;
            // Most changes give an error. Some give another movie: a changed letter is a letter too. None may panic.
            errors += usize::from(read(&bytes).is_err());
        }
    }
    assert!(errors > 500, "only {errors} changes gave an error");
}

#[test]
fn opening_reads_only_the_index() {
    let many: Vec<Movie> = (0..2_000)
        .map(|number| Movie { slug: format!("film-{number:04}"), name: "x".repeat(500), ..Movie::default() })
        .collect();
    let mut bytes = encode(&many, LinkProvider::Wikipedia);
    // Damage every record but one. The archive must still open, and that one must still be found.
    let kept = 1_234;
    let index = 9 + 4 * 2_001;
    let start = |index: usize| u32::from_le_bytes(*bytes[9 + 4 * index..].first_chunk().expect("an offset")) as usize;
    let (from, to) = (start(kept), start(kept + 1));
    assert!(from > index);
    let slug_length = 1 + "film-0000".len();
    let starts: Vec<usize> = (0..2_000).map(start).collect();
    for (number, at) in starts.iter().enumerate().filter(|(number, _)| *number != kept) {
        let end = starts.get(number + 1).copied().unwrap_or(bytes.len());
        bytes[at + slug_length..end].fill(0xff);
    }
    assert!(to > from);
    let archive = Archive::open(&bytes).expect("an archive");
    assert_eq!(archive.find("film-1234").map(|movie| movie.map(|movie| movie.name.len())), Ok(Some(500)));
    assert_eq!(archive.find("film-0001"), Err(Corrupt));
}
