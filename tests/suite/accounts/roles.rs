//! Roles as rows keyed by body.

use crate::support::World;
use acuse::{
    accounts::{actions, store},
    error::Error,
    ids::{AssociationId, InstitutionId},
    policy::{Actor, MemberRole, Office, Refusal, Role},
};

#[tokio::test]
async fn a_person_holds_several_roles_and_their_history_stays() {
    let world = World::new().await;
    let (salma, nuria) = (world.steward().await, world.person("Nuria").await);
    let steward = Actor::person(salma.id.clone(), vec![Role::Steward]);
    actions::give_role(&world.app, &steward, &nuria.id, &Role::Monitor, world.now()).await.expect("given");
    let again = actions::give_role(&world.app, &steward, &nuria.id, &Role::Monitor, world.now()).await;
    assert!(matches!(again, Err(Error::Refused(Refusal::AlreadyThere))), "{again:?}");
    let (association, institution) = (AssociationId::random(), InstitutionId::from_text("sederec"));
    let roles = [Role::Member(association.clone(), MemberRole::Drafter), Role::Official(institution.clone(), Office::Reviewer)];
    let mut door = acuse::ledger::Write::begin(
        &world.app.db,
        acuse::policy::may(&steward, acuse::policy::Act::RunInstallation).expect("a steward"),
        world.now(),
    )
    .await
    .expect("a transaction");
    for role in &roles {
        store::grant(door.conn(), &nuria.id, role, world.now()).await.expect("granted");
    }
    let second = Role::Member(association.clone(), MemberRole::Representative);
    assert!(store::grant(door.conn(), &nuria.id, &second, world.now()).await.is_err(), "one role in an association");
    door.enter(acuse::ledger::Entry::sealed("test", "person", &nuria.id)).await.expect("entered");
    door.commit().await.expect("committed");
    let held = store::roles_of(world.app.db.read(), &nuria.id).await.expect("roles");
    assert_eq!(held, [vec![Role::Monitor], roles.to_vec()].concat());
    let members = store::holders_of(world.app.db.read(), "member", Some(association.as_str())).await.expect("members");
    assert_eq!(members[0].name, "Nuria");
    actions::withdraw_role(&world.app, &steward, &nuria.id, &Role::Monitor, world.now()).await.expect("withdrawn");
    let rows: i64 = sqlx::query_scalar("select count(*) from roles where person = ?")
        .bind(&nuria.id)
        .fetch_one(world.app.db.read())
        .await
        .expect("rows");
    assert_eq!(rows, 3, "a role that ended keeps its row");
}

#[tokio::test]
async fn the_last_steward_stays() {
    let world = World::new().await;
    let (salma, nuria) = (world.steward().await, world.person("Nuria").await);
    let steward = Actor::person(salma.id.clone(), vec![Role::Steward]);
    let last = actions::withdraw_role(&world.app, &steward, &salma.id, &Role::Steward, world.now()).await;
    assert!(matches!(last, Err(Error::Refused(Refusal::NotNow))), "{last:?}");
    actions::give_role(&world.app, &steward, &nuria.id, &Role::Steward, world.now()).await.expect("given");
    actions::withdraw_role(&world.app, &steward, &salma.id, &Role::Steward, world.now()).await.expect("withdrawn");
}

#[tokio::test]
async fn only_a_steward_gives_roles() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let own = Actor::person(nuria.id.clone(), Vec::new());
    let refused = actions::give_role(&world.app, &own, &nuria.id, &Role::Steward, world.now()).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::NotYours))), "{refused:?}");
}
