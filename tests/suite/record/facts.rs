//! The page of one fact owns what every other page owns of it: what was inferred, what is to verify, how far it goes.

use crate::support::World;
use acuse::{
    calls::{facts::COMPUTED, live, notes::note},
    web::lang::{Lang, LangExt as _},
};

/// Text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[tokio::test]
async fn what_any_page_says_of_how_sure_a_fact_is_its_own_page_says_too() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let record = live::record(&world.app).await.unwrap();
    let (mut inferred, mut noted) = (0, 0);
    for fact in record.facts() {
        for (lang, path, words) in [(Lang::es, "/es/hechos", "inferido"), (Lang::en, "/en/facts", "inferred")] {
            let doubts: Vec<&String> = fact.inferred.iter().chain(&fact.confidence_note).collect();
            if doubts.is_empty() && !fact.is_to_verify() {
                continue;
            }
            let page = visitor.get(&format!("{path}/{}", fact.id)).await.is(200);
            let page = if fact.inferred.is_empty() { page } else { page.says(words) };
            let text = page.text();
            for doubt in doubts.into_iter().filter(|doubt| *doubt != COMPUTED) {
                assert!(text.contains(&escaped(&note(lang, doubt))), "{}: {doubt}", fact.id);
            }
            if fact.is_to_verify() {
                assert!(text.contains(lang.pick("por verificar", "to verify")), "{}", fact.id);
            }
        }
        inferred += usize::from(!fact.inferred.is_empty());
        noted += usize::from(fact.confidence_note.is_some());
    }
    assert!(inferred > 5 && noted > 0, "{inferred} inferred, {noted} with a note");
}

#[tokio::test]
async fn a_search_that_found_nothing_has_no_level_of_evidence_and_says_how_far_it_went() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let id = "sederec-2018-asociaciones--checked_no_act";
    let page = visitor.get(&format!("/es/hechos/{id}")).await.is(200);
    page.never_says("Nivel 3").reads("una búsqueda parcial: dice qué se consultó, no que no exista ningún acto");
    let call = visitor.get("/es/convocatorias/sederec-2018-asociaciones").await.is(200);
    call.reads("una búsqueda parcial: dice qué se consultó, no que no exista ningún acto");
    visitor.get(&format!("/en/facts/{id}")).await.is(200).never_says("Level 3").reads("not that no act exists");
    visitor
        .get("/es/hechos/sederec-2018-asociaciones--suspended")
        .await
        .is(200)
        .reads("Nivel 3")
        .reads("el artículo no da el día");
}
