//! What every answer has, whoever asks.

use crate::support::World;

#[tokio::test]
async fn the_root_leads_to_spanish_unless_english_is_preferred() {
    let world = World::new().await;
    world.visitor().get("/").await.leads_to("/es");
}

#[tokio::test]
async fn an_unknown_page_is_not_found_in_the_language_of_its_address() {
    let world = World::new().await;
    let visitor = world.visitor();
    visitor.get("/es/no-existe").await.is(404).says("No encontramos esa página");
    visitor.get("/en/not-there").await.is(404).says("We found no such page");
}

#[tokio::test]
async fn a_form_from_another_site_is_not_applied() {
    let world = World::new().await;
    world.visitor().post_from_another_site("/es/cuenta/entrar", &[]).await.is(403).says("llegó desde otro sitio");
}
