//! From results with reasons to a resolution that shows everywhere at once.

use super::{Case, IDM, SLUG, approves, declares, filed, page, proposes, rules};
use acuse::{
    calls::{
        facts::{FactKind, Subject},
        live,
        standing::Kind,
        store as record_store,
    },
    error::Error,
    ids::{InstitutionId, LineId},
    ledger::{self, Write},
    office,
    policy::{Act, Actor, Refusal, may},
    review::actions::{approve, bench},
};

/// Both folios have a result, and the reviewer proposed.
pub async fn proposed() -> Case {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    declares(&case.office.decider, "no").await;
    rules(&case.office.reviewer, &case.nuria.folio, Some("2,000.00"), "Cumple y alcanza el presupuesto").await.is(303);
    rules(&case.office.reviewer, &case.ibai.folio, None, "Falta la firma del acta").await.is(303);
    proposes(&case.office.reviewer).await.leads_to(&page("/resolucion"));
    case
}

/// The decider approved.
pub async fn resolved() -> Case {
    let case = proposed().await;
    approves(&case.office.decider).await.is(303);
    case
}

#[tokio::test]
async fn an_approved_resolution_shows_on_every_page_at_once() {
    let case = proposed().await;
    assert_eq!(case.kind().await, Kind::UnderReview, "a proposal is nobody's resolution");
    let results = format!("/es/convocatorias/{SLUG}/{SLUG}/resultados");
    case.world.visitor().get(&results).await.is(404);
    approves(&case.office.decider).await.leads_to(&results);
    assert_eq!(case.kind().await, Kind::ResolvedAwarded);
    let page = case.world.visitor().get(&results).await.is(200).says("Resuelta").says("Acta 3/2026 (inventada)");
    page.says(&case.nuria.folio)
        .says("Se otorga: 2,000.00 MXN")
        .says(&case.ibai.folio)
        .says("No se otorga")
        .never_says("Falta la firma");
    case.world.visitor().get(&format!("/es/convocatorias/{SLUG}")).await.is(200).says("Resuelta").says(&results);
    case.world.visitor().get(&format!("/en/calls/{SLUG}/{SLUG}/results")).await.is(200).says("Not awarded");
    let api = case.world.visitor().get(&format!("/api/v1/calls/{SLUG}")).await.is(200);
    api.says("resolved_awarded");
    case.office.publisher.get("/es/oficina/idm").await.is(200).says("No hay nada pendiente");
    assert!(ledger::verify(&case.world.app.db).await.unwrap().is_empty());
}

#[tokio::test]
async fn applicants_learn_their_result_and_its_reason_and_nobody_elses() {
    let case = proposed().await;
    let result = format!("{}/resultado", case.ibai.application);
    case.ibai.person.get(&result).await.is(200).says("no tiene una resolución vigente").never_says("Falta la firma");
    assert!(case.world.letters_to(&case.ibai.person.email).await.iter().all(|letter| !letter.body.contains("Falta la firma")));
    approves(&case.office.decider).await.is(303);
    case.ibai.person.get(&case.ibai.application).await.is(200).says(&result);
    case.ibai.person.get(&result).await.is(200).says("No se otorga").says("Falta la firma del acta");
    case.nuria.person.get(&format!("{}/resultado", case.nuria.application)).await.is(200).says("2,000.00 MXN");
    case.nuria.person.get(&result).await.is(403);
    let letters = case.world.letters_to(&case.ibai.person.email).await;
    let letter =
        letters.iter().find(|letter| letter.subject.contains(&case.ibai.folio) && letter.body.contains("Falta la firma"));
    assert!(letter.is_some(), "{letters:?}");
}

