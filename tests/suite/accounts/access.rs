//! Signing in and out: sessions, cookies, limits, ways back.

use crate::support::{PASSWORD, World};
use chrono::Duration;

const ENTER: &str = "/es/cuenta/entrar";

#[tokio::test]
async fn wrong_unknown_and_unconfirmed_get_the_same_answer() {
    let world = World::new().await;
    world.person("Nuria").await;
    let ibai = [("name", "Ibai"), ("email", "ibai@example.org"), ("password", PASSWORD), ("language", "es")];
    world.visitor().post("/es/cuenta/registro", &ibai).await.leads_to("/es/cuenta/registro/enviado");
    let mut pages = Vec::new();
    for (email, password) in
        [("nuria@example.org", "otra cosa distinta"), ("nadie@example.org", PASSWORD), ("ibai@example.org", PASSWORD)]
    {
        let answer = world.visitor().post(ENTER, &[("email", email), ("password", password)]).await.is(422);
        assert_eq!(answer.header("set-cookie"), "");
        pages.push(answer.text().replace(email, "…"));
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[0], pages[2]);
    assert_eq!(world.letters_to("ibai@example.org").await.len(), 2, "an unconfirmed account gets a new letter");
}

#[tokio::test]
async fn a_planted_session_becomes_worthless_at_sign_in() {
    let world = World::new().await;
    world.person("Nuria").await;
    let attacker = world.visitor();
    // A session without anybody: it holds a notice.
    attacker.post("/es/cuenta/salir", &[]).await.leads_to("/es");
    let planted = attacker.cookie("acuse").expect("a session");
    let victim = world.visitor();
    victim.steal("acuse", &planted);
    victim.post(ENTER, &[("email", "nuria@example.org"), ("password", PASSWORD)]).await.leads_to("/es/mi");
    assert_ne!(victim.cookie("acuse").expect("a session"), planted);
    attacker.get("/es/mi").await.leads_to(ENTER);
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_other_sites() {
    let world = World::with(|config| config.public_url = "https://acuse.example.org".into()).await;
    world.person("Nuria").await;
    let answer = world.visitor().post(ENTER, &[("email", "nuria@example.org"), ("password", PASSWORD)]).await;
    let cookies: Vec<&str> = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().expect("ASCII")).collect();
    assert_eq!(cookies.len(), 2, "{cookies:?}");
    let named = |name: &str| *cookies.iter().find(|cookie| cookie.starts_with(name)).expect(name);
    for flag in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=1209600"] {
        assert!(named("acuse=").contains(flag), "{flag} in {cookies:?}");
    }
    for flag in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/", "Max-Age=31536000"] {
        assert!(named("acuse-known=").contains(flag), "{flag} in {cookies:?}");
    }
    assert!(!named("acuse-known=").contains("nuria"));
    let plain = World::new().await;
    plain.person("Nuria").await;
    let answer = plain.visitor().post(ENTER, &[("email", "nuria@example.org"), ("password", PASSWORD)]).await;
    assert!(answer.headers.get_all("set-cookie").iter().all(|cookie| !cookie.to_str().expect("ASCII").contains("Secure")));
}

#[tokio::test]
async fn reading_sets_no_cookie() {
    let world = World::new().await;
    assert_eq!(world.visitor().get(ENTER).await.is(200).header("set-cookie"), "");
}

#[tokio::test]
async fn signing_out_ends_the_session_for_whoever_has_the_cookie() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let thief = world.visitor();
    thief.steal("acuse", &nuria.cookie("acuse").expect("a session"));
    thief.get("/es/mi").await.is(200);
    nuria.post("/es/cuenta/salir", &[]).await.leads_to("/es");
    nuria.get("/es/mi").await.leads_to("/es/cuenta/entrar?next=%2Fes%2Fmi");
    thief.get("/es/mi").await.leads_to(ENTER);
}

#[tokio::test]
async fn signing_out_everywhere_kills_a_stolen_cookie() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let elsewhere = world.signed_in("Nuria").await;
    nuria.get("/es/mi/cuenta").await.is(200).says("Sesiones abiertas con su cuenta: 2");
    nuria.post("/es/cuenta/salir-de-todo", &[]).await.leads_to(ENTER);
    elsewhere.get("/es/mi").await.leads_to(ENTER);
    nuria.get("/es/mi").await.leads_to(ENTER);
}

#[tokio::test]
async fn a_session_ends_after_a_fortnight_without_use() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    for _ in 0..3 {
        world.app.clock.advance(Duration::days(13));
        nuria.get("/es/mi").await.is(200);
    }
    world.app.clock.advance(Duration::days(15));
    nuria.get("/es/mi").await.leads_to(ENTER);
}

#[tokio::test]
async fn sessions_outlast_a_restart_and_the_database_does_not_hold_the_cookie() {
    let world = World::new().await;
    let cookie = world.person("Nuria").await.cookie("acuse").expect("a session");
    let world = world.restart().await;
    let nuria = world.visitor();
    nuria.steal("acuse", &cookie);
    nuria.get("/es/mi").await.is(200);
    let kept: Vec<String> =
        sqlx::query_scalar("select hash || data from sessions").fetch_all(world.app.db.read()).await.expect("sessions");
    assert!(!kept.is_empty() && !kept.iter().any(|row| row.contains(&cookie)));
}

