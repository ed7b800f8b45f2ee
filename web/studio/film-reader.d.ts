// The exports of the reader's Wasm that the studio uses.

declare module "film-studio-reader" {
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

  /** Makes documents of the export of another site. */
  export function importExport(name: string, bytes: Uint8Array): string;

  export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
}
