// The studio: a page in which a critic with nothing but a browser writes reviews and makes a bundle. Nothing leaves the
// browser, and nothing is stored unless the critic asks.

import * as bundler from "./bundler.js";
import * as editor from "./editor.js";
import example from "./example.js";
import { byId, make } from "./dom.js";
import { isDocument, isExport, listen, save, SETTINGS, type Opened } from "./files.js";
import { showFacts } from "./found.js";
import * as preview from "./preview.js";
import { showProblems } from "./problems.js";
import { DocumentReader } from "./reader.js";
import { ofDocument, type Diagnostic, type Reading } from "./report.js";
import * as tabs from "./tabs.js";
import * as take from "./take.js";
import { LANGUAGES, preferred, say, speak } from "./words.js";

/** How long the critic must pause before the text is read, in milliseconds, and before all documents are. */
const PAUSE = 120;
const LONG_PAUSE = 900;

/** The longest text that is shown, in characters. A browser needs seconds to lay out a longer one. */
const MAX_LENGTH = 1_000_000;

const UNNAMED = "review";

/** The documents by their paths, and the text that the critic writes: the one at `current`. */
const documents = new Map<string, Uint8Array>();
const handles = new Map<string, FileSystemFileHandle>();
let current = `${UNNAMED}.txt`;
let isSaved = true;

/** What was read of the current document alone, which is soon there, and of all documents together. */
let ofOne: Reading | undefined;
let ofAll: Reading | undefined;

const one = new DocumentReader();
const all = new DocumentReader();
let isStarted = false;

const encoder = new TextEncoder();
const message = byId("message");
// A table has many reviews.
const isMany = () => {
  const paths = [...documents.keys()].filter((path) => path !== SETTINGS);
  return paths.length > 1 || paths.some((path) => path.endsWith(".csv"));
};
const view = () => document.querySelector<HTMLInputElement>("input[name=view]:checked")!.value;

// The text has changed.
let waiting: number | undefined;
let waitingForAll: number | undefined;

function changed() {
  isSaved = false;
  renameUnnamed();
  documents.set(current, encoder.encode(editor.text()));
  if (!editor.text() && !isMany()) documents.delete(current);
  clearTimeout(waiting);
  waiting = setTimeout(readOne, PAUSE);
  if (isMany()) {
    clearTimeout(waitingForAll);
    waitingForAll = setTimeout(readAll, LONG_PAUSE);
  }
  showState();
}

