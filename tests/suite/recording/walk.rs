//! Every form of a fact, walked in both languages as everybody: who may open and send it, and who may not.

use super::{QUIET, monitor};
use crate::{
    associations::{joins, registers},
    support::{
        Answer, Part, Visitor, World,
        office::{IDM, Typed, designation, grant},
    },
};

/// Acts of an authority, in the words of addresses.
const ACTS: [&str; 14] = [
    "published",
    "amended",
    "window",
    "deadline_extended",
    "suspended",
    "resumed",
    "ordered_by_court",
    "results_published",
    "partly_resolved",
    "declared_void",
    "cancelled",
    "annulled",
    "reopened",
    "paid",
];
/// What others find and say.
const FOUND: [&str; 6] =
    ["not_paid", "checked_no_act", "reported_not_resolved", "authority_notified", "authority_replied", "disputed"];
/// What an office does with letters, folios and a second person, in its own pages.
const AT_THE_OFFICE: [&str; 7] =
    ["published", "window", "suspended", "resumed", "results_published", "partly_resolved", "declared_void"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Visitor,
    Stranger,
    Monitor,
    Steward,
    Member {
        speaks: bool,
    },
    /// Of the institution: publishers and deciders act, reviewers only answer.
    Official {
        acts: bool,
    },
    OfficialElsewhere,
}

fn may(role: Role, kind: &str, received_here: bool) -> bool {
    let act = ACTS.contains(&kind);
    match role {
        Role::Visitor | Role::Stranger | Role::OfficialElsewhere | Role::Member { speaks: false } => false,
        Role::Monitor => kind != "authority_replied",
        Role::Steward => true,
        Role::Member { speaks: true } => {
            ["paid", "not_paid", "reported_not_resolved", "authority_notified", "disputed"].contains(&kind)
        }
        Role::Official { acts } if act => acts && !(received_here && AT_THE_OFFICE.contains(&kind)),
        Role::Official { .. } => ["authority_replied", "disputed"].contains(&kind),
    }
}

fn turned_away(answer: &Answer, role: Role) -> bool {
    match role {
        Role::Visitor => ["/cuenta/entrar", "/account/sign-in"].iter().any(|page| answer.location().contains(page)),
        _ => answer.status.as_u16() == 403,
    }
}

async fn walks(who: &Visitor, role: Role, line: &str, received_here: bool) {
    for kind in ACTS.iter().chain(&FOUND) {
        for root in ["/es/mi/hechos", "/en/my/facts"] {
            let path = format!("{root}/line/{line}/{kind}");
            let allowed = may(role, kind, received_here);
            let (shown, sent) = (who.get(&path).await, who.post_multipart(&path, &[Part::Field("step", "record")]).await);
            let said = format!("{role:?} at {path}: {} {}", shown.status, sent.status);
            if allowed {
                assert_eq!((shown.status.as_u16(), sent.status.as_u16()), (200, 422), "{said}");
                let word = if root.starts_with("/es") { "Falta corregir algo" } else { "Something needs correcting" };
                assert!(sent.text().contains(word), "{said}: the form comes back and says what to do");
            } else {
                assert!(turned_away(&shown, role) && turned_away(&sent, role), "{said}");
            }
        }
    }
}

#[tokio::test]
async fn everybody_walks_every_form_about_a_line_that_is_followed() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    steward.post("/es/responsable/instituciones/sibiso/designacion", &designation()).await.is(303);
    world.institution(&steward, "OTRA", "Otra institución (inventada)").await;
    walks(&world.visitor(), Role::Visitor, QUIET, false).await;
    let (stranger, ines) = (world.person("Extraña").await, monitor(&world, &steward, "Inés").await);
    walks(&stranger, Role::Stranger, QUIET, false).await;
    walks(&ines, Role::Monitor, QUIET, false).await;
    walks(&steward, Role::Steward, QUIET, false).await;
    for (name, office, acts) in [("Pilar", "publisher", true), ("Dario", "decider", true), ("Renata", "reviewer", false)] {
        let person = world.person(name).await;
        grant(&steward, "sibiso", &person.email, office).await;
        walks(&person, Role::Official { acts }, QUIET, false).await;
    }
    let olga = world.person("Olga").await;
    grant(&steward, "otra", &olga.email, "decider").await;
    walks(&olga, Role::OfficialElsewhere, QUIET, false).await;
}

#[tokio::test]
async fn members_of_an_association_testify_by_their_role() {
    let world = World::with_record().await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Nueva Patria").await;
    let representative = world.signed_in("Nuria").await;
    walks(&representative, Role::Member { speaks: true }, QUIET, false).await;
    for (name, role, speaks) in [("Dora", "drafter", true), ("Tomas", "treasurer", false), ("Olivia", "observer", false)] {
        let person = joins(&world, &nuria, &association, name, role).await;
        walks(&person, Role::Member { speaks }, QUIET, false).await;
    }
}

#[tokio::test]
async fn an_office_does_elsewhere_what_hangs_together_with_letters_and_folios() {
    let world = World::with_record().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    walks(&office.publisher, Role::Official { acts: true }, &slug, true).await;
    walks(&office.decider, Role::Official { acts: true }, &slug, true).await;
    walks(&office.reviewer, Role::Official { acts: false }, &slug, true).await;
    walks(&office.steward, Role::Steward, &slug, true).await;
    office.publisher.get(&format!("/es/oficina/{IDM}/lineas/{slug}")).await.is(200).says("/es/mi/hechos/line/");
}
