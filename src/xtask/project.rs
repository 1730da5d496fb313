//! Where things are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The project's folder.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    pub(crate) fn here() -> Self {
        let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = crate_folder
            .ancestors()
            .nth(2)
            .expect("the crate stands in src/xtask");
        Self {
            root: root.to_path_buf(),
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }
}

/// A program of ours, compiled with the given profile. It stands beside this one: so it is
/// found in whatever folder Cargo was told to build.
pub(crate) fn built(profile: &str, program: &str) -> Result<PathBuf> {
    let this = std::env::current_exe().context("cannot tell where xtask itself stands")?;
    let target = this
        .ancestors()
        .nth(2)
        .context("xtask does not stand in a target folder")?;
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    Ok(target.join(profile).join(name))
}

/// Reads a text file; the error names it.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file and the folders above it; the error names it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, bytes))
        .with_context(|| format!("cannot write {}", path.display()))
}
