//! The pages for everybody: every fact with a source, the unknown said, nothing personal.

use crate::support::World;
use acuse::{
    calls::{live, reference},
    guides::model::{Due, Holder, duty, shipped},
};

#[test]
fn every_fact_has_a_source_and_every_step_says_what_is_not_known() {
    let all = shipped();
    assert_eq!(all.guides.iter().map(|guide| guide.id.as_str()).collect::<Vec<_>>(), ["mexico", "illinois"]);
    let known = reference::shipped().expect("the reference reads");
    for guide in &all.guides {
        for step in &guide.steps {
            assert!(!step.title.es.is_empty() && !step.title.en.is_empty(), "{}", step.id);
            assert!(!step.unknown.is_empty(), "{}: nothing is wholly known", step.id);
            for claim in &step.known {
                assert!(!claim.source.is_empty() && !claim.text.es.is_empty() && !claim.text.en.is_empty(), "{}", step.id);
                let read = |basis| known.legal_bases.iter().any(|law| &law.id == basis);
                assert!(claim.basis.as_ref().is_none_or(read), "{}: a legal text that is not in the reference", step.id);
            }
            let there = |id: &String| known.identifiers.iter().any(|one| &one.id == id);
            assert!(step.identifiers.iter().all(there), "{}: an identifier that is not in the reference", step.id);
        }
        assert!(guide.duties.iter().all(|id| duty(id).is_some()), "{}", guide.id);
    }
    let cluni = duty("cluni-informe").expect("a duty");
    assert_eq!((cluni.due, cluni.holder), (Due::Day { month: 1, day: 31 }, Holder::Cluni));
    let illinois = duty("il-ag990").expect("a duty");
    assert_eq!((illinois.due, illinois.holder), (Due::AfterYearEnd { months: 6 }, Holder::UnitedStates));
}

#[tokio::test]
async fn the_guides_say_where_each_fact_is_from_and_what_nobody_found() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es/formar-asociacion").await.is(200).says("promueva la creación de clubs de migrantes").says("Alejo, 2019");
    let page = visitor.get("/es/formar-asociacion/mexico").await.is(200);
    let page = page.says("Acta constitutiva").says("corresponsabilidad.gob.mx").says("No se sabe.").says("abril de 2024");
    page.says("31 de enero").says("/es/fundamentos#cluni-informe").says("/es/identificadores#cluni").runs_no_script();
    let page = visitor.get("/en/forming-an-association/illinois").await.is(200);
    page.says("CO-1").says("USD 15").says("AG990-IL").says("Not known.").says("general knowledge");
    visitor.get("/es/formar-asociacion/narnia").await.is(404);
    visitor.get("/es/formar-asociacion?utm_source=x").await.is(200);
    visitor.get("/es/formar-asociacion?who=me").await.is(400);
}

#[tokio::test]
async fn every_identifier_of_the_reference_is_shown_with_how_sure_we_are() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/identificadores").await.is(200);
    let record = live::record(&world.app).await.expect("the record");
    assert!(record.identifiers.len() >= 10);
    for identifier in &record.identifiers {
        assert!(page.text().contains(&format!("id=\"{}\"", identifier.id)), "{}", identifier.id);
    }
    page.says("solo se avisa").says("Formato incierto: texto libre").never_says("warn, never block");
}

#[tokio::test]
async fn somebody_signed_in_reads_the_same_page_as_everybody() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    super::registers(&ana, "Casa del Retorno").await;
    ana.get("/es/formar-asociacion/mexico").await.is(200).never_says("Casa del Retorno").never_says("name=\"step\"");
}
