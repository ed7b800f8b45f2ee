// The exports of the Wasm that makes bundles.

declare module "film-studio" {
  export class Studio {
    constructor(packed: Uint8Array);
    bundle(archive: Uint8Array, url?: string): Bundle;
  }

  export class Bundle {
    free(): void;
    readonly steps: number;
    /** The next part of the zip archive; `undefined` after the last one. */
    next(): Uint8Array | undefined;
  }

  export function snippet(archive: Uint8Array, slug: string, url?: string): string | undefined;
  export function markdown(archive: Uint8Array, slug: string, source: string): string | undefined;

  export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
}
