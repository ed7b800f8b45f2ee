// Each section shows a film of the bundle; a different one each, if there are enough films.
const films = await FilmCards.films();
for (const [at, section] of document.querySelectorAll("section").entries()) {
  if (!films.length) break;
  const card = document.createElement("film-card");
  card.setAttribute("film", films[at % films.length].slug);
  section.append(card);
}
