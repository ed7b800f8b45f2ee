//! Sentences that English papers and agencies print, by the words that make them.

/// After a title, before its certificate: `“Low Tide” is rated R`. The ones that end with `rated` say that there is none.
pub const IS_RATED: [&str; 6] =
    [" is rated ", " is not rated", " is unrated", " has not been rated", " was rated ", " has been rated "];

/// After the name of a board, before its certificate.
pub const CERTIFICATE_IS: [&str; 2] = [" rating is ", " classification is "];

/// The boards that sentences name.
pub const BOARDS: [&str; 6] =
    ["Motion Picture Association", "MPAA", "MPA ", "Catholic", "OSV News", "The classification"];

/// After a title with its facts in brackets: where and when the film is to be seen.
pub const IS_SHOWN: [&str; 10] =
    ["opens", "is playing", "is now", "is in", "screens", "plays", "starts", "is showing", "is available", "arrives"];

/// After a company, before the directors of its film.
pub const PRESENTS_A_FILM_BY: [&str; 3] = ["directed by ", "written and directed by ", "by "];

/// In the caption of a picture, before the title.
pub const SCENES_FROM: [&str; 4] = ["in a scene from ", "in a still from ", "A scene from ", "A still from "];
