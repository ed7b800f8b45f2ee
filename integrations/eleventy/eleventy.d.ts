/** The plugin for Eleventy: `config.addPlugin(filmCards, { reviews: "reviews" })`. */
export default function filmCards(config: any, options?: FilmCardsOptions): void;

export interface FilmCardsOptions {
  /** The folder of reviews; by default it is found as the command `film-cards` finds it. */
  reviews?: string;
  /** The address of the folder `film-cards` in the finished site; by default `"/film-cards"`. */
  url?: string;
  /** Build nothing if a review has a warning. */
  strict?: boolean;
}
