<?php
/**
 * The shortcode: `[film-card]the text of a review[/film-card]`, and `[film-card film="slug"]` for a film of the site's
 * own bundle.
 */

namespace FilmCards;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** The name of the shortcode. */
const SHORTCODE = 'film-card';

/**
 * The shortcodes that were taken out of the content, as they were written: attributes and content.
 */
function &held(): array {
	static $held = array();
	return $held;
}

/**
 * Takes the shortcodes out of the content before WordPress turns line breaks into paragraphs and quotation marks into
 * curly ones. A number stands for each.
 *
 * As in `do_shortcode`, brackets within tags do not count: a shortcode that began in one attribute and ended in another
 * one would join two tags.
 */
function hold( $content ) {
	if ( ! str_contains( $content, '[' . SHORTCODE ) ) {
		return $content;
	}
	$names = array( SHORTCODE );
	// Brackets that others have escaped have to stay so: the last line would restore `&#91;`.
	$content = strtr( $content, array( '&#91;' => '&#091;', '&#93;' => '&#093;' ) );
	$content = do_shortcodes_in_html_tags( $content, true, $names );
	$content = preg_replace_callback(
		'/' . get_shortcode_regex( $names ) . '/',
		function ( $found ) {
			if ( '[' === $found[1] && ']' === $found[6] ) {
				return $found[0];
			}
			$held   = &held();
			$given  = shortcode_parse_atts( $found[3] );
			$held[] = array( is_array( $given ) ? $given : array(), $found[5] );
			return sprintf( "%s\n\n[%s held=%d]\n\n%s", $found[1], SHORTCODE, count( $held ) - 1, $found[6] );
		},
		$content
	);
	return unescape_invalid_shortcodes( $content );
}

// Before priority 8, at which WordPress begins to change texts.
add_filter( 'the_content', __NAMESPACE__ . '\\hold', 7 );

/**
 * The card of a shortcode.
 *
 * @param array|string $given   The attributes that the author has written.
 * @param string|null  $content What stands in the shortcode.
 */
function shortcode( $given, $content = '' ): string {
	if ( isset( $given['held'] ) ) {
		$held = held()[ (int) $given['held'] ] ?? array( array(), '' );
		unset( $held[0]['held'] );
		return shortcode( ...$held );
	}
	$given = shortcode_atts( array_fill_keys( array_diff( ATTRIBUTES, array( 'read' ) ), '' ), $given, SHORTCODE );
	if ( '' === $given['film'] ) {
		$text = text_of_html( (string) $content );
		return '' === $text ? '' : card( $text );
	}
	$fallback = wp_kses_post( (string) $content );
	if ( is_plain() ) {
		return $fallback;
	}
	request_script();
	$attributes = '';
	foreach ( array_filter( $given ) as $name => $value ) {
		$attributes .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	return "<film-card$attributes>$fallback</film-card>";
}

add_shortcode( SHORTCODE, __NAMESPACE__ . '\\shortcode' );

// Where a shortcode is run without the filter above, its quotation marks stay as they are.
add_filter(
	'no_texturize_shortcodes',
	function ( $names ) {
		$names[] = SHORTCODE;
		return $names;
	}
);

// An excerpt would leave out the shortcode with its text.
add_filter(
	'strip_shortcodes_tagnames',
	function ( $names ) {
		return doing_filter( 'get_the_excerpt' ) ? array_diff( $names, array( SHORTCODE ) ) : $names;
	}
);
