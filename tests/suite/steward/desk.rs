//! What only the steward sees and does.

use crate::support::{PASSWORD, World, email_of, path_of};
use acuse::{accounts::store, policy::Role};
use chrono::Duration;

#[tokio::test]
async fn the_desk_is_the_stewards_alone() {
    let world = World::new().await;
    let (salma, nuria, visitor) = (world.steward().await, world.person("Nuria").await, world.visitor());
    for (spanish, english) in [
        ("/es/responsable", "/en/steward"),
        ("/es/responsable/cartas", "/en/steward/letters"),
        ("/es/responsable/personas", "/en/steward/people"),
    ] {
        for (path, sign_in) in [(spanish, "/es/cuenta/entrar"), (english, "/en/account/sign-in")] {
            salma.get(path).await.is(200);
            nuria.get(path).await.is(403);
            visitor.get(path).await.leads_to(sign_in);
        }
    }
    let monitor = format!("/es/responsable/personas/{}/observacion", nuria.id);
    nuria.post(&monitor, &[("act", "give")]).await.is(403);
    visitor.post(&monitor, &[("act", "give")]).await.leads_to("/es/cuenta/entrar");
    nuria.post("/es/responsable/cartas/1/entrega", &[]).await.is(403);
    nuria.post("/es/responsable/cartas/1/reintento", &[]).await.is(403);
}

#[tokio::test]
async fn without_mail_a_link_waits_at_the_desk_until_it_is_handed_over() {
    let world = World::new().await;
    let salma = world.steward().await;
    let form = [("name", "Ibai"), ("email", "ibai@example.org"), ("password", PASSWORD), ("language", "es")];
    let visitor = world.visitor();
    let answer = visitor.post("/es/cuenta/registro", &form).await.is(303);
    visitor.follow(answer).await.says("La persona responsable ve la carta");
    let link = world.letters_to("ibai@example.org").await[0].link.clone().expect("a link");
    salma.get("/es/responsable").await.says("Cartas por entregar");
    let page = salma.get("/es/responsable/cartas").await.is(200).never_says(&link).says("ibai@example.org").text();
    let form = |page: &str, ending: &str| {
        let found = page.split("action=\"").find(|rest| rest.split('"').next().is_some_and(|to| to.ends_with(ending)));
        found.and_then(|rest| rest.split('"').next()).expect("a form").to_owned()
    };
    let opening = form(&page, "/apertura");
    let letter = opening.trim_end_matches("/apertura").to_owned();
    salma.get(&letter).await.is(403);
    let opened = salma.post(&opening, &[]).await.leads_to(&letter);
    let page = salma.follow(opened).await.is(200).says(&link).text();
    let noted: i64 = sqlx::query_scalar("select count(*) from entries where kind = 'letter.opened' and public = 0")
        .fetch_one(world.app.db.read())
        .await
        .expect("entries");
    assert_eq!(noted, 1, "whoever opens a link could use it: that is noted");
    world.app.clock.advance(Duration::hours(1));
    salma.get(&letter).await.is(403);
    let hand_over = &form(&page, "/entrega");
    salma.post(hand_over, &[]).await.leads_to("/es/responsable/cartas");
    salma.get("/es/responsable/cartas").await.never_says("ibai@example.org");
    salma.post(hand_over, &[]).await.is(404);
    visitor.post(&path_of(&link), &[("password", PASSWORD)]).await.leads_to("/es/mi");
    let kept: i64 = sqlx::query_scalar("select count(*) from outbox where link is not null or body like '%cuenta%'")
        .fetch_one(world.app.db.read())
        .await
        .expect("the outbox");
    assert_eq!(kept, 0, "a letter that left keeps neither link nor text");
}

#[tokio::test]
async fn the_steward_names_and_withdraws_monitors_on_the_record() {
    let world = World::new().await;
    let (salma, nuria) = (world.steward().await, world.person("Nuria").await);
    let monitor = format!("/es/responsable/personas/{}/observacion", nuria.id);
    salma.get("/es/responsable/personas").await.says("Dar a Nuria la función de observación");
    let answer = salma.post(&monitor, &[("act", "give")]).await.leads_to("/es/responsable/personas");
    salma.follow(answer).await.says("La función quedó dada").says("Retirar a Nuria la función de observación");
    assert_eq!(store::roles_of(world.app.db.read(), &nuria.id).await.expect("roles"), [Role::Monitor]);
    salma.post(&monitor, &[("act", "give")]).await.is(409);
    salma.post(&monitor, &[("act", "withdraw")]).await.leads_to("/es/responsable/personas");
    salma.post(&monitor, &[("act", "withdraw")]).await.is(409);
    let kinds: Vec<String> = sqlx::query_scalar(
        "select kind from entries where subject_id = ? and public = 0 and kind like 'role.%' order by position",
    )
    .bind(&nuria.id)
    .fetch_all(world.app.db.read())
    .await
    .expect("entries");
    assert_eq!(kinds, ["role.granted", "role.withdrawn"]);
}

#[tokio::test]
async fn a_second_steward_can_be_named_and_the_last_one_stays() {
    let world = World::new().await;
    let (salma, nuria) = (world.steward().await, world.person("Nuria").await);
    let steward = |id: &acuse::ids::PersonId| format!("/en/steward/people/{id}/steward");
    salma.get("/en/steward").await.says("Two are better");
    salma.post(&steward(&salma.id), &[("act", "withdraw")]).await.is(409);
    salma.post(&steward(&nuria.id), &[("act", "give")]).await.leads_to("/en/steward/people");
    nuria.get("/en/steward").await.is(200).never_says("Two are better");
    nuria.post(&steward(&salma.id), &[("act", "withdraw")]).await.leads_to("/en/steward/people");
    salma.get("/en/steward").await.is(403);
    assert_eq!(nuria.email, email_of("Nuria"));
}