#[tokio::test]
async fn the_ledger_keeps_results_sealed_until_they_are_published() {
    let case = proposed().await;
    let sql = "select count(*) from entries where public = 1 and leaf like '%' || ? || '%'";
    let told = |what: &'static str| sqlx::query_scalar::<_, i64>(sql).bind(what);
    let db = case.world.app.db.read();
    assert_eq!(told("not_awarded").fetch_one(db).await.unwrap(), 0);
    approves(&case.office.decider).await.is(303);
    assert_eq!(told("not_awarded").fetch_one(db).await.unwrap(), 1);
    assert_eq!(told("\"opens\":[").fetch_one(db).await.unwrap(), 1);
    assert_eq!(told("Falta la firma").fetch_one(db).await.unwrap(), 0, "reasons are committed to, never told");
}

#[tokio::test]
async fn whoever_proposes_does_not_approve() {
    let case = filed().await.closes().await;
    let decider = &case.office.decider;
    declares(decider, "no").await;
    for folio in [&case.nuria.folio, &case.ibai.folio] {
        rules(decider, folio, None, "Sin presupuesto").await.is(303);
    }
    proposes(decider).await.is(303);
    declares(&case.office.reviewer, "no").await;
    // Who may not approve is not led there, and whoever sends the form all the same is refused.
    let (resolution, approval) = (page("/resolucion"), page("/resolucion/aprobacion"));
    decider.get(&resolution).await.is(200).says("Usted la propuso").never_says(&approval);
    let english =
        resolution.replace("/es/oficina/", "/en/office/").replace("/lineas/", "/lines/").replace("/resolucion", "/resolution");
    decider.get(&english).await.is(200).says("You proposed it: another person");
    case.office
        .reviewer
        .get(&resolution)
        .await
        .is(200)
        .says("segunda persona")
        .never_says(&approval)
        .never_says("Usted la propuso");
    for (who, why) in [(decider, "quien propone no puede aprobar"), (&case.office.reviewer, "Su función no permite")] {
        who.get(&approval).await.is(403).says(why);
        who.post(&approval, &[("seen", "x"), ("act", "Acta 3/2026 (inventada)")]).await.is(403).says(why);
    }
    assert_eq!(case.kind().await, Kind::UnderReview);
}

#[tokio::test]
async fn whoever_proposes_while_the_approval_waits_for_its_turn_does_not_approve() {
    let case = proposed().await;
    let (app, now) = (&case.world.app, case.world.now());
    let actor = case.world.actor(&case.office.decider).await;
    let (idm, line) = (InstitutionId::from_text(IDM), LineId::from_text(SLUG));
    // Read while the reviewer's proposal stood; then it falls, and the decider's own takes its place.
    let shown = bench(app, &actor, &idm, &line, now).await.unwrap();
    rules(&case.office.decider, &case.ibai.folio, None, "Sin presupuesto").await.is(303);
    proposes(&case.office.decider).await.is(303);
    let seen = bench(app, &actor, &idm, &line, now).await.unwrap().seen();
    let refused = approve(app, &actor, &shown, &seen, "Acta 3/2026 (inventada)", now).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::SamePerson))), "{refused:?}");
    assert_eq!(case.kind().await, Kind::UnderReview);
}

#[tokio::test]
async fn a_folio_without_result_keeps_the_resolution_back() {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    rules(&case.office.reviewer, &case.nuria.folio, Some("100.00"), "Cumple").await.is(303);
    case.office
        .reviewer
        .get(&page("/resolucion"))
        .await
        .is(200)
        .says("Hay folios sin resultado")
        .never_says("Proponer la resolución");
    let answer = case.office.reviewer.post(&page("/resolucion"), &[("seen", "x")]).await.is(422);
    answer.says("Hay folios sin resultado o sin motivo");
}

