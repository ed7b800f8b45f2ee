// The worker that reads the documents, so that the page answers meanwhile. It keeps them: the page sends only what has
// changed.

import init, { importExport, Reader } from "film-studio-reader";
import type { FromReader, ToReader } from "./reader.js";

const worker = globalThis as unknown as {
  postMessage(message: FromReader, transfer?: Transferable[]): void;
  onmessage: (event: MessageEvent<ToReader>) => void;
};

const documents = new Map<string, Uint8Array>();
let started: Promise<unknown>;

worker.onmessage = async ({ data }) => {
  if ("module" in data) {
    started = init({ module_or_path: data.module });
    return;
  }
  const { id } = data;
  if ("name" in data) {
    try {
      await started;
      worker.postMessage({ id, imported: importExport(data.name, data.bytes) });
    } catch (error: any) {
      worker.postMessage({ id, trap: String(error?.message ?? error) });
    }
    return;
  }
  const { changes } = data;
  for (const [path, bytes] of changes) {
    if (bytes) documents.set(path, bytes);
    else documents.delete(path);
  }
  try {
    await started;
    const reader = new Reader();
    for (const [path, bytes] of documents) reader.add(path, bytes);
    const read = reader.read((read) => worker.postMessage({ id, read }));
    const [archive, report, lengths] = [read.archive(), read.report(), read.lengths()];
    read.free();
    worker.postMessage({ id, archive, report, lengths }, [archive.buffer]);
  } catch (error: any) {
    // A trap: the memory of the Wasm cannot be trusted. The page starts another worker.
    worker.postMessage({ id, trap: String(error?.message ?? error) });
  }
};
