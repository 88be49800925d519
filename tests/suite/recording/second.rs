//! What two people resolved takes two people to undo; until then nothing changes and nobody outside knows.

use super::{Fields, WORD, line, records};
use crate::{
    review::{Case, SLUG, approves, declares, filed, proposes, rules},
    support::{Answer, Part, Persona, office::hidden},
};
use acuse::{
    calls::{
        facts::{FactKind, Subject},
        live,
        standing::Kind,
    },
    ids::LineId,
    ledger,
};

/// A line that a reviewer and a decider resolved.
async fn resolved() -> Case {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    declares(&case.office.decider, "no").await;
    rules(&case.office.reviewer, &case.nuria.folio, Some("2,000.00"), "Cumple").await.is(303);
    rules(&case.office.reviewer, &case.ibai.folio, None, "Falta la firma").await.is(303);
    proposes(&case.office.reviewer).await.is(303);
    approves(&case.office.decider).await.is(303);
    case
}

/// Records an act in the institution's own word.
async fn acts(who: &Persona, kind: &str, fields: Fields<'_>) -> Answer {
    records(who, &line(SLUG, kind), "", &[&[("occurred_on", "2026-12-17")][..], fields, &WORD].concat()).await
}

/// Approves an act through its page as it shows now.
async fn approves_act(who: &Persona, act: &str, fields: Fields<'_>) -> Answer {
    let seen = hidden(&who.get(act).await.is(200).text(), "seen");
    sends_approval(who, act, &[&[("seen", seen.as_str())][..], fields].concat()).await
}

async fn sends_approval(who: &Persona, act: &str, fields: Fields<'_>) -> Answer {
    let parts: Vec<Part<'_>> = fields.iter().map(|(name, value)| Part::Field(name, value)).collect();
    who.post_multipart(&format!("{act}/aprobacion"), &parts).await
}

/// The fact that resolved the line.
async fn resolution(case: &Case) -> String {
    let record = live::record(&case.world.app).await.expect("the record");
    let facts = record.facts_of(&Subject::line(&LineId::from_text(SLUG)));
    let found = facts.into_iter().find(|fact| matches!(fact.kind, FactKind::ResultsPublished { .. }));
    found.expect("a resolution").id.to_string()
}

