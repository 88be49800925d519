//! The invented associations: what they say of themselves, who belongs to them, what they do, and one that lost its representative.

use super::{
    papers,
    people::{self, ASHA, EFREN, IBAI, Invented, NOEMI},
};
use crate::{
    accounts::model::Email,
    app::App,
    associations::{
        actions::{self, By},
        model::{Country, Deed, Kind, Place, Population, Profile},
        store::{self, Section},
    },
    clock::Now,
    error::{Error, Result},
    guides,
    ids::AssociationId,
    policy::{Actor, MemberRole},
    projects::{
        self,
        model::{Participation, What},
    },
    replacement::{self, actions::Announcement, model::Named},
};
use chrono::{Datelike as _, Duration};

/// An association as it is told here; its members are a representative and a drafter.
pub struct Told {
    name: &'static str,
    kind: Kind,
    populations: &'static [Population],
    about: &'static str,
    coinvestment: bool,
    seats: &'static [(&'static str, Country)],
    deeds: &'static [(&'static str, Country)],
    representative: &'static Invented,
    drafter: &'static Invented,
}

pub const SHORES: Told = Told {
    name: "Dos Orillas (asociación inventada)",
    kind: Kind::Hometown,
    populations: &[Population::Return, Population::Abroad],
    about: "Familias de dos ciudades que se acompañan. Inventada para la demostración.",
    coinvestment: true,
    seats: &[("Cicero, Illinois", Country::UnitedStates), ("La Magdalena Contreras, Ciudad de México", Country::Mexico)],
    deeds: &[("Dos Orillas, A.C. (inventada)", Country::Mexico), ("Two Shores, NFP (invented)", Country::UnitedStates)],
    representative: &IBAI,
    drafter: &ASHA,
};

pub const WORKSHOP: Told = Told {
    name: "Taller de Regreso (asociación inventada)",
    kind: Kind::Returned,
    populations: &[Population::Return, Population::Transit],
    about: "Personas que volvieron y enseñan su oficio. Inventada para la demostración.",
    coinvestment: false,
    seats: &[("Iztapalapa, Ciudad de México", Country::Mexico)],
    deeds: &[],
    representative: &EFREN,
    drafter: &NOEMI,
};

