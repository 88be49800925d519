//! Two people at once, the wrong order, a clock set back, and the wrong people.

use super::Town;
use crate::{associations::invites, support::Part};
use chrono::Duration;

#[tokio::test]
async fn of_two_stewards_at_once_one_announces() {
    let town = Town::new().await;
    let pablo = town.world.person("Pablo").await;
    town.salma.post(&format!("/es/responsable/personas/{}/responsable", pablo.id), &[("act", "give")]).await.is(303);
    let seen = super::hidden(&pablo.get(&town.desk()).await.is(200).text(), "seen");
    town.announces(&town.salma, "eva@example.org").await.is(303);
    town.announces_seeing(&pablo, "eva@example.org", &seen).await.is(409);
    let rows: i64 =
        sqlx::query_scalar("select count(*) from replacements").fetch_one(town.world.app.db.read()).await.expect("rows");
    assert_eq!(rows, 1);
    let left = std::fs::read_dir(town.world.app.config.data.join("files")).expect("the vault").count();
    assert_eq!(left, 1, "the other deed does not stay");
}

#[tokio::test]
async fn it_is_carried_out_once_and_neither_before_nor_after_it_was_stopped() {
    let mut town = Town::new().await;
    town.salma.post(&format!("{}/cumplimiento", town.desk()), &[("seen", "")]).await.is(409);
    town.salma.post(&format!("{}/cancelacion", town.desk()), &[("seen", ""), ("why", "x")]).await.is(409);
    town.announces(&town.salma, "eva@example.org").await.is(303);
    town.days_go_by(7).await;
    let seen = super::hidden(&town.salma.get(&town.desk()).await.is(200).text(), "seen");
    town.salma.post(&format!("{}/cumplimiento", town.desk()), &[("seen", &seen)]).await.is(303);
    town.salma.post(&format!("{}/cumplimiento", town.desk()), &[("seen", &seen)]).await.is(409);
    town.salma.post(&format!("{}/cancelacion", town.desk()), &[("seen", &seen), ("why", "x")]).await.is(409);
}

#[tokio::test]
async fn a_clock_that_is_set_back_makes_nobody_wait_less() {
    let mut town = Town::new().await;
    town.announces(&town.salma, "eva@example.org").await.is(303);
    town.days_go_by(6).await;
    town.world.app.clock.advance(Duration::days(-20));
    town.decides(&town.salma, "cumplimiento").await.is(409).says("siete días");
    town.world.app.clock.advance(Duration::days(21) - Duration::seconds(1));
    town.salma = town.world.signed_in("Salma").await;
    town.decides(&town.salma, "cumplimiento").await.is(409).says("siete días");
    town.world.app.clock.advance(Duration::seconds(1));
    town.decides(&town.salma, "cumplimiento").await.is(303);
}

#[tokio::test]
async fn a_representative_who_hands_over_meanwhile_makes_it_pointless() {
    let mut town = Town::new().await;
    town.announces(&town.salma, "eva@example.org").await.is(303);
    let member = format!("{}/integrantes/{}", town.home(), town.eva.id);
    town.ana.post(&member, &[("act", "role"), ("role", "representative")]).await.is(303);
    town.days_go_by(8).await;
    town.salma.get(&town.desk()).await.is(200).says("Otra persona representa ya a la asociación");
    town.decides(&town.salma, "cumplimiento").await.is(409);
    town.decides(&town.salma, "cancelacion").await.is(303);
    town.salma.get(&town.desk()).await.is(200).says("La asociación tiene varias personas representantes");
    town.announces_seeing(&town.salma, "eva@example.org", "").await.is(409);
}

#[tokio::test]
async fn nobody_but_the_steward_announces_and_the_steward_not_in_their_own_favour() {
    let town = Town::new().await;
    town.ana.get(&town.desk()).await.is(403);
    town.announces_seeing(&town.ana, "eva@example.org", "").await.is(403);
    town.announces(&town.salma, "salma@example.org").await.is(403).says("Usted no puede nombrarse");
    town.announces(&town.salma, "ana@example.org").await.is(409).says("Esa persona ya representa a la asociación");
    town.announces(&town.salma, "nadie@example.org").await.is(422).says("Ninguna cuenta confirmada");
    town.eva.get(&format!("{}/relevo", town.home())).await.is(404);
}