// A text that is not from a file is Markdown if it looks like it.
function renameUnnamed() {
  if (!current.startsWith(`${UNNAMED}.`)) return;
  const isMarkdown = /^(---|\+\+\+|#{1,3} )|\*\*\S|\]\(http/m.test(editor.text());
  documents.delete(current);
  current = `${UNNAMED}.${isMarkdown ? "md" : "txt"}`;
}

function readOne() {
  const { length } = documents.get(current) ?? "";
  if (length > MAX_LENGTH) {
    tell(say("too_long", { n: length, max: MAX_LENGTH }));
    return;
  }
  const settings = documents.get(SETTINGS);
  const texts = [[current, documents.get(current)], [SETTINGS, settings]] as const;
  one.read(new Map(texts.filter((entry): entry is [string, Uint8Array] => Boolean(entry[1]))));
}

const readAll = () => all.read(documents);

all.onread = (reading) => {
  progress();
  ofAll = reading;
  showReading();
};
all.onprogress = (read, total) => progress(read, total);
all.onerror = failed;

one.onread = (reading) => {
  ofOne = reading;
  showReading();
};
one.onerror = failed;

function failed(cause: string) {
  progress();
  tell(say("no_engine", { cause }));
}

/** The diagnostics of the current document as it is now, and those of the others. */
function diagnostics(): Diagnostic[] {
  const others = isMany() ? ofAll?.diagnostics.filter(({ source }) => source !== current) : [];
  return [...(ofOne?.diagnostics ?? []), ...(others ?? [])];
}

function showReading() {
  const found = ofOne && ofDocument(ofOne, current);
  const together = isMany() && ofAll && ofDocument(ofAll, current);
  showFacts(found);
  const problems = diagnostics();
  editor.mark(problems.filter(({ source }) => source === current));
  showProblems(problems, current, {
    select(diagnostic) {
      tabs.toText();
      if (diagnostic.source !== current) edit(diagnostic.source);
      editor.select(diagnostic);
    },
    write(diagnostic, text) {
      tabs.toText();
      if (diagnostic.source !== current) edit(diagnostic.source);
      editor.write(diagnostic, text);
    },
  });
  showPreview(found);
  const text = editor.text();
  if (together) take.update({ ...together, text, archive: ofAll!.archive });
  else take.update(found && { ...found, text, archive: ofOne!.archive });
  byId("all-films").textContent = say("all_films", { n: ofAll?.movies.length ?? 0 });
  speakSoon(found, problems.length);
}

function showPreview(found: ReturnType<typeof ofDocument>) {
  const blank = byId("blank");
  try {
    if (isMany() && view() === "all" && ofAll) {
      preview.showGallery(ofAll.archive);
    } else if (found) {
      preview.showCard(ofOne!.archive, found.movie.slug);
    } else if (editor.text().trim()) {
      preview.leave();
    } else {
      preview.clear();
    }
    blank.textContent = say(editor.text().trim() && !found ? "no_title" : "card_blank");
  } catch (error: any) {
    blank.textContent = say("no_engine", { cause: error.message });
  }
  blank.hidden = !preview.isEmpty();
}

// A screen reader says what was understood when the critic pauses.
let speaking: number | undefined;

function speakSoon(found: ReturnType<typeof ofDocument>, n: number) {
  clearTimeout(speaking);
  if (!editor.text().trim()) return;
  speaking = setTimeout(() => {
    const words = found
      ? say("spoken", { title: found.movie.name, grade: found.review.grade?.written ?? say("none"), n })
      : say("spoken_nothing");
    if (byId("spoken").textContent !== words) byId("spoken").textContent = words;
  }, 1200);
}

const tell = (text: string) => { message.textContent = text; };

function progress(n?: number, total?: number) {
  byId("progress").hidden = total === undefined || n === total;
  if (n === undefined || total === undefined) return;
  byId("progress-text").textContent = say("reading", { n, total });
  byId<HTMLProgressElement>("progress-bar").value = n / Math.max(1, total);
}

// What depends on the documents and not on what was read of them.
function showState() {
  const hasText = Boolean(editor.text());
  byId("invitation").hidden = hasText || isMany();
  byId<HTMLButtonElement>("save").disabled = !hasText;
  byId<HTMLButtonElement>("new").disabled = !hasText && !isMany();
  byId("views").hidden = byId("documents").hidden = !isMany();
}

function showDocuments() {
  const paths = [...documents.keys()].sort();
  const select = byId<HTMLSelectElement>("document");
  select.replaceChildren(...paths.map((path) => new Option(path, path, false, path === current)));
  byId("documents-number").textContent = String(paths.length);
  showState();
}

/** Shows the document at `path` in the editor. */
function edit(path: string) {
  current = path;
  byId<HTMLSelectElement>("document").value = path;
  const bytes = documents.get(path)!;
  editor.setText(bytes.length > MAX_LENGTH ? "" : new TextDecoder().decode(bytes), bytes.length > MAX_LENGTH);
  ofOne = undefined;
  readOne();
  showState();
}

/** Opens files: adds them to the documents, and shows the first one. */
async function open(files: Opened[]) {
  tell("");
  if (!isMany() && current.startsWith(`${UNNAMED}.`)) {
    if (!isSaved && editor.text() && files.length === 1 && !confirm(say("lost"))) return;
    documents.delete(current);
  }
  const notes: string[] = [];
  const leftOut: string[] = [];
  let first: string | undefined;
  for (const [at, { path, file, handle }] of files.entries()) {
    if (at % 20 === 0) progress(at, files.length);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (isDocument(path)) {
        documents.set(path, bytes);
        if (handle) handles.set(path, handle);
        if (path !== SETTINGS) first ??= path;
      } else if (isExport(path)) {
        const imported = await all.importExport(path, bytes);
        for (const { name, text } of imported.documents) {
          documents.set(name, encoder.encode(text));
          first ??= name;
        }
        if (imported.kind) notes.push(say("imported", { name: path, kind: imported.kind, n: imported.documents.length }));
        else leftOut.push(path);
        notes.push(...imported.notes.slice(0, 5));
      } else {
        leftOut.push(path);
      }
    } catch (error: any) {
      notes.push(say("not_opened", { name: path, cause: error.message }));
    }
  }
  progress();
  if (leftOut.length) notes.push(say("left_out", { names: new Intl.ListFormat(document.documentElement.lang).format(leftOut.slice(0, 5)) }));
  tell(notes.join(" "));
  if (!first) return;
  isSaved = true;
  current = first;
  showDocuments();
  edit(first);
  if (isMany()) {
    document.querySelector<HTMLInputElement>("input[name=view][value=all]")!.checked = true;
    void readAll();
  }
}

