// The reader for pages: reads the reviews that stand in elements of the page, or in files. The page script loads it only
// if there are such elements. To read a large text, it loads itself once more, in a worker.

import init, { Reader } from "film-reader";
import { failure } from "./film-cards-failure.js";
import { print, show } from "./film-cards-findings.js";
import { isPassed, request, textFrom, textIn } from "./film-cards-text.js";

import type { ReaderScript, Text } from "./shared.js";
import type { FilmCardReading } from "./types.js";

/** What the Wasm has read: an archive for the engine, and the JSON of `check --format json`. */
interface Read {
  archive: Uint8Array<ArrayBuffer>;
  report: string;
}

/** What was found in a text. `film` is the archive as text, with a character for each byte. */
interface Finding extends FilmCardReading {
  film: string;
}

/** What is read for an element. */
interface Kept {
  /** The text, or the address of the file, to notice a change. */
  source?: string | undefined;
  reading?: Promise<Finding>;
  /** Whether the card shows the whole review, because nothing visible moves if it is as high as it wants to be. */
  isFree?: boolean;
}

// A larger text is read in a worker, because the page would not answer for a moment. In bytes.
const LARGE = 50_000;

// A larger text is no review, so no card is made of it; and without a worker it is not read at all. In bytes.
const MAX_BYTES = 1_000_000;

const tooLarge = ({ bytes }: Text, rest: string) =>
  failure("no-review", `a text of ${Math.round(bytes.length / 1e5) / 10} MB is too large ${rest}`);

// The Wasm is compiled once. If that fails, the next call tries again.
let compiled: Promise<WebAssembly.Module> | undefined;

function compile(): Promise<WebAssembly.Module> {
  const [name, integrity] = BUNDLE.readerWasm;
  return compiled ??= load(import.meta.url.replace(/[^/]*$/, name), integrity).catch((error) => {
    compiled = undefined;
    throw error;
  });
}

async function load(href: string, integrity: string) {
  const bytes = await request(href, integrity);
  try {
    return await WebAssembly.compile(bytes);
  } catch (error: any) {
    throw failure("integrity", `${href} is damaged, belongs to another build, or needs a newer browser (${error.message})`);
  }
}

/** Reads a text. If this throws, the Wasm has trapped, and this copy of the script must not be used again. */
export async function run(wasm: WebAssembly.Module, { name, bytes }: Text): Promise<Read> {
  await init({ module_or_path: wasm });
  const reader = new Reader();
  reader.add(name, bytes);
  const read = reader.read();
  const result = { archive: read.archive() as Read["archive"], report: read.report() };
  read.free();
  return result;
}

// In a worker, this script reads what the page sends, and nothing else of it may need a page.
const isWorker = !("document" in globalThis);
if (isWorker) {
  addEventListener("message", ({ data: [wasm, text] }) => {
    run(wasm, text).then(postMessage, (error) => postMessage(`${error.message}`));
  });
}

const stopped = (message: string) => failure("crashed", `the reader has stopped (${message})`);

// The copy of this script that reads in the page. If it traps, another copy takes its place.
let copy: Promise<{ run: typeof run }> = Promise.resolve({ run });

// After a trap, tries again once: the bug need not be ours (https://bugs.webkit.org/show_bug.cgi?id=259441).
async function readHere(wasm: WebAssembly.Module, text: Text, isLast?: boolean): Promise<Read> {
  if (text.bytes.length > MAX_BYTES) throw tooLarge(text, "to be read without a worker, which this page or its policy forbids");
  const used = copy;
  try {
    return await (await used).run(wasm, text);
  } catch (error: any) {
    if (copy === used) copy = import(`${import.meta.url}?${Date.now()}`);
    if (isLast) throw stopped(error.message);
    return readHere(wasm, text, true);
  }
}

// Reads a text in a worker. Returns nothing if the page, its policy or the browser allows none.
async function readInWorker(wasm: WebAssembly.Module, text: Text): Promise<Read | undefined> {
  const script = new Blob([`import ${JSON.stringify(import.meta.url)}`], { type: "text/javascript" });
  // A worker must have the origin of the page. If the bundle has another one, a script with the page's origin imports it.
  for (const address of [import.meta.url, URL.createObjectURL(script)]) {
    let worker: Worker;
    try {
      worker = new Worker(address, { type: "module" });
    } catch {
      continue;
    }
    const answer = await new Promise<Read | string | undefined>((done) => {
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = (event) => {
        event.preventDefault();
        done(undefined);
      };
      try {
        worker.postMessage([wasm, text]);
      } catch {
        done(undefined);
      }
    });
    worker.terminate();
    if (typeof answer === "string") throw stopped(answer);
    if (answer) return answer;
  }
}

