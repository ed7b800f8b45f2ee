//! Builds the example sites in `integrations/`, each with its generator and with the command that npm has installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::release::source::copy_folder;
use crate::tools::generators::{ASTRO, ELEVENTY, ensure_packaged};
use crate::{process, project};

/// A generator, and its example.
pub struct Generator {
    /// The name of its folder in `integrations/`, and of its site.
    name: &'static str,
    /// Its program, which is installed if it is missing.
    ensure: fn() -> Result<PathBuf>,
    /// Puts what the site needs from us into the copy of the example, and the bundle if the generator does not make it.
    prepare: fn(&Site) -> Result<()>,
    /// The command that builds the site.
    build: fn(&Site) -> Command,
    /// The post with the tag of a film.
    post: &'static str,
}

const GENERATORS: &[Generator] = &[
    Generator {
        name: "eleventy",
        ensure: || Ok(ELEVENTY.ensure()?.join("cmd.cjs")),
        prepare: |site| site.link("film-cards", &site.package()?),
        build: |site| site.node(&[]),
        post: "posts/by-the-water.md",
    },
    Generator {
        name: "astro",
        ensure: || Ok(ASTRO.ensure()?.join("astro.js")),
        prepare: |site| {
            site.link("film-cards", &site.package()?)?;
            site.link("astro", site.generator.parent().context("astro.js has no folder")?)
        },
        build: |site| site.node(&["build"]),
        post: "src/pages/posts/by-the-water.astro",
    },
    Generator {
        name: "hugo",
        ensure: || ensure_packaged("hugo"),
        prepare: |site| {
            let theme = site.folder.join("themes").join("film-cards");
            copy(&site.integration().join("layouts"), &theme.join("layouts"))?;
            site.film_cards(&["content/reviews", "--out=static/film-cards", "--url=/film-cards"])
        },
        build: |site| site.command(site.generator),
        post: "content/posts/by-the-water.md",
    },
    Generator {
        name: "jekyll",
        ensure: || ensure_packaged("jekyll"),
        prepare: |site| {
            let includes = site.folder.join("_includes");
            copy(&site.integration().join("_includes"), &includes)?;
            site.film_cards(&["_reviews", "--out=assets/film-cards", "--url=/assets/film-cards"])?;
            copy(&site.folder.join("assets/film-cards/snippets"), &includes.join("film-cards"))
        },
        build: |site| {
            let mut jekyll = site.command(site.generator);
            jekyll.arg("build");
            jekyll
        },
        post: "_posts/2024-06-15-by-the-water.md",
    },
];

/// The film of each post, and a name that is not quite its own.
const FILM: &str = "low-water";
const MISSPELT: &str = "low-watr";
const SENTENCE: &str = "film-cards: no film \"low-watr\": the nearest are low-water, the-salt-road";

type Found = Vec<(&'static Generator, PathBuf)>;
type Missing = Vec<(&'static str, String)>;

/// The generators with their programs, and the reasons why the others are missing.
pub fn find() -> (Found, Missing) {
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for generator in GENERATORS {
        match (generator.ensure)() {
            Ok(program) => found.push((generator, program)),
            Err(error) => missing.push((generator.name, format!("{error:#}"))),
        }
    }
    (found, missing)
}

/// Builds the site of each generator in a folder of that name below `folder`. Before that, the post names a film that
/// does not exist, and the generator must refuse it.
pub fn build(found: &Found, program: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("`{}` could not be removed", folder.display()))?;
    }
    for (generator, installed) in found {
        let site =
            Site { name: generator.name, folder: folder.join(generator.name), generator: installed, command: program };
        copy(&site.integration().join("example"), &site.folder)?;
        (generator.prepare)(&site)?;
        let post = site.folder.join(generator.post);
        let text = fs::read_to_string(&post).with_context(|| format!("`{}` could not be read", post.display()))?;
        fs::write(&post, text.replace(FILM, MISSPELT))?;
        refuses(&mut (generator.build)(&site)).with_context(|| format!("{} and a wrong film", generator.name))?;
        fs::write(&post, text)?;
        process::run(&mut (generator.build)(&site))?;
    }
    Ok(())
}

/// Checks that a build fails and says why.
fn refuses(build: &mut Command) -> Result<()> {
    let output = build.stdin(Stdio::null()).output().with_context(|| process::line(build))?;
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    ensure!(!output.status.success(), "`{}` has built the site", process::line(build));
    ensure!(said.contains(SENTENCE), "`{}` says something else:\n{said}", process::line(build));
    Ok(())
}

/// The copy of an example.
struct Site<'a> {
    name: &'a str,
    folder: PathBuf,
    generator: &'a Path,
    command: &'a Path,
}

impl Site<'_> {
    fn integration(&self) -> PathBuf {
        project::root().join("integrations").join(self.name)
    }

    /// A program that runs in the folder of the site.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder).env("ASTRO_TELEMETRY_DISABLED", "1");
        command.env_remove("FILM_CARDS_ENGINE").env_remove("FILM_CARDS_REVIEWS");
        command
    }

    /// A generator that is a script.
    fn node(&self, arguments: &[&str]) -> Command {
        let mut node = self.command(Path::new("node"));
        node.arg(self.generator).args(arguments);
        node
    }

    /// Builds the bundle.
    fn film_cards(&self, arguments: &[&str]) -> Result<()> {
        process::run(self.command(self.command).args(["build", "--quiet"]).args(arguments))
    }

    /// The package from npm that has the command.
    fn package(&self) -> Result<PathBuf> {
        let modules = self.command.parent().and_then(Path::parent);
        Ok(modules.context("the command is not below `node_modules`")?.join("film-cards"))
    }

    /// Makes a package that is installed elsewhere one of the site's.
    fn link(&self, name: &str, package: &Path) -> Result<()> {
        let modules = self.folder.join("node_modules");
        fs::create_dir_all(&modules)?;
        link_folder(package, &modules.join(name)).with_context(|| format!("linking {name}"))
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    copy_folder(from, to).with_context(|| format!("copying `{}` to `{}`", from.display(), to.display()))
}

#[cfg(unix)]
fn link_folder(folder: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(folder, link)
}

#[cfg(windows)]
fn link_folder(folder: &Path, link: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(folder, link)
}
