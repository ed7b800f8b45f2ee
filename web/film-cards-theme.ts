// Decides the theme of a card with the theme `auto`, and which colours it takes from the page. First, it looks for a
// theme switch of the page: an attribute or a class of <html> or <body>. Without one, it uses the `color-scheme` of the
// place where the card is. Without that, the card is dark if the page's text colour is light.
const SWITCHES = ["data-theme", "data-bs-theme", "data-color-scheme", "data-color-mode", "data-mode"];
const SWITCHED = /^(?:is-|theme-)?(dark|light)(?:-mode|-theme)?$/;

/** A card with its element. */
interface Themed {
  element: Element;
  container: HTMLElement;
}

// Red, green and blue from 0 to 1, and the opacity if it is less than 1.
type Colour = number[];

// The least contrast of readable text (WCAG 2, 1.4.3).
const LEGIBLE = 4.5;

// The theme that a switch of the page has set.
function switchedTheme(): string | undefined {
  for (const element of [document.body, document.documentElement]) {
    const values = [...SWITCHES.map((name) => element?.getAttribute(name)), ...(element?.classList ?? [])];
    for (const value of values) {
      const theme = SWITCHED.exec(value!)?.[1];
      if (theme) return theme;
    }
  }
}

// Sets the theme and the colours of a card.
export function applyTheme({ element, container }: Themed, theme = switchedTheme()) {
  const style = getComputedStyle(element);
  // Most computed colours are written with numbers. For all others, `color-mix` makes the browser compute such numbers, but
  // it has to calculate styles for each.
  const rgb = (colour: string): Colour => {
    const written = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(colour);
    if (written) return written.slice(1).map((part, at) => (at < 3 ? +part / 255 : +(part ?? 1)));
    container.style.color = `color-mix(in srgb, ${colour}, ${colour})`;
    const numbers = getComputedStyle(container).color.match(/[\d.e-]+/g)?.map(Number) ?? [0, 0, 0];
    container.style.color = "";
    return numbers;
  };
  const set = (name: string) => style.getPropertyValue(name).trim();
  const written = rgb(set("--film-card-ink") || style.color);
  const { colorScheme } = style;
  container.style.colorScheme = theme ?? (colorScheme === "normal" && luminance(written) > 0.4 ? "dark" : "");
  const paper = set("--film-card-paper") ? rgb(set("--film-card-paper")) : backdrop(element, rgb);
  // If the page's text colour is not readable on the background behind the card, the card gets a background of its own.
  const own = contrast(written, paper) < LEGIBLE;
  if (own) container.dataset.paper = luminance(paper!) < 0.18 ? "dark" : "light";
  else delete container.dataset.paper;
  const link = linkNear(element);
  const colour = link && getComputedStyle(link).color;
  const fits = colour && !own && contrast(rgb(colour), paper) >= LEGIBLE;
  container.style.setProperty("--_link", fits ? colour! : "");
}

// The background behind the card. Nothing can be said about a picture; then we assume that the page's text is readable.
function backdrop(element: Element, rgb: (colour: string) => Colour): Colour | undefined {
  for (let node: Element | undefined = element; node; node = up(node)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(node);
    if (backgroundImage !== "none") return;
    const colour = rgb(backgroundColor);
    if ((colour[3] ?? 1) > 0.5) return colour;
  }
  return rgb("Canvas");
}

const up = (node: Element): Element | undefined =>
  node.assignedSlot ?? node.parentElement ?? (node.getRootNode() as ShadowRoot).host;

// A link near the card: in its fallback, or else in a paragraph of the nearest element around it.
function linkNear(element: Element) {
  let link = element.querySelector("a[href]");
  for (let node: Element | undefined = element; !link && (node = up(node)); ) link = node.querySelector("p a[href]");
  return link;
}

// The relative luminance and the contrast ratio of WCAG 2.
function luminance(colour: Colour) {
  const [red, green, blue] = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour | undefined) {
  if (!other) return Infinity;
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

// Updates all cards whenever the theme or the language of the page may have changed.
export function followPage(mounted: Map<unknown, Themed & { speak(): void }>) {
  const applyThemes = () => {
    const theme = switchedTheme();
    for (const shown of mounted.values()) applyTheme(shown, theme);
  };
  const { documentElement } = document;
  const observer = new MutationObserver(() => {
    watch();
    applyThemes();
    for (const shown of mounted.values()) shown.speak();
  });
  // Called again after each change, because scripts may replace the <body>.
  const watch = () => {
    const attributeFilter = [...SWITCHES, "class", "style", "lang"];
    observer.observe(documentElement, { attributeFilter, childList: true });
    if (document.body) observer.observe(document.body, { attributeFilter });
  };
  watch();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyThemes);
  addEventListener("load", applyThemes);
  // If the page fades its colours, read them again at the end of the transition.
  addEventListener("transitionend", ({ target }) => {
    if (target === document.body || target === documentElement) applyThemes();
  }, true);
}
