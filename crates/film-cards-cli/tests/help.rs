//! Tests that the help of each command fits a screen of 24 lines and 80 columns and has an example.

use std::process::Command;

fn help(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_film-cards"));
    let output = command.args(arguments).env_remove("CLICOLOR_FORCE").output().expect("film-cards runs");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_help_of_each_command_fits_a_screen_and_has_an_example() {
    let all = help(&["--help"]);
    let list = all.split_once("Commands:\n").expect("a list").1.lines().take_while(|line| !line.is_empty());
    // What is indented further is the rest of a description.
    let commands = list.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
    let commands: Vec<&str> = commands.collect();
    for command in ["new", "check", "serve", "build", "import", "studio"] {
        assert!(commands.contains(&command), "{all}");
    }
    assert!(all.contains("Begin with: film-cards new"), "{all}");
    for command in commands.into_iter().map(Some).chain([None]) {
        for option in ["--help", "-h"] {
            let arguments: Vec<&str> = command.into_iter().chain([option]).collect();
            let text = help(&arguments);
            assert!(text.lines().count() < 24, "{arguments:?} has {} lines: {text}", text.lines().count());
            for line in text.lines() {
                assert!(line.chars().count() <= 80, "{line}");
            }
            assert!(!text.contains('\u{1b}'), "a pipe gets no colours");
            if let Some(command) = command {
                assert!(text.contains(&format!("Example: film-cards {command}")), "{text}");
            }
        }
    }
}
