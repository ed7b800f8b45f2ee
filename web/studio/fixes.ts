// Which replacement the help of a diagnostic proposes, if it proposes exactly one.

import type { Diagnostic } from "./report.js";

/** What to write at the place of the diagnostic; nothing if the help leaves that to the critic. */
export function fixOf({ code, help, length }: Diagnostic): string | undefined {
  if (!length) return;
  if (code === "name-spelling" || code === "unknown-name") return /^write "([^"]+)", or /.exec(help)?.[1];
  if (code === "unknown-key") return /^did you mean "([^"]+)"\?$/.exec(help)?.[1];
}
