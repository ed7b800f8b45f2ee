<?php
/**
 * The settings: what holds for all cards of the site.
 */

namespace FilmCards;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** The name of the option, of the group of settings and of their page. */
const OPTION = 'film_cards';
const PAGE   = 'film-cards';

/** What is set if nobody has chosen anything. */
const AUTOMATIC = array(
	'theme'  => 'auto',
	'links'  => 'wikipedia',
	'lang'   => '',
	'bundle' => '',
);

/**
 * The choices of each setting, with their words. A function, because the words are translated.
 */
function choices(): array {
	return array(
		'theme' => array(
			'auto'  => __( 'That of the page', 'film-cards' ),
			'light' => __( 'Light', 'film-cards' ),
			'dark'  => __( 'Dark', 'film-cards' ),
		),
		'links' => array(
			'wikipedia'  => 'Wikipedia',
			'imdb'       => 'IMDb',
			'tmdb'       => 'TMDB',
			'letterboxd' => 'Letterboxd',
			'wikidata'   => 'Wikidata',
			'none'       => __( 'Nowhere', 'film-cards' ),
		),
		'lang'  => array(
			''   => __( 'That of the page', 'film-cards' ),
			'ar' => 'العربية',
			'de' => 'Deutsch',
			'en' => 'English',
			'es' => 'Español',
			'fr' => 'Français',
			'hi' => 'हिन्दी',
			'ja' => '日本語',
			'zh' => '简体中文',
		),
	);
}

/**
 * The settings, all of them valid.
 */
function settings(): array {
	return sanitize( get_option( OPTION ) );
}

/**
 * Replaces each value that is not one of the choices by the one that is set if nobody chooses.
 *
 * @param mixed $given What is stored, or what a form has sent.
 */
function sanitize( $given ): array {
	$given    = is_array( $given ) ? $given : array();
	$settings = AUTOMATIC;
	foreach ( choices() as $name => $choices ) {
		$value = $given[ $name ] ?? null;
		if ( is_string( $value ) && isset( $choices[ $value ] ) ) {
			$settings[ $name ] = $value;
		}
	}
	$bundle = is_string( $given['bundle'] ?? null ) ? esc_url_raw( trim( $given['bundle'] ), array( 'http', 'https' ) ) : '';
	if ( 'film-cards.js' === basename( (string) wp_parse_url( $bundle, PHP_URL_PATH ) ) ) {
		$settings['bundle'] = $bundle;
	}
	return $settings;
}

/**
 * The settings that differ from what a card does by itself, as its attributes.
 */
function defaults(): array {
	$settings = settings();
	unset( $settings['bundle'] );
	return array_diff_assoc( $settings, AUTOMATIC );
}

// Not only in the administration: the callback holds wherever the option is written.
add_action(
	'init',
	function () {
		register_setting(
			OPTION,
			OPTION,
			array(
				'type'              => 'object',
				'sanitize_callback' => __NAMESPACE__ . '\\sanitize',
				'default'           => AUTOMATIC,
			)
		);
	}
);

add_action(
	'admin_menu',
	function () {
		$title = __( 'Film cards', 'film-cards' );
		add_options_page( $title, $title, 'manage_options', PAGE, __NAMESPACE__ . '\\settings_page' );
	}
);

add_action(
	'admin_init',
	function () {
		add_settings_section( 'cards', '', '__return_null', PAGE );
		$fields = array(
			'theme'  => __( 'Colours of the cards', 'film-cards' ),
			'links'  => __( 'Names lead to', 'film-cards' ),
			'lang'   => __( 'Language of the cards', 'film-cards' ),
			'bundle' => __( 'Your own bundle', 'film-cards' ),
		);
		foreach ( $fields as $name => $label ) {
			add_settings_field(
				$name,
				$label,
				__NAMESPACE__ . '\\settings_field',
				PAGE,
				'cards',
				array( 'name' => $name, 'label_for' => "film-cards-$name" )
			);
		}
	}
);

// The page is one click away from the list of plugins.
add_filter(
	'plugin_action_links_' . plugin_basename( FILE ),
	function ( $links ) {
		$address = admin_url( 'options-general.php?page=' . PAGE );
		array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( $address ), esc_html__( 'Settings', 'film-cards' ) ) );
		return $links;
	}
);

/**
 * Prints a field.
 *
 * @param array $field Its `name`, and `label_for`, its identifier in the page.
 */
function settings_field( array $field ): void {
	$value = settings()[ $field['name'] ];
	$id    = esc_attr( $field['label_for'] );
	$name  = esc_attr( OPTION . '[' . $field['name'] . ']' );
	if ( 'bundle' === $field['name'] ) {
		printf(
			'<input type="url" class="regular-text code" id="%s" name="%s" value="%s" placeholder="https://blog.example/film-cards/film-cards.js">' .
			'<p class="description" id="%1$s-help">%s</p>',
			$id, // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped above.
			$name, // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped above.
			esc_attr( $value ),
			esc_html__( 'Only if you build your reviews with the command film-cards: the address of film-cards.js in your bundle. [film-card film="…"] shows its films. Leave it empty to write reviews in posts.', 'film-cards' )
		);
		return;
	}
	printf( '<select id="%s" name="%s">', $id, $name ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped above.
	foreach ( choices()[ $field['name'] ] as $choice => $words ) {
		printf( '<option value="%s"%s>%s</option>', esc_attr( $choice ), selected( $value, $choice, false ), esc_html( $words ) );
	}
	echo '</select>';
}

/**
 * Prints the page.
 */
function settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>', esc_html( get_admin_page_title() ), '</h1><form method="post" action="options.php">';
	settings_fields( OPTION );
	do_settings_sections( PAGE );
	submit_button();
	echo '</form></div>';
}
