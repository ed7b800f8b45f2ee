// French, of a gallery.
export default `
search = Rechercher
hint = Titre, personne, mot
sort_by = Trier par
match = Pertinence
title = Titre
grade = Note
year = Année
date = Date de la critique
person = Personne
country = Pays
publication = Publication
any = Indifférent
decade = Années {year}
filters = Filtres
everything = Tout afficher
found = one: {n} film | other: {n} films
nothing = Rien ne correspond ici.
with = Tout avec
missing = Une partie n’a pas pu être chargée.
again = Réessayer
`;
