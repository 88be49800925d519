//! One's own account.

use crate::support::{PASSWORD, World, path_of};
use acuse::{accounts::actions, web::lang::Lang};

const NEW: &str = "cuatro nubes sobre pilsen";

#[tokio::test]
async fn a_person_changes_name_and_language_of_letters() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let answer = nuria.post("/es/mi/cuenta", &[("name", "Nuria E."), ("language", "en")]).await.leads_to("/es/mi/cuenta");
    nuria.follow(answer).await.is(200).says("Los datos quedaron guardados").says("Nuria E.");
    nuria.post("/es/mi/cuenta", &[("name", ""), ("language", "en")]).await.is(422).says("Escriba su nombre");
    world.visitor().post("/es/cuenta/contrasena", &[("email", &nuria.email)]).await.is(303);
    assert!(world.letters_to(&nuria.email).await[0].subject.contains("Choose another password"));
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions_and_keeps_this_one() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let elsewhere = world.signed_in("Nuria").await;
    let change = "/es/mi/cuenta/contrasena";
    let wrong = nuria.post(change, &[("current_password", "no es esta frase"), ("new_password", NEW)]).await.is(422);
    wrong.says("Escriba la contraseña actual");
    nuria.post(change, &[("current_password", PASSWORD), ("new_password", "nuria@example.org")]).await.is(422);
    nuria.post(change, &[("current_password", PASSWORD), ("new_password", NEW)]).await.leads_to("/es/mi/cuenta");
    nuria.get("/es/mi").await.is(200);
    elsewhere.get("/es/mi").await.leads_to("/es/cuenta/entrar");
}

#[tokio::test]
async fn every_page_about_accounts_exists_in_both_languages() {
    let world = World::new().await;
    let (visitor, nuria) = (world.visitor(), world.person("Nuria").await);
    let open = [
        "/es/cuenta/registro",
        "/es/cuenta/registro/enviado",
        "/es/cuenta/entrar",
        "/es/cuenta/contrasena",
        "/es/cuenta/contrasena/enviado",
    ];
    for path in open {
        let spanish = visitor.get(path).await.is(200).says("<html lang=\"es\"").text();
        visitor.get(&other(&spanish)).await.is(200).says("<html lang=\"en\"");
    }
    for path in ["/es/mi", "/es/mi/cuenta"] {
        let spanish = nuria.get(path).await.is(200).says("<html lang=\"es\"").text();
        nuria.get(&other(&spanish)).await.is(200).says("<html lang=\"en\"");
    }
}

#[tokio::test]
async fn pages_behind_one_time_links_exist_in_both_languages() {
    let world = World::new().await;
    let visitor = world.visitor();
    let first = actions::first_steward_link(&world.app, Lang::es).await.expect("a link").expect("no steward yet");
    let form = [("name", "Ibai"), ("email", "ibai@example.org"), ("password", PASSWORD), ("language", "es")];
    visitor.post("/es/cuenta/registro", &form).await.is(303);
    let confirm = world.link_to("ibai@example.org").await;
    let nuria = world.person("Nuria").await;
    visitor.post("/es/cuenta/contrasena", &[("email", &nuria.email)]).await.is(303);
    let reset = world.link_to(&nuria.email).await;
    for (link, says) in
        [(path_of(&first), "The steward's account"), (confirm, "Confirm your e-mail"), (reset, "Choose another password")]
    {
        let spanish = visitor.get(&link).await.is(200).says("<html lang=\"es\"").says("noindex").text();
        visitor.get(&other(&spanish)).await.is(200).says("<html lang=\"en\"").says(says);
    }
}

/// Where the language switch leads.
fn other(page: &str) -> String {
    let switch = page.split("<a ").skip(1).find(|link| link.contains("hreflang=\"en\"")).expect("a language switch");
    switch.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an address").to_owned()
}
