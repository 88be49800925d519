//! Entry, rows and leaf are one transaction or none; what is written stays.

use super::behind::refuses;
use crate::support::World;
use acuse::{
    ledger::{Entry, Write, commitment, head, verify},
    policy::{Act, Actor, Permit, may},
};
use sqlx::Row;

fn permit() -> Permit {
    may(&Actor::system(), Act::KeepRecord).expect("the system keeps the record")
}

async fn write(world: &World) -> Write {
    Write::begin(&world.app.db, permit(), world.app.clock.now()).await.expect("the writer")
}

#[tokio::test]
async fn an_act_without_an_entry_cannot_be_committed() {
    let world = World::new().await;
    assert!(write(&world).await.commit().await.is_err());
}

#[tokio::test]
async fn what_is_dropped_before_the_commit_leaves_nothing() {
    let world = World::new().await;
    let before = head(&world.app.db).await.unwrap();
    let mut act = write(&world).await;
    act.enter(Entry::open("tried", "line", "x").text("said", "hola")).await.unwrap();
    drop(act);
    assert_eq!(head(&world.app.db).await.unwrap(), before);
}

#[tokio::test]
async fn a_sealed_leaf_tells_neither_kind_nor_subject_nor_words() {
    let world = World::new().await;
    let mut act = write(&world).await;
    act.enter(Entry::sealed("ruling", "application", "secret-id").with("amount", 5).text("reason", "porque sí")).await.unwrap();
    let position = act.commit().await.unwrap()[0].position;
    let leaf: String = sqlx::query_scalar("select leaf from entries where position = ?")
        .bind(position)
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    for told in ["ruling", "application", "secret-id", "amount", "porque"] {
        assert!(!leaf.contains(told), "{leaf}");
    }
}

#[tokio::test]
async fn an_open_leaf_carries_values_and_only_commitments_to_words() {
    let world = World::new().await;
    let mut act = write(&world).await;
    act.enter(Entry::open("suspended", "line", "x").with("level", 1).text("reason", "año electoral")).await.unwrap();
    let position = act.commit().await.unwrap()[0].position;
    let row = sqlx::query("select leaf, salt, text from entries join entry_texts using (position) where position = ?")
        .bind(position)
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    let (leaf, salt, text): (String, Vec<u8>, String) = (row.get(0), row.get(1), row.get(2));
    assert!(leaf.contains("\"level\":1") && !leaf.contains("electoral"));
    assert!(leaf.contains(&commitment(&salt, &text)));
}

#[tokio::test]
async fn the_entry_that_opens_a_sealed_one_gives_its_salt_so_that_anybody_can_check_it() {
    let world = World::new().await;
    let mut act = write(&world).await;
    let sealed = act.enter(Entry::sealed("ruling", "application", "x")).await.unwrap();
    act.enter(Entry::open("resolution", "line", "x").opens(sealed.id.clone())).await.unwrap();
    act.commit().await.unwrap();
    let rows =
        sqlx::query("select leaf, inner from entries left join entry_sealed using (position) order by position desc limit 2")
            .fetch_all(world.app.db.read())
            .await
            .unwrap();
    let opening: serde_json::Value = serde_json::from_str(rows[0].get::<&str, _>(0)).unwrap();
    let (sealed_leaf, inner): (String, String) = (rows[1].get(0), rows[1].get(1));
    assert_eq!(opening["opens"][0]["id"], sealed.id.as_str());
    let salt: Vec<u8> = unhex(opening["opens"][0]["salt"].as_str().unwrap());
    assert!(sealed_leaf.contains(&commitment(&salt, &inner)));
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
}

#[tokio::test]
async fn nothing_written_can_be_changed_removed_or_put_in_between() {
    let world = World::new().await;
    acuse::calls::import::shipped(&world.app).await.unwrap();
    let mut act = write(&world).await;
    act.enter(Entry::sealed("a", "b", "c").text("t", "x")).await.unwrap();
    act.commit().await.unwrap();
    let tries = [
        "update entries set leaf = '{}'",
        "delete from entries",
        "update entry_texts set text = 'otra cosa'",
        "delete from entry_texts",
        "update entry_sealed set inner = '{}'",
        "delete from entry_sealed",
        "insert into entries select position + 2, id || 'x', at, public, kind, subject_kind, subject_id, person, leaf, leaf_hash from entries
         order by position desc limit 1",
        "update records set body = '{}'",
        "delete from facts",
    ];
    for sql in tries {
        assert!(refuses(&world, sql).await, "this was let through: {sql}");
    }
    assert_eq!(verify(&world.app.db).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_byte_changed_behind_our_back_is_found() {
    let world = World::new().await;
    let mut act = write(&world).await;
    act.enter(Entry::open("a", "b", "c")).await.unwrap();
    act.commit().await.unwrap();
    assert!(!refuses(&world, "drop trigger entries_are_not_changed").await);
    assert!(!refuses(&world, "update entries set leaf = replace(leaf, '\"v\":1', '\"v\":2') where position = 0").await);
    assert_eq!(verify(&world.app.db).await.unwrap().len(), 1);
}
