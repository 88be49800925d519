//! A lost sole representative: replaced on a deed, after seven days, with everybody told, and never in the wrong order.

mod journey;
mod order;
mod rules;

use crate::{
    applications::{PDF, hidden, joins, registers},
    support::{Answer, Part, Persona, World},
};

/// An association whose only representative, Ana, is lost; Eva drafts for it; Salma and Pablo are stewards.
pub struct Town {
    pub world: World,
    pub salma: Persona,
    pub ana: Persona,
    pub eva: Persona,
    pub id: String,
}

impl Town {
    pub async fn new() -> Self {
        let world = World::new().await;
        let (salma, ana) = (world.steward().await, world.person("Ana").await);
        let id = registers(&ana, "Casa del Retorno").await;
        let eva = joins(&world, &ana, &id, "Eva", "drafter").await;
        Self { world, salma, ana, eva, id }
    }

    pub fn desk(&self) -> String {
        format!("/es/responsable/asociaciones/{}/relevo", self.id)
    }

    pub fn home(&self) -> String {
        format!("/es/mi/asociaciones/{}", self.id)
    }

    /// The steward announces that somebody will represent the association.
    pub async fn announces(&self, steward: &Persona, email: &str) -> Answer {
        let seen = hidden(&steward.get(&self.desk()).await.is(200).text(), "seen");
        self.announces_seeing(steward, email, &seen).await
    }

    pub async fn announces_seeing(&self, steward: &Persona, email: &str, seen: &str) -> Answer {
        let parts = [
            Part::Field("seen", seen),
            Part::Field("email", email),
            Part::Field("reason", "No responde desde agosto."),
            Part::Field("evidence", "Escritura 1234 (inventada)"),
            Part::File { name: "file", file: "acta.pdf", kind: "application/pdf", bytes: PDF },
        ];
        steward.post_multipart(&self.desk(), &parts).await
    }

    /// The steward presses a button of the page as it shows now: `cumplimiento` or `cancelacion`.
    pub async fn decides(&self, steward: &Persona, how: &str) -> Answer {
        let seen = hidden(&steward.get(&self.desk()).await.is(200).text(), "seen");
        steward.post(&format!("{}/{how}", self.desk()), &[("seen", &seen), ("why", "Ya respondió.")]).await
    }

    /// Some days go by, and people sign in again.
    pub async fn days_go_by(&mut self, days: i64) {
        self.world.app.clock.advance(chrono::Duration::days(days));
        for person in [&mut self.salma, &mut self.ana, &mut self.eva] {
            *person = self.world.signed_in(&person.name).await;
        }
    }
}