#[tokio::test]
async fn a_result_lacks_neither_reason_nor_a_sum_that_fits() {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    let (reviewer, folio) = (&case.office.reviewer, &case.nuria.folio);
    rules(reviewer, folio, None, "  ").await.is(422).says("Escriba el motivo.");
    rules(reviewer, folio, Some(""), "Cumple").await.is(422).says("Escriba el monto").says("Cumple");
    rules(reviewer, folio, Some("2,500.01"), "Cumple").await.is(422).says("rebasa lo que se pidió");
    rules(reviewer, folio, Some("120,000.01"), "Cumple").await.is(422).says("rebasa el máximo de la línea");
    rules(reviewer, folio, Some("2,500.00"), "Cumple").await.is(303);
}

#[tokio::test]
async fn when_nothing_is_awarded_the_line_is_void() {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    declares(&case.office.decider, "no").await;
    for folio in [&case.nuria.folio, &case.ibai.folio] {
        rules(&case.office.reviewer, folio, None, "Sin presupuesto").await.is(303);
    }
    case.office.reviewer.get(&page("/resolucion")).await.is(200).says("se declarará desierta");
    proposes(&case.office.reviewer).await.is(303);
    approves(&case.office.decider).await.is(303);
    assert_eq!(case.kind().await, Kind::ResolvedVoid);
}

#[tokio::test]
async fn a_result_changed_after_the_proposal_takes_it_back() {
    let case = proposed().await;
    let stale = super::hidden(&case.office.decider.get(&page("/resolucion/aprobacion")).await.is(200).text(), "seen");
    rules(&case.office.reviewer, &case.ibai.folio, Some("500.00"), "La firma llegó").await.is(303);
    let form = [("seen", stale.as_str()), ("act", "Acta 3/2026")];
    case.office.decider.post(&page("/resolucion/aprobacion"), &form).await.is(409);
    case.office.decider.get(&page("/resolucion/aprobacion")).await.is(409);
    let history = case.office.reviewer.get(&page(&format!("/folios/{}", case.ibai.folio))).await.is(200);
    history.says("Falta la firma del acta").says("La firma llegó").says("Renata");
}

#[tokio::test]
async fn two_officials_on_one_folio_do_not_overwrite_each_other() {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    declares(&case.office.decider, "no").await;
    let here = page(&format!("/folios/{}", case.nuria.folio));
    let stale = super::hidden(&case.office.decider.get(&here).await.is(200).text(), "seen");
    rules(&case.office.reviewer, &case.nuria.folio, None, "Primero").await.is(303);
    let form = [("seen", stale.as_str()), ("result", "not_awarded"), ("reason", "Segundo")];
    case.office.decider.post(&format!("{here}/dictamen"), &form).await.is(409).says("Otra persona cambió esto");
}

#[tokio::test]
async fn while_suspended_nothing_is_opened_or_decided_and_applicants_are_told() {
    let case = proposed().await;
    case.office.suspends(SLUG, "Veda electoral").await;
    let reviewer = &case.office.reviewer;
    reviewer.get(&page("")).await.is(200).says("no se abre ni se decide nada").never_says("Club Raíces");
    reviewer.get(&page(&format!("/folios/{}", case.nuria.folio))).await.is(409).says("suspendida");
    let form = [("seen", "x"), ("act", "Acta 3/2026")];
    case.office.decider.post(&page("/resolucion/aprobacion"), &form).await.is(409);
    assert_eq!(case.kind().await, Kind::Suspended);
    let letters = case.world.letters_to(&case.nuria.person.email).await;
    assert!(letters.iter().any(|letter| letter.body.contains("Veda electoral")), "{letters:?}");
}

#[tokio::test]
async fn a_withdrawn_folio_needs_no_result() {
    let case = filed().await.closes().await;
    let ibai = &case.ibai;
    let withdrawal = format!("{}/retiro", ibai.application);
    let shown = ibai.person.get(&withdrawal).await.is(200).text();
    let seen = if shown.contains("name=\"seen\"") { super::hidden(&shown, "seen") } else { String::new() };
    ibai.person.post(&withdrawal, &[("reason", "Cambiamos de plan"), ("seen", &seen), ("sure", "yes")]).await.is(303);
    declares(&case.office.reviewer, "no").await;
    declares(&case.office.decider, "no").await;
    case.office.reviewer.get(&page(&format!("/folios/{}", ibai.folio))).await.is(409);
    rules(&case.office.reviewer, &case.nuria.folio, Some("10.00"), "Cumple").await.is(303);
    proposes(&case.office.reviewer).await.is(303);
    approves(&case.office.decider).await.is(303);
    let results = format!("/es/convocatorias/{SLUG}/{SLUG}/resultados");
    case.world.visitor().get(&results).await.is(200).says(&case.nuria.folio).never_says(&ibai.folio);
}

