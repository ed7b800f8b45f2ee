// The card in plain JavaScript: it builds its elements once and changes attributes after that.
import { expanded } from "../shared/card.js";
import { define } from "../shared/page.js";

// An element with attributes and children; without a value, an attribute is left out.
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) if (value != null) element.setAttribute(name, value);
  element.append(...children.flat().filter((child) => child != null));
  return element;
}

function button(attributes, children, click) {
  const element = h("button", { type: "button", "aria-expanded": "false", ...attributes }, children);
  element.addEventListener("click", click);
  return element;
}

const person = ({ name, url }) => h("a", { class: "film-person", part: "person", href: url, rel: "noopener" }, name);

function badge({ class: name, label, title, written, stars, hasBar, fill }) {
  const bar = hasBar && h(fill == null ? "span" : "progress", { class: "grade-badge__bar", max: fill == null ? null : 300, value: fill });
  const shown = stars ? stars.map(([star, text]) => h("span", { class: star }, text)) : written;
  return h("span", { class: name, part: "grade", role: "img", "aria-label": label, title },
    h("span", { class: "grade-badge__written" }, shown), bar || null);
}

function byline({ author, publisher, url, date, shownDate }) {
  const parts = [
    author && h("span", { class: "film-review__critic" }, author),
    publisher && h("cite", null, url ? h("a", { rel: "noopener", href: url }, publisher) : publisher),
    date && h("time", { datetime: date }, shownDate),
  ].filter(Boolean);
  return h("h3", null, parts.flatMap((part, at) => (at ? [", ", part] : [part])));
}

function review(text, isOpen, changed) {
  const label = h("span");
  const toggle = button({
    class: "film-review__toggle", part: "toggle", "aria-controls": `${text.id}-body`, "aria-describedby": `${text.id}-byline`,
  }, [label, h("span", { class: "film-review__time" }, text.time)], () => {
    set(!state.isOpen);
    changed(state.isOpen);
  });
  const element = h("section", { class: "film-review", part: "review", id: text.id, "data-cut": text.fits ? null : "" },
    h("div", { class: "film-review__byline", id: `${text.id}-byline` }, byline(text), text.badge && badge(text.badge)),
    h("div", { class: text.foldClass, dir: "auto" },
      h("div", { class: "film-review__body", id: `${text.id}-body`, part: "body", lang: text.lang },
        text.paragraphs.map((paragraph) => h("p", null, paragraph)), h("div", { class: "film-review__end" })),
      toggle));
  const state = { element, isOpen, set };
  function set(isOpen) {
    state.isOpen = isOpen;
    element.toggleAttribute("data-open", isOpen);
    toggle.ariaExpanded = isOpen;
    label.textContent = isOpen ? "Show less" : "Continue reading";
  }
  set(isOpen);
  return state;
}

function value({ people, cast, text, minutes }, more) {
  if (people) return people.map((one) => h("dd", null, person(one)));
  if (minutes) return h("dd", null, h("time", { datetime: minutes.datetime, title: minutes.title }, minutes.text));
  if (text) return h("dd", null, text);
  const actor = (one) => h("li", { class: one.isRest ? "film-credits__rest" : null }, person(one),
    one.character ? [" ", h("span", { class: "film-credits__part" }, h("span", { class: "film-credits__as" }, "as "), one.character)] : null,
    one.isLast ? null : h("span", { class: "film-credits__comma" }, ", "));
  return h("dd", null, h("ul", null, cast.actors.map(actor), more && h("li", { class: "film-credits__count" }, more)));
}

function credits(id, rows, changed) {
  const show = () => {
    state.isOpen = !state.isOpen;
    element.toggleAttribute("data-open", state.isOpen);
    for (const button of buttons) button.ariaExpanded = state.isOpen;
    all.textContent = state.isOpen ? "Fewer credits" : "All credits";
    changed();
  };
  const controls = { "aria-controls": `${id}-credits` };
  const all = button({ class: "film-credits__all", ...controls }, "All credits", show);
  const label = rows.find(({ cast }) => cast)?.cast.more;
  const more = label && button({ class: "film-credits__more", ...controls }, label, show);
  const buttons = [all, more].filter(Boolean);
  const element = h("div", { class: "film-credits", "data-cut": rows.length > 1 ? "" : null },
    h("dl", { class: "film-credits__list", part: "credits", id: `${id}-credits` },
      rows.map((row) => h("div", { class: "film-credits__row" }, h("dt", null, row.label), value(row, more))),
      h("div", { class: "film-credits__end" })),
    all);
  const state = { element, isOpen: false };
  return state;
}

function head({ id, mark, note, rules, each }, changed) {
  const state = { isOpen: false, elements: [] };
  const controls = `${id}-rules`;
  const why = mark && rules.length
    ? button({ class: "film-card__why", "aria-controls": controls }, badge(mark), () => {
        state.isOpen = !state.isOpen;
        list.hidden = !state.isOpen;
        why.ariaExpanded = state.isOpen;
        changed();
      })
    : mark && badge(mark);
  const list = h("div", { class: "film-card__rules", id: controls, hidden: "" }, rules.map((rule) => h("p", null, rule)),
    each.length ? h("ul", null, each.map(({ author, rule }) =>
      h("li", null, author && h("span", { class: "film-review__critic" }, `${author} `), rule))) : null);
  state.elements = [h("div", { class: "film-card__mark" }, why, note && h("span", { class: "film-card__note" }, note))];
  if (rules.length) state.elements.push(list);
  return state;
}

define((container, { card, theme, open }, toggled) => {
  const changed = () => {
    const isOpen = expanded(reviews.map(({ isOpen }) => isOpen), facts?.isOpen, top.isOpen);
    if (isOpen) sheet.dataset.open = isOpen;
    else delete sheet.dataset.open;
  };
  const top = head(card, changed);
  const reviews = card.reviews.map((one, at) => review(one, at === 0 && open, (isOpen) => {
    changed();
    toggled(at + 1, isOpen);
  }));
  const facts = card.credits.length ? credits(card.id, card.credits, changed) : undefined;
  const sheet = h("div", { class: card.sheetClass },
    h("div", { class: card.poster, part: "poster", "aria-hidden": "true" },
      h("span", { class: "film-poster__title" }, card.title),
      h("span", { class: "film-poster__line" }, card.year && h("span", null, card.year))),
    h("h2", { class: card.titleClass, part: "title", id: `${card.id}-title` }, card.title,
      card.year && [" ", h("span", { class: "film-card__year" }, card.year)]),
    top.elements,
    h("div", { class: "film-card__reviews" }, reviews.map(({ element }) => element)),
    facts?.element);
  const article = h("article", {
    class: "film-card", part: "card", id: card.id, lang: "en", dir: "ltr", "data-theme": theme, "aria-labelledby": `${card.id}-title`,
  }, sheet);
  changed();
  container.append(article);
  return {
    update({ theme, open: isOpen }) {
      article.dataset.theme = theme;
      if (isOpen !== open) {
        open = isOpen;
        reviews[0]?.set(isOpen);
        changed();
      }
    },
    unmount: () => article.remove(),
  };
});
