<?php
/**
 * The block `film-cards/review`. The post contains the text in a `<pre>`, which stays when the plugin is gone; the card
 * around it is made when the post is shown.
 */

namespace FilmCards;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** The name of the block. */
const BLOCK = 'film-cards/review';

add_action(
	'init',
	function () {
		wp_register_script(
			'film-cards-editor',
			plugins_url( 'block/editor.js', FILE ),
			array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n', 'wp-shortcode' ),
			VERSION,
			true
		);
		$editor = array( 'script' => script_address(), 'defaults' => (object) defaults() );
		wp_add_inline_script( 'film-cards-editor', 'var filmCardsEditor = ' . wp_json_encode( $editor, JSON_HEX_TAG ) . ';', 'before' );
		wp_set_script_translations( 'film-cards-editor', 'film-cards', dirname( FILE ) . '/languages' );
		wp_register_style( 'film-cards-editor', plugins_url( 'block/editor.css', FILE ), array(), VERSION );
		register_block_type( dirname( FILE ) . '/block', array( 'render_callback' => __NAMESPACE__ . '\\render_block' ) );
	}
);

/**
 * The block as readers see it. What an author has put around the text is left out.
 *
 * @param array  $attributes The attributes in the post.
 * @param string $saved      The HTML in the post.
 */
function render_block( $attributes, $saved ): string {
	if ( ! preg_match( '/<pre\b[^>]*>(.*)<\/pre>/s', $saved, $found ) ) {
		return '';
	}
	$text = unix_text( html_entity_decode( wp_strip_all_tags( $found[1] ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
	if ( '' === $text ) {
		return '';
	}
	if ( is_plain() ) {
		return card( $text );
	}
	return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), card( $text ) );
}

// WordPress leaves blocks of plugins out of excerpts unless they are named.
add_filter(
	'excerpt_allowed_blocks',
	function ( $blocks ) {
		$blocks[] = BLOCK;
		return $blocks;
	}
);
