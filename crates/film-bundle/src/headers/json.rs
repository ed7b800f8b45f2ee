//! The hosts that read JSON. Vercel, Azure and Firebase look for it in the root of the uploaded files.

use serde_json::{Map, Value, json};

use super::{EVERYWHERE, Served, TYPES};

/// `vercel.json`.
pub fn vercel(served: &[Served]) -> String {
    let everywhere = json!({ "source": "/(.*)", "headers": list(&EVERYWHERE) });
    printed(&json!({ "headers": rules(everywhere, served, "(.*)") }))
}

/// `firebase.json`, for `firebase deploy` in the bundle's folder.
pub fn firebase(served: &[Served]) -> String {
    let everywhere = json!({ "source": "**", "headers": list(&EVERYWHERE) });
    printed(&json!({ "hosting": {
        "public": ".",
        "ignore": ["firebase.json", "**/.*"],
        "headers": rules(everywhere, served, "*"),
    } }))
}

/// `staticwebapp.config.json`.
pub fn azure(served: &[Served]) -> String {
    let types: Map<String, Value> =
        TYPES.into_iter().map(|(ending, content_type)| (format!(".{ending}"), json!(content_type))).collect();
    let route = |file: &Served, path: String| {
        let [cache, _] = file.headers();
        json!({ "route": path, "headers": object(&[cache]) })
    };
    let routes: Vec<Value> =
        served.iter().flat_map(|file| file.paths().into_iter().map(move |path| route(file, path))).collect();
    printed(&json!({ "globalHeaders": object(&EVERYWHERE), "mimeTypes": types, "routes": routes }))
}

/// The rule for all files, and a rule for each path. `any` is how the host writes any name of a file.
fn rules(everywhere: Value, served: &[Served], any: &str) -> Vec<Value> {
    let rule =
        |file: &Served, path: String| json!({ "source": path.replace('*', any), "headers": list(&file.headers()) });
    let files = served.iter().flat_map(|file| file.paths().into_iter().map(move |path| rule(file, path)));
    std::iter::once(everywhere).chain(files).collect()
}

fn list(headers: &[(&str, &str)]) -> Vec<Value> {
    headers.iter().map(|(name, value)| json!({ "key": name, "value": value })).collect()
}

fn object(headers: &[(&str, &str)]) -> Map<String, Value> {
    headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect()
}

fn printed(value: &Value) -> String {
    format!("{value:#}\n")
}

#[cfg(test)]
mod tests {
    use super::super::tests::served;
    use super::*;

    fn parsed(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    /// The headers for exactly this path in a list of rules.
    fn headers(rules: &Value, path: &str) -> Value {
        let rule = rules.as_array().unwrap().iter().find(|rule| rule["source"] == path);
        rule.unwrap_or_else(|| panic!("no rule for {path}"))["headers"].clone()
    }

    #[test]
    fn vercel_and_firebase_have_a_rule_for_each_path() {
        let (vercel, firebase) = (parsed(&vercel(&served())), parsed(&firebase(&served())));
        for (rules, everything) in [(&vercel["headers"], "/(.*)"), (&firebase["hosting"]["headers"], "**")] {
            assert_eq!(headers(rules, everything)[0], json!({ "key": "Access-Control-Allow-Origin", "value": "*" }));
            assert_eq!(
                headers(rules, "/film-cards-module-ba7816bf8f01cfea.wasm"),
                json!([
                    { "key": "Cache-Control", "value": "public, max-age=31536000, immutable" },
                    { "key": "Content-Type", "value": "application/wasm" },
                ])
            );
            assert_eq!(headers(rules, "/"), headers(rules, "/index.html"));
        }
        let packs = |rules: &Value, path: &str| headers(rules, path)[1]["value"].clone();
        assert_eq!(packs(&vercel["headers"], "/packs/(.*)"), "application/octet-stream");
        assert_eq!(packs(&firebase["hosting"]["headers"], "/packs/*"), "application/octet-stream");
        let chunks = headers(&vercel["headers"], "/chunks/(.*)")[0]["value"].clone();
        assert_eq!(chunks, "public, max-age=31536000, immutable");
        assert_eq!(firebase["hosting"]["public"], ".");
    }

    #[test]
    fn azure_has_types_and_routes() {
        let azure = parsed(&azure(&served()));
        assert_eq!(azure["globalHeaders"]["X-Content-Type-Options"], "nosniff");
        assert_eq!(azure["mimeTypes"][".wasm"], "application/wasm");
        let routes = azure["routes"].as_array().unwrap();
        assert_eq!(routes.len(), 6);
        assert_eq!(routes[0]["route"], "/film-cards.js");
        assert_eq!(routes[0]["headers"]["Cache-Control"], "public, max-age=300, stale-while-revalidate=86400");
    }
}
