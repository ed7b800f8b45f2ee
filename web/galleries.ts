// The entry point of the page script for pages with a gallery. It also contains everything for cards.

import "./film-gallery-page.js";
export { start } from "./film-cards-page.js";
