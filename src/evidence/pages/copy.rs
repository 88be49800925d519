//! Making a copy that everybody may have: what is covered is typed, the copy is looked at a second time, and then published.

use super::of;
use crate::{
    applications::papers::{FileKind, size_words},
    error::{Error, Result},
    evidence::{
        actions,
        cleaning::{
            CannotClean, Cover,
            cover::{self, MOST_RECTANGLES, Rectangle},
            pdf,
        },
        model::{Evidence, EvidenceKind, Original, Scope},
        words,
    },
    i18n::td_string,
    policy::{Act, may},
    vault::sha256,
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        parts::{crumbs, error_summary},
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

const SIDES: [&str; 4] = ["left", "top", "width", "height"];
const PAGES: &str = "pages";
/// Says that a copy is asked for, and not only the form.
const LOOK: &str = "look";
/// What is shown of a document's text.
const TEXT_CHARS: usize = 20_000;

/// The form, and the copy when it is asked for. Nothing is kept before it is published.
pub async fn show(visit: Visit, viewer: Viewer, Path(id): Path<String>) -> Result<Response> {
    let evidence = of(&visit, &id).await?;
    may(&viewer.actor, Act::PublishCopy(evidence.person.as_ref()))?;
    actions::require(&visit.app, &viewer.actor, &evidence, visit.now).await?;
    page(&visit, evidence, Form::parse(visit.uri.query().unwrap_or_default().as_bytes())).await
}

/// A copy that was made to be looked at.
struct Look {
    sha256: String,
    bytes: usize,
    query: String,
    /// All that a document says, also where nobody sees it.
    text: Option<String>,
}

pub async fn page(visit: &Visit, evidence: Evidence, mut form: Form) -> Result<Response> {
    let original = evidence.original.clone().ok_or(Error::NotFound)?;
    let asked = !form.get(LOOK).is_empty();
    // A form that comes back from publishing has its sentences already.
    let cover = if form.is_fine() {
        cover(visit.lang, &mut form, original.kind)
    } else {
        cover(visit.lang, &mut form.clone(), original.kind)
    };
    let look = match cover.filter(|_| asked) {
        Some(cover) => look(visit, &original, cover).await?,
        None => None.ok_or(None),
    };
    let (lang, title) = (visit.lang, td_string!(visit.lang, evidence.copy_title));
    let fine = form.is_fine() && !matches!(look, Err(Some(_)));
    let status = if fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_as(status, Head::private(title), move || {
        let is_picture = original.kind != FileKind::Pdf;
        let query = cover_query(&form);
        let (made, why) = match look {
            Ok(look) => (Some(look), None),
            Err(why) => (None, why),
        };
        view! {
            {error_summary(lang, &form)}
            {crumbs(lang, [(words::kind(lang, evidence.kind).to_owned(), sheet(&evidence))], title)}
            <h1>{title}</h1>
            {why.map(|why| view! { <div class="notice warn" role="alert"><p>{cannot(lang, why)}</p></div> })}
            {made.map(|look| second_look(lang, &evidence, &form, look, is_picture))}
            {lacks_consent(lang, &evidence)}
            <h2>{td_string!(lang, evidence.cover_title)}</h2>
            <p>{td_string!(lang, evidence.copy_explain)}</p>
            {is_picture.then(|| grid(lang, &evidence, &query))}
            <form method="get">
                <input r#type="hidden" name=LOOK value="1"/>
                {if is_picture { rectangles(lang, &form) } else { left_out(lang, &form) }}
                <p class="row"><button class="button">{td_string!(lang, evidence.look_button)}</button></p>
            </form>
        }
    }))
}

async fn look(visit: &Visit, original: &Original, cover: Cover) -> Result<Result<Look, Option<CannotClean>>> {
    let query = query_of(&cover);
    let bytes = match actions::cleaned(&visit.app, original, cover).await? {
        Ok(bytes) => bytes,
        Err(why) => return Ok(Err(Some(why))),
    };
    let (hash, length, is_pdf) = (sha256(&bytes), bytes.len(), original.kind == FileKind::Pdf);
    let text = tokio::task::spawn_blocking(move || is_pdf.then(|| pdf::text(&bytes, TEXT_CHARS).unwrap_or_default()));
    // A text that cannot be read is no reason to hold back the copy: somebody reads the copy itself.
    let text = text.await.unwrap_or_default();
    Ok(Ok(Look { sha256: hash, bytes: length, query, text }))
}

