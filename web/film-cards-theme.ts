// The theme of a card that has none of its own, and the colours it takes from the page. A switch of the page is asked
// first, then the `color-scheme` where the card stands; a page that has neither and writes in a light colour is dark.
const SWITCHES = ["data-theme", "data-bs-theme", "data-color-scheme", "data-color-mode", "data-mode"];
const SWITCHED = /^(?:is-|theme-)?(dark|light)(?:-mode|-theme)?$/;

/** A card on a page. */
interface Worn {
  element: Element;
  container: HTMLElement;
}

// Red, green and blue from 0 to 1, and the opacity where it is not whole.
type Colour = number[];

// The least contrast of a text that can be read.
const LEGIBLE = 4.5;

function switched(): string | undefined {
  for (const element of [document.body, document.documentElement]) {
    const values = [...SWITCHES.map((name) => element?.getAttribute(name)), ...(element?.classList ?? [])];
    for (const value of values) {
      const theme = SWITCHED.exec(value!)?.[1];
      if (theme) return theme;
    }
  }
}

export function wear({ element, container }: Worn, theme = switched()) {
  const style = getComputedStyle(element);
  // A mixture is computed to numbers, whatever the page has written.
  const rgb = (colour: string): Colour => {
    container.style.color = "";
    container.style.color = `color-mix(in srgb, ${colour}, ${colour})`;
    const numbers = getComputedStyle(container).color.match(/[\d.e-]+/g)?.map(Number) ?? [0, 0, 0];
    container.style.color = "";
    return numbers;
  };
  const set = (name: string) => style.getPropertyValue(name).trim();
  const written = rgb(set("--film-card-ink") || style.color);
  const { colorScheme } = style;
  container.style.colorScheme = theme ?? (colorScheme === "normal" && luminance(written) > 0.4 ? "dark" : "");
  const paper = set("--film-card-paper") ? rgb(set("--film-card-paper")) : ground(element, rgb);
  // A page that cannot be read where the card stands gives it no writing, but a paper to write on.
  const own = contrast(written, paper) < LEGIBLE;
  if (own) container.dataset.paper = luminance(paper!) < 0.18 ? "dark" : "light";
  else delete container.dataset.paper;
  const link = linkNear(element);
  const colour = link && getComputedStyle(link).color;
  const fits = colour && !own && contrast(rgb(colour), paper) >= LEGIBLE;
  container.style.setProperty("--_link", fits ? colour! : "");
}

// What is behind the card: nothing is known of a picture, and then the page has seen to it that it can be read.
function ground(element: Element, rgb: (colour: string) => Colour): Colour | undefined {
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

// A link of the text that the card stands in.
function linkNear(element: Element) {
  let link = element.querySelector("a[href]");
  for (let node: Element | undefined = element; !link && (node = up(node)); ) link = node.querySelector("p a[href]");
  return link;
}

function luminance(colour: Colour) {
  const [red, green, blue] = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour | undefined) {
  if (!other) return Infinity;
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

// Looks at the page whenever its theme or its language may have changed.
export function followPage(mounted: Map<unknown, Worn & { speak(): void }>) {
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
  addEventListener("load", wearAll);
  // Colours that fade are read again when they have arrived.
  addEventListener("transitionend", ({ target }) => {
    if (target === document.body || target === documentElement) wearAll();
  }, true);
}
