//! The data of the measurements: the shipped record and the invented cast, a hundred thousand facts about two thousand calls, a hundred
//! thousand applications. All of it is invented, and the same each time.

use acuse::{
    app::App,
    calls::{
        import,
        store::{self, RecordKind, Source},
    },
    clock::Clock,
    config::Config,
    demo, evidence,
    ledger::Write,
    policy::{Act, Actor, may},
};
use serde_json::{Value, json};
use std::path::Path;

pub const CALLS: usize = 2_000;
pub const FACTS: usize = 100_000;
pub const APPLICATIONS: usize = 100_000;
/// On the list of the association that signs in.
pub const LISTED: usize = 50;

/// Numbers that look drawn and are the same each time (xorshift).
pub struct Draw(u64);

impl Draw {
    pub fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// Words as rare and as frequent as those of a language: the n-th occurs about 1/n as often as the first.
pub struct Words(Vec<String>);

impl Words {
    pub fn new(count: usize) -> Self {
        const SYLLABLES: [&str; 24] = [
            "ca", "lle", "mi", "gran", "te", "so", "li", "da", "rio", "pue", "blo", "no", "ta", "re", "sol", "ven", "ci", "ón",
            "as", "fon", "do", "pla", "zo", "ley",
        ];
        let mut draw = Draw::new();
        let word = |draw: &mut Draw| (0..2 + draw.below(3)).map(|_| SYLLABLES[draw.below(SYLLABLES.len())]).collect::<String>();
        Self((0..count).map(|_| word(&mut draw)).collect())
    }

    pub fn sentence(&self, draw: &mut Draw, length: usize) -> String {
        let one = |draw: &mut Draw| {
            // The logarithm of an even draw falls off as words do.
            let share = (draw.below(1_000_000) as f64 + 1.0) / 1_000_000.0;
            let place = (self.0.len() as f64).powf(share) as usize;
            self.0[place.min(self.0.len() - 1)].as_str()
        };
        (0..length).map(|_| one(draw)).collect::<Vec<_>>().join(" ")
    }
}

pub fn config(folder: &Path) -> Config {
    Config { data: folder.join("data"), key_file: folder.join("key"), ..Config::default() }
}

/// Builds all of it.
pub async fn build(folder: &Path) -> App {
    let app = App::open(config(folder), Clock::system()).await.expect("a data folder");
    import::shipped(&app).await.expect("the shipped record");
    evidence::index::up_to_date(&app.db).await.expect("the index");
    demo::build(&app).await.expect("the cast");
    invent(&app).await;
    app
}

async fn invent(app: &App) {
    let (words, mut draw) = (Words::new(30_000), Draw::new());
    let mut write = begin(app).await;
    for n in 0..CALLS {
        let id = call_id(n);
        store::enter_record(&mut write, RecordKind::Call, &id, &call(&id, n, &words, &mut draw), Source::Installation)
            .await
            .expect("a call");
    }
    write.commit().await.expect("committed");
    for batch in 0..FACTS / 5_000 {
        let mut write = begin(app).await;
        for n in batch * 5_000..(batch + 1) * 5_000 {
            let fact = serde_json::from_value(fact(n, &words, &mut draw)).expect("a fact");
            store::enter_fact(&mut write, &fact).await.expect("entered");
        }
        write.commit().await.expect("committed");
    }
}

async fn begin(app: &App) -> Write {
    let permit = may(&Actor::system(), Act::KeepRecord).expect("a permit");
    Write::begin(&app.db, permit, app.clock.now()).await.expect("a write")
}

pub fn call_id(n: usize) -> String {
    format!("inventada-{n}")
}

fn call(id: &str, n: usize, words: &Words, draw: &mut Draw) -> Value {
    let institutions = ["sederec", "sibiso", "indesol", "ime", "idhs"];
    json!({
        "id": id, "title": format!("Convocatoria inventada {n}: {}", words.sentence(draw, 6)), "institution_id": institutions[n % 5],
        "jurisdiction": "CDMX", "fiscal_year": 2009 + (n % 17), "source": "inventada", "note": words.sentence(draw, 12)
    })
}

fn fact(n: usize, words: &Words, draw: &mut Draw) -> Value {
    let kinds = ["published", "reported_not_resolved", "amended", "not_paid", "authority_notified"];
    json!({
        "id": format!("inventado-{n}"), "subject": { "kind": "line", "id": call_id(n % CALLS) }, "type": kinds[n % kinds.len()],
        "occurred_on": format!("{}-{:02}-{:02}", 2009 + n % 17, 1 + n % 12, 1 + n % 28), "level": 3, "asserted_by": "monitor",
        "text_es": words.sentence(draw, 14), "text_en": words.sentence(draw, 14),
        "source": format!("Gaceta inventada, núm. {}, 2018; {}", n % 900, words.sentence(draw, 3))
    })
}

/// A hundred thousand applications: copies of one that the cast filed, each of an association and on a line of its own; some of them the
/// cast's association's. Written past the ledger: what is measured is reading them.
pub async fn applications(app: &App) -> String {
    use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
    let options = SqliteConnectOptions::new().filename(app.db.path()).foreign_keys(false);
    let mut writer = SqliteConnection::connect_with(&options).await.expect("the file opens");
    let (content, association): (String, String) =
        sqlx::query_as("select content, association from applications order by filed_at desc limit 1")
            .fetch_one(&mut writer)
            .await
            .expect("one");
    sqlx::query("begin immediate").execute(&mut writer).await.expect("begun");
    for n in 0..APPLICATIONS {
        let own = n < LISTED;
        let folio = acuse::applications::folio::Folio::random().expect("a folio");
        sqlx::query(
            "insert into applications (id, folio, association, legal_person, line, filed_by, filed_at, content, content_sha256)
             values (?, ?, ?, null, ?, '', ?, ?, '')",
        )
        .bind(format!("inventada-{n}"))
        .bind(folio.to_string())
        .bind(if own { association.clone() } else { format!("asociacion-{}", n / CALLS) })
        .bind(call_id(n % CALLS))
        .bind(format!("2026-01-{:02}T12:00:00.000Z", 1 + n % 28))
        .bind(&content)
        .execute(&mut writer)
        .await
        .expect("inserted");
    }
    sqlx::query("commit").execute(&mut writer).await.expect("committed");
    association
}
