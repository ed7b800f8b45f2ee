// Validates each snippet with html-validate, which knows the rules of HTML: node check.mjs VALIDATOR SNIPPETS…
//
// VALIDATOR is the folder of the package html-validate, SNIPPETS are folders of bundles. A snippet is validated as part
// of a page: in an `<article>`, after a heading. Each error is a line on standard output.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [validator, ...folders] = process.argv.slice(2);
const { HtmlValidate, StaticConfigLoader } = createRequire(import.meta.url)(validator);

const rules = new StaticConfigLoader({ extends: ["html-validate:standard"], elements: ["html5"] });
const validate = new HtmlValidate(rules);
const page = (snippet) => `<!DOCTYPE html>
<html lang="en"><head><title>A post</title></head><body><main><article><h1>A post</h1>
${snippet}</article></main></body></html>`;

// Check first that the validator finds errors at all.
const { valid: isBlind } = await validate.validateString(page(`<p><div part="title">One</div></p><a href="/"><a href="/">Two</a></a>`));
if (isBlind) throw new Error("the validator finds nothing wrong with invalid HTML");

let [snippets, wrong] = [0, 0];
for (const folder of folders) for (const name of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
  snippets += 1;
  const { results } = await validate.validateString(page(readFileSync(join(folder, name), "utf8")));
  for (const { line, ruleId, message } of results.flatMap(({ messages }) => messages)) {
    wrong += 1;
    console.log(`${join(folder, name)}:${line - 2}: ${message} (${ruleId})`);
  }
}
console.error(`${snippets} snippets validated`);
process.exitCode = snippets && !wrong ? 0 : 1;
