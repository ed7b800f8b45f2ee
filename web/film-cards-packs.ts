// What is loaded beside the engine when it is needed, with several attempts: the packs of a large archive, files with the
// records of a few films each, the reader, and texts that it reads. The loader has already requested the pack of a card when the engine arrives.

import { failure } from "./film-cards-failure.js";

/** The pack in a response, an archive. Returns nothing if the server has no such file. */
async function unpack(answer: Response | void): Promise<Uint8Array | undefined> {
  const { status, ok } = answer!;
  if (status > 499) throw Error(`the server answered ${status}`);
  const bytes = await answer!.arrayBuffer();
  // gzip begins with this byte. Some servers send a page for a file that they do not have.
  if (!ok || new Uint8Array(bytes)[0] !== 0x1f) return;
  // gzip has a checksum, which is verified.
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}

/** Loads the pack at an address that was requested. */
export const fetchPack = (href: string, request: Promise<Response | void>) =>
  insist(href, request.then(unpack), (address) => fetch(address).then(unpack));

/**
 * Waits for what was requested from an address. If that fails, tries twice more with `again`, after `pause` milliseconds
 * and after four times as long; but not if the failure has a reason of its own, which another attempt would not change.
 */
export async function insist<Result>(
  href: string, request: Promise<Result>, again: (address: string) => Promise<Result>, pause = 2e3,
): Promise<Result> {
  try {
    const late = new Promise<never>((_, fail) => setTimeout(fail, 15e3, Error("no answer")));
    return await Promise.race([request, late]);
  } catch (error: any) {
    if (error.reason) throw error;
    if (pause > 9e3) throw failure("network", `${href} could not be loaded (${error.message})`);
    await new Promise((done) => setTimeout(done, pause));
    // Browsers let a second request wait for a first one that was not answered, unless it has another query.
    return insist(href, again(`${href}${href.includes("?") ? "&" : "?"}${Date.now()}`), again, pause * 4);
  }
}
