//! Each error has its true status and a page in the language of its address.

use crate::support::{
    World,
    office::{IDM, Typed},
};
use acuse::{
    app::App,
    clock::Clock,
    config::Config,
    error::Error,
    ids::FileId,
    web::{address::Route, lang::Lang, router::closed},
};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use sqlx::Connection;
use tower::ServiceExt;

#[tokio::test]
async fn a_page_that_is_not_there() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es/convocatorias/nada").await.is(404).says("No encontramos esa página").says("<html lang=\"es\"");
    visitor.get("/en/calls/nothing").await.is(404).says("We found no such page").says("<html lang=\"en\"");
}

#[tokio::test]
async fn an_address_typed_with_a_slash_at_its_end_leads_to_the_one_without() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    assert_eq!(visitor.get("/es/").await.is(308).location(), "/es");
    assert_eq!(visitor.get("/en/calls/?year=2018").await.is(308).location(), "/en/calls?year=2018");
    // Nobody is led to another host.
    assert_eq!(visitor.get("//example.org/").await.is(308).location(), "/example.org");
    visitor.get("/nada").await.is(404);
    visitor.post("/es/cuenta/entrar/", &[]).await.is(404);
}

#[tokio::test]
async fn a_form_sent_where_none_is_taken() {
    let world = World::new().await;
    let visitor = world.visitor();
    let answer = visitor.post("/es/instituciones", &[]).await.is(405).says("Esa acción no existe en esta página");
    assert!(answer.header("allow").contains("GET"));
    visitor.post("/en/institutions", &[]).await.is(405).says("That action does not exist on this page");
}

#[tokio::test]
async fn a_form_that_is_too_large() {
    let world = World::new().await;
    let visitor = world.visitor();
    let much = "a".repeat(2 * 1024 * 1024);
    visitor.post("/es/cuenta/entrar", &[("email", &much)]).await.is(413).says("más grande de lo permitido");
    visitor.post("/en/account/sign-in", &[("email", &much)]).await.is(413).says("larger than allowed");
}

#[tokio::test]
async fn a_question_that_cannot_be_read() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es/convocatorias?standing=perdida").await.is(400).says("<html lang=\"es\"").says("no es una situación");
    visitor.get("/en/calls?as_of=9999-01-01").await.is(400).says("<html lang=\"en\"").says("can only be a day between");
}

#[tokio::test]
async fn a_form_from_another_site() {
    let world = World::new().await;
    let visitor = world.visitor();
    visitor.post_from_another_site("/es/cuenta/entrar", &[]).await.is(403).says("llegó desde otro sitio");
    visitor.post_from_another_site("/en/account/sign-in", &[]).await.is(403).says("came from another site");
}

#[tokio::test]
async fn too_many_tries_in_a_row() {
    let world = World::new().await;
    let visitor = world.visitor();
    for _ in 0..40 {
        visitor.post("/es/cuenta/no-existe", &[]).await;
    }
    visitor.post("/es/cuenta/no-existe", &[]).await.is(429).says("demasiados intentos");
    visitor.post("/en/account/nothing", &[]).await.is(429).says("Too many tries");
    world.visitor().post("/es/cuenta/no-existe", &[]).await.is(404);
}

/// A description that does not read as one is our defect, not the visitor's.
#[tokio::test]
async fn a_defect_of_ours() {
    let world = World::with_record().await;
    let file = format!("sqlite://{}", world.app.db.path().display());
    let mut other = sqlx::SqliteConnection::connect(&file).await.unwrap();
    sqlx::query("insert into records (kind, id, position, body, source) values ('call', 'x', 0, '{}', 'reference')")
        .execute(&mut other)
        .await
        .unwrap();
    let visitor = world.visitor();
    visitor.get("/es/convocatorias").await.is(500).says("Algo falló de nuestro lado").never_says("missing field");
    visitor.get("/en/calls").await.is(500).says("Something failed on our side");
    visitor.get("/api/v1/calls").await.is(500).says("\"status\":500").never_says("missing field");
}

#[tokio::test]
async fn a_database_file_that_is_gone() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es").await.is(200);
    std::fs::rename(world.app.db.path(), world.folder().join("elsewhere.sqlite")).unwrap();
    visitor.get("/es").await.is(503).says("Acuse no está disponible por ahora").says("<html lang=\"es\"");
    visitor.get("/en").await.is(503).says("Acuse is not available right now");
    visitor.get("/api/v1/calls").await.is(503).says("\"status\":503");
}

