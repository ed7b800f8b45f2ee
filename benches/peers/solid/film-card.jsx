// The card in Solid: it runs once, and signals change single attributes and texts.
import { batch, createSignal, For, Show } from "solid-js";
import { render } from "solid-js/web";
import { expanded } from "../shared/card.js";
import { define } from "../shared/page.js";

const Person = (props) => <a class="film-person" part="person" href={props.url} rel="noopener">{props.name}</a>;

const Badge = (props) => (
  <span class={props.class} part="grade" role="img" aria-label={props.label} title={props.title}>
    <span class="grade-badge__written">{props.stars ? props.stars.map(([star, text]) => <span class={star}>{text}</span>) : props.written}</span>
    {props.hasBar && (props.fill == null ? <span class="grade-badge__bar" /> : <progress class="grade-badge__bar" max={300} value={props.fill} />)}
  </span>
);

function Byline(props) {
  const parts = [
    props.author && <span class="film-review__critic">{props.author}</span>,
    props.publisher && <cite>{props.url ? <a rel="noopener" href={props.url}>{props.publisher}</a> : props.publisher}</cite>,
    props.date && <time datetime={props.date}>{props.shownDate}</time>,
  ].filter(Boolean);
  return <h3>{parts.flatMap((part, at) => (at ? [", ", part] : [part]))}</h3>;
}

function Review({ review, isOpen, toggle }) {
  const { id } = review;
  return (
    <section class="film-review" part="review" id={id} attr:data-open={isOpen() ? "" : undefined} attr:data-cut={review.fits ? undefined : ""}>
      <div class="film-review__byline" id={`${id}-byline`}>
        <Byline {...review} />
        {review.badge && <Badge {...review.badge} />}
      </div>
      <div class={review.foldClass} dir="auto">
        <div class="film-review__body" id={`${id}-body`} part="body" lang={review.lang}>
          <For each={review.paragraphs}>{(paragraph) => <p>{paragraph}</p>}</For>
          <div class="film-review__end" />
        </div>
        <button class="film-review__toggle" type="button" part="toggle" aria-controls={`${id}-body`} aria-describedby={`${id}-byline`} aria-expanded={isOpen()} onClick={toggle}>
          {isOpen() ? "Show less" : "Continue reading"}
          <span class="film-review__time">{review.time}</span>
        </button>
      </div>
    </section>
  );
}

const Cast = (props) => (
  <ul>
    <For each={props.cast.actors}>{(actor) => (
      <li class={actor.isRest ? "film-credits__rest" : undefined}>
        <Person {...actor} />
        {actor.character && [" ", <span class="film-credits__part"><span class="film-credits__as">as </span>{actor.character}</span>]}
        {!actor.isLast && <span class="film-credits__comma">, </span>}
      </li>
    )}</For>
    {props.cast.more && (
      <li class="film-credits__count">
        <button class="film-credits__more" type="button" aria-controls={props.id} aria-expanded={props.all} onClick={props.toggle}>{props.cast.more}</button>
      </li>
    )}
  </ul>
);

function Credits(props) {
  const value = ({ people, cast, text, minutes }) => {
    if (people) return people.map((person) => <dd><Person {...person} /></dd>);
    if (cast) return <dd><Cast cast={cast} id={props.id} all={props.all} toggle={props.toggle} /></dd>;
    return <dd>{minutes ? <time datetime={minutes.datetime} title={minutes.title}>{minutes.text}</time> : text}</dd>;
  };
  return (
    <div class="film-credits" attr:data-open={props.all ? "" : undefined} attr:data-cut={props.rows.length > 1 ? "" : undefined}>
      <dl class="film-credits__list" part="credits" id={props.id}>
        <For each={props.rows}>{(row) => <div class="film-credits__row"><dt>{row.label}</dt>{value(row)}</div>}</For>
        <div class="film-credits__end" />
      </dl>
      <button class="film-credits__all" type="button" aria-controls={props.id} aria-expanded={props.all} onClick={props.toggle}>
        {props.all ? "Fewer credits" : "All credits"}
      </button>
    </div>
  );
}

function Head(props) {
  const { id, mark, note, rules, each } = props.card;
  return (
    <>
      <div class="film-card__mark">
        {mark && (rules.length
          ? <button class="film-card__why" type="button" aria-controls={`${id}-rules`} aria-expanded={props.isOpen} onClick={props.toggle}><Badge {...mark} /></button>
          : <Badge {...mark} />)}
        {note && <span class="film-card__note">{note}</span>}
      </div>
      <Show when={rules.length}>
        <div class="film-card__rules" id={`${id}-rules`} hidden={!props.isOpen}>
          <For each={rules}>{(rule) => <p>{rule}</p>}</For>
          <Show when={each.length}>
            <ul><For each={each}>{({ author, rule }) => <li>{author && <span class="film-review__critic">{author} </span>}{rule}</li>}</For></ul>
          </Show>
        </div>
      </Show>
    </>
  );
}

function Card({ card, theme, reviews, toggle }) {
  const [all, setAll] = createSignal(false);
  const [rules, setRules] = createSignal(false);
  return (
    <article class="film-card" part="card" id={card.id} lang="en" dir="ltr" data-theme={theme()} aria-labelledby={`${card.id}-title`}>
      <div class={card.sheetClass} attr:data-open={expanded(reviews.map(([isOpen]) => isOpen()), all(), rules())}>
        <div class={card.poster} part="poster" aria-hidden="true">
          <span class="film-poster__title">{card.title}</span>
          <span class="film-poster__line">{card.year && <span>{card.year}</span>}</span>
        </div>
        <h2 class={card.titleClass} part="title" id={`${card.id}-title`}>
          {card.title}
          {card.year && [" ", <span class="film-card__year">{card.year}</span>]}
        </h2>
        <Head card={card} isOpen={rules()} toggle={() => setRules(!rules())} />
        <div class="film-card__reviews">
          <For each={card.reviews}>{(review, at) => <Review review={review} isOpen={reviews[at()][0]} toggle={() => toggle(at())} />}</For>
        </div>
        {card.credits.length > 0 && <Credits id={`${card.id}-credits`} rows={card.credits} all={all()} toggle={() => setAll(!all())} />}
      </div>
    </article>
  );
}

define((container, props, toggled) => {
  const [theme, setTheme] = createSignal(props.theme);
  const reviews = props.card.reviews.map((_, at) => createSignal(at === 0 && props.open));
  const toggle = (at) => {
    const isOpen = reviews[at][1]((isOpen) => !isOpen);
    toggled(at + 1, isOpen);
  };
  let { open } = props;
  const unmount = render(() => <Card card={props.card} theme={theme} reviews={reviews} toggle={toggle} />, container);
  const update = (props) => batch(() => {
    setTheme(props.theme);
    if (props.open !== open) reviews[0]?.[1]((open = props.open));
  });
  return { update, unmount };
});
