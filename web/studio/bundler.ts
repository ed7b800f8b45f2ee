// Makes, in a worker, what the critic takes along: the snippet, the Markdown and the bundle.

import { workerAddress } from "./trusted.js";

export type ToBundler =
  | { module: WebAssembly.Module; engine: Uint8Array }
  | { id: number; archive: Uint8Array; url: string | undefined; film: string; source: string }
  | { id: number; archive: Uint8Array; url: string | undefined };

export type FromBundler = { id: number } & (
  | { snippet: string; markdown: string }
  | { made: number; total: number }
  | { zip: Blob }
  | { failed: string; isTrap: boolean }
);

interface Waiting {
  done(answer: FromBundler): void;
  failed(error: Error): void;
  progress?: ((made: number, total: number) => void) | undefined;
}

let module: WebAssembly.Module;
let engine: Uint8Array;
let worker: Worker;
let last = 0;
const waiting = new Map<number, Waiting>();

/** Loads everything that is needed. */
export async function start() {
  const load = async ([name, integrity]: NamedFile) => (await fetch(new URL(name, import.meta.url), { integrity })).arrayBuffer();
  // The script is in the packed engine, so only the page can know that one.
  const named = document.querySelector<HTMLMetaElement>("meta[name=film-cards-engine]")!.content.split(" ");
  const [wasm, packed] = await Promise.all([load(BUNDLE.bundler), load(named as [string, string])]);
  module = await WebAssembly.compile(wasm);
  engine = new Uint8Array(packed);
  begin();
}

function begin() {
  worker = new Worker(workerAddress(BUNDLE.bundlerWorker[0]), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<FromBundler>) => receive(data);
  worker.onerror = (event) => restart(event.message || "worker");
  worker.postMessage({ module, engine } satisfies ToBundler);
}

function receive(answer: FromBundler) {
  const entry = waiting.get(answer.id);
  if (!entry) return;
  if ("made" in answer) {
    entry.progress?.(answer.made, answer.total);
    return;
  }
  waiting.delete(answer.id);
  if (!("failed" in answer)) {
    entry.done(answer);
    return;
  }
  entry.failed(new Error(answer.failed));
  // The memory of Wasm that has trapped cannot be trusted.
  if (answer.isTrap) restart(answer.failed);
}

function restart(cause: string) {
  worker.terminate();
  for (const { failed } of waiting.values()) failed(new Error(cause));
  waiting.clear();
  begin();
}

function ask(question: object, progress?: Waiting["progress"]) {
  const id = ++last;
  return new Promise<FromBundler>((done, failed) => {
    waiting.set(id, { done, failed, progress });
    worker.postMessage({ ...question, id });
  });
}

/** The snippet and the Markdown of a review. */
export async function texts(archive: Uint8Array, film: string, source: string, url: string | undefined) {
  return (await ask({ archive, url, film, source })) as { snippet: string; markdown: string };
}

/** The bundle of all reviews, as a zip archive. */
export async function zip(archive: Uint8Array, url: string | undefined, progress: (made: number, total: number) => void) {
  return ((await ask({ archive, url }, progress)) as { zip: Blob }).zip;
}
