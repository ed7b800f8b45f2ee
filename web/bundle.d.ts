// What the build puts into the scripts: the names of files, which get a hash there, with the digests of their bytes.

/** A file: its name, and its digest as an attribute `integrity` has it. */
type NamedFile = [name: string, digest: string];

/** The script and the Wasm of an engine. */
type EngineFiles = [script: string, digest: string, wasm: string, digest: string];

declare const BUNDLE: {
  /** The address that the loader is uploaded to, empty where nobody has said it. */
  readonly address: string;
  readonly cards: EngineFiles;
  readonly galleries: EngineFiles;
  /** The Wasm as a script. */
  readonly twin: NamedFile;
  /** The words of cards by language, and those that galleries have besides. */
  readonly languages: Record<string, NamedFile>;
  readonly galleryLanguages: Record<string, NamedFile>;
};
