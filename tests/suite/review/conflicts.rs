//! A declared conflict of interest stays until somebody else lifts it.

use super::{Case, approves, declares, filed, page, proposes, rules};
use crate::support::{Answer, Persona, office::grant};
use acuse::{
    clock::Now,
    ids::{LineId, PersonId},
    ledger,
    policy::Refusal,
    review::{
        model::{Declared, Lifted},
        rules::{Stage, conflict, may_lift},
        store::declarations,
    },
};
use proptest::prelude::*;

/// Lifts the conflict that the line's page offers first.
pub async fn lifts(official: &Persona, reason: &str) -> Answer {
    let line = official.get(&page("")).await.is(200).text();
    let start = line.find(&page("/conflicto-de-interes/")).expect("a way to lift a conflict");
    let to = line[start..].split('"').next().unwrap_or_default().to_owned();
    official.get(&to).await.is(200).says("Levantar un conflicto de interés");
    official.post(&to, &[("reason", reason)]).await
}

/// The address at which the one declared conflict would be lifted.
async fn lifting(case: &Case) -> String {
    let declared = declarations(case.world.app.db.read(), &LineId::from_text(super::SLUG)).await.expect("declarations");
    let one = declared.iter().find(|one| one.stands()).expect("one that stands");
    page(&format!("/conflicto-de-interes/{}", one.position))
}

#[tokio::test]
async fn whoever_declared_a_conflict_cannot_take_it_back_rule_and_declare_it_again() {
    let case = filed().await.closes().await;
    let dario = &case.office.decider;
    declares(dario, "yes").await;
    dario
        .get(&page(""))
        .await
        .is(200)
        .says("puede levantarlo otra persona")
        .never_says("¿Tiene un conflicto")
        .never_says("Levantar el");
    dario.post(&page("/conflicto-de-interes"), &[("conflict", "no")]).await.is(403).says("no abre ni decide");
    let to = lifting(&case).await;
    dario.get(&to).await.is(403).says("quien declara no puede levantar");
    dario.post(&to, &[("reason", "Ya no lo tengo")]).await.is(403);
    // Said twice it is said once.
    declares(dario, "yes").await;
    let declared = declarations(case.world.app.db.read(), &LineId::from_text(super::SLUG)).await.expect("declarations");
    assert_eq!(declared.len(), 1);
    dario.get(&page(&format!("/folios/{}", case.nuria.folio))).await.is(403);
}

#[tokio::test]
async fn another_who_publishes_or_decides_lifts_it_with_a_reason_and_it_is_declared_anew() {
    let case = filed().await.closes().await;
    let (reviewer, publisher) = (&case.office.reviewer, &case.office.publisher);
    declares(reviewer, "yes").await;
    publisher.get(&page("")).await.is(200).says("Conflictos de interés declarados").says("Levantar el conflicto de Renata");
    let to = lifting(&case).await;
    publisher.post(&to, &[("reason", " ")]).await.is(422).says("Escriba el motivo.");
    let long = "x".repeat(1_001);
    publisher.post(&to, &[("reason", &long)]).await.is(422).says(&long);
    publisher
        .get(
            &to.replace("/es/oficina/", "/en/office/")
                .replace("/lineas/", "/lines/")
                .replace("conflicto-de-interes", "conflict-of-interest"),
        )
        .await
        .is(200)
        .says("Lift a conflict of interest");
    publisher.post(&to, &[("reason", "Confundió dos asociaciones")]).await.leads_to(&page(""));
    publisher.post(&to, &[("reason", "Otra vez")]).await.is(409);
    publisher.get(&page("")).await.is(200).says("Lo levantó Pilar").says("Confundió dos asociaciones").never_says("Levantar el");
    let folio = page(&format!("/folios/{}", case.nuria.folio));
    reviewer.get(&folio).await.is(409).says("declare en la página de la línea");
    reviewer
        .get(&page(""))
        .await
        .is(200)
        .says("Pilar levantó el conflicto")
        .says("Confundió dos asociaciones")
        .says("¿Tiene un conflicto");
    declares(reviewer, "no").await;
    reviewer.get(&folio).await.is(200);
}

