// The card in Lit: the element itself is the component.
import { html, LitElement, nothing } from "lit";
import { expanded } from "../shared/card.js";
import { arrive, fail, find, sheet, toggled } from "../shared/page.js";

const person = ({ name, url }) => html`<a class="film-person" part="person" href=${url} rel="noopener">${name}</a>`;

const badge = ({ class: name, label, title, written, stars, hasBar, fill }) => html`
  <span class=${name} part="grade" role="img" aria-label=${label} title=${title}>
    <span class="grade-badge__written">${stars ? stars.map(([star, text]) => html`<span class=${star}>${text}</span>`) : written}</span>
    ${!hasBar ? nothing : fill == null
      ? html`<span class="grade-badge__bar"></span>`
      : html`<progress class="grade-badge__bar" max="300" value=${fill}></progress>`}
  </span>`;

function byline({ author, publisher, url, date, shownDate }) {
  const parts = [
    author && html`<span class="film-review__critic">${author}</span>`,
    publisher && html`<cite>${url ? html`<a rel="noopener" href=${url}>${publisher}</a>` : publisher}</cite>`,
    date && html`<time datetime=${date}>${shownDate}</time>`,
  ].filter(Boolean);
  return html`<h3>${parts.map((part, at) => [at ? ", " : nothing, part])}</h3>`;
}

// `data-cut` is set once: the observer of cut texts owns it after that.
class FilmCard extends LitElement {
  static styles = sheet;
  static properties = {
    film: {}, theme: {}, open: { type: Boolean },
    opened: { state: true }, all: { state: true }, rules: { state: true },
  };

  #card;
  #leave;

  constructor() {
    super();
    this.theme = "auto";
    this.open = this.all = this.rules = false;
    this.opened = [];
  }

  willUpdate(changed) {
    if (changed.has("film")) {
      this.#card = find(this.film);
      this.opened = this.#card?.reviews.map((_, at) => at === 0 && this.open) ?? [];
      this.all = this.rules = false;
    } else if (changed.has("open") && this.opened.length) {
      this.opened = this.opened.with(0, this.open);
    }
  }

  updated(changed) {
    if (!changed.has("film")) return;
    this.#leave?.();
    this.#leave = undefined;
    if (this.#card) this.#leave = arrive(this, this.renderRoot.querySelector(".film-room__card"));
    else fail(this, this.film);
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated && !this.#leave) this.requestUpdate("film");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#leave?.();
      this.#leave = undefined;
    });
  }

  render() {
    const card = this.#card;
    if (!card) return html`<slot></slot>`;
    return html`
      <div class="film-room">
        <slot></slot>
        <div class="film-room__card">
          <article class="film-card" part="card" id=${card.id} lang="en" dir="ltr" data-theme=${this.theme ?? "auto"} aria-labelledby="${card.id}-title">
            <div class=${card.sheetClass} data-open=${expanded(this.opened, this.all, this.rules) ?? nothing}>
              <div class=${card.poster} part="poster" aria-hidden="true">
                <span class="film-poster__title">${card.title}</span>
                <span class="film-poster__line">${card.year ? html`<span>${card.year}</span>` : nothing}</span>
              </div>
              <h2 class=${card.titleClass} part="title" id="${card.id}-title">${card.title}${card.year ? html` <span class="film-card__year">${card.year}</span>` : nothing}</h2>
              ${this.#head(card)}
              <div class="film-card__reviews">${card.reviews.map((review, at) => this.#review(review, at))}</div>
              ${card.credits.length ? this.#credits(card) : nothing}
            </div>
          </article>
        </div>
      </div>`;
  }

  #head({ id, mark, note, rules, each }) {
    return html`
      <div class="film-card__mark">
        ${!mark ? nothing : rules.length
          ? html`<button class="film-card__why" type="button" aria-controls="${id}-rules" aria-expanded=${this.rules} @click=${() => (this.rules = !this.rules)}>${badge(mark)}</button>`
          : badge(mark)}
        ${note ? html`<span class="film-card__note">${note}</span>` : nothing}
      </div>
      ${rules.length ? html`
        <div class="film-card__rules" id="${id}-rules" ?hidden=${!this.rules}>
          ${rules.map((rule) => html`<p>${rule}</p>`)}
          ${each.length ? html`<ul>${each.map(({ author, rule }) => html`<li>${author ? html`<span class="film-review__critic">${author} </span>` : nothing}${rule}</li>`)}</ul>` : nothing}
        </div>` : nothing}`;
  }

  #review(review, at) {
    const { id, lang, paragraphs, fits, foldClass, time } = review;
    const isOpen = this.opened[at];
    const toggle = () => {
      this.opened = this.opened.with(at, !isOpen);
      toggled(this, this.film, at + 1, !isOpen);
    };
    return html`
      <section class="film-review" part="review" id=${id} data-cut=${fits ? nothing : ""} data-open=${isOpen ? "" : nothing}>
        <div class="film-review__byline" id="${id}-byline">${byline(review)}${review.badge ? badge(review.badge) : nothing}</div>
        <div class=${foldClass} dir="auto">
          <div class="film-review__body" id="${id}-body" part="body" lang=${lang}>
            ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
            <div class="film-review__end"></div>
          </div>
          <button class="film-review__toggle" type="button" part="toggle" aria-controls="${id}-body" aria-describedby="${id}-byline" aria-expanded=${isOpen} @click=${toggle}>${isOpen ? "Show less" : "Continue reading"}<span class="film-review__time">${time}</span></button>
        </div>
      </section>`;
  }

  #credits({ id, credits }) {
    const toggle = () => (this.all = !this.all);
    return html`
      <div class="film-credits" data-cut=${credits.length > 1 ? "" : nothing} data-open=${this.all ? "" : nothing}>
        <dl class="film-credits__list" part="credits" id="${id}-credits">
          ${credits.map((row) => html`<div class="film-credits__row"><dt>${row.label}</dt>${this.#value(row, id, toggle)}</div>`)}
          <div class="film-credits__end"></div>
        </dl>
        <button class="film-credits__all" type="button" aria-controls="${id}-credits" aria-expanded=${this.all} @click=${toggle}>${this.all ? "Fewer credits" : "All credits"}</button>
      </div>`;
  }

  #value({ people, cast, text, minutes }, id, toggle) {
    if (people) return people.map((one) => html`<dd>${person(one)}</dd>`);
    if (minutes) return html`<dd><time datetime=${minutes.datetime} title=${minutes.title}>${minutes.text}</time></dd>`;
    if (text) return html`<dd>${text}</dd>`;
    return html`
      <dd><ul>
        ${cast.actors.map((actor) => html`<li class=${actor.isRest ? "film-credits__rest" : nothing}>${person(actor)}${actor.character ? html` <span class="film-credits__part"><span class="film-credits__as">as </span>${actor.character}</span>` : nothing}${actor.isLast ? nothing : html`<span class="film-credits__comma">, </span>`}</li>`)}
        ${cast.more ? html`<li class="film-credits__count"><button class="film-credits__more" type="button" aria-controls="${id}-credits" aria-expanded=${this.all} @click=${toggle}>${cast.more}</button></li>` : nothing}
      </ul></dd>`;
  }
}

customElements.define("film-card", FilmCard);
