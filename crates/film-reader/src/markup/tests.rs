//! What the tags of an export become.

use super::*;
use film_model::paragraphs;

fn text(content: &str) -> Inline {
    Inline::Text(content.into())
}

fn emphasis(content: &str) -> Inline {
    Inline::Emphasis(vec![text(content)])
}

fn strong(children: impl Into<Vec<Inline>>) -> Inline {
    Inline::Strong(children.into())
}

fn link(href: &str, children: impl Into<Vec<Inline>>) -> Inline {
    Inline::Link { href: href.into(), children: children.into() }
}

fn paragraph(inlines: impl Into<Vec<Inline>>) -> Block {
    Block::Paragraph(inlines.into())
}

#[test]
fn reads_the_tags_of_the_site() {
    assert_eq!(
        blocks("It <i>hums</i>, <em>then</em> <B>bangs</B>: <strong>go <i>now</i></strong>."),
        [paragraph([
            text("It "),
            emphasis("hums"),
            text(", "),
            emphasis("then"),
            text(" "),
            strong([text("bangs")]),
            text(": "),
            strong([text("go "), emphasis("now")]),
            text("."),
        ])]
    );
    assert_eq!(
        blocks("<blockquote>“Go.”\n\nHe went.</blockquote>So did I.<blockquote>Twice.</blockquote>"),
        [
            Block::Quotation(vec![paragraph([text("“Go.”")]), paragraph([text("He went.")])]),
            paragraph([text("So did I.")]),
            Block::Quotation(vec![paragraph([text("Twice.")])]),
        ]
    );
}

#[test]
fn a_line_is_a_paragraph() {
    let shown = |markup| paragraphs(&blocks(markup)).join("|");
    assert_eq!(
        shown("One.\r\n\r\nTwo.\nThree.<br>Four.<br/><br />Five.<p>Six.</p>\n"),
        "One.|Two.|Three.|Four.|Five.|Six."
    );
    assert_eq!(shown(" a  b\t c "), "a b c");
    assert_eq!(shown("\n \n<br><i> </i>"), "");
    assert_eq!(shown("❤️"), "❤️");
    assert_eq!(
        blocks("<i>One.\nTwo.</i> Three."),
        [paragraph([emphasis("One.")]), paragraph([emphasis("Two."), text(" Three.")])]
    );
}

