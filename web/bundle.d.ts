// The constant that the build puts into the scripts: the names of the bundle's files, which contain a hash, and the
// digests of their bytes.

/** A file: its name, and its digest in the form of the attribute `integrity`. */
type NamedFile = [name: string, digest: string];

/** The digests of the script and of the Wasm of an engine, and their common name, to which `js` and `wasm` are appended. */
type EngineFiles = [script: string, wasm: string, name: string];

declare const BUNDLE: {
  /** The address of the loader, as given by `--url`; empty if it was not given. */
  readonly address: string;
  /** The folder of the packs, with a slash at its end. No folder if the archive is in the Wasm. */
  readonly packs: string[];
  readonly cards: EngineFiles;
  readonly galleries: EngineFiles;
  /** The Wasm as a script, for pages whose Content-Security-Policy does not allow `fetch`. */
  readonly twin: NamedFile;
  /** The script of the reader. Pages load it only if they read reviews themselves. */
  readonly reader: NamedFile;
  /** The translations of cards, by language. */
  readonly languages: Record<string, NamedFile>;
  /** The translations of what only galleries have, by language. */
  readonly galleryLanguages: Record<string, NamedFile>;
  /** The Wasm of the reader: the one for pages or, in the studio, the one with everything; the studio's worker that runs it. */
  readonly readerWasm: NamedFile;
  readonly readerWorker: NamedFile;
  /** What makes bundles in the studio: the Wasm, and the worker that runs it. */
  readonly bundler: NamedFile;
  readonly bundlerWorker: NamedFile;
};
