<?php
/**
 * The text of a review: out of what an editor has made of it, and as HTML.
 */

namespace FilmCards;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The plain text of some HTML, with Markdown for what is emphasized. Scripts and styles are left out.
 *
 * @param string $html The HTML, also with the line breaks of a text without tags.
 */
function text_of_html( string $html ): string {
	$html = preg_replace( '/<!--.*?-->|<(script|style)\b.*?(<\/\1\s*>|\z)/si', '', $html );
	// What WordPress puts at the end of a line, and at the end of a paragraph.
	$html = preg_replace( '/<br\s*\/?>(\r?\n)?/i', "\n", $html );
	$html = preg_replace( '/\s*<\/(p|div|blockquote|ul|ol|pre|h[1-6])\s*>\s*/i', "\n\n", $html );
	$html = preg_replace( '/<h[1-6]\b[^>]*>/i', "\n\n# ", $html );
	$html = preg_replace( '/\s*<li\b[^>]*>\s*/i', "\n- ", $html );
	$html = preg_replace( '/<\/?(em|i)\b[^>]*>/i', '*', $html );
	$html = preg_replace( '/<\/?(strong|b)\b[^>]*>/i', '**', $html );
	$html = preg_replace( '/<\/?[a-z][^>]*>/i', '', $html );
	return unix_text( html_entity_decode( $html, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
}

/**
 * The text with plain line breaks and spaces, and without empty lines around it.
 */
function unix_text( string $text ): string {
	$text = str_replace( array( "\r\n", "\r", "\u{a0}" ), array( "\n", "\n", ' ' ), $text );
	return rtrim( preg_replace( '/\A([ \t]*\n)+/', '', $text ) );
}

/**
 * The text as HTML that nothing in WordPress changes afterwards: neither shortcodes nor embeds are found in it.
 */
function escape( string $text ): string {
	// `esc_html` leaves what looks like an entity, but a text may speak of one.
	$html = esc_html( str_replace( '&', '&amp;', $text ) );
	return strtr( $html, array( '[' => '&#91;', ']' => '&#93;', '://' => '&#58;//' ) );
}

/**
 * The text as paragraphs, for software that shows no card. The front matter is one of them, without its fences.
 */
function paragraphs( string $text ): string {
	$text = preg_replace( '/\A(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(\n|\z)/s', "$2\n\n", $text );
	$html = '';
	foreach ( preg_split( '/\n[ \t]*\n\s*/', trim( $text ) ) as $paragraph ) {
		$html .= '<p>' . str_replace( "\n", "<br>\n", escape( $paragraph ) ) . "</p>\n";
	}
	return $html;
}
