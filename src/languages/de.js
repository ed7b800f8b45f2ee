// German.
export const units = "short";
export default `
direction = ltr
between = {first}, {next}

read = Kritik lesen
continue = Weiterlesen
less = Weniger zeigen
show_spoiler = Spoiler zeigen
hide_spoiler = Spoiler verbergen
original = Original

all_credits = Alle Angaben
fewer_credits = Weniger Angaben
directed_by = Regie
written_by = Drehbuch
with = Mit
as = als {part}
more = one: {n} weitere | other: {n} weitere
released_by = Verleih
countries = one: Land | other: Länder
running_time = Laufzeit
certificate = Freigabe

more_reviews = one: {n} weitere Kritik | other: {n} weitere Kritiken
average = one: Durchschnitt aus {n} Wertung | other: Durchschnitt aus {n} Wertungen
graded = one: {graded} von {n} Kritik mit Wertung | other: {graded} von {n} Kritiken mit Wertung
grade = Wertung: {grade}
no_grade = Ohne Wertung
gave_no_grade = Die Kritik vergibt keine Wertung
together = Durchschnitt: {value} von 100
mean = one: {value} von 100, aus {n} Wertung | other: {value} von 100, im Mittel von {n} Wertungen
of_100 = {grade}: {value} von 100
by_metacritic = {grade}: {value} von 100, nach der Tabelle von Metacritic
in_proportion = {grade}: {value} von 100, umgerechnet

numbers = 0 1 2 3 4 5 6 7 8 9 10
plus = {letter} plus
minus = {letter} minus
out_of = {n} von {total}
stars = one: {n} Stern | other: {n} Sterne
half_star = ein halber Stern
half_stars = {n},5 Sterne
stars_of = {n} von {total} Sternen
half_stars_of = {n},5 von {total} Sternen

copy_link = Link kopieren
copied = Link kopiert
share = Teilen
`;
