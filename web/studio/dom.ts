// Elements of the page.

/** The element with that id. */
export const byId = <Kind extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as Kind;

/** A new element with a class and some contents. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name, className = "", ...contents: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...contents);
  return element;
}
