// Opens what the critic chooses, drops or pastes, and saves texts. Files are read here and go nowhere.

import { byId } from "./dom.js";

/** A file with its path below the folder that was opened. */
export interface Opened {
  path: string;
  file: File;
  /** With it, the browser can save the text where it came from. */
  handle?: FileSystemFileHandle | undefined;
}

/** What the reader reads, by the endings of the names. */
const READ = /\.(txt|md|markdown|mdx|qmd|html?|csv)$/i;
/** Exports of other sites. */
const EXPORTS = /\.(zip|xml|json)$/i;

export const SETTINGS = "film-cards.toml";

export const isDocument = (path: string) => READ.test(path) || path === SETTINGS;
export const isExport = (path: string) => EXPORTS.test(path);

/** Lets the buttons, and files that are dropped on the page, call `open`. */
export function listen(open: (files: Opened[]) => void) {
  const files = byId<HTMLInputElement>("files");
  const folder = byId<HTMLInputElement>("folder");
  byId("open").addEventListener("click", async () => {
    // Where the browser has them, handles let the critic save the text again.
    const picker = (window as any).showOpenFilePicker as ((options: object) => Promise<FileSystemFileHandle[]>) | undefined;
    if (!picker) return files.click();
    try {
      const handles = await picker.call(window, { multiple: true });
      open(await Promise.all(handles.map(async (handle) => ({ path: handle.name, file: await handle.getFile(), handle }))));
    } catch (error: any) {
      // The critic has closed the dialogue. If a policy forbids it, there is the other one.
      if (error.name !== "AbortError") files.click();
    }
  });
  byId("open-folder").addEventListener("click", () => folder.click());
  for (const input of [files, folder]) {
    input.addEventListener("change", () => {
      open([...input.files!].map((file) => ({ path: below(file.webkitRelativePath) || file.name, file })));
      // So that the same file can be chosen again.
      input.value = "";
    });
  }

  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    document.body.dataset.drop = "";
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) delete document.body.dataset.drop;
  });
  addEventListener("drop", async (event) => {
    delete document.body.dataset.drop;
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    // The list is emptied as soon as this function waits.
    const items = [...event.dataTransfer.items].filter(({ kind }) => kind === "file");
    const entries = items.map((item) => [item.webkitGetAsEntry?.(), item.getAsFile(), handleOf(item)] as const);
    const opened: Opened[] = [];
    for (const [entry, file, handle] of entries) {
      if (entry?.isDirectory) await collect(entry as FileSystemDirectoryEntry, "", opened);
      else if (file) opened.push({ path: file.name, file, handle: await handle });
    }
    open(opened);
  });
  addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    open(files.map((file) => ({ path: file.name, file })));
  });
}

async function handleOf(item: DataTransferItem): Promise<FileSystemFileHandle | undefined> {
  try {
    const handle = await (item as any).getAsFileSystemHandle?.();
    return handle?.kind === "file" ? handle : undefined;
  } catch {
    return undefined;
  }
}

// The path below the folder, without its own name.
const below = (path: string) => path.split("/").slice(1).join("/");

// The files of a folder and of those in it, without hidden ones.
async function collect(folder: FileSystemDirectoryEntry, before: string, opened: Opened[]) {
  const reader = folder.createReader();
  // A browser gives at most 100 entries at once.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (!entries.length) return;
    for (const entry of entries) {
      if (entry.name.startsWith(".")) continue;
      const path = before + entry.name;
      if (entry.isDirectory) {
        await collect(entry as FileSystemDirectoryEntry, `${path}/`, opened);
      } else if (isDocument(path) || isExport(path)) {
        opened.push({ path, file: await new Promise((done, failed) => (entry as FileSystemFileEntry).file(done, failed)) });
      }
    }
  }
}

/** Saves a text: in the file of its handle, in one that the critic chooses, or as a download. Returns the handle and name. */
export async function save(name: string, text: string, handle?: FileSystemFileHandle) {
  const picker = (window as any).showSaveFilePicker as ((options: object) => Promise<FileSystemFileHandle>) | undefined;
  if (!handle && picker) {
    try {
      handle = await picker.call(window, { suggestedName: name });
    } catch (error: any) {
      if (error.name === "AbortError") return;
    }
  }
  if (!handle) {
    download(name, new Blob([text], { type: "text/plain" }));
    return { name, handle };
  }
  const file = await handle.createWritable();
  await file.write(text);
  await file.close();
  return { name: handle.name, handle };
}

/** Downloads a file that was made in the page. */
export function download(name: string, blob: Blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // A browser needs the address until the download has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
