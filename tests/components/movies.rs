//! The movies for the rendered components: real films, invented critics.

use film_cards::{Actor, Block, Grade, Inline, Movie, Review, Scale};

pub fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

pub fn em(children: &str) -> Inline {
    Inline::Emphasis(vec![text(children)])
}

pub fn person(name: &str, text: &str) -> Inline {
    Inline::Person { name: name.into(), text: text.into() }
}

pub fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

pub fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

pub fn cast(cast: &[(&str, &str)]) -> Vec<Actor> {
    let role = |role: &str| (!role.is_empty()).then(|| role.to_owned());
    cast.iter().map(|(name, plays)| Actor { name: (*name).into(), character_name: role(plays) }).collect()
}

pub fn grade(written: &str, scale: Scale, value: impl Into<Option<u8>>) -> Option<Grade> {
    Some(Grade { written: written.into(), scale, value: value.into() })
}

pub fn some(text: &str) -> Option<String> {
    Some(text.into())
}

/// All facts, a long review with a spoiler and a link, and a short one with a grade.
pub fn sound_of_metal() -> Movie {
    let long = Review {
        id: 1,
        author: some("Ines Calloway"),
        publisher: some("The Lantern Quarterly"),
        date_published: some("2020-12-04"),
        url: some("https://lantern.example/sound-of-metal"),
        review_body: vec![
            Block::Paragraph(vec![
                text(
                    "The first thing Darius Marder takes away is the top end. Cymbals go, then consonants, then the small domestic noises that tell a man his coffee is ready. ",
                ),
                em("Sound of Metal"),
                text(
                    " is built on such subtractions, and for two hours it trusts the viewer to notice what is missing. It is a film about a drummer who goes deaf, and it behaves like a drummer: it counts, it waits, and it knows what a rest is for. ",
                ),
                person("Riz Ahmed", "Riz Ahmed"),
                text(
                    " plays Ruben with his whole back. Watch the shoulders in the pharmacy scene, where a man hears his own life through a wall.",
                ),
            ]),
            Block::Paragraph(vec![
                text(
                    "Nicolas Becker’s sound work has been praised as immersion, which undersells it. Immersion flatters us; this withholds. We are let into Ruben’s head for as long as it takes to be frightened, then put out on the pavement again with everyone who can hear and does not listen. The ",
                ),
                Inline::Link {
                    href: "https://lantern.example/becker".into(),
                    children: vec![text("cut from inside to outside")],
                },
                text(" is the film’s only special effect, and it never wears out."),
            ]),
            Block::Paragraph(vec![
                person("Paul Raci", "Paul Raci"),
                text(
                    ", as the man who runs the house where Ruben is sent to learn stillness, has the plainest part and the best face. He asks for one thing, an hour in a room with paper and a pen, and the request hangs over everything that follows. ",
                ),
                person("Olivia Cooke", "Olivia Cooke"),
                text(
                    " does a great deal with Lou in very few scenes; the marks on her arm tell more than the screenplay does, and the screenplay knows it.",
                ),
            ]),
            Block::Paragraph(vec![
                text("The last third goes to Europe and loses a little of its pulse. Then comes the ending: "),
                Inline::Spoiler(vec![
                    text("he takes the processors off, on a bench, in the noise of bells, and the film lets "),
                    person("Riz Ahmed", "Ahmed"),
                    text(" have the silence"),
                ]),
                text(". Few American films of the year finish on so exact a note, and fewer have "),
                Inline::Strong(vec![text("earned")]),
                text(" it."),
            ]),
        ],
        ..Review::default()
    };
    let short = Review {
        id: 2,
        author: some("Tom Okafor"),
        publisher: some("Reel North"),
        date_published: some("2020-11-20"),
        grade: grade("A-", Scale::Letter, 91),
        review_body: vec![Block::Paragraph(vec![
            text("A hard, tender picture about the difference between fixing a thing and living with it. "),
            person("Riz Ahmed", "Ahmed"),
            text(" is extraordinary, "),
            person("Paul Raci", "Raci"),
            text(
                " better still, and the sound mix deserves its own billing. See it in a room where you can turn it up.",
            ),
        ])],
        ..Review::default()
    };
    Movie {
        slug: "sound-of-metal".into(),
        name: "Sound of Metal".into(),
        year: Some(2019),
        directors: names(&["Darius Marder"]),
        writers: names(&["Darius Marder", "Abraham Marder"]),
        distributor: some("Amazon Studios"),
        countries_of_origin: names(&["USA", "Belgium"]),
        duration_minutes: Some(120),
        content_rating: some("R"),
        actors: cast(&[
            ("Riz Ahmed", "Ruben Stone"),
            ("Olivia Cooke", "Lou"),
            ("Paul Raci", "Joe"),
            ("Mathieu Amalric", ""),
        ]),
        person_links: vec![("Paul Raci".into(), "https://lantern.example/people/paul-raci".into())],
        reviews: vec![long, short],
        ..Movie::default()
    }
}

