//! Pagefind, a search for static sites, with which the search of galleries is compared.

use super::npm::NpmPackage;

/// Its program for this machine is a package that it depends on.
pub const PACKAGE: NpmPackage = NpmPackage { package: "pagefind", version: "1.6.0" };
