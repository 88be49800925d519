//! Settings: the file, the defaults and what cargo-leptos reads say the same.

use acuse::config::Config;
use std::path::Path;

fn toml(file: &str) -> toml::Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    std::fs::read_to_string(path).expect(file).parse().expect(file)
}

#[test]
fn the_two_sections_for_leptos_agree() {
    let run = toml("Leptos.toml")["package"]["metadata"]["leptos"].as_table().expect("a section").clone();
    let build = toml("Cargo.toml")["package"]["metadata"]["leptos"].as_table().expect("a section").clone();
    for (name, value) in &run {
        assert_eq!(build.get(name), Some(value), "{name}");
    }
}

#[test]
fn leptos_itself_can_read_the_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Leptos.toml");
    let read = leptos::config::get_configuration(path.to_str()).expect("leptos reads it");
    assert_eq!(read.leptos_options.output_name.as_ref(), "acuse");
    assert_eq!(read.leptos_options.site_addr, Config::default().addr);
}

#[test]
fn the_shipped_file_says_what_holds_without_it() {
    let shipped = Config::from_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("Leptos.toml")).expect("settings");
    assert_eq!(format!("{shipped:?}"), format!("{:?}", Config::default()));
}

#[test]
fn every_setting_is_explained_in_the_file() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Leptos.toml")).expect("Leptos.toml");
    let lines: Vec<&str> = text.lines().collect();
    for (i, line) in lines.iter().enumerate() {
        if line.contains(" = ") && !line.starts_with('#') {
            assert!(i > 0 && lines[i - 1].starts_with('#'), "no word about «{line}»");
        }
    }
}
