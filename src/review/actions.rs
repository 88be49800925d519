//! What officials do with what was filed on a line of theirs: rule, propose, and, as a second person, publish.

use super::{
    assignments::{model::Charges, store::charges},
    blind::{self, model::Names},
    letters,
    model::{Case, Declared, Outcome, Proposal, Ruling, WholeCase},
    opinions,
    rules::{self, Resolved, Stage},
    store,
};
use crate::{
    app::App,
    applications::{
        self,
        corrections::{
            model::Correction,
            store::{of as corrections_of, of_line as corrections_of_line},
            term::{Term, term},
        },
        folio::Folio,
        model::Submitted,
    },
    associations,
    calls::{
        dates::local_day,
        facts::{Awards, FactKind, NewFact, Subject},
        live,
        money::Currency,
        rules::decide,
        store as record_store,
        terms::LineTerms,
    },
    clock::Now,
    error::{Error, Result},
    ids::{ApplicationId, AssociationId, InstitutionId, LineId, PersonId},
    ledger::{Entry, Position, Write},
    office::{
        self,
        actions::{OwnLine, own_line},
        suspension::actions::kind,
    },
    policy::{self, Act, Actor, Office, Refusal},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A line with everything that was filed on it and what was recorded since, as one official may see it.
pub struct Bench {
    pub own: OwnLine,
    pub stage: Stage,
    pub terms: LineTerms,
    pub person: PersonId,
    /// Whether this person decides here, and does not only review.
    pub decides: bool,
    /// What this person declared about a conflict of interest, as it holds.
    pub conflict: Option<bool>,
    /// What everybody declared on the line.
    pub declared: Vec<Declared>,
    pub cases: Vec<Case>,
    /// Who takes care of which folio, and who could.
    pub charges: Charges,
    /// Who filed, as far as names are withheld here: the cases have none then.
    pub names: Names,
    /// The associations that the steward has verified, of those that filed.
    pub verified: Vec<AssociationId>,
    /// The associations that filed and that this person belonged to on that day or has since.
    own_associations: Vec<AssociationId>,
    pub proposal: Option<Proposal>,
    now: Now,
    /// The last entry about the line: a suspension, a proposal, a resolution.
    last: Position,
}

/// Loads a line for an official who reads what was filed with the institution; what was filed itself stays unread.
pub async fn bench(app: &App, actor: &Actor, institution: &InstitutionId, line: &LineId, now: Now) -> Result<Bench> {
    policy::may(actor, Act::ReadFiled(institution))?;
    let db = app.db.read();
    let (filed, asked) = (applications::store::filed_of_line(db, line).await?, corrections_of_line(db, line).await?);
    let proposal = store::proposal(db, line).await?;
    load(app, actor, (institution, line), (filed, asked, proposal), now).await
}

/// The same with one folio, all that was filed under it, and no proposal: what is said and done about one application does not wait for
/// all others to be read. Whether this person may open it is [`Bench::may_open`]'s to say.
pub async fn bench_of(
    app: &App,
    actor: &Actor,
    (institution, line): (&InstitutionId, &LineId),
    folio: &str,
    now: Now,
) -> Result<(Bench, WholeCase)> {
    policy::may(actor, Act::ReadFiled(institution))?;
    let folio = Folio::parse(folio).map_err(|_| Error::NotFound)?;
    let db = app.db.read();
    let found = applications::store::by_folio(db, &folio).await?.filter(|filed| &filed.line == line);
    let filed = found.ok_or(Error::NotFound)?;
    let asked = corrections_of(db, &filed.id).await?;
    let bench = load(app, actor, (institution, line), (vec![filed.submitted()], asked, None), now).await?;
    let case = bench.cases.first().cloned().ok_or(Error::NotFound)?;
    let filed = if bench.names.withheld { blind::rules::masked(filed) } else { filed };
    Ok((bench, WholeCase { case, filed }))
}

async fn stage_now(app: &App, line: &LineId, now: Now) -> Result<Stage> {
    let (kind, record) = (kind(app, line, now).await?, live::record(app).await?);
    Ok(rules::stage_of(kind, record.as_of(None, None).holds_closing(line, kind, now)))
}

async fn load(
    app: &App,
    actor: &Actor,
    (institution, line): (&InstitutionId, &LineId),
    (filed, asked, proposal): (Vec<Submitted>, Vec<Correction>, Option<Proposal>),
    now: Now,
) -> Result<Bench> {
    let person = actor.id().cloned().ok_or(Refusal::SignInFirst)?;
    let own = own_line(app, institution, line).await?;
    let terms = record_store::terms(&app.db, line).await?.ok_or(Error::NotFound)?;
    let db = app.db.read();
    let (stage, rulings) = (stage_now(app, line, now).await?, store::rulings(db, line).await?);
    let (declared, given) = (store::declarations(db, line).await?, opinions::store::of_line(db, line).await?);
    let mut corrections: BTreeMap<ApplicationId, Vec<(Correction, Term)>> = BTreeMap::new();
    for one in asked {
        let term = term(app, &one, now).await?;
        corrections.entry(one.application.clone()).or_default().push((one, term));
    }
    let case = |filed: Submitted| {
        let corrections = corrections.remove(&filed.id).unwrap_or_default();
        let asked_last = corrections.last().map_or(-1, |(correction, _)| correction.position);
        let set_aside = |person: &PersonId| rules::stands_aside(&declared, person, &filed.folio);
        let opinions = opinions::rules::standing(&given, &filed.folio, asked_last, set_aside);
        let ruling = rulings.iter().rev().find(|ruling| ruling.folio == filed.folio && ruling.position > asked_last);
        let holds = |ruling: &&Ruling| {
            rules::counts(stage, &declared, &ruling.person, &ruling.folio)
                && !opinions::rules::overtake(&opinions, ruling.position, !ruling.difference.is_empty())
        };
        let ruling = ruling.filter(holds).cloned();
        Case { filed, ruling, corrections, opinions }
    };
    let mut cases: Vec<Case> = filed.into_iter().map(case).collect();
    let opened = blind::store::opened(db, line).await?;
    let names = blind::rules::names(blind::rules::withheld(terms.blind, stage, opened.is_some()), opened, &mut cases);
    let folios: Vec<_> = cases.iter().map(|case| folio_of(case, now)).collect();
    let filers: Vec<AssociationId> = cases.iter().map(|case| case.filed.association.clone()).collect();
    let verified = associations::store::of_ids(db, &filers).await?.into_iter().filter(|one| one.is_verified()).map(|one| one.id);
    let proposal = rules::standing_proposal(proposal.as_ref(), &folios, &declared).cloned();
    Ok(Bench {
        own,
        stage,
        names,
        terms,
        conflict: rules::conflict(&declared, &person),
        declared,
        charges: charges(db, institution, line).await?,
        own_associations: store::own_associations(db, line, &person).await?,
        decides: actor.holds(institution, Office::Decider),
        person,
        proposal,
        verified: verified.collect(),
        cases,
        now,
        last: record_store::last_entry(&app.db, "line", line.as_str()).await?,
    })
}

fn folio_of(case: &Case, now: Now) -> rules::Folio {
    rules::Folio {
        folio: case.filed.folio.to_string(),
        withdrawn: case.is_withdrawn(),
        awaited: case.awaits_correction(now),
        corrected: case.corrections.last().map(|(correction, _)| correction.position),
        ruling: case.ruling.as_ref().map(|r| (r.position, r.outcome, !r.reason.is_empty())),
    }
}

impl Bench {
    pub fn folios(&self) -> Vec<rules::Folio> {
        self.cases.iter().map(|case| folio_of(case, self.now)).collect()
    }

    /// What a page about the whole line has shown.
    pub fn seen(&self) -> String {
        format!("{}-{}", self.last, rules::seen(&self.folios(), self.proposal.as_ref()))
    }

    pub fn is_verified(&self, case: &Case) -> bool {
        self.verified.contains(&case.filed.association)
    }

    /// What a page about one folio has shown.
    pub fn seen_of(&self, case: &Case) -> String {
        let ruled = case.ruling.as_ref().map_or(-1, |ruling| ruling.position);
        let corrected = case.corrections.last().map_or(-1, |(one, _)| one.answer.as_ref().map_or(one.position, |a| a.position));
        let opinion = case.opinions.last().map_or(-1, |opinion| opinion.position);
        format!("{}:{ruled}:{corrected}:{}:{opinion}", self.last, case.is_withdrawn())
    }

    /// A folio of the line, if this person may open it.
    pub fn open(&self, folio: &str) -> Result<&Case> {
        rules::may_open(self.stage, self.conflict)?;
        let folio = Folio::parse(folio).map_err(|_| Error::NotFound)?;
        let case = self.cases.iter().find(|case| case.filed.folio == folio).ok_or(Error::NotFound)?;
        self.may_open(case)?;
        Ok(case)
    }

    /// Whether this person may open what was filed under a folio.
    pub fn may_open(&self, case: &Case) -> Result<()> {
        rules::may_open(self.stage, self.conflict)?;
        self.takes_part(case)?;
        if case.is_withdrawn() { Err(Refusal::NotNow.into()) } else { Ok(()) }
    }

    /// Whether this person takes part in a folio of a line in which they have no conflict of interest as a whole.
    pub fn takes_part(&self, case: &Case) -> std::result::Result<(), Refusal> {
        if self.is_own(case) {
            return Err(Refusal::OwnAssociation);
        }
        rules::takes_part(rules::interest(&self.declared, &self.person, &case.filed.folio))
    }

    /// Whether this person may read the list of what was filed.
    pub fn may_list(&self) -> Result<()> {
        Ok(rules::may_open(self.stage, self.conflict)?)
    }

    /// Whether this person reads what others found of a folio.
    pub fn reads_opinions(&self, case: &Case) -> bool {
        let sent = case.opinions.iter().any(|opinion| opinion.person == self.person);
        opinions::rules::reads_others(self.stage, self.decides, sent)
    }

    /// The folios on which this person can still record a result, in the order of the list.
    pub fn pending(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().filter(|case| self.is_pending(case))
    }

    pub fn is_pending(&self, case: &Case) -> bool {
        case.ruling.is_none() && !case.awaits_correction(self.now) && self.may_open(case).is_ok()
    }

    /// Whether the association that filed is or was this person's.
    pub fn is_own(&self, case: &Case) -> bool {
        self.own_associations.contains(&case.filed.association)
    }

    /// Whether this person takes part in every folio that stands: a resolution decides on all at once.
    pub fn takes_part_in_all(&self) -> std::result::Result<(), Refusal> {
        self.cases.iter().filter(|case| !case.is_withdrawn()).try_for_each(|case| self.takes_part(case))
    }

    /// Whether this person may read the resolution while it is made: it tells every folio's result and reason.
    pub fn may_read_resolution(&self) -> Result<()> {
        rules::may_open(self.stage, self.conflict)?;
        Ok(self.takes_part_in_all()?)
    }

    /// Whether this person may propose or approve the resolution.
    pub fn may_resolve(&self) -> Result<()> {
        rules::may_decide(self.stage, self.conflict)?;
        Ok(self.takes_part_in_all()?)
    }

    pub fn currency(&self) -> Currency {
        self.terms.currency
    }
}

/// A result and its reason, as typed and read.
#[derive(Clone, Debug)]
pub struct NewRuling {
    pub folio: String,
    pub outcome: Outcome,
    pub reason: String,
    /// What is concluded of opinions that lie far apart; none where they do not.
    pub difference: Option<String>,
    /// What the page had shown.
    pub seen: String,
}

/// Records a result and its reason on one folio. The entry is sealed until the resolution opens it.
pub async fn rule(app: &App, actor: &Actor, shown: &Bench, new: &NewRuling, now: Now) -> Result<()> {
    let (institution, line) = (&shown.own.institution.id, &shown.own.line.id);
    let applicant = &shown.open(&new.folio)?.filed.association;
    let permit = policy::may(actor, Act::Decide { institution, applicant })?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    // Read behind the writer's lock: what is decided on is what holds.
    let (bench, case) = bench_of(app, actor, (institution, line), &new.folio, now).await?;
    rules::may_decide(bench.stage, bench.conflict)?;
    bench.may_open(&case)?;
    if bench.seen_of(&case) != new.seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if case.awaits_correction(now) {
        return Err(Refusal::CorrectionAwaited.into());
    }
    opinions::rules::may_rule(&case.opinions, bench.reads_opinions(&case))?;
    let folio = &case.filed.folio;
    let entry = Entry::sealed("ruled", "folio", folio)
        .with("line", line.as_str())
        .with("result", new.outcome.name())
        .with("cents", new.outcome.cents())
        .text(store::REASON, &new.reason);
    let entry = match &new.difference {
        Some(says) => entry.text(store::DIFFERENCE, says),
        None if opinions::rules::differ(&case.opinions) => return Err(Refusal::ChangedMeanwhile.into()),
        None => entry,
    };
    let committed = write.enter(entry).await?;
    store::insert_ruling(write.conn(), &committed, line, folio, &bench.person, new.outcome, now).await?;
    write.commit().await?;
    Ok(())
}

/// Proposes the resolution that the recorded results make.
pub async fn propose(app: &App, actor: &Actor, shown: &Bench, seen: &str, now: Now) -> Result<()> {
    let (institution, line) = (&shown.own.institution.id, &shown.own.line.id);
    let permit = policy::may(actor, Act::ProposeResolution(institution))?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    let bench = bench(app, actor, institution, line, now).await?;
    bench.may_resolve()?;
    rules::resolve(&bench.folios())?;
    if bench.seen() != seen || bench.proposal.is_some() {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let committed = write.enter(Entry::sealed("resolution_proposed", "line", line)).await?;
    store::insert_proposal(write.conn(), committed.position, line, &bench.person, now).await?;
    write.commit().await?;
    Ok(())
}

/// Approves and publishes what another person proposed: the fact, the opened results and the letters, in one transaction.
pub async fn approve(app: &App, actor: &Actor, shown: &Bench, seen: &str, act: &str, now: Now) -> Result<()> {
    let (institution, line) = (&shown.own.institution.id, &shown.own.line.id);
    let proposed_by = &shown.proposal.as_ref().ok_or(Refusal::NotNow)?.person;
    let permit = policy::may(actor, Act::ApproveResolution { institution, proposed_by })?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    let bench = bench(app, actor, institution, line, now).await?;
    bench.may_resolve()?;
    // Another proposal may stand now than the one that was shown: whoever made this one does not approve it either.
    let proposal = bench.proposal.as_ref().ok_or(Refusal::ChangedMeanwhile)?;
    policy::may(actor, Act::ApproveResolution { institution, proposed_by: &proposal.person })?;
    if bench.seen() != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let resolved = rules::resolve(&bench.folios())?;
    let fact = fact(app, &bench, &resolved, act, now).await?;
    record_store::enter_fact(&mut write, &fact).await?;
    let committed = write.enter(entry(&bench, &resolved, &fact, act)).await?;
    store::insert_resolution(write.conn(), committed.position, line, fact.id.as_str(), act, now).await?;
    for (folio, ruling, outcome) in &resolved.results {
        store::insert_result(write.conn(), committed.position, folio, *ruling, *outcome).await?;
    }
    office::letters::queue(&mut write, &letters::of_resolution(app, &bench).await?).await?;
    write.commit().await?;
    Ok(())
}

/// The act that ends the line, if the record takes it.
async fn fact(app: &App, bench: &Bench, resolved: &Resolved, act: &str, now: Now) -> Result<NewFact> {
    let own = &bench.own;
    let kind = if resolved.is_void() {
        FactKind::DeclaredVoid
    } else {
        FactKind::ResultsPublished { awards: Some(awards(resolved, bench.currency())) }
    };
    let day = local_day(now, own.call.zone());
    let fact = office::rules::fact(kind, Subject::line(&own.line.id), &own.institution, act, day);
    let record = live::record(app).await?;
    let history = record.as_of(None, None).history(&own.line.id).ok_or(Error::NotFound)?;
    decide(&history, &record.calendar, fact.clone(), now).map_err(|_| Refusal::NotNow)?;
    Ok(fact)
}

/// What was awarded in all. The record tells whole units; a sum with cents is told by the results alone.
fn awards(resolved: &Resolved, currency: Currency) -> Awards {
    let units = resolved.cents.is_multiple_of(100).then_some(resolved.cents / 100);
    let supports = Some(resolved.supports);
    match currency {
        Currency::Mxn => Awards { supports, mxn: units, ..Awards::default() },
        Currency::Usd => Awards { supports, usd: units, ..Awards::default() },
    }
}

/// Tells each folio's result in the open, and opens the sealed rulings they rest on, the lifting of conflicts and the opening of names.
fn entry(bench: &Bench, resolved: &Resolved, fact: &NewFact, act: &str) -> Entry {
    let result = |(folio, _, outcome): &(String, Position, Outcome)| json!({ "folio": folio, "result": outcome.name(), "cents": outcome.cents() });
    let results: Vec<Value> = resolved.results.iter().map(result).collect();
    let entry = Entry::open("resolution_published", "line", &bench.own.line.id)
        .with("fact", fact.id.as_str())
        .with("currency", bench.currency().code())
        .with("results", results)
        .text("act", act);
    let standing = bench.cases.iter().filter(|case| !case.is_withdrawn());
    let rulings = standing.filter_map(|case| case.ruling.as_ref()).map(|ruling| &ruling.entry);
    let lifted = bench.declared.iter().filter_map(|one| one.lifted.as_ref()).map(|lifted| &lifted.entry);
    let named = bench.names.opened.iter().map(|opened| &opened.entry);
    rulings.chain(lifted).chain(named).fold(entry, |entry, opened| entry.opens(opened))
}
