//! The listing of a large archive: what a gallery loads is what the archive has, and damaged files give an error.

use film_archive::*;
use film_model::{Actor, Aggregate, Block, Grade, Inline, LinkProvider, Movie, Review, Scale};
use std::collections::BTreeMap;

/// Movies whose slugs are in another order than their titles.
fn movies(count: usize) -> Vec<Movie> {
    let movie = |number: usize| {
        let secret = Inline::Spoiler(vec![Inline::Text("gardener".into())]);
        let words = format!("Drummers wait, counting to {number}. {}", "A long evening. ".repeat(30));
        let grade = (!number.is_multiple_of(3)).then(|| Grade {
            written: "B+".into(),
            scale: if number % 3 == 1 { Scale::Letter } else { Scale::Thumbs },
            value: (number % 3 == 1).then_some(83),
        });
        let review = Review {
            id: 1,
            author: Some("Mara Quill".into()),
            publisher: Some(["North Weekly", "The Quay"][number % 2].into()),
            date_published: (!number.is_multiple_of(5))
                .then(|| format!("{}-{:02}-{:02}", [2019, 1960][number % 4 / 3], number % 12 + 1, number % 28 + 1)),
            grade,
            review_body: vec![Block::Paragraph(vec![Inline::Text(words), secret])],
            ..Review::default()
        };
        let reviews = vec![review];
        Movie {
            slug: format!("film-{number:05}"),
            name: format!("{} Ferry {number}", ["Zoë's", "A", "Última"][number % 3]),
            year: (!number.is_multiple_of(7)).then_some(1950 + (number % 70) as u16),
            directors: vec!["Bo Lindqvist".into()],
            actors: vec![Actor { name: format!("Ira Moss {}", number % 9), character_name: Some("Holt".into()) }],
            countries_of_origin: vec![["Norway", "Chile"][number % 2].into(), "Italy".into()],
            poster: (number == 4).then(|| "https://ferry.example/4.jpg".into()),
            aggregate: Aggregate::of(&reviews),
            reviews,
            ..Movie::default()
        }
    };
    (0..count).map(movie).collect()
}

/// The listing and its chunks. Their names are numbers.
fn listed(movies: &[Movie]) -> (Vec<u8>, Vec<Vec<u8>>) {
    let bytes = encode(movies, LinkProvider::Tmdb);
    let mut chunks = Vec::new();
    let stem = |word: &str, lang: &str| (lang == "en").then(|| word.strip_suffix('s').map(str::to_owned)).flatten();
    let listing = listing(Archive::open(&bytes).unwrap(), &stem, &mut |chunk| {
        chunks.push(chunk);
        Ok::<Name, Corrupt>((chunks.len() as u64 - 1).to_le_bytes())
    });
    (listing.unwrap(), chunks)
}

fn chunk(chunks: &[Vec<u8>], name: Name) -> &[u8] {
    &chunks[u64::from_le_bytes(name) as usize]
}

/// Where each word is, with its stem.
type Index = BTreeMap<String, (String, Vec<(u32, Field)>)>;

fn index(listing: &Listing, chunks: &[Vec<u8>]) -> Index {
    let mut index = Index::new();
    for name in listing.words("") {
        words_in(chunk(chunks, name), &mut |word| {
            let mut places = Vec::new();
            word.movies(&mut |movie, field| places.push((movie, field))).unwrap();
            assert!(index.insert(word.word.to_owned(), (word.stem.to_owned(), places)).is_none(), "{}", word.word);
        })
        .unwrap();
    }
    index
}

