// What a gallery needs. It can do what the script of a card does.

import "./film-gallery-page.js";
export { start } from "./film-cards-page.js";
