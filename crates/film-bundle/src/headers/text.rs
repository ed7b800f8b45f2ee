use super::{EVERYWHERE, Served};

const OPENING: &str = "\
# What Netlify and Cloudflare Pages say with each file of the bundle. They read this at the root of a
# site: where the bundle lies in a folder of yours, put that folder before each path, and the whole into
# the site's own _headers.
";

/// `_headers`: each path, and its headers below it. If two paths match, a host joins their headers, so no header is
/// written for both.
pub fn netlify_and_cloudflare(served: &[Served]) -> String {
    let mut text = OPENING.to_owned();
    let mut rule = |path: &str, headers: &[(&str, &str)]| {
        text.push_str(&format!("\n{path}\n"));
        for (name, value) in headers {
            text.push_str(&format!("  {name}: {value}\n"));
        }
    };
    rule("/*", &EVERYWHERE);
    for file in served {
        for path in file.paths() {
            rule(&path, &file.headers());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::tests::served;
    use super::*;

    #[test]
    fn a_path_stands_by_itself_and_its_headers_below() {
        let text = netlify_and_cloudflare(&served());
        let rules = text.strip_prefix(OPENING).unwrap();
        assert!(rules.starts_with("\n/*\n  Access-Control-Allow-Origin: *\n"), "{rules}");
        let module = "\n/film-cards-module-ba7816bf8f01cfea.wasm\n  \
            Cache-Control: public, max-age=31536000, immutable\n  Content-Type: application/wasm\n";
        assert!(rules.contains(module), "{rules}");
        for line in rules.lines().filter(|line| !line.is_empty()) {
            let header = line.strip_prefix("  ").and_then(|header| header.split_once(": "));
            assert!(line.starts_with('/') || header.is_some(), "{line}");
        }
    }

    #[test]
    fn nothing_is_said_twice_of_one_path() {
        for file in served() {
            for (name, _) in file.headers() {
                assert!(EVERYWHERE.iter().all(|(other, _)| *other != name), "{name}");
            }
        }
    }
}
