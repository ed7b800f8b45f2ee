/** The integration for Astro: `integrations: [filmCards({ reviews: "src/content/reviews" })]`. */
export default function filmCards(options?: FilmCardsOptions): { name: string; hooks: Record<string, (event: any) => any> };

export interface FilmCardsOptions {
  /** The folder of reviews; by default it is found as the command `film-cards` finds it. */
  reviews?: string;
  /** The address of the folder `film-cards` in the finished site; by default it is below the site's `base`. */
  url?: string;
  /** Build nothing if a review has a warning. */
  strict?: boolean;
}
