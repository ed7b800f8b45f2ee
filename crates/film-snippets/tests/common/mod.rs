//! Movies for the tests of snippets: invented films, critics and publications.

use film_model::{Actor, Block, Grade, Inline, Movie, Review, Scale};

pub fn some(text: &str) -> Option<String> {
    Some(text.into())
}

pub fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

pub fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

pub fn grade(written: &str, scale: Scale, value: impl Into<Option<u8>>) -> Option<Grade> {
    Some(Grade { written: written.into(), scale, value: value.into() })
}

/// A film with one review and every fact.
pub fn letter() -> Movie {
    let person = Inline::Person { name: "Odile Marsh".into(), text: "Marsh".into() };
    Movie {
        slug: "the-salt-road".into(),
        name: "The Salt Road".into(),
        year: Some(1987),
        directors: vec!["Odile Marsh".into()],
        writers: vec!["Odile Marsh".into(), "Bram Teague".into()],
        distributor: some("Lowland Pictures"),
        countries_of_origin: vec!["Ireland".into(), "France".into()],
        duration_minutes: Some(104),
        content_rating: some("PG-13"),
        actors: vec![
            Actor { name: "Ivo Lennart".into(), character_name: some("The carter") },
            Actor { name: "Maud Pell".into(), character_name: None },
        ],
        reviews: vec![Review {
            id: 1,
            author: some("Corin Vale"),
            publisher: some("The Tidewater Post"),
            date_published: some("1988-02-19"),
            url: some("https://tidewater.example/the-salt-road"),
            grade: grade("A-", Scale::Letter, 91),
            review_body: vec![
                Block::Paragraph(vec![
                    text("A cart, a mule and forty miles of white road. "),
                    person,
                    text(&" asks you to look at them for as long as the mule does.".repeat(4)),
                    text(&" Then the weather changes its mind, and everybody walks a little faster.".repeat(3)),
                ]),
                Block::Paragraph(vec![
                    text("It ends at the sea, where "),
                    Inline::Spoiler(vec![text("the mule goes home alone")]),
                    text("."),
                ]),
                Block::Spoiler(vec![paragraph("The carter had sold the salt before he set out.")]),
            ],
            ..Review::default()
        }],
        ..Movie::default()
    }
}

/// A film with a review that has only a text.
pub fn ungraded() -> Movie {
    Movie {
        slug: "gannet".into(),
        name: "Gannet".into(),
        reviews: vec![Review { id: 1, review_body: vec![paragraph("A bird, for an hour.")], ..Review::default() }],
        ..Movie::default()
    }
}

/// A film with three reviews: one with stars, one with thumbs, which have no value, and one without a critic.
pub fn several() -> Movie {
    let review = |id, author: Option<&str>, grade, words: &str| Review {
        id,
        author: author.map(str::to_owned),
        grade,
        review_body: vec![paragraph(words)],
        ..Review::default()
    };
    Movie {
        slug: "under-the-viaduct".into(),
        name: "Under the Viaduct".into(),
        reviews: vec![
            review(1, Some("Nell Ashby"), grade("★★★½", Scale::Stars, 88), "Trains pass overhead, and so does time."),
            review(2, Some("Tobias Rook"), grade("Two thumbs up", Scale::Thumbs, None), "I would go again."),
            review(3, None, grade("5/10", Scale::Points, 50), "Loud."),
        ],
        ..Movie::default()
    }
}

/// A film and a review that contain markup.
pub fn hostile() -> Movie {
    let evil = "</script><script>alert(1)</script><!-- </film-card> ]]> \" ' & \u{2028}";
    Movie {
        slug: "evil".into(),
        name: evil.into(),
        directors: vec![evil.into()],
        actors: vec![Actor { name: evil.into(), character_name: some(evil) }],
        content_rating: some(evil),
        reviews: vec![Review {
            id: 1,
            author: some(evil),
            publisher: some(evil),
            date_published: some(evil),
            url: some("javascript:alert(1)"),
            grade: grade(evil, Scale::Points, 10),
            review_body: vec![
                paragraph(&format!("{evil}\n\n    {evil}")),
                Block::Paragraph(vec![Inline::Link { href: "javascript:alert(2)".into(), children: vec![text(evil)] }]),
            ],
            ..Review::default()
        }],
        ..Movie::default()
    }
}

pub fn all() -> Vec<Movie> {
    vec![letter(), ungraded(), several(), hostile()]
}
