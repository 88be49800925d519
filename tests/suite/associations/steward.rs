//! The steward sees what associations gave, and verifies with a reason and evidence.

use super::{joins, registers};
use crate::support::World;

#[tokio::test]
async fn the_steward_verifies_and_withdraws_with_a_reason() {
    let world = World::new().await;
    let (salma, ana) = (world.steward().await, world.person("Ana").await);
    salma.get("/es/responsable/asociaciones").await.is(200).says("Todavía no hay asociaciones");
    let id = registers(&ana, "Casa del Retorno").await;
    salma.get("/es/responsable/asociaciones").await.is(200).says("Casa del Retorno").says("Cicero").says("Sin personas morales");
    let page = format!("/es/responsable/asociaciones/{id}/verificacion");
    salma.post(&page, &[("verified", "yes"), ("reason", ""), ("evidence", " ")]).await.is(422).says("Escriba el motivo");
    let yes = [("verified", "yes"), ("reason", "Vi la escritura."), ("evidence", "Escritura 123, vista el 20 de noviembre")];
    salma.post(&page, &yes).await.leads_to("/es/responsable/asociaciones");
    salma.post(&page, &yes).await.is(409);
    ana.get(&format!("/es/mi/asociaciones/{id}")).await.says("Verificada el 22 de noviembre de 2026");
    salma.get(&page).await.is(200).says("Escritura 123").says("Retirar la verificación");

    let no = [("verified", "no"), ("reason", "La escritura era de otra asociación."), ("evidence", "Oficio 9")];
    salma.post(&page, &no).await.leads_to("/es/responsable/asociaciones");
    ana.get(&format!("/es/mi/asociaciones/{id}")).await.says("La verificación se retiró").says("era de otra asociación");
    let kinds: Vec<String> = sqlx::query_scalar("select kind from entries where subject_id = ? order by position")
        .bind(&id)
        .fetch_all(world.app.db.read())
        .await
        .expect("entries");
    assert_eq!(kinds, ["association_registered", "association_verified", "association_verification_withdrawn"]);
}

#[tokio::test]
async fn the_steward_sees_that_a_number_stands_in_another_association_too_and_nobody_else_does() {
    let world = World::new().await;
    let (salma, ana, ibai) = (world.steward().await, world.person("Ana").await, world.person("Ibai").await);
    let (first, second) = (registers(&ana, "Casa del Retorno").await, registers(&ibai, "Casa Retorno, A.C.").await);
    let verification = |id: &str| format!("/es/responsable/asociaciones/{id}/verificacion");
    let deed = [("country", "US"), ("name", "Casa del Retorno Inc."), ("ein", "071234567")];
    for (person, id) in [(&ana, &first), (&ibai, &second)] {
        salma.get(&verification(&first)).await.is(200).never_says("Casa Retorno, A.C.");
        person.post(&format!("/es/mi/asociaciones/{id}/personas-morales"), &deed).await.is(303);
    }
    salma.get(&verification(&first)).await.is(200).says("registrada dos veces").says(&verification(&second));
    salma.get(&verification(&second)).await.is(200).says("Casa del Retorno</a>");
    ana.get(&format!("/es/mi/asociaciones/{first}")).await.is(200).never_says("Casa Retorno, A.C.");
}

#[tokio::test]
async fn members_do_not_verify_their_own_association() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "drafter").await;
    let page = format!("/es/responsable/asociaciones/{id}/verificacion");
    for person in [&ana, &eva] {
        person.get("/es/responsable/asociaciones").await.is(403);
        person.post(&page, &[("verified", "yes"), ("reason", "Sí"), ("evidence", "Ninguna")]).await.is(403);
    }
}
