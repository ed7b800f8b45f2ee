//! Documents of our own in the forms of generators, and what is left of them.

use super::*;

fn cleaned(text: &str, kind: Kind) -> String {
    clean(text, 0, kind).text.into_owned()
}

fn markdown(text: &str) -> String {
    cleaned(text, Kind::Markdown)
}

#[track_caller]
fn all(kind: Kind, pairs: &[(&str, &str)]) {
    for (text, expected) in pairs {
        assert_eq!(cleaned(text, kind), *expected, "{text:?}");
    }
}

#[test]
fn prose_stays_as_it_is() {
    for text in [
        "It hums all night, a < b and c > d, 2 <3 of them.",
        "A [link](https://north.example) and [another][1], [x] and [1].",
        "Set {A, B} and 100 % of it, AT&T and R&B; a == b ~ c.",
        "***1/2 (out of ****)\n=====\n---",
        "<https://north.example/a> and <ann@north.example>",
    ] {
        let kept = clean(text, 0, Kind::Markdown);
        assert!(matches!(kept.text, Cow::Borrowed(_)), "{text:?} became {:?}", kept.text);
    }
}

#[test]
fn html_becomes_what_it_means() {
    all(
        Kind::Markdown,
        &[
            ("In <cite>Low Tide</cite>, <b>Vale</b> hums.", "In *Low Tide*, **Vale** hums."),
            ("<p>One.</p>\n<p>Two.</p>", "One.\n\n\nTwo.\n\n"),
            ("One<br>two<br />three", "One\ntwo\nthree"),
            ("<h2>Low Tide</h2>It hums.", "## Low Tide\n\nIt hums."),
            ("<ul><li>one</li><li>two</li></ul>", "\n- one\n- two\n\n"),
            ("<a href=\"https://north.example\">North</a>", "[North](https://north.example)"),
            ("<a href=\"/here\">here</a>", "here"),
            ("Caf&eacute; &amp; bar &#8212; it&rsquo;s", "Café & bar — it’s"),
            ("<span style=\"color:red\">red</span> <u>under</u>", "red under"),
            ("a <script>alert('<b>')</script>b <!-- <i>c</i> -->d", "a b d"),
            ("<table><tr><th>Director</th><td>Mara Quill</td></tr></table>", "\nDirector | Mara Quill\n\n"),
            ("<img src=\"a.png\" alt=\"8/10\">", "8/10"),
            ("<em> spaced</em> out and <em>open", " spaced out and *open*"),
        ],
    );
    all(Kind::Plain, &[("In <em>Low Tide</em>,<br/>Vale &amp; Law", "In Low Tide,\nVale & Law")]);
}

#[test]
fn what_markdown_takes_for_text_is_text() {
    all(
        Kind::Markdown,
        &[
            ("The tag `<em>` <em>hums</em>.", "The tag `<em>` *hums*."),
            ("``{{< a `b` >}}`` and <b>c</b>", "``{{< a `b` >}}`` and **c**"),
            ("`<b>one\n\ntwo` <b>three</b>", "`**one**\n\ntwo` **three**"),
            ("One \\<em> and <em>two</em>", "One \\<em> and *two*"),
            ("One\\\n<em>two</em>", "One\\\n*two*"),
        ],
    );
    assert_eq!(cleaned("A `<em>mark</em>` on a page", Kind::Html), "A `*mark*` on a page");
}

#[test]
fn emphasis_that_markdown_could_not_close_is_none() {
    assert_eq!(markdown("the <i>Tide!</i>s"), "the Tide!s");
    assert_eq!(markdown("<i>one\n\ntwo</i>"), "*one*\n\ntwo");
    assert_eq!(markdown("<i></i><b> </b>x"), " x");
}

#[test]
fn tags_of_templates_go() {
    all(
        Kind::Markdown,
        &[
            ("It hums as {% include movie name='Gravel\\'s End|2015' %} did.", "It hums as Gravel's End did."),
            ("It hums.\n\n{{< youtube abc >}}\n\nIt stops.", "It hums.\n\n\n\nIt stops."),
            ("{: .notice}\nIt hums. {#here}", "\nIt hums. "),
            ("{% comment %}Not {% this %}{% endcomment %}It hums.", "It hums."),
            ("[expand]\n\nIt sinks.\n\n[/expand]", "\n\nIt sinks.\n\n"),
            ("[gallery ids=\"1,2\"]It hums.", "It hums."),
            ("[caption id=\"a\"]<img src=\"a.png\"> A crane[/caption]It hums.", "It hums."),
            ("::: {.callout}\nIt hums.\n:::", "\nIt hums.\n"),
            ("It %%or does it%%hums ==loud== and ~~long~~.", "It hums loud and long."),
        ],
    );
}