#[tokio::test]
async fn a_database_that_somebody_else_holds() {
    let world = World::new().await;
    let file = format!("sqlite://{}", world.app.db.path().display());
    let mut other = sqlx::SqliteConnection::connect(&file).await.unwrap();
    sqlx::query("begin exclusive").execute(&mut other).await.unwrap();
    let fields = [("email", "nuria@ejemplo.org"), ("password", "una contraseña larga")];
    world.visitor().post("/es/cuenta/entrar", &fields).await.is(503).says("La base de datos no responde");
}

#[tokio::test]
async fn a_second_server_on_the_same_folder_says_so() {
    let world = World::new().await;
    let again = App::open((*world.app.config).clone(), Clock::system()).await;
    let Err(Error::Unavailable(sentence)) = again else { panic!("it opened") };
    assert!(sentence.contains("another server is using"), "{sentence}");
}

/// A damaged file: opening says so, and every page then answers 503 in the visitor's language.
#[tokio::test]
async fn a_damaged_database_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir_all(&data).unwrap();
    std::fs::write(data.join("acuse.sqlite"), b"this is no database, whatever its name says. ".repeat(300)).unwrap();
    let config = Config { data, key_file: folder.path().join("key"), ..Config::default() };
    let Err(Error::Unavailable(sentence)) = App::open(config, Clock::system()).await else { panic!("it opened") };
    assert!(sentence.contains("database"), "{sentence}");
    for (path, accepts, words) in [
        ("/es", "en", "Acuse no está disponible por ahora"),
        ("/en/calls", "es", "Acuse is not available right now"),
        ("/", "es", "Acuse no está disponible por ahora"),
        ("/", "en", "Acuse is not available right now"),
    ] {
        let answer = knock(path, accepts).await;
        assert!(answer.contains(words) && answer.contains(".css"), "{answer}");
        assert!(!answer.contains("acuse.sqlite"), "the reason is for the terminal");
    }
    assert!(knock("/api/v1/calls", "es").await.contains("\"status\":503"));
}

async fn knock(path: &str, accepts: &str) -> String {
    let request = Request::get(path).header(header::ACCEPT_LANGUAGE, accepts).body(Body::empty()).unwrap();
    let answer = closed().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    String::from_utf8(to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn what_is_left_of_an_installation_is_not_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { data: folder.path().join("data"), key_file: folder.path().join("key"), ..Config::default() };
    let open = async || App::open(config.clone(), Clock::system()).await;
    let app = open().await.expect("a new installation");
    app.vault.keep(&FileId::random(), b"a paper").expect("kept");
    app.db.close().await;
    drop(app);
    let refused = async |why: &str| match open().await {
        Err(Error::Unavailable(sentence)) => assert!(sentence.contains(why), "{sentence}"),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it opened without {why}"),
    };
    let (key, database) = (folder.path().join("key"), folder.path().join("data/acuse.sqlite"));
    let aside = folder.path().join("aside");
    std::fs::rename(&key, &aside).unwrap();
    refused("the key").await;
    assert!(!key.exists(), "no new key");
    std::fs::rename(&aside, &key).unwrap();
    std::fs::rename(&database, &aside).unwrap();
    refused("acuse.sqlite is missing").await;
    std::fs::rename(&aside, &database).unwrap();
    open().await.expect("all of it is back");
}

#[tokio::test]
async fn the_address_of_a_form_that_was_sent_leads_back_to_the_form() {
    let world = World::new().await;
    let office = world.office().await;
    let line = office.publishes(&Typed::default()).await;
    let page = format!("/es/oficina/{IDM}/lineas/{line}");
    let shown = office.publisher.get(&format!("{page}/modificacion")).await.is(405).says("Ir a la página del formulario");
    assert_eq!(shown.text().matches(&format!("href=\"{page}\"")).count(), 1);
    shown.says("Nada cambió").never_says("use sus botones");
    let english = office.publisher.get(&format!("/en/office/{IDM}/lines/{line}/amendment")).await.is(405);
    english.says("Go to the page of the form").says(&format!("/en/office/{IDM}/lines/{line}"));
}

#[test]
fn the_page_above_an_address_is_the_nearest_that_there_is() {
    let above = |path| Route::above(path, Lang::es);
    assert_eq!(above("/es/mi/solicitudes/7/presentacion"), Some("/es/mi/solicitudes/7"));
    assert_eq!(above("/es/oficina/idm/lineas/x/folios/F/dictamen"), Some("/es/oficina/idm/lineas/x/folios/F"));
    // No page lists all applications of everybody: the next one above is one's own.
    assert_eq!(above("/es/mi/solicitudes/7"), Some("/es/mi"));
    assert_eq!(above("/es/nada"), Some("/es"));
    assert_eq!(above("/es"), None);
}