/// Title, description, whom it works with, how they take part.
type Project = (&'static str, &'static str, &'static [Population], Participation);

const PROJECTS: [Project; 3] = [
    (
        "Aula de dos ciudades (proyecto inventado)",
        "Un salón en cada ciudad, unidos por video los sábados: niñas y niños preparan juntos un cuento bilingüe y lo presentan a sus \
         familias. Cada ciclo dura diez semanas. (Texto inventado.)",
        &[Population::Return, Population::Abroad],
        Participation::Intercultural,
    ),
    (
        "Voto desde lejos (proyecto inventado)",
        "Talleres sobre el registro y el voto desde el exterior, con simulacros y una guía impresa. (Texto inventado.)",
        &[Population::Abroad],
        Participation::PoliticalRights,
    ),
    (
        "Ventanilla de papeles (proyecto inventado)",
        "Una tarde a la semana se acompaña a quien regresa a tramitar actas, revalidar estudios y abrir una cuenta. (Texto inventado.)",
        &[Population::Return],
        Participation::Assistance,
    ),
];

/// An association registers, its drafter joins, and it chooses to be seen.
pub async fn found(app: &App, told: &Told, now: Now) -> Result<AssociationId> {
    let founder = people::actor(app, told.representative).await?;
    let profile = Profile {
        name: told.name.to_owned(),
        kind: told.kind,
        populations: told.populations.to_vec(),
        about: told.about.to_owned(),
        coinvestment: told.coinvestment,
        public: false,
    };
    let mut seats =
        told.seats.iter().map(|(city, country)| Place { city: (*city).to_owned(), country: *country, address: String::new() });
    let first = seats.next().ok_or(Error::NotFound)?;
    let id = actions::register(By { app, actor: &founder, now }, &profile, &first).await?;
    // From here on that person is its representative.
    let representative = people::actor(app, told.representative).await?;
    let by = By { app, actor: &representative, now };
    // A minute apart, so that they stand in this order.
    let minute = |n: i64| By { now: now + Duration::minutes(n), ..by };
    for (n, seat) in (1..).zip(seats) {
        actions::add_seat(minute(n), &id, &seat).await?;
    }
    for (n, (name, country)) in (1..).zip(told.deeds) {
        let deed = Deed { country: *country, name: (*name).to_owned(), rfc: None, cluni: None, ein: None };
        actions::add_legal_person(minute(n), &id, &deed).await?;
    }
    let seen = store::last_entry(app.db.read(), &id, Section::Profile).await?;
    actions::change_profile(by, &id, &Profile { public: true, ..profile }, &seen).await?;
    join(by, &id, told.drafter).await?;
    Ok(id)
}

async fn join(by: By<'_>, id: &AssociationId, drafter: &Invented) -> Result<()> {
    let email = Email::parse(drafter.email).ok_or_else(|| Error::internal("an address of the cast"))?;
    actions::invite(by, drafter.lang, id, &email, MemberRole::Drafter).await?;
    let waiting = store::waiting_of(by.app.db.read(), id).await?;
    let invitation = waiting.first().ok_or(Error::NotFound)?;
    let invited = people::actor(by.app, drafter).await?;
    actions::accept(By { actor: &invited, ..by }, email.as_str(), &invitation.id).await.map(|_| ())
}

/// The steward reads the deed that is shown, and verifies the association.
pub async fn verify(app: &App, steward: &Actor, id: &AssociationId, now: Now) -> Result<()> {
    papers::read_by_steward(app, steward, id, now).await?;
    let (reason, evidence) = ("Se leyó su acta. (Motivo inventado.)".to_owned(), "Acta 12 (inventada)".to_owned());
    actions::verify(By { app, actor: steward, now }, id, true, reason, evidence).await
}

/// The drafter describes what the association does.
pub async fn projects(app: &App, drafter: &Actor, id: &AssociationId, now: Now) -> Result<()> {
    for (minute, (title, description, populations, participation)) in (0..).zip(PROJECTS) {
        let now = now + Duration::minutes(minute);
        let what = What {
            title: title.to_owned(),
            description: description.to_owned(),
            populations: populations.to_vec(),
            participation,
        };
        projects::actions::add(By { app, actor: drafter, now }, id, &what).await?;
    }
    Ok(())
}

/// The fiscal year of the association ended so long ago that a yearly report is due at the end of this month.
pub async fn duties(app: &App, representative: &Actor, id: &AssociationId, now: Now) -> Result<()> {
    let half_a_year_ago = (app.clock.now().month() + 5) % 12 + 1;
    let settings = guides::model::Settings { year_end: half_a_year_ago, ..guides::model::Settings::default() };
    guides::actions::change_settings(app, representative, id, &settings, "", now).await
}

/// The drafter ticks what is done of the way to an association in Mexico.
pub async fn steps(app: &App, drafter: &Actor, id: &AssociationId, now: Now) -> Result<()> {
    let guide = guides::model::guide("mexico").ok_or(Error::NotFound)?;
    guides::actions::tick(app, drafter, id, guide, &[], &["acta", "rfc"], now).await
}

/// The steward announces, on a deed, that the drafter takes the place of the representative, who is lost.
pub async fn announce_successor(app: &App, steward: &Actor, id: &AssociationId, now: Now) -> Result<()> {
    let noemi = people::actor(app, &NOEMI).await?;
    let new = Announcement {
        successor: Named { id: noemi.id().cloned().ok_or(Error::NotFound)?, name: NOEMI.name.to_owned() },
        reason: "Su asamblea dice que Efrén Salcedo ya no contesta y nombró a otra persona. (Motivo inventado.)".to_owned(),
        evidence: "Acta de asamblea 4 (inventada)".to_owned(),
        deed: papers::sheet("acta-de-asamblea-inventada.pdf"),
    };
    replacement::actions::announce(By { app, actor: steward, now }, id, new, "").await
}
