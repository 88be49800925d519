//! Embeds styles, static files and the browser's half under names that carry their hash, so that they can be kept for ever.
//! Without a built front (`scripts/front`) the server has no scripts and every page still works.

use sha2::{Digest, Sha256};
use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

struct Asset {
    /// Address below `/assets/`, with the hash.
    name: String,
    /// Name that other files use.
    plain: String,
    path: PathBuf,
}

pub fn generate() {
    for dir in ["style", "public", "src/web/start.js"] {
        println!("cargo::rerun-if-changed={dir}");
    }
    println!("cargo::rerun-if-env-changed=ACUSE_FRONT_DIR");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("assets");
    fs::create_dir_all(&out).expect("OUT_DIR is writable");

    let mut assets: Vec<Asset> =
        files("public").iter().map(|p| keep(&out, file_name(p), &fs::read(p).expect("public file"))).collect();
    let style = rename(&style(), &assets);
    assets.push(keep(&out, "acuse.css".into(), style.as_bytes()));
    front(&out, &mut assets);

    let mut code = String::from("pub static ASSETS: &[Asset] = &[\n");
    for a in &assets {
        let _ = writeln!(code, "    Asset {{ name: {:?}, plain: {:?}, bytes: include_bytes!({:?}) }},", a.name, a.plain, a.path);
    }
    code.push_str("];\n");
    fs::write(out.join("assets.rs"), code).expect("OUT_DIR is writable");
}

/// All style files in the order of their names; comments and indentation stay behind.
fn style() -> String {
    let mut css = String::new();
    for path in files("style") {
        css.push_str(&fs::read_to_string(path).expect("style file"));
    }
    while let (Some(start), Some(len)) = (css.find("/*"), css.find("/*").and_then(|s| css[s..].find("*/"))) {
        css.replace_range(start..start + len + 2, "");
    }
    css.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
}

fn front(out: &Path, assets: &mut Vec<Asset>) {
    let dir = env::var("ACUSE_FRONT_DIR").map_or_else(|_| PathBuf::from("target/front"), PathBuf::from);
    // Made here, because cargo takes a folder that is not there for one that has changed, at each build.
    fs::create_dir_all(&dir).expect("the front's folder can be made");
    println!("cargo::rerun-if-changed={}", dir.display());
    let (Ok(glue), Ok(wasm)) = (fs::read(dir.join("acuse.js")), fs::read(dir.join("acuse_bg.wasm"))) else { return };
    assets.push(keep(out, "acuse_bg.wasm".into(), &wasm));
    assets.push(keep(out, "acuse.js".into(), &glue));
    let start = fs::read_to_string("src/web/start.js").expect("src/web/start.js");
    assets.push(keep(out, "start.js".into(), rename(&start, assets).as_bytes()));
}

fn rename(text: &str, assets: &[Asset]) -> String {
    assets.iter().fold(text.to_owned(), |t, a| t.replace(&format!("/assets/{}", a.plain), &format!("/assets/{}", a.name)))
}

fn keep(out: &Path, plain: String, bytes: &[u8]) -> Asset {
    let hash: String = Sha256::digest(bytes).iter().take(6).map(|b| format!("{b:02x}")).collect();
    let (stem, ending) = plain.rsplit_once('.').unwrap_or((&plain, "txt"));
    let name = format!("{stem}-{hash}.{ending}");
    let path = out.join(&name);
    fs::write(&path, bytes).expect("OUT_DIR is writable");
    Asset { name, plain, path }
}

fn files(dir: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(dir).into_iter().flatten().filter_map(|e| Some(e.ok()?.path())).filter(|p| p.is_file()).collect();
    found.sort();
    found
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
