import filmCards from "film-cards/eleventy";

export default (config) => config.addPlugin(filmCards, { reviews: "reviews" });
