//! What stands before credits.

use crate::words::Labels;

/// Before directors.
pub const DIRECTORS: Labels = Labels { bare: &["directed by", "a film by", "dir."], ..Labels::NONE };

/// Before writers.
pub const WRITERS: Labels = Labels { bare: &["written by", "screenplay by", "script by"], ..Labels::NONE };

/// Before the company that brings the film to the cinemas.
pub const DISTRIBUTOR: Labels =
    Labels { bare: &["released by", "distributed by"], with_colon: &["distributor", "distribution", "studio"] };

/// Before the cast.
pub const CAST: Labels = Labels {
    bare: &["with", "starring"],
    with_colon: &[
        "cast",
        "the cast",
        "main cast",
        "stars",
        "actors",
        "featuring",
        "voices",
        "voice cast",
        "cast and crew",
        "lead actors",
        "starring cast",
        "main actors",
        "with",
        "principal cast",
        "lead cast",
        "star cast",
        "key cast",
        "who's in it",
        "who’s in it",
    ],
};

/// Before the running time.
pub const RUNNING_TIME: Labels = Labels {
    bare: &["running time", "runtime", "run time", "runs"],
    with_colon: &["duration", "length", "running length", "time", "approx running time", "approx. running time"],
};

/// Before the countries of origin.
pub const COUNTRY: Labels = Labels {
    with_colon: &[
        "country",
        "countries",
        "country of origin",
        "countries of origin",
        "countries of production",
        "origin",
    ],
    ..Labels::NONE
};

/// Before the age certificate.
pub const CERTIFICATE: Labels = Labels {
    bare: &["rated"],
    with_colon: &[
        "mpaa rating",
        "mpa rating",
        "mpaa",
        "mpa",
        "mpaa classification",
        "rating",
        "certificate",
        "classification",
        "cert",
        "parental rating",
        "age rating",
        "mpaa rated",
        "mpa rated",
        "bbfc",
        "common sense age",
        "movie rating",
    ],
};

/// Before the year of the release.
pub const YEAR: Labels = Labels {
    with_colon: &[
        "year",
        "release year",
        "year released",
        "year of release",
        "released",
        "date released",
        "production year",
    ],
    ..Labels::NONE
};

/// Before the title in the film's own language.
pub const ORIGINAL_TITLE: Labels = Labels { with_colon: &["original title"], ..Labels::NONE };

/// Before a credit that is left out.
pub const OTHER_CREDITS: Labels = Labels {
    bare: &["produced by", "edited by", "music by", "story by", "cinematography by", "photographed by"],
    with_colon: &[
        "u.s. release date",
        "theatrical aspect ratio",
        "aspect ratio",
        "director of photography",
        "directors of photography",
        "production",
        "executive producer",
        "executive producers",
        "co-producer",
        "co-producers",
        "music",
        "score",
        "story",
        "camera",
        "camera (color)",
        "cinematography",
        "editing",
        "production design",
        "production designer",
        "costume designer",
        "costume design",
        "casting",
        "sound",
        "production company",
        "production companies",
        "sales",
        "international sales",
        "venue",
        "genre",
        "genres",
        "language",
        "languages",
        "release date",
        "opens",
        "release",
        "playing",
        "where",
        "when",
        "how to watch",
        "where to watch",
    ],
};
