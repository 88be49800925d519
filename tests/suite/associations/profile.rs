//! Registering, the profile, and what everybody may see of it.

use super::{registers, seen};
use crate::support::World;

const NEW: &str = "/es/mi/asociaciones/nueva";

#[tokio::test]
async fn whoever_registers_an_association_represents_it() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    ana.get("/es/mi").await.is(200).says("Todavía no integra ninguna asociación");
    let id = registers(&ana, "Casa del Retorno").await;
    ana.get(&format!("/es/mi/asociaciones/{id}"))
        .await
        .is(200)
        .says("Casa del Retorno")
        .says("Representante")
        .says("Sin verificar");
    ana.get("/es/mi").await.is(200).says("Casa del Retorno");
}

#[tokio::test]
async fn a_form_that_lacks_something_comes_back_whole() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let answer = ana.post(NEW, &[("name", "Casa <b>"), ("kind", "choir"), ("city", ""), ("address", "Calle 5")]).await.is(422);
    let answer =
        answer.says("Elija la forma").says("Elija al menos una población").says("Escriba la ciudad").says("Elija el país");
    answer.says("Calle 5").says("Casa &lt;b&gt;").never_says("Casa <b>");
}

#[tokio::test]
async fn nobody_is_asked_for_migration_status_or_for_data_of_others() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    ana.get(NEW).await.is(200).says("nunca pregunta por la situación migratoria");
}

#[tokio::test]
async fn a_profile_is_public_only_if_it_chooses() {
    let world = World::new().await;
    let (ana, visitor) = (world.person("Ana").await, world.visitor());
    let id = registers(&ana, "Casa del Retorno").await;
    let (public, profile) = (format!("/es/asociaciones/{id}"), format!("/es/mi/asociaciones/{id}/perfil"));
    visitor.get(&public).await.is(404);
    visitor.get("/es/asociaciones").await.is(200).never_says("Casa del Retorno").says("Ninguna asociación");

    let shown = seen(&ana, &profile).await;
    let mut form = vec![
        ("name", "Casa del Retorno"),
        ("kind", "community"),
        ("populations", "abroad"),
        ("about", "Talleres."),
        ("seen", &shown),
    ];
    form.push(("public", "yes"));
    ana.post(&profile, &form).await.leads_to("/es/mi/asociaciones/");
    visitor.get(&public).await.is(200).says("Casa del Retorno").says("Talleres.").says("Cicero").never_says("ana@example.org");
    visitor.get("/en/associations").await.is(200).says("Casa del Retorno").says("Community association");

    let shown = seen(&ana, &profile).await;
    let form = [("name", "Casa del Retorno"), ("kind", "community"), ("populations", "abroad"), ("seen", shown.as_str())];
    ana.post(&profile, &form).await.leads_to("/es/mi/asociaciones/");
    visitor.get(&public).await.is(404);
}

#[tokio::test]
async fn a_street_address_and_legal_persons_never_show_in_public() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let place = [("city", "La Magdalena Contreras"), ("country", "MX"), ("address", "Cerrada Secreta 7")];
    ana.post(&format!("/es/mi/asociaciones/{id}/sedes"), &place).await.is(303);
    let deed = [("country", "MX"), ("name", "Casa Oculta A.C."), ("rfc", "SAT970701NN3")];
    ana.post(&format!("/es/mi/asociaciones/{id}/personas-morales"), &deed).await.is(303);
    let form = [("name", "Casa del Retorno"), ("kind", "community"), ("populations", "abroad"), ("public", "yes"), ("seen", "")];
    ana.post(&format!("/es/mi/asociaciones/{id}/perfil"), &form).await.leads_to("/es/mi/asociaciones/");
    let page = world.visitor().get(&format!("/es/asociaciones/{id}")).await.is(200);
    page.says("La Magdalena Contreras").never_says("Cerrada Secreta").never_says("Casa Oculta").never_says("SAT970701NN3");
}

#[tokio::test]
async fn a_profile_changed_meanwhile_stops_and_keeps_what_was_typed() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let profile = format!("/es/mi/asociaciones/{id}/perfil");
    let old = seen(&ana, &profile).await;
    let form = |name: &'static str, seen: &'static str| {
        [("name", name), ("kind", "community"), ("populations", "abroad"), ("seen", seen)]
    };
    assert_eq!(old, "");
    ana.post(&profile, &form("Casa Uno", "")).await.is(303);
    ana.post(&profile, &form("Casa Dos", "")).await.is(409).says("Otra persona cambió esto").says("Casa Dos").says("Casa Uno");
    ana.get(&format!("/es/mi/asociaciones/{id}")).await.says("Casa Uno").never_says("Casa Dos");
}

#[tokio::test]
async fn hostile_names_are_shown_as_text() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let hostile = r#"</title><script>alert(1)</script>"><img src=x>"#;
    let id = registers(&ana, hostile).await;
    let profile = format!("/es/mi/asociaciones/{id}/perfil");
    let about = "</textarea><script>alert(2)</script>";
    let form =
        [("name", hostile), ("kind", "other"), ("populations", "transit"), ("about", about), ("public", "yes"), ("seen", "")];
    ana.post(&profile, &form).await.is(303);
    for page in [
        "/es/mi".to_owned(),
        profile,
        format!("/es/mi/asociaciones/{id}"),
        "/es/asociaciones".into(),
        format!("/es/asociaciones/{id}"),
    ] {
        ana.get(&page).await.is(200).never_says("<script>alert").never_says("<img src=x>");
    }
}

#[tokio::test]
async fn the_log_does_not_tell_what_an_association_is_called() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa Irrepetible").await;
    let form = [("name", "Casa Irrepetible"), ("kind", "community"), ("populations", "abroad"), ("public", "yes"), ("seen", "")];
    ana.post(&format!("/es/mi/asociaciones/{id}/perfil"), &form).await.is(303);
    let leaves: Vec<String> =
        sqlx::query_scalar("select leaf from entries").fetch_all(world.app.db.read()).await.expect("leaves");
    assert!(leaves.iter().all(|leaf| !leaf.contains("Irrepetible") && !leaf.contains("ana@")), "{leaves:?}");
    let public: Vec<&String> = leaves.iter().filter(|leaf| leaf.contains("association_")).collect();
    assert_eq!(public.len(), 1, "only making the profile public is an open entry: {public:?}");
    assert_eq!(acuse::ledger::verify(&world.app.db).await.expect("a check"), Vec::<String>::new());
}
