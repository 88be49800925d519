//! An association's checklist: kept, merged when two tick at once, and nobody else's.

use super::{joins, registers};
use crate::support::World;

#[tokio::test]
async fn what_is_ticked_stays_ticked_and_two_people_do_not_undo_each_other() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "drafter").await;
    let page = format!("/es/mi/asociaciones/{id}/pasos/mexico");
    ana.get(&page).await.is(200).says("0 de 4 pasos hechos");
    // Both saw nothing ticked.
    ana.post(&page, &[("step", "acta")]).await.leads_to(&page);
    eva.post(&page, &[("step", "rfc")]).await.leads_to(&page);
    ana.get(&page).await.is(200).says("2 de 4 pasos hechos");
    // Unticked is what was shown and not sent.
    ana.post(&page, &[("shown", "acta"), ("shown", "rfc"), ("step", "rfc")]).await.is(303);
    ana.get(&page).await.is(200).says("1 de 4 pasos hechos");
    ana.post(&page, &[("step", "<script>"), ("step", "rfc")]).await.is(303);
    ana.get(&page).await.is(200).says("1 de 4 pasos hechos");
    ana.get(&format!("/es/mi/asociaciones/{id}/pasos/illinois")).await.is(200).says("0 de 3 pasos hechos");
}

#[tokio::test]
async fn others_read_or_do_only_what_is_theirs() {
    let world = World::new().await;
    let (ana, olga) = (world.person("Ana").await, world.person("Olga").await);
    let id = registers(&ana, "Casa del Retorno").await;
    let oto = joins(&world, &ana, &id, "Oto", "observer").await;
    let page = format!("/es/mi/asociaciones/{id}/pasos/mexico");
    oto.get(&page).await.is(200).says("Falta").never_says("Guardar el avance");
    oto.post(&page, &[("step", "acta")]).await.is(403);
    olga.get(&page).await.is(403);
    olga.post(&page, &[("step", "acta")]).await.is(403);
    world.visitor().get(&page).await.leads_to("/es/cuenta/entrar");
}