#[test]
fn every_row_and_every_fact_is_there_in_the_order_of_titles() {
    let movies = movies(500);
    let (bytes, chunks) = listed(&movies);
    let opened = Listing::open(&bytes).unwrap();
    assert!(Listing::is(&bytes) && opened.len() == 500 && !opened.is_empty());
    let tables = tables_in(chunk(&chunks, opened.tables())).unwrap();
    let facts: Vec<Facts> =
        opened.facts().iter().flat_map(|name| facts_in(chunk(&chunks, *name), &tables).unwrap()).collect();
    assert_eq!(facts.len(), 500);
    assert_eq!((tables.countries.len(), tables.publications.len(), tables.people.len()), (3, 2, 10));

    let archive = encode(&movies, LinkProvider::Tmdb);
    let archive = Archive::open(&archive).unwrap();
    let packs = archive.packs().unwrap();
    let mut titles = Vec::new();
    for (number, facts) in facts.iter().enumerate() {
        let shown = match opened.place(number).unwrap() {
            Place::Listing(place) => opened.row(place),
            Place::Chunk(name, place) => row_in(chunk(&chunks, name), place),
        };
        let shown = shown.unwrap();
        let movie = archive.find(&shown.slug).unwrap().unwrap();
        assert_eq!(shown, row(&movie));
        assert_eq!(archive.movie(packs[&facts.pack][facts.place as usize]).as_ref(), Ok(&movie));
        assert_eq!((facts.year, facts.value), (movie.year, movie.aggregate.value));
        let review = &movie.reviews[0];
        assert_eq!(facts.graded, review.grade.is_some());
        assert_eq!(facts.date, review.date_published.as_deref().map_or(0, day));
        let countries: Vec<&String> = facts.countries.iter().map(|at| &tables.countries[*at as usize]).collect();
        assert_eq!(countries, movie.countries_of_origin.iter().collect::<Vec<_>>());
        assert_eq!(Some(&tables.publications[facts.publications[0] as usize]), review.publisher.as_ref());
        titles.push(film_model::fold(&shown.name));
    }
    assert!(titles.is_sorted() && opened.place(500).is_none());
}

#[test]
fn a_row_has_no_more_than_it_shows() {
    let movie = &movies(5)[4];
    let shown = row(movie);
    assert_eq!((&shown.name, &shown.poster, &shown.aggregate), (&movie.name, &movie.poster, &movie.aggregate));
    let text = film_model::paragraphs(&shown.reviews[0].review_body).remove(0);
    assert!(text.chars().count() > 200 && text.len() < 260 && !text.contains("gardener"), "{text}");
    assert!(shown.reviews[0].author.is_none() && shown.actors[0].character_name.is_none());
}

#[test]
fn every_word_leads_to_its_movies() {
    let movies = movies(300);
    let (bytes, chunks) = listed(&movies);
    let opened = Listing::open(&bytes).unwrap();
    let index = index(&opened, &chunks);
    assert!(!index.contains_key("gardener"), "spoilers are not searched");
    let (stem, places) = &index["drummers"];
    assert_eq!((stem.as_str(), places.len()), ("drummer", 300));
    assert_eq!(index["zoe"].1.len(), 100);
    assert!(index["zoe"].1.iter().all(|(_, field)| *field == Field::Title));
    assert_eq!(index["chile"].1.len(), 150);
    // A number is in a title and in a text.
    let fields: Vec<Field> = index["299"].1.iter().map(|(_, field)| *field).collect();
    assert_eq!(fields, [Field::Title, Field::Text]);
    let name = person("Ira Moss 3");
    assert!(index[&name].1.iter().all(|(_, field)| *field == Field::Name) && index[&name].1.len() == 33);

    let mut spelt = Vec::new();
    for name in opened.spellings("") {
        spellings_in(chunk(&chunks, name), &mut |word| spelt.push(word.to_owned())).unwrap();
    }
    assert!(spelt.is_sorted() && spelt.iter().eq(index.keys().filter(|word| !word.starts_with('='))));

    // The chunks for a beginning have all words with it.
    for start in ["", "2", "29", "drum", "zzz", "=ira", "italy"] {
        let mut found = Vec::new();
        for name in opened.words(start) {
            words_in(chunk(&chunks, name), &mut |word| found.push(word.word.to_owned())).unwrap();
        }
        found.retain(|word| word.starts_with(start));
        assert!(found.iter().eq(index.keys().filter(|word| word.starts_with(start))), "{start}");
    }
}

