// The room of a card is the height that the page has given the element: what its fallback took, or
// what the loader kept. The card fits itself into it, so that nothing on the page moves.

// How far below the top of its parent `element` begins, and the next thing that would move if it grew.
export function placesAround(element) {
  const parent = element.parentElement ?? element.getRootNode().host;
  if (!parent) return () => [0, 0];
  let next = element;
  const range = document.createRange();
  while ((next = next.nextSibling)) {
    if (next instanceof Element && /absolute|fixed/.test(getComputedStyle(next).position)) continue;
    range.selectNode(next);
    if (range.getClientRects().length) break;
  }
  const edge = next ? () => range.getBoundingClientRect().top : () => parent.getBoundingClientRect().bottom;
  return () => {
    const { top } = parent.getBoundingClientRect();
    return [element.getBoundingClientRect().top - top, edge() - top];
  };
}

// How far `element` is from what stands above it.
export function gap(element) {
  const { top } = element.getBoundingClientRect();
  let above = element;
  while ((above = above.previousElementSibling) && !above.getClientRects().length);
  return above ? top - above.getBoundingClientRect().bottom : top - element.parentElement?.getBoundingClientRect().top;
}

// A margin of the fallback may have reached out of the element, and now the card stands higher by `lift()`.
// It gets a margin instead, as large as that, or as the gap where it is one with the margin above.
export function holdTop({ style }, gapAbove, lift) {
  for (const margin of [lift(), gapAbove, 0]) {
    if (Math.abs(lift()) < 0.5) return;
    style.marginBlockStart = `${Math.max(0, margin)}px`;
  }
}

// Less room than this was not kept for a card.
const LEAST_ROOM = 240;

// What is folded, the least first: later reviews to a line each, and the credits.
const MANNERS = [[false, false], [true, false], [true, true]];

// In characters: the opening a card comes with, the one that is worth folding the rest for, and the
// shortest there is.
const USUAL = 360;
const FAIR = 200;
const SHORTEST = 100;

// What a character takes, in square pixels, and how many pixels may stay empty.
const CHARACTER = 240;
const SPARE = 72;

// Every attempt is a card rendered anew, and a reader waits for it.
const ATTEMPTS = 4;

// In an element's own pixels, which a zoomed or transformed page shows larger or smaller.
const heightOf = (element) => parseFloat(getComputedStyle(element).height);
const scaleOf = (element) => element.getBoundingClientRect().height / heightOf(element);

// Fits a card that has moved the page by `moved` pixels into the room it was given.
export function keepRoom({ container, render }, moved) {
  const article = () => container.firstElementChild;
  const reviews = () => article().querySelector(".film-card__reviews");
  const height = () => heightOf(article());
  const scale = scaleOf(article());
  const bottom = (element) => element.getBoundingClientRect().bottom / scale;
  const room = height() - moved / scale;
  if (!moved || room < LEAST_ROOM) return;

  // How many pixels more the text could have; less than none where the card is too high.
  const spare = () => {
    const left = room - height();
    const last = reviews().lastElementChild;
    return left < 0 || !last ? left : left + bottom(reviews()) - bottom(last);
  };
  const show = (opening, [brief, folded]) => {
    render(opening, brief, folded);
    return spare();
  };
  const fit = () => {
    let [opening, left] = [USUAL, spare()];
    for (const manner of MANNERS) {
      const openings = manner[0] ? 1 : reviews().children.length;
      const width = article().querySelector("[part=body]")?.clientWidth ?? 0;
      if (manner !== MANNERS[0]) left = show((opening = FAIR), manner);
      let [fitting, over] = [0, Infinity];
      for (let attempt = 0; ; attempt++) {
        if (left < 0) over = opening;
        else fitting = opening;
        if (attempt === ATTEMPTS || (left >= 0 && left < SPARE)) break;
        // Where a line more or less leads, unless it is known to be too far.
        const next = Math.round(opening + (left * width) / CHARACTER / openings);
        opening = next > fitting && next < over ? next : Math.round((fitting + over) / 2);
        if (opening < SHORTEST || over - fitting < SHORTEST / 2) break;
        left = show(opening, manner);
      }
      if (fitting >= FAIR || manner === MANNERS.at(-1)) {
        if (opening !== fitting) show(fitting || SHORTEST, manner);
        return;
      }
    }
  };
  // An unfolded text has the height it has.
  if (!container.querySelector("[part=toggle][aria-expanded=true]")) fit();
  // What no sentence fills stands between the reviews and the credits.
  keep(reviews(), Math.floor(heightOf(reviews()) + room - height()));
  keep(article(), room);
  watchWidth(container);
}

// A gallery has the length it has. Where it is shorter than its room, the page below stays where it is. Where
// it is longer, whoever has read on below it stays: what this gives is called when the gallery is there.
export function keepPage(element) {
  const { bottom } = element.getBoundingClientRect();
  const { scrollHeight } = document.documentElement;
  return ({ container }, moved) => {
    if (moved < 0) {
      keep(container, heightOf(container) - moved / scaleOf(container));
      watchWidth(container);
    }
    const now = element.getBoundingClientRect();
    // In a part of the page that scrolls by itself, it is not the page that has grown.
    const grown = document.documentElement.scrollHeight > scrollHeight;
    if (grown && now.top < 0 && bottom < innerHeight) scrollBy({ top: now.bottom - bottom, behavior: "instant" });
  };
}

function keep({ style }, height) {
  style.minBlockSize = height > 0 ? `${height}px` : "";
}

// Room is kept for as long as the card is as wide as when it was measured.
const keptAt = new WeakMap();

function watchWidth(container) {
  keptAt.set(container, container.clientWidth);
  widths.observe(container);
}

export function unwatchWidth(container) {
  widths.unobserve(container);
}

const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.clientWidth === keptAt.get(target)) continue;
    widths.unobserve(target);
    for (const element of [target, ...target.querySelectorAll(".film-card, .film-card__reviews")]) keep(element);
  }
});
