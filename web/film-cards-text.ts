// Where texts come from: the content of an element, or a file.

import { failure } from "./film-cards-failure.js";
import { insist } from "./film-cards-packs.js";

import type { Text } from "./shared.js";

const wait = (time: number) => new Promise((done) => setTimeout(done, time));

/** Waits until the parser of the page has passed the element: before that, its text may not be complete. */
export async function isPassed(element: Element) {
  const follows = (node: Node | null): boolean => !!node && (!!node.nextSibling || follows(node.parentNode));
  while (element.ownerDocument.readyState === "loading" && !follows(element)) await wait(30);
}

/**
 * The text that stands in an element. Its name says the form: that of a script is plain text or Markdown, a `<pre>` is
 * plain text unless it begins like Markdown, and everything else is HTML, as an editor writes it.
 */
export function textIn(element: Element): Text {
  const text = (ending: string, content: string): Text => ({ name: `review.${ending}`, bytes: new TextEncoder().encode(content) });
  const script = element.querySelector("script[type^='text/']");
  if (script) return text(script.getAttribute("type") === "text/markdown" ? "md" : "txt", script.textContent!);
  const pre = element.querySelector("pre");
  const isAlone = pre && !pre.childElementCount && pre.textContent!.trim() === element.textContent!.trim();
  if (!isAlone) return text("html", element.innerHTML);
  return text(/^\s*(---|\+\+\+|#)/.test(pre.textContent!) ? "md" : "txt", pre.textContent!);
}

/** Loads a file with a review. The end of its name says the form. */
export async function textFrom(src: string): Promise<Text> {
  let href: string, name: string;
  try {
    const address = new URL(src, document.baseURI);
    href = address.href;
    name = decodeURIComponent(address.pathname.replace(/.*\//, "")) || "review.html";
  } catch {
    throw failure("bad-options", `attribute "src" must be the address of a file, not "${src}"`);
  }
  // Some servers send a page for a file that they do not have.
  return { name, bytes: new Uint8Array(await request(href, "", /\.html?$/i.test(name) ? undefined : "text/html")), shown: src };
}

/** Loads a file, with several attempts. Refuses a file of the type `wrong`. */
export async function request(href: string, integrity: string, wrong?: string): Promise<ArrayBuffer> {
  const cannot = (cause: string) => failure("network", `${href} could not be loaded (${cause})`);
  let isForbidden = false;
  const notice = ({ effectiveDirective }: SecurityPolicyViolationEvent) => {
    isForbidden ||= effectiveDirective === "connect-src";
  };
  const attempt = async (address: string) => {
    let answer: Response;
    try {
      answer = await fetch(address, { integrity });
    } catch (error) {
      // Browsers report a policy a moment later.
      await wait(500);
      throw isForbidden ? cannot("the page's Content-Security-Policy needs connect-src for it") : error;
    }
    const { ok, status, headers } = answer;
    const type = headers.get("content-type");
    if (ok && wrong && type?.startsWith(wrong)) {
      throw failure("mime-type", `${href} comes as "${type}"; the server must send the file, as text`);
    }
    if (ok) return answer.arrayBuffer();
    throw status < 500 ? cannot(`the server answered ${status}`) : Error(`the server answered ${status}`);
  };
  document.addEventListener("securitypolicyviolation", notice);
  try {
    return await insist(href, attempt(href), attempt);
  } finally {
    document.removeEventListener("securitypolicyviolation", notice);
  }
}
