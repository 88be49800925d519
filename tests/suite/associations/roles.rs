//! Every address of this room, walked as everybody: visitor, stranger, each member, steward.

use super::{capture, joins, registers};
use crate::support::{Persona, Visitor, World};

/// What the room holds, with what each may read: representative, another member, steward.
fn pages(id: &str, seat: &str, ana: &str) -> Vec<(String, u16, u16, u16)> {
    let home = format!("/es/mi/asociaciones/{id}");
    vec![
        (home.clone(), 200, 200, 403),
        (format!("{home}/perfil"), 200, 403, 403),
        (format!("{home}/sedes"), 200, 403, 403),
        (format!("{home}/sedes/{seat}"), 200, 403, 403),
        (format!("{home}/personas-morales"), 200, 403, 403),
        (format!("{home}/personas-morales/none"), 404, 403, 403),
        (format!("{home}/integrantes"), 200, 200, 403),
        (format!("{home}/integrantes/{ana}"), 200, 403, 403),
        (format!("{home}/invitaciones"), 200, 403, 403),
        ("/es/responsable/asociaciones".into(), 403, 403, 200),
        (format!("/es/responsable/asociaciones/{id}/verificacion"), 403, 403, 200),
        ("/es/mi/asociaciones/nueva".into(), 200, 200, 200),
        ("/es/mi/invitaciones/none".into(), 404, 404, 404),
    ]
}

#[tokio::test]
async fn each_reads_what_is_theirs_and_nothing_else() {
    let world = World::new().await;
    let (salma, ana, stranger) = (world.steward().await, world.person("Ana").await, world.person("Olga").await);
    let id = registers(&ana, "Casa del Retorno").await;
    let seats = format!("/es/mi/asociaciones/{id}/sedes");
    let seat = capture(&ana.get(&seats).await.text(), &format!("{seats}/([0-9a-f-]+)"));
    let others = [
        joins(&world, &ana, &id, "Berta", "drafter").await,
        joins(&world, &ana, &id, "Carla", "treasurer").await,
        joins(&world, &ana, &id, "Delia", "observer").await,
    ];
    let visitor = world.visitor();
    for (page, representative, member, steward) in pages(&id, &seat, ana.id.as_str()) {
        visitor.get(&page).await.leads_to("/es/cuenta/entrar");
        reads(&ana, &page, representative).await;
        for other in &others {
            reads(other, &page, member).await;
        }
        reads(&salma, &page, steward).await;
        let open = page.ends_with("/nueva") || page.ends_with("/mi/invitaciones/none");
        reads(&stranger, &page, if open { representative } else { 403 }).await;
        writes_nothing(&visitor, &page, 303).await;
        if !open {
            writes_nothing(&stranger, &page, 403).await;
        }
    }
}

async fn reads(who: &Persona, page: &str, status: u16) {
    let answer = who.get(page).await;
    assert_eq!(answer.status.as_u16(), status, "{} at {page}", who.name);
}

/// A form sent by somebody who may not: refused before it is read. Pages without a form answer 405.
async fn writes_nothing(who: &Visitor, page: &str, status: u16) {
    let answer = who.post(page, &[("act", "remove"), ("name", "x")]).await.status.as_u16();
    assert!(answer == status || answer == 405, "{answer} at {page}");
}
