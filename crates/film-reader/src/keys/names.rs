//! What a key of the front matter means, by its name.
//!
//! Names are compared without case, `_`, `-` and blanks: `release_year`, `releaseYear` and `Release Year` are one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a key says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Title,
    Slug,
    Year,
    /// The day of the release, which gives the year.
    Released,
    Author,
    Publication,
    Url,
    Date,
    Grade,
    /// Out of how many the grade beside it is.
    OutOf,
    Directors,
    Writers,
    Distributor,
    Cast,
    Countries,
    Runtime,
    Rated,
    Poster,
    Lang,
    /// A table that holds keys of the film or of the review.
    Nested,
    /// What site generators put there, which says nothing about the movie.
    Nothing,
}

/// Keys of the language, as the front matter has them. A value that such a key cannot have is an error; under
/// another name it is passed over, because the key may mean something else.
pub const KEYS: [&str; 18] = [
    "title",
    "slug",
    "year",
    "author",
    "critic",
    "publication",
    "url",
    "date",
    "grade",
    "directors",
    "writers",
    "distributor",
    "cast",
    "countries",
    "runtime",
    "rated",
    "poster",
    "lang",
];

/// Where several keys of a document mean one field, the first of this list is taken.
const NAMES: &[(Field, &str)] = &[
    (
        Field::Title,
        "movietitle filmtitle moviename filmname titleofmovie titleoffilm title movie film название 标题 片名 titel titre titulo título titolo",
    ),
    (Field::Slug, "slug"),
    (
        Field::Year,
        "year releaseyear filmyear movieyear yearreleased yearofrelease releasedyear productionyear erscheinungsjahr \
         jahr produktionsjahr année annee año ano anno årtal rok jaar год 年份 上映年份",
    ),
    (
        Field::Released,
        "released release releasedate datereleased releasedon premiere premiered moviereleasedate filmreleasedate",
    ),
    (
        Field::Author,
        "critic critics reviewer reviewers reviewedby reviewauthor author authors by byline autor autore auteur schrijver автор 作者",
    ),
    (Field::Publication, "publication publisher outlet magazine newspaper"),
    (Field::Url, "url reviewurl canonicalurl canonical"),
    (
        Field::Date,
        "date pubdate pubdatetime publishdate publisheddate datepublished publishedat publishedon publishedtime published \
         publicationdate reviewdate datereviewed postdate posted postedon datecreated createdat created datum fecha дата 日期",
    ),
    (
        Field::Grade,
        "grade rating score stars mygrade myrating myscore personalrating personalscore userrating userscore reviewscore \
         reviewrating reviewgrade moviescore filmscore movierating filmrating finalscore overallrating overallscore \
         ratingvalue starrating ratingstars rate bewertung wertung punkte nota puntuación puntuacion calificación \
         calificacion valoración valoracion voto betyg karakter cijfer waardering puan ocena hodnocení note verdict оценка 评分 \
         評分 我的评分 별점 평점",
    ),
    (
        Field::OutOf,
        "outof ratingoutof gradeoutof scoreoutof starsoutof maxrating ratingmax maxscore scoremax maxstars starsmax \
         bestrating ratingscale scorescale gradescale ratingbase",
    ),
    (
        Field::Directors,
        "directors director moviedirector filmdirector directedby direction regie regisseur regisseure regisseurin regia regista réalisateur \
         realisateur réalisation realisation réalisatrice dirección direccion direção direcao diretor diretora realizador \
         režie reżyseria reżyser yönetmen ohjaaja ohjaus regissör regi режиссер режиссёр режисер 导演 導演 監督 감독 creator",
    ),
    (
        Field::Writers,
        "writers writer screenplay screenplayby screenwriter screenwriters screenwrittenby drehbuch guion guionista \
         guión scénario scenario scénariste sceneggiatura roteiro scenariusz senaryo käsikirjoitus manus сценарий \
         сценарист 编剧 編劇 脚本 각본",
    ),
    (
        Field::Distributor,
        "distributor distributors distributedby distribution studio studios verleih distributeur distribuidora",
    ),
    (
        Field::Cast,
        "cast starring staring actors actor castlist castmembers leadactors leads performers schauspieler \
         darsteller besetzung reparto elenco acteurs interprètes interpretes interpreti attori skådespelare \
         rollista medverkande obsada herci hrají oyuncular näyttelijät актеры актёры вролях 主演 演员 演員 出演 出演者 배우 출연",
    ),
    (
        Field::Countries,
        "countries country countryoforigin countriesoforigin land pais país pays paese страна 国家 制片国家",
    ),
    (
        Field::Runtime,
        "runtime runningtime duration runtimeminutes durationminutes runtimemins movieruntime filmlength movielength length \
         laufzeit länge durée duree duración duracion durata duração speltid speelduur délka süre czastrwania длительность \
         продолжительность 片长 상영시간",
    ),
    (
        Field::Rated,
        "rated mpaa mpaarating mpaarated contentrating certificate certification cert classification agerating \
         ageclassification ageclass parentalrating fsk freigabe bbfc censorrating",
    ),
    (Field::Poster, "poster posterurl posterimage movieposter filmposter posterlink posterpath coverurl"),
    (Field::Lang, "lang locale language"),
    (
        Field::Nested,
        "extra params review movieinfo filminfo moviedata filmdata moviedetails filmdetails itemreviewed \
         metadata meta details data info fields custom reviewinfo subjectinfo about",
    ),
];

