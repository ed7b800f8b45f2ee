// What looks wrong in a text: for the person who has written it, in the console, and below the card if it has the
// attribute `check`. The sentences are those of `film-cards check`, in English.

import { failure } from "./film-cards-failure.js";

import type { Text } from "./shared.js";
import type { Diagnostic, FilmCardReading } from "./types.js";

/** By element, what was found in its text. */
const found = new WeakMap<Element, Diagnostic[]>();

// Every line is printed once, even if the text is read again.
const printed = new Set<string>();

const METHODS = { error: "error", warning: "warn", note: "info" } as const;

/** Prints what was found. Throws if the text has no review; the loader then prints the reason. */
export function print(element: Element, { shown }: Text, { movies, diagnostics }: FilmCardReading) {
  found.set(element, diagnostics);
  const path = shown ?? element.localName + (element.id && `#${element.id}`);
  const line = ({ line, column, severity, code, message, help }: Diagnostic) =>
    `${path}:${line}:${column}: ${severity}[${code}]: ${message}\nhelp: ${help}`;
  if (!movies.length) {
    const worst = diagnostics.find(({ severity }) => severity === "error") ?? diagnostics[0];
    throw failure("no-review", worst ? line(worst) : `${path} has no review`);
  }
  for (const diagnostic of diagnostics) {
    const text = `film-cards: ${line(diagnostic)}`;
    if (!printed.has(text)) console[METHODS[diagnostic.severity]](text);
    printed.add(text);
  }
}

const STYLE = `
  .film-room > slot { overflow: clip }
  .film-room--free > slot { display: none }
  .film-check { all: initial; display: block; box-sizing: border-box; margin-block-start: 1em; padding: .75em 1em; border: 1px solid color-mix(in oklab, currentColor 22%, transparent); border-radius: var(--film-card-radius, 2px); color: oklch(from currentColor l c h / 1); font: 14px/1.5 var(--film-card-sans, ui-sans-serif, system-ui, sans-serif); overflow-wrap: anywhere }
  .film-check :where(p, ol, li) { margin: 0; padding: 0; list-style: none }
  .film-check__title { font-weight: 600 }
  .film-check__finding { margin-block-start: .5em !important; padding-inline-start: .75em !important; border-inline-start: 3px solid color-mix(in oklab, currentColor 30%, transparent) }
  .film-check__finding--error, .film-check__finding--warning { border-color: currentColor }
  .film-check code { font: .9em ui-monospace, monospace }
  .film-check__help { font-style: italic }
  @media print { .film-check { display: none } }
`;

// In a worker there are no stylesheets.
let sheet: CSSStyleSheet | undefined;

/** Shows, changes or removes the list below the card of an element. */
export function show(element: Element) {
  const root = element.shadowRoot!;
  if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(STYLE);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  root.querySelector(".film-check")?.remove();
  const diagnostics = found.get(element);
  if (!diagnostics || !element.hasAttribute("check")) return;
  const make = (name: string, part: string, ...children: (Node | string)[]) => {
    const made = document.createElement(name);
    made.className = `film-check${part}`;
    made.append(...children);
    return made;
  };
  const title = make("p", "__title", `film-cards check: ${count(diagnostics)}`);
  const list = make("ol", "__findings", ...diagnostics.map(({ line, column, severity, code, message, help }) => {
    const place = make("code", "__place", `${line}:${column}`);
    return make(
      "li", `__finding film-check__finding--${severity}`, place, ` ${severity}[${code}]: ${message}`,
      make("p", "__help", `help: ${help}`),
    );
  }));
  const section = make("section", "", title, list);
  Object.assign(section, { lang: "en", dir: "ltr" });
  section.setAttribute("part", "check");
  section.setAttribute("aria-label", "film-cards check");
  root.append(section);
}

// "1 error, 2 notes"
function count(diagnostics: Diagnostic[]) {
  const parts = (Object.keys(METHODS) as Diagnostic["severity"][]).flatMap((severity) => {
    const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return number ? [`${number} ${severity}${number > 1 ? "s" : ""}`] : [];
  });
  return parts.join(", ") || "nothing looks wrong";
}
