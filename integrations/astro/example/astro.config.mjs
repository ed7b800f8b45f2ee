import filmCards from "film-cards/astro";

export default { integrations: [filmCards({ reviews: "src/pages/reviews" })] };
