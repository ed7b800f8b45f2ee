//! The TypeScript compilers, and the types of the frameworks that the elements are declared for.

pub use super::npm::NpmPackage;

/// The last that is written in TypeScript and most projects have, and the first that is not.
pub const COMPILERS: [NpmPackage; 2] = [typescript("5.9.3"), typescript("7.0.2")];

const fn typescript(version: &'static str) -> NpmPackage<'static> {
    NpmPackage { package: "typescript", version }
}
