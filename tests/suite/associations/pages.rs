//! Every page of this room in both languages: the same place, the switch, a title, no script.

use super::{capture, registers};
use crate::support::World;

#[tokio::test]
async fn every_page_exists_in_both_languages() {
    let world = World::new().await;
    let (salma, ana) = (world.steward().await, world.person("Ana").await);
    let id = registers(&ana, "Casa del Retorno").await;
    let home = format!("/es/mi/asociaciones/{id}");
    let form = [("name", "Casa del Retorno"), ("kind", "community"), ("populations", "abroad"), ("public", "yes"), ("seen", "")];
    ana.post(&format!("{home}/perfil"), &form).await.is(303);
    ana.post(&format!("{home}/personas-morales"), &[("country", "MX"), ("name", "Casa A.C.")]).await.is(303);
    let seat = capture(&ana.get(&format!("{home}/sedes")).await.text(), &format!("({home}/sedes/[0-9a-f-]+)"));
    let legal = capture(&ana.get(&home).await.text(), &format!("({home}/personas-morales/[0-9a-f-]+)"));
    let mine = ["perfil", "sedes", "personas-morales", "integrantes", "invitaciones"].map(|part| format!("{home}/{part}"));
    let own = [
        "/es/mi".to_owned(),
        "/es/mi/asociaciones/nueva".into(),
        home.clone(),
        seat,
        legal,
        format!("{home}/integrantes/{}", ana.id),
        "/es/asociaciones".into(),
        format!("/es/asociaciones/{id}"),
    ];
    for page in own.iter().chain(&mine) {
        in_both(&ana, page).await;
    }
    for page in ["/es/responsable/asociaciones".to_owned(), format!("/es/responsable/asociaciones/{id}/verificacion")] {
        in_both(&salma, &page).await;
    }
}

async fn in_both(who: &crate::support::Persona, page: &str) {
    let spanish = who.get(page).await.is(200).never_says("<script");
    assert_eq!(spanish.header("content-language"), "es");
    let other = capture(&spanish.text(), r#"hreflang="en" href="http://[^/"]+(/en[^"]*)""#);
    let english = who.get(&other).await.is(200);
    assert_eq!(english.header("content-language"), "en", "{other}");
    let back = capture(&english.text(), r#"hreflang="es" href="http://[^/"]+(/es[^"]*)""#);
    assert_eq!(back, page);
}
