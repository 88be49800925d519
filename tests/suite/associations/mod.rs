//! Associations: through the real router, as people use them; identifiers and rules on their own.

mod directory;
mod identifiers;
mod invitations;
mod inviters;
mod letters;
mod members;
mod pages;
mod places;
mod profile;
mod roles;
mod rules;
mod steward;
mod texts;

use crate::support::{Persona, World};
use regex::Regex;

/// Registers an association as its representative; its id.
pub async fn registers(who: &Persona, name: &str) -> String {
    let form = [("name", name), ("kind", "hometown"), ("populations", "return"), ("city", "Cicero"), ("country", "US")];
    let answer = who.post("/es/mi/asociaciones/nueva", &form).await.leads_to("/es/mi/asociaciones/");
    answer.location().rsplit('/').next().expect("an id").to_owned()
}

/// Invites somebody new, who registers with that address and accepts at the desk.
pub async fn joins(world: &World, representative: &Persona, association: &str, name: &str, role: &str) -> Persona {
    let person = world.person(name).await;
    invites(representative, association, &person.email, role).await;
    let link = world.link_to(&person.email).await;
    person.post(&link, &[]).await.leads_to(&format!("/es/mi/asociaciones/{association}"));
    person
}

pub async fn invites(representative: &Persona, association: &str, email: &str, role: &str) {
    let page = format!("/es/mi/asociaciones/{association}/invitaciones");
    representative.post(&page, &[("act", "invite"), ("email", email), ("role", role)]).await.leads_to(&page);
}

/// The last entry that a form on this page was shown.
pub async fn seen(who: &Persona, page: &str) -> String {
    let text = who.get(page).await.is(200).text();
    capture(&text, r#"name="seen" value="([^"]*)""#)
}

/// The first thing in `text` that the pattern's group takes.
pub fn capture(text: &str, pattern: &str) -> String {
    let found =
        Regex::new(pattern).expect("a pattern").captures(text).unwrap_or_else(|| panic!("nothing fits {pattern} in {text}"));
    found[1].to_owned()
}
