<?php
// The configuration of the WordPress that the tests start: everything comes from the environment.

define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'WORDPRESS_SOCKET' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = getenv( 'WORDPRESS_PREFIX' );

define( 'WP_HOME', getenv( 'WORDPRESS_ORIGIN' ) );
define( 'WP_SITEURL', WP_HOME );
define( 'WP_CONTENT_DIR', getenv( 'WORDPRESS_CONTENT' ) );
define( 'WP_CONTENT_URL', WP_HOME . '/wp-content' );

foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) {
	define( $name . '_KEY', $name . WP_HOME );
	define( $name . '_SALT', WP_HOME . $name );
}

// Plugins are unpacked without asking for a password of FTP, and nothing is requested from other hosts.
define( 'FS_METHOD', 'direct' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );

// What PHP finds wrong is in `debug.log`, and the tests read it.
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', true );

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', getenv( 'WORDPRESS_CORE' ) . '/' );
}
require_once ABSPATH . 'wp-settings.php';
