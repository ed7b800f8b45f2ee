// What a card needs.

export { start } from "./film-cards-page.js";
