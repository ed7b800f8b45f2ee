// What a gallery says in English, which every other table beside this one translates line by line, in the
// manner of ../en.js. A page loads it behind that one, and only where it has a gallery.
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
`;
