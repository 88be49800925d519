//! What a filing costs beside the least that it could: one durable commit of a row as large.

use acuse::{
    accounts,
    app::App,
    applications::{
        actions::{self, Filing, Start},
        answers::seen,
        budget::TypedRow,
        context::LineNow,
        meanwhile::seen_of,
        merge::Sent,
        model::Declaration,
        rows::SentRow,
        store,
    },
    ids::{AssociationId, LineId},
    policy::Actor,
    web::upload::Uploaded,
};
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use std::time::{Duration, Instant};

const TIMES: usize = 100;
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// The middle time of a filing and of a bare commit, in milliseconds.
pub async fn against_a_bare_commit(app: &App, association: &str) -> (f64, f64) {
    let person =
        accounts::store::by_email(app.db.read(), "ibai@demo.example").await.expect("people").expect("the representative");
    let roles = accounts::store::roles_of(app.db.read(), &person.id).await.expect("roles");
    let (actor, association) = (Actor::person(person.id, roles), AssociationId::from_text(association));
    let line: String = sqlx::query_scalar("select line from drafts where association = ? order by started_at desc limit 1")
        .bind(&association)
        .fetch_one(app.db.read())
        .await
        .expect("the open line that the cast drafts for");
    let mut times = Vec::new();
    for _ in 0..TIMES {
        times.push(file(app, &actor, &association, &LineId::from_text(line.as_str())).await);
    }
    (middle(times), middle(bare(app).await))
}

async fn file(app: &App, actor: &Actor, association: &AssociationId, line: &LineId) -> Duration {
    let now = app.clock.now();
    let on = LineNow::of(app, line, now).await.expect("the line");
    let id =
        actions::start(app, actor, &on, Start { association: association.clone(), legal_person: None }).await.expect("a draft");
    let sent = |question: &str, text: &str| Sent { question: question.to_owned(), text: text.to_owned(), shown: seen("") };
    actions::save_answers(app, actor, &id, &[sent("p1", &"Encuentros quincenales. ".repeat(40)), sent("p2", "2")], now)
        .await
        .expect("saved");
    let row = TypedRow { concept: "Local".into(), quantity: "1".into(), unit_cost: "800.00".into(), ..TypedRow::default() };
    if store::budget(&mut *app.db.read().acquire().await.expect("a reader"), &id).await.expect("a budget").is_empty() {
        actions::save_budget(app, actor, &id, &[SentRow::new(row)], now).await.expect("saved");
    }
    actions::add_paper(app, actor, &id, "d1", Uploaded { name: "acta.pdf".into(), bytes: PDF.to_vec() }, now)
        .await
        .expect("kept");
    let mut conn = app.db.read().acquire().await.expect("a reader");
    let whole = store::whole(&mut conn, &id).await.expect("a draft").expect("there");
    let seen = seen_of(whole.draft.version, &actions::applicant(&mut conn, &whole).await.expect("who applies"));
    drop(conn);
    let declaration = Declaration { name: "Ibai Robles".to_owned(), words: "Declaración inventada".to_owned() };
    let began = Instant::now();
    actions::file(app, actor, &id, Filing { declaration, seen }, app.clock.now()).await.expect("filed");
    let took = began.elapsed();
    actions::withdraw(app, actor, &id, "inventado", app.clock.now()).await.expect("withdrawn");
    took
}

/// A row of four thousand bytes in a database of its own, as durable as ours: WAL, synced at each commit.
async fn bare(app: &App) -> Vec<Duration> {
    use sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
    let options = SqliteConnectOptions::new()
        .filename(app.config.data.join("bare.sqlite"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let mut conn = SqliteConnection::connect_with(&options).await.expect("a database");
    sqlx::query("create table t (id integer primary key, content text not null)").execute(&mut conn).await.expect("a table");
    let content = "x".repeat(4_000);
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let began = Instant::now();
        sqlx::query("insert into t (content) values (?)").bind(&content).execute(&mut conn).await.expect("inserted");
        times.push(began.elapsed());
    }
    times
}

fn middle(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}
