// The theme of a card that has none of its own. A switch of the page is asked first, then the
// `color-scheme` where the card stands; a page that has neither and writes in a light colour is dark.
const SWITCHES = ["data-theme", "data-bs-theme", "data-color-scheme", "data-color-mode", "data-mode"];
const SWITCHED = /^(?:is-|theme-)?(dark|light)(?:-mode|-theme)?$/;

function switched() {
  for (const element of [document.body, document.documentElement]) {
    const values = [...SWITCHES.map((name) => element?.getAttribute(name)), ...(element?.classList ?? [])];
    for (const value of values) {
      const theme = SWITCHED.exec(value)?.[1];
      if (theme) return theme;
    }
  }
}

export function wear({ element, container }, theme = switched()) {
  container.style.colorScheme = theme ?? scheme(element, container);
}

function scheme(element, container) {
  if (getComputedStyle(element).colorScheme !== "normal") return "";
  // A mixture is computed to numbers, whatever the page has written.
  container.style.color = "color-mix(in srgb, currentColor, currentColor)";
  const [red, green, blue] = getComputedStyle(container).color.match(/[\d.e-]+/g) ?? [0, 0, 0];
  container.style.color = "";
  return 0.3 * red + 0.6 * green + 0.1 * blue > 0.6 ? "dark" : "";
}

// Looks at the page whenever its theme or its language may have changed.
export function followPage(mounted) {
  const wearAll = () => {
    const theme = switched();
    for (const shown of mounted.values()) wear(shown, theme);
  };
  const { documentElement } = document;
  const observer = new MutationObserver(() => {
    watch();
    wearAll();
    for (const shown of mounted.values()) shown.speak();
  });
  // A page may come to have another body.
  const watch = () => {
    const attributeFilter = [...SWITCHES, "class", "style", "lang"];
    observer.observe(documentElement, { attributeFilter, childList: true });
    if (document.body) observer.observe(document.body, { attributeFilter });
  };
  watch();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", wearAll);
  // Colours that fade are read again when they have arrived.
  addEventListener("transitionend", ({ target }) => {
    if (target === document.body || target === documentElement) wearAll();
  }, true);
}
