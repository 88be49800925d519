//! How long resolutions take here: only what is known, and typical only when there are enough cases.

use super::{checks, completes, corrections, drafting, files, joins, promises, suspend};
use crate::support::{Persona, World};
use acuse::{
    applications::waiting::{Case, FEW, Typical, typical, waited},
    calls::dates::Zone,
    ids::LineId,
};
use chrono::{TimeZone, Utc};
use proptest::prelude::*;

fn cases(days: &[i64]) -> Vec<Case> {
    days.iter().enumerate().map(|(i, days)| Case { line: LineId::from_text(format!("l{i}")), days: *days }).collect()
}

proptest! {
    #[test]
    fn the_middle_lies_between_the_shortest_and_the_longest(days in prop::collection::vec(0..2000_i64, 0..30)) {
        match typical(cases(&days)) {
            Typical::NotKnown => prop_assert!(days.is_empty()),
            Typical::Cases(shown) => prop_assert!(!days.is_empty() && days.len() < FEW && shown.len() == days.len()),
            Typical::Known { cases, median, shortest, longest } => {
                prop_assert!(cases == days.len() && cases >= FEW);
                prop_assert_eq!((Some(&shortest), Some(&longest)), (days.iter().min(), days.iter().max()));
                prop_assert!(shortest <= median && median <= longest);
                let below = days.iter().filter(|d| **d < median).count();
                prop_assert!(below * 2 <= days.len());
            }
        }
    }
}

#[test]
fn days_are_counted_on_the_authoritys_calendar_and_only_once_closed() {
    let closes = Utc.with_ymd_and_hms(2026, 12, 16, 0, 0, 0).single().expect("an instant");
    let later = Utc.with_ymd_and_hms(2026, 12, 18, 7, 0, 0).single().expect("an instant");
    assert_eq!(waited(Some(closes), Zone::MEXICO_CITY, closes), None);
    assert_eq!(waited(Some(closes), Zone::MEXICO_CITY, later), Some(3), "15 December to 18 December in Mexico City");
    assert_eq!(waited(None, Zone::MEXICO_CITY, later), None);
}

#[tokio::test]
async fn an_application_says_how_far_it_has_come_and_that_no_typical_time_is_known() {
    let case = corrections::reviewed().await;
    let page = case.nuria.person.get(&case.nuria.application).await.is(200);
    page.says("En qué va")
        .says("La institución puede revisarla")
        .says("Prometida para: 28 de febrero de 2027")
        .says("Días de espera desde el cierre: 2.")
        .says("No se sabe cuánto suele tardar");
    corrections::asks(&case.office.reviewer, &case.nuria.folio, &[("budget", "No cuadra")], "5").await.is(303);
    case.nuria.person.get(&case.nuria.application).await.is(200).says("Se espera su respuesta a una prevención");
    // A result that is recorded and not published shows nowhere.
    crate::review::rules(&case.office.reviewer, &case.ibai.folio, None, "Sin cupo").await.is(303);
    case.ibai.person.get(&case.ibai.application).await.is(200).never_says("Sin cupo").says("La institución puede revisarla");
}

#[tokio::test]
async fn a_line_that_was_resolved_here_is_a_case_and_no_typical_time() {
    let case = corrections::reviewed().await;
    crate::review::declares(&case.office.decider, "no").await;
    for folio in [&case.nuria.folio, &case.ibai.folio] {
        crate::review::rules(&case.office.reviewer, folio, None, "Sin presupuesto").await.is(303);
    }
    crate::review::proposes(&case.office.reviewer).await.is(303);
    crate::review::approves(&case.office.decider).await.is(303);
    let page = case.nuria.person.get(&case.nuria.application).await.is(200);
    page.says("Publicada: vea su resultado").says("no hay un tiempo típico").says("2 días").never_says("Días de espera");
}