async function saveText() {
  try {
    const saved = await save(current, editor.text(), handles.get(current));
    if (!saved) return;
    if (saved.handle) handles.set(current, saved.handle);
    isSaved = true;
    tell(say("saved", { name: saved.name }));
  } catch (error: any) {
    tell(say("not_opened", { name: current, cause: error.message }));
  }
}

function startAgain() {
  if (!isSaved && !confirm(say("lost"))) return;
  documents.clear();
  handles.clear();
  current = `${UNNAMED}.txt`;
  ofOne = ofAll = undefined;
  isSaved = true;
  tell("");
  editor.setText("");
  showDocuments();
  showReading();
  editor.focus();
}

function speakIn(tag: string) {
  speak(tag);
  byId<HTMLTextAreaElement>("editor").placeholder = say("placeholder");
  take.build();
  if (isStarted) showReading();
}

async function begin() {
  const language = byId<HTMLSelectElement>("language");
  language.append(...[...LANGUAGES].map(([tag, [name]]) => new Option(name, tag)));
  language.value = preferred();
  language.addEventListener("change", () => speakIn(language.value));
  speakIn(language.value);
  tabs.start();
  take.start(async () => {
    await readAll();
    return ofAll!.archive;
  });
  editor.watch(changed);
  listen((files) => void open(files));
  byId("example").addEventListener("click", () => {
    editor.setText(example);
    changed();
    editor.focus();
  });
  byId("save").addEventListener("click", saveText);
  byId("new").addEventListener("click", startAgain);
  byId<HTMLSelectElement>("document").addEventListener("change", ({ target }) => edit((target as HTMLSelectElement).value));
  byId("views").addEventListener("change", () => {
    // The current document may have been written on since all were read.
    if (view() === "all") void readAll();
    showReading();
  });
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      if (editor.text()) void saveText();
    }
  });
  addEventListener("beforeunload", (event) => {
    if (!isSaved && editor.text()) event.preventDefault();
  });

  byId("blank").textContent = say("starting");
  try {
    await Promise.all([preview.start(), one.start(), all.start()]);
  } catch (error: any) {
    byId("blank").textContent = say("no_engine", { cause: error.message });
    return;
  }
  isStarted = true;
  document.querySelector("main")!.ariaBusy = "false";
  // A browser may have kept what was in the text area before the page was loaded again.
  if (editor.text()) changed();
  showReading();
  // What makes the bundle is large, and nobody needs it at first.
  try {
    await bundler.start();
    take.enable();
  } catch (error: any) {
    tell(say("no_bundle", { cause: error.message }));
  }
  document.documentElement.dataset.loaded = "";
}

void begin();
