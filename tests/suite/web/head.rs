//! What a page says of itself: its one address, its languages, previews, and data that no text can break out of.

use crate::support::World;
use acuse::web::head::inside_html;
use proptest::prelude::*;
use serde_json::{Value, json};

#[tokio::test]
async fn a_page_names_its_own_address_whatever_the_query() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/convocatorias?standing=unresolved&text=%22%3E%3Cb%3E").await.is(200);
    page.says("<link rel=\"canonical\" href=\"http://127.0.0.1:3000/es/convocatorias\">")
        .says("hreflang=\"en\" href=\"http://127.0.0.1:3000/en/calls\">")
        .says("hreflang=\"x-default\" href=\"http://127.0.0.1:3000/es/convocatorias\">")
        // Who shares a filtered list shares that list; nothing of the query becomes a mark.
        .says("<meta property=\"og:url\" content=\"http://127.0.0.1:3000/es/convocatorias?standing=unresolved&amp;text=%22%3E%3Cb%3E\">")
        .never_says("\"><b>");
}

#[tokio::test]
async fn for_whoever_reads_neither_language_the_front_page_is_the_one_that_chooses() {
    let world = World::with_record().await;
    for path in ["/es", "/en"] {
        let page = world.visitor().get(path).await.is(200);
        page.says("hreflang=\"x-default\" href=\"http://127.0.0.1:3000/\">").says("property=\"og:title\"");
    }
}

#[tokio::test]
async fn whoever_shares_a_page_shows_a_picture_of_what_acuse_is() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/convocatorias/sederec-2018-asociaciones").await.is(200);
    let page = page
        .says("<meta property=\"og:image:alt\" content=\"Acuse: Qué pasó con cada convocatoria para asociaciones y personas migrantes\">");
    let text = page.text();
    let (_, after) =
        text.split_once("property=\"og:image\" content=\"http://127.0.0.1:3000").expect("a picture by its whole address");
    let picture = world.visitor().get(after.split('"').next().expect("its end")).await.is(200);
    assert_eq!(picture.header("content-type"), "image/png");
    let sides = [16, 20].map(|at| u32::from_be_bytes(picture.bytes[at..at + 4].try_into().expect("four bytes")));
    assert_eq!(sides, [1200, 630], "the size that the page names");
}

#[tokio::test]
async fn links_begin_with_the_public_address() {
    let world = World::with(|config| config.public_url = "https://acuse.example/".into()).await;
    world.visitor().get("/en/about").await.is(200).says("<link rel=\"canonical\" href=\"https://acuse.example/en/about\">");
}

#[tokio::test]
async fn pages_of_one_person_and_pages_that_are_not_there_are_nobodys_search_result() {
    let world = World::new().await;
    for path in ["/es/cuenta/contrasena/abc", "/es/no-existe"] {
        let page = world.visitor().get(path).await;
        page.says("<meta name=\"robots\" content=\"noindex\">").never_says("rel=\"canonical\"").never_says("og:url");
    }
}

#[tokio::test]
async fn what_a_demonstration_invents_is_kept_out_of_searches() {
    let world = World::with(|config| config.demo = true).await;
    world.visitor().get("/es").await.is(200).says("<meta name=\"robots\" content=\"noindex\">").never_says("ld+json");
}

proptest! {
    #[test]
    fn no_text_ends_the_block_of_data(text in hostile()) {
        let data = json!({ "name": text });
        let html = inside_html(&data);
        prop_assert!(!html.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{}", html);
        prop_assert_eq!(serde_json::from_str::<Value>(&html).unwrap(), data);
    }
}

fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("</script>".to_owned()),
        Just("<!--<script>".to_owned()),
        Just("]]>&quot;".to_owned()),
        Just("\u{2028}\u{2029}\u{0}".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat())
}
