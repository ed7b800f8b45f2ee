// What the badge of a grade shows: the grade as written above its bar, or stars, which show their value themselves.
import { number } from "./words.js";

const STAR = ["film-star", "★"];
const PARTS = [null, ["film-star film-star--quarter", "¼"], ["film-star film-star--half", "½"], ["film-star film-star--most", "¾"]];
const EMPTY = ["film-star film-star--empty", "☆"];
const WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const band = (value) => (value == null ? "none" : value >= 61 ? "high" : value >= 40 ? "middle" : "low");

// Each band is a third of the bar, although the bands have different widths.
function filled(value) {
  if (value < 40) return Math.floor((value * 100) / 40);
  if (value < 61) return 100 + Math.floor(((value - 40) * 100) / 21);
  return 200 + Math.floor(((value - 61) * 100) / 39);
}

// A number such as `3`, `3.5`, `3½` or `three`.
function count(text) {
  const word = WORDS.indexOf(text);
  if (word >= 0) return word;
  const n = Number(text.replace(/[¼½¾]$/, (part) => ({ "¼": ".25", "½": ".5", "¾": ".75" })[part]));
  return n >= 0 && n <= 10 && Number.isInteger(n * 4) ? n : undefined;
}

// Reads `★★★½`, `★★☆☆☆`, `***1/2 out of four`, `3.5/4 stars`, `Three stars out of four`.
function stars({ written, value }) {
  const row = /^([★*]*)\s*(½|1\/2)?([☆]*)(.*)$/u.exec(written.trim());
  const isRow = row[1] || row[2] || row[3];
  const rest = (isRow ? row[4] : written).toLowerCase();
  const said = /^(?:([^\s/]+))?[\s(]*(?:stars?)?[\s(]*(?:(?:out of|of|\/)\s*([^\s)]+))?\s*(?:stars?)?\)?$/.exec(rest.trim());
  const n = isRow ? row[1].length + (row[2] ? 0.5 : 0) : said && count(said[1] ?? "");
  if (n == null || (isRow && rest.trim() && !said)) return;
  const shown = Math.ceil(n);
  const missing = isRow ? row[3].length : 0;
  let total = missing ? shown + missing : said?.[2] ? count(said[2]) : value ? Math.round((100 * n) / value) : undefined;
  if (!(total >= Math.max(shown, 1) && total <= 10)) total = undefined;
  const empty = isRow ? missing : total ? total - shown : 0;
  const part = PARTS[(n % 1) * 4];
  return { n, total, row: [...Array(Math.floor(n)).fill(STAR), ...(part ? [part] : []), ...Array(empty).fill(EMPTY)] };
}

function spoken({ written, scale }, stars) {
  if (stars) {
    const { n, total } = stars;
    const of = total ? ` out of ${number(total)} stars` : n === 1 || n < 1 ? " star" : " stars";
    if (n % 1 === 0) return number(n) + of;
    if (n % 1 === 0.5 && n > 1) return `${number(Math.floor(n))} and a half${of}`;
    return n === 0.5 && !total ? "half a star" : written;
  }
  if (scale === "letter") return written.replace("+", " plus").replace(/[-−–‑]/, " minus");
  if (scale === "points") return written.replace("/", " out of ");
  return written;
}

const RULES = { letter: ", by Metacritic's table", percent: "" };

// The value of a grade, with the rule that gives it.
export const rule = ({ written, scale, value }) =>
  value == null ? written : `${written}: ${value} of 100${RULES[scale] ?? ", in proportion"}`;

const badge = (value, kind, label, title, rest) => ({
  class: `grade-badge grade-badge--${band(value)}${kind}`, label, title, fill: value == null ? null : filled(value), ...rest,
});

export function badgeOf(grade) {
  if (!grade) return badge(null, " grade-badge--missing", "No grade", "The critic gave no grade", { written: "No grade" });
  const drawn = grade.scale === "stars" ? stars(grade) : undefined;
  const kind = drawn ? " grade-badge--stars" : grade.written.length <= 6 ? "" : " grade-badge--words";
  const label = `Grade: ${spoken(grade, drawn)}`;
  return badge(grade.value, kind, label, rule(grade), { written: grade.written, stars: drawn?.row, hasBar: !drawn });
}

export function badgeOfMean(value, graded) {
  const title = `${value} of 100, ${graded === 1 ? "from 1 grade" : `the mean of ${graded} grades`}`;
  return badge(value, "", `Average: ${value} of 100`, title, { written: `${value}`, hasBar: true });
}
