//! Renaming addresses: a thing keeps its id, gets a better name, and every former address leads to it. Each renaming is on record.

use super::{crumb, only_steward, to};
use crate::{
    accounts::notice,
    calls::{
        addresses::{self, Addresses, NAMED, NameRefusal},
        live,
        record::Record,
        store::RecordKind,
    },
    error::Result,
    i18n::td_string,
    ids::{CallId, CommitmentId, InstitutionId, PeriodId, ProgrammeId, TemplateId},
    ledger::Write,
    policy::{self, Act, Refusal},
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        parts::error_summary,
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;
use tower_sessions::Session;

pub async fn show(visit: Visit, viewer: Viewer) -> Result<Response> {
    only_steward(&viewer)?;
    page(&visit, Form::default()).await
}

async fn page(visit: &Visit, form: Form) -> Result<Response> {
    let (lang, addresses) = (visit.lang, Addresses::of(&visit.app).await?);
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    // The newest renaming that this form has seen: another one meanwhile may have taken the name.
    let seen = addresses::newest(&visit.app.db).await?;
    let title = td_string!(lang, steward.addresses_title);
    Ok(visit.page_as(status, Head::private(title), move || {
        let kinds = NAMED.map(|kind| (kind.as_str().to_owned(), kind_words(lang, kind).to_owned())).to_vec();
        let renamed: Vec<_> = addresses
            .renamed()
            .into_iter()
            .map(|(_, id, present, former)| {
                let says = td_string!(lang, steward.address_moved, former = former.join(", "), present = present.to_owned());
                view! { <li>{says.to_string()} " " <code>{id.to_owned()}</code></li> }
            })
            .collect();
        let none = renamed.is_empty().then(|| view! { <p class="nk">{td_string!(lang, steward.addresses_none)}</p> });
        view! {
            {error_summary(lang, &form)}
            {crumb(lang, title)}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, steward.addresses_lead)}</p>
            <form method="post">
                <input r#type="hidden" name="seen" value=seen/>
                {form.select("kind", td_string!(lang, steward.address_kind), kinds)}
                {form.input("id", td_string!(lang, steward.address_now)).hint(td_string!(lang, steward.address_now_hint)).view()}
                {form.input("slug", td_string!(lang, steward.address_new)).hint(td_string!(lang, steward.address_new_hint)).view()}
                <p class="row"><button class="button">{td_string!(lang, steward.address_rename)}</button></p>
            </form>
            <h2>{td_string!(lang, steward.addresses_renamed)}</h2>
            {none}
            <ul>{renamed}</ul>
        }
    }))
}

fn kind_words(lang: Lang, kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Institution => td_string!(lang, steward.kind_institution),
        RecordKind::Programme => td_string!(lang, steward.kind_programme),
        RecordKind::Template => td_string!(lang, steward.kind_recurring),
        RecordKind::Commitment => td_string!(lang, steward.kind_commitment),
        RecordKind::ElectoralPeriod => td_string!(lang, steward.kind_period),
        _ => td_string!(lang, steward.kind_call),
    }
}

pub async fn rename(visit: Visit, viewer: Viewer, session: Session, mut form: Form) -> Result<Response> {
    let permit = policy::may(&viewer.actor, Act::RunInstallation)?;
    let (lang, app) = (visit.lang, &visit.app);
    let (record, addresses) = (live::record(app).await?, Addresses::of(app).await?);
    let kind = NAMED.into_iter().find(|kind| kind.as_str() == form.get("kind"));
    let named = kind.map(|kind| (kind, addresses.names(kind, form.get("id"))));
    let thing = named.and_then(|(kind, names)| match names {
        addresses::Names::Thing(id) if exists(&record, kind, &id) => Some((kind, id)),
        _ => None,
    });
    let Some((kind, id)) = thing else {
        form.fail("id", td_string!(lang, steward.address_nothing));
        return page(&visit, form).await;
    };
    let slug = form.get("slug").to_owned();
    if let Err(refusal) = addresses.may_give(kind, &id, &slug, |other| exists(&record, kind, other)) {
        form.fail("slug", refused(lang, refusal));
        return page(&visit, form).await;
    }
    if form.get("seen").parse() != Ok(addresses::newest(&visit.app.db).await?) {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let mut write = Write::begin(&app.db, permit, visit.now).await?;
    addresses::enter(&mut write, kind, &id, &slug).await?;
    write.commit().await?;
    notice::leave(&session, td_string!(lang, steward.address_done)).await?;
    Ok(to(&visit, &Page::StewardAddresses))
}

fn refused(lang: Lang, refusal: NameRefusal) -> &'static str {
    match refusal {
        NameRefusal::NoSlug => td_string!(lang, steward.address_no_slug),
        NameRefusal::Taken => td_string!(lang, steward.address_taken),
        NameRefusal::Same => td_string!(lang, steward.address_same),
    }
}

fn exists(record: &Record, kind: RecordKind, id: &str) -> bool {
    match kind {
        RecordKind::Call => record.call(&CallId::from_text(id)).is_some(),
        RecordKind::Institution => record.institutions.contains_key(&InstitutionId::from_text(id)),
        RecordKind::Programme => record.programmes.contains_key(&ProgrammeId::from_text(id)),
        RecordKind::Template => record.templates.contains_key(&TemplateId::from_text(id)),
        RecordKind::Commitment => record.commitments.contains_key(&CommitmentId::from_text(id)),
        RecordKind::ElectoralPeriod => record.periods.contains_key(&PeriodId::from_text(id)),
        _ => false,
    }
}