#[test]
fn links_lead_to_the_web_only() {
    assert_eq!(
        blocks(r#"See <a rel=x HREF = 'https://a.example/?b=1&amp;c=2&d'>all <i>of</i> it</a>."#),
        [paragraph([
            text("See "),
            link("https://a.example/?b=1&c=2&d", [text("all "), emphasis("of"), text(" it")]),
            text("."),
        ])]
    );
    assert_eq!(
        blocks("<a href=https://a.example>x<a href=mailto:a@b.example>y</a>z"),
        [paragraph([link("https://a.example", [text("x")]), link("mailto:a@b.example", [text("y")]), text("z"),])]
    );
    for opening in [
        "<a href='javascript:alert(1)'>",
        "<a href='&#106;avascript:alert(1)'>",
        "<a href=\"data:text/html,y\">",
        "<a href='#'>",
        "<a href=''>",
        "<a href>",
        "<a href='/admin",
        "<a data-href='https://a.example'>",
        "<a>",
    ] {
        let opening = if opening.ends_with('>') { opening.to_owned() } else { format!("{opening}>") };
        assert_eq!(blocks(&format!("{opening}x</a>")), [paragraph([text("x")])], "{opening}");
    }
}

#[test]
fn any_other_tag_is_text() {
    for markup in [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<b onclick=alert(1)>",
        "1 < 2 > 1",
        "<3",
        "a <b",
        "<",
        "<>",
        "</>",
        "<!-- -->",
        "<é>",
    ] {
        assert_eq!(blocks(markup), [paragraph([text(markup)])]);
    }
    assert_eq!(blocks("<<i>b</i>"), [paragraph([text("<"), emphasis("b")])]);
}

#[test]
fn characters_by_name_and_number() {
    let shown = |markup| paragraphs(&blocks(markup)).concat();
    assert_eq!(
        shown("&lt;i&gt; &quot;Salt &amp; Sons&quot; &apos;s&#39; &#x27;&#X41;&#233;"),
        "<i> \"Salt & Sons\" 's' 'Aé"
    );
    assert_eq!(shown("Quoi&nbsp;?"), "Quoi\u{a0}?");
    for same in ["R&B", "&", "&;", "&nope;", "&#;", "&#x110000;", "&#0;", "&#27;", "& amp;", "&ampere;", "&éé;"] {
        assert_eq!(shown(same), same);
    }
    assert_eq!(shown("&amp;lt;"), "&lt;");
}

#[test]
fn what_is_not_closed_ends_with_its_paragraph() {
    assert_eq!(
        blocks("a <i>b\nc</b> d</i> e"),
        [paragraph([text("a "), emphasis("b")]), paragraph([emphasis("c d"), text(" e")])]
    );
    assert_eq!(blocks("a <i>b\nc"), [paragraph([text("a "), emphasis("b")]), paragraph([text("c")])]);
    assert_eq!(
        blocks("<a href=https://a.example>b\nc</a>"),
        [paragraph([link("https://a.example", [text("b")])]), paragraph([text("c")])]
    );
    assert_eq!(blocks("<blockquote>a\nb"), [Block::Quotation(vec![paragraph([text("a")]), paragraph([text("b")])])]);
    assert_eq!(blocks("a</blockquote></i>b"), [paragraph([text("a")]), paragraph([text("b")])]);
}

#[test]
fn a_second_opening_tag_closes_where_none_does() {
    assert_eq!(blocks("<i>a<i> b <i>c</i> d"), [paragraph([emphasis("a"), text(" b "), emphasis("c"), text(" d")])]);
    assert_eq!(
        blocks("<blockquote>“a”<blockquote>\n\nb"),
        [Block::Quotation(vec![paragraph([text("“a”")])]), paragraph([text("b")])]
    );
}

#[test]
fn marks_may_end_in_any_order() {
    assert_eq!(blocks("<b>a <i>b</b> c</i>"), [paragraph([strong([text("a "), emphasis("b")]), emphasis(" c")])]);
    assert_eq!(blocks("<i>a <em>b</em> c</i>"), [paragraph([emphasis("a b c")])]);
}

#[test]
fn hides_spoilers() {
    assert_eq!(
        blocks("He ||<i>dies|| twice</i>. ||"),
        [paragraph([text("He "), Inline::Spoiler(vec![emphasis("dies")]), emphasis(" twice"), text(". ||")])]
    );
    assert_eq!(
        blocks("|| He <b>dies</b>. ||\nSo."),
        [Block::Spoiler(vec![paragraph([text("He "), strong([text("dies")]), text(".")])]), paragraph([text("So.")]),]
    );
    assert_eq!(
        blocks("a ||b <a href=https://a.example>c||d</a>|| e||||"),
        [paragraph([
            text("a "),
            Inline::Spoiler(vec![text("b "), link("https://a.example", [text("c||d")])]),
            text(" e"),
        ])]
    );
    assert_eq!(blocks("||a\nb||"), [paragraph([text("||a")]), paragraph([text("b||")])]);
}

#[test]
fn no_text_is_lost_and_depth_has_an_end() {
    for mark in
        ["<i>", "<b><i>", "<blockquote>", "<blockquote>y", "<", "<a href=https://a.example>", "</i>", "||", "&", "<a "]
    {
        let many = format!("{}x{}", mark.repeat(20_000), mark.replace('<', "</").repeat(20_000));
        let movie = film_model::Movie {
            reviews: vec![film_model::Review { review_body: blocks(&many), ..Default::default() }],
            ..Default::default()
        };
        assert!(paragraphs(&movie.reviews[0].review_body).concat().contains('x'), "{mark}");
        let bytes = film_archive::encode(std::slice::from_ref(&movie), Default::default());
        assert_eq!(film_archive::Archive::open(&bytes).and_then(|archive| archive.movie(0)), Ok(movie), "{mark}");
    }
    let deep = format!("{}x", "<blockquote>".repeat(9)) + &"</blockquote>y".repeat(9);
    assert_eq!(paragraphs(&blocks(&deep)).concat(), "xyyyyyyyyy");
}

#[test]
fn a_long_address_stands_there_once() {
    let address = format!("https://a.example/{}", "z".repeat(10_000));
    let markup = format!("<a href={address}>{}", "<i>x</i>||y||\n".repeat(1_000));
    let bytes = film_archive::encode(
        &[film_model::Movie {
            reviews: vec![film_model::Review { review_body: blocks(&markup), ..Default::default() }],
            ..Default::default()
        }],
        Default::default(),
    );
    assert!(bytes.len() < 2 * markup.len(), "{}", bytes.len());
}
