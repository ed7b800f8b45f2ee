// Which language a card is to have, its words, and what the browser knows of it.

import type { Grammar } from "film-engine";
import type { Loader } from "./shared.js";
import type { FilmCardOptions } from "./types.js";

// Those that cards speak besides English, which is in the module. A page loads the words of those
// alone that it has a card in. A gallery has more to say, in tables of its own behind this one.
const LANGUAGES = new Map(Object.entries(BUNDLE.languages));

export const tables = [LANGUAGES];

/** What a file of words exports: the table, and how long units are written. */
interface Table {
  default: string;
  units: "short" | "long" | "narrow";
}

/** Has the engine know a language. */
type Teach = (lang: string, table: string, grammar: Grammar) => void;

// What `options` say about the language; a getter of the page's may throw, which the module tells.
export function langOf(options: FilmCardOptions, last?: string | null) {
  try {
    return options.lang === undefined ? last : options.lang;
  } catch {
    return last;
  }
}

// The language a card is to have, and that of the page around it.
export function languages(element: Element, lang: string | null | undefined, isOurs: (element: Element) => boolean) {
  const up = (node: Element) => {
    const root = node.getRootNode();
    return node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  // What <film-card lang> says is not about the page.
  let node: Element | null = isOurs(element) ? up(element) : element;
  while (node && !node.hasAttribute("lang")) node = up(node);
  const around = node?.getAttribute("lang") ?? "";
  return [(typeof lang === "string" && lang) || around || "en", around] as const;
}

// What the module has been taught, by tag: a promise while the words are on their way, and then nothing.
const lessons = new Map<string, Promise<unknown> | undefined>();

// Has the module learn a language: `loader` gives a file by its address and integrity, `teach` takes what is in it.
// Words that do not come are asked for again when the browser is online; then `speak` makes the cards use them.
export function learn(lang: string, loader: Loader, teach: Teach, speak: () => void) {
  const tag = lang.split(/[-_]/)[0].toLowerCase();
  // The words in Chinese are in simplified characters.
  if (!LANGUAGES.has(tag) || /^zh.(hant|tw|hk|mo)/i.test(lang)) return;
  const again = () => {
    lessons.delete(lang);
    speak();
  };
  if (!lessons.has(lang)) {
    lessons.set(lang, teachAll(lang, tag, loader, teach, again).then(() => lessons.set(lang, undefined)));
  }
  return lessons.get(lang);
}

async function teachAll(lang: string, tag: string, loader: Loader, teach: Teach, again: () => void) {
  try {
    const loaded = await loadAll(tag, loader, "").catch(() => loadAll(tag, loader, `?${Date.now()}`));
    const table = loaded.map((file) => file.default).join("");
    teach(lang, table, grammar(lang, tag, loaded[0].units));
  } catch (error: any) {
    // What has a reason is told already.
    if (error.reason) return;
    loader.tell(`${address(LANGUAGES, tag)} could not be loaded; the cards speak English`);
    addEventListener("online", again, { once: true });
  }
}

const address = (names: Map<string, NamedFile>, tag: string) =>
  import.meta.url.replace(/[^/]*$/, names.get(tag)![0]);

// The tables of a language, or an error after fifteen seconds. A browser remembers an address that it could not import
// from, so the second attempt has another `query`.
function loadAll(tag: string, { load }: Loader, query: string) {
  const late = new Promise<never>((_, failed) => setTimeout(failed, 15e3, new Error("no answer")));
  const files = tables.map((names) => load<Table>({ href: address(names, tag) + query, integrity: names.get(tag)![1] }));
  return Promise.race([Promise.all(files), late]);
}

// What the browser knows of a language. Numbers are in the digits that the critics' marks are in.
function grammar(lang: string, tag: string, unitDisplay: Table["units"]): Grammar {
  let locale = tag;
  try {
    [locale] = Intl.getCanonicalLocales(lang.replaceAll("_", "-"));
  } catch {
    // What is no tag is taken for its first part.
  }
  const [numberingSystem, calendar] = ["latn", "gregory"];
  const rules = new Intl.PluralRules(locale);
  const days = new Intl.DateTimeFormat(locale, { numberingSystem, calendar, dateStyle: "long", timeZone: "UTC" });
  const lists = new Intl.ListFormat(locale, { style: "narrow" });
  const times = new Intl.ListFormat(locale, { style: "narrow", type: "unit" });
  const time = (unit: string, count: number) =>
    count ? [new Intl.NumberFormat(locale, { numberingSystem, style: "unit", unit, unitDisplay }).format(count)] : [];
  return {
    plural: (count) => rules.select(count),
    date: (year, month, day) => days.format(Date.UTC(year, month - 1, day)),
    duration: (hours, minutes) => times.format([...time("hour", hours), ...time("minute", minutes)]),
    list: (items) => lists.format(items),
  };
}
