// German, of a gallery.
export default `
search = Suchen
hint = Titel, Person, jedes Wort
sort_by = Sortieren nach
match = Beste Treffer
title = Titel
grade = Wertung
year = Jahr
date = Datum der Kritik
person = Person
country = Land
publication = Erschienen in
any = Alle
decade = {year}er
filters = Filter
everything = Alles zeigen
found = one: {n} Film | other: {n} Filme
nothing = Dazu gibt es hier nichts.
with = Alles mit
missing = Etwas konnte nicht geladen werden.
again = Noch einmal versuchen
`;
