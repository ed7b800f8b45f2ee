// Spanish, of a gallery.
export default `
search = Buscar
hint = Título, persona, palabra
sort_by = Ordenar por
match = Relevancia
title = Título
grade = Nota
year = Año
date = Fecha de la crítica
person = Persona
country = País
publication = Publicación
any = Cualquiera
decade = Años {year}
filters = Filtros
everything = Mostrar todo
found = one: {n} película | other: {n} películas
nothing = Aquí no hay nada así.
with = Todo con
missing = No se ha podido cargar una parte.
again = Volver a intentarlo
`;
