//! What is too large for the memory is written once, beside the data, and read from there.

use super::{rows, table};
use crate::support::World;
use acuse::{
    calls::store,
    clock::Now,
    ledger::Write,
    policy::{Act, Actor, may},
    record::data::{
        files::{File, Writer},
        spool::{Text, Today, Written},
    },
};
use chrono::TimeDelta;
use serde_json::json;
use std::{
    io::Read as _,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

const PATH: &str = "/data/facts.csv";
const LARGE: usize = 1024 * 1024;

/// Enters so many facts that their table is no longer small.
async fn many(world: &World, first: usize, count: usize) {
    let permit = may(&Actor::system(), Act::KeepRecord).expect("a permit");
    let mut write = Write::begin(&world.app.db, permit, world.now()).await.expect("a write");
    for n in first..first + count {
        let text = format!("Lo dicho {n}: {}", "ñandú, águila; ".repeat(600));
        let fact = json!({ "id": format!("largo-{n}"), "subject": { "kind": "line", "id": "sibiso-2019-coinbis" },
            "type": "reported_not_resolved", "occurred_on": "2020-01-01", "level": 3, "asserted_by": "reference",
            "text_es": text, "text_en": text, "source": "x" });
        store::enter_fact(&mut write, &serde_json::from_value(fact).expect("a fact")).await.expect("entered");
    }
    write.commit().await.expect("committed");
}

fn files_in(folder: &std::path::Path) -> usize {
    std::fs::read_dir(folder).expect("the folder").count()
}

#[tokio::test]
async fn a_large_table_is_the_same_in_each_encoding_and_leaves_no_file_behind() {
    let world = World::with_record().await;
    let before = table(&world.visitor(), PATH).await.len();
    many(&world, 0, 80).await;
    let kept = files_in(&world.app.config.data);
    let plain = world.visitor().get_with(PATH, &[("accept-encoding", "identity")]).await.is(200);
    assert!(plain.bytes.len() > LARGE, "{} bytes", plain.bytes.len());
    assert_eq!((rows(&plain).len(), plain.header("content-encoding")), (before + 80, ""));
    for accept in ["gzip, deflate, br", "gzip"] {
        let packed = world.visitor().get_with(PATH, &[("accept-encoding", accept)]).await.is(200);
        assert_eq!((packed.header("content-encoding"), packed.header("vary")), ("gzip", "accept-encoding"));
        assert_eq!(packed.header("etag"), plain.header("etag"));
        let mut opened = Vec::new();
        flate2::read::GzDecoder::new(&packed.bytes[..]).read_to_end(&mut opened).expect("gzip");
        assert!(opened == plain.bytes, "{accept}");
    }
    let tag = plain.header("etag").to_owned();
    assert!(world.visitor().get_with(PATH, &[("if-none-match", &tag)]).await.is(304).bytes.is_empty());
    assert_eq!(files_in(&world.app.config.data), kept, "what was written has no name");
    many(&world, 80, 1).await;
    let after = world.visitor().get_with(PATH, &[("accept-encoding", "identity")]).await.is(200);
    assert_eq!(rows(&after).len(), before + 81);
    assert_ne!(after.header("etag"), tag);
}

#[tokio::test]
async fn a_large_file_is_written_again_only_when_it_would_read_otherwise() {
    let world = World::with_record().await;
    let times = Arc::new(AtomicUsize::new(0));
    let get = async |now: Now, size: usize| {
        let counted = times.clone();
        let write = async || {
            counted.fetch_add(1, Relaxed);
            let writer: Writer = Box::new(move |out| out.write_all(&vec![b'x'; size]));
            Written::by(writer, world.app.config.data.clone()).await
        };
        Today::get(&world.app, File::Ocds, now, write).await.expect("written").digest.clone()
    };
    let now = world.now();
    let first = get(now, LARGE + 1).await;
    assert_eq!(get(now + TimeDelta::minutes(1), LARGE + 2).await, first);
    assert_eq!(times.load(Relaxed), 1, "who comes after gets what was written");
    assert_ne!(get(now + TimeDelta::days(1), LARGE + 2).await, first, "a day ended");
    assert_ne!(get(now, LARGE + 3).await, first, "a clock that was set back asks about a time that it was not written for");
    assert_eq!(times.load(Relaxed), 3);
    many(&world, 0, 1).await;
    get(now, LARGE + 3).await;
    assert_eq!(times.load(Relaxed), 4, "a public entry came");
}

#[tokio::test]
async fn a_small_file_stays_in_memory() {
    let world = World::new().await;
    for (size, is_small) in [(0, true), (LARGE, true), (LARGE + 1, false)] {
        let writer: Writer = Box::new(move |out| {
            // In two pieces, the second of which is the one too many.
            out.write_all(&vec![b'x'; size.min(LARGE)])?;
            out.write_all(&vec![b'x'; size.saturating_sub(LARGE)])
        });
        let written = Written::by(writer, world.app.config.data.clone()).await.expect("written");
        assert_eq!(matches!(written.text, Text::Small(_)), is_small, "{size}");
    }
}