fn sheet(evidence: &Evidence) -> Page {
    Page::Evidence { evidence: evidence.id.to_string() }
}

fn look_at(evidence: &Evidence, lang: Lang, query: &str) -> String {
    format!("{}?{query}", Page::EvidenceLook { evidence: evidence.id.to_string() }.path(lang))
}

/// The copy as it will be, with its hash, and the button that publishes it.
fn second_look(lang: Lang, evidence: &Evidence, form: &Form, look: Look, is_picture: bool) -> AnyView {
    let to = Page::EvidenceCopy { evidence: evidence.id.to_string() }.path(lang);
    let file = look_at(evidence, lang, &look.query);
    let size = size_words(u64::try_from(look.bytes).unwrap_or(u64::MAX));
    let picture = is_picture.then(|| view! { <p><img src=file.clone() alt=td_string!(lang, evidence.look_alt)/></p> });
    let text = look.text.map(|text| document_text(lang, text));
    let kept: Vec<_> = url::form_urlencoded::parse(look.query.as_bytes())
        .into_owned()
        .map(|(name, value)| view! { <input r#type="hidden" name=name value=value/> })
        .collect();
    let may_publish = evidence.copy().is_none() && lacks(evidence).is_none();
    let sure = vec![("yes".to_owned(), td_string!(lang, evidence.clean_label).to_owned())];
    let publishing = may_publish.then(|| {
        view! {
            <form method="post" action=to>
                {kept}
                <input r#type="hidden" name="sha256" value=look.sha256.clone()/>
                {form.choices("clean", td_string!(lang, evidence.clean_legend), sure, true)}
                <p class="row"><button class="button">{td_string!(lang, evidence.publish_button)}</button></p>
            </form>
        }
    });
    view! {
        <section aria-labelledby="vista">
            <h2 id="vista">{td_string!(lang, evidence.look_title)}</h2>
            {picture}
            <p><a href=file>{td_string!(lang, evidence.look_download)}</a>" · "{size}</p>
            <p class="meta">"SHA-256 "<code>{look.sha256.clone()}</code></p>
            {text}
            {publishing}
        </section>
    }
    .into_any()
}

fn document_text(lang: Lang, text: String) -> AnyView {
    let says =
        if text.trim().is_empty() { td_string!(lang, evidence.text_none) } else { td_string!(lang, evidence.text_explain) };
    view! {
        <h3>{td_string!(lang, evidence.text_title)}</h3>
        <p>{says}</p>
        {(!text.trim().is_empty()).then(|| view! { <details><summary>{td_string!(lang, evidence.text_summary)}</summary><p>{text}</p></details> })}
    }
    .into_any()
}

/// What a witness has not agreed to.
fn lacks(evidence: &Evidence) -> Option<Scope> {
    let agreed = evidence.testimony.as_ref().is_some_and(|said| said.agreed_to(Scope::Copy));
    (evidence.kind == EvidenceKind::Testimony && !agreed).then_some(Scope::Copy)
}

fn lacks_consent(lang: Lang, evidence: &Evidence) -> AnyView {
    let says = match (lacks(evidence), evidence.copy()) {
        (Some(_), _) => td_string!(lang, evidence.copy_no_consent),
        (None, Some(_)) => td_string!(lang, evidence.copy_there),
        (None, None) => return ().into_any(),
    };
    view! { <div class="notice"><p>{says}</p></div> }.into_any()
}

fn grid(lang: Lang, evidence: &Evidence, query: &str) -> AnyView {
    let file = look_at(evidence, lang, &format!("{query}&grid=1"));
    view! { <p><img src=file alt=td_string!(lang, evidence.grid_alt)/></p> }.into_any()
}

/// As many rows as are filled, and two more.
fn rectangles(lang: Lang, form: &Form) -> AnyView {
    let filled = (1..=MOST_RECTANGLES).rev().find(|n| SIDES.iter().any(|side| !form.get(&field(side, *n)).is_empty()));
    let rows: Vec<_> = (1..=(filled.unwrap_or(0) + 2).min(MOST_RECTANGLES))
        .map(|n| {
            let fields: Vec<_> =
                SIDES.iter().map(|side| form.input(&field(side, n), side_word(lang, side)).inputmode("decimal").view()).collect();
            view! {
                <fieldset>
                    <legend>{td_string!(lang, evidence.rectangle, number = n).to_string()}</legend>
                    <div class="pair">{fields}</div>
                </fieldset>
            }
        })
        .collect();
    view! { <p class="hint">{td_string!(lang, evidence.rectangles_hint)}</p> {rows} }.into_any()
}

fn left_out(lang: Lang, form: &Form) -> AnyView {
    view! {
        <p class="hint">{td_string!(lang, evidence.document_hint)}</p>
        {form.input(PAGES, td_string!(lang, evidence.pages)).hint(td_string!(lang, evidence.pages_hint)).inputmode("text").view()}
    }
    .into_any()
}

fn side_word(lang: Lang, side: &str) -> &'static str {
    match side {
        "left" => td_string!(lang, evidence.side_left),
        "top" => td_string!(lang, evidence.side_top),
        "width" => td_string!(lang, evidence.side_width),
        _ => td_string!(lang, evidence.side_height),
    }
}

fn field(side: &str, number: usize) -> String {
    format!("{side}_{number}")
}

/// What is to be covered; none when the form has to be mended.
pub fn cover(lang: Lang, form: &mut Form, kind: FileKind) -> Option<Cover> {
    let mut found = Cover::default();
    let wrong = form.errors().len();
    if kind == FileKind::Pdf {
        match cover::pages(form.get(PAGES)) {
            Some(pages) => found.pages = pages,
            None => form.fail(PAGES, td_string!(lang, evidence.pages_wrong)),
        }
        return (form.errors().len() == wrong).then_some(found);
    }
    for n in 1..=MOST_RECTANGLES {
        if SIDES.iter().all(|side| form.get(&field(side, n)).is_empty()) {
            continue;
        }
        let [left, top, width, height] = SIDES.map(|side| side_of(lang, form, &field(side, n)));
        let (Some(left), Some(top), Some(width), Some(height)) = (left, top, width, height) else { continue };
        match Rectangle::new(left, top, width, height) {
            Some(rectangle) => found.rectangles.push(rectangle),
            None => form.fail(&field("left", n), td_string!(lang, evidence.rectangle_empty)),
        }
    }
    (form.errors().len() == wrong).then_some(found)
}

fn side_of(lang: Lang, form: &mut Form, name: &str) -> Option<u32> {
    let value = cover::percent(form.get(name));
    if value.is_none() {
        form.fail(name, td_string!(lang, evidence.percent_wrong));
    }
    value
}

/// The same cover as an address carries it, so that the picture and the publication show and take what was typed.
fn query_of(cover: &Cover) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair(LOOK, "1");
    for (n, r) in cover.rectangles.iter().enumerate() {
        for (side, tenths) in SIDES.iter().zip([r.left, r.top, r.width, r.height]) {
            query.append_pair(&field(side, n + 1), &format!("{}.{}", tenths / 10, tenths % 10));
        }
    }
    if !cover.pages.is_empty() {
        let pages: Vec<String> = cover.pages.iter().map(u32::to_string).collect();
        query.append_pair(PAGES, &pages.join(","));
    }
    query.finish()
}

/// What of a form tells what is covered, as it was typed.
fn cover_query(form: &Form) -> String {
    let told = form.iter().filter(|(name, _)| SIDES.iter().any(|side| name.starts_with(&format!("{side}_"))));
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(told).finish()
}

/// Why there is no copy, and what to do.
fn cannot(lang: Lang, why: CannotClean) -> &'static str {
    match why {
        CannotClean::Broken => td_string!(lang, evidence.cannot_broken),
        CannotClean::Encrypted => td_string!(lang, evidence.cannot_encrypted),
        CannotClean::TooLarge => td_string!(lang, evidence.cannot_too_large),
        CannotClean::PictureInside => td_string!(lang, evidence.cannot_picture_inside),
        CannotClean::MarksNotApplied => td_string!(lang, evidence.cannot_marks),
        CannotClean::NoSuchPage => td_string!(lang, evidence.cannot_no_such_page),
        CannotClean::NoPageLeft => td_string!(lang, evidence.cannot_no_page_left),
    }
}
