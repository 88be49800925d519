//! Giving folios to somebody, taking them oneself, and releasing them; all of a selection, or none.

use super::{
    letters,
    model::Turn,
    rules::{self, Kept, Order, Place},
    store,
};
use crate::{
    app::App,
    applications::folio::Folio,
    clock::Now,
    error::{Error, Result},
    ids::{LineId, PersonId},
    ledger::{Entry, Position, Write},
    office,
    policy::{self, Act, Actor},
    review::{
        actions::{Bench, bench},
        rules::may_decide,
    },
};

/// What somebody chose on the list.
pub struct Selection {
    pub folios: Vec<Folio>,
    /// Who shall take care of them; none: nobody.
    pub to: Option<PersonId>,
    /// The last entry that the page had shown.
    pub seen: Position,
}

/// What became of it.
pub enum Done {
    /// So many changed hands; the others were so already.
    Moved(usize),
    /// Nothing did, for these reasons.
    Kept(Vec<(Folio, Kept)>),
}

/// Gives the chosen folios to somebody, or releases them.
pub async fn assign(app: &App, actor: &Actor, shown: &Bench, chosen: &Selection, now: Now) -> Result<Done> {
    let (institution, line) = (&shown.own.institution.id, &shown.own.line.id);
    let decides = policy::may(actor, Act::GiveFolios(institution)).is_ok();
    let to_another = chosen.to.as_ref().filter(|to| **to != shown.person);
    let act = if to_another.is_some() { Act::GiveFolios(institution) } else { Act::TakeFolios(institution) };
    let mut write = Write::begin(&app.db, policy::may(actor, act)?, now).await?;
    // Read behind the writer's lock: two who take the same folio take it once.
    let bench = bench(app, actor, institution, line, now).await?;
    may_decide(bench.stage, bench.conflict)?;
    let Outcome { moved, kept } = decide(&bench, chosen, decides)?;
    if !kept.is_empty() {
        return Ok(Done::Kept(kept));
    }
    if moved.is_empty() {
        return Ok(Done::Moved(0));
    }
    enter(&mut write, line, &moved, chosen.to.is_some(), &bench.person).await?;
    if let Some(reader) = to_another.and_then(|to| bench.charges.crew.iter().find(|one| one.person == *to)) {
        let folios: Vec<&Folio> = moved.iter().map(|(folio, _)| folio).collect();
        let letter = letters::given(app, &bench, reader, &folios, now).await?;
        office::letters::queue(&mut write, &[letter]).await?;
    }
    write.commit().await?;
    Ok(Done::Moved(moved.len()))
}

struct Outcome {
    /// What changes hands, with whom it is then or was until then.
    moved: Vec<(Folio, PersonId)>,
    kept: Vec<(Folio, Kept)>,
}

fn decide(bench: &Bench, chosen: &Selection, decides: bool) -> Result<Outcome> {
    let (mut moved, mut kept) = (Vec::new(), Vec::new());
    for folio in &chosen.folios {
        let case = bench.cases.iter().find(|case| case.filed.folio == *folio).ok_or(Error::NotFound)?;
        let holder = bench.in_charge(case).map(|one| &one.person);
        let place =
            Place { withdrawn: case.is_withdrawn(), holder, turned: bench.charges.last.get(folio).map(|turn| turn.position) };
        let order = Order {
            by: &bench.person,
            decides,
            takes_part: bench.takes_part(case).is_ok(),
            to: chosen.to.as_ref(),
            can: chosen.to.as_ref().is_some_and(|to| bench.charges.can(&bench.declared, to, &case.filed)),
            seen: chosen.seen,
        };
        match rules::change(place, order) {
            Ok(true) => moved.extend(chosen.to.as_ref().or(holder).map(|person| (folio.clone(), person.clone()))),
            Ok(false) => {}
            Err(why) => kept.push((folio.clone(), why)),
        }
    }
    Ok(Outcome { moved, kept })
}

async fn enter(write: &mut Write, line: &LineId, moved: &[(Folio, PersonId)], given: bool, by: &PersonId) -> Result<()> {
    let now = write.now();
    let kind = if given { "folios_assigned" } else { "folios_released" };
    let folios: Vec<String> = moved.iter().map(|(folio, _)| folio.to_string()).collect();
    let committed = write.enter(Entry::sealed(kind, "review", line).with("folios", folios)).await?;
    for (folio, person) in moved {
        let turn = Turn { position: committed.position, folio: folio.clone(), person: person.clone(), given };
        store::insert(write.conn(), line, &turn, by, now).await?;
    }
    Ok(())
}

/// Releases whoever declares a conflict of interest, on the line or on one folio, in the transaction of what they declare.
pub async fn release(write: &mut Write, line: &LineId, folio: Option<&Folio>, person: &PersonId) -> Result<()> {
    let last = rules::last(store::turns(&mut *write.conn(), line).await?);
    let held: Vec<_> = rules::held(&last, person, folio).into_iter().map(|folio| (folio.clone(), person.clone())).collect();
    if held.is_empty() { Ok(()) } else { enter(write, line, &held, false, person).await }
}
