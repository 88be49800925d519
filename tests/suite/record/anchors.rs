//! Links into pages: wherever one leads to a place on a page, the place is there.

use crate::support::{Visitor, World};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// The places on a page that a link can lead to.
async fn places(visitor: &Visitor, path: &str) -> (BTreeSet<String>, String) {
    let html = visitor.get(path).await.is(200).text();
    let id = Regex::new(r#"\sid="([^"]+)""#).expect("a pattern");
    (id.captures_iter(&html).map(|c| c[1].replace("&amp;", "&")).collect(), html)
}

#[tokio::test]
async fn every_link_to_a_place_on_a_page_finds_it() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let link = Regex::new(r##"\shref="((?:/[^"#]*)?)#([^"]+)""##).expect("a pattern");
    let mut wanted: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut known = BTreeMap::new();
    let days = ["/es/convocatorias/sederec-2018-asociaciones", "/en/elections/mx-2018-fed", "/es/instituciones/sederec"];
    let mut pages = visitor.sitemap().await;
    assert!(pages.len() > 500, "{}", pages.len());
    pages.extend(days.map(|path| format!("{path}?as_of=2018-06-20")));
    for path in pages {
        let (ids, html) = places(&visitor, &path).await;
        for found in link.captures_iter(&html) {
            let to = if found[1].is_empty() { path.clone() } else { found[1].replace("&amp;", "&") };
            wanted.entry(to).or_default().push((found[2].to_owned(), path.clone()));
        }
        known.insert(path, ids);
    }
    let mut walked = 0;
    for (to, anchors) in wanted {
        if !known.contains_key(&to) {
            known.insert(to.clone(), places(&visitor, &to).await.0);
        }
        for (anchor, from) in anchors {
            assert!(known[&to].contains(&anchor), "{from} leads to {to}#{anchor}, where nothing is");
            walked += 1;
        }
    }
    assert!(walked > 2_000, "only {walked} links");
}