#[test]
fn mdx_is_text_without_its_programs() {
    all(
        Kind::Mdx,
        &[
            ("import Spoiler from '@/spoiler.astro';\n\nIt hums.", "\n\nIt hums."),
            ("<Spoiler>It sinks.</Spoiler>", "||It sinks.||"),
            ("<Picture src={one} alt=\"a > b\" />It hums.", "It hums."),
            ("It{\" \"}hums {/* not here */}<Note kind={`x`}>loud</Note>.", "It hums loud."),
            ("<>\n<Stars value={4} max={5} />It hums.</>", "\nIt hums."),
        ],
    );
    let stars = clean("<Stars value={4} max={5} />", 0, Kind::Mdx);
    assert_eq!(stars.grades, [("stars".to_owned(), "4/5".to_owned())]);
    assert_eq!(clean("{{ stars(stars=2) }}", 0, Kind::Markdown).grades, [("stars".to_owned(), "2".to_owned())]);
}

#[test]
fn notes_stand_where_they_are_referred_to() {
    assert_eq!(markdown("It hums.[^1] It stops.\n\n[^1]: At *noon*."), "It hums. [At *noon*.] It stops.\n\n");
    assert_eq!(
        markdown("It hums.[^a]\n\n[^a]: One\n    two.\n\n    Three.\n\nIt stops."),
        "It hums. [One\n    two.\n\n    Three.]\n\n\n\nIt stops."
    );
    let lost = clean("It hums.[^1]\n\n[^2]: Nothing.", 0, Kind::Markdown);
    assert_eq!(lost.text, "It hums.\n\n");
    assert_eq!(
        lost.left_out.sentence().as_deref(),
        Some("left out: 1 footnote mark, 1 footnote that nothing refers to")
    );
}

#[test]
fn wikilinks_show_what_they_show() {
    assert_eq!(markdown("[[Una Vale]] in [[films/Low Tide|it]], [[8 Punkte|8,7]]/10"), "Una Vale in it, 8,7/10");
    assert_eq!(markdown("![[crane.png]]It hums."), "It hums.");
    assert_eq!(cleaned("[[as it is]]", Kind::Plain), "[[as it is]]");
}

#[test]
fn one_sentence_says_what_was_left_out() {
    let text = "![a](a.png)\n\n![b](b.png \"(b)\")\n\nIt hums.\n\n{% youtube x %}\n\n<iframe src=\"x\"></iframe>\n\nhttps://north.example/x\n";
    let left = clean(text, 0, Kind::Markdown);
    let said = "left out: 2 pictures, 1 template tag, 1 video or embed, 1 bare address";
    assert_eq!(left.left_out.sentence().as_deref(), Some(said));
    assert_eq!(left.left_out.first, 0..11);
    assert_eq!(left.text.split_whitespace().collect::<Vec<_>>(), ["It", "hums."]);
}

#[test]
fn what_is_kept_knows_where_it_stood() {
    let text = "One <b>two</b>, [[a|three]] <img src=x>four.[^1] five\n\n[^1]: six\n";
    let cleaned = clean(text, 0, Kind::Markdown);
    let source = crate::source::Source::cleaned("a.md", text, &cleaned.text, &cleaned.moved);
    for word in ["One", "two", "three", "four", "five", "six"] {
        let at = cleaned.text.find(word).expect("it is kept");
        let place = source.place(at..at + word.len());
        assert_eq!(&text[place.span], word, "in {:?}", cleaned.text);
    }
}

#[test]
fn a_page_is_read_as_html() {
    let page = "<!DOCTYPE html>\n<html><head><title>x</title><style>p{}</style></head>\n<body>\n  <nav>Home</nav>\n  <h1>Low\n   Tide</h1>\n\n  <p>It hums\n\n  all night.</p>\n</body></html>";
    assert_eq!(
        cleaned(page, Kind::Html).split_whitespace().collect::<Vec<_>>().join(" "),
        "# Low Tide It hums all night."
    );
}

#[test]
fn hostile_texts_cost_no_more_than_long_ones() {
    // Nothing here is measured: what searches the whole text again from each place would not come to an end.
    for (kind, piece) in [
        (Kind::Markdown, "<a "),
        (Kind::Markdown, "<a ="),
        (Kind::Markdown, "{% "),
        (Kind::Markdown, "{{< x "),
        (Kind::Markdown, "[[a"),
        (Kind::Markdown, "![a"),
        (Kind::Markdown, "![]("),
        (Kind::Markdown, "[^a"),
        (Kind::Markdown, "[^a]: b\n"),
        (Kind::Markdown, "<b>"),
        (Kind::Markdown, "<i>a"),
        (Kind::Markdown, "<p>"),
        (Kind::Markdown, "<blockquote><p>a"),
        (Kind::Markdown, "<span class=spoiler>"),
        (Kind::Markdown, "<script>"),
        (Kind::Markdown, "<!--"),
        (Kind::Markdown, "<a href=https://a.b>"),
        (Kind::Markdown, "~~a"),
        (Kind::Markdown, "%%"),
        (Kind::Markdown, "&a"),
        (Kind::Mdx, "{a"),
        (Kind::Mdx, "<A b={"),
        (Kind::Mdx, "<Spoiler>"),
        (Kind::Html, "\n\n"),
        (Kind::Html, "<td>"),
        (Kind::Plain, "[caption]"),
    ] {
        let text = piece.repeat(10_000);
        assert!(clean(&text, 0, kind).text.len() <= 4 * text.len(), "{piece}");
    }
}
