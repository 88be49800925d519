//! People with accounts, made through the same forms as anybody's.

use super::{Visitor, World};
use acuse::{accounts, ids::PersonId, policy::Actor, web::lang::Lang};
use std::ops::Deref;

/// The password of everybody in tests.
pub const PASSWORD: &str = "barro lluvia tejado lento";

/// Somebody signed in.
pub struct Persona {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    visitor: Visitor,
}

impl Deref for Persona {
    type Target = Visitor;

    fn deref(&self) -> &Visitor {
        &self.visitor
    }
}

impl World {
    /// Somebody who registered, confirmed and signed in, with the address `name@example.org`.
    pub async fn person(&self, name: &str) -> Persona {
        let visitor = self.visitor();
        let email = email_of(name);
        visitor.post("/es/cuenta/registro", &account(name, &email)).await.leads_to("/es/cuenta/registro/enviado");
        let link = self.link_to(&email).await;
        visitor.post(&link, &[("password", PASSWORD)]).await.leads_to("/es/mi");
        self.persona(name, email, visitor).await
    }

    /// The person who runs the installation: Salma.
    pub async fn steward(&self) -> Persona {
        let link = accounts::actions::first_steward_link(&self.app, Lang::es).await.expect("a link").expect("no steward yet");
        let (visitor, email) = (self.visitor(), email_of("Salma"));
        visitor.post(&path_of(&link), &account("Salma", &email)).await.leads_to("/es/responsable");
        self.persona("Salma", email, visitor).await
    }

    /// Somebody with an account, in another browser.
    pub async fn signed_in(&self, name: &str) -> Persona {
        let (visitor, email) = (self.visitor(), email_of(name));
        visitor.post("/es/cuenta/entrar", &[("email", &email), ("password", PASSWORD)]).await.leads_to("/es/mi");
        self.persona(name, email, visitor).await
    }

    /// The path of the one-time link in the newest letter to an address.
    pub async fn link_to(&self, email: &str) -> String {
        let letters = self.letters_to(email).await;
        let link = letters.iter().find_map(|letter| letter.link.clone());
        path_of(&link.unwrap_or_else(|| panic!("no letter with a link to {email}: {letters:?}")))
    }

    /// Somebody as the rules know them now.
    pub async fn actor(&self, who: &Persona) -> Actor {
        let roles = accounts::store::roles_of(self.app.db.read(), &who.id).await.expect("roles");
        Actor::person(who.id.clone(), roles)
    }

    async fn persona(&self, name: &str, email: String, visitor: Visitor) -> Persona {
        let person = accounts::store::by_email(self.app.db.read(), &email).await.expect("people").expect("an account");
        Persona { id: person.id, name: name.to_owned(), email, visitor }
    }
}

/// The address of somebody in tests.
pub fn email_of(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase())
}

/// An absolute link without its origin.
pub fn path_of(link: &str) -> String {
    link.splitn(4, '/').nth(3).map(|rest| format!("/{rest}")).unwrap_or_default()
}

fn account<'a>(name: &'a str, email: &'a str) -> [(&'a str, &'a str); 4] {
    [("name", name), ("email", email), ("password", PASSWORD), ("language", "es")]
}
