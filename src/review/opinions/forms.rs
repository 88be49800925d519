//! The form of an opinion: one button keeps what was typed, the other sends it; sending keeps it first.

use super::{
    actions::{self, Known},
    model::{Mark, NewOpinion},
};
use crate::{
    applications::words::both,
    calls::criteria::Criterion,
    error::{Error, Result},
    i18n::td_string,
    policy::Refusal,
    review::{
        actions::Bench,
        assignments::model::Show,
        forms::bench_of,
        model::WholeCase,
        pages::{self, OPINION, Sent},
        rules::may_decide,
    },
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
use std::collections::BTreeMap;

/// Longest note on a criterion, and longest reason of a change, in characters.
pub const NOTE: usize = 3_000;
/// The field that says why an opinion takes the place of an earlier one.
pub const CHANGE: &str = "change";

pub fn level_field(criterion: &str) -> String {
    format!("level-{criterion}")
}

pub fn note_field(criterion: &str) -> String {
    format!("note-{criterion}")
}

/// What is typed in the form, by field; nothing of it belongs to another line's criteria.
fn typed(form: &Form, criteria: &[Criterion]) -> BTreeMap<String, String> {
    let fields = criteria.iter().flat_map(|one| [level_field(&one.id), note_field(&one.id)]).chain([CHANGE.to_owned()]);
    fields
        .map(|field| (form.get(&field).to_owned(), field))
        .filter(|(text, _)| !text.is_empty())
        .map(|(text, field)| (field, text))
        .collect()
}

type Folio = Path<(String, String, String)>;

pub async fn write(visit: Visit, viewer: Viewer, Path(of): Folio, mut form: Form) -> Result<Response> {
    let (bench, case, known) = open(&visit, &viewer, &of).await?;
    if form.get("seen") != known.seen(&bench, &case) {
        return pages::filed(&visit, StatusCode::CONFLICT, &bench, &case, Sent::Opinion(form)).await;
    }
    let criteria = &case.filed.content.terms.criteria;
    let (fields, app, actor) = (typed(&form, criteria), &visit.app, &viewer.actor);
    let saved = actions::save(app, actor, (&bench, &case), &fields, known.version(), visit.now).await;
    if overtaken(&saved) {
        return again(&visit, &viewer, &of, StatusCode::CONFLICT, form).await;
    }
    saved?;
    if form.has("do", "send") {
        let Some(new) = read(visit.lang, &mut form, criteria, known.own(&bench).is_some()) else {
            return again(&visit, &viewer, &of, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        };
        let saved = actions::load(app, &bench, &case).await?;
        let sent = actions::send(app, actor, (&bench, &case), &new, &saved.seen(&bench, &case), visit.now).await;
        if overtaken(&sent) {
            return again(&visit, &viewer, &of, StatusCode::CONFLICT, form).await;
        }
        sent?;
    }
    let (institution, line, folio) = of;
    let here = Show::of(&visit).kept_in(Page::OfficeFiled { institution, line, folio }.path(visit.lang));
    Ok(Redirect::to(&format!("{here}#{OPINION}")).into_response())
}

fn overtaken(done: &Result<()>) -> bool {
    matches!(done, Err(Error::Refused(Refusal::ChangedMeanwhile)))
}

/// A folio on which this person may give an opinion now, by criteria that were published for it.
async fn open(
    visit: &Visit,
    viewer: &Viewer,
    (institution, line, folio): &(String, String, String),
) -> Result<(Bench, WholeCase, Known)> {
    let (bench, case) = bench_of(visit, viewer, (institution, line, folio)).await?;
    bench.may_open(&case)?;
    may_decide(bench.stage, bench.conflict)?;
    if case.filed.content.terms.criteria.is_empty() {
        return Err(Error::NotFound);
    }
    let known = actions::load(&visit.app, &bench, &case).await?;
    Ok((bench, case, known))
}

/// The page as it stands now, with the form as typed.
async fn again(
    visit: &Visit,
    viewer: &Viewer,
    of: &(String, String, String),
    status: StatusCode,
    form: Form,
) -> Result<Response> {
    let (bench, case, _) = open(visit, viewer, of).await?;
    pages::filed(visit, status, &bench, &case, Sent::Opinion(form)).await
}

/// The opinion that a form gives; none where something is to be mended, which the form then says. `changes`: an earlier one is there.
fn read(lang: Lang, form: &mut Form, criteria: &[Criterion], changes: bool) -> Option<NewOpinion> {
    let (mut marks, mut notes) = (Vec::new(), BTreeMap::new());
    for criterion in criteria {
        let (level, note) = (level_field(&criterion.id), note_field(&criterion.id));
        let title = both(lang, &criterion.title).to_owned();
        let points = form.get(&level).parse().ok().filter(|points| criterion.level(*points).is_some());
        match points {
            Some(points) => marks.push(Mark { criterion: criterion.id.clone(), points, scale: criterion.scale() }),
            None => form.fail(&level, td_string!(lang, opinions.choose_level, criterion = title.clone()).to_string()),
        }
        let says = form.get(&note).to_owned();
        bounded(lang, form, &note, &says, td_string!(lang, opinions.write_note, criterion = title).to_string());
        notes.insert(criterion.id.clone(), says);
    }
    let reason = if changes { form.get(CHANGE).to_owned() } else { String::new() };
    if changes {
        bounded(lang, form, CHANGE, &reason, td_string!(lang, opinions.write_change).to_owned());
    }
    form.is_fine().then_some(NewOpinion { marks, notes, reason })
}

fn bounded(lang: Lang, form: &mut Form, field: &str, text: &str, missing: String) {
    match text.chars().count() {
        0 => form.fail(field, missing),
        n if n > NOTE => form.fail(field, td_string!(lang, review.reason_too_long)),
        _ => {}
    }
}
