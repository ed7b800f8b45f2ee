<?php
/**
 * The card in the page, and the script that shows it.
 */

namespace FilmCards;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** The handle of the script. */
const SCRIPT = 'film-cards';

/** The attributes of the element that authors may write. `src` is not among them: it would load a file. */
const ATTRIBUTES = array( 'film', 'review', 'read', 'open', 'theme', 'lang', 'links', 'heading' );

/**
 * The card of a review, with the text inside for readers without script. Where no script runs, only the text.
 */
function card( string $text ): string {
	if ( is_plain() ) {
		return paragraphs( $text );
	}
	request_script();
	return '<film-card read><pre>' . escape( $text ) . '</pre></film-card>';
}

/**
 * Whether what is being made is a feed, an excerpt or an AMP page. None of them runs a script.
 */
function is_plain(): bool {
	$is_amp = ( function_exists( 'amp_is_request' ) && amp_is_request() )
		|| ( function_exists( 'is_amp_endpoint' ) && is_amp_endpoint() );
	return is_feed() || $is_amp || doing_filter( 'get_the_excerpt' );
}

/**
 * The address of the loader: of the site's own bundle if there is one, otherwise of the plugin's, which has no films.
 */
function script_address(): string {
	return settings()['bundle'] ?: add_query_arg( 'ver', VERSION, plugins_url( 'engine/film-cards.js', FILE ) );
}

/**
 * Puts the script and the style of the text into this page.
 */
function request_script(): void {
	wp_enqueue_script( SCRIPT );
	wp_enqueue_style( SCRIPT );
}

add_action(
	'init',
	function () {
		wp_register_script( SCRIPT, script_address(), array(), null, true );
		wp_register_style( SCRIPT, plugins_url( 'block/style.css', FILE ), array(), VERSION );
	}
);

// The settings are attributes of the tag. The others keep software from joining the script with others or moving it,
// because it looks for its files beside itself.
add_filter(
	'script_loader_tag',
	function ( $tag, $handle ) {
		if ( SCRIPT !== $handle ) {
			return $tag;
		}
		$attributes = ' async data-cfasync="false" data-no-optimize="1" data-no-defer="1" data-noptimize="1" nowprocket';
		foreach ( defaults() as $name => $value ) {
			$attributes .= sprintf( ' data-%s="%s"', $name, esc_attr( $value ) );
		}
		return str_replace( ' src=', $attributes . ' src=', $tag );
	},
	10,
	2
);

// Authors may write the elements themselves, and keep them when they save.
add_filter(
	'wp_kses_allowed_html',
	function ( $tags, $context ) {
		if ( 'post' === $context ) {
			$tags['film-card']    = array_fill_keys( ATTRIBUTES, true );
			$tags['film-gallery'] = array_fill_keys( array( 'open', 'theme', 'lang', 'links', 'heading' ), true );
		}
		return $tags;
	},
	10,
	2
);

add_filter(
	'the_content',
	function ( $html ) {
		if ( preg_match( '/<film-(card|gallery)[\s>]/', $html ) ) {
			request_script();
		}
		return $html;
	},
	100
);
