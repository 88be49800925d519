//! For search engines: every public page is named in both languages, nothing private is, and nothing of a demonstration.

use crate::{
    applications,
    recording::{QUIET, line, monitor, records},
    review::SLUG,
    support::{Visitor, World, office::IDM},
};
use acuse::{
    calls::import,
    web::{
        address::Route,
        lang::{LANGS, LangExt},
    },
};
use serde_json::json;
use std::collections::BTreeMap;

/// Address and last change, from a sitemap.
async fn listed(visitor: &Visitor) -> BTreeMap<String, Option<String>> {
    let sitemap = visitor.get("/sitemap.xml").await.is(200);
    assert_eq!(sitemap.header("content-type"), "application/xml; charset=utf-8");
    let text = sitemap.text();
    let address = regex::Regex::new(r"<url><loc>http://127\.0\.0\.1:3000([^<]*)</loc>(?:<lastmod>([^<]*)</lastmod>)?").unwrap();
    address.captures_iter(&text).map(|found| (found[1].to_owned(), found.get(2).map(|at| at.as_str().to_owned()))).collect()
}

async fn disallowed(visitor: &Visitor) -> Vec<String> {
    let robots = visitor.get("/robots.txt").await.is(200).text();
    robots.lines().filter_map(|line| line.strip_prefix("Disallow: ")).map(str::to_owned).collect()
}

#[tokio::test]
async fn every_page_of_the_sitemap_is_there_and_names_itself() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let listed = listed(&visitor).await;
    for (path, touched) in &listed {
        let page = visitor.get(path).await.is(200);
        page.says(&format!("<link rel=\"canonical\" href=\"http://127.0.0.1:3000{path}\">")).never_says("content=\"noindex\"");
        let fixed = ["/es/acerca", "/en/about", "/es/como-se-lee", "/en/how-to-read", "/es/aviso-de-privacidad", "/en/privacy"];
        assert_eq!(touched.is_none(), fixed.contains(&path.as_str()), "{path}: {touched:?}");
    }
    for page in
        ["/es", "/en", "/es/convocatorias/sederec-2018-asociaciones", "/en/facts/sederec--dissolved", "/es/el-caso-de-2018"]
    {
        assert!(listed.contains_key(page), "{page}");
    }
}

#[tokio::test]
async fn each_page_of_the_sitemap_has_its_other_language() {
    let world = World::with_record().await;
    let text = world.visitor().get("/sitemap.xml").await.is(200).text();
    let of = |mark: &str| text.matches(mark).count();
    assert_eq!(of("<url>"), of("hreflang=\"es\""));
    assert_eq!(of("<url>"), of("hreflang=\"en\""));
    assert_eq!(of("<loc>http://127.0.0.1:3000/es"), of("<loc>http://127.0.0.1:3000/en"));
}

#[tokio::test]
async fn every_route_is_open_to_search_engines_or_closed_to_them() {
    // Files, forms and addresses that only lead elsewhere, and what the shipped record has none of: the next tests have some.
    let elsewhere = [
        Route::LineTerm,
        Route::CommitmentTerm,
        Route::LineQuestions,
        Route::LineRequirements,
        Route::LineBlankForm,
        Route::LineEligibility,
        Route::LineResults,
        Route::ApplicationStart,
        Route::ReceiptCheck,
        Route::AssociationPublic,
        Route::Evidence,
        Route::EvidenceFile,
        Route::EvidenceOpening,
        Route::EvidenceOriginal,
        Route::EvidenceCopy,
        Route::EvidenceLook,
        Route::EvidenceWithdrawal,
        Route::EvidenceConsent,
        Route::EvidenceConsentWithdrawal,
        // Open to programs that keep references, and marked as no search result.
        Route::Citation,
        Route::CitationFile,
    ];
    let world = World::with_record().await;
    let visitor = world.visitor();
    let (listed, closed) = (listed(&visitor).await, disallowed(&visitor).await);
    for route in Route::ALL.iter().filter(|route| !elsewhere.contains(route)) {
        for lang in LANGS {
            let pattern = route.pattern(lang);
            let open = listed.keys().any(|path| fits(pattern, path));
            let shut = closed.iter().any(|root| pattern == root || pattern.starts_with(&format!("{root}/")));
            assert!(open != shut, "{pattern} ({}): listed {open}, closed {shut}", lang.code());
        }
    }
}