#[test]
fn a_large_vocabulary_is_in_many_chunks() {
    let words = |from: usize| (from..from + 4_000).map(|word| format!("{:x} ", word * 7_919)).collect::<String>();
    let movie = |number: usize| Movie {
        slug: number.to_string(),
        reviews: vec![Review {
            review_body: vec![Block::Paragraph(vec![Inline::Text(words(number * 4_000))])],
            ..Review::default()
        }],
        ..Movie::default()
    };
    let movies: Vec<Movie> = (0..4).map(movie).collect();
    let (bytes, chunks) = listed(&movies);
    let opened = Listing::open(&bytes).unwrap();
    assert!(opened.words("").len() > 3 && opened.spellings("").len() > 1);
    assert_eq!(opened.words("1abc").len(), 1, "one chunk has the words with a rare beginning");
    assert_eq!(index(&opened, &chunks).len(), 16_000);
}

#[test]
fn damaged_files_never_panic() {
    let (bytes, chunks) = listed(&movies(40));
    let opened = Listing::open(&bytes).unwrap();
    let tables = tables_in(chunk(&chunks, opened.tables())).unwrap();
    for end in 0..bytes.len() {
        assert!(Listing::open(&bytes[..end]).is_err(), "a listing cut at {end}");
    }
    let read = |chunk: &[u8]| -> Result<(), Corrupt> {
        let rows: Vec<_> = (0..9).map(|place| row_in(chunk, place)).collect();
        let mut result = words_in(chunk, &mut |word| _ = word.movies(&mut |_, _| {}));
        result = result.and(spellings_in(chunk, &mut |_| {}));
        facts_in(chunk, &tables)
            .map(drop)
            .or(tables_in(chunk).map(drop))
            .or(result)
            .or(rows.into_iter().collect::<Result<Vec<_>, _>>().map(drop))
    };
    let is_whole = |kind: &[u8]| [b"FCF2", b"FCT1"].contains(&kind.first_chunk().unwrap());
    for chunk in &chunks {
        for end in 0..chunk.len().min(3_000) {
            let result = read(&chunk[..end]);
            if is_whole(chunk) {
                assert_eq!(result, Err(Corrupt), "cut at {end}");
            }
        }
        for at in 0..chunk.len().min(2_000) {
            for change in [0x01, 0x80, 0xff] {
                let mut chunk = chunk.clone();
                chunk[at] ^= change;
                let _ = read(&chunk);
            }
        }
    }
    for at in 0..bytes.len().min(3_000) {
        for change in [0x01, 0x80, 0xff] {
            let mut bytes = bytes.clone();
            bytes[at] ^= change;
            if let Ok(opened) = Listing::open(&bytes) {
                let _ = (0..50).map(|place| opened.row(place)).collect::<Vec<_>>();
            }
        }
    }
}

#[test]
fn words_and_spellings_are_cut_between_words_or_refused() {
    let (bytes, chunks) = listed(&movies(40));
    let opened = Listing::open(&bytes).unwrap();
    let (words, spellings) = (chunk(&chunks, opened.words("")[0]), chunk(&chunks, opened.spellings("")[0]));
    let count = |chunk: &[u8]| {
        let mut count = 0;
        let result = if chunk.starts_with(b"FCW1") {
            words_in(chunk, &mut |_| count += 1)
        } else {
            spellings_in(chunk, &mut |_| count += 1)
        };
        result.map(|()| count)
    };
    for chunk in [words, spellings] {
        let all = count(chunk).unwrap();
        let whole = (4..chunk.len()).filter(|end| count(&chunk[..*end]).is_ok()).count();
        assert_eq!(whole, all, "as many ends as words, the empty beginning among them, and without the last");
        assert!((0..4).all(|end| count(&chunk[..end]).is_err()));
    }
}