async function readText(text: Text): Promise<Finding> {
  const wasm = await compile();
  const inWorker = text.bytes.length > LARGE ? await readInWorker(wasm, text) : undefined;
  const { archive, report } = inWorker ?? (await readHere(wasm, text));
  return { film: Array.from(archive, (byte) => String.fromCharCode(byte)).join(""), ...JSON.parse(report) };
}

function refuse(message: string): never {
  throw Object.assign(new TypeError(message), { reason: "bad-options" });
}

/** `FilmCards.read`: reads a text, and returns what `check --format json` prints. */
export const read: ReaderScript["read"] = async (text, options = {}) => {
  if (typeof text !== "string") refuse("the first argument must be the text of a review");
  if (typeof options !== "object" || !options) refuse("the options must be an object such as {name: \"ran.txt\"}");
  for (const name of Object.keys(options)) if (name !== "name") refuse(`unknown option "${name}": allowed are name`);
  const { name = "review.txt" } = options;
  if (typeof name !== "string") refuse("option \"name\" must be the name of a file such as \"ran.txt\"");
  const { movies, diagnostics } = await readText({ name, bytes: new TextEncoder().encode(text) });
  return { movies, diagnostics };
};

const elements = new WeakMap<Element, Kept>();

const change = (element: Element | null) =>
  (element as { attributeChangedCallback?(): void } | null)?.attributeChangedCallback?.();

// The loader does not observe these attributes, because page scripts of older bundles would take them for options.
const watch = (records: MutationRecord[]) => {
  const changed = records.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest("film-card"));
  for (const element of new Set(changed)) change(element ?? null);
};
const watcher = isWorker ? undefined : new MutationObserver(watch);

/**
 * Reads the text of an element. Returns options for its card, or nothing if the text has changed in the meantime: then
 * another call does it.
 */
export const supply: ReaderScript["supply"] = async (element) => {
  watcher!.observe(element, { childList: true, characterData: true, subtree: true, attributeFilter: ["read", "src", "check"] });
  await isPassed(element);
  const kept = elements.get(element) ?? keep(element);
  const src = element.getAttribute("src");
  const text = src === null ? textIn(element) : undefined;
  const source = text ? text.name + new TextDecoder().decode(text.bytes) : `${src}`;
  if (kept.source !== source) {
    kept.source = source;
    kept.reading = readFor(element, text ?? textFrom(src!));
  }
  const { reading } = kept;
  let finding: Finding;
  try {
    finding = await reading!;
  } catch (error: any) {
    if (kept.reading !== reading) return;
    // The next call tries again, if the reason is not in the text.
    if (error.reason !== "no-review") kept.source = undefined;
    if (error.reason === "network") addEventListener("online", () => change(element), { once: true });
    throw error;
  }
  if (kept.reading !== reading || !element.matches("[read],[src]")) return;
  show(element);
  // What is below the window may move.
  kept.isFree ??= element.innerText.trim() !== "" && src === null && element.getBoundingClientRect().bottom > innerHeight;
  return { film: finding.film, ...(isFree(element, kept) && { open: true }) };
};

const isFree = (element: Element, kept: Kept) => kept.isFree && element.getAttribute("open") !== "false";

function keep(element: Element) {
  const kept: Kept = {};
  elements.set(element, kept);
  for (const type of ["ready", "error"]) {
    element.addEventListener(`film-card-${type}`, ({ target }) => {
      if (target !== element) return;
      // The list of what looks wrong comes after the card, or after the text if there is no card.
      show(element);
      element.shadowRoot!.querySelector(".film-room")?.classList.toggle("film-room--free", isFree(element, kept));
    });
  }
  return kept;
}

async function readFor(element: Element, loaded: Text | Promise<Text>): Promise<Finding> {
  const text = await loaded;
  if (text.bytes.length > MAX_BYTES) throw tooLarge(text, "for a review");
  const finding = await readText(text);
  print(element, text, finding);
  return finding;
}
