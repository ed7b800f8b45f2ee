// Finds the program of this platform. It is in a package of its own, and npm installs only the one that fits.
import { createRequire } from "node:module";

const PLATFORMS = /* {{platforms}} */ [];

/** The path of the program. */
export function program() {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(platform)) {
    throw new Error(`film-cards has no program for ${platform}; there is one for ${PLATFORMS.join(", ")}`);
  }
  const name = `@film-cards/${platform}`;
  try {
    const file = process.platform === "win32" ? "film-cards.exe" : "film-cards";
    return createRequire(import.meta.url).resolve(`${name}/${file}`);
  } catch {
    throw new Error(`the package ${name} is missing; install film-cards again, without --omit=optional`);
  }
}
