// The list of what looks wrong. A click on an entry selects its place in the text; if the help is one replacement, a
// button writes it.

import { byId, make } from "./dom.js";
import { fixOf } from "./fixes.js";
import type { Diagnostic } from "./report.js";
import { say } from "./words.js";

/** The most entries that are shown. */
const MAX_SHOWN = 100;

export interface Actions {
  /** Selects the place of a diagnostic. */
  select(diagnostic: Diagnostic): void;
  /** Replaces what is at the place of a diagnostic. */
  write(diagnostic: Diagnostic, text: string): void;
}

const SEVERITIES = ["error", "warning", "note"];

/**
 * Shows the diagnostics: those of the document `path` first, in the order of their lines, then the others, the worst ones
 * first.
 */
export function showProblems(diagnostics: Diagnostic[], path: string, actions: Actions) {
  const isHere = ({ source }: Diagnostic) => source === path;
  const rank = ({ severity }: Diagnostic) => SEVERITIES.indexOf(severity);
  const others = diagnostics.filter((diagnostic) => !isHere(diagnostic)).sort((one, other) => rank(one) - rank(other));
  const sorted = [...diagnostics.filter(isHere), ...others];
  const entries = sorted.slice(0, MAX_SHOWN).map((diagnostic) => entry(diagnostic, isHere(diagnostic), actions));
  if (sorted.length > MAX_SHOWN) entries.push(make("li", "more", say("more", { n: sorted.length - MAX_SHOWN })));
  byId("problems").replaceChildren(...entries);
  byId("problems-blank").hidden = sorted.length > 0;
  const count = byId("count");
  count.textContent = sorted.length ? String(sorted.length) : "";
  count.dataset.worst = SEVERITIES.find((severity) => sorted.some((one) => one.severity === severity)) ?? "";
}

function entry(diagnostic: Diagnostic, isHere: boolean, actions: Actions) {
  const { severity, source, line, message, help } = diagnostic;
  const place = make("button", "problem__place", isHere ? say("line", { n: line }) : `${source}:${line}`);
  place.type = "button";
  place.addEventListener("click", () => actions.select(diagnostic));
  const kind = make("span", "problem__kind", say(severity));
  // The reader reports in English.
  const text = make("p", "problem__text", ...withCode(sentence(message)));
  const advice = make("p", "problem__help", ...withCode(sentence(help)));
  text.lang = advice.lang = "en";
  text.dir = advice.dir = "ltr";
  const item = make("li", `problem problem--${severity}`, make("div", "problem__head", kind, " ", place), text, advice);
  const fix = fixOf(diagnostic);
  if (fix !== undefined) {
    const button = make("button", "problem__fix", say("write", { text: fix }));
    button.type = "button";
    button.addEventListener("click", () => actions.write(diagnostic, fix));
    item.append(button);
  }
  return item;
}

// What stands between backticks is to be written as it is.
const withCode = (text: string) => text.split("`").map((part, at) => (at % 2 ? make("code", "", part) : part));

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`.replace(/([.?!…])\.$/, "$1");
