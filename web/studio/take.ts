// What the critic takes along: the tag, the snippet, the review as Markdown, and the bundle.

import { byId, make } from "./dom.js";
import { download } from "./files.js";
import type { Movie, Review } from "./report.js";
import { say, type Word } from "./words.js";

/** The address in the snippets as long as the critic has not given one. */
const PLACEHOLDER = "https://YOUR.SITE/film-cards";

const address = byId<HTMLInputElement>("address");

/** A way to take the review along: a text to copy. */
interface Way {
  name: Word;
  means: Word;
  text(movie: Movie, review: Review): string | Promise<string>;
  /** The name of the file, if it can also be downloaded. */
  file?(movie: Movie): string;
}

const WAYS: Way[] = [
  { name: "tag", means: "tag_means", text: (movie, review) => tag(movie, review) },
];

let shown: { movie: Movie; review: Review } | undefined;

/** Adds a way. */
export function offer(way: Way) {
  WAYS.push(way);
}

/** Builds the list of the ways, in the language of the page. */
export function build() {
  byId("ways").replaceChildren(...WAYS.map(wayElement));
  void update(shown);
}

address.addEventListener("input", () => void update(shown));

/** Shows the texts for a review. */
export async function update(found: typeof shown) {
  shown = found;
  byId("take").hidden = !found;
  if (!found) return;
  const codes = byId("ways").querySelectorAll("code");
  for (const [at, way] of WAYS.entries()) {
    const text = await way.text(found.movie, found.review);
    if (codes[at] && shown === found) codes[at].textContent = text;
  }
}

/** The address of the loader. */
export function loader() {
  const folder = (address.value.trim() || PLACEHOLDER).replace(/\/*$/, "");
  return folder.endsWith(".js") ? folder : `${folder}/film-cards.js`;
}

// The style reserves the height of the card, so that nothing moves when it appears.
const STYLE = "display:flow-root;margin:1.5em 0;min-height:28em";

function tag(movie: Movie, review: Review) {
  const fallback = escape(review.grade ? `${movie.name}: ${review.grade.written}` : movie.name);
  const inside = review.url ? `<a href="${escape(review.url)}">${fallback}</a>` : fallback;
  return `<script async src="${escape(loader())}"></script>\n<film-card film="${escape(movie.slug)}" style="${STYLE}">${inside}</film-card>`;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter]!);

function wayElement({ name, means, file }: Way) {
  const way = (byId<HTMLTemplateElement>("way").content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  way.id = `way-${name}`;
  const heading = way.querySelector("h3")!;
  heading.textContent = say(name);
  way.querySelector("p")!.textContent = say(means);
  const [pre, code, output] = [way.querySelector("pre")!, way.querySelector("code")!, way.querySelector("output")!];
  pre.setAttribute("aria-label", say(name));
  pre.dir = "ltr";
  pre.setAttribute("role", "group");
  const copy = make("button", "", say("copy"));
  copy.type = "button";
  copy.setAttribute("aria-label", `${say("copy")}: ${say(name)}`);
  copy.addEventListener("click", async () => {
    // Emptied first, so that a screen reader announces a second copy as well.
    output.textContent = "";
    try {
      await navigator.clipboard.writeText(code.textContent!);
      output.textContent = say("copied");
    } catch {
      getSelection()!.selectAllChildren(code);
      output.textContent = say("selected");
    }
  });
  output.before(copy);
  if (file) {
    const save = make("button", "", say("download"));
    save.type = "button";
    save.setAttribute("aria-label", `${say("download")}: ${say(name)}`);
    save.addEventListener("click", () => download(file(shown!.movie), new Blob([code.textContent!], { type: "text/plain" })));
    output.before(save);
  }
  return way;
}
