// The exports of the reader's Wasm that our scripts use: those of pages, and those of the studio, which has more.

declare module "film-reader" {
  /** The documents to be read together. */
  export class Reader {
    add(path: string, bytes: Uint8Array): void;
    /** Reads the documents, and calls `progress` with how many were read, now and then. */
    read(progress?: (read: number) => void): Read;
  }

  export class Read {
    free(): void;
    archive(): Uint8Array;
    report(): string;
    /** The length of the place of each diagnostic, in characters. */
    lengths(): Uint32Array;
  }

  export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
}

declare module "film-studio-reader" {
  export { default, Read, Reader } from "film-reader";

  /** Makes documents of the export of another site. */
  export function importExport(name: string, bytes: Uint8Array): string;
}
