//! Words of English prose: what opens a sentence, what a film is called, and what only looks like a name.

/// Words that open a sentence and are no part of the name after them.
pub const SENTENCE_OPENERS: [&str; 97] = [
    "a",
    "after",
    "against",
    "all",
    "along",
    "also",
    "although",
    "an",
    "and",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "can",
    "casting",
    "did",
    "do",
    "does",
    "enter",
    "even",
    "exit",
    "for",
    "from",
    "had",
    "has",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "later",
    "like",
    "little",
    "meanwhile",
    "meet",
    "much",
    "nor",
    "not",
    "now",
    "of",
    "on",
    "once",
    "one",
    "only",
    "opposite",
    "or",
    "our",
    "perhaps",
    "poor",
    "see",
    "she",
    "since",
    "so",
    "soon",
    "still",
    "than",
    "thanks",
    "that",
    "the",
    "then",
    "there",
    "they",
    "though",
    "through",
    "to",
    "today",
    "under",
    "unlike",
    "until",
    "was",
    "watch",
    "we",
    "what",
    "when",
    "where",
    "whether",
    "while",
    "who",
    "why",
    "will",
    "with",
    "without",
    "would",
    "yet",
    "you",
    "your",
];

/// What a film is called.
pub const FILMS: [&str; 21] = [
    "film",
    "movie",
    "picture",
    "drama",
    "comedy",
    "documentary",
    "thriller",
    "western",
    "musical",
    "romance",
    "sequel",
    "remake",
    "debut",
    "biopic",
    "feature",
    "fable",
    "melodrama",
    "noir",
    "adaptation",
    "story",
    "tale",
];

/// What people are called with one of these words before it: `a film actor`, `a movie star`.
pub const PEOPLE_OF_FILM: [&str; 12] = [
    "actor", "actress", "star", "maker", "director", "critic", "buff", "student", "editor", "composer", "writer",
    "producer",
];

/// Verbs that follow a title where it opens the prose: `A Room Above the Bakery has …`.
pub const VERBS_AFTER_TITLE: [&str; 24] = [
    "has", "is", "was", "isn’t", "takes", "opens", "begins", "follows", "tells", "stars", "arrives", "wants", "comes",
    "gets", "may", "ends", "starts", "works", "feels", "looks", "plays", "makes", "finds", "won’t",
];

/// Verbs between a title and what it is called: `The Long Ferry is the kind of movie …`.
pub const IS: [&str; 4] = ["is", "was", "isn’t", "isn't"];

/// Verbs after the title in a headline: `Glass Orchard is a triumph of patience`.
pub const VERBS_IN_HEADLINES: [&str; 6] = ["is", "are", "has", "isn’t", "isn't", "never"];

/// First words of what a title is called.
pub const BEFORE_FILM: [&str; 12] =
    ["the", "a", "an", "one", "that", "this", "not", "both", "another", "his", "her", "their"];

/// Words whose `of` goes on with what a title is called: `one of the saddest films`.
pub const KINDS_OF: [&str; 5] = ["one", "kind", "sort", "type", "piece"];

/// What follows one of these is no longer what a title is called, but what it is about.
pub const WHAT_IT_IS_ABOUT: [&str; 11] =
    ["in", "that", "who", "whose", "where", "for", "about", "from", "at", "on", "to"];

/// Words that open a sentence and are no title.
pub const PRONOUNS: [&str; 14] =
    ["It", "He", "She", "This", "That", "There", "Here", "They", "What", "I", "We", "You", "His", "Her"];

/// Words of headlines that speak of watching a film or of writing about it, as no title does: `Thoughts on`, `I finally saw`.
pub const TALK: [&str; 22] = [
    "thoughts",
    "impressions",
    "reflections",
    "notes",
    "look",
    "watching",
    "watched",
    "saw",
    "seen",
    "revisiting",
    "rewatching",
    "loved",
    "hated",
    "defense",
    "defence",
    "appreciation",
    "cinema",
    "classics",
    "diary",
    "netflix",
    "blu",
    "dvd",
];

/// What a column counts before its colon: `Episode 41: Low Tide`.
pub const COUNTED: [&str; 7] = ["episode", "ep", "folge", "no", "nr", "week", "day"];

/// Labels of a table of facts, which is no title.
pub const FACT_LABELS: [&str; 40] = [
    "release date",
    "review date",
    "reviewer",
    "reviewed by",
    "genre",
    "genres",
    "genre(s)",
    "director",
    "directors",
    "directed by",
    "writer",
    "writers",
    "written by",
    "screenplay",
    "screenplay by",
    "story",
    "cast",
    "starring",
    "stars",
    "actors",
    "actor",
    "producer",
    "producers",
    "produced by",
    "music",
    "music by",
    "cinematography",
    "cinematographer",
    "edited by",
    "editor",
    "runtime",
    "running time",
    "run time",
    "rating",
    "rated",
    "language",
    "imdb",
    "when",
    "where",
    "who",
];

/// What a film was seen on, in brackets after its title.
pub const MEDIA: [&str; 14] = [
    "dvd",
    "blu-ray",
    "bluray",
    "4k",
    "4k uhd",
    "imax",
    "3d",
    "vod",
    "netflix",
    "tv series",
    "movie",
    "film",
    "a24",
    "series",
];

/// Where it was shown, in brackets after its title.
pub const FESTIVALS: [&str; 14] = [
    "fest",
    "festival",
    "sundance",
    "cannes",
    "berlinale",
    "berlin",
    "venice",
    "venezia",
    "tiff",
    "sxsw",
    "tribeca",
    "locarno",
    "telluride",
    "biff",
];
