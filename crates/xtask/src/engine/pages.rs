//! The pages of the bundle for publication: the files that they load have a hash in their names, the pages contain
//! nothing that a strict policy would block, and each page has such a policy.

use anyhow::Result;

use film_cards_cli::{File, names};

use super::bundler::{Bundler, Kind};
use crate::project;

/// A page and the files that it loads, by their paths in the project.
struct Page {
    html: &'static str,
    assets: &'static [&'static str],
}

/// Every page of the bundle. To add one, add a line.
const PAGES: &[Page] = &[
    Page { html: "index.html", assets: &["style/page.css"] },
    Page { html: "docs/looks.html", assets: &["docs/looks.css", "docs/looks.js"] },
    Page { html: "web/frame/embed.html", assets: &["web/frame/embed.css", "web/frame/embed.ts"] },
];

/// Scripts that other people's pages load, so their names have no hash.
const SCRIPTS: &[&str] = &["web/frame/film-cards-frame.ts"];

/// Stylesheets that snippets load, so their names have no hash.
const SHEETS: &[&str] = &["web/film-cards-print.css"];

/// The policy of a page: it may run the scripts and the Wasm of the bundle and show the posters of its films, and
/// nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src data: https: http:; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'";

/// The pages and their files, by name.
pub fn pages(bundler: &Bundler) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for page in PAGES {
        let assets = page.assets.iter().map(|path| asset(bundler, path)).collect::<Result<Vec<_>>>()?;
        files.extend(publish(bundler, file_name(page.html), &project::read(page.html)?, assets)?);
    }
    for path in SCRIPTS {
        let (name, text) = asset(bundler, path)?;
        files.push((name, bundler.small(path, &text, Kind::Script)?.into_bytes()));
    }
    for path in SHEETS {
        files.push((file_name(path).to_owned(), without_comments(&project::read(path)?, "/*", "*/").trim().into()));
    }
    Ok(files)
}

/// A file that a page loads, by its name in the page.
fn asset(bundler: &Bundler, path: &str) -> Result<(String, String)> {
    let text = project::read(path)?;
    Ok(match file_name(path).strip_suffix(".ts") {
        Some(stem) => (format!("{stem}.js"), bundler.without_types(path, &text)?),
        None => (file_name(path).to_owned(), text),
    })
}

fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// The page `name` and its files. The development gallery is a page for trunk: its instructions for trunk are removed,
/// and the stylesheet that trunk would insert is added.
pub fn publish(bundler: &Bundler, name: &str, html: &str, assets: Vec<(String, String)>) -> Result<Vec<File>> {
    let stem = name.trim_end_matches(".html");
    let html = without_comments(html, "<!--", "-->");
    let (mut html, script) = without_inline_script(&without_trunk(&html), stem);
    let script = script.map(|script| (format!("{stem}.js"), script));
    let mut files = Vec::new();
    for (asset, text) in assets.into_iter().chain(script) {
        let (stem, ending) = asset.rsplit_once('.').unwrap_or((&asset, ""));
        let bytes = match ending {
            "js" if html.contains(&format!("type=\"module\" src=\"{asset}\"")) => {
                bundler.small(&asset, &text, Kind::Module)?
            }
            "js" => bundler.small(&asset, &text, Kind::Script)?,
            "css" => without_comments(&text, "/*", "*/"),
            _ => text,
        }
        .into_bytes();
        let hashed = names::hashed(stem, ending, &bytes);
        html = names::replace_once(name, &html, &format!("\"{asset}\""), &format!("\"{hashed}\""))?;
        files.push((hashed, bytes));
    }
    if !html.contains("Content-Security-Policy") {
        let charset = "<meta charset=\"utf-8\">";
        let policy = format!("{charset}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
        html = names::replace_once(name, &html, charset, &policy)?;
    }
    let lines: Vec<&str> = html.lines().filter(|line| !line.trim().is_empty()).collect();
    files.insert(0, (name.to_owned(), (lines.join("\n") + "\n").into_bytes()));
    Ok(files)
}

/// Removes the text from each `open` to the next `close`.
fn without_comments(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once(open) {
        kept.push_str(before);
        rest = comment.split_once(close).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The page without the elements for trunk.
fn without_trunk(html: &str) -> String {
    let line = |line: &str| {
        if !line.contains("data-trunk") {
            return Some(line.to_owned());
        }
        let href = line.split_once("rel=\"css\" href=\"").and_then(|(_, rest)| rest.split_once('"'));
        href.map(|(href, _)| format!("    <link rel=\"stylesheet\" href=\"{}\">", file_name(href)))
    };
    html.lines().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// Moves the script of the page to a file of its own, because the policy has no `'unsafe-inline'`.
fn without_inline_script(html: &str, stem: &str) -> (String, Option<String>) {
    const OPEN: &str = "<script type=\"module\">";
    const CLOSE: &str = "</script>";
    let Some((before, rest)) = html.split_once(OPEN) else { return (html.to_owned(), None) };
    let Some((script, after)) = rest.split_once(CLOSE) else { return (html.to_owned(), None) };
    (format!("{before}<script type=\"module\" src=\"{stem}.js\"></script>{after}"), Some(script.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = r#"<!doctype html>
<head>
    <meta charset="utf-8">
    <!-- What trunk
         needs. -->
    <link data-trunk rel="rust" href="Cargo.toml">
    <link data-trunk rel="css" href="style/page.css">
    <script src="film-cards.js"></script>
</head>
<script type="module">
  // A comment.
  document.title = "<script><\/script>";
</script>
"#;

    fn published() -> Vec<(String, String)> {
        let assets = vec![("page.css".to_owned(), "/* Why. */ h1 { margin: 0 }".to_owned())];
        let files = publish(&Bundler::ensure().unwrap(), "index.html", HTML, assets).unwrap();
        files.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
    }

    #[test]
    fn a_page_loads_its_files_by_their_hashes() {
        let files = published();
        let [(page, html), (style_name, style), (script_name, script)] = &files[..] else { panic!("{files:?}") };
        assert_eq!(page, "index.html");
        assert_eq!(style_name, &names::hashed("page", "css", style.as_bytes()));
        assert_eq!(script_name, &names::hashed("index", "js", script.as_bytes()));
        assert!(html.contains(&format!("<link rel=\"stylesheet\" href=\"{style_name}\">")), "{html}");
        assert!(html.contains(&format!("<script type=\"module\" src=\"{script_name}\"></script>")), "{html}");
        assert!(html.contains("<script src=\"film-cards.js\"></script>"), "the loader keeps its name: {html}");
        assert!(!style.contains("Why") && !script.contains("comment"), "{style} {script}");
        assert!(script.contains("document.title="), "{script}");
    }

    #[test]
    fn a_page_obeys_its_own_policy() {
        let html = &published()[0].1;
        assert!(html.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"), "{html}");
        for blocked in ["<script>", "<script type=\"module\">", "<style", " style=", " onclick="] {
            assert!(!html.contains(blocked), "{blocked} in {html}");
        }
        assert!(!html.contains("trunk") && !html.contains("<!--"), "{html}");
    }

    #[test]
    fn every_page_there_is_can_be_published() {
        let files = pages(&Bundler::ensure().unwrap()).unwrap();
        assert_eq!(files[0].0, "index.html");
        for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
            let html = String::from_utf8_lossy(bytes);
            assert!(html.contains("Content-Security-Policy"), "{name}");
            assert!(!html.contains("data-trunk") && !html.contains("<style"), "{name}: {html}");
        }
    }

    #[test]
    fn a_file_that_the_page_does_not_load_is_refused() {
        let message =
            publish(&Bundler::ensure().unwrap(), "index.html", HTML, vec![("other.css".to_owned(), String::new())])
                .unwrap_err()
                .to_string();
        assert!(message.starts_with("index.html has \"other.css\" 0 times"), "{message}");
    }
}