/// Keys that site generators put there.
const OTHERS: &str = "draft description tags tag categories category keywords layout permalink excerpt summary image \
    images cover thumbnail aliases alias subtitle series type status comments comment featured toc math showtoc id guid \
    rewatch featureimage featureimagealt featureimagecaption visibility primarytag customexcerpt uuid featuredimage \
    coverimage postid parent format weight lastmod expirydate linktitle markup menu menus outputs resources headless \
    cascade sitemap translationkey iscjklanguage build audio videos video topics hiddeninhomelist excerptseparator \
    redirectfrom redirectto lastmodifiedat header classes pin pinned sitemapexclude renderwithliquid mermaid imagepath \
    authorprofile share related hidden eleventynavigation eleventyexcludefromcollections eleventycomputed eleventyimport \
    pagination templateengineoverride templateclass dynamicpermalink override page updated taxonomies template \
    insearchindex path authorspage insertanchorlinks updateddate moddate moddatetime updatedat modified heroimage \
    heroalt heroimagealt ogimage isdraft socialimage imagealt hidecomments relatedposts genre genres publish favorite \
    favourite cssclass cssclasses watched watchedon datewatched watcheddate lastwatched firstwatched";

/// `key` without what two ways to write it differ in. Most are written like that.
pub fn normalized(key: &str) -> Cow<'_, str> {
    if key.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(key);
    }
    key.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.' | ':')).flat_map(char::to_lowercase).collect()
}

/// What `key` means, and its rank among the names of that field. `None` where it is not known.
pub fn meaning(key: &str) -> Option<(Field, usize)> {
    static MEANINGS: LazyLock<HashMap<&str, (Field, usize)>> = LazyLock::new(|| {
        let named = NAMES.iter().flat_map(|(field, names)| {
            names.split_ascii_whitespace().enumerate().map(move |(rank, name)| (name, (*field, rank)))
        });
        OTHERS.split_ascii_whitespace().map(|name| (name, (Field::Nothing, 0))).chain(named).collect()
    });
    MEANINGS.get(&*normalized(key)).copied()
}

/// The field with that name of the language, as `[front_matter]` of the site's settings names it.
pub fn of_the_language(name: &str) -> Option<Field> {
    KEYS.contains(&name).then(|| meaning(name)).flatten().map(|(field, _)| field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_however_it_is_written() {
        for key in ["release_year", "releaseYear", "Release Year", "release-year"] {
            assert_eq!(meaning(key).map(|(field, _)| field), Some(Field::Year), "{key}");
        }
        assert_eq!(meaning("Режиссёр").map(|(field, _)| field), Some(Field::Directors));
        assert_eq!(meaning("render_with_liquid").map(|(field, _)| field), Some(Field::Nothing));
        assert_eq!(meaning("onlineRating"), None, "other people's grades are nobody's here");
    }

    #[test]
    fn a_name_stands_once() {
        let mut seen = std::collections::HashSet::new();
        for name in
            NAMES.iter().flat_map(|(_, names)| names.split_ascii_whitespace()).chain(OTHERS.split_ascii_whitespace())
        {
            assert_eq!(normalized(name), name, "written as it is compared");
            assert!(seen.insert(name), "{name} stands twice");
        }
    }

    #[test]
    fn every_key_of_the_language_is_a_field() {
        for key in KEYS {
            assert!(of_the_language(key).is_some(), "{key}");
        }
    }
}
