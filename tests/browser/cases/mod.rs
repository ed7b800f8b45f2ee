//! All cases, by topic.

mod accessibility;
mod bundles;
mod elements;
mod faults;
mod frame;
mod gallery;
mod height;
mod host_scripts;
mod host_styles;
mod inputs;
mod installed;
mod languages;
mod layout;
mod leaks;
mod life;
mod links;
mod listed;
mod markup;
mod moved;
mod packs;
mod pictures;
mod policies;
mod printing;
mod read;
mod reading;
mod recovery;
mod script;
mod search;
pub mod sites;
mod studio;
mod theme;
mod trap;
mod walk;
mod wordpress;

use crate::case::{Case, Scope};

/// The list of cases, by module. An attribute restricts where a case, or every case of a module, runs; it is the name
/// of a method of [`Scope`]. The sentence after a case is its row in the table of conditions.
macro_rules! cases {
    ($($(#[$of_all:ident])* $module:ident: $($(#[$of_one:ident])* $case:ident $(= $condition:literal)?),+ $(,)?;)+) => {
        [$(cases!(@module $module, Scope::EVERYWHERE$(.$of_all())*, $($(#[$of_one])* $case $(= $condition)?),+)),+].concat()
    };
    (@module $module:ident, $scope:expr, $($(#[$of_one:ident])* $case:ident $(= $condition:literal)?),+) => {
        vec![$(Case {
            name: concat!(stringify!($module), "::", stringify!($case)),
            condition: cases!(@condition $($condition)?),
            scope: $scope$(.$of_one())*,
            run: |page| Box::pin($module::$case(page)),
        }),+]
    };
    (@condition) => { None };
    (@condition $condition:literal) => { Some($condition) };
}

pub fn all() -> Vec<Case> {
    cases! {
        elements:
            a_script_tag_is_a_card,
            the_fallback_stays_until_the_card_is_there,
            cards_share_one_module,
            nothing_is_loaded_for_a_card_far_away,
            a_card_far_away_comes_when_it_is_asked_for,
            a_tag_in_the_head_says_so = "The tag is in the `<head>`: no card, and the console says where to put the tag",
            attributes_are_followed,
            an_attribute_taken_away_is_a_default,
            defaults_of_the_page,
            a_card_moves_alive,
            a_card_comes_and_goes,
            an_element_from_before_the_script,
            copies_of_the_script_work_together,
            a_gallery_shows_every_movie;
        reading:
            a_review_unfolds_by_mouse,
            a_review_unfolds_by_keyboard,
            #[chromium]
            respects_prefers_reduced_motion,
            what_the_reader_unfolded_stays,
            names_lead_where_the_page_says,
            a_mention_leads_where_the_credits_do,
            one_review_of_several,
            all_credits_name_every_actor,
            #[searched]
            what_is_found_in_the_page_is_opened = "`window.find` finds words in a folded review: the review expands, and the words are visible",
            a_link_to_a_passage_opens_it = "A link to words in a folded text of a snippet (`#:~:text=`): the card is expanded there",
            scrolling_a_folded_text_expands_it,
            folding_keeps_the_readers_place,
            a_spoiler_is_covered_until_asked_for,
            a_number_says_where_it_comes_from,
            what_is_copied_has_its_blanks = "Text is copied from a card and from a snippet: it has the spaces that show";
        #[desktop]
        links:
            a_link_opens_the_review,
            links_are_followed_back_and_forward,
            a_link_that_leads_nowhere_changes_nothing,
            a_reader_copies_the_link,
            a_link_is_copied_the_older_way = "No clipboard (`http:`), or no permission to use it: the link is copied anyway, without an effect on the page",
            a_link_that_cannot_be_copied_is_shown = "Copying is impossible: the card shows the link instead",
            a_route_in_the_hash_stays = "The page keeps a route in the hash, `#/post/5`: the copied link contains the route and works",
            a_share_sheet_that_is_forbidden = "No permission to share: the link is copied instead",
            a_reader_shares_the_review;
        #[desktop]
        inputs:
            a_review_of_one_word,
            a_review_of_fifty_thousand_words,
            a_word_of_five_thousand_characters,
            a_review_without_paragraphs,
            a_review_in_arabic,
            a_review_in_japanese,
            a_review_all_emoji,
            a_cast_of_three_hundred,
            a_title_of_three_hundred_characters,
            forty_reviews_of_one_film;
        #[desktop]
        #[chromium]
        walk:
            the_tree_of_a_folded_card,
            the_tree_of_an_expanded_card,
            the_tree_of_a_card_without_a_grade,
            the_tree_of_a_gallery;
        #[desktop]
        #[scripts]
        script:
            films_are_as_check_shows_them,
            a_card_is_mounted_updated_and_unmounted,
            a_listener_may_take_the_card_away,
            a_wrong_option_is_a_type_error,
            the_nearest_films_are_named,
            what_the_page_opens_stays_open,
            what_holds_no_card_is_a_type_error,
            a_refused_mount_leaves_everything_as_it_was;
        #[desktop]
        packs:
            a_page_loads_the_packs_of_its_films,
            a_pack_is_requested_with_the_engine,
            a_card_of_another_film_loads_its_pack,
            a_film_that_is_late_does_not_replace_the_next_one,
            a_film_that_no_pack_has = "A bundle of many reviews, and the server has no file with the film, or sends a page instead: the fallback stays, the console says so",
            #[waits]
            a_pack_that_fails_once,
            #[waits]
            a_pack_that_does_not_come = "The file with the film cannot be loaded: the fallback stays; the card shows when the network is back",
            a_policy_that_forbids_to_fetch = "A bundle of many reviews under a policy without `connect-src`: the cards show, from one script with all reviews",
            a_script_gets_all_films,
            a_text_needs_no_pack,
            a_film_of_another_bundle;
        #[desktop]
        read:
            a_text_in_a_pre = "`<film-card read>` with the text of a review in a `<pre>`",
            what_an_editor_makes_of_a_text = "`<film-card read>` with what a blog's editor makes of a text: headings, paragraphs, lists, emphasis",
            a_script_with_the_text = "`<film-card read>` with the text in a `<script type=\"text/plain\">` or `text/markdown`",
            a_file_with_the_text = "`<film-card src>` with a file of the site, or of another one with CORS; the file is missing: the fallback stays, the console says so",
            several_texts_about_one_film = "Several texts in the page are about one film, which the bundle has, too: each is a card",
            a_text_that_changes = "A script changes the text in the element: the card follows",
            an_element_that_is_not_parsed_yet = "The loader runs while the text of the element is still being parsed: the whole text is read",
            a_script_reads_texts,
            a_page_without_texts_loads_no_reader,
            a_text_that_is_no_review = "The text in the element is no review: it stays, the console says why",
            markup_in_a_text = "The text in the element contains markup: it is text",
            what_looks_wrong_is_for_the_writer = "Something looks wrong in the text: the console says so once; with `check`, a list below the card",
            a_large_text_is_read_in_a_worker = "The text in the element is large: it is read in a worker, whatever the origin of the bundle",
            #[slow]
            #[whole]
            a_text_of_ten_megabytes = "The text in the element has ten megabytes: it stays, the console says why",
            a_policy_that_forbids_webassembly = "A text under a policy without `'wasm-unsafe-eval'`: the text stays",
            a_policy_that_forbids_workers = "A large text under a policy that forbids workers: it is read in the page",
            #[slow]
            a_policy_that_forbids_to_fetch = "A text under a policy without `connect-src`: the text stays, the console says why",
            a_reader_that_traps = "The reader traps: it starts anew, and if it traps again, the text stays; no other card is affected",
            #[waits]
            a_request_for_the_reader_that_fails_once = "One request for the reader fails: the card shows after a retry, and we write nothing in the console",
            #[waits]
            a_reader_that_does_not_come = "The reader cannot be loaded: the text stays, the console says why";
        #[desktop]
        #[scripts]
        faults:
            no_such_film,
            no_such_review,
            a_wrong_attribute_can_be_put_right,
            #[waits]
            the_module_is_missing,
            #[waits]
            the_script_of_the_module_is_missing,
            the_type_is_wrong = "The server sends the `.wasm` as `application/octet-stream`: the card shows, the console says what to fix",
            a_page_instead_of_the_module,
            #[waits]
            the_network_is_gone,
            #[waits]
            the_module_is_cut_short,
            a_browser_without_webassembly = "The browser has no WebAssembly (Lockdown Mode): the fallback stays, the console does not blame the policy";
        #[desktop]
        #[waits]
        recovery:
            a_request_that_fails_once = "One request fails: the card shows after a retry, and we write nothing in the console",
            a_request_that_is_not_answered = "The server never answers a request: it is cancelled and repeated; the fallback shows meanwhile",
            a_network_that_comes_back = "The network fails and comes back: one line in the console, then the cards show without a reload",
            words_that_come_later = "The file of a language cannot be loaded: English, and the language once the network is back";
        #[desktop]
        #[scripts]
        bundles:
            each_shows_its_own_films = "Two bundles, their scripts in any order and run in any order: each shows its own films",
            a_card_changes_its_bundle = "A card changes to a film of another bundle",
            the_nearest_tag_before_a_card_decides = "Two bundles have the same film: the nearest tag before the card decides, and the other bundle is not loaded",
            beside_an_older_loader = "An older version of the loader runs before this one, or after it";
        #[desktop]
        #[scripts]
        moved:
            a_version_in_its_address = "`film-cards.js?ver=6.8.1`",
            as_a_module = "The tag has `type=\"module\"`",
            evaluated_beside_its_tag = "jQuery's `.html()`: the tag does not run, but its text is evaluated",
            held_back_until_the_reader_does_something = "Rocket Loader, WP Rocket, LiteSpeed, Flying Scripts: the script is delayed until the reader does something",
            joined_with_other_scripts = "The loader is joined with other scripts: the fallback stays, the console says how to fix it",
            inlined_into_the_page = "The loader is inlined, as text or as a `data:` address: the fallback stays, the console says how to fix it",
            joined_where_the_bundle_knows_its_address = "The loader is joined with other scripts, but the bundle was built with `--url`: the card shows";
        #[desktop]
        markup:
            markup_in_a_review_is_text;
        #[desktop]
        #[scripts]
        policies:
            a_strict_policy_is_kept = "A policy of `default-src 'none'`, `script-src`, `connect-src` and Trusted Types",
            a_policy_without_webassembly = "A policy without `'wasm-unsafe-eval'`: the fallback stays, the console says why",
            the_bundle_on_another_origin = "The bundle is on another origin",
            script_src_alone = "A policy of `default-src 'none'` and `script-src`, nothing else",
            no_style_but_the_sites = "`style-src 'none'`",
            no_trusted_types_at_all = "`require-trusted-types-for 'script'; trusted-types 'none'`",
            a_nonce_and_what_it_loads = "A policy with a nonce and `'strict-dynamic'`",
            two_policies_at_once = "One policy in a header and another one in the page",
            a_page_in_a_sandbox = "`sandbox allow-scripts`: the page has no origin",
            a_page_apart_from_others = "`Cross-Origin-Embedder-Policy: require-corp`",
            a_page_that_does_not_say_who_asks = "`Referrer-Policy: no-referrer`, `nosniff`, `Permissions-Policy`",
            #[waits]
            a_server_that_lets_nobody_ask = "The bundle's server does not send CORS headers: the fallback stays, the console says why",
            a_base_that_leads_elsewhere = "`<base href>` points to another site";
        #[desktop]
        host_styles:
            everything_unset = "`* { all: unset !important }`",
            fonts_of_sixty_pixels = "`* { font-size: 60px !important } html { font-size: 100px }`",
            a_root_of_ten_pixels = "`html { font-size: 62.5% }`",
            elements_hidden_by_name = "`div, article, button, p { display: none !important }`",
            a_reset = "A CSS reset",
            boxes_around_everything = "`* { box-sizing: content-box; border: 3px solid red; margin: 9px !important }`",
            words_before_and_after_everything = "`*::before, *::after { content: \"x\" !important }`",
            what_a_page_hands_down = "`body` sets letter spacing, capitals, indents, line height and no wrapping",
            from_right_to_left = "`direction: rtl; unicode-bidi: bidi-override`",
            from_top_to_bottom = "`writing-mode: vertical-rl`",
            everything_moves = "`* { transition: all 5s !important; animation: spin 1s infinite !important }`",
            everything_transparent = "`* { color: transparent; background: none; z-index: 2147483647 !important }`",
            classes_called_like_ours = "The page has its own rules for `.film-card`, `[part]` and `[class]`",
            private_properties_set_by_the_page = "`* { --_ink: red !important }`: private properties have no effect",
            public_properties_set_by_the_page = "`--film-card-ink`, `film-card::part(title)`: public properties and parts have an effect",
            the_site_hides_the_card = "The page hides the card with `display: none` or `hidden`: it stays hidden, and nothing is loaded",
            a_part_of_the_page_that_is_folded = "The card is inside `height: 0; overflow: hidden`, which is opened later",
            an_invisible_part_of_the_page = "The card is inside `visibility: hidden`, which is removed later",
            a_row_of_boxes = "The card is an item of a flex box or a grid",
            a_table_cell = "The card is in a cell of a table",
            a_box_as_wide_as_its_contents = "The card is in a box as wide as its content: `float`, `inline-block`, `fit-content`, `position: absolute`",
            a_line_of_text = "The card is in a line of text, or in `display: contents`",
            parts_of_a_page_drawn_when_seen = "The card is in `content-visibility: auto`, `contain` or a container",
            a_page_that_is_zoomed = "`zoom: 1.5`: nothing moves",
            a_page_that_is_scaled = "`transform: scale(.8)`: nothing moves";
        #[desktop]
        #[scripts]
        host_scripts:
            additions_in_the_manner_of_prototype_js = "Prototype.js changes built-in objects",
            additions_to_every_object = "The page adds `Object.prototype.foo`",
            methods_in_the_manner_of_old_polyfills = "Old polyfills replace `append`, `remove` and `replaceChildren`",
            a_page_that_guards_its_own_nodes = "The page's `appendChild` and `insertBefore` throw",
            zones_around_everything = "The page wraps listeners, timers, `Promise`, `fetch` and observers, as zone.js does",
            everything_frozen = "The page freezes `Object.prototype` and all other prototypes",
            another_film_cards = "The page has a read-only variable `FilmCards`",
            loaders_of_other_modules = "The page has `define`, `require`, `module` and `process`, as other loaders do",
            names_that_a_page_has_taken = "The page has variables `URL`, `name` and `mount`",
            a_self_that_is_not_the_window = "The page sets `var self = {}` or `self = null`",
            an_element_of_another_script = "Another script has defined `<film-card>`: the fallback stays, the console says why",
            elements_with_the_names_of_properties = "The page has `<img name=currentScript>` and `<form name=body>`",
            a_page_that_hears_of_every_error = "The page listens with `window.onerror`: no error reaches it",
            classes_for_elements_from_another_time = "Polyfills replace `HTMLElement` and `customElements`",
            a_page_with_sheets_of_its_own = "The page sets `adoptedStyleSheets` on itself and on every shadow root",
            a_page_that_listens_first = "The page has listeners on the window that stop every event",
            a_tag_that_is_written = "The page writes the tag with `document.write`";
        #[desktop]
        #[scripts]
        life:
            a_body_put_away_and_put_back = "Turbo: the body is copied, replaced and restored",
            a_part_swapped_for_another = "htmx: a part of the page is swapped fifty times at once",
            #[whole]
            a_transition_between_views = "A part of the page is swapped in a view transition",
            a_host_that_orders_its_nodes = "Nodes are moved, reordered and removed, as React does",
            away_and_back = "The reader leaves the page and comes back through the browser's cache",
            a_tab_shown_later = "The card is in a tab with `display: none`, in `<details>` or in a `<dialog>` that is shown later",
            a_card_in_a_template = "The card is in a `<template>` and is taken out of it",
            a_card_that_is_copied = "The page copies a card with `cloneNode` and `importNode`",
            in_the_shadow_of_another_element = "The card is in another shadow root, open or closed",
            in_a_frame_of_the_page = "The card is in a frame of the page, also with `srcdoc`",
            from_one_document_to_another = "The card is moved to another document and back",
            a_document_written_anew = "The page calls `document.open()` and writes a new document",
            #[long]
            two_hundred_cards = "Two hundred cards: one engine, and only cards near the screen are shown",
            an_attribute_that_does_not_rest = "Attributes change two thousand times",
            a_card_taken_away_while_it_loads = "The card is removed while the engine loads",
            scripts_that_come_again = "The script is on the page five times, in other versions and late",
            a_focus_within_a_moving_card = "The card is moved while the focus is in it";
        #[desktop]
        #[scripts]
        leaks:
            the_page_is_as_it_was = "Any page: a card adds nothing to it, no global, no storage, and only its own requests",
            what_the_reader_does_is_the_pages = "Clicks and keys outside the card: the page handles them as before",
            #[slow]
            five_hundred_cards_come_and_go = "Five hundred cards are added and removed: nothing of them is left";
        #[desktop]
        #[scripts]
        trap:
            a_trap_while_mounting = "The engine traps: a second one shows the cards. It traps too: the fallbacks show",
            a_trap_where_reviews_are_in_packs,
            a_trap_while_reading,
            a_trap_of_the_gallery = "The engine of a gallery traps: the cards on the page stay";
        #[desktop]
        languages:
            each_language_has_its_words,
            a_page_pays_for_its_own_language,
            a_card_shows_when_its_words_are_there,
            the_language_is_changed_live,
            the_nearest_language_counts,
            a_review_is_marked_as_the_language_it_is_in = "A review is in another language than the page: its text is marked with its language",
            a_script_mounts_in_any_language,
            what_has_no_words_is_in_english,
            words_that_do_not_come,
            every_form_of_a_number_is_there,
            arabic_is_mirrored;
        layout:
            nothing_is_wider_than_the_page,
            #[touched]
            a_finger_finds_everything,
            letters_twice_as_large,
            #[chromium]
            forced_colours_keep_shapes_and_focus,
            the_page_keeps_its_style_and_the_card_its_own;
        gallery:
            every_film_with_its_tag,
            a_tag_is_copied,
            a_tag_that_cannot_be_copied_is_selected,
            a_bundle_without_films;
        #[desktop]
        search:
            a_film_is_found_while_one_types,
            no_letter_waits_for_what_it_finds,
            accents_and_errors_are_forgiven,
            any_word_finds_facts_too,
            filters_leave_the_results_in_sight,
            an_open_entry_has_one_heading_and_its_poster,
            an_extract_shows_the_words_and_no_spoiler,
            what_has_no_grade_stands_last,
            a_link_leads_to_what_was_chosen,
            everything_with_a_person,
            an_entry_opens_by_keyboard,
            a_link_opens_its_entry,
            content_below_open_films_does_not_move = "The reader reads below six hundred open films: what they read does not move",
            only_what_is_near_is_built = "A gallery has six hundred films: only those near the window are built",
            a_card_does_not_pay_for_galleries = "A gallery is added after a card: its engine is loaded in addition",
            a_gallery_brings_the_cards;
        #[desktop]
        listed:
            the_first_rows_come_with_three_files,
            rows_come_as_the_reader_scrolls,
            filters_and_orders_are_about_all_films,
            a_word_of_a_text_is_found_and_its_film_opens,
            words_are_loaded_together_with_the_facts,
            other_forms_and_typing_errors_are_forgiven,
            a_person_is_everywhere,
            a_link_opens_a_film_that_is_not_loaded,
            a_link_leads_to_a_search,
            a_language_comes_later,
            #[waits]
            a_chunk_that_fails_once,
            #[waits]
            a_chunk_that_does_not_come = "A gallery of many reviews, and a file that it needs does not come: it says so, with a button to try again, and tries again when the network is back",
            a_bundle_that_was_replaced = "A gallery is open while a new bundle replaces the old one: it says that something is missing, and what to do",
            a_gallery_that_must_not_fetch = "A gallery of many reviews under a policy without `connect-src`: it shows all, from one script with all reviews";
        accessibility:
            a_folded_card,
            an_unfolded_card,
            a_text_in_which_something_looks_wrong,
            a_spoiler_hidden_and_shown,
            a_film_without_a_grade,
            grades_of_every_kind,
            several_reviews_of_a_film,
            the_gallery,
            the_page_of_the_gallery,
            a_gallery_searched_and_filtered,
            a_card_that_cannot_come;
        #[desktop]
        height:
            #[slow]
            nothing_moves_where_the_loader_is_late = "The tag or a snippet, the loader runs after the first paint: nothing moves",
            nothing_moves_for_the_tag_alone = "The tag alone, the engine loads late: nothing moves",
            nothing_moves_for_a_short_fallback = "A fallback of one line: nothing moves",
            nothing_moves_for_a_long_fallback = "A fallback taller than the card: nothing moves",
            nothing_moves_for_a_snippet = "A snippet with the whole text: nothing moves when the card replaces it",
            nothing_moves_in_a_column_or_a_row = "The card is in a flex column, a grid or columns: nothing moves",
            nothing_moves_for_a_gallery = "A gallery, the engine loads late: nothing moves, not even for a reader who has scrolled past it",
            nothing_moves_for_a_gallery_in_a_part_that_scrolls = "A gallery in an element with its own scrolling: nothing moves",
            nothing_moves_for_a_gallery_of_one_film = "A gallery shorter than the window: nothing moves",
            nothing_moves_for_a_text = "A review in the page, short or long: nothing moves in the window when the card replaces it",
            nothing_is_wider_than_its_text = "The text in the element has lines wider than the page: the card fits",
            the_site_says_how_high = "The site sets its own `min-height` for the card",
            a_card_is_rendered_once,
            #[slow]
            no_card_has_a_hole = "280 to 1200 pixels wide, in four type settings: no gap in the card, no overflow",
            #[slow]
            an_expanded_card_holds_what_it_shows = "240 to 1200 pixels wide, credits and grade expanded: nothing reaches out of the card, and no name is broken",
            #[slow]
            a_folded_strip_shows_whole_rows,
            #[slow]
            a_rail_shows_whole_entries,
            #[slow]
            a_short_review_is_not_folded_for_its_last_lines,
            a_grade_is_said_once,
            a_card_that_cannot_load_leaves_no_space = "A film that does not exist: no empty space is left";
        #[scripts]
        #[long]
        #[whole]
        studio:
            #[desktop]
            a_text_becomes_a_card_as_one_types,
            what_looks_wrong_is_at_its_place,
            #[desktop]
            a_folder_becomes_a_gallery,
            #[desktop]
            the_bundle_is_that_of_the_command,
            it_is_accessible;
        #[desktop]
        theme:
            a_switch_of_the_page_is_followed_at_once = "The page switches `data-theme`, `data-bs-theme`, `class=\"dark\"` or `color-scheme`",
            a_dark_page_that_does_not_say_so = "A page is dark by its colours only, without any switch",
            a_page_that_fades = "A page fades from light to dark",
            a_dark_part_of_a_light_page = "The card is in a dark part of a light page",
            buttons_where_links_look_like_text,
            a_page_with_another_body = "The page replaces its `<body>` and switches the theme afterwards",
            a_switch_that_means_something_else = "`data-theme=\"darkroom\"`, `class=\"header-dark\"`: these are not switches",
            a_page_that_cannot_be_read_where_the_card_stands = "A dark page does not set its text colour for the card: the card gets a background of its own",
            #[slow]
            the_pages_of_frameworks = "Bootstrap 5, Tailwind's preflight and typography, WordPress's blocks, light and dark",
            every_text_can_be_read,
            every_look_can_be_read = "Four looks made with custom properties only";
        #[desktop]
        printing:
            a_folded_card_prints_open = "On paper: folded reviews and credits are expanded, no buttons, no empty space",
            a_snippet_without_script_prints_open = "On paper: a snippet without script has its folded texts expanded",
            a_snippet_that_nobody_came_near_prints_open = "On paper: a snippet whose card has not loaded has its folded texts expanded",
            a_gallery_prints_what_it_has = "On paper: a gallery of six hundred films prints every row that is loaded, without gaps",
            a_dark_card_prints_dark_on_white = "On paper: a dark card on a dark page is dark on white";
        #[desktop]
        #[chromium]
        pictures:
            a_card_looks_as_it_did,
            a_gallery_looks_as_it_did,
            a_change_of_looks_is_seen;
        #[desktop]
        #[scripts]
        frame:
            a_frame_has_the_height_of_its_card = "The card is in an `<iframe>` from another origin, under `default-src 'none'`",
            a_frame_that_comes_open_folds_to_the_height_it_was_given,
            a_frame_believes_nobody_else = "The page gets messages that the card in the frame has not sent: it ignores them",
            a_link_out_of_a_frame_leads_to_the_page = "A link copied in a frame leads to the page that contains the frame, if its address is known",
            a_link_into_a_frame_opens_the_review = "A link to a review opens it in the frame",
            a_frame_says_what_it_cannot_show = "A frame for a film that does not exist: the frame shows a message";
        #[desktop]
        #[chromium]
        installed:
            a_critic_begins;
        #[desktop]
        #[chromium]
        sites:
            a_post_of_eleventy,
            a_post_of_astro,
            a_post_of_hugo,
            a_post_of_jekyll;
        #[desktop]
        #[chromium]
        wordpress:
            a_critic_installs_the_plugin_and_writes,
            an_author_breaks_nothing;
    }
}
