// The element of the card in Svelte 5.
import { flushSync, mount, unmount } from "svelte";
import { define } from "../shared/page.js";
import FilmCard from "./FilmCard.svelte";

define((target, { card, theme, open }, toggled) => {
  const shown = mount(FilmCard, { target, props: { card, theme, open, toggled } });
  // The card is in the page when `define` reports it.
  flushSync();
  return { update: (props) => shown.update(props), unmount: () => unmount(shown) };
});
