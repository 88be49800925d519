//! Who is in the demonstration, how they got their accounts, and how they sign in.

use crate::{
    accounts::{
        actions,
        model::{Email, NewAccount},
        store,
    },
    app::App,
    clock::Now,
    error::{Error, Result},
    ids::InstitutionId,
    mail,
    office::officials,
    policy::{Actor, Office},
    web::lang::Lang,
};

/// The same for everybody: this is no real installation.
pub const PASSWORD: &str = "barro lluvia tejado lento";

/// Somebody invented.
pub struct Invented {
    pub name: &'static str,
    pub email: &'static str,
    /// What they are here, for the terminal.
    pub part: &'static str,
    pub lang: Lang,
}

const SALMA: Invented =
    Invented { name: "Salma Quiroz", email: "salma@demo.example", part: "steward of this installation", lang: Lang::es };
const PILAR: Invented =
    Invented { name: "Pilar Ocaña", email: "pilar@demo.example", part: "publishes calls for the institution", lang: Lang::es };
const NURIA: Invented = Invented {
    name: "Nuria Estévez",
    email: "nuria@demo.example",
    part: "reviews and decides, in the institution",
    lang: Lang::es,
};
const DARIO: Invented =
    Invented { name: "Darío Lemus", email: "dario@demo.example", part: "decides, in the institution", lang: Lang::es };
pub const IBAI: Invented =
    Invented { name: "Ibai Robles", email: "ibai@demo.example", part: "represents the association, in Cicero", lang: Lang::en };
pub const ASHA: Invented = Invented {
    name: "Asha Valdovinos",
    email: "asha@demo.example",
    part: "drafts for the association, in Mexico City",
    lang: Lang::es,
};

pub const EFREN: Invented = Invented {
    name: "Efrén Salcedo",
    email: "efren@demo.example",
    part: "represents another association, which says that it has lost him",
    lang: Lang::es,
};
pub const NOEMI: Invented = Invented {
    name: "Noemí Cuautle",
    email: "noemi@demo.example",
    part: "drafts for that one, and is to succeed him",
    lang: Lang::es,
};

pub const CAST: [Invented; 8] = [SALMA, PILAR, NURIA, DARIO, IBAI, ASHA, EFREN, NOEMI];

/// Everybody, with the roles they hold now.
pub struct People {
    pub salma: Actor,
    pub pilar: Actor,
    pub nuria: Actor,
    pub dario: Actor,
    pub ibai: Actor,
    pub asha: Actor,
    pub efren: Actor,
    pub noemi: Actor,
}

/// Everybody registers and confirms; the first link makes the steward.
pub async fn arrive(app: &App, link: &str, now: Now) -> Result<People> {
    actions::first_steward(app, last(link), &account(&SALMA)?, now).await?;
    for person in CAST.iter().filter(|person| person.email != SALMA.email) {
        actions::register(app, &account(person)?, None, now).await?;
        actions::confirm(app, &token_for(app, person.email).await?, PASSWORD, now).await?;
    }
    everybody(app).await
}

fn account(person: &Invented) -> Result<NewAccount> {
    let email = Email::parse(person.email).ok_or_else(|| Error::internal("an address of the cast"))?;
    Ok(NewAccount { name: person.name.to_owned(), email, password: PASSWORD.to_owned(), lang: person.lang })
}

fn last(link: &str) -> &str {
    link.rsplit('/').next().unwrap_or_default()
}

/// The one-time token in the newest letter to an address.
pub async fn token_for(app: &App, email: &str) -> Result<String> {
    let letters = mail::waiting(app.db.read(), 1000).await?;
    let link = letters.into_iter().filter(|letter| letter.recipient == email).find_map(|letter| letter.link);
    Ok(last(&link.ok_or_else(|| Error::internal("a letter with a link"))?).to_owned())
}

async fn everybody(app: &App) -> Result<People> {
    Ok(People {
        salma: actor(app, &SALMA).await?,
        pilar: actor(app, &PILAR).await?,
        nuria: actor(app, &NURIA).await?,
        dario: actor(app, &DARIO).await?,
        ibai: actor(app, &IBAI).await?,
        asha: actor(app, &ASHA).await?,
        efren: actor(app, &EFREN).await?,
        noemi: actor(app, &NOEMI).await?,
    })
}

/// Somebody, with the roles held by now.
pub async fn actor(app: &App, who: &Invented) -> Result<Actor> {
    let person = store::by_email(app.db.read(), who.email).await?.ok_or(Error::NotFound)?;
    let roles = store::roles_of(app.db.read(), &person.id).await?;
    Ok(Actor::person(person.id, roles))
}

impl People {
    /// Everybody, with the roles they got meanwhile.
    pub async fn again(&self, app: &App) -> Result<Self> {
        everybody(app).await
    }

    /// The steward gives the institution's people their offices.
    pub async fn take_office(&self, app: &App, institution: &InstitutionId, now: Now) -> Result<()> {
        let offices: [(&Actor, &[Office]); 3] = [
            (&self.pilar, &[Office::Publisher]),
            (&self.nuria, &[Office::Reviewer, Office::Decider]),
            (&self.dario, &[Office::Decider]),
        ];
        for (actor, held) in offices {
            let person = actor.id().ok_or(Error::NotFound)?;
            officials::grant(app, &self.salma, institution, person, held, now).await?;
        }
        Ok(())
    }
}
