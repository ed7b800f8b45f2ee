/**
 * The block in the editor: a field for the text, and below it the card, which follows as one types.
 */
( function ( wp, { script, defaults } ) {
	const { createElement: el, RawHTML, useEffect, useRef } = wp.element;
	const { useBlockProps, PlainText } = wp.blockEditor;
	const { createBlock, registerBlockType } = wp.blocks;
	const { __ } = wp.i18n;

	const NAME = 'film-cards/review';

	/** How long the writer has paused before the text is read, in milliseconds. */
	const PAUSE_MS = 300;

	/** The most films that the post gets structured data of. */
	const MAX_MOVIES = 20;

	/**
	 * Puts the loader into a document: the editor's own, or that of the frame in which newer editors show the post.
	 *
	 * @param {Document} page
	 */
	function load( page ) {
		if ( page.querySelector( 'script[data-film-cards-editor]' ) ) {
			return;
		}
		const tag = page.createElement( 'script' );
		Object.assign( tag.dataset, defaults, { filmCardsEditor: '' } );
		tag.src = script;
		page.head.append( tag );
	}

	/**
	 * Shows the card of a text. The card before it stays until the new one is ready.
	 *
	 * @param {HTMLElement} place
	 * @param {string}      text
	 * @param {boolean}     isChecked Whether to show what looks wrong, too.
	 */
	function show( place, text, isChecked ) {
		place.querySelectorAll( '.is-next:not(:only-child)' ).forEach( ( card ) => card.remove() );
		if ( ! text.trim() ) {
			place.replaceChildren();
			return;
		}
		const page = place.ownerDocument;
		const card = page.createElement( 'film-card' );
		const fallback = page.createElement( 'pre' );
		fallback.textContent = text;
		card.setAttribute( 'read', '' );
		card.toggleAttribute( 'check', isChecked );
		card.className = 'is-next';
		card.append( fallback );
		const arrive = () => {
			if ( card.classList.contains( 'is-next' ) && card.parentNode === place ) {
				card.classList.remove( 'is-next' );
				[ ...place.children ].forEach( ( other ) => other !== card && other.remove() );
			}
		};
		card.addEventListener( 'film-card-ready', arrive );
		card.addEventListener( 'film-card-error', arrive );
		place.append( card );
	}

	/**
	 * What the text says, as the post keeps it for structured data: without the text itself.
	 *
	 * @param {Window} page
	 * @param {string} text
	 */
	async function understand( page, text ) {
		const reading = await page.FilmCards?.read?.( text );
		return reading?.movies.slice( 0, MAX_MOVIES ).map( ( movie ) => ( {
			name: movie.name,
			year: movie.year,
			directors: movie.directors,
			writers: movie.writers,
			countriesOfOrigin: movie.countriesOfOrigin,
			durationMinutes: movie.durationMinutes,
			contentRating: movie.contentRating,
			actors: movie.actors,
			reviews: movie.reviews.map( ( { author, publisher, datePublished, grade } ) => ( {
				author,
				publisher,
				datePublished,
				grade,
			} ) ),
		} ) );
	}

	function Edit( { attributes: { text, movies }, setAttributes, isSelected, clientId } ) {
		const place = useRef();
		const known = useRef( movies && text );
		const last = useRef( text );
		last.current = text;

		useEffect( () => {
			load( place.current.ownerDocument );
		}, [] );

		// What looks wrong is for the writer, while writing.
		useEffect( () => {
			place.current.querySelectorAll( 'film-card' ).forEach( ( card ) => card.toggleAttribute( 'check', isSelected ) );
		} );

		useEffect( () => {
			const timer = setTimeout( read, known.current === undefined ? 0 : PAUSE_MS );
			return () => clearTimeout( timer );

			async function read() {
				const page = place.current?.ownerDocument.defaultView;
				if ( ! page ) {
					return;
				}
				show( place.current, text, isSelected );
				if ( known.current === text ) {
					return;
				}
				await page.customElements.whenDefined( 'film-card' );
				const understood = text.trim() ? await understand( page, text ).catch( () => undefined ) : undefined;
				if ( last.current === text ) {
					known.current = text;
					// What follows from the text is no step of its own to undo.
					wp.data.dispatch( 'core/block-editor' ).__unstableMarkNextChangeAsNotPersistent?.();
					setAttributes( { movies: understood?.length ? understood : undefined } );
				}
			}
		}, [ text ] );

		return el(
			'div',
			useBlockProps(),
			( isSelected || ! text ) &&
				el( PlainText, {
					key: 'text',
					id: `film-cards-${ clientId }`,
					className: 'film-cards-text',
					value: text,
					onChange: ( value ) => setAttributes( { text: value } ),
					placeholder: __( 'Write or paste a review: the title, the text, the credits, your grade.', 'film-cards' ),
					'aria-label': __( 'Text of the review', 'film-cards' ),
				} ),
			el( 'div', { key: 'card', ref: place, className: 'film-cards-preview' } )
		);
	}

	/**
	 * The text as HTML. Brackets and addresses are escaped, too: otherwise WordPress would run shortcodes in it and replace
	 * an address that stands alone on its line.
	 *
	 * @param {string} text
	 */
	const escape = ( text ) =>
		text.replace( /[&<>[\]]|:(?=\/\/)/g, ( letter ) => `&#${ letter.charCodeAt( 0 ) };` );

	const PARAGRAPH = /^(P|DIV|H[1-6]|BLOCKQUOTE|UL|OL|PRE|FIGURE)$/;
	const DELIMITERS = { EM: '*', I: '*', STRONG: '**', B: '**' };

	/**
	 * The plain text of HTML, with Markdown for what is emphasized.
	 *
	 * @param {string} html
	 */
	function textOf( html ) {
		const written = ( node ) => {
			if ( node.nodeType === 3 ) {
				return node.data;
			}
			const inside = [ ...node.childNodes ].map( written ).join( '' );
			const delimiter = DELIMITERS[ node.nodeName ];
			switch ( true ) {
				case node.nodeName === 'BR':
					return '\n';
				case node.nodeName === 'LI':
					return `\n- ${ inside.trim() }`;
				case /^(SCRIPT|STYLE|#comment)$/.test( node.nodeName ):
					return '';
				case Boolean( delimiter && inside.trim() ):
					return delimiter + inside + delimiter;
				case /^H[1-6]$/.test( node.nodeName ):
					return `\n\n# ${ inside }\n\n`;
				case PARAGRAPH.test( node.nodeName ):
					return `\n\n${ inside }\n\n`;
			}
			return inside;
		};
		const body = new DOMParser().parseFromString( html, 'text/html' ).body;
		return trimmed( written( body ).replace( /\u00a0/g, ' ' ) );
	}

	const trimmed = ( text ) => text.replace( /\n{3,}/g, '\n\n' ).replace( /^\s*\n|\s+$/g, '' );

	/**
	 * The text of blocks: each is a paragraph, and its blocks come after it.
	 *
	 * @param {Object[]} blocks
	 */
	function textOfBlocks( blocks ) {
		const paragraphs = blocks.map( ( { name, attributes, innerBlocks } ) => {
			const { content, values, value, text } = attributes;
			const own = textOf( String( content ?? values ?? value ?? text ?? '' ) );
			const inner = textOfBlocks( innerBlocks );
			const marks = { 'core/heading': '# ', 'core/list-item': '- ' };
			return [ ( ( own && marks[ name ] ) ?? '' ) + own, inner ].filter( Boolean ).join( '\n\n' );
		} );
		return paragraphs.filter( Boolean ).join( '\n\n' );
	}

	/**
	 * The text in the first shortcode of some HTML.
	 *
	 * @param {string} html
	 */
	const textOfShortcode = ( html ) => textOf( wp.shortcode.next( 'film-card', html )?.shortcode.content ?? '' );

	/** The blocks that reviews are written in. */
	const TEXTS = /^core\/(paragraph|heading|list|quote|preformatted|verse|code|freeform)$/;

	registerBlockType( NAME, {
		edit: Edit,
		save: ( { attributes: { text } } ) => el( 'pre', useBlockProps.save(), el( RawHTML, null, escape( text ) ) ),
		transforms: {
			from: [
				// Only a transform of any blocks is offered for blocks of several kinds at once.
				{
					type: 'block',
					blocks: [ '*' ],
					isMultiBlock: true,
					isMatch: ( attributes, blocks ) => [ blocks ].flat().every( ( { name } ) => TEXTS.test( name ) ),
					__experimentalConvert: ( blocks ) => createBlock( NAME, { text: textOfBlocks( [ blocks ].flat() ) } ),
				},
				{
					type: 'block',
					blocks: [ 'core/shortcode' ],
					isMatch: ( { text } ) => Boolean( textOfShortcode( text ) ),
					transform: ( { text } ) => createBlock( NAME, { text: textOfShortcode( text ) } ),
				},
				{
					type: 'shortcode',
					tag: 'film-card',
					isMatch: ( { named } ) => ! named.film,
					attributes: {
						text: { type: 'string', shortcode: ( named, { shortcode } ) => textOf( shortcode.content ?? '' ) },
					},
				},
			],
			to: [
				{
					type: 'block',
					blocks: [ 'core/paragraph' ],
					transform: ( { text } ) =>
						text
							.split( /\n\s*\n/ )
							.filter( ( paragraph ) => paragraph.trim() )
							.map( ( paragraph ) =>
								createBlock( 'core/paragraph', { content: escape( paragraph ).replace( /\n/g, '<br>' ) } )
							),
				},
			],
		},
	} );
} )( window.wp, window.filmCardsEditor );
