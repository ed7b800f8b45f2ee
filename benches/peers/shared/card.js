// What a card shows of a film, as data: every peer renders this and nothing else.
import { badgeOf, badgeOfMean, rule } from "./grade.js";
import { date, hours, minutes, plural } from "./words.js";

const isWeb = (url) => /^https?:\/\//.test(url ?? "");
const characters = (text) => [...text].length;
const length = (review) => review.reviewBody.reduce((sum, paragraph) => sum + characters(paragraph), 0);
const personUrl = (name) =>
  `https://en.wikipedia.org/wiki/Special:Search?search=${encodeURIComponent(name).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;

export function cardOf(movie) {
  const { reviews } = movie;
  const id = `film-card-${movie.slug}`;
  const head = headOf(movie);
  return {
    id,
    title: movie.name,
    year: movie.year,
    titleClass: characters(movie.name) > 40 ? "film-card__title film-card__title--long" : "film-card__title",
    sheetClass: `film-card__sheet${layout(reviews)}${characters(movie.name) > 120 ? " film-card__sheet--free" : ""}${head.isGraded ? "" : " film-card__sheet--ungraded"} film-card__sheet--poster`,
    poster: poster(movie.name),
    ...head,
    reviews: reviews.map((review) => reviewOf(review, id, reviews.length > 1)),
    credits: creditsOf(movie),
  };
}

// The texts decide the layout.
function layout(reviews) {
  const first = reviews.length ? length(reviews[0]) : 0;
  if (reviews.length > 1) {
    return ` film-card__sheet--rail film-card__sheet--wide film-card__sheet--many${first > 500 ? " film-card__sheet--lead" : ""}`;
  }
  if (first < 160) return " film-card__sheet--capsule";
  if (first < 440) return "";
  if (first < 700) return " film-card__sheet--rail film-card__sheet--short";
  return ` film-card__sheet--rail${first < 1400 ? "" : " film-card__sheet--wide"}`;
}

// A title always has the same look: the hash FNV-1a chooses it.
function poster(name) {
  const bytes = new TextEncoder().encode(name);
  const hash = bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
  const form = ["disc", "rays", "horizon", "steps", "arcs", "door"][hash % 6];
  const isLong = characters(name) > 26 || name.split(/[ -]/).some((word) => characters(word) > 8);
  return `film-poster film-poster--${form} film-poster--${Math.floor(hash / 6) % 6}${isLong ? " film-poster--long" : ""}`;
}

// The grade beside the title, a note on how many there are, and the rules that give their values.
function headOf({ reviews, aggregate }) {
  const written = reviews.filter(({ grade }) => grade);
  const valued = written.filter(({ grade }) => grade.value != null);
  const isMean = valued.length > 1;
  const only = valued[0] ?? (written.length === 1 ? written[0] : undefined);
  const several = reviews.length > 1 && written.length > 0;
  const note = isMean
    ? `Average of ${plural(aggregate.graded, "grade", "grades")}`
    : several ? `${written.length} of ${plural(reviews.length, "review", "reviews")} graded` : undefined;
  const mark = isMean ? badgeOfMean(aggregate.value, aggregate.graded) : only || !note ? badgeOf(only?.grade) : undefined;
  const rules = valued.length ? [mark.title] : [];
  const each = isMean ? valued.map(({ author, grade }) => ({ author, rule: rule(grade) })) : [];
  return { mark, note, rules, each, isGraded: isMean || Boolean(only) };
}

function reviewOf(review, card, isGraded) {
  const words = review.reviewBody.join(" ").split(/\s+/).filter(Boolean).length;
  const url = isWeb(review.url) ? review.url : undefined;
  const time = ` · ${Math.max(1, Math.ceil(words / 230))}\u00a0min`;
  const width = 47 * characters(`Continue reading${time}`);
  return {
    id: `${card}/${review.id}`,
    author: review.author,
    publisher: review.publisher ?? (url && "the original"),
    url,
    date: review.datePublished,
    shownDate: review.datePublished && date(review.datePublished),
    badge: isGraded ? badgeOf(review.grade) : undefined,
    lang: review.lang ?? "en",
    paragraphs: review.reviewBody,
    fits: length(review) < 300,
    foldClass: `film-review__fold film-review__fold--${width <= 1000 ? "m" : width <= 1150 ? "l" : "xl"}`,
    time,
  };
}

function creditsOf(movie) {
  const people = (names) => names.map((name) => ({ name, url: personUrl(name) }));
  const countries = movie.countriesOfOrigin;
  const rows = [
    { label: "Directed by", people: people(movie.directors) },
    { label: "Written by", people: people(movie.writers) },
    { label: "With", cast: castOf(movie) },
    { label: "Released by", text: movie.distributor },
    { label: countries.length === 1 ? "Country" : "Countries", text: countries.join(", ") },
    {
      label: "Running time",
      minutes: movie.durationMinutes && {
        datetime: `PT${movie.durationMinutes}M`, title: hours(movie.durationMinutes), text: minutes(movie.durationMinutes),
      },
    },
    { label: "Certificate", text: movie.contentRating },
  ];
  return rows.filter(({ people, cast, text, minutes }) => people?.length || cast?.actors.length || text || minutes);
}

// A long cast shows as many actors as the column has lines for, and a button for the others.
function castOf({ actors, directors, writers }) {
  const { length } = actors;
  let first = length <= 6 ? length : 5;
  let used = directors.length + writers.length;
  const bytes = new TextEncoder();
  for (const [at, { name, characterName }] of actors.slice(0, first).entries()) {
    used += 1 + Math.floor((bytes.encode(name).length + bytes.encode(characterName ?? "").length) / 20);
    if (used + (at + 1 < length ? 1 : 0) > 11) {
      first = Math.max(Math.min(at, length > 1 ? length - 2 : at), 1);
      break;
    }
  }
  return {
    actors: actors.map(({ name, characterName }, at) => ({
      name, url: personUrl(name), character: characterName, isRest: at >= first, isLast: at + 1 === length,
    })),
    more: length > first ? `${length - first} more` : undefined,
  };
}

// What is expanded in a card, for its stylesheet.
export function expanded(reviews, credits, rules) {
  const open = [reviews.some(Boolean) && "texts", credits && "credits"].filter(Boolean).join(" ");
  return open || (rules ? "rules" : undefined);
}
