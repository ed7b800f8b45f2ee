//! The cases, by what they are about.

mod elements;
mod faults;
mod gallery;
mod layout;
mod markup;
mod policies;
mod reading;
mod script;
mod trap;

use crate::case::Case;

macro_rules! cases {
    ($($module:ident: $($case:ident),+ $(,)?;)+) => {
        vec![$($(Case {
            name: concat!(stringify!($module), "::", stringify!($case)),
            run: |page| Box::pin($module::$case(page)),
        }),+),+]
    };
}

pub fn all() -> Vec<Case> {
    cases! {
        elements:
            a_script_tag_is_a_card,
            the_fallback_stays_until_the_card_is_there,
            cards_share_one_module,
            nothing_is_loaded_for_a_card_far_away,
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
            what_the_reader_unfolded_stays,
            names_lead_where_the_page_says,
            a_mention_leads_where_the_credits_do,
            one_review_of_several;
        script:
            films_are_as_check_shows_them,
            a_card_is_mounted_updated_and_unmounted,
            a_listener_may_take_the_card_away,
            a_wrong_option_is_a_type_error,
            what_holds_no_card_is_a_type_error,
            a_refused_mount_leaves_everything_as_it_was;
        faults:
            no_such_film,
            no_such_review,
            a_wrong_attribute_can_be_put_right,
            the_module_is_missing,
            the_script_of_the_module_is_missing,
            the_type_is_wrong,
            the_network_is_gone,
            the_module_is_cut_short;
        markup:
            markup_in_a_review_is_text;
        policies:
            a_strict_policy_is_kept,
            a_policy_without_webassembly,
            the_bundle_on_another_origin;
        trap:
            a_trap_while_mounting,
            a_trap_while_reading;
        layout:
            nothing_is_wider_than_the_page,
            the_page_keeps_its_style_and_the_card_its_own;
        gallery:
            every_film_with_its_tag,
            a_bundle_without_films;
    }
}
