//! Files stay small and say what they are for; what must not be written is not written.

use super::{short, sources};

#[test]
fn no_file_holds_two_subjects() {
    let long: Vec<_> = [sources("src"), sources("tests")]
        .concat()
        .into_iter()
        .filter(|(_, text)| text.lines().count() > 400)
        .map(|(p, _)| short(&p))
        .collect();
    assert!(long.is_empty(), "over 400 lines: {long:?}");
}

#[test]
fn every_file_begins_by_saying_what_it_is_for() {
    let silent: Vec<_> = [sources("src"), sources("tests")]
        .concat()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(p, _)| short(&p))
        .collect();
    assert!(silent.is_empty(), "without a //! line: {silent:?}");
}

#[test]
fn text_areas_are_made_by_the_one_part_that_escapes_them() {
    let raw: Vec<_> = sources("src")
        .into_iter()
        .filter(|(path, text)| !path.ends_with("web/parts.rs") && text.contains("<textarea"))
        .map(|(p, _)| short(&p))
        .collect();
    assert!(raw.is_empty(), "leptos does not escape the children of a textarea; use web::parts: {raw:?}");
}

#[test]
fn the_way_to_a_page_is_made_by_the_one_part_that_marks_where_one_is() {
    let by_hand: Vec<_> = sources("src")
        .into_iter()
        .filter(|(path, text)| !path.ends_with("web/parts.rs") && text.contains("class=\"crumb\""))
        .map(|(p, _)| short(&p))
        .collect();
    assert!(by_hand.is_empty(), "use web::parts::crumbs: {by_hand:?}");
}

#[test]
fn pages_have_no_inline_style_and_no_inline_script() {
    let inline: Vec<_> = sources("src")
        .into_iter()
        .filter(|(_, text)| text.contains(" style=") || text.contains("<style") || text.contains(" onclick="))
        .map(|(p, _)| short(&p))
        .collect();
    assert!(inline.is_empty(), "{inline:?}");
}

#[test]
fn nothing_is_left_to_do_in_the_sources() {
    let marks = ["todo!(", "unimplemented!(", "TODO", "FIXME", "dbg!("];
    let left: Vec<_> =
        sources("src").into_iter().filter(|(_, text)| marks.iter().any(|m| text.contains(m))).map(|(p, _)| short(&p)).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn real_input_meets_no_unwrap() {
    let panics: Vec<_> = sources("src")
        .into_iter()
        .filter(|(_, text)| text.contains(".unwrap()") || text.contains(".expect(") || text.contains("panic!("))
        .map(|(p, _)| short(&p))
        .collect();
    assert!(panics.is_empty(), "{panics:?}");
}

#[test]
fn migrations_are_numbered_without_gaps() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut numbers: Vec<u32> = std::fs::read_dir(folder)
        .expect("migrations")
        .map(|e| e.expect("an entry").file_name().to_string_lossy()[..4].parse().expect("a number of four digits"))
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=numbers.len() as u32).collect::<Vec<_>>());
}

#[test]
fn tables_say_what_they_are_though_they_become_cards_on_narrow_screens() {
    // A table that is laid out as blocks loses its meaning for some screen readers unless its parts name their roles.
    let bare: Vec<_> = sources("src")
        .into_iter()
        .filter(|(_, text)| {
            ["<table>", "<table class", "<thead>", "<tbody>", "<td>", "<td data-h", "<tr>"].iter().any(|tag| text.contains(tag))
        })
        .map(|(p, _)| short(&p))
        .collect();
    assert!(bare.is_empty(), "{bare:?}");
}
