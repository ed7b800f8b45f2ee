// Reads documents in a worker. A reading that was asked for while another one runs begins after it; of several such, only
// the last one is done.

import type { Diagnostic, Reading } from "./report.js";
import { workerAddress } from "./trusted.js";

/** A document that has changed, or, without bytes, is gone. */
export type Change = [path: string, bytes: Uint8Array | undefined];

export type ToReader =
  | { module: WebAssembly.Module }
  | { id: number; changes: Change[] }
  | { id: number; name: string; bytes: Uint8Array };

export type FromReader =
  | { id: number; read: number }
  | { id: number; trap: string }
  | { id: number; imported: string }
  | { id: number; archive: Uint8Array; report: string; lengths: Uint32Array };

/** What came of an export of another site. */
export interface Imported {
  /** What it was taken for: `Letterboxd's export`; `null` if it is no export. */
  kind: string | null;
  documents: { name: string; text: string }[];
  /** What was lost, in English. */
  notes: string[];
}

/** Compiles the Wasm of the reader, once for all workers. */
let compiled: Promise<WebAssembly.Module> | undefined;

const compile = () => (compiled ??= (async () => {
  const [name, integrity] = BUNDLE.readerWasm;
  const answer = await fetch(new URL(name, import.meta.url), { integrity });
  return WebAssembly.compile(await answer.arrayBuffer());
})());

export class DocumentReader {
  #worker: Worker | undefined;
  #documents = new Map<string, Uint8Array>();
  #sent = new Map<string, Uint8Array>();
  #id = 0;
  #running = false;
  #again = false;
  /** Whether documents wait for the worker to start. */
  #waits = false;
  #imports: { done(imported: Imported): void; failed(error: Error): void }[] = [];
  /** Who waits for `read`. */
  #callers: { done(): void; failed(error: Error): void }[] = [];

  /** Called when documents have been read. */
  onread: (reading: Reading) => void = () => {};
  /** Called now and then while they are being read. */
  onprogress: (read: number, total: number) => void = () => {};
  /** Called when they could not be read. */
  onerror: (cause: string) => void = () => {};

  /** Loads what reading needs. */
  async start() {
    const module = await compile();
    this.#worker = new Worker(workerAddress(BUNDLE.readerWorker[0]), { type: "module" });
    this.#sent.clear();
    this.#worker.onmessage = ({ data }: MessageEvent<FromReader>) => this.#receive(data);
    this.#worker.onerror = (event) => this.#end(event.message || "worker");
    this.#post({ module });
    if (this.#waits) this.#begin();
  }

  /** Reads these documents, and no others. Resolves when `onread` has been called for them, or for later ones. */
  read(documents: Map<string, Uint8Array>) {
    this.#documents = new Map(documents);
    if (this.#running) this.#again = true;
    else this.#begin();
    const reading = new Promise<void>((done, failed) => this.#callers.push({ done, failed }));
    // Not every caller waits for it.
    reading.catch(() => {});
    return reading;
  }

  #begin() {
    this.#waits = !this.#worker;
    if (this.#waits) return;
    const changes: Change[] = [];
    for (const path of this.#sent.keys()) if (!this.#documents.has(path)) changes.push([path, undefined]);
    for (const [path, bytes] of this.#documents) if (this.#sent.get(path) !== bytes) changes.push([path, bytes]);
    this.#sent = new Map(this.#documents);
    this.#running = true;
    this.#again = false;
    this.#post({ id: ++this.#id, changes });
  }

  /** Makes documents of an export of another site. */
  importExport(name: string, bytes: Uint8Array) {
    return new Promise<Imported>((done, failed) => {
      this.#imports.push({ done, failed });
      // Imports have their own numbers. They are answered in their order.
      this.#post({ id: -1, name, bytes });
    });
  }

  #receive(message: FromReader) {
    if ("imported" in message) {
      this.#imports.shift()!.done(JSON.parse(message.imported));
      return;
    }
    if ("trap" in message && message.id < 0) {
      this.#end(message.trap);
      return;
    }
    if (message.id !== this.#id) return;
    if ("read" in message) {
      this.onprogress(message.read, this.#documents.size);
      return;
    }
    if ("trap" in message) {
      this.#end(message.trap);
      return;
    }
    this.#running = false;
    // What was read is shown although something newer will follow: that may take a while.
    const { movies, diagnostics } = JSON.parse(message.report);
    diagnostics.forEach((diagnostic: Diagnostic, at: number) => (diagnostic.length = message.lengths[at] ?? 0));
    this.onread({ movies, diagnostics, archive: message.archive });
    if (this.#again) this.#begin();
    else for (const { done } of this.#callers.splice(0)) done();
  }

  // After a trap a new worker replaces this one. The documents are read again when they change.
  #end(cause: string) {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#running = this.#again = false;
    for (const { failed } of [...this.#callers.splice(0), ...this.#imports.splice(0)]) failed(new Error(cause));
    this.onerror(cause);
    void this.start();
  }

  #post(message: ToReader) {
    this.#worker!.postMessage(message);
  }
}
