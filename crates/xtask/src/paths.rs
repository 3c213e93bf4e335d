//! Where things lie in the repository.

use std::path::{Path, PathBuf};

/// The top of the repository.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// A place under the top.
#[must_use]
pub fn at(place: &str) -> PathBuf {
    root().join(place)
}

/// Every file of the repository that is not ignored, relative to the top.
///
/// # Errors
///
/// When git cannot be asked.
pub fn files() -> anyhow::Result<Vec<PathBuf>> {
    let listed = std::process::Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(root())
        .output()?;
    anyhow::ensure!(listed.status.success(), "git ls-files failed; run this in a git checkout");
    let names = String::from_utf8(listed.stdout)?;
    let mut files: Vec<PathBuf> = names.split_terminator('\0').map(PathBuf::from).collect();
    files.retain(|file| root().join(file).is_file());
    files.sort();
    Ok(files)
}
