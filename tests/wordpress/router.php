<?php
// What a web server does for WordPress, for the one inside PHP: `php -S … -t CORE router.php`. The folder `wp-content` is
// elsewhere, so that several sites share WordPress itself.

$path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$file = str_starts_with( $path, '/wp-content/' )
	? getenv( 'WORDPRESS_CONTENT' ) . substr( $path, strlen( '/wp-content' ) )
	: getenv( 'WORDPRESS_CORE' ) . $path;
if ( is_dir( $file ) ) {
	$file = rtrim( $file, '/' ) . '/index.php';
}
if ( str_contains( $path, '..' ) || ! is_file( $file ) ) {
	$file = getenv( 'WORDPRESS_CORE' ) . '/index.php';
	$path = '/index.php';
}
if ( ! str_ends_with( $file, '.php' ) ) {
	// Many hosts do not know WebAssembly.
	$types = array(
		'css'  => 'text/css',
		'js'   => 'text/javascript',
		'svg'  => 'image/svg+xml',
		'png'  => 'image/png',
		'webp' => 'image/webp',
	);
	header( 'Content-Type: ' . ( $types[ pathinfo( $file, PATHINFO_EXTENSION ) ] ?? 'application/octet-stream' ) );
	header( 'Cache-Control: max-age=3600' );
	readfile( $file );
	return;
}
chdir( dirname( $file ) );
$_SERVER['SCRIPT_FILENAME'] = $file;
$_SERVER['SCRIPT_NAME']     = str_ends_with( $path, '.php' ) ? $path : rtrim( $path, '/' ) . '/index.php';
$_SERVER['PHP_SELF']        = $_SERVER['SCRIPT_NAME'];
require $file;