/// A long title, a long cast, and a review with a quotation, a list and a spoiler of whole blocks.
pub fn strangelove() -> Movie {
    let review = Review {
        id: 1,
        author: some("Marguerite Oyelaran-Fitzsimmons"),
        publisher: some("The Journal of the Southern Repertory Cinemas"),
        date_published: some("1994-01-29"),
        grade: grade("★★★½", Scale::Stars, 88),
        review_body: vec![
            paragraph(
                "Thirty years on, the joke has not dated because the furniture has not moved. The table in the War Room is still round, the maps are still lit from behind, and the men around them still speak of losses in the voice that other men keep for the price of timber.",
            ),
            Block::Quotation(vec![paragraph("Everyone in this picture is polite. That is what is wrong with them.")]),
            paragraph(
                "So I wrote in my notebook at the first screening, and I would stand by it. Three performances by one actor, and not one of them asks to be noticed:",
            ),
            Block::List {
                ordered: false,
                items: vec![
                    vec![Block::Paragraph(vec![em("Mandrake"), text(", who has manners instead of a plan;")])],
                    vec![Block::Paragraph(vec![em("Muffley"), text(", who has a telephone instead of a plan;")])],
                    vec![Block::Paragraph(vec![em("Strangelove"), text(", who has a plan.")])],
                ],
            },
            Block::Spoiler(vec![Block::Paragraph(vec![
                text("The bomb falls, and "),
                person("Slim Pickens", "Slim Pickens"),
                text(
                    " rides it down waving his hat. Nobody in the audience that night could say afterwards whether they had laughed.",
                ),
            ])]),
            paragraph(
                "Kubrick shot a last scene with custard pies and threw it away. He was right. Nothing in it could have been as foolish, or as clean, as what he kept.",
            ),
        ],
        ..Review::default()
    };
    Movie {
        slug: "dr-strangelove".into(),
        name: "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb".into(),
        year: Some(1964),
        directors: names(&["Stanley Kubrick"]),
        writers: names(&["Stanley Kubrick", "Terry Southern", "Peter George"]),
        distributor: some("Columbia Pictures"),
        countries_of_origin: names(&["United Kingdom", "United States"]),
        duration_minutes: Some(95),
        content_rating: some("PG"),
        actors: cast(&[
            ("Peter Sellers", "Group Captain Lionel Mandrake, President Merkin Muffley and Dr. Strangelove"),
            ("George C. Scott", "General “Buck” Turgidson"),
            ("Sterling Hayden", "Brigadier General Jack D. Ripper"),
            ("Keenan Wynn", "Colonel “Bat” Guano"),
            ("Slim Pickens", "Major T. J. “King” Kong"),
            ("Peter Bull", "Soviet Ambassador Alexi de Sadesky"),
            ("James Earl Jones", "Lieutenant Lothar Zogg"),
            ("Tracy Reed", "Miss Scott"),
            ("Jack Creley", "Mr. Staines"),
            ("Shane Rimmer", "Captain Ace Owens"),
        ]),
        reviews: vec![review],
        ..Movie::default()
    }
}

/// Four reviews: three with grades of different scales, and one without a grade.
pub fn budapest() -> Movie {
    let review = |id, author: &str, grade, words: &str| Review {
        id,
        author: some(author),
        grade,
        review_body: vec![paragraph(words)],
        ..Review::default()
    };
    Movie {
        slug: "the-grand-budapest-hotel".into(),
        name: "The Grand Budapest Hotel".into(),
        year: Some(2014),
        directors: names(&["Wes Anderson"]),
        duration_minutes: Some(99),
        content_rating: some("R"),
        reviews: vec![
            review(
                1,
                "Ines Calloway",
                grade("8/10", Scale::Points, 80),
                "A box of pastries with a file baked into it. Ralph Fiennes swears like a man folding napkins.",
            ),
            review(2, "Tom Okafor", grade("Two thumbs up", Scale::Thumbs, None), "Brisk, sad and pink."),
            review(
                3,
                "Lidia Brandt",
                grade("C-", Scale::Letter, 42),
                "I admired every frame and missed every person in it.",
            ),
            review(4, "Piet Hanssen", None, "Seen on a plane, twice."),
        ],
        ..Movie::default()
    }
}

/// Only a title, a year, and a review without a grade.
pub fn capsule() -> Movie {
    Movie {
        slug: "nosferatu".into(),
        name: "Nosferatu".into(),
        year: Some(1922),
        reviews: vec![Review {
            id: 1,
            author: some("Lidia Brandt"),
            date_published: some("2022-03-04"),
            review_body: vec![paragraph(
                "A hundred years old this week, and the shadow on the stairs still arrives before the man. F. W. Murnau shot in real streets and real wind, and it is the daylight that unsettles: a carriage too fast, a door that opens by itself, a ship that comes into harbour with nobody at the wheel. Bring a coat.",
            )],
            ..Review::default()
        }],
        ..Movie::default()
    }
}

/// A review with a low grade.
pub fn low() -> Movie {
    Movie {
        slug: "the-room".into(),
        name: "The Room".into(),
        year: Some(2003),
        directors: names(&["Tommy Wiseau"]),
        actors: cast(&[("Tommy Wiseau", "Johnny"), ("Greg Sestero", "Mark"), ("Juliette Danielle", "Lisa")]),
        duration_minutes: Some(99),
        reviews: vec![Review {
            id: 1,
            author: some("Tom Okafor"),
            publisher: some("Reel North"),
            grade: grade("D+", Scale::Letter, 33),
            review_body: vec![
                paragraph(
                    "There are worse films, though few with so many doors. People come in, say hello, remember an appointment and go out again, and in between somebody throws a football across a distance that a handshake would have covered. One is never bored. One is never anything else, either, for more than a minute at a time, and by the second hour a kind of respect sets in for a man who has plainly never been told to stop.",
                ),
                paragraph(
                    "The rooftop is painted, the rage is real, and the flowers have a scene to themselves. It is the last of these that I would keep.",
                ),
            ],
            ..Review::default()
        }],
        ..Movie::default()
    }
}
