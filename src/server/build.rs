//! The app in `dist/` is part of the binary: when it changes, the binary is made again.

fn main() {
    // A folder that is not there counts as changed every time, and the server would be compiled
    // again on every start. `cargo xtask` fills the folder; without the app a page says so.
    let dist = std::path::Path::new("../../dist");
    if let Err(error) = std::fs::create_dir_all(dist) {
        println!("cargo::warning=the folder dist cannot be made: {error}");
    }
    println!("cargo::rerun-if-changed=../../dist");
    println!("cargo::rerun-if-changed=db/migrations");
}
