// The strings of a gallery in English, in the same form as ../en.js. The other tables in this folder translate them
// line by line. A page with a gallery loads its language from both folders.
export default `
search = Search
hint = Title, person, any word
sort_by = Sort by
match = Best match
title = Title
grade = Grade
year = Year
date = Date of the review
person = Person
country = Country
publication = Publication
any = Any
decade = {year}s
filters = Filters
everything = Show everything
found = one: {n} film | other: {n} films
nothing = Nothing here fits that.
with = Everything with
missing = Something could not be loaded.
again = Try again
`;
