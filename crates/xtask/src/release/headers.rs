//! What a program says of itself: for which system and processor it is, and which libraries it needs there. It can be
//! read on any machine, so it is checked also for those programs that cannot run where they were made.

use anyhow::{Context, Result, bail};
use object::{Architecture, BinaryFormat, File, Object, ObjectKind};

use super::target::Target;

/// The libraries that are part of every Mac. No framework is among them: we link without Apple's files.
const MAC: &[&str] = &["/usr/lib/libSystem.B.dylib", "/usr/lib/libiconv.2.dylib", "/usr/lib/libcharset.1.dylib"];

/// The libraries that are part of every Windows.
const WINDOWS: &[&str] = &[
    "advapi32.dll",
    "bcrypt.dll",
    "bcryptprimitives.dll",
    "kernel32.dll",
    "msvcrt.dll",
    "ntdll.dll",
    "ole32.dll",
    "shell32.dll",
    "user32.dll",
    "userenv.dll",
    "ws2_32.dll",
];

/// Checks that `program` is one for `target` and needs nothing that may be missing there. Returns the libraries that it
/// needs.
///
/// # Errors
/// If it is for another system or processor, is no program, or needs something else.
pub fn check(program: &[u8], target: &Target) -> Result<Vec<String>> {
    let file = File::parse(program).context("it is no program")?;
    let (system, processor) = target.node;
    let format = match system {
        "darwin" => BinaryFormat::MachO,
        "win32" => BinaryFormat::Pe,
        _ => BinaryFormat::Elf,
    };
    let architecture = if processor == "arm64" { Architecture::Aarch64 } else { Architecture::X86_64 };
    if (file.format(), file.architecture()) != (format, architecture) {
        bail!("it is {:?} for {:?}", file.format(), file.architecture());
    }
    let mut libraries = Vec::new();
    for library in file.import_libraries().context("its libraries cannot be read")? {
        let library = library.context("its libraries cannot be read")?;
        libraries.push(String::from_utf8_lossy(library.name()).into_owned());
    }
    let is_allowed = |library: &String| match system {
        "darwin" => MAC.contains(&library.as_str()),
        "win32" => {
            let name = library.to_lowercase();
            WINDOWS.contains(&name.as_str()) || name.starts_with("api-ms-win-")
        }
        _ => false,
    };
    if let Some(other) = libraries.iter().find(|library| !is_allowed(library)) {
        bail!("it needs {other}");
    }
    match (system, file.kind()) {
        // A static program that can lie anywhere in memory calls itself dynamic. It has nobody who loads it.
        ("linux", ObjectKind::Executable | ObjectKind::Dynamic) if file.section_by_name(".interp").is_none() => {}
        ("linux", _) => bail!("it is not static"),
        (_, ObjectKind::Executable) => {}
        (_, kind) => bail!("it is {kind:?}"),
    }
    Ok(libraries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::target::ALL;

    fn target(name: &str) -> &'static Target {
        ALL.iter().find(|target| target.name() == name).unwrap()
    }

    /// The first bytes of a program for a Mac: a header, and a command for each library. `kind` is 2 for a program.
    fn mac(processor: u32, kind: u32, libraries: &[&str]) -> Vec<u8> {
        let commands = libraries.iter().map(|library| {
            let mut name = library.as_bytes().to_vec();
            name.resize((name.len() + 1).next_multiple_of(8), 0);
            let numbers = [0xc, 24 + name.len() as u32, 24, 2, 0x1_0000, 0x1_0000];
            [numbers.map(u32::to_le_bytes).concat(), name].concat()
        });
        let commands: Vec<u8> = commands.flatten().collect();
        let header = [0xfeed_facf, processor, 0, kind, libraries.len() as u32, commands.len() as u32, 0, 0];
        [header.map(u32::to_le_bytes).concat(), commands].concat()
    }

    const X64: u32 = 0x0100_0007;
    const ARM64: u32 = 0x0100_000c;

    #[test]
    fn a_program_for_a_mac_is_for_its_processor_and_needs_the_system_only() {
        for (name, processor) in [("darwin-x64", X64), ("darwin-arm64", ARM64)] {
            assert_eq!(check(&mac(processor, 2, MAC), target(name)).unwrap(), MAC, "{name}");
        }
        let message = |program: Vec<u8>| check(&program, target("darwin-arm64")).unwrap_err().to_string();
        assert_eq!(message(mac(X64, 2, MAC)), "it is MachO for X86_64");
        let framework = "/System/Library/Frameworks/CoreServices.framework/Versions/A/CoreServices";
        assert_eq!(message(mac(ARM64, 2, &[MAC[0], framework])), format!("it needs {framework}"));
        assert_eq!(message(mac(ARM64, 6, MAC)), "it is Dynamic", "a library is no program");
        assert_eq!(message(b"#!/bin/sh\n".to_vec()), "it is no program");
    }

    /// These tests are a program that needs the library of C.
    #[cfg(all(target_os = "linux", target_arch = "x86_64", target_env = "gnu"))]
    #[test]
    fn a_program_for_linux_needs_no_library() {
        let tests = std::fs::read(std::env::current_exe().unwrap()).unwrap();
        let message = |name: &str| check(&tests, target(name)).unwrap_err().to_string();
        assert!(message("linux-x64").starts_with("it needs lib"), "{}", message("linux-x64"));
        assert_eq!(message("linux-arm64"), "it is Elf for X86_64");
        assert_eq!(message("win32-x64"), "it is Elf for X86_64");
    }
}