#[tokio::test]
async fn while_the_line_is_suspended_or_overdue_the_application_says_so_and_what_can_be_done() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    nuria.get(&draft).await.is(200).says("Empieza después del cierre").never_says("Puede:");
    suspend(&world).await;
    let page = nuria.get(&draft).await.is(200).says("Mientras la línea está suspendida su solicitud también lo está");
    page.says("/es/convocatorias/redes-2027").says("/es/instituciones/idm").says("no tiene un plazo de silencio administrativo");
    let english = nuria.get(&draft.replace("/es/mi/solicitudes", "/en/my/applications")).await.is(200);
    english.says("While the line is suspended so is your application").says("You may:");
}

/// Nuria filed; the day is another one, and she signed in again. She, the association, the application's page.
async fn filed_until(world: &World, (year, month, day): (i32, u32, u32)) -> (Persona, String, String) {
    let (nuria, association, draft) = drafting(world).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    world.app.clock.set(Utc.with_ymd_and_hms(year, month, day, 18, 0, 0).single().expect("an instant"));
    (world.signed_in("Nuria").await, association, draft)
}

fn in_english(page: &str) -> String {
    page.replace("/es/mi/solicitudes", "/en/my/applications")
}

#[tokio::test]
async fn while_the_line_is_unresolved_the_application_says_so_and_what_can_be_done() {
    let world = World::new().await;
    let (nuria, association, page) = filed_until(&world, (2028, 3, 10)).await;
    promises(&world, "2027-02-28").await;
    // Long past is not yet unresolved: somebody has to have looked.
    nuria.get(&page).await.is(200).never_says("sigue sin resolver").never_says("Sin resolver desde");
    checks(&world, "2028-03-05").await;
    let said = nuria.get(&page).await.is(200);
    said.says("La línea sigue sin resolver: se buscó y no consta ningún acto que la resuelva")
        .says("Eso no dice que se haya negado")
        .says("Sin resolver desde el 1 de marzo de 2027, hace 375 días")
        .says("Última búsqueda: 5 de marzo de 2028.")
        .says("Puede:")
        .says("/es/convocatorias/redes-2027")
        .says("/es/instituciones/idm")
        .says("/es/mi/hechos/line/redes-2027");
    let english = nuria.get(&in_english(&page)).await.is(200);
    english
        .says("The line is unresolved: a search found no act")
        .says("Unresolved since 1 March 2027, 375 days ago")
        .says("You may:");
    // The list says it too, and whoever may not speak for the association is not led to speak.
    nuria.get(&format!("/es/mi/asociaciones/{association}/solicitudes")).await.is(200).says("sigue sin resolver");
    let ines = joins(&world, &nuria, &association, "Ines", "observer").await;
    ines.get(&page).await.is(200).says("sigue sin resolver").never_says("/es/mi/hechos/");
}

#[tokio::test]
async fn a_search_of_long_ago_is_not_told_as_if_it_were_of_today() {
    let world = World::new().await;
    let (nuria, _, page) = filed_until(&world, (2029, 6, 1)).await;
    promises(&world, "2027-02-28").await;
    checks(&world, "2028-01-20").await;
    let said = nuria.get(&page).await.is(200).says("sigue sin resolver").says("Sin buscar desde: 20 de enero de 2028.");
    said.never_says("Última búsqueda");
    nuria.get(&in_english(&page)).await.is(200).says("Not checked since: 20 January 2028.");
}

#[tokio::test]
async fn while_the_promised_day_has_passed_the_application_says_so_and_what_can_be_done() {
    let world = World::new().await;
    let (nuria, _, page) = filed_until(&world, (2027, 3, 10)).await;
    nuria.get(&page).await.is(200).never_says("La fecha prometida pasó");
    promises(&world, "2027-02-28").await;
    let said = nuria.get(&page).await.is(200);
    said.says("La fecha prometida pasó hace 10 días y no consta una resolución")
        .says("Su solicitud sigue presentada. Puede:")
        .says("Nadie ha registrado aquí una búsqueda")
        .says("/es/mi/hechos/line/redes-2027")
        .never_says("sigue sin resolver");
    let english = nuria.get(&in_english(&page)).await.is(200);
    english.says("The promised date passed 10 days ago").says("You may:").says("Nobody has recorded a search here");
}
