//! A server killed in the middle of a filing comes back with all of it or nothing: the real program, the real signal.

use super::{LINE, completes, enter, hidden, publish, record, registers, starts};
use crate::support::{Persona, World};
use acuse::{
    app::App,
    applications::{answers::seen, store},
    clock::Clock,
    commands::{backup::backup, restore::restore},
    config::Config,
    ids::LineId,
    ledger,
};
use serde_json::json;
use std::{
    io::{Read, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// How long after the request the server is killed, in microseconds: before it is read, while it works; and once it has answered.
const DELAYS: [Option<u64>; 7] = [Some(0), Some(1_000), Some(3_000), Some(6_000), Some(12_000), Some(30_000), None];

#[tokio::test]
async fn a_server_killed_in_the_middle_of_a_filing_has_filed_all_of_it_or_nothing() {
    let (world, nuria, draft, body) = ready_to_file().await;
    let request = request(&nuria, &filing(&draft), &body);
    let folder = world.folder().join("backup");
    backup(&world.app.config, &folder).await.expect("a backup to start each round from");
    let before = ledger::head(&world.app.db).await.expect("a head");
    let mut filed = Vec::new();
    for (round, delay) in DELAYS.into_iter().enumerate() {
        let config = Config { data: world.folder().join(format!("round-{round}")), ..(*world.app.config).clone() };
        restore(&config, &folder).await.expect("a fresh copy");
        kill_while_filing(world.folder(), &config, &request, delay);
        filed.push(all_or_nothing(config, before).await);
    }
    assert!(filed.last().is_some_and(|filed| *filed), "with time enough it is filed: {filed:?}");
}

#[tokio::test]
async fn a_server_killed_in_the_middle_of_a_save_has_saved_all_of_it_or_nothing() {
    let world = World::new().await;
    publish(&world).await;
    stays_open(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    let shown = seen("");
    let body = format!("shown-p1={shown}&p1=uno&shown-p2={shown}&p2=yes&shown-p3={shown}&p3=1&shown-p4={shown}&p4=4");
    let request = request(&nuria, &format!("{draft}/respuestas"), &body);
    let folder = world.folder().join("backup");
    backup(&world.app.config, &folder).await.expect("a backup to start each round from");
    let mut saved = Vec::new();
    for (round, delay) in DELAYS.into_iter().enumerate() {
        let config = Config { data: world.folder().join(format!("round-{round}")), ..(*world.app.config).clone() };
        restore(&config, &folder).await.expect("a fresh copy");
        kill_while_filing(world.folder(), &config, &request, delay);
        let app = App::open(config, Clock::system()).await.expect("it opens again");
        let of = "select count(*), (select max(version) from drafts) from draft_answers where saved_by is not null";
        let found: (i64, i64) = sqlx::query_as(of).fetch_one(app.db.read()).await.expect("a count");
        assert!(matches!(found, (0, 0) | (4, 1)), "half of it: {found:?}");
        saved.push(found.0 == 4);
    }
    assert!(saved.last().is_some_and(|saved| *saved), "with time enough it is saved: {saved:?}");
}

/// A complete draft on a line that is open today: who files it, its page, and the form that does.
pub async fn ready_to_file() -> (World, Persona, String, String) {
    let world = World::new().await;
    publish(&world).await;
    stays_open(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    let seen = hidden(&nuria.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
    (world, nuria, draft, format!("seen={seen}&name=Nuria&accept=yes"))
}

/// Where a draft is filed.
pub fn filing(draft: &str) -> String {
    format!("{draft}/presentacion")
}

async fn stays_open(world: &World) {
    let mut write = record(world).await;
    let window = json!({ "opens": "2026-11-01T09:00", "closes": "2099-12-15T18:00", "zone": "America/Mexico_City" });
    enter(&mut write, "extended", json!({ "type": "window", "window": window })).await;
    write.commit().await.expect("a window that is open whenever this runs");
}

fn request(who: &Persona, path: &str, body: &str) -> String {
    let cookie = who.cookie("acuse").expect("a session");
    format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nsec-fetch-site: same-origin\r\ncookie: acuse={cookie}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

fn kill_while_filing(folder: &Path, config: &Config, request: &str, delay: Option<u64>) {
    let addr = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port");
    let mut server = Command::new(env!("CARGO_BIN_EXE_acuse"))
        .arg("serve")
        .current_dir(folder)
        .env("ACUSE_DATA", &config.data)
        .env("ACUSE_KEY_FILE", config.key_file())
        .env("ACUSE_ADDR", addr.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    wait_until_ready(addr, &mut server);
    let mut stream = TcpStream::connect(addr).expect("it listens");
    stream.write_all(request.as_bytes()).expect("it takes the request");
    match delay {
        Some(micros) => sleep(Duration::from_micros(micros)),
        None => {
            stream.read_to_end(&mut Vec::new()).expect("its whole answer");
        }
    }
    server.kill().expect("SIGKILL");
    server.wait().expect("it is gone");
}

fn wait_until_ready(addr: SocketAddr, server: &mut Child) {
    let until = Instant::now() + Duration::from_secs(60);
    while Instant::now() < until {
        assert!(server.try_wait().expect("its state").is_none(), "the server ended by itself");
        let mut answer = String::new();
        let asked = TcpStream::connect(addr).and_then(|mut stream| {
            stream.write_all(b"GET /health/ready HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n")?;
            stream.read_to_string(&mut answer)
        });
        if asked.is_ok() && answer.starts_with("HTTP/1.1 200") {
            return;
        }
        sleep(Duration::from_millis(20));
    }
    panic!("the server is not ready");
}

/// Whether it was filed; fails when half of it was.
pub async fn all_or_nothing(config: Config, before: i64) -> bool {
    let app = App::open(config, Clock::system()).await.expect("it opens again");
    let pool = app.db.read();
    let filed = store::filed_of_line(pool, &LineId::from_text(LINE)).await.expect("what was filed").len();
    let count = async |sql: &'static str| sqlx::query_scalar::<_, i64>(sql).fetch_one(pool).await.expect("a count");
    let (drafts, receipts) = (count("select count(*) from drafts").await, count("select count(*) from receipts").await);
    let sealed = count("select count(*) from entries where kind = 'application_filed'").await;
    let letters = count("select count(*) from outbox where subject like '%ACU-%' or body like '%ACU-%'").await;
    assert!(ledger::verify(&app.db).await.expect("verified").is_empty());
    assert!(ledger::head(&app.db).await.expect("a head") >= before);
    match filed {
        0 => assert_eq!((drafts, receipts, sealed, letters), (1, 0, 0, 0)),
        1 => assert_eq!((drafts, receipts, sealed, letters), (0, 1, 1, 1)),
        n => panic!("filed {n} times"),
    }
    filed == 1
}
