// node build.mjs PLACE OUT MODULES: bundles every peer with PLACE/data.json and PLACE/style.css into OUT/NAME/film-card.js.
// MODULES are the folders with the packages, as in PATH. `cargo xtask bench peers` calls it.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const [place, out, modules] = process.argv.slice(2);
const nodePaths = modules.split(delimiter);
const resolve = (name) => createRequire(import.meta.url).resolve(name, { paths: nodePaths.map(dirname) });
const load = async (name) => (await import(pathToFileURL(resolve(name)))).default;
const here = dirname(fileURLToPath(import.meta.url));
const esbuild = await load("esbuild");

const svelte = {
  name: "svelte",
  async setup(build) {
    const { compile } = await load("svelte/compiler");
    // What Vite and Rollup do for Svelte: esbuild alone keeps the messages for developers and the modules nobody uses.
    build.onLoad({ filter: /node_modules\/svelte\/.*\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8").replace(/import {[^}]*} from 'esm-env';/, "");
      return { contents: source.replace(/\bDEV\b/g, "false").replace(/\bBROWSER\b/g, "true"), resolveDir: dirname(path) };
    });
    build.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === "seen" || !/node_modules\/svelte\//.test(from.importer)) return;
      return { ...await build.resolve(path, { ...from, pluginData: "seen" }), sideEffects: false };
    });
    build.onLoad({ filter: /\.svelte$/ }, ({ path }) => {
      const options = { filename: basename(path), generate: "client", runes: true, css: "external" };
      return { contents: compile(readFileSync(path, "utf8"), options).js.code, resolveDir: dirname(path) };
    });
  },
};

const solid = {
  name: "solid",
  async setup(build) {
    const babel = await load("@babel/core");
    const preset = [resolve("babel-preset-solid"), { generate: "dom" }];
    build.onLoad({ filter: /solid\/.*\.jsx$/ }, async ({ path }) => {
      const source = readFileSync(path, "utf8");
      const { code } = await babel.transformAsync(source, { filename: path, presets: [preset], configFile: false, babelrc: false });
      return { contents: code };
    });
  },
};

const peers = {
  plain: { entry: "film-card.js" },
  preact: { entry: "film-card.jsx", jsx: "automatic", jsxImportSource: "preact" },
  lit: { entry: "film-card.js" },
  svelte: { entry: "film-card.js", plugins: [svelte], conditions: ["svelte", "production", "module"] },
  solid: { entry: "film-card.jsx", plugins: [solid] },
};

for (const [name, { entry, ...options }] of Object.entries(peers)) {
  const outfile = join(out, name, "film-card.js");
  await esbuild.build({
    entryPoints: [join(here, name, entry)],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    alias: { "film-cards-data": join(place, "data.json"), "film-cards-style": join(place, "style.css") },
    loader: { ".css": "text" },
    nodePaths,
    logLevel: "warning",
    tsconfigRaw: "{}",
    ...options,
  });
  const script = readFileSync(outfile);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: script.length };
  writeFileSync(`${outfile}.br`, brotliCompressSync(script, { params: quality }));
}
