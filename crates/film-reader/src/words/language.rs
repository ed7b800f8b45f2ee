//! What the reader knows of one language: its lists of words, by what they are for.

/// Some words of one language.
pub type List = &'static [&'static str];

/// What stands before a value of the credits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Labels {
    /// Labels that are understood with or without a colon: `directed by`.
    pub bare: List,
    /// Ordinary words, which mean a credit before a colon only: `cast`.
    pub with_colon: List,
}

impl Labels {
    pub const NONE: Labels = Labels { bare: &[], with_colon: &[] };
}

/// The words of one language, by what they are for. A new list goes into `lists!` of `packed.rs` as well.
#[derive(Debug, PartialEq)]
pub struct Language {
    /// Its tag (BCP 47): `en`. `mul` is for what belongs to no one language.
    pub tag: &'static str,

    // Credits: labels and what stands around their values.
    /// Before directors.
    pub directors: Labels,
    /// Before writers.
    pub writers: Labels,
    /// Before people who did both.
    pub directors_and_writers: Labels,
    /// Before the company that brings the film to the cinemas.
    pub distributor: Labels,
    /// Before the cast.
    pub cast: Labels,
    pub running_time: Labels,
    /// Before the countries of origin.
    pub country: Labels,
    /// Before the age certificate.
    pub certificate: Labels,
    /// Before the year of the release.
    pub year: Labels,
    /// Before the title in the film's own language, which is left out.
    pub original_title: Labels,
    /// Before a credit that is left out: music, editing, the release date.
    pub other_credits: Labels,
    /// Words for a trade that may be joined, as in `written, produced and directed by`, `director-screenwriter:`. Those
    /// of directing …
    pub directs: List,
    /// … those of writing …
    pub writes: List,
    /// … and those of all else.
    pub other_trades: List,
    /// Headings above credits, which may also stand before a label in the same line: `credits`, `crew`.
    pub credit_headings: List,
    /// Before a label, where the credit is that of one country: `U.S.`, as in `U.S. distributor:`.
    pub territories: List,
    /// First words of remarks among the credits that carry no fact and are left out: `opens`, `streaming`.
    pub remark_openings: List,
    /// Kinds of film, as they stand among facts.
    pub genres: List,

    // People and their names.
    /// Before the name of whoever wrote or made something: `by`, `von`.
    pub by: List,
    /// Between a title with a comma and its director: `de` in `Les Horlogers, de Marc Delorme`.
    pub of: List,
    /// Between the last two of a list: `and`.
    pub and: List,
    /// The same, where it may also stand within one name: `y` in `José Ortega y Gasset`.
    pub and_within_names: List,
    /// The same, where it is an ordinary word of other languages, so that a full name has to follow: `en`, `a`.
    pub and_before_full_names: List,
    /// In the place of those who are not named: `others`, `et al.`
    pub and_others: List,
    /// Before a name in a cast: `introducing`, `the voice of`.
    pub before_names: List,
    /// Between an actor and the role: `as`.
    pub as_role: List,
    /// The same, a verb: `spielt`. Only where the role keeps its form after it.
    pub plays: List,
    /// Between a role and its actor: `gespielt von`.
    pub played_by: List,
    /// Before the work that a film is made after, whose author is no writer of the film: `based on`.
    pub based_on: List,
    /// The same, where a comma must stand before it: `from`, `after`.
    pub based_on_after_comma: List,
    /// Small words that begin a surname: `van`.
    pub particles: List,
    /// The same, where they may as well be ordinary words: `de`.
    pub particles_or_words: List,
    /// Titles before a name that are written short, without their full stop: `dr`, `capt`.
    pub short_titles: List,
    /// Words that stand before the name of one person and are no part of it: `actor`, `lady`.
    pub addresses: List,
    /// Words that are written short, without their full stop: it ends no sentence.
    pub abbreviations: List,
    /// Words that open a sentence with a capital and are no part of the name after them.
    pub sentence_openers: List,

