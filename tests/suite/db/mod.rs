//! Tests of the two doors to the database.

use crate::support::World;
use acuse::{db::Scratch, error::Error};

#[tokio::test]
async fn what_is_somebodys_act_does_not_pass_the_door_without_an_entry() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let mut scratch = Scratch::begin(&world.app.db).await.expect("a transaction");
    sqlx::query("update people set name = 'Otra' where id = ?").bind(&nuria.id).execute(scratch.conn()).await.expect("written");
    let refused = scratch.commit().await;
    assert!(matches!(&refused, Err(Error::Internal(why)) if why.contains("people")), "{refused:?}");
    nuria.get("/es/mi").await.says("Entró como Nuria");
}
