//! The TypeScript compilers, and the types of the frameworks for which we declare the elements.

pub use super::npm::NpmPackage;

/// The last version written in TypeScript, which most projects use, and the first one that is not.
pub const COMPILERS: [NpmPackage; 2] = [typescript("5.9.3"), typescript("7.0.2")];

const fn typescript(version: &'static str) -> NpmPackage<'static> {
    NpmPackage { package: "typescript", version }
}
