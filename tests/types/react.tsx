// The elements in React, 18 and 19.

import type {} from "film-cards/react";
import { useRef } from "react";

export function Page() {
  const card = useRef<HTMLFilmCardElement>(null);
  return (
    <main>
      <film-card film="sound-of-metal" theme="dark" links="none" lang="en" review={2} open ref={card} key="one">
        <a href="/sound-of-metal">Sound of Metal: A-</a>
      </film-card>
      <film-card film="ran" review="1" open="" class="wide" id="ran" hidden={false} data-place="top" />
      <film-card film="ran" onfilm-card-toggle={({ detail }) => detail.open && detail.film.toUpperCase()} />
      <film-card film="ran" onfilm-card-error={({ detail }) => console.warn(detail.message)} />
      <film-gallery theme="light" open={false} style={{ maxWidth: 960 }} />
    </main>
  );
}

export function Refused() {
  const drawing = useRef<SVGElement>(null);
  return (
    <main>
      {/* @ts-expect-error: an address that is a number */}
      <film-card src={5} />
      {/* @ts-expect-error: a theme that does not exist */}
      <film-card film="ran" theme="purple" />
      {/* @ts-expect-error: an attribute that does not exist */}
      <film-card film="ran" colour="red" />
      {/* @ts-expect-error: a card is not an SVG element */}
      <film-card film="ran" ref={drawing} />
      {/* @ts-expect-error: a detail that does not exist */}
      <film-card film="ran" onfilm-card-toggle={({ detail }) => detail.movie} />
      {/* @ts-expect-error: a gallery has no attribute `film` */}
      <film-gallery film="ran" />
      {/* @ts-expect-error: an element that does not exist */}
      <film-cards film="ran" />
    </main>
  );
}
