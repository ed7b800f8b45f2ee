//! The accessibility tree of a card: roles, names and states in order, as a screen reader gets them. Only Chromium has
//! a command for it.

use crate::devtools;
use fantoccini::Client;
use serde_json::{Value, json};

/// Longer texts are cut off after this many characters.
const LONGEST: usize = 64;

/// The tree of the first card on the page, or of the page if there is no card. One line for each node.
pub async fn of_the_card(client: &Client) -> String {
    let tree = devtools::call(client, "Accessibility.getFullAXTree", json!({})).await.expect("Chromium tells its tree");
    let nodes = tree["nodes"].as_array().expect("a tree has nodes");
    let card = nodes.iter().find(|node| node["role"]["value"] == "article").unwrap_or(&nodes[0]);
    let mut out = String::new();
    tell(card, nodes, 0, &mut out);
    out
}

fn tell(node: &Value, nodes: &[Value], depth: usize, out: &mut String) {
    let text = |key: &str| node[key]["value"].as_str().unwrap_or_default();
    let role = text("role");
    // Skip nodes without a role and go on with their children, as screen readers do.
    let passed = node["ignored"] == true || matches!(role, "generic" | "none" | "InlineTextBox" | "LineBreak");
    let is_blank = role == "StaticText" && text("name").trim().is_empty();
    if !passed && !is_blank {
        let name: String = text("name").split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = name.chars().take(LONGEST).collect();
        let dots = if short.len() < name.len() { "…" } else { "" };
        out.push_str(&"  ".repeat(depth));
        match role {
            "StaticText" => out.push_str(&format!("“{short}{dots}”")),
            _ if short.is_empty() => out.push_str(role),
            _ => out.push_str(&format!("{role} “{short}{dots}”")),
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            if let Some(name @ ("level" | "expanded")) = property["name"].as_str() {
                out.push_str(&format!(" {name}={}", property["value"]["value"]));
            }
        }
        out.push('\n');
    }
    // A picture is described by its name; skip what is inside.
    if matches!(role, "StaticText" | "image") {
        return;
    }
    let children = node["childIds"].as_array().into_iter().flatten();
    for child in children.filter_map(|id| nodes.iter().find(|node| node["nodeId"] == *id)) {
        // If the name is the only text of the element, do not list it twice.
        let is_text = child["role"]["value"] == "StaticText";
        let is_named = is_text && !passed && child["name"]["value"] == node["name"]["value"];
        if !is_named {
            tell(child, nodes, if passed { depth } else { depth + 1 }, out);
        }
    }
}
