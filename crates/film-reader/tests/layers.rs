//! Which module of the reader knows which: no circles. What two modules need of each other goes to one below them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The modules below `crate`, and which of the others each names. What a module's own tests name does not count.
fn uses(folder: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(folder).expect("it lies below").with_extension("");
            let module = below.iter().next().expect("a name").to_string_lossy().into_owned();
            if module == "lib" || path.file_name().is_some_and(|name| name == "tests.rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source");
            let code = text.split("#[cfg(test)]").next().expect("what is no test");
            let code = code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<String>();
            let known = uses.entry(module).or_default();
            for part in code.split("crate::").skip(1) {
                let names = part.strip_prefix('{').and_then(|list| list.split_once('}'));
                let names = names.map_or(part, |(list, _)| list).split(if names.is_some() { ", " } else { "::" });
                let names = if part.starts_with('{') { names.collect() } else { names.take(1).collect::<Vec<_>>() };
                known.extend(names.iter().map(|name| {
                    name.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned()
                }));
            }
        }
    }
    let modules: BTreeSet<String> = uses.keys().cloned().collect();
    for (module, known) in &mut uses {
        known.retain(|name| modules.contains(name) && name != module);
    }
    uses
}

#[test]
fn no_module_knows_one_that_knows_it() {
    let mut left = uses(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(left.len() > 15 && left.values().any(|known| known.len() > 5), "the modules are read: {left:?}");
    // Whoever knows nobody that is left is taken away, until nobody is.
    while !left.is_empty() {
        let free: Vec<String> =
            left.iter().filter(|(_, known)| known.is_empty()).map(|(module, _)| module.clone()).collect();
        assert!(!free.is_empty(), "these modules know each other in a circle: {left:#?}");
        for module in free {
            left.remove(&module);
            left.values_mut().for_each(|known| {
                known.remove(&module);
            });
        }
    }
}
