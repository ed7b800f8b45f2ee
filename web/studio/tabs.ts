// On a narrow window, the parts of the page are tabs.

import { byId } from "./dom.js";

const tabs = [...document.querySelectorAll<HTMLElement>("[role=tab]")];
const panels = tabs.map((tab) => byId(tab.getAttribute("aria-controls")!));
const narrow = matchMedia("(max-width: 59.99rem)");

export function start() {
  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", ({ key }) => {
      const isBackwards = document.documentElement.dir === "rtl";
      const step = { ArrowRight: isBackwards ? -1 : 1, ArrowLeft: isBackwards ? 1 : -1 }[key];
      const next = step ? tabs[(at + step + tabs.length) % tabs.length]! : { Home: tabs[0]!, End: tabs.at(-1)! }[key];
      if (!next) return;
      choose(next);
      next.focus();
    });
  });
  narrow.addEventListener("change", adapt);
  adapt();
}

/** Shows a part. */
export function choose(tab: HTMLElement) {
  document.body.dataset.tab = tab.id.replace("tab-", "");
  for (const other of tabs) {
    other.ariaSelected = String(other === tab);
    other.tabIndex = other === tab ? 0 : -1;
  }
}

export const toText = () => choose(tabs[0]!);

// On a wide window all parts are visible, so they are no tabs.
function adapt() {
  panels.forEach((panel, at) => {
    if (narrow.matches) {
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tabs[at]!.id);
    } else {
      panel.removeAttribute("role");
      panel.setAttribute("aria-labelledby", panel.querySelector("h2")!.id);
    }
  });
}
