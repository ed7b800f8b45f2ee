// English. Every other table translates it line by line, in the same order. The card replaces a {placeholder}. ~ is a
// no-break space. A text with a number has a form for each plural category of its language, "other" last.
// docs/languages.md says how to add a language.
export default `
direction = ltr
between = {first}, {next}

read = Read the review
continue = Continue reading
less = Show less
show_spoiler = Show the spoiler
hide_spoiler = Hide the spoiler
original = the original

all_credits = All credits
fewer_credits = Fewer credits
directed_by = Directed by
written_by = Written by
with = With
as = as {part}
more = one: {n} more | other: {n} more
released_by = Released by
countries = one: Country | other: Countries
running_time = Running time
certificate = Certificate

more_reviews = one: {n} more review | other: {n} more reviews
average = one: Average of {n} grade | other: Average of {n} grades
graded = one: {graded} of {n} review graded | other: {graded} of {n} reviews graded
grade = Grade: {grade}
no_grade = No grade
gave_no_grade = The critic gave no grade
together = Average: {value} of 100
mean = one: {value} of 100, from {n} grade | other: {value} of 100, the mean of {n} grades
of_100 = {grade}: {value} of 100
by_metacritic = {grade}: {value} of 100, by Metacritic's table
in_proportion = {grade}: {value} of 100, in proportion

numbers = zero one two three four five six seven eight nine ten
plus = {letter} plus
minus = {letter} minus
out_of = {n} out of {total}
stars = one: {n} star | other: {n} stars
half_star = half a star
half_stars = {n} and a half stars
stars_of = {n} out of {total} stars
half_stars_of = {n} and a half out of {total} stars

copy_link = Copy link
copied = Link copied
share = Share
`;
