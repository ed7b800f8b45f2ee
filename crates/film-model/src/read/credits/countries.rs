//! Countries, as critics write them: `USA/Belgium`, `France, Italy`, `U.S.`.

/// The names of countries in English, with the short ones of the trade, and in the French, Spanish
/// and German of their own critics, folded. A capitalised word that is none of these is no country.
const NAMES: &str = include_str!("countries.txt");

/// Reads `text` as a list of countries and nothing else.
pub fn parse(text: &str) -> Option<Vec<&str>> {
    let text = text.trim();
    let parts: Vec<&str> = text
        .split(['/', ',', ';', '-', '–', '·'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    (!parts.is_empty() && parts.len() <= 12 && parts.iter().all(|part| is_country(part))).then_some(parts)
}

fn is_country(text: &str) -> bool {
    let capital = text.chars().next().is_some_and(char::is_uppercase);
    let folded = super::super::text::fold(&text.replace('.', ""));
    let name = folded.strip_prefix("the ").unwrap_or(&folded);
    capital && NAMES.lines().any(|line| line == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_countries_and_nothing_else() {
        assert_eq!(parse("USA/Belgium"), Some(vec!["USA", "Belgium"]));
        assert_eq!(parse("U.S."), Some(vec!["U.S."]));
        assert_eq!(parse("France, West Germany and Italy"), Some(vec!["France", "West Germany", "Italy"]));
        assert_eq!(parse("the Netherlands"), None);
        assert_eq!(parse("Hollywood"), None);
        assert_eq!(parse("France is a country"), None);
    }

    #[test]
    fn names_are_folded_so_that_they_can_be_found() {
        for line in NAMES.lines() {
            assert_eq!(line, super::super::super::text::fold(line));
        }
    }
}
