// The command from JavaScript: each function runs the program.
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { program } from "./program.js";

export { snippet } from "./snippet.js";

export async function check(folder, { strict = false, cwd } = {}) {
  const { code, output, errors } = await run(["check", "--format", "json", ...flag("strict", strict), ...rest(folder)], cwd);
  // 1 says that a review has an error, which is in the JSON.
  if (code > 1 || !output) throw failure("check", errors);
  return JSON.parse(output);
}

export async function build({ reviews, out = "dist", url, npm, strict = false, cwd } = {}) {
  const values = { out, url, npm };
  const options = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  const { code, errors } = await run(["build", ...options, ...flag("strict", strict), ...rest(reviews)], cwd);
  if (code !== 0) throw failure("build", errors);
  const folder = resolve(cwd ?? ".", out);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => resolve(entry.parentPath ?? entry.path, entry.name));
  return { folder, files: files.sort() };
}

const flag = (name, isSet) => (isSet ? [`--${name}`] : []);

// A folder whose name begins with a hyphen is no option.
const rest = (folder) => (folder === undefined ? [] : ["--", folder]);

function run(args, cwd) {
  return new Promise((done, fail) => {
    // The JSON of an archive has no limit.
    execFile(program(), args, { cwd, maxBuffer: Infinity }, (error, output, errors) => {
      if (error && typeof error.code !== "number") fail(error);
      else done({ code: error?.code ?? 0, output, errors });
    });
  });
}

// The first line says what is wrong; the others follow in `cause`.
function failure(command, errors) {
  const [, first = `film-cards ${command} failed`] = /^error: (.*)$/m.exec(errors) ?? [];
  return new Error(first, { cause: errors.trim() });
}
