//! A publisher's forms: start a call, write it, write its lines, publish or throw away.

use super::{fields, pages, preview};
use crate::{
    calls::{editions, live},
    error::{Error, Result},
    i18n::td_string,
    ids::{InstitutionId, TemplateId},
    office::{
        actions::{self, Published, Publisher},
        amendment,
        model::{At, CallDraft, Designation, Gap, KeptDraft, LineDraft},
        rules, store,
        terms::{self, fields::Button},
        words,
    },
    policy::{Permit, Refusal},
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        parts::field_id,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

/// A draft and its office, for whoever may write there.
pub struct Desk {
    pub permit: Permit,
    pub institution: crate::calls::model::Institution,
    pub designation: Designation,
    pub draft: KeptDraft,
}

async fn desk(visit: &Visit, viewer: &Viewer, institution: &str, draft: &str) -> Result<Desk> {
    let id = InstitutionId::from_text(institution);
    let Publisher { permit, institution, designation } = actions::publisher_of(&visit.app, &viewer.actor, &id).await?;
    let draft = store::draft(&visit.app.db, &institution.id, draft).await?.ok_or(Error::NotFound)?;
    Ok(Desk { permit, institution, designation, draft })
}

impl Desk {
    /// Refuses a form that was made from an older version.
    fn unless_changed(self, form: &Form) -> Result<Self> {
        if form.get("version").parse() == Ok(self.draft.version) { Ok(self) } else { Err(Refusal::ChangedMeanwhile.into()) }
    }

    /// Whether a form was made from what stands: from the draft as it is, or at least from the part of it that it writes.
    fn stands(&self, form: &Form, part: &str) -> bool {
        form.get("version").parse() == Ok(self.draft.version) || form.get("seen") == part
    }

    /// Refuses an amendment, which is of one line and has no call to write.
    fn of_a_call(self) -> Result<Self> {
        if self.draft.body.amends.is_none() { Ok(self) } else { Err(Refusal::NotNow.into()) }
    }

    pub fn line_page(&self, place: usize) -> Page {
        let line = (place + 1).to_string();
        Page::OfficeDraftLine { institution: self.institution.id.to_string(), draft: self.draft.id.clone(), line }
    }

    pub fn publication(&self) -> Page {
        Page::OfficePublication { institution: self.institution.id.to_string(), draft: self.draft.id.clone() }
    }

    pub fn page(&self) -> Page {
        Page::OfficeDraft { institution: self.institution.id.to_string(), draft: self.draft.id.clone() }
    }
}

/// Saves and goes on from the version that this made.
async fn save(visit: &Visit, mut desk: Desk, body: CallDraft) -> Result<Desk> {
    if body != desk.draft.body {
        actions::save(&visit.app, &desk.permit, &desk.draft, &body, visit.now).await?;
        desk.draft.version += 1;
        desk.draft.body = body;
    }
    Ok(desk)
}

/// Tells what is written wrongly; what is not written yet can wait.
fn tell(lang: Lang, form: &mut Form, gaps: &[Gap]) {
    for gap in gaps.iter().filter(|gap| !gap.what.can_wait()) {
        fail(lang, form, gap);
    }
}

/// Says at its field what is wrong, by the field's name: above the form several stand side by side.
fn fail(lang: Lang, form: &mut Form, gap: &Gap) {
    let (field, what) = (words::field(lang, &gap.field), words::lack(lang, gap.what));
    form.fail(&gap.field, td_string!(lang, office.gap, field = field, what = what).to_string());
}

pub async fn new(visit: Visit, viewer: Viewer, Path(institution): Path<String>) -> Result<Response> {
    let id = InstitutionId::from_text(institution);
    let by = actions::publisher_of(&visit.app, &viewer.actor, &id).await?;
    pages::new(&visit, StatusCode::OK, &by.institution, Form::default()).await
}

/// Starts the next edition of a call that comes round, for whoever holds its programme now.
pub async fn start_edition(
    visit: Visit,
    viewer: Viewer,
    Path((institution, template)): Path<(String, String)>,
) -> Result<Response> {
    let id = InstitutionId::from_text(institution);
    let by = actions::publisher_of(&visit.app, &viewer.actor, &id).await?;
    let record = live::record(&visit.app).await?;
    let view = record.as_of(None, None);
    let template = record.templates.get(&TemplateId::from_text(template)).ok_or(Error::NotFound)?;
    if !editions::holders(&view, &template.programme_id, visit.now).contains(&id) {
        return Err(Refusal::NotYours.into());
    }
    let next = editions::next(&view, template, visit.now).ok_or(Refusal::NotNow)?;
    let draft = actions::start(&visit.app, &by, rules::edition(template, next.year), visit.now).await?;
    let to = Page::OfficeDraft { institution: id.to_string(), draft: draft.id };
    Ok(Redirect::to(&to.path(visit.lang)).into_response())
}

pub async fn start(visit: Visit, viewer: Viewer, Path(institution): Path<String>, mut form: Form) -> Result<Response> {
    let id = InstitutionId::from_text(institution);
    let by = actions::publisher_of(&visit.app, &viewer.actor, &id).await?;
    let body = CallDraft { lines: vec![LineDraft::default()], ..fields::call(&form, &CallDraft::default()) };
    for gap in rules::check_call(&body, by.designation.zone, visit.now) {
        if ["title_es", "title_en", "fiscal_year"].contains(&gap.field.as_str()) {
            fail(visit.lang, &mut form, &gap);
        }
    }
    if !form.is_fine() {
        return pages::new(&visit, StatusCode::UNPROCESSABLE_ENTITY, &by.institution, form).await;
    }
    let draft = actions::start(&visit.app, &by, body, visit.now).await?;
    let to = Page::OfficeDraft { institution: id.to_string(), draft: draft.id };
    Ok(Redirect::to(&to.path(visit.lang)).into_response())
}

pub async fn show(visit: Visit, viewer: Viewer, Path((institution, draft)): Path<(String, String)>) -> Result<Response> {
    let desk = desk(&visit, &viewer, &institution, &draft).await?;
    if desk.draft.body.amends.is_some() {
        // An amendment is of one line and of nothing else.
        return Ok(Redirect::to(&desk.line_page(0).path(visit.lang)).into_response());
    }
    let form = fields::of_call(&desk.draft.body);
    pages::call(&visit, StatusCode::OK, &desk, form).await
}

pub async fn write(
    visit: Visit,
    viewer: Viewer,
    Path((institution, draft)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    let desk = desk(&visit, &viewer, &institution, &draft).await?.of_a_call()?;
    if !desk.stands(&form, &fields::seen(&desk.draft.body)) {
        return pages::call(&visit, StatusCode::CONFLICT, &desk, form).await;
    }
    let body = fields::call(&form, &desk.draft.body);
    tell(visit.lang, &mut form, &rules::check_call(&body, desk.designation.zone, visit.now));
    let desk = save(&visit, desk, body).await?;
    if !form.is_fine() {
        return pages::call(&visit, StatusCode::UNPROCESSABLE_ENTITY, &desk, form).await;
    }
    Ok(Redirect::to(&format!("{}#lineas", desk.page().path(visit.lang))).into_response())
}

pub async fn add_line(
    visit: Visit,
    viewer: Viewer,
    Path((institution, draft)): Path<(String, String)>,
    form: Form,
) -> Result<Response> {
    let desk = desk(&visit, &viewer, &institution, &draft).await?.unless_changed(&form)?.of_a_call()?;
    let mut body = desk.draft.body.clone();
    body.lines.push(LineDraft::default());
    let line = body.lines.len().to_string();
    save(&visit, desk, body).await?;
    Ok(Redirect::to(&Page::OfficeDraftLine { institution, draft, line }.path(visit.lang)).into_response())
}

/// A line of a draft, for whoever may write there.
pub async fn line_of(visit: &Visit, viewer: &Viewer, institution: &str, draft: &str, line: &str) -> Result<(Desk, usize)> {
    let desk = desk(visit, viewer, institution, draft).await?;
    let place = place(&desk, line)?;
    Ok((desk, place))
}

/// The place of a line from the number in its address.
fn place(desk: &Desk, line: &str) -> Result<usize> {
    let number: usize = line.parse().map_err(|_| Error::NotFound)?;
    number.checked_sub(1).filter(|place| *place < desk.draft.body.lines.len()).ok_or(Error::NotFound)
}

pub async fn show_line(
    visit: Visit,
    viewer: Viewer,
    Path((institution, draft, line)): Path<(String, String, String)>,
) -> Result<Response> {
    let desk = desk(&visit, &viewer, &institution, &draft).await?;
    let place = place(&desk, &line)?;
    let line = desk.draft.body.lines.get(place).cloned().unwrap_or_default().arranged();
    Ok(terms::pages::line(&visit, StatusCode::OK, &desk, place, &line, terms::fields::of_line(&line)))
}

pub async fn write_line(
    visit: Visit,
    viewer: Viewer,
    Path((institution, draft, line)): Path<(String, String, String)>,
    form: Form,
) -> Result<Response> {
    let desk = desk(&visit, &viewer, &institution, &draft).await?;
    let place = place(&desk, &line)?;
    let button = Button::pressed(&form);
    let mut body = desk.draft.body.clone();
    let known = body.lines.get(place).cloned().unwrap_or_default();
    if !desk.stands(&form, &terms::fields::seen(&known)) {
        let written = terms::fields::line(&form, &known);
        let typed = terms::fields::of_line(&written);
        return Ok(terms::pages::line(&visit, StatusCode::CONFLICT, &desk, place, &written, typed));
    }
    if button == Button::RemoveLine {
        let desk = desk.of_a_call()?;
        body.lines.remove(place);
        let desk = save(&visit, desk, body).await?;
        return Ok(Redirect::to(&desk.page().path(visit.lang)).into_response());
    }
    let Some(kept) = body.lines.get_mut(place) else { return Err(Error::NotFound) };
    let mut written = terms::fields::line(&form, kept);
    let read_on = button.change(&mut written);
    *kept = written.clone();
    // As typed, and in the order that it has now.
    let mut form = terms::fields::of_line(&written);
    tell(visit.lang, &mut form, &rules::check_line(place, &written));
    let desk = save(&visit, desk, body).await?;
    let here = Page::OfficeDraftLine { institution, draft, line };
    match read_on {
        Some(field) => Ok(Redirect::to(&format!("{}#{}", here.path(visit.lang), field_id(&field))).into_response()),
        None if !form.is_fine() => Ok(terms::pages::line(&visit, StatusCode::UNPROCESSABLE_ENTITY, &desk, place, &written, form)),
        None if desk.draft.body.amends.is_some() => Ok(Redirect::to(&desk.publication().path(visit.lang)).into_response()),
        None => Ok(Redirect::to(&format!("{}#lineas", desk.page().path(visit.lang))).into_response()),
    }
}

pub async fn preview(visit: Visit, viewer: Viewer, Path((institution, draft)): Path<(String, String)>) -> Result<Response> {
    let desk = desk(&visit, &viewer, &institution, &draft).await?;
    if desk.draft.body.amends.is_some() {
        return amendment::forms::preview(&visit, &desk).await;
    }
    let gaps = rules::check(&desk.draft.body, desk.designation.zone, visit.now);
    preview::preview(&visit, StatusCode::OK, &desk, &gaps).await
}

pub async fn publish(
    visit: Visit,
    viewer: Viewer,
    Path((institution, draft)): Path<(String, String)>,
    form: Form,
) -> Result<Response> {
    let desk = desk(&visit, &viewer, &institution, &draft).await?.unless_changed(&form)?;
    if desk.draft.body.amends.is_some() {
        return amendment::forms::publish(&visit, &viewer, &desk, form).await;
    }
    match actions::publish(&visit.app, &viewer.actor, &desk.draft, visit.now).await? {
        Published::Call(slug) => {
            tracing::info!("{slug} was published");
            Ok(Redirect::to(&Page::Call { slug: slug.to_string() }.path(visit.lang)).into_response())
        }
        Published::StillLacks(gaps) => preview::preview(&visit, StatusCode::UNPROCESSABLE_ENTITY, &desk, &gaps).await,
    }
}

pub async fn discard(
    visit: Visit,
    viewer: Viewer,
    Path((institution, draft)): Path<(String, String)>,
    form: Form,
) -> Result<Response> {
    let desk = desk(&visit, &viewer, &institution, &draft).await?.unless_changed(&form)?;
    actions::discard(&visit.app, &desk.permit, &desk.draft).await?;
    Ok(Redirect::to(&Page::Office { institution }.path(visit.lang)).into_response())
}

/// Where a gap is mended, and what it is, in words.
pub fn gap(lang: Lang, desk: &Desk, gap: &Gap) -> (String, String) {
    let (institution, draft) = (desk.institution.id.to_string(), desk.draft.id.clone());
    let what = words::lack(lang, gap.what);
    let field = words::field(lang, &gap.field);
    match gap.at {
        At::Call => {
            let to = format!("{}#{}", desk.page().path(lang), field_id(&gap.field));
            (to, td_string!(lang, office.gap, field = field, what = what))
        }
        At::Line(place) => {
            let page = Page::OfficeDraftLine { institution, draft, line: (place + 1).to_string() };
            let to = format!("{}#{}", page.path(lang), field_id(&gap.field));
            (to, td_string!(lang, office.gap_in_line, number = place + 1, field = field, what = what))
        }
    }
}
