// The packs of a large archive: files beside the engine, each with the records of a few films. The loader has already
// requested the pack of a card when the engine arrives.

import { failure } from "./film-cards-failure.js";

/**
 * Loads the pack at an address, an archive. Returns nothing if the server has no such file. If that fails, tries twice
 * more, after `pause` milliseconds and after four times as long.
 */
export async function fetchPack(href: string, request: Promise<Response | void>, pause = 2e3): Promise<Uint8Array | undefined> {
  try {
    const late = new Promise<never>((_, fail) => setTimeout(fail, 15e3, Error("no answer")));
    const answer = (await Promise.race([request, late]))!;
    if (answer.status > 499) throw Error(`the server answered ${answer.status}`);
    const bytes = await answer.arrayBuffer();
    // gzip begins with this byte. Some servers send a page for a file that they do not have.
    if (!answer.ok || new Uint8Array(bytes)[0] !== 0x1f) return;
    // gzip has a checksum, which is verified.
    const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(inflated).arrayBuffer());
  } catch (error: any) {
    if (pause > 9e3) throw failure("network", `${href} could not be loaded (${error.message})`);
    await new Promise((done) => setTimeout(done, pause));
    // Browsers let a second request wait for a first one that was not answered, unless it has another query.
    return fetchPack(href, fetch(`${href}?${Date.now()}`), pause * 4);
  }
}
