//! Checking a receipt in public: that it exists, when it was received, that nothing changed; and nothing else.

use super::{LINE, completes, drafting, files};
use crate::support::World;
use acuse::{
    applications::{folio::Folio, store},
    ids::LineId,
};
use sqlx::Connection as _;

/// A world in which Nuria has filed, with the folio she got.
async fn filed() -> (World, String) {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    let filed = store::filed_of_line(world.app.db.read(), &LineId::from_text(LINE)).await.expect("what was filed");
    let folio = filed[0].folio.to_string();
    nuria.get(&format!("{draft}/acuse")).await.says(&format!("/es/acuses/{folio}"));
    (world, folio)
}

#[tokio::test]
async fn whoever_is_shown_a_receipt_learns_that_it_is_real_and_nothing_of_what_was_filed() {
    let (world, folio) = filed().await;
    let visitor = world.visitor();
    visitor.get("/es/acuses").await.is(200).says("Comprobar un acuse");
    let typed = folio.to_lowercase().replace('-', "+");
    let to = visitor.get(&format!("/es/acuses?folio={typed}")).await.leads_to(&format!("/es/acuses/{folio}"));
    let page = visitor.follow(to).await.is(200).says("sigue igual").says("12:00 en Ciudad de México").says("noindex");
    page.never_says("Club Raíces").never_says("Talleres").never_says(LINE);
    visitor.get(&format!("/en/receipts/{folio}")).await.is(200).says("the same as on the day it was received");
}

#[tokio::test]
async fn a_folio_that_was_withdrawn_says_so_and_nothing_of_why() {
    let world = World::new().await;
    let (nuria, _, draft) = super::drafting(&world).await;
    super::completes(&nuria, &draft).await;
    super::files(&nuria, &draft).await.is(303);
    let folio: String = sqlx::query_scalar("select folio from applications").fetch_one(world.app.db.read()).await.expect("one");
    let page = format!("/es/acuses/{folio}");
    world.visitor().get(&page).await.is(200).never_says("retiró");
    nuria.post(&format!("{draft}/retiro"), &[("reason", "Cambiamos de plan"), ("sure", "yes")]).await.is(303);
    let told =
        world.visitor().get(&page).await.is(200).says("La asociación retiró esta solicitud: domingo 22 de noviembre de 2026");
    told.says("sigue igual").never_says("Cambiamos de plan").never_says("Club Raíces");
    world.visitor().get(&format!("/en/receipts/{folio}")).await.is(200).says("The association withdrew this application");
}

#[tokio::test]
async fn a_folio_that_was_copied_wrongly_or_never_issued_is_answered_in_words() {
    let (world, folio) = filed().await;
    let visitor = world.visitor();
    let wrong = folio.replace(folio.chars().last().expect("a sign"), "?");
    visitor.get(&format!("/es/acuses?folio={wrong}")).await.is(422).says("Revise el folio");
    let never = Folio::of([7; 11]).to_string();
    visitor.get(&format!("/es/acuses/{never}")).await.is(404).says("No hay ningún acuse con este folio");
    visitor.get("/en/receipts/nothing").await.is(404).says("Look at the folio again").says("value=\"nothing\"");
}

#[tokio::test]
async fn what_was_tampered_with_is_not_called_unchanged() {
    let (world, folio) = filed().await;
    tampers(&world, "applications", "update applications set content = replace(content, 'Talleres', 'Otra cosa')").await;
    world.visitor().get(&format!("/es/acuses/{folio}")).await.is(200).says("ya no coincide").never_says("sigue igual");
}

/// Somebody with the file can drop the triggers; the hashes still tell.
pub async fn tampers(world: &World, table: &str, sql: &'static str) {
    let file = format!("sqlite://{}", world.app.db.path().display());
    let mut other = sqlx::SqliteConnection::connect(&file).await.expect("the file");
    let triggers: Vec<String> = sqlx::query_scalar("select name from sqlite_master where type = 'trigger' and tbl_name = ?")
        .bind(table)
        .fetch_all(&mut other)
        .await
        .expect("triggers");
    for trigger in triggers {
        sqlx::query(sqlx::AssertSqlSafe(format!("drop trigger {trigger}"))).execute(&mut other).await.expect("dropped");
    }
    let changed = sqlx::query(sql).execute(&mut other).await.expect("changed");
    assert!(changed.rows_affected() > 0, "{sql}");
}

#[tokio::test]
async fn folios_cannot_be_tried_one_after_another() {
    let world = World::new().await;
    let visitor = world.visitor();
    let mut last = 0;
    for number in 0..60 {
        last = visitor.get(&format!("/es/acuses/{}", Folio::of([number; 11]))).await.status.as_u16();
    }
    assert_eq!(last, 429);
    world.visitor().get(&format!("/es/acuses/{}", Folio::of([1; 11]))).await.is(404);
}
