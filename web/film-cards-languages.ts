// Decides the language of a card, and loads its translation. The browser's `Intl` provides the grammar.

import type { Grammar } from "film-engine";
import type { Loader } from "./shared.js";
import type { FilmCardOptions } from "./types.js";

// The files of the translations, by language. English is in the engine. A page loads only the languages of its cards.
// For galleries, film-gallery-page.ts adds a second map to `tables`, with the files of their additional strings.
const LANGUAGES = new Map(Object.entries(BUNDLE.languages));

export const tables = [LANGUAGES];

/** What the file of a translation exports: the table, and the style of units for `Intl`. */
interface Table {
  default: string;
  units: "short" | "long" | "narrow";
}

/** Adds a language to the engine. */
type Teach = (lang: string, table: string, grammar: Grammar) => void;

// The option `lang`, or `last` if it is not set. A getter of the page may throw; the engine then reports that.
export function langOf(options: FilmCardOptions, last?: string | null) {
  try {
    return options.lang === undefined ? last : options.lang;
  } catch {
    return last;
  }
}

// The language of a card, and the language of the page around it.
export function languages(element: Element, lang: string | null | undefined, isOurs: (element: Element) => boolean) {
  const up = (node: Element) => {
    const root = node.getRootNode();
    return node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  // The `lang` of <film-card> is an option of the card and not the language of the page.
  let node: Element | null = isOurs(element) ? up(element) : element;
  while (node && !node.hasAttribute("lang")) node = up(node);
  const around = node?.getAttribute("lang") ?? "";
  return [(typeof lang === "string" && lang) || around || "en", around] as const;
}

// The translations that have been requested, by language tag: a promise while one is loading, then `undefined`.
const loads = new Map<string, Promise<unknown> | undefined>();

// Loads the translation of a language, if there is one that is not loaded, and adds it to the engine with `teach`.
// Returns a promise while it is loading. If it cannot be loaded, it is requested again when the browser is online:
// `speak` then renders the cards in their languages, which calls this again.
export function loadTranslation(lang: string, loader: Loader, teach: Teach, speak: () => void) {
  const tag = lang.split(/[-_]/)[0].toLowerCase();
  // The Chinese translation is in simplified characters only.
  if (!LANGUAGES.has(tag) || /^zh.(hant|tw|hk|mo)/i.test(lang)) return;
  const again = () => {
    loads.delete(lang);
    speak();
  };
  if (!loads.has(lang)) {
    loads.set(lang, addTranslation(lang, tag, loader, teach, again).then(() => loads.set(lang, undefined)));
  }
  return loads.get(lang);
}

async function addTranslation(lang: string, tag: string, loader: Loader, teach: Teach, again: () => void) {
  try {
    const loaded = await loadAll(tag, loader, "").catch(() => loadAll(tag, loader, `?${Date.now()}`));
    const table = loaded.map((file) => file.default).join("");
    teach(lang, table, grammar(lang, tag, loaded[0].units));
  } catch (error: any) {
    // A trap. It has already been reported.
    if (error.reason) return;
    loader.tell(`${address(LANGUAGES, tag)} could not be loaded; the cards speak English`);
    addEventListener("online", again, { once: true });
  }
}

const address = (names: Map<string, NamedFile>, tag: string) =>
  import.meta.url.replace(/[^/]*$/, names.get(tag)![0]);

// Imports the tables of a language. Fails after fifteen seconds. Browsers do not import again from an address that has
// failed, so the second attempt has another `query`.
function loadAll(tag: string, { load }: Loader, query: string) {
  const late = new Promise<never>((_, failed) => setTimeout(failed, 15e3, new Error("no answer")));
  const files = tables.map((names) => load<Table>({ href: address(names, tag) + query, integrity: names.get(tag)![1] }));
  return Promise.race([Promise.all(files), late]);
}

// The grammar of a language, by `Intl`. All numbers have Latin digits, because the critics' grades have them.
function grammar(lang: string, tag: string, unitDisplay: Table["units"]): Grammar {
  let locale = tag;
  try {
    [locale] = Intl.getCanonicalLocales(lang.replaceAll("_", "-"));
  } catch {
    // The text is no valid language tag, so only its first part is used.
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
