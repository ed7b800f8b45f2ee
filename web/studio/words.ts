// The words of the studio, in the languages of the cards. All are loaded with the page, because nothing may be requested
// afterwards.

import ar from "./words/ar.js";
import de from "./words/de.js";
import en from "./words/en.js";
import es from "./words/es.js";
import fr from "./words/fr.js";
import hi from "./words/hi.js";
import ja from "./words/ja.js";
import zh from "./words/zh.js";

export type Word = keyof typeof en;
export type Words = Record<Word, string>;

/** The languages, by their tags, with their own names. */
export const LANGUAGES = new Map<string, [name: string, words: Words]>([
  ["ar", ["العربية", ar]],
  ["de", ["Deutsch", de]],
  ["en", ["English", en]],
  ["es", ["Español", es]],
  ["fr", ["Français", fr]],
  ["hi", ["हिन्दी", hi]],
  ["ja", ["日本語", ja]],
  ["zh", ["中文", zh]],
]);

let words: Words = en;
let numbers = new Intl.NumberFormat("en");

/** The first of the reader's languages that the studio speaks. */
export const preferred = () =>
  navigator.languages.map((tag) => tag.split("-")[0]!.toLowerCase()).find((tag) => LANGUAGES.has(tag)) ?? "en";

/** The words for `word`, with each `{name}` replaced. */
export function say(word: Word, values: Record<string, string | number> = {}): string {
  return words[word].replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return typeof value === "number" ? numbers.format(value) : value ?? place;
  });
}

/** Changes the language of the page. */
export function speak(tag: string) {
  words = LANGUAGES.get(tag)![1];
  // Grades have European digits in every language, so everything has.
  numbers = new Intl.NumberFormat(tag, { numberingSystem: "latn" });
  document.documentElement.lang = tag;
  document.documentElement.dir = tag === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll<HTMLElement>("[data-word]")) {
    element.textContent = say(element.dataset.word as Word);
  }
}
