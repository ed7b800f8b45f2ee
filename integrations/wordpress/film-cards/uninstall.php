<?php
/**
 * Removes what the plugin has stored: its settings. The reviews are texts of the posts and stay.
 */

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}

delete_option( 'film_cards' );

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $film_cards_site ) {
		switch_to_blog( $film_cards_site );
		delete_option( 'film_cards' );
		restore_current_blog();
	}
}
