use super::{CACHE, EVERYWHERE, FOR_EVER, SHORTLY, TYPES, hash};

const OPENING: &str = "\
# What nginx says with each file of the bundle. Include it in the location, or the server, that serves the
# bundle and nothing else:
#
#     location /cards/ {
#         include /var/www/site/cards/nginx.conf;
#     }
";

/// `nginx.conf`. It sends the compressed copy of a file to browsers that support it.
pub fn conf() -> String {
    let endings = TYPES.map(|(ending, _)| ending).join("|");
    let mut text = OPENING.to_owned();
    // nginx uses the first expression that matches.
    for (name, cache) in [(format!("{}\\.({endings})$", hash()), FOR_EVER), (format!("\\.({endings})$"), SHORTLY)] {
        text.push_str(&format!("\nlocation ~ \"{name}\" {{\n"));
        text.push_str("    types {\n");
        for (ending, content_type) in TYPES {
            let content_type = content_type.split(';').next().unwrap_or(content_type);
            text.push_str(&format!("        {content_type} {ending};\n"));
        }
        text.push_str("    }\n    charset utf-8;\n    charset_types text/css text/javascript;\n");
        for (name, value) in EVERYWHERE.into_iter().chain([(CACHE, cache)]) {
            text.push_str(&format!("    add_header {name} \"{value}\";\n"));
        }
        text.push_str("    gzip_static on;\n    gzip_vary on;\n");
        text.push_str("    # With the module ngx_brotli:\n    # brotli_static on;\n}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_closed_and_sentences_end() {
        let text = conf();
        assert_eq!(text.matches('{').count(), text.matches('}').count());
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            assert!(line.ends_with([';', '{', '}']), "{line}");
        }
    }

    #[test]
    fn a_hashed_name_comes_before_the_others_and_wins() {
        let text = conf();
        assert!(text.find(FOR_EVER).unwrap() < text.find(SHORTLY).unwrap(), "{text}");
        assert!(text.contains("location ~ \"-[0-9a-f]{16}\\.(bin|css|html|js|wasm)$\" {"), "{text}");
    }
}
