//! The whole way: announced, told, objected to, carried out or stopped; and what the record shows.

use super::Town;
use crate::applications::PDF;

#[tokio::test]
async fn after_seven_days_the_successor_represents_the_association_and_the_history_stays() {
    let mut town = Town::new().await;
    town.announces(&town.salma, "eva@example.org").await.leads_to(&town.desk());
    for email in ["ana@example.org", "eva@example.org"] {
        let letters = town.world.letters_to(email).await;
        assert!(letters[0].subject.contains("relevo de la representación anunciado"), "{}", letters[0].subject);
        assert!(letters[0].body.contains("Escritura 1234") && letters[0].body.contains("29 de noviembre de 2026"));
    }
    town.eva.get("/es/mi").await.is(200).says("Relevo anunciado en Casa del Retorno");
    town.decides(&town.salma, "cumplimiento").await.is(409).says("El plazo de siete días de aviso no ha terminado");
    town.days_go_by(7).await;
    town.decides(&town.salma, "cumplimiento").await.leads_to(&town.desk());
    town.eva.get(&format!("{}/perfil", town.home())).await.is(200);
    town.ana.get(&town.home()).await.is(403);
    town.eva
        .get(&town.home())
        .await
        .is(200)
        .says("Puso a otra persona como representante")
        .says("Anunció el relevo")
        .never_says("ana@example.org");
    assert!(town.world.letters_to("ana@example.org").await[0].subject.contains("cambió la representación"));
    let kept: i64 = sqlx::query_scalar("select count(*) from roles where body = ? and until is not null")
        .bind(&town.id)
        .fetch_one(town.world.app.db.read())
        .await
        .expect("roles");
    assert_eq!(kept, 2, "the roles that ended keep their rows");
}

#[tokio::test]
async fn an_objection_is_shown_to_everybody_and_what_was_not_read_is_not_passed_over() {
    let mut town = Town::new().await;
    town.announces(&town.salma, "eva@example.org").await.is(303);
    town.days_go_by(8).await;
    let page = format!("{}/relevo", town.home());
    let seen = super::hidden(&town.salma.get(&town.desk()).await.is(200).text(), "seen");
    town.ana.post(&format!("{page}/objeciones"), &[("objection", "")]).await.is(422).says("Escriba aquí");
    town.ana.post(&format!("{page}/objeciones"), &[("objection", "Aquí estoy: solo cambié de correo.")]).await.leads_to(&page);
    town.ana.post(&format!("{page}/objeciones"), &[("objection", "Otra vez")]).await.is(409);
    town.eva.get(&page).await.is(200).says("Aquí estoy: solo cambié de correo.");
    let end = format!("{}/cumplimiento", town.desk());
    town.salma.post(&end, &[("seen", &seen)]).await.is(409).says("Aquí estoy").says("Alguien objetó o decidió");
    town.ana.get(&format!("{}/perfil", town.home())).await.is(200);
}

#[tokio::test]
async fn whoever_was_taken_for_lost_stops_it() {
    let town = Town::new().await;
    town.announces(&town.salma, "eva@example.org").await.is(303);
    let page = format!("{}/relevo", town.home());
    let seen = super::hidden(&town.ana.get(&page).await.is(200).text(), "seen");
    town.eva.post(&format!("{page}/cancelacion"), &[("seen", &seen), ("why", "No")]).await.is(403);
    town.ana.post(&format!("{page}/cancelacion"), &[("seen", &seen), ("why", "Sigo aquí.")]).await.leads_to(&page);
    town.eva.get(&page).await.is(200).says("Cancelado").says("Sigo aquí.");
    assert!(town.world.letters_to("eva@example.org").await[0].subject.contains("relevo cancelado"));
    // And another one can be announced.
    town.announces(&town.salma, "eva@example.org").await.is(303);
}

#[tokio::test]
async fn the_deed_is_for_members_and_the_steward_and_encrypted() {
    let town = Town::new().await;
    town.announces(&town.salma, "eva@example.org").await.is(303);
    let (one, file): (String, String) =
        sqlx::query_as("select id, file from replacements").fetch_one(town.world.app.db.read()).await.expect("one");
    let (home, desk) = (format!("{}/relevo/{one}/acta", town.home()), format!("{}/{one}/acta", town.desk()));
    assert_eq!(town.eva.get(&home).await.is(200).bytes, PDF);
    assert_eq!(town.salma.get(&desk).await.is(200).bytes, PDF);
    let olga = town.world.person("Olga").await;
    olga.get(&home).await.is(403);
    olga.get(&desk).await.is(403);
    town.world.visitor().get(&home).await.leads_to("/es/cuenta/entrar");
    let sealed = std::fs::read(town.world.app.config.data.join("files").join(file)).expect("the file on disk");
    assert!(!sealed.windows(4).any(|w| w == b"%PDF"));
    let public: Vec<String> = sqlx::query_scalar("select leaf from entries where public = 1 and kind like 'association_re%'")
        .fetch_all(town.world.app.db.read())
        .await
        .expect("leaves");
    assert_eq!(public.len(), 1, "the act is on the record");
    assert!(
        !public[0].contains("Eva") && !public[0].contains(town.eva.id.as_str()) && !public[0].contains("agosto"),
        "{}",
        public[0]
    );
}