#[tokio::test]
async fn an_annulled_resolution_stays_readable_and_the_line_is_decided_anew() {
    let case = proposed().await;
    approves(&case.office.decider).await.is(303);
    case.office.decider.get(&page("/resolucion/aprobacion")).await.is(409);
    annul(&case).await;
    assert_eq!(case.kind().await, Kind::UnderReview);
    let results = format!("/es/convocatorias/{SLUG}/{SLUG}/resultados");
    case.world.visitor().get(&results).await.is(200).says("Un acto posterior dejó sin efecto");
    case.ibai.person.get(&format!("{}/resultado", case.ibai.application)).await.is(200).says("no tiene una resolución vigente");
    rules(&case.office.reviewer, &case.ibai.folio, Some("500.00"), "Se acepta la firma").await.is(303);
    proposes(&case.office.reviewer).await.is(303);
    approves(&case.office.decider).await.is(303);
    assert_eq!(case.kind().await, Kind::ResolvedAwarded);
    case.ibai.person.get(&format!("{}/resultado", case.ibai.application)).await.is(200).says("500.00 MXN");
}

/// The institution annuls its resolution by a later act.
pub async fn annul(case: &Case) {
    let app = &case.world.app;
    let permit = may(&Actor::system(), Act::KeepRecord).unwrap();
    let record = live::record(app).await.unwrap();
    let institution = &record.institutions[&acuse::ids::InstitutionId::from_text("idm")];
    let day = case.world.now().date_naive();
    let fact = office::rules::fact(FactKind::Annulled, Subject::line(&LineId::from_text(SLUG)), institution, "Sentencia", day);
    let mut write = Write::begin(&app.db, permit, case.world.now()).await.unwrap();
    record_store::enter_fact(&mut write, &fact).await.unwrap();
    write.commit().await.unwrap();
}

#[tokio::test]
async fn on_days_before_it_the_pages_of_results_and_requirements_say_that_it_was_not_yet() {
    let case = proposed().await;
    approves(&case.office.decider).await.is(303);
    let visitor = case.world.visitor();
    let results = format!("/es/convocatorias/{SLUG}/{SLUG}/resultados");
    for day in ["as_of=2026-12-01", "known_on=2026-12-01"] {
        let then = visitor.get(&format!("{results}?{day}")).await.is(200).says("class=\"asof\"");
        then.says("aún no estaba resuelta").never_says(&case.nuria.folio);
    }
    visitor.get(&format!("{results}?as_of=2026-12-17")).await.is(200).says("class=\"asof\"").says(&case.nuria.folio);
    visitor.get(&format!("{results}?as_of=mañana")).await.is(422);
    visitor.get(&format!("/en/calls/{SLUG}/{SLUG}/results?known_on=2026-12-01")).await.is(200).says("not resolved yet");
    let asked = format!("/es/convocatorias/{SLUG}/{SLUG}/requisitos");
    visitor.get(&asked).await.is(200).never_says("class=\"asof\"");
    for day in ["as_of=2026-10-01", "known_on=2026-11-01"] {
        visitor.get(&format!("{asked}?{day}")).await.is(200).says("class=\"asof\"").says("aún no constaba qué pediría");
    }
    visitor.get(&format!("{asked}?known_on=2026-12-01")).await.is(200).says("¿Qué hará?").never_says("Empezar");
}