#[tokio::test]
async fn one_person_alone_undoes_no_resolution() {
    let case = resolved().await;
    let fact = resolution(&case).await;
    let attempts: [(&str, Fields<'_>); 5] = [
        ("annulled", &[]),
        ("reopened", &[]),
        ("cancelled", &[]),
        ("corrected", &[("corrects", &fact)]),
        ("amended", &[("corrects", &fact)]),
    ];
    for (kind, fields) in attempts {
        acts(&case.office.publisher, kind, fields).await.leads_to("/es/oficina/idm/actos/");
        assert_eq!(case.kind().await, Kind::ResolvedAwarded, "{kind}");
    }
    // Neither of it is public, nor has the institution done it.
    let api = case.world.visitor().get(&format!("/api/v1/calls/{SLUG}")).await.is(200);
    api.never_says("annulled").never_says("reopened").never_says("Lo que ocurrió");
    let told = sqlx::query_scalar::<_, i64>("select count(*) from entries where public = 1 and leaf like '%annulled%'");
    assert_eq!(told.fetch_one(case.world.app.db.read()).await.expect("a count"), 0);
    // What changes no result is recorded at once.
    case.office.publisher.get(&line(SLUG, "not_paid")).await.is(403);
    acts(&case.office.publisher, "amended", &[]).await.leads_to("/es/hechos/");
    acts(&case.office.publisher, "paid", &[]).await.leads_to("/es/hechos/");
}

#[tokio::test]
async fn another_person_approves_and_both_are_on_record() {
    let case = resolved().await;
    let act = acts(&case.office.publisher, "annulled", &[]).await.leads_to("/es/oficina/idm/actos/").location();
    for page in ["/es/oficina/idm".to_owned(), format!("/es/oficina/idm/lineas/{SLUG}")] {
        case.office.decider.get(&page).await.is(200).says("esperan a una segunda persona").says(&act);
    }
    case.world.visitor().get(&act).await.leads_to("/es/cuenta/entrar");
    case.nuria.person.get(&act).await.is(403);
    let own = case.office.publisher.get(&act).await.is(200);
    own.says("Usted lo propuso").never_says("Aprobar y asentar");
    approves_act(&case.office.decider, &act, &[]).await.leads_to("/es/hechos/");
    assert_eq!(case.kind().await, Kind::UnderReview);
    let fact = act.replace("/es/oficina/idm/actos/", "/es/hechos/");
    case.world.visitor().get(&fact).await.is(200).says("Dos personas de la institución").says("Lo que ocurrió, en español.");
    let english = fact.replace("/es/hechos/", "/en/facts/");
    case.world.visitor().get(&english).await.is(200).says("Two people of the institution");
    let letters = case.world.letters_to(&case.ibai.person.email).await;
    assert!(letters.iter().any(|letter| letter.body.contains("Lo que ocurrió")), "applicants are told");
    sends_approval(&case.office.decider, &act, &[("seen", "0")]).await.is(409);
    assert!(ledger::verify(&case.world.app.db).await.expect("the ledger").is_empty());
}

#[tokio::test]
async fn whoever_proposed_it_does_not_approve_it_and_who_does_not_decide_neither() {
    let case = resolved().await;
    let act = acts(&case.office.decider, "cancelled", &[]).await.leads_to("/es/oficina/idm/actos/").location();
    // Any form about the line has seen what holds now.
    let seen = hidden(&case.office.publisher.get(&line(SLUG, "amended")).await.is(200).text(), "seen");
    let form = [("seen", seen.as_str())];
    for who in [&case.office.decider, &case.office.publisher, &case.office.reviewer, &case.office.steward, &case.nuria.person] {
        sends_approval(who, &act, &form).await.is(403);
    }
    assert_eq!(case.kind().await, Kind::ResolvedAwarded);
    // Somebody may take it back, once.
    case.office.reviewer.post(&format!("{act}/retiro"), &[]).await.is(403);
    case.office.publisher.post(&format!("{act}/retiro"), &[]).await.leads_to("/es/oficina/idm");
    case.office.publisher.post(&format!("{act}/retiro"), &[]).await.is(409);
    case.office.publisher.get(&act).await.is(200).says("sin aprobarse").never_says("Retirar la propuesta");
    case.office.decider.get("/es/oficina/idm").await.is(200).never_says("esperan a una segunda persona");
    case.office.publisher.get("/es/oficina/idm/actos/no-hay").await.is(404);
    case.office.publisher.get(&act.replace("/idm/", "/otra/")).await.is(403);
}

#[tokio::test]
async fn the_trial_of_a_form_says_that_it_will_wait() {
    let case = resolved().await;
    let trial = [("step", "preview")];
    let shown = acts(&case.office.publisher, "annulled", &trial).await.is(200);
    shown.says("Con este hecho").says("quedará propuesto");
    acts(&case.office.publisher, "amended", &trial).await.is(200).never_says("quedará propuesto");
}

#[tokio::test]
async fn nor_does_one_person_alone_make_a_line_resolved() {
    let case = filed().await.closes().await;
    assert_eq!(case.kind().await, Kind::UnderReview);
    acts(&case.office.publisher, "paid", &[("mxn", "2,000")]).await.leads_to("/es/oficina/idm/actos/");
    assert_eq!(case.kind().await, Kind::UnderReview);
}

#[tokio::test]
async fn the_document_is_added_by_whoever_approves() {
    let case = resolved().await;
    let with = [("occurred_on", "2026-12-17"), ("evidence_fetched_on", "2026-12-17")];
    let answer = records(&case.office.publisher, &line(SLUG, "annulled"), "1", &with).await.is(422);
    answer.says("espera a una segunda").says("Lo que ocurrió, en español.");
    let act = acts(&case.office.publisher, "annulled", &[]).await.is(303).location();
    let address = ("evidence_url", "https://example.org/anulacion");
    approves_act(&case.office.decider, &act, &[address]).await.is(422).says("https://example.org/anulacion");
    let whole = [address, ("evidence_kind", "official_act"), ("evidence_fetched_on", "2026-12-17"), ("evidence_level", "1")];
    let fact = approves_act(&case.office.decider, &act, &whole).await.leads_to("/es/hechos/").location();
    case.world.visitor().get(&fact).await.is(200).says("https://example.org/anulacion");
}
