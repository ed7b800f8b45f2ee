// The elements in Solid.

import type {} from "film-cards/solid";
import { createSignal } from "solid-js";

export function Page() {
  const [theme] = createSignal<"light" | "dark">("dark");
  const [film] = createSignal("ran");
  return (
    <main>
      <film-card film="sound-of-metal" theme="dark" links="none" lang="en" review={2} open>
        <a href="/sound-of-metal">Sound of Metal: A-</a>
      </film-card>
      <film-card attr:film={film()} attr:theme={theme()} attr:review="1" class="wide" id="ran" hidden={false} />
      <film-card film="ran" on:film-card-toggle={({ detail }) => detail.open && detail.film.toUpperCase()} />
      <film-card film="ran" on:film-card-error={({ detail }) => console.warn(detail.message)} />
      <film-gallery theme="light" attr:open={false} style={{ "max-width": "60rem" }} />
    </main>
  );
}

export function Refused() {
  return (
    <main>
      {/* @ts-expect-error: an address that is a number */}
      <film-card src={5} />
      {/* @ts-expect-error: a theme that does not exist */}
      <film-card film="ran" theme="purple" />
      {/* @ts-expect-error: a theme that does not exist */}
      <film-card film="ran" attr:theme="purple" />
      {/* @ts-expect-error: an attribute that does not exist */}
      <film-card film="ran" colour="red" />
      {/* @ts-expect-error: a detail that does not exist */}
      <film-card film="ran" on:film-card-toggle={({ detail }) => detail.movie} />
      {/* @ts-expect-error: a gallery has no attribute `film` */}
      <film-gallery film="ran" />
      {/* @ts-expect-error: an element that does not exist */}
      <film-cards film="ran" />
    </main>
  );
}
