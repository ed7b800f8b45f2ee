<?php
/**
 * Structured data in the head of a post: what the editor's browser has understood of its reviews, as JSON-LD.
 *
 * The browser has put it into the attribute `movies` of the block, in the words of `film-cards check --format json`. An
 * author could write anything there, so each value is checked, and nothing else gets into the page.
 */

namespace FilmCards;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** The most films of a post, and the most people of a list. */
const MAX_MOVIES = 20;
const MAX_NAMES  = 100;

add_action(
	'wp_head',
	function () {
		$post = is_singular() ? get_queried_object() : null;
		if ( ! $post instanceof \WP_Post || post_password_required( $post ) || ! has_block( BLOCK, $post ) ) {
			return;
		}
		$movies = array_slice( movies_in( parse_blocks( $post->post_content ) ), 0, MAX_MOVIES );
		$data   = array_values( array_filter( array_map( fn( $movie ) => structured_movie( $movie, $post ), $movies ) ) );

		/**
		 * Filters the structured data of a post. An empty array leaves it out.
		 *
		 * @param array[]  $data A Movie of schema.org for each film.
		 * @param \WP_Post $post The post.
		 */
		$data = apply_filters( 'film_cards_structured_data', $data, $post );
		if ( $data ) {
			$flags = JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE;
			wp_print_inline_script_tag(
				wp_json_encode( 1 === count( $data ) ? $data[0] : $data, $flags ),
				array( 'type' => 'application/ld+json' )
			);
		}
	}
);

/**
 * The films that the blocks speak of, also those in columns and groups.
 */
function movies_in( array $blocks ): array {
	$movies = array();
	foreach ( $blocks as $block ) {
		if ( BLOCK === $block['blockName'] && is_array( $block['attrs']['movies'] ?? null ) ) {
			$movies = array_merge( $movies, array_values( $block['attrs']['movies'] ) );
		}
		$movies = array_merge( $movies, movies_in( $block['innerBlocks'] ) );
	}
	return $movies;
}

/**
 * A film with its reviews. Null if it has no title.
 */
function structured_movie( $movie, \WP_Post $post ): ?array {
	$name = words( $movie['name'] ?? null );
	if ( null === $name ) {
		return null;
	}
	$reviews = is_array( $movie['reviews'] ?? null ) ? array_filter( $movie['reviews'], 'is_array' ) : array();
	$reviews = array_slice( $reviews, 0, MAX_MOVIES );
	$minutes = number( $movie['durationMinutes'] ?? null, 1, 6000 );
	$year    = number( $movie['year'] ?? null, 1800, 2200 );
	return array_filter(
		array(
			'@context'        => 'https://schema.org',
			'@type'           => 'Movie',
			'name'            => $name,
			'datePublished'   => null === $year ? null : (string) $year,
			'director'        => things( 'Person', $movie['directors'] ?? null ),
			'author'          => things( 'Person', $movie['writers'] ?? null ),
			'actor'           => actors( $movie['actors'] ?? null ),
			'countryOfOrigin' => things( 'Country', $movie['countriesOfOrigin'] ?? null ),
			'duration'        => null === $minutes ? null : "PT{$minutes}M",
			'contentRating'   => words( $movie['contentRating'] ?? null ),
			'review'          => array_map( fn( $review ) => structured_review( $review, $post ), array_values( $reviews ) ),
		)
	);
}

/**
 * A review. What its text does not name is that of the post.
 */
function structured_review( $review, \WP_Post $post ): array {
	$date  = $review['datePublished'] ?? null;
	$date  = is_string( $date ) && preg_match( '/\A\d{4}-\d\d-\d\d\z/', $date ) ? $date : get_the_date( 'Y-m-d', $post );
	$grade = $review['grade'] ?? null;
	$value = number( $grade['value'] ?? null, 0, 100 );
	return array_filter(
		array(
			'@type'         => 'Review',
			'author'        => thing( 'Person', words( $review['author'] ?? null ) ?? words( get_the_author_meta( 'display_name', $post->post_author ) ) ),
			'publisher'     => thing( 'Organization', words( $review['publisher'] ?? null ) ?? words( get_bloginfo( 'name' ) ) ),
			'datePublished' => $date,
			'url'           => get_permalink( $post ),
			'reviewRating'  => null === $value ? null : array_filter(
				array(
					'@type'       => 'Rating',
					'name'        => words( $grade['written'] ?? null ),
					'ratingValue' => $value,
					'bestRating'  => 100,
					'worstRating' => 0,
				),
				fn( $given ) => null !== $given
			),
		)
	);
}

/**
 * The cast, each with the role if it is known.
 */
function actors( $given ): array {
	$actors = array();
	foreach ( array_slice( is_array( $given ) ? $given : array(), 0, MAX_NAMES ) as $actor ) {
		$person = thing( 'Person', words( $actor['name'] ?? null ) );
		$role   = words( $actor['characterName'] ?? null );
		if ( $person ) {
			$actors[] = null === $role ? $person : array(
				'@type'         => 'PerformanceRole',
				'actor'         => $person,
				'characterName' => $role,
			);
		}
	}
	return $actors;
}

function things( string $type, $names ): array {
	$names = array_slice( is_array( $names ) ? $names : array(), 0, MAX_NAMES );
	return array_values( array_filter( array_map( fn( $name ) => thing( $type, words( $name ) ), $names ) ) );
}

function thing( string $type, ?string $name ): ?array {
	return null === $name ? null : array( '@type' => $type, 'name' => $name );
}

/**
 * A line of plain text. WordPress may have encoded it as HTML when an author saved it.
 */
function words( $given ): ?string {
	if ( ! is_string( $given ) || strlen( $given ) > 2000 ) {
		return null;
	}
	$words = sanitize_text_field( html_entity_decode( $given, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
	return '' === $words ? null : html_entity_decode( $words, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
}

/**
 * A whole number within these limits.
 */
function number( $given, int $least, int $most ): ?int {
	return is_int( $given ) && $given >= $least && $given <= $most ? $given : null;
}
