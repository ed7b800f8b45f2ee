// The card in Preact, with hooks.
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { expanded } from "../shared/card.js";
import { define } from "../shared/page.js";

const Person = ({ name, url }) => <a class="film-person" part="person" href={url} rel="noopener">{name}</a>;

function Bar({ fill }) {
  return fill == null ? <span class="grade-badge__bar" /> : <progress class="grade-badge__bar" max={300} value={fill} />;
}

function Badge({ class: name, label, title, written, stars, hasBar, fill }) {
  return (
    <span class={name} part="grade" role="img" aria-label={label} title={title}>
      <span class="grade-badge__written">{stars ? stars.map(([star, text]) => <span class={star}>{text}</span>) : written}</span>
      {hasBar && <Bar fill={fill} />}
    </span>
  );
}

function Byline({ author, publisher, url, date, shownDate }) {
  const parts = [
    author && <span class="film-review__critic">{author}</span>,
    publisher && <cite>{url ? <a rel="noopener" href={url}>{publisher}</a> : publisher}</cite>,
    date && <time datetime={date}>{shownDate}</time>,
  ].filter(Boolean);
  return <h3>{parts.map((part, at) => [at > 0 && ", ", part])}</h3>;
}

function Review({ review, isOpen, toggle }) {
  const { id, badge, lang, paragraphs, fits, foldClass, time } = review;
  return (
    <section class="film-review" part="review" id={id} data-open={isOpen ? "" : undefined} data-cut={fits ? undefined : ""}>
      <div class="film-review__byline" id={`${id}-byline`}>
        <Byline {...review} />
        {badge && <Badge {...badge} />}
      </div>
      <div class={foldClass} dir="auto">
        <div class="film-review__body" id={`${id}-body`} part="body" lang={lang}>
          {paragraphs.map((paragraph) => <p>{paragraph}</p>)}
          <div class="film-review__end" />
        </div>
        <button class="film-review__toggle" type="button" part="toggle" aria-controls={`${id}-body`} aria-describedby={`${id}-byline`} aria-expanded={isOpen} onClick={toggle}>
          {isOpen ? "Show less" : "Continue reading"}
          <span class="film-review__time">{time}</span>
        </button>
      </div>
    </section>
  );
}

function Cast({ actors, more, id, all, toggle }) {
  return (
    <ul>
      {actors.map((actor) => (
        <li class={actor.isRest ? "film-credits__rest" : undefined}>
          <Person {...actor} />
          {actor.character && [" ", <span class="film-credits__part"><span class="film-credits__as">as </span>{actor.character}</span>]}
          {!actor.isLast && <span class="film-credits__comma">, </span>}
        </li>
      ))}
      {more && (
        <li class="film-credits__count">
          <button class="film-credits__more" type="button" aria-controls={id} aria-expanded={all} onClick={toggle}>{more}</button>
        </li>
      )}
    </ul>
  );
}

function Row({ row: { label, people, cast, text, minutes }, ...rest }) {
  return (
    <div class="film-credits__row">
      <dt>{label}</dt>
      {people?.map((person) => <dd><Person {...person} /></dd>)}
      {cast && <dd><Cast {...cast} {...rest} /></dd>}
      {text && <dd>{text}</dd>}
      {minutes && <dd><time datetime={minutes.datetime} title={minutes.title}>{minutes.text}</time></dd>}
    </div>
  );
}

function Credits({ id, rows, all, toggle }) {
  return (
    <div class="film-credits" data-open={all ? "" : undefined} data-cut={rows.length > 1 ? "" : undefined}>
      <dl class="film-credits__list" part="credits" id={id}>
        {rows.map((row) => <Row row={row} id={id} all={all} toggle={toggle} />)}
        <div class="film-credits__end" />
      </dl>
      <button class="film-credits__all" type="button" aria-controls={id} aria-expanded={all} onClick={toggle}>
        {all ? "Fewer credits" : "All credits"}
      </button>
    </div>
  );
}

function Head({ id, mark, note, rules, each, isOpen, toggle }) {
  return (
    <>
      <div class="film-card__mark">
        {mark && (rules.length
          ? <button class="film-card__why" type="button" aria-controls={`${id}-rules`} aria-expanded={isOpen} onClick={toggle}><Badge {...mark} /></button>
          : <Badge {...mark} />)}
        {note && <span class="film-card__note">{note}</span>}
      </div>
      {rules.length > 0 && (
        <div class="film-card__rules" id={`${id}-rules`} hidden={!isOpen}>
          {rules.map((rule) => <p>{rule}</p>)}
          {each.length > 0 && <ul>{each.map(({ author, rule }) => <li>{author && <span class="film-review__critic">{author} </span>}{rule}</li>)}</ul>}
        </div>
      )}
    </>
  );
}

function Card({ card, theme, open, toggled }) {
  const [opened, setOpened] = useState(() => card.reviews.map((_, at) => at === 0 && open));
  const [all, setAll] = useState(false);
  const [rules, setRules] = useState(false);
  const set = (at, isOpen) => setOpened((opened) => opened.with(at, isOpen));
  const before = useRef(open);
  useEffect(() => {
    if (before.current !== open && opened.length) set(0, open);
    before.current = open;
  }, [open]);
  const toggle = (at) => {
    set(at, !opened[at]);
    toggled(at + 1, !opened[at]);
  };
  return (
    <article class="film-card" part="card" id={card.id} lang="en" dir="ltr" data-theme={theme} aria-labelledby={`${card.id}-title`}>
      <div class={card.sheetClass} data-open={expanded(opened, all, rules)}>
        <div class={card.poster} part="poster" aria-hidden="true">
          <span class="film-poster__title">{card.title}</span>
          <span class="film-poster__line">{card.year && <span>{card.year}</span>}</span>
        </div>
        <h2 class={card.titleClass} part="title" id={`${card.id}-title`}>
          {card.title}
          {card.year && [" ", <span class="film-card__year">{card.year}</span>]}
        </h2>
        <Head {...card} isOpen={rules} toggle={() => setRules(!rules)} />
        <div class="film-card__reviews">
          {card.reviews.map((review, at) => <Review key={review.id} review={review} isOpen={opened[at]} toggle={() => toggle(at)} />)}
        </div>
        {card.credits.length > 0 && <Credits id={`${card.id}-credits`} rows={card.credits} all={all} toggle={() => setAll(!all)} />}
      </div>
    </article>
  );
}

define((container, props, toggled) => {
  const update = (props) => render(<Card {...props} toggled={toggled} />, container);
  update(props);
  return { update, unmount: () => render(null, container) };
});