#[tokio::test]
async fn nobody_whom_the_one_who_was_lost_invited_represents_it_afterwards() {
    let mut town = Town::new().await;
    town.announces(&town.salma, &town.eva.email).await.is(303);
    town.days_go_by(7).await;
    invites(&town.ana, &town.id, "trudi@example.org", "representative").await;
    let link = town.world.link_to("trudi@example.org").await;
    let trudi = town.world.person("Trudi").await;
    town.decides(&town.salma, "cumplimiento").await.is(303);
    trudi.post(&link, &[]).await.is(410);
    trudi.get(&town.home()).await.is(403);
}

#[tokio::test]
async fn where_there_are_two_stewards_the_second_carries_out_what_the_first_announced() {
    let mut town = Town::new().await;
    let pablo = town.world.person("Pablo").await;
    let role = format!("/es/responsable/personas/{}/responsable", pablo.id);
    town.salma.post(&role, &[("act", "give")]).await.is(303);
    town.announces(&town.salma, "eva@example.org").await.is(303);
    town.eva
        .get(&format!("{}/relevo", town.home()))
        .await
        .is(200)
        .says("Otra persona responsable de la instalación, no la que lo anunció");
    town.days_go_by(7).await;
    town.salma.get(&town.desk()).await.is(200).says("lo cumple otra persona responsable").never_says("cumplimiento");
    town.decides(&town.salma, "cumplimiento").await.is(403).says("quien anuncia no puede cumplir");
    // Sending the other away gives nobody a free hand.
    town.salma.post(&role, &[("act", "withdraw")]).await.is(303);
    town.decides(&town.salma, "cumplimiento").await.is(403);
    town.ana.get(&format!("{}/perfil", town.home())).await.is(200);
    town.salma.post(&role, &[("act", "give")]).await.is(303);
    let pablo = town.world.signed_in("Pablo").await;
    town.decides(&pablo, "cumplimiento").await.leads_to(&town.desk());
    town.eva
        .get(&format!("{}/relevo", town.home()))
        .await
        .is(200)
        .says("Otra persona responsable de la instalación que la que lo anunció");
    assert_eq!(second_steward(&town).await, serde_json::json!(true));
}

#[tokio::test]
async fn where_there_is_one_steward_the_page_and_the_log_say_that_one_did_both() {
    let mut town = Town::new().await;
    town.announces(&town.salma, "eva@example.org").await.is(303);
    town.eva.get(&format!("{}/relevo", town.home())).await.is(200).says("no hay otra persona responsable que pueda cumplirlo");
    town.days_go_by(7).await;
    town.salma.get(&town.desk()).await.is(200).says("no hay otra persona responsable que pueda cumplirlo");
    town.decides(&town.salma, "cumplimiento").await.is(303);
    town.eva.get(&format!("{}/relevo", town.home())).await.is(200).says("La misma persona responsable que lo anunció");
    let english = format!("/en/my/associations/{}/replacement", town.id);
    town.eva.get(&english).await.is(200).says("The same steward who announced it");
    assert_eq!(second_steward(&town).await, serde_json::json!(false));
}

/// What the leaf of the replacement that was carried out tells everybody.
async fn second_steward(town: &Town) -> serde_json::Value {
    let leaf: String = sqlx::query_scalar("select leaf from entries where kind = 'association_representative_replaced'")
        .fetch_one(town.world.app.db.read())
        .await
        .expect("a leaf");
    let leaf: serde_json::Value = serde_json::from_str(&leaf).expect("JSON");
    leaf["data"]["second_steward"].clone()
}

#[tokio::test]
async fn what_was_typed_beside_a_deed_that_is_too_large_comes_back() {
    let town = Town::new().await;
    let seen = super::hidden(&town.salma.get(&town.desk()).await.is(200).text(), "seen");
    let large = vec![b'x'; town.world.app.config.max_file_bytes + 1];
    let parts = [
        Part::Field("seen", &seen),
        Part::Field("email", "eva@example.org"),
        Part::Field("reason", "No responde desde agosto."),
        Part::Field("evidence", "Escritura 1234 (inventada)"),
        Part::File { name: "file", file: "acta.pdf", kind: "application/pdf", bytes: &large },
    ];
    let back = town.salma.post_multipart(&town.desk(), &parts).await.is(422).says("más grande de lo permitido");
    back.says("No responde desde agosto.").says("Escritura 1234").never_says("Elija la copia del acta");
}