    // What the prose says of who made the film.
    /// What directors are called before their names, in every form after which the name keeps its own: `director`.
    pub filmmakers: List,
    /// What they do, after their names: `directs`, `réalise`, and in Hungarian what is theirs: `filmje`.
    pub directs_films: List,
    /// What one film is called before `by`: `film`, `debut`. No plurals.
    pub one_film: List,
    /// What is done to a film, before `by`: `directed`, `dirigida`.
    pub directed: List,
    /// Before whoever made a film: `by`, `de`, `af`.
    pub made_by: List,
    /// What a film may be made after, whose author may stand beside the same title: `novel`.
    pub books: List,
    /// Before a length that is the film’s: `its`, `ses`.
    pub of_its: List,
    /// Beside a length, without a colon: `runtime`, `runs`.
    pub lengths: List,
    /// Before the year of the release: `released in`.
    pub released: List,
    /// After it: `年上映`.
    pub years_of_release: List,

    // Facts.
    /// Names of countries, folded: small, without accents, words parted by one space.
    pub countries: List,
    /// Units of a running time.
    pub hours: List,
    pub minutes: List,
    /// Certificates that mean nothing else when they stand alone, as their board spells them.
    pub certificates: List,
    /// Those that need a label, being letters, numbers or words.
    pub certificates_with_label: List,
    /// Those of them that other facts are label enough for: `R. 120 minutes.`
    pub certificates_among_facts: List,
    /// Before or after a certificate: `cert`.
    pub certificate_words: List,
    /// Between a certificate and the reasons for it: `for`.
    pub certificate_reasons: List,
    /// Before an age that is a certificate: `ab` in `ab 12 Jahren`.
    pub from_age: List,
    /// After it.
    pub years_of_age: List,
    /// Ways to say that there is no certificate.
    pub unrated: List,

    // Dates and bylines.
    /// The months from January on, in every form; the first three letters or more of a form are one too.
    pub months: [List; 12],
    /// The days of the week, in full and short.
    pub weekdays: List,
    /// Small words around the parts of a date: `of`, `den`.
    pub around_dates: List,
    /// Before the name of the critic: `reviewed by`.
    pub bylines: List,
    /// The same, where a colon must follow: `reviewer`.
    pub byline_labels: List,
    /// What a critic is at a paper, which is not the paper's name: `staff`, `editor`.
    pub offices: List,
    /// Before the day of publication: `posted`.
    pub published: List,
    /// Before the name of whose words they are: `copyright`.
    pub copyright: List,

    // Titles and headlines.
    /// Before the title in a headline, with a colon or a dash: `review`, `movie review`.
    pub before_title: List,
    /// The same, with nothing between: `kurzkritik zu`.
    pub before_title_at_once: List,
    /// Before the title, with a colon, where it says no more than that it is one: `title`, `film`.
    pub title_labels: List,
    /// What a review is called, by one word: `review`.
    pub reviews: List,
    /// After the title in a headline: `review`.
    pub after_title: List,
    /// The same, without a space: `觀後感` in `低潮觀後感`.
    pub after_title_unspaced: List,
    /// Between the two: `movie` in `Ran movie review`.
    pub film_words: List,
    /// Lines that head a column and name no film: `at the movies`.
    pub kickers: List,
    pub articles: List,
    /// Words that are written small within a title.
    pub small_in_titles: List,
    /// What films are called within a sentence, in every form: `movie`, `filmen`.
    pub films: List,
    /// The same, as the end of a longer word: `filmen` in `actionfilmen`.
    pub film_endings: List,
    /// Words after which a line goes on, so that it is no title: `of`.
    pub break_off: List,

    // What stands around a review.
    /// Before a caption, with a colon: `photo`.
    pub caption_labels: List,
    /// Opens a line that only says whose picture it is: `photo by`.
    pub picture_credits: List,
    /// Where in a picture somebody stands: `left`.
    pub picture_places: List,
    /// Opens the boilerplate after a review, with a colon or alone on its line: `related content`.
    pub tail_labels: List,
    /// Opens it on a short line, whatever follows: `share on`.
    pub tail_openings: List,
    /// The same, where the line may be a sentence.
    pub tail_notices: List,
    /// A line of the page that says this and nothing else, wherever it stands: `share this article`.
    pub page_lines: List,
    /// Beginnings of lines of the page that some pages write with a small letter.
    pub page_lines_small: List,
    /// Opens a short line of the page, which may be a sentence: `we use cookies`. A space at the end says that the word
    /// ends there.
    pub page_notices: List,
    /// The same, where the line is no sentence: `share on `.
    pub page_openings: List,
    /// After a number, alone on their line: `comments`.
    pub page_counts: List,
    /// The same, where the line goes on: `thoughts on`.
    pub page_count_openings: List,
    /// Parts of a site, in a path through it: `home`, `film reviews`.
    pub sections: List,

