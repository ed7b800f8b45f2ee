<?php
/**
 * Plugin Name:       Film Cards
 * Description:       Write or paste a film review, and readers see a card: who made the film, who plays whom, your grade, and the text.
 * Version:           {{version}}
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       film-cards
 * Domain Path:       /languages
 *
 * The review stays in the post as plain text. The reader's browser makes the card of it, with the scripts in `engine/`.
 */

namespace FilmCards;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

const VERSION = '{{version}}';
const FILE    = __FILE__;

require __DIR__ . '/includes/text.php';
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/card.php';
require __DIR__ . '/includes/block.php';
require __DIR__ . '/includes/shortcode.php';
require __DIR__ . '/includes/structured-data.php';
