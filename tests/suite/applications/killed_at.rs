//! A process that dies after any one statement of a filing, the first to the last, has filed all of it or nothing. A killed process is
//! this program of tests itself, started once more for the one "test" at the end: it counts what the database is told, and ends there
//! and then.

use super::killed::{all_or_nothing, filing, ready_to_file};
use crate::support::Visitor;
use acuse::{
    app::App,
    clock::Clock,
    commands::{backup::backup, restore::restore},
    config::Config,
    ledger,
    web::router::router,
};
use std::{
    env,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    process::{Command, Output, abort},
    sync::atomic::{AtomicU64, Ordering},
};
use tracing::{Event, Subscriber};
use tracing_subscriber::{
    Layer,
    layer::{Context, SubscriberExt as _},
};

const CHILD: &str = "applications::killed_at::the_process_that_dies_while_it_files";
/// What the child is told: after which statement it dies, its data and key, whose session, and what is filed.
const TOLD: [&str; 6] = ["KILLED_AFTER", "KILLED_DATA", "KILLED_KEY", "KILLED_SESSION", "KILLED_DRAFT", "KILLED_BODY"];

#[tokio::test]
async fn a_filing_that_dies_after_any_of_its_statements_is_there_as_a_whole_or_not_at_all() {
    let (world, nuria, draft, body) = ready_to_file().await;
    let session = nuria.cookie("acuse").expect("a session");
    let folder = world.folder().join("backup");
    backup(&world.app.config, &folder).await.expect("a backup to start each round from");
    let before = ledger::head(&world.app.db).await.expect("a head");
    let round = async |statement: u64| {
        let config = Config { data: world.folder().join(format!("statement-{statement}")), ..(*world.app.config).clone() };
        restore(&config, &folder).await.expect("a fresh copy");
        let ended = files_until(statement, &config, [&session, &draft, &body]);
        let filed = all_or_nothing(config.clone(), before).await;
        std::fs::remove_dir_all(&config.data).expect("the copy is gone");
        (ended, filed)
    };
    // Until one comes to its end: how many statements there are is for the filing to say.
    let (mut outcomes, mut lived) = (Vec::new(), false);
    while !lived {
        let statement = outcomes.len() as u64 + 1;
        assert!(statement < 300, "a filing without end: {outcomes:?}");
        let (ended, filed) = round(statement).await;
        lived = ended.status.success();
        outcomes.push(filed);
    }
    let nothing = outcomes.iter().take_while(|filed| !**filed).count();
    assert!(nothing > 10, "nothing is filed before the last statement of its transaction: {outcomes:?}");
    assert!(outcomes[nothing..].iter().all(|filed| *filed), "what was filed stays filed: {outcomes:?}");
    assert!(outcomes.last().is_some_and(|filed| *filed), "left alone it files: {outcomes:?}");
}

/// Starts the child, and waits until it ends.
fn files_until(statement: u64, config: &Config, [session, draft, body]: [&str; 3]) -> Output {
    let (data, key) = (config.data.display().to_string(), config.key_file().display().to_string());
    let told = [&statement.to_string(), &data, &key, session, draft, body];
    Command::new(env::current_exe().expect("this program"))
        .args(["--exact", CHILD, "--ignored", "--nocapture"])
        .envs(TOLD.into_iter().zip(told))
        .output()
        .expect("the child starts")
}

/// Counts statements once the filing has begun, and ends the process after the one that it was told.
struct Dies {
    after: u64,
}

static BEGUN: AtomicU64 = AtomicU64::new(0);
static STATEMENTS: AtomicU64 = AtomicU64::new(0);

impl<S: Subscriber> Layer<S> for Dies {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() != "sqlx::query" || BEGUN.load(Ordering::SeqCst) == 0 {
            return;
        }
        if STATEMENTS.fetch_add(1, Ordering::SeqCst) + 1 == self.after {
            // As SIGKILL does: nothing is unwound, flushed or closed.
            abort();
        }
    }
}

#[tokio::test]
#[ignore = "it is started by the test above, and dies"]
async fn the_process_that_dies_while_it_files() {
    let [after, data, key, session, draft, body] = TOLD.map(|name| env::var(name).expect(name));
    let dies = Dies { after: after.parse().expect("a number") };
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(dies)).expect("nobody else counts");
    let config = Config { data: PathBuf::from(data), key_file: PathBuf::from(key), ..Config::default() };
    let host = config.addr.to_string();
    let app = App::open(config, Clock::system()).await.expect("it opens");
    let nuria = Visitor::new(router(app), &host, SocketAddr::from((Ipv4Addr::LOCALHOST, 40_000)));
    nuria.steal("acuse", &session);
    // What is loaded once is loaded before: only the filing is counted.
    nuria.get(&format!("{draft}/revision")).await.is(200);
    BEGUN.store(1, Ordering::SeqCst);
    nuria.post_raw(&filing(&draft), "application/x-www-form-urlencoded", body.into_bytes()).await.is(303);
}
