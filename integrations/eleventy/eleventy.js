// The plugin for Eleventy: builds the bundle before each build of the site, and has a shortcode for its snippets.
import { join } from "node:path";
import { build, snippet } from "film-cards";

const NAME = "film-cards";

export default function filmCards(config, { reviews, url = `/${NAME}`, strict } = {}) {
  let bundle;
  if (reviews) config.addWatchTarget(reviews);
  config.on("eleventy.before", async ({ directories }) => {
    bundle = join(directories.output, NAME);
    await build({ reviews, out: bundle, url, strict });
  });
  config.addAsyncShortcode("filmCard", (film) => snippet(film, bundle));
}
