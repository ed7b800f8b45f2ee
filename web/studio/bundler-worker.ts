// The worker that makes what the critic takes along: the snippet, the Markdown and the bundle.

import init, { Studio, markdown, snippet } from "film-studio";
import type { FromBundler, ToBundler } from "./bundler.js";

const worker = globalThis as unknown as {
  postMessage(message: FromBundler, transfer?: Transferable[]): void;
  onmessage: (event: MessageEvent<ToBundler>) => void;
};

let started: Promise<unknown>;
let engine: Uint8Array;
let studio: Studio | undefined;

worker.onmessage = async ({ data }) => {
  if ("module" in data) {
    started = init({ module_or_path: data.module });
    engine = data.engine;
    return;
  }
  const { id, archive, url } = data;
  try {
    await started;
    if ("film" in data) {
      const [film, source] = [data.film, data.source];
      worker.postMessage({ id, snippet: snippet(archive, film, url) ?? "", markdown: markdown(archive, film, source) ?? "" });
      return;
    }
    studio ??= new Studio(engine);
    const bundle = studio.bundle(archive, url);
    const parts: Uint8Array[] = [];
    const total = bundle.steps;
    for (let part: Uint8Array | undefined; (part = bundle.next()); ) {
      parts.push(part);
      worker.postMessage({ id, made: parts.length, total });
    }
    bundle.free();
    worker.postMessage({ id, zip: new Blob(parts as BlobPart[], { type: "application/zip" }) });
  } catch (error: any) {
    worker.postMessage({ id, failed: String(error?.message ?? error), isTrap: error instanceof WebAssembly.RuntimeError });
  }
};
