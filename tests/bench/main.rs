//! The figures that the design promises, as ratios measured in one run: `scripts/bench`. No test asserts them: they say how it was on one
//! machine on one day.

mod filing;
mod load;
mod started;
mod town;

use acuse::{app::App, demo, web::router::router};
use axum::{Router, http::header, routing::get};
use load::{Client, Load, load};
use std::{fmt::Write as _, net::SocketAddr, path::PathBuf, time::Duration};

const AT_ONCE: usize = 16;
const BROWSER: &str = "accept-encoding: gzip, deflate, br\r\n";
const CALL: &str = "/es/convocatorias/sederec-2018-asociaciones";

fn main() {
    // `cargo test --all-targets` runs this too, and measures nothing.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let mut report = Report::default();
    if let Some(program) = std::env::var_os("ACUSE_BIN").map(PathBuf::from) {
        let alone = tempfile::tempdir().expect("a folder");
        program_alone(&mut report, &program, alone.path());
    }
    eprintln!("Inventing {} facts about {} calls", town::FACTS, town::CALLS);
    let app = runtime.block_on(town::build(folder.path()));
    let still = folder.path().join("static");
    let to = runtime.block_on(serve(&app, still.clone()));
    pages(&mut report, to, &still);
    searches(&mut report, to, &still);
    machines(&mut report, to, &still);
    eprintln!("Copying {} applications", town::APPLICATIONS);
    let association = runtime.block_on(town::applications(&app));
    signed_in(&mut report, to, &association);
    let (filing, bare) = runtime.block_on(filing::against_a_bare_commit(&app, &association));
    report.row(
        "A filing, beside a bare durable commit",
        &format!("{filing:.2} ms"),
        &format!("{bare:.2} ms"),
        filing / bare,
        "at most 2",
    );
    println!("{}", report.0);
}

/// The service on a port of its own, with one file beside it: the same bytes as what is measured, read from the disk for each answer.
async fn serve(app: &App, file: PathBuf) -> SocketAddr {
    let from_file = get(move || {
        let file = file.clone();
        async move { ([(header::CONTENT_TYPE, "text/html")], tokio::fs::read(file).await.unwrap_or_default()) }
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let to = listener.local_addr().expect("an address");
    let beside = Router::new().route("/static/file", from_file);
    let service = beside.merge(router(app.clone())).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    to
}

fn ask(to: SocketAddr, path: &str, headers: &str, seconds: u64) -> Load {
    load(to, &[path.to_owned()], headers, AT_ONCE, Duration::from_secs(seconds))
}

fn pages(report: &mut Report, to: SocketAddr, file: &std::path::Path) {
    let page = Client::to(to).get(CALL, BROWSER);
    assert_eq!((page.status, page.header("content-encoding")), (200, "br"), "the call's page");
    std::fs::write(file, page.body).expect("the same bytes as a file");
    let still = ask(to, "/static/file", BROWSER, 5);
    let kept = ask(to, CALL, BROWSER, 5);
    report.against("A kept page, beside the same bytes as a file", &kept, &still, "at least 0.5");
    let known = format!("if-none-match: {}\r\n{BROWSER}", page_tag(to));
    let unchanged = load_any(to, CALL, &known, 3);
    report.against("The same, to whoever has it (304)", &unchanged, &still, "");
    let made = ask(to, &format!("{CALL}?as_of=2026-11-24"), BROWSER, 5);
    report.against("The same page as of a day, made each time", &made, &still, "");
}

fn page_tag(to: SocketAddr) -> String {
    Client::to(to).get(CALL, BROWSER).header("etag").to_owned()
}

/// A load whose answers are 304.
fn load_any(to: SocketAddr, path: &str, headers: &str, seconds: u64) -> Load {
    assert_eq!(Client::to(to).get(path, headers).status, 304);
    load::load_expecting(to, &[path.to_owned()], headers, AT_ONCE, Duration::from_secs(seconds), 304)
}

/// Rare words, frequent ones, several, one that is in every fact, one mistyped, one that nothing holds; each alone on one connection.
fn searches(report: &mut Report, to: SocketAddr, file: &std::path::Path) {
    let words = town::Words::new(30_000);
    let mut draw = town::Draw::new();
    let mut paths =
        |count: usize, length: usize| -> Vec<String> { (0..count).map(|_| search(&words.sentence(&mut draw, length))).collect() };
    let sorts = [
        ("Search, one word, rare or frequent", paths(200, 1)),
        ("Search, three words", paths(200, 3)),
        ("Search, a word that is in every fact", vec![search("2018"), search("gaceta"), search("inventada 2018")]),
        ("Search, mistyped", ["sedrec", "sibiiso", "convocatroia", "gacteta"].map(search).to_vec()),
        ("Search, a word that nothing holds", ["zzzzzzzz", "qqqqqq wwwwww"].map(search).to_vec()),
    ];
    for (name, paths) in sorts {
        let first = Client::to(to).get(&paths[0], BROWSER);
        assert_eq!(first.status, 200, "{name}");
        std::fs::write(file, first.body).expect("the same bytes as a file");
        let still = load(to, &["/static/file".to_owned()], BROWSER, 1, Duration::from_secs(1));
        let found = load(to, &paths, BROWSER, 1, Duration::from_secs(4));
        report.times(name, &found, Some(&still), "99 % under 50 ms");
    }
}

fn search(text: &str) -> String {
    format!("/es/busqueda?q={}", url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>())
}

/// What machines read, and the board, each beside the same bytes as a file: kept, by a cursor, and made for one day.
fn machines(report: &mut Report, to: SocketAddr, file: &std::path::Path) {
    let list = "/api/v1/calls?limit=50";
    let all = [
        ("API, the list of calls", list.to_owned()),
        ("API, its next page by cursor", next_page(to, list)),
        ("API, the list of calls on a day, made each time", format!("{list}&as_of=2026-11-24")),
        ("API, the figures", "/api/v1/summary".to_owned()),
        ("Calls as CSV", "/data/calls.csv".to_owned()),
        ("Facts as CSV", "/data/facts.csv".to_owned()),
        ("OCDS", "/data/ocds.json".to_owned()),
        ("The record's feed", "/feeds/record.atom".to_owned()),
        ("The board of all calls", "/es/convocatorias".to_owned()),
    ];
    for (name, path) in all {
        let began = std::time::Instant::now();
        let first = Client::to(to).get(&path, BROWSER);
        assert_eq!(first.status, 200, "{path}");
        let once = began.elapsed().as_secs_f64() * 1000.0;
        let kib = first.body.len() / 1024;
        std::fs::write(file, first.body).expect("the same bytes as a file");
        let still = load(to, &["/static/file".to_owned()], BROWSER, 4, Duration::from_secs(3));
        let each = load(to, &[path], BROWSER, 4, Duration::from_secs(3));
        report.against(&format!("{name}: {kib} KiB, first in {once:.0} ms"), &each, &still, "");
    }
}

/// Where the list goes on, by the cursor that its first page gives.
fn next_page(to: SocketAddr, list: &str) -> String {
    let first: serde_json::Value = serde_json::from_slice(&Client::to(to).get(list, "").body).expect("JSON");
    format!("{list}&cursor={}", first["next"].as_str().expect("a next page"))
}

fn signed_in(report: &mut Report, to: SocketAddr, association: &str) {
    let body: String = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("email", "ibai@demo.example"), ("password", demo::PASSWORD)])
        .finish();
    let entered = Client::to(to).post("/es/cuenta/entrar", "", &body);
    assert_eq!(entered.status, 303, "signing in");
    let set = entered.headers.iter().filter(|(name, _)| name == "set-cookie");
    let cookie = set.filter_map(|(_, value)| value.split(';').next()).collect::<Vec<_>>().join("; ");
    let path = format!("/es/mi/asociaciones/{association}/solicitudes");
    let list = load(to, &[path], &format!("cookie: {cookie}\r\n{BROWSER}"), AT_ONCE, Duration::from_secs(5));
    report.times("Signed in: 50 applications of 100,000", &list, None, "99 % under 20 ms");
}

