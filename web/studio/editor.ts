// The text of the current document. Behind the text area lies the same text, invisible, with marks at the places of the
// diagnostics.

import { byId, make } from "./dom.js";
import type { Diagnostic } from "./report.js";

const area = byId<HTMLTextAreaElement>("editor");
const marks = byId("marks");

/** Longer texts get no marks: the browser would have to lay them out twice at each change. */
const MAX_MARKED = 200_000;

let diagnostics: Diagnostic[] = [];

export const text = () => area.value;

/** Replaces the whole text. If it is not the real one, the critic cannot change it. */
export function setText(text: string, readOnly = false) {
  area.value = text;
  area.readOnly = readOnly;
  area.scrollTop = 0;
  mark([]);
}

/** Moves the focus to the beginning of the text. */
export function focus() {
  area.focus();
  area.setSelectionRange(0, 0);
  area.scrollTop = 0;
}

/** Calls `changed` when the critic has changed the text. */
export function watch(changed: () => void) {
  area.addEventListener("input", () => {
    // The marks are at the places of the text before. They come back when it has been read again.
    mark([]);
    changed();
  });
  area.addEventListener("scroll", follow);
  new ResizeObserver(follow).observe(area);
}

const follow = () => {
  marks.scrollTop = area.scrollTop;
};

/** Marks the places of these diagnostics. */
export function mark(next: Diagnostic[]) {
  if (!next.length && !diagnostics.length) return;
  diagnostics = next;
  const { value } = area;
  if (!next.length || value.length > MAX_MARKED) {
    marks.replaceChildren();
    return;
  }
  const parts: (Node | string)[] = [];
  let end = 0;
  const places = next.map((diagnostic) => [...placeOf(diagnostic), diagnostic.severity] as const);
  for (const [from, to, severity] of places.sort(([one], [other]) => one - other)) {
    if (from < end || from === to) continue;
    parts.push(value.slice(end, from), make("mark", severity, value.slice(from, to)));
    end = to;
  }
  marks.dir = getComputedStyle(area).direction;
  // A line that ends the text is laid out only if something follows it.
  marks.replaceChildren(...parts, `${value.slice(end)}\n`);
  follow();
}

/** Selects the place of a diagnostic and scrolls to it. */
export function select(diagnostic: Diagnostic) {
  const [from, to] = placeOf(diagnostic);
  area.focus({ preventScroll: true });
  area.setSelectionRange(from, Math.max(to, from));
  // Browsers do not scroll to a selection that a script makes, so its height is measured in the text behind.
  const before = make("span", "", area.value.slice(0, from));
  const kept = [...marks.childNodes];
  marks.replaceChildren(before);
  const { offsetHeight } = before;
  marks.replaceChildren(...kept);
  area.scrollTop = Math.max(0, offsetHeight - area.clientHeight / 2);
  follow();
  area.scrollIntoView({ block: "nearest" });
}

/** Replaces what is at the place of a diagnostic, so that the critic can undo it. */
export function write(diagnostic: Diagnostic, text: string) {
  select(diagnostic);
  // Only the older function lets the critic undo the change.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
  }
}

// The place of a diagnostic in the text area, in units of UTF-16. Lines and columns are counted in the text as the reader
// reads it: composed, and without the characters that have no width.
function placeOf({ line, column, length }: Diagnostic): [from: number, to: number] {
  const { value } = area;
  let start = 0;
  for (let at = 1; at < line; at++) {
    const next = value.indexOf("\n", start);
    if (next < 0) break;
    start = next + 1;
  }
  const from = after(value, start, column - 1);
  return [from, after(value, from, length)];
}

// The place that is `characters` after `at`.
function after(text: string, at: number, characters: number) {
  for (; characters > 0 && at < text.length; characters--) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return at;
}