#[tokio::test]
async fn tries_are_limited_by_account_whether_it_exists_or_not() {
    for email in ["nuria@example.org", "nadie@example.org"] {
        let world = World::new().await;
        world.person("Nuria").await;
        for _ in 0..5 {
            world.visitor().post(ENTER, &[("email", email), ("password", "otra cosa distinta")]).await.is(422);
        }
        let answer = world.visitor().post(ENTER, &[("email", email), ("password", PASSWORD)]).await.is(429);
        assert_eq!(answer.header("retry-after"), "30");
        answer.says("Hubo demasiados intentos seguidos");
        world.app.clock.advance(Duration::seconds(31));
        let later = world.visitor().post(ENTER, &[("email", email), ("password", PASSWORD)]).await;
        later.is(if email.starts_with("nuria") { 303 } else { 422 });
    }
}

#[tokio::test]
async fn tries_are_limited_by_address_too() {
    let world = World::new().await;
    let visitor = world.visitor();
    let mut last = 0;
    for number in 0..40 {
        let email = format!("alguien{number}@example.org");
        last = visitor.post("/en/account/password", &[("email", &email)]).await.status.as_u16();
    }
    assert_eq!(last, 429);
    world.visitor().post("/en/account/password", &[("email", "otra@example.org")]).await.is(303);
}

#[tokio::test]
async fn what_others_try_behind_the_same_address_keeps_nobody_out_who_was_there_before_nor_anybody_in() {
    let world = World::new().await;
    let (nuria, dario) = (world.person("Nuria").await, world.person("Dario").await);
    let stranger = world.visitor();
    for visitor in [&*nuria, &*dario] {
        visitor.sits_beside(&stranger);
    }
    nuria.post("/es/cuenta/salir", &[]).await.is(303);
    for number in 0..40 {
        let email = format!("alguien{number}@example.org");
        stranger.post("/es/cuenta/contrasena", &[("email", &email)]).await;
    }
    let enter = [("email", "nuria@example.org"), ("password", PASSWORD)];
    stranger.post(ENTER, &enter).await.is(429).says("Espere medio minuto");
    let made_up = world.visitor();
    made_up.sits_beside(&stranger);
    made_up.steal("acuse-known", "00.11");
    made_up.post(ENTER, &enter).await.is(429);
    nuria.post(ENTER, &enter).await.leads_to("/es/mi");
    dario.get("/es/mi").await.is(200);
    dario.post("/es/cuenta/salir", &[]).await.is(303);
    dario.get("/es/mi").await.leads_to("/es/cuenta/entrar?next=%2Fes%2Fmi");
}

#[tokio::test]
async fn a_sign_in_form_from_another_site_is_refused() {
    let world = World::new().await;
    world.person("Nuria").await;
    let visitor = world.visitor();
    visitor.post_from_another_site(ENTER, &[("email", "nuria@example.org"), ("password", PASSWORD)]).await.is(403);
    assert_eq!(visitor.cookie("acuse"), None);
}

#[tokio::test]
async fn the_way_back_leads_only_to_our_own_pages() {
    let world = World::new().await;
    world.person("Nuria").await;
    for (next, leads_to) in [
        ("/es/mi/cuenta", "/es/mi/cuenta"),
        ("/en/my/account", "/en/my/account"),
        ("https://elsewhere.example/es/", "/es/mi"),
        ("//elsewhere.example/es/", "/es/mi"),
        ("/es//elsewhere.example", "/es/mi"),
        ("/es/\\elsewhere.example", "/es/mi"),
        ("/api/v1/calls", "/es/mi"),
    ] {
        let answer =
            world.visitor().post(ENTER, &[("email", "nuria@example.org"), ("password", PASSWORD), ("next", next)]).await.is(303);
        assert_eq!(answer.location(), leads_to, "next={next}");
    }
    let page = world.visitor().get("/es/cuenta/entrar?next=https%3A%2F%2Felsewhere.example").await.is(200).text();
    assert!(!page.contains("name=\"next\""));
}

#[tokio::test]
async fn a_password_that_comes_after_the_session_ended_is_not_sent_back() {
    let world = World::new().await;
    let form = [("current_password", "barro lluvia tejado lento"), ("name", "Nuria Estefanía")];
    let answer = world.visitor().post("/es/mi/cuenta/borrado", &form).await.leads_to("/es/cuenta/entrar");
    answer.never_says("barro").never_says("Estefanía");
}

#[tokio::test]
async fn words_that_are_refused_come_back_from_wherever_they_were_sent() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let project = [("title", "Huertos"), ("description", "Cuatro <b>huertos</b> de barrio"), ("participation", "assistance")];
    let refused = nuria.post("/es/mi/asociaciones/no-existe/proyectos", &project).await;
    assert!(refused.status.is_client_error(), "{}", refused.status);
    let refused = refused.says("Cuatro &lt;b&gt;huertos&lt;/b&gt; de barrio").says("Huertos").runs_no_script();
    assert_eq!(refused.header("cache-control"), "no-store");
    let ended = world.visitor().post("/en/my/associations/any/projects", &project).await.is(401);
    ended.says("Your session has ended").says("Sign in again").says("Cuatro &lt;b&gt;huertos");
    // A choice alone is nobody's words.
    world.visitor().post("/es/mi/asociaciones/no-existe/proyectos", &[("act", "end")]).await.leads_to("/es/cuenta/entrar");
}

#[tokio::test]
async fn a_page_of_mine_asks_to_sign_in_and_leads_back() {
    let world = World::new().await;
    world.person("Nuria").await;
    let visitor = world.visitor();
    let answer = visitor.get("/en/my/account").await.leads_to("/en/account/sign-in?next=%2Fen%2Fmy%2Faccount");
    visitor.follow(answer).await.is(200).says("value=\"/en/my/account\"");
}