fn program_alone(report: &mut Report, program: &std::path::Path, folder: &std::path::Path) {
    let started = started::measure(program, folder);
    let ms = |time: Duration| format!("{:.0} ms", time.as_secs_f64() * 1000.0);
    report.plain("The first start, loading the shipped record", &ms(started.first), "");
    report.plain("A start", &ms(started.again), "under 1 s");
    report.plain("Resident memory after the start", &format!("{:.0} MiB", started.resident), "");
    let pages = format!("Resident memory after the {} pages of the sitemap", started.pages);
    report.plain(&pages, &format!("{:.0} MiB", started.walked), "under 80 MiB");
}

/// Rows of a table in Markdown.
struct Report(String);

impl Default for Report {
    fn default() -> Self {
        Self("| What | Measured | Beside | Ratio | Promised |\n|---|---|---|---|---|\n".to_owned())
    }
}

impl Report {
    fn row(&mut self, name: &str, measured: &str, beside: &str, ratio: f64, promised: &str) {
        eprintln!("{name}: {measured} ({beside}, {ratio:.4})");
        let _ = writeln!(self.0, "| {name} | {measured} | {beside} | {ratio:.4} | {promised} |");
    }

    fn plain(&mut self, name: &str, measured: &str, promised: &str) {
        eprintln!("{name}: {measured}");
        let _ = writeln!(self.0, "| {name} | {measured} | | | {promised} |");
    }

    fn against(&mut self, name: &str, one: &Load, other: &Load, promised: &str) {
        self.row(name, &per_second(one), &per_second(other), one.per_second() / other.per_second(), promised);
    }

    fn times(&mut self, name: &str, load: &Load, still: Option<&Load>, promised: &str) {
        let (middle, most, longest) = (load.within(0.5), load.within(0.99), load.within(1.0));
        let says = format!("middle {middle:.1} ms, 99 % in {most:.1} ms, longest {longest:.1} ms");
        match still {
            Some(still) => self.row(name, &says, &per_second(still), load.per_second() / still.per_second(), promised),
            None => self.plain(name, &says, promised),
        }
    }
}

fn per_second(load: &Load) -> String {
    format!("{:.0} a second", load.per_second())
}
