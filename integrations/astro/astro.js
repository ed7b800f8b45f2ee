// The integration for Astro: builds the bundle into the folder of public files, before Astro builds or serves the site.
import { join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "film-cards";

const NAME = "film-cards";

export default function filmCards({ reviews, url, strict } = {}) {
  let make;
  return {
    name: NAME,
    hooks: {
      "astro:config:setup": async ({ config, updateConfig }) => {
        const cwd = fileURLToPath(config.root);
        const out = join(fileURLToPath(config.publicDir), NAME);
        const address = url ?? `${config.base.replace(/\/$/, "")}/${NAME}`;
        make = () => build({ reviews, out, url: address, strict, cwd });
        await make();
        // The component is compiled with the site, and reads the snippets from this folder.
        updateConfig({ vite: { define: { __FILM_CARDS__: JSON.stringify(out) }, ssr: { noExternal: [NAME] } } });
      },
      "astro:server:setup": ({ server, logger }) => {
        if (!reviews) return;
        const folder = resolve(server.config.root, reviews);
        server.watcher.add(folder);
        server.watcher.on("all", (_, path) => {
          if (!path.startsWith(folder + sep)) return;
          make().then(() => server.hot.send({ type: "full-reload" }), (error) => logger.error(error.message));
        });
      },
    },
  };
}
