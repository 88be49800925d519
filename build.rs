//! Turns locales, styles, static files and the browser's half into code, so that one binary carries them all.

#[path = "build/assets.rs"]
mod assets;
#[cfg(feature = "ssr")]
#[path = "build/words.rs"]
mod words;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    #[cfg(feature = "ssr")]
    {
        println!("cargo::rerun-if-changed=migrations");
        words::generate();
        assets::generate();
    }
    #[cfg(not(feature = "ssr"))]
    let _ = assets::generate;
}
