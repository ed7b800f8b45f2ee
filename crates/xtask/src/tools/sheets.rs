//! The stylesheets of pages for the tests: Bootstrap, Tailwind with its typography, WordPress's blocks.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::npm::NpmPackage;
use crate::process;

const BOOTSTRAP: NpmPackage = NpmPackage { package: "bootstrap", version: "5.3.9" };
const TAILWIND: NpmPackage = NpmPackage { package: "tailwindcss", version: "3.4.9" };
const TYPOGRAPHY: NpmPackage = NpmPackage { package: "@tailwindcss/typography", version: "0.5.20" };
const BLOCKS: NpmPackage = NpmPackage { package: "@wordpress/block-library", version: "9.20.0" };

/// The folder with `bootstrap.css`, `tailwind.css` and `wordpress.css`.
pub fn ensure() -> Result<PathBuf> {
    let versions = [&BOOTSTRAP, &TAILWIND, &TYPOGRAPHY, &BLOCKS].map(|package| package.version);
    let folder = super::cached(&format!("sheets-{}", versions.join("-")))?;
    if !folder.is_dir() {
        super::install(&folder, collect).context("the stylesheets of other pages could not be collected")?;
    }
    Ok(folder)
}

fn collect(place: &Path) -> Result<()> {
    fs::copy(BOOTSTRAP.ensure()?.join("dist/css/bootstrap.min.css"), place.join("bootstrap.css"))?;
    write_tailwind(place)?;
    // Its dependencies are the whole editor of WordPress, which its stylesheets do not need.
    let blocks = BLOCKS.ensure_alone()?.join("build-style");
    let blocks = ["style.css", "theme.css"].map(|name| fs::read_to_string(blocks.join(name)));
    let [style, theme] = blocks;
    fs::write(place.join("wordpress.css"), style? + &theme?)?;
    Ok(())
}

/// Tailwind makes its stylesheet from the classes that a page uses.
fn write_tailwind(place: &Path) -> Result<()> {
    let plugin = TYPOGRAPHY.ensure()?;
    let config = place.join("tailwind.config.js");
    let source = place.join("tailwind.source.css");
    fs::write(
        &config,
        format!(
            "module.exports = {{ content: [{{ raw: 'prose prose-invert' }}], plugins: [require({:?})] }};\n",
            plugin.display().to_string()
        ),
    )?;
    fs::write(&source, "@tailwind base; @tailwind components;\n")?;
    let mut tailwind = Command::new("node");
    tailwind.arg(TAILWIND.ensure()?.join("lib/cli.js")).arg("--minify");
    tailwind.arg("--config").arg(&config).arg("--input").arg(&source);
    tailwind.arg("--output").arg(place.join("tailwind.css")).current_dir(place);
    process::run(&mut tailwind)?;
    if !fs::read_to_string(place.join("tailwind.css"))?.contains(".prose") {
        bail!("Tailwind's stylesheet does not contain its typography");
    }
    Ok(())
}
