//! An invented cast for demonstrations, made through the same actions as real use: an institution with officials, a binational
//! association with its papers and projects, another that lost its representative, an open call with a draft and a filing, a line that
//! waits for its resolution, a suspended and a resolved one. Nothing of it reaches the reference.

mod associations;
mod calls;
mod criteria;
mod filings;
mod papers;
mod people;

pub use people::{CAST, PASSWORD};

use crate::{
    accounts,
    app::App,
    calls::live,
    clock::Now,
    error::{Error, Result},
    ids::LineId,
    web::lang::Lang,
};
use calls::Told;
use chrono::Duration;
use people::People;

/// Builds the cast where nobody is yet; does nothing where it is complete.
///
/// # Errors
/// [`Error::Unavailable`] where an earlier start was cut off half way.
pub async fn build(app: &App) -> Result<()> {
    let received = live::record(app).await?.calls().values().filter(|call| call.received_here).count();
    let Some(link) = accounts::actions::first_steward_link(app, Lang::es).await? else {
        return if received >= calls::ALL {
            Ok(())
        } else {
            Err(Error::Unavailable(
                "the demonstration was left half made: remove its folder, which holds nothing else, and start again".into(),
            ))
        };
    };
    story(app, &link, app.clock.now()).await
}

/// What happens, in the order in which it would.
async fn story(app: &App, link: &str, now: Now) -> Result<()> {
    let day = |n: i64| now + Duration::days(n);
    let people = people::arrive(app, link, day(-120)).await?;
    let institution = calls::institution(app, &people.salma, day(-119)).await?;
    people.take_office(app, &institution, day(-118)).await?;
    let people = people.again(app).await?;

    let club = associations::found(app, &associations::SHORES, day(-115)).await?;
    let people = people.again(app).await?;
    papers::keep(app, &club, day(-114)).await?;
    associations::verify(app, &people.salma, &club, day(-112)).await?;
    associations::projects(app, &people.asha, &club, day(-111)).await?;
    associations::duties(app, &people.ibai, &club, day(-111)).await?;
    let resolved = Told { opens: -110, closes: -80, results: -40, ..calls::MEMORY };
    let memory = calls::publish(app, &people.pilar, &institution, &resolved, day(-110)).await?;
    let folio = filings::file(app, &people, &club, &memory[0], day(-90)).await?;
    papers::renew(app, &club, day(-48)).await?;
    filings::resolve(app, &people, &institution, &memory[0], &folio, day(-45)).await?;

    let suspended = Told { opens: -60, closes: 15, results: 60, ..calls::HOUSES };
    let houses = calls::publish(app, &people.pilar, &institution, &suspended, day(-60)).await?;
    filings::draft(app, &people, &club, &houses[0], day(-30)).await?;
    another(app, &people, &houses[0], day).await?;
    calls::suspend(app, &people.pilar, &institution, &houses[0], day(-12)).await?;

    let waiting = Told { opens: -50, closes: -8, within: Some(30), ..calls::TRADES };
    let trades = calls::publish(app, &people.pilar, &institution, &waiting, day(-50)).await?;
    filings::file(app, &people, &club, &trades[0], day(-15)).await?;

    let open = Told { opens: -20, closes: 25, results: 70, ..calls::NETWORKS };
    let networks = calls::publish(app, &people.pilar, &institution, &open, day(-20)).await?;
    filings::draft(app, &people, &club, &networks[0], day(-6)).await?;
    filings::file(app, &people, &club, &networks[1], day(-3)).await?;
    Ok(())
}

/// An association that files on paper and then loses its representative.
async fn another(app: &App, people: &People, line: &LineId, day: impl Fn(i64) -> Now) -> Result<()> {
    let club = associations::found(app, &associations::WORKSHOP, day(-28)).await?;
    let people = people.again(app).await?;
    associations::steps(app, &people.noemi, &club, day(-27)).await?;
    filings::file_elsewhere(app, &people.efren, &club, line, day(-20)).await?;
    associations::announce_successor(app, &people.salma, &club, day(-9)).await
}

/// What the terminal says: how to sign in as whom.
pub fn sentences() -> Vec<String> {
    let who = CAST.iter().map(|person| format!("  {:<26} {}", person.email, person.part));
    let head = format!("Everybody here is invented. Sign in with the password «{PASSWORD}» as:");
    std::iter::once(head).chain(who).collect()
}
