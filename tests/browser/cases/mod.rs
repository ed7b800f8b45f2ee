//! The cases, by what they are about.

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
mod languages;
mod layout;
mod leaks;
mod life;
mod links;
mod markup;
mod moved;
mod pictures;
mod policies;
mod printing;
mod reading;
mod recovery;
mod script;
mod search;
mod theme;
mod trap;
mod walk;

use crate::case::{Case, Scope};

/// The list of cases, by module. An attribute says where a case, or each case of a module, runs: a method of
/// [`Scope`] has that name. A sentence after a case is its row in the table of conditions.
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
            a_tag_in_the_head_says_so = "The tag in the `<head>`: the console says where to put it",
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
            what_is_found_in_the_page_is_opened = "`window.find` for words in a folded review: it opens, and they are in sight",
            a_link_to_a_passage_opens_it = "A link to words in a folded text of a snippet (`#:~:text=`): its card is open there",
            who_goes_on_in_a_folded_text_opens_it,
            folding_keeps_the_readers_place,
            a_spoiler_is_covered_until_asked_for,
            a_number_says_where_it_comes_from,
            what_is_copied_has_its_blanks = "Text copied out of a card, and out of a snippet: blanks where they show";
        #[desktop]
        links:
            a_link_opens_the_review,
            links_are_followed_back_and_forward,
            a_link_that_leads_nowhere_changes_nothing,
            a_reader_copies_the_link,
            a_link_is_copied_the_older_way = "No clipboard (`http:`), or none permitted: the link is copied all the same, and the page notices nothing",
            a_link_that_cannot_be_copied_is_shown = "Nothing may be copied at all: the link is shown",
            a_route_in_the_hash_stays = "A route in the hash, `#/post/5`: the link keeps it, and leads there",
            a_share_sheet_that_is_forbidden = "A share sheet that is not permitted: the link is copied",
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
            a_folded_card_is_told,
            an_opened_card_is_told,
            a_card_without_a_mark_is_told,
            a_gallery_is_told;
        #[desktop]
        script:
            films_are_as_check_shows_them,
            a_card_is_mounted_updated_and_unmounted,
            a_listener_may_take_the_card_away,
            a_wrong_option_is_a_type_error,
            what_the_page_opens_stays_open,
            what_holds_no_card_is_a_type_error,
            a_refused_mount_leaves_everything_as_it_was;
        #[desktop]
        faults:
            no_such_film,
            no_such_review,
            a_wrong_attribute_can_be_put_right,
            the_module_is_missing,
            the_script_of_the_module_is_missing,
            the_type_is_wrong = "A `.wasm` sent as `application/octet-stream`: the card comes, the console says what to mend",
            a_page_instead_of_the_module,
            the_network_is_gone,
            the_module_is_cut_short,
            a_browser_without_webassembly = "A browser without WebAssembly (Lockdown Mode): the fallback stays, the console does not blame the policy";
        #[desktop]
        #[slow]
        recovery:
            a_request_that_fails_once = "One request fails: the card comes by itself, and the console has no line of ours",
            a_request_that_is_not_answered = "A request that is never answered is given up and made anew; the fallback shows meanwhile",
            a_network_that_comes_back = "The network is gone and comes back: cards come by themselves, after one line in the console",
            words_that_come_later = "The words of a language fail to come, and come with the network";
        #[desktop]
        bundles:
            each_shows_its_own_films = "Two bundles, in whichever order their scripts stand and run: each shows its own films",
            a_card_changes_its_bundle = "A card of one bundle that is given a film of the other",
            the_nearest_tag_before_a_card_decides = "Two bundles that have the same film: the nearest tag before the card decides, and the other is not loaded",
            beside_an_older_loader = "An older copy of the loader, before this one and after";
        #[desktop]
        moved:
            a_version_in_its_address = "`film-cards.js?ver=6.8.1`",
            as_a_module = "The tag with `type=\"module\"`",
            evaluated_beside_its_tag = "jQuery's `.html()`: the tag does not run, its text is evaluated",
            held_back_until_the_reader_does_something = "Rocket Loader, WP Rocket, LiteSpeed, Flying Scripts: the tag is put back when the reader moves",
            joined_with_other_scripts = "The loader joined with other scripts: the fallback stays, the console says what mends it",
            inlined_into_the_page = "The loader inlined, as text and as a `data:` address: the fallback stays, the console says what mends it",
            joined_where_the_bundle_knows_its_address = "The loader joined with other scripts, the bundle built with `--url`";
        #[desktop]
        markup:
            markup_in_a_review_is_text;
        #[desktop]
        policies:
            a_strict_policy_is_kept = "`default-src 'none'`, `script-src` and `connect-src`, trusted types",
            a_policy_without_webassembly = "A policy without `'wasm-unsafe-eval'`: the fallback stays, the console says why",
            the_bundle_on_another_origin = "The bundle on another origin",
            script_src_alone = "`default-src 'none'`, `script-src` and nothing else",
            no_style_but_the_sites = "`style-src 'none'`",
            no_trusted_types_at_all = "`require-trusted-types-for 'script'; trusted-types 'none'`",
            a_nonce_and_what_it_loads = "A nonce and `'strict-dynamic'`",
            two_policies_at_once = "A policy in a header and another in the page",
            a_page_in_a_sandbox = "`sandbox allow-scripts`: a page without an origin",
            a_page_apart_from_others = "`Cross-Origin-Embedder-Policy: require-corp`",
            a_page_that_does_not_say_who_asks = "`Referrer-Policy: no-referrer`, `nosniff`, `Permissions-Policy`",
            a_server_that_lets_nobody_ask = "A bundle's server without CORS: the fallback stays, the console says why",
            a_base_that_leads_elsewhere = "`<base href>` to another site";
        #[desktop]
        host_styles:
            everything_unset = "`* { all: unset !important }`",
            fonts_of_sixty_pixels = "`* { font-size: 60px !important } html { font-size: 100px }`",
            a_root_of_ten_pixels = "`html { font-size: 62.5% }`",
            elements_hidden_by_name = "`div, article, button, p { display: none !important }`",
            a_reset = "A CSS reset",
            boxes_around_everything = "`* { box-sizing: content-box; border: 3px solid red; margin: 9px !important }`",
            words_before_and_after_everything = "`*::before, *::after { content: \"x\" !important }`",
            what_a_page_hands_down = "Letter spacing, capitals, indents, line heights, no wrapping on `body`",
            from_right_to_left = "`direction: rtl; unicode-bidi: bidi-override`",
            from_top_to_bottom = "`writing-mode: vertical-rl`",
            everything_moves = "`* { transition: all 5s !important; animation: spin 1s infinite !important }`",
            everything_transparent = "`* { color: transparent; background: none; z-index: 2147483647 !important }`",
            classes_called_like_ours = "Rules for `.film-card`, `[part]` and `[class]` of the page's own",
            private_properties_set_by_the_page = "`* { --_ink: red !important }`: names that are not for pages",
            public_properties_set_by_the_page = "`--film-card-ink`, `film-card::part(title)`: names that are",
            the_site_hides_the_card = "`display: none`, `hidden`: obeyed, and nothing is loaded",
            a_part_of_the_page_that_is_folded = "`height: 0; overflow: hidden`, opened later",
            an_invisible_part_of_the_page = "`visibility: hidden` and back",
            a_row_of_boxes = "Items of flex boxes and grids",
            a_table_cell = "A cell of a table",
            a_box_as_wide_as_its_contents = "`float`, `inline-block`, `fit-content`, `position: absolute`",
            a_line_of_text = "In a line of text, in `display: contents`",
            parts_of_a_page_drawn_when_seen = "`content-visibility: auto`, `contain`, containers",
            a_page_that_is_zoomed = "`zoom: 1.5`: nothing moves",
            a_page_that_is_scaled = "`transform: scale(.8)`: nothing moves";
        #[desktop]
        host_scripts:
            additions_in_the_manner_of_prototype_js = "Prototype.js and its additions to what is built in",
            additions_to_every_object = "`Object.prototype.foo`",
            methods_in_the_manner_of_old_polyfills = "`append`, `remove`, `replaceChildren` by old polyfills",
            a_page_that_guards_its_own_nodes = "`appendChild` and `insertBefore` that throw",
            zones_around_everything = "Listeners, timers, `Promise`, `fetch`, observers wrapped, as by zone.js",
            everything_frozen = "`Object.freeze(Object.prototype)`, and of all others",
            another_film_cards = "`FilmCards` taken and not to be written",
            loaders_of_other_modules = "`define`, `require`, `module`, `process` of other loaders",
            names_that_a_page_has_taken = "Variables called `URL`, `name`, `mount`",
            a_self_that_is_not_the_window = "`var self = {}`, `self = null`",
            an_element_of_another_script = "`<film-card>` taken by another script: the fallback stays, the console says why",
            elements_with_the_names_of_properties = "`<img name=currentScript>`, `<form name=body>`",
            a_page_that_hears_of_every_error = "`window.onerror`: it hears of none",
            classes_for_elements_from_another_time = "`HTMLElement` and `customElements` by polyfills",
            a_page_with_sheets_of_its_own = "`adoptedStyleSheets` in the page and in every shadow root",
            a_page_that_listens_first = "Listeners on the window that stop every event",
            a_tag_that_is_written = "`document.write` of the tag";
        #[desktop]
        life:
            a_body_put_away_and_put_back = "Turbo: a body kept as a copy and put back",
            a_part_swapped_for_another = "htmx: fifty swaps of a part at once",
            a_transition_between_views = "A swap in a view transition",
            a_host_that_orders_its_nodes = "React's manner: nodes moved, reordered, removed",
            away_and_back = "Away and back, through the browser's cache",
            a_tab_shown_later = "`display: none` tabs, `<details>`, `<dialog>` shown later",
            a_card_in_a_template = "In a `<template>`, and out of it",
            a_card_that_is_copied = "`cloneNode` and `importNode` of a card",
            in_the_shadow_of_another_element = "In another shadow root, open and closed",
            in_a_frame_of_the_page = "In frames of the page, `srcdoc` too",
            from_one_document_to_another = "From one document to another and back",
            a_document_written_anew = "`document.open()` and a new document",
            two_hundred_cards = "Two hundred cards: one module, and only near ones are shown",
            an_attribute_that_does_not_rest = "Attributes changed two thousand times",
            a_card_taken_away_while_it_loads = "Taken away while the module loads",
            scripts_that_come_again = "The script five times, in other versions and late",
            a_focus_within_a_moving_card = "Moved with the focus in it";
        #[desktop]
        leaks:
            the_page_is_as_it_was = "The guest's manners: nothing in the page, its names, its storage, its requests",
            what_the_reader_does_is_the_pages = "Clicks and keys of the page are the page's",
            five_hundred_cards_come_and_go = "Five hundred cards come and go: nothing is left";
        #[desktop]
        trap:
            a_trap_while_mounting = "The module stops: another one shows the cards; it stops too: their fallbacks",
            a_trap_while_reading,
            a_trap_of_the_gallery = "A gallery that stops: the cards beside it do not";
        #[desktop]
        languages:
            each_language_has_its_words,
            a_page_pays_for_its_own_language,
            a_card_shows_when_its_words_are_there,
            the_language_is_changed_live,
            the_nearest_language_counts,
            a_review_is_marked_as_the_language_it_is_in = "A review in another language than the page: its text is marked so",
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
            who_reads_on_stays_there = "Six hundred open films above what is read: it stays where it is",
            only_what_is_near_is_built = "Six hundred films in a gallery: only what is near the window is built",
            a_card_does_not_pay_for_galleries = "A gallery that comes after a card: its module is loaded besides",
            a_gallery_brings_the_cards;
        accessibility:
            a_folded_card,
            an_unfolded_card,
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
            nothing_moves_where_the_loader_is_late = "The tag, and a snippet, the loader after the first paint: nothing moves",
            nothing_moves_for_the_tag_alone = "The tag alone, the module late: nothing moves",
            nothing_moves_for_a_short_fallback = "A fallback of one line: nothing moves",
            nothing_moves_for_a_long_fallback = "A fallback longer than the card: nothing moves",
            nothing_moves_for_a_snippet = "A snippet with the whole text, before the card: nothing moves",
            nothing_moves_in_a_column_or_a_row = "The card in a flex column, a grid, columns: nothing moves",
            nothing_moves_for_a_gallery = "A gallery, the module late: nothing moves, for who has read on neither",
            nothing_moves_for_a_gallery_in_a_part_that_scrolls = "A gallery in a part of the page that scrolls by itself: nothing moves",
            nothing_moves_for_a_gallery_of_one_film = "A gallery shorter than the window: nothing moves",
            the_site_says_how_high = "`min-height` of the site's own for the card",
            a_card_is_rendered_once,
            #[slow]
            no_card_has_a_hole = "280 to 1200 pixels wide, in four types: no hole, nothing reaches out",
            a_card_that_cannot_come_keeps_no_room = "A film that is not there: no empty room is left";
        #[desktop]
        theme:
            a_switch_of_the_page_is_followed_at_once = "`data-theme`, `data-bs-theme`, `class=\"dark\"`, `color-scheme` switched",
            a_dark_page_that_does_not_say_so = "A dark page that says so nowhere but in its colours",
            a_page_that_fades = "A page that fades from light to dark",
            a_dark_part_of_a_light_page = "A dark part of a light page",
            a_page_with_another_body = "A page that gets another `<body>` and is switched then",
            a_switch_that_means_something_else = "`data-theme=\"darkroom\"`, `class=\"header-dark\"`: no switches",
            a_page_that_cannot_be_read_where_the_card_stands = "A dark page whose ink is not set where the card stands: a paper of its own",
            the_pages_of_frameworks = "Bootstrap 5, Tailwind's preflight and typography, WordPress's blocks, light and dark",
            every_text_can_be_read,
            every_look_can_be_read = "Four looks made with custom properties alone";
        #[desktop]
        printing:
            a_folded_card_prints_open = "On paper: folded reviews and credits open, no buttons, no empty room",
            a_snippet_without_script_prints_open = "On paper: a snippet without script, its folded texts open",
            a_snippet_that_nobody_came_near_prints_open = "On paper: a snippet too far away for its card, its folded texts open",
            a_gallery_prints_whole = "A gallery of six hundred films on paper: every row, and no gap",
            a_dark_card_prints_dark_on_white = "On paper: a dark card in a dark page is dark on white";
        #[desktop]
        #[chromium]
        pictures:
            a_card_looks_as_it_did,
            a_gallery_looks_as_it_did,
            a_change_of_looks_is_seen;
        #[desktop]
        frame:
            a_frame_has_the_height_of_its_card = "In an `<iframe>` from another origin, under `default-src 'none'`",
            a_frame_that_comes_open_folds_to_the_height_it_was_given,
            a_frame_believes_nobody_else = "Messages to the frame's page that the card has not sent",
            a_link_out_of_a_frame_leads_to_the_page = "A link copied in a frame leads to the page that holds it, where that is known",
            a_link_into_a_frame_opens_the_review = "A link to a review in a frame of the page",
            a_frame_says_what_it_cannot_show = "A frame for a film that is not there";
    }
}
