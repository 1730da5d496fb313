//! What would fail after the build is found out before it.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Fails if another program listens on the port. Zero means any free one.
pub(crate) fn port_is_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {port} is in use by another program: stop that one, or choose another port \
             with --port {}",
            port.checked_add(1).unwrap_or(8080)
        ),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            bail!("port {port} may not be used by this user: choose one above 1023 with --port")
        }
        Err(error) => Err(error).with_context(|| format!("port {port} cannot be used")),
    }
}

/// Makes the folder if it is not there and fails if nothing can be written into it.
pub(crate) fn folder_can_be_written(folder: &Path) -> Result<()> {
    let probe = folder.join(".written-by-xtask");
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&probe, b""))
        .and_then(|()| std::fs::remove_file(&probe))
        .with_context(|| {
            format!(
                "the data folder {} cannot be written: choose another with --data, or change who \
                 owns it",
                folder.display()
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_named_with_a_way_out() {
        let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = other.local_addr().unwrap().port();
        let error = port_is_free(port).unwrap_err().to_string();
        assert!(
            error.contains(&port.to_string()) && error.contains("--port"),
            "{error}"
        );
        drop(other);
        port_is_free(port).unwrap();
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named() {
        let place = tempfile::tempdir().unwrap();
        folder_can_be_written(&place.path().join("new/deep")).unwrap();
        let file = place.path().join("file");
        std::fs::write(&file, b"").unwrap();
        let error = folder_can_be_written(&file.join("data"))
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("file/data") && error.contains("--data"),
            "{error}"
        );
    }
}
