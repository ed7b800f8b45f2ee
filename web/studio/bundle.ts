// The bundle of all reviews as a zip archive: a button, its progress, and the download.

import { byId, make } from "./dom.js";
import { download } from "./files.js";
import * as bundler from "./bundler.js";
import { say } from "./words.js";

const NAME = "film-cards.zip";

/** What the bundle is made of. */
export interface Contents {
  archive: Uint8Array;
  /** The address of its folder, if the critic has given one. */
  url: string | undefined;
}

/** The part of the page with the button. `contents` gives what the critic has at the moment. */
export function bundleElement(contents: () => Promise<Contents>) {
  const way = make("article", "way");
  way.id = "way-bundle";
  const button = make("button", "main", say("make_bundle"));
  button.type = "button";
  const [bar, output] = [make("progress"), make("output")];
  bar.max = 1;
  bar.hidden = true;
  bar.setAttribute("aria-label", say("bundle"));
  way.append(make("h3", "", say("bundle")), make("p", "", say("bundle_means")), bar, make("div", "bar", button, output));
  button.addEventListener("click", async () => {
    button.disabled = true;
    output.textContent = "";
    try {
      const { archive, url } = await contents();
      const zip = await bundler.zip(archive, url, (n, total) => {
        bar.hidden = false;
        bar.value = n / total;
      });
      download(NAME, zip);
      output.textContent = say("made", { name: NAME, size: megabytes(zip.size) });
    } catch (error: any) {
      output.textContent = say("no_bundle", { cause: error.message });
    }
    bar.hidden = true;
    button.disabled = false;
    byId("ways").contains(button) && button.focus();
  });
  return way;
}

const megabytes = (bytes: number) =>
  new Intl.NumberFormat(document.documentElement.lang, {
    numberingSystem: "latn", style: "unit", unit: "megabyte", maximumFractionDigits: 1,
  }).format(bytes / 1e6);
