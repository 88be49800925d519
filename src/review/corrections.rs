//! Asking for corrections in a folio: which parts, why each, and how many working days there are.

use super::{
    actions::{Bench, bench_of},
    model::{Case, WholeCase},
    pages, rules,
};
use crate::{
    app::App,
    applications::{
        context::LineNow,
        corrections::{
            actions::{Asking, enter_asked},
            model::{Item, Part},
            rules::{LONGEST_DAYS, REASON_CHARS, WORDS_CHARS, parts, stage, with_hanging},
        },
        rules::{Command, NotFiled, decide},
    },
    calls::{dates::local_day, live, workdays::Authority},
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    ledger::Write,
    policy::{self, Act, Actor, Refusal},
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

type Folio = Path<(String, String, String)>;

/// What an official typed, read.
pub struct Typed {
    pub folio: String,
    pub items: Vec<Item>,
    pub words: String,
    pub working_days: u16,
    /// What the page had shown.
    pub seen: String,
}

/// The name of the field with a part's reason.
pub fn reason_field(part: &Part) -> String {
    format!("reason-{}", part.to_string().replace(':', "-"))
}

pub async fn show(visit: Visit, viewer: Viewer, Path((institution, line, folio)): Folio) -> Result<Response> {
    let (bench, case) = super::forms::bench_of(&visit, &viewer, (&institution, &line, &folio)).await?;
    askable(&bench, &case, visit.now)?;
    let form = Form::of([("days", "10".to_owned())]);
    Ok(pages::ask(&visit, StatusCode::OK, &bench, &case, &form))
}

pub async fn ask(visit: Visit, viewer: Viewer, Path((institution, line, folio)): Folio, mut form: Form) -> Result<Response> {
    let (bench, case) = super::forms::bench_of(&visit, &viewer, (&institution, &line, &folio)).await?;
    askable(&bench, &case, visit.now)?;
    if form.get("seen") != bench.seen_of(&case) {
        return Ok(pages::ask(&visit, StatusCode::CONFLICT, &bench, &case, &form));
    }
    let Some(typed) = read(visit.lang, &mut form, &case) else {
        return Ok(pages::ask(&visit, StatusCode::UNPROCESSABLE_ENTITY, &bench, &case, &form));
    };
    let entered = match enter(&visit.app, &viewer.actor, &bench, typed, visit.now).await {
        // Somebody was faster since the line above was read.
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let (bench, case) = super::forms::bench_of(&visit, &viewer, (&institution, &line, &folio)).await?;
            askable(&bench, &case, visit.now)?;
            return Ok(pages::ask(&visit, StatusCode::CONFLICT, &bench, &case, &form));
        }
        entered => entered?,
    };
    if !entered {
        form.fail("days", td_string!(visit.lang, corrections.days_endless));
        return Ok(pages::ask(&visit, StatusCode::UNPROCESSABLE_ENTITY, &bench, &case, &form));
    }
    Ok(Redirect::to(&Page::OfficeFiled { institution, line, folio }.path(visit.lang)).into_response())
}

/// Whether this person may ask for corrections in a folio now.
fn askable(bench: &Bench, case: &Case, now: Now) -> Result<()> {
    rules::may_decide(bench.stage, bench.conflict)?;
    bench.may_open(case)?;
    if case.awaits_correction(now) { Err(Refusal::CorrectionAwaited.into()) } else { Ok(()) }
}

fn read(lang: Lang, form: &mut Form, case: &WholeCase) -> Option<Typed> {
    let mut items = Vec::new();
    for part in parts(&case.filed.content.terms) {
        let (field, chosen) = (reason_field(&part), form.has("part", &part.to_string()));
        let reason = form.get(&field).to_owned();
        match (chosen, reason.chars().count()) {
            (true, 0) => form.fail(&field, td_string!(lang, corrections.write_reason)),
            (false, 1..) => form.fail(&field, td_string!(lang, corrections.reason_unused)),
            (_, n) if n > REASON_CHARS => {
                form.fail(&field, td_string!(lang, corrections.too_long, most = REASON_CHARS).to_string())
            }
            (true, _) => items.push(Item { part, reason, along: None }),
            (false, _) => {}
        }
    }
    if form.is_fine() && items.is_empty() {
        form.fail("part", td_string!(lang, corrections.choose_part));
    }
    let words = form.get("words").to_owned();
    if words.chars().count() > WORDS_CHARS {
        form.fail("words", td_string!(lang, corrections.too_long, most = WORDS_CHARS).to_string());
    }
    let days = form.get("days").parse::<u16>().ok().filter(|days| (1..=LONGEST_DAYS).contains(days));
    if days.is_none() {
        form.fail("days", td_string!(lang, corrections.days_missing, most = LONGEST_DAYS).to_string());
    }
    let working_days = days.filter(|_| form.is_fine())?;
    let items = with_hanging(&case.filed.content.terms, &items);
    Some(Typed { folio: case.filed.folio.to_string(), items, words, working_days, seen: form.get("seen").to_owned() })
}

/// Enters what is asked for; false where the term would have no end.
async fn enter(app: &App, actor: &Actor, shown: &Bench, typed: Typed, now: Now) -> Result<bool> {
    let (institution, line) = (&shown.own.institution.id, &shown.own.line.id);
    let applicant = &shown.open(&typed.folio)?.filed.association;
    let permit = policy::may(actor, Act::AskCorrection { institution, applicant })?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    // Read behind the writer's lock: what is asked about is what holds.
    let (bench, case) = bench_of(app, actor, (institution, line), &typed.folio, now).await?;
    askable(&bench, &case, now)?;
    if bench.seen_of(&case) != typed.seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let call = &bench.own.call;
    let record = live::record(app).await?;
    let calendar = record.as_of(None, None).work_calendar(Authority::from(call));
    let Some(counted) = calendar.count(local_day(now, call.zone()), typed.working_days) else { return Ok(false) };
    let at = LineNow::of(app, line, now).await?;
    let last = case.corrections.last().map(|(correction, term)| (correction, term.until));
    let command = Command::AskCorrection { until: call.zone().end_of(counted.due) };
    decide(stage(&case.filed, last), command, &at.state(), &[], now).map_err(|why| match why {
        NotFiled::Refused(refusal) => Error::from(refusal),
        NotFiled::Incomplete(_) => Refusal::Incomplete.into(),
    })?;
    let asking = Asking { items: typed.items, words: typed.words, working_days: typed.working_days, counted };
    enter_asked(app, &mut write, &case.filed, &at, asking).await?;
    write.commit().await?;
    Ok(true)
}