    // Grades.
    /// Before a grade, with or without a colon, where nothing but a grade can follow: `grade`.
    pub grade_words: List,
    /// The same, where something else may follow, such as a certificate or a composer: `rating`, `score`.
    pub score_words: List,
    /// The same, with a colon only: `verdict`, `note`.
    pub verdict_words: List,
    /// Before one of these words: `our`, `final`.
    pub before_grade: List,
    /// Before one of these words, where the grade is not the critic's: `readers`, `imdb`.
    pub grades_of_others: List,
    /// What is graded by itself, and who grades besides a critic: `acting`, `metacritic`. No critic is called so.
    pub graded_besides: List,
    /// The numbers from zero to ten, in every form.
    pub numbers: [List; 11],
    /// After a number: `and a half`.
    pub and_a_half: List,
    /// Half a point or a star, by itself: `half a`.
    pub half: List,
    /// Between a grade and its scale: `out of`, `von`.
    pub out_of: List,
    /// Units of a grade; the longer of two that begin alike counts.
    pub stars: List,
    pub points: List,
    pub percent: List,
    /// After a letter: `plus`, `minus`.
    pub plus: List,
    pub minus: List,
    /// `thumbs up`, and the other ways to show thumbs.
    pub thumbs: List,
    /// How many thumbs: `two`.
    pub thumb_counts: List,
}

impl Language {
    /// A language without words, to begin with.
    pub const NONE: Language = Language {
        tag: "",
        directors: Labels::NONE,
        writers: Labels::NONE,
        directors_and_writers: Labels::NONE,
        distributor: Labels::NONE,
        cast: Labels::NONE,
        running_time: Labels::NONE,
        country: Labels::NONE,
        certificate: Labels::NONE,
        year: Labels::NONE,
        original_title: Labels::NONE,
        other_credits: Labels::NONE,
        directs: &[],
        writes: &[],
        other_trades: &[],
        credit_headings: &[],
        territories: &[],
        remark_openings: &[],
        genres: &[],
        by: &[],
        of: &[],
        and: &[],
        and_within_names: &[],
        and_before_full_names: &[],
        and_others: &[],
        before_names: &[],
        as_role: &[],
        plays: &[],
        played_by: &[],
        based_on: &[],
        based_on_after_comma: &[],
        particles: &[],
        particles_or_words: &[],
        short_titles: &[],
        addresses: &[],
        abbreviations: &[],
        sentence_openers: &[],
        filmmakers: &[],
        directs_films: &[],
        one_film: &[],
        directed: &[],
        made_by: &[],
        books: &[],
        of_its: &[],
        lengths: &[],
        released: &[],
        years_of_release: &[],
        countries: &[],
        hours: &[],
        minutes: &[],
        certificates: &[],
        certificates_with_label: &[],
        certificates_among_facts: &[],
        certificate_words: &[],
        certificate_reasons: &[],
        from_age: &[],
        years_of_age: &[],
        unrated: &[],
        months: [&[]; 12],
        weekdays: &[],
        around_dates: &[],
        bylines: &[],
        byline_labels: &[],
        offices: &[],
        published: &[],
        copyright: &[],
        before_title: &[],
        before_title_at_once: &[],
        title_labels: &[],
        reviews: &[],
        after_title: &[],
        after_title_unspaced: &[],
        film_words: &[],
        kickers: &[],
        articles: &[],
        small_in_titles: &[],
        films: &[],
        film_endings: &[],
        break_off: &[],
        caption_labels: &[],
        picture_credits: &[],
        picture_places: &[],
        tail_labels: &[],
        tail_openings: &[],
        tail_notices: &[],
        page_lines: &[],
        page_lines_small: &[],
        page_notices: &[],
        page_openings: &[],
        page_counts: &[],
        page_count_openings: &[],
        sections: &[],
        grade_words: &[],
        score_words: &[],
        verdict_words: &[],
        before_grade: &[],
        grades_of_others: &[],
        graded_besides: &[],
        numbers: [&[]; 11],
        and_a_half: &[],
        half: &[],
        out_of: &[],
        stars: &[],
        points: &[],
        percent: &[],
        plus: &[],
        minus: &[],
        thumbs: &[],
        thumb_counts: &[],
    };
}
