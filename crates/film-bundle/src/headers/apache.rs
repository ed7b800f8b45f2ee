use super::{CACHE, EVERYWHERE, FOR_EVER, SHORTLY, TYPES, hash};

/// `.htaccess`, which Apache reads in each folder. It sends the compressed copy of a file to browsers that support it.
pub fn htaccess() -> String {
    let mut text = "# What Apache says with each file of this folder.\n".to_owned();
    let mut line = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    let endings = TYPES.map(|(ending, _)| ending).join("|");

    line("\n<IfModule mod_mime.c>");
    for (ending, content_type) in TYPES {
        line(&format!("  AddType \"{content_type}\" .{ending}"));
    }
    line("  # Elsewhere .br is Breton and .gz a type of its own.");
    line("  RemoveLanguage .br");
    line("  RemoveType .gz");
    line("  AddEncoding br .br");
    line("  AddEncoding gzip .gz");
    line("</IfModule>");

    line("\n<IfModule mod_headers.c>");
    for (name, value) in EVERYWHERE {
        line(&format!("  Header set {name} \"{value}\""));
    }
    line(&format!("  <FilesMatch \"\\.({endings})(\\.br|\\.gz)?$\">"));
    line("    Header merge Vary \"Accept-Encoding\"");
    line(&format!("    Header set {CACHE} \"{SHORTLY}\""));
    line("  </FilesMatch>");
    line(&format!("  <FilesMatch \"{}\\.({endings})(\\.br|\\.gz)?$\">", hash()));
    line(&format!("    Header set {CACHE} \"{FOR_EVER}\""));
    line("  </FilesMatch>");
    line("</IfModule>");

    line("\n<IfModule mod_rewrite.c>");
    line("  RewriteEngine On");
    for (name, ending) in [("br", "br"), ("gzip", "gz")] {
        line(&format!("  RewriteCond %{{HTTP:Accept-Encoding}} \\b{name}\\b"));
        line(&format!("  RewriteCond %{{REQUEST_FILENAME}}.{ending} -f"));
        line(&format!("  RewriteRule \"\\.({endings})$\" \"%{{REQUEST_URI}}.{ending}\" [L]"));
    }
    line("</IfModule>");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_opened_is_closed() {
        let text = htaccess();
        let mut open = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| line.starts_with('<')) {
            let name = line.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap();
            if line.starts_with("</") {
                assert_eq!(open.pop(), Some(name));
            } else {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }

    #[test]
    fn a_hashed_name_comes_after_the_others_and_wins() {
        let text = htaccess();
        let (shortly, for_ever) = (text.find(SHORTLY).unwrap(), text.find(FOR_EVER).unwrap());
        assert!(shortly < for_ever, "{text}");
        assert!(text.contains("<FilesMatch \"-[0-9a-f]{16}\\.(bin|css|html|js|wasm)(\\.br|\\.gz)?$\">"), "{text}");
    }
}