#[tokio::test]
async fn nobody_lifts_it_without_the_office_or_with_an_interest_of_their_own() {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "yes").await;
    let to = lifting(&case).await;
    let reason = [("reason", "Porque sí")];
    let renato = case.world.person("Renato").await;
    grant(&case.office.steward, "idm", &renato.email, "reviewer").await;
    renato.post(&to, &reason).await.is(403).says("Su función no permite");
    renato.get(&page("")).await.is(200).never_says("Renata");
    for other in [&case.office.steward, &case.nuria.person] {
        other.get(&to).await.is(403);
        other.post(&to, &reason).await.is(403);
    }
    case.world.visitor().get(&to).await.leads_to("/es/cuenta/entrar");
    grant(&case.office.steward, "idm", &case.nuria.person.email, "decider").await;
    case.nuria.person.post(&to, &reason).await.is(403).says("Usted pertenece a la asociación");
    case.office.publisher.get(&page("/conflicto-de-interes/7000")).await.is(404);
    case.office.publisher.get(&page("/conflicto-de-interes/x")).await.is(404);
    declares(&case.office.decider, "yes").await;
    case.office.decider.post(&to, &reason).await.is(403).says("Usted declaró un conflicto");
    case.office.decider.get(&page("")).await.is(200).says("Renata").never_says("Levantar el");
}

#[tokio::test]
async fn a_conflict_that_is_learned_of_later_is_declared_on_the_same_page() {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    case.office.reviewer.get(&page("")).await.is(200).says("Declarar un conflicto de interés").says("Club Raíces");
    declares(&case.office.reviewer, "yes").await;
    case.office.reviewer.get(&page("")).await.is(200).never_says("Club Raíces");
}

#[tokio::test]
async fn a_lifting_is_in_the_log_and_the_resolution_opens_it_without_a_name() {
    let case = filed().await.closes().await;
    let (reviewer, decider) = (&case.office.reviewer, &case.office.decider);
    declares(reviewer, "yes").await;
    lifts(&case.office.publisher, "Confundió dos asociaciones").await.is(303);
    for official in [reviewer, decider] {
        declares(official, "no").await;
    }
    let db = case.world.app.db.read();
    let lift: String =
        sqlx::query_scalar("select id from entries where kind = 'conflict_lifted'").fetch_one(db).await.expect("one");
    for folio in [&case.nuria.folio, &case.ibai.folio] {
        rules(reviewer, folio, None, "Sin cupo").await.is(303);
    }
    proposes(reviewer).await.is(303);
    approves(decider).await.is(303);
    let leaf: String =
        sqlx::query_scalar("select leaf from entries where kind = 'resolution_published'").fetch_one(db).await.expect("one");
    assert!(leaf.contains(&lift), "opened: {leaf}");
    assert!(!leaf.contains("Confundió") && !leaf.contains(case.office.publisher.id.as_str()));
    assert!(ledger::verify(&case.world.app.db).await.expect("read").is_empty());
    case.office.publisher.get(&page("")).await.is(200).says("Lo levantó Pilar");
}

fn declared(said: &[(bool, bool)]) -> Vec<Declared> {
    let at: Now = chrono::DateTime::UNIX_EPOCH;
    let lifted = || Lifted { entry: String::new(), by: String::new(), reason: String::new(), at };
    let one = |(position, (conflict, is_lifted)): (i64, &(bool, bool))| Declared {
        position,
        person: PersonId::from_text("renata"),
        name: String::new(),
        folio: None,
        conflict: *conflict,
        declared_at: at,
        lifted: (*conflict && *is_lifted).then(lifted),
    };
    (0_i64..).zip(said).map(one).collect()
}

proptest! {
    #[test]
    fn nothing_that_is_said_afterwards_ends_a_conflict_that_nobody_lifted(said in prop::collection::vec(any::<(bool, bool)>(), 0..8)) {
        let all = declared(&said);
        let holds = conflict(&all, &PersonId::from_text("renata"));
        let stands = said.iter().any(|(conflict, lifted)| *conflict && !lifted);
        prop_assert_eq!(holds == Some(true), stands);
        if holds == Some(false) {
            prop_assert_eq!(said.last().map(|(conflict, _)| *conflict), Some(false), "what opens is the last word");
        }
        prop_assert_eq!(conflict(&all, &PersonId::from_text("dario")), None);
    }
}

#[test]
fn nothing_is_lifted_after_the_end_or_by_somebody_with_an_interest() {
    for stage in [Stage::Receiving, Stage::Suspended, Stage::Deciding, Stage::Resolved, Stage::Cancelled] {
        let over = matches!(stage, Stage::Resolved | Stage::Cancelled);
        assert_eq!(may_lift(stage, false, false).is_err(), over, "{stage:?}");
        assert!(may_lift(stage, true, false).is_err());
        assert!(may_lift(stage, false, true).is_err());
    }
    assert_eq!(may_lift(Stage::Deciding, true, false), Err(Refusal::ConflictDeclared));
    assert_eq!(may_lift(Stage::Deciding, false, true), Err(Refusal::OwnAssociation));
}
