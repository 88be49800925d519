//! The deadline's last instant is in time; one millisecond later is refused, and the draft is kept.

use super::{LINE, completes, files, hidden, publish, receive_at_the_counter, registers, rows, starts};
use crate::support::World;
use acuse::{applications::context::LineNow, clock::Now, ids::LineId};
use chrono::{Duration, TimeZone, Utc};

/// 15 December 2026, 18:00 in Mexico City.
fn closes() -> Now {
    Utc.with_ymd_and_hms(2026, 12, 16, 0, 0, 0).single().expect("an instant")
}

#[tokio::test]
async fn the_last_instant_is_in_time() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    world.app.clock.set(closes());
    let nuria = world.signed_in("Nuria").await;
    files(&nuria, &draft).await.is(303);
    nuria.get(&format!("{draft}/acuse")).await.is(200).says("18:00 en Ciudad de México").says("18:00 en Chicago");
}

#[tokio::test]
async fn a_millisecond_later_is_refused_and_the_draft_is_kept() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    world.app.clock.set(closes());
    let nuria = world.signed_in("Nuria").await;
    let seen = hidden(&nuria.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
    world.app.clock.advance(Duration::milliseconds(1));
    let form = [("seen", seen.as_str()), ("name", "Nuria"), ("accept", "yes")];
    nuria
        .post(&format!("{draft}/presentacion"), &form)
        .await
        .is(409)
        .says("Su borrador queda guardado")
        .says("18:00:00.001 en Ciudad de México")
        .says("18:00:00.001 en Chicago")
        .says("La recepción cerró");
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    nuria.post(&format!("{english}/filing"), &form).await.is(409).says("the server’s clock said").says("Your draft is kept");
    assert_eq!((rows(&world, "applications").await, rows(&world, "drafts").await), (0, 1));
    nuria
        .get(&draft)
        .await
        .is(200)
        .says("Se conserva para consulta")
        .never_says("Lista para presentarse")
        .says("3 de 4 contestadas");
    nuria.get(&format!("{draft}/revision")).await.is(200).says("Talleres de memoria").never_says("name=\"accept\"");
    nuria.get(&format!("{draft}/respuestas")).await.is(409);
    nuria.post(&format!("{draft}/respuestas"), &[("shown-p1", "x"), ("p1", "tarde")]).await.is(409);
    nuria.get(&format!("/es/mi/asociaciones/{association}/solicitudes")).await.is(200).says("Borrador sin presentar");
}

#[tokio::test]
async fn where_a_counter_receives_its_last_hour_is_the_last_in_time_for_standing_and_filing_alike() {
    let world = World::new().await;
    publish(&world).await;
    receive_at_the_counter(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    let last: Now = Utc.with_ymd_and_hms(2026, 12, 15, 21, 0, 0).single().expect("15:00 in Mexico City");
    let line = LineId::from_text(LINE);
    for (now, kind, in_time) in [(last, "open", true), (last + Duration::milliseconds(1), "under_review", false)] {
        let at = LineNow::of(&world.app, &line, now).await.expect("the line");
        assert_eq!((at.assessed.kind().name(), at.state().closes.is_some_and(|closes| now <= closes)), (kind, in_time));
    }
    world.app.clock.set(last);
    let nuria = world.signed_in("Nuria").await;
    let seen = hidden(&nuria.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
    world.app.clock.advance(Duration::milliseconds(1));
    let form = [("seen", seen.as_str()), ("name", "Nuria"), ("accept", "yes")];
    nuria.post(&format!("{draft}/presentacion"), &form).await.is(409).says("Su borrador queda guardado");
    world.app.clock.set(last);
    files(&nuria, &draft).await.is(303);
}
