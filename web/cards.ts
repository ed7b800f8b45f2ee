// The entry point of the page script for pages without a gallery.

export { start } from "./film-cards-page.js";
