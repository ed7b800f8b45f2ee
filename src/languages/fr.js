// French.
export const units = "short";
export default `
direction = ltr
between = {first}, {next}

read = Lire la critique
continue = Lire la suite
less = Afficher moins
show_spoiler = Afficher le spoiler
hide_spoiler = Masquer le spoiler
original = l’original

all_credits = Fiche complète
fewer_credits = Fiche courte
directed_by = Réalisation
written_by = Scénario
with = Avec
as = dans le rôle de {part}
more = one: {n} autre | other: {n} autres
released_by = Distributeur
countries = Pays
running_time = Durée
certificate = Classification

more_reviews = one: {n} autre critique | other: {n} autres critiques
average = one: Moyenne de {n} note | other: Moyenne de {n} notes
graded = one: {graded} critique sur {n} avec note | other: {graded} critiques sur {n} avec note
grade = Note~: {grade}
no_grade = Sans note
gave_no_grade = La critique ne donne pas de note
together = Moyenne~: {value} sur 100
mean = one: {value} sur 100, d’après {n} note | other: {value} sur 100, moyenne de {n} notes
of_100 = {grade}~: {value} sur 100
by_metacritic = {grade}~: {value} sur 100, selon la table de Metacritic
in_proportion = {grade}~: {value} sur 100, à proportion

numbers = zéro une deux trois quatre cinq six sept huit neuf dix
plus = {letter} plus
minus = {letter} moins
out_of = {n} sur {total}
stars = one: {n} étoile | other: {n} étoiles
half_star = une demi-étoile
half_stars = one: {n} étoile et demie | other: {n} étoiles et demie
stars_of = one: {n} étoile sur {total} | other: {n} étoiles sur {total}
half_stars_of = one: {n} étoile et demie sur {total} | other: {n} étoiles et demie sur {total}

copy_link = Copier le lien
copied = Lien copié
share = Partager
`;
