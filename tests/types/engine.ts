// Written by the tests of film-engine with UPDATE_EXPECT=1. It compiles only if the published types have the same names
// as the engine.

import type {
  Actor, Aggregate, FilmCardAttributes, FilmCardOptions, Grade, Links, Movie, Review, Scale, Theme,
} from "film-cards";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type MayBeNull<T> = { [K in keyof T]-?: null extends T[K] ? K : never }[keyof T];

export const themes: Same<Theme, "auto" | "light" | "dark"> = true;
export const links: Same<Links, "wikipedia" | "imdb" | "tmdb" | "letterboxd" | "wikidata" | "none"> = true;
export const scales: Same<Scale, "letter" | "stars" | "points" | "percent" | "thumbs"> = true;

export const options: Same<keyof FilmCardOptions, "film" | "review" | "open" | "theme" | "lang" | "links" | "heading"> = true;
export const attributes: Same<keyof FilmCardAttributes, "film" | "review" | "open" | "theme" | "lang" | "links" | "heading" | "read" | "src" | "check"> = true;

export const keysOfMovie: Same<keyof Movie, "actors" | "aggregate" | "contentRating" | "countriesOfOrigin" | "directors" | "distributor" | "durationMinutes" | "name" | "reviews" | "slug" | "writers" | "year"> = true;
export const unknownOfMovie: Same<MayBeNull<Movie>, "contentRating" | "distributor" | "durationMinutes" | "year"> = true;
export const keysOfActor: Same<keyof Actor, "characterName" | "name"> = true;
export const unknownOfActor: Same<MayBeNull<Actor>, "characterName"> = true;
export const keysOfReview: Same<keyof Review, "author" | "caption" | "datePublished" | "grade" | "id" | "lang" | "publisher" | "reviewBody" | "source" | "url"> = true;
export const unknownOfReview: Same<MayBeNull<Review>, "author" | "caption" | "datePublished" | "grade" | "publisher" | "url"> = true;
export const keysOfGrade: Same<keyof Grade, "scale" | "value" | "written"> = true;
export const unknownOfGrade: Same<MayBeNull<Grade>, "value"> = true;
export const keysOfAggregate: Same<keyof Aggregate, "graded" | "total" | "value"> = true;
export const unknownOfAggregate: Same<MayBeNull<Aggregate>, "value"> = true;