#[tokio::test]
async fn a_promise_of_so_many_working_days_is_listed_with_its_days() {
    let world = World::with_record().await;
    let said = |kind: &str, id: &str| {
        json!({ "id": format!("{id}--term"), "subject": { "kind": kind, "id": id }, "type": "published", "occurred_on": "2026-11-02", "level": 1,
            "asserted_by": "reference", "results_promised": "2026-11-17", "term": { "working_days": 10, "counted_from": "act" },
            "text_es": "x", "text_en": "x", "source": "x" })
    };
    import::load(&world.app, &[("facts", json!([said("line", QUIET), said("commitment", "peai")]))]).await.expect("loaded");
    let visitor = world.visitor();
    let lists = listed(&visitor).await;
    for page in [format!("/es/convocatorias/{QUIET}/{QUIET}/plazo"), "/es/compromisos/peai/plazo".to_owned()] {
        assert!(lists.contains_key(&page), "{page}");
        visitor.get(&page).await.is(200);
    }
}

/// A line that was resolved here, and one that says who may apply: every page that is everybody's.
#[tokio::test]
async fn every_page_that_a_received_line_has_is_listed() {
    let case = crate::review::resolving::resolved().await;
    let visitor = case.world.visitor();
    applications::publish_terms(&case.world, crate::record::eligibility::ruled()).await;
    let lists = listed(&visitor).await;
    let line = format!("/es/convocatorias/{SLUG}/{SLUG}");
    for page in ["requisitos", "formulario-en-blanco", "resultados"] {
        assert!(lists.contains_key(&format!("{line}/{page}")), "{page}");
    }
    assert!(lists.contains_key(&format!("{}/{}/quien-puede-solicitar", applications::CALL, applications::LINE)));
    assert!(lists.contains_key(&format!("/es/instituciones/{IDM}/dias-inhabiles")), "its institution's calendar");
    let own = [SLUG, applications::LINE, IDM];
    for path in lists.keys().filter(|path| own.iter().any(|name| path.contains(name))) {
        let page = visitor.get(path).await.is(200);
        page.says(&format!("<link rel=\"canonical\" href=\"http://127.0.0.1:3000{path}\">")).never_says("content=\"noindex\"");
    }
}

/// Whether a path is one of a pattern's: a part in braces may be any.
fn fits(pattern: &str, path: &str) -> bool {
    let (parts, given) = (pattern.split('/'), path.split('/'));
    pattern.split('/').count() == path.split('/').count()
        && parts.zip(given).all(|(part, given)| part.starts_with('{') || part == given)
}

#[tokio::test]
async fn a_page_changes_when_an_entry_touches_it_and_others_do_not() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    world.app.clock.advance(chrono::Duration::days(3));
    let before = listed(&ines).await;
    let fact =
        records(&ines, &line(QUIET, "results_published"), "3", &[("supports", "4")]).await.leads_to("/es/hechos/").location();
    let after = listed(&ines).await;
    let changed: Vec<&String> = before.keys().filter(|path| before[*path] != after[*path]).collect();
    assert!(changed.contains(&&format!("/es/convocatorias/{QUIET}")), "{changed:?}");
    assert!(!changed.iter().any(|path| path.contains("sederec-2018-asociaciones")), "{changed:?}");
    assert!(after[&fact].as_ref().is_some_and(|at| at.starts_with("2026-11-25")), "the fact and its day");
    // What rests on evidence is touched by it too, and the sheet has a page.
    assert!(after.keys().any(|path| path.starts_with("/es/evidencia/")), "the sheet of its evidence");
}

#[tokio::test]
async fn what_is_somebodys_own_is_closed_and_a_demonstration_wholly() {
    let world = World::with_record().await;
    let closed = disallowed(&world.visitor()).await;
    for path in ["/es/mi", "/en/my", "/es/cuenta", "/en/account", "/es/responsable", "/en/steward", "/es/oficina", "/en/office"] {
        assert!(closed.iter().any(|root| root == path), "{path}: {closed:?}");
    }
    world.visitor().get("/robots.txt").await.says("Sitemap: http://127.0.0.1:3000/sitemap.xml");
    let demo = World::with(|config| config.demo = true).await;
    assert_eq!(disallowed(&demo.visitor()).await, ["/"]);
    demo.visitor().get("/sitemap.xml").await.is(404);
    world.visitor().get("/sitemaps/1.xml").await.is(404);
}
