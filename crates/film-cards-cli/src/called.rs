//! How the user has called this program, for sentences that say what to type next.

use std::env;
use std::path::Path;

/// The command: `film-cards`, or `npx film-cards` and the like if the program is not installed.
pub fn name() -> &'static str {
    let by_npm = env::var_os("npm_command").is_some_and(|command| command == "exec");
    let program = env::current_exe().unwrap_or_default();
    name_of(by_npm, &program)
}

/// pipx and uv keep programs that they only run in folders of these names.
fn name_of(by_npm: bool, program: &Path) -> &'static str {
    let is_in = |folder: &str| program.components().any(|part| part.as_os_str() == folder);
    match () {
        () if by_npm => "npx film-cards",
        () if is_in("pipx") && is_in(".cache") => "pipx run film-cards",
        () if is_in("uv") && is_in(".cache") => "uvx film-cards",
        () => "film-cards",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_installed_nothing_is_told_the_whole_command() {
        for (by_npm, program, name) in [
            (true, "/home/ann/.npm/_npx/0a1b/node_modules/@film-cards/linux-x64/film-cards", "npx film-cards"),
            (false, "/home/ann/.cache/pipx/0a1b/bin/film-cards", "pipx run film-cards"),
            (false, "/home/ann/.local/share/pipx/.cache/0a1b/bin/film-cards", "pipx run film-cards"),
            (false, "/home/ann/.cache/uv/archive-v0/0a1b/bin/film-cards", "uvx film-cards"),
            (false, "/home/ann/.local/share/pipx/venvs/film-cards/bin/film-cards", "film-cards"),
            (false, "/home/ann/.cargo/bin/film-cards", "film-cards"),
        ] {
            assert_eq!(name_of(by_npm, Path::new(program)), name, "{program}");
        }
    }
}
