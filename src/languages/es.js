// Spanish.
export const units = "short";
export default `
direction = ltr
between = {first}, {next}

read = Leer la crítica
continue = Seguir leyendo
less = Mostrar menos
show_spoiler = Mostrar el spoiler
hide_spoiler = Ocultar el spoiler
original = el original

all_credits = Toda la ficha
fewer_credits = Menos datos
directed_by = Dirección
written_by = Guion
with = Reparto
as = como {part}
more = one: {n} más | other: {n} más
released_by = Distribuidora
countries = one: País | other: Países
running_time = Duración
certificate = Calificación por edades

more_reviews = one: {n} crítica más | other: {n} críticas más
average = one: Media de {n} nota | other: Media de {n} notas
graded = one: {graded} de {n} crítica con nota | other: {graded} de {n} críticas con nota
grade = Nota: {grade}
no_grade = Sin nota
gave_no_grade = La crítica no pone nota
together = Media: {value} de 100
mean = one: {value} de 100, de {n} nota | other: {value} de 100, media de {n} notas
of_100 = {grade}: {value} de 100
by_metacritic = {grade}: {value} de 100, según la tabla de Metacritic
in_proportion = {grade}: {value} de 100, en proporción

numbers = cero una dos tres cuatro cinco seis siete ocho nueve diez
plus = {letter} más
minus = {letter} menos
out_of = {n} de {total}
stars = one: {n} estrella | other: {n} estrellas
half_star = media estrella
half_stars = one: {n} estrella y media | other: {n} estrellas y media
stars_of = one: {n} estrella de {total} | other: {n} estrellas de {total}
half_stars_of = one: {n} estrella y media de {total} | other: {n} estrellas y media de {total}

copy_link = Copiar enlace
copied = Enlace copiado
share = Compartir
`;
