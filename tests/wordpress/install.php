<?php
// Installs WordPress, with an administrator and an author. Their passwords are their names.

define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'WORDPRESS_ORIGIN' ), PHP_URL_HOST );
$server               = mysqli_init();
mysqli_real_connect( $server, 'localhost', 'root', '', null, 0, getenv( 'WORDPRESS_SOCKET' ) );
mysqli_query( $server, 'CREATE DATABASE IF NOT EXISTS wordpress' );

require getenv( 'WORDPRESS_CORE' ) . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'North Weekly', 'admin', 'admin@blog.example', true, '', 'admin' );
wp_insert_user(
	array(
		'user_login'   => 'author',
		'user_pass'    => 'author',
		'user_email'   => 'author@blog.example',
		'display_name' => 'Una Quill',
		'role'         => 'author',
	)
);
// Pictures of people would come from another host.
update_option( 'show_avatars', 0 );
foreach ( get_users() as $user ) {
	// The editor greets everybody once.
	update_user_meta(
		$user->ID,
		$GLOBALS['wpdb']->get_blog_prefix() . 'persisted_preferences',
		array( 'core/edit-post' => array( 'welcomeGuide' => false, 'fullscreenMode' => false ) )
	);
}
