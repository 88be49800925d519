//! Letters about an amendment: to each association that drafts, which of its answers are touched; to each that filed, that nothing of it
//! changes.

use super::actions::Proposed;
use crate::{
    app::App,
    applications::{amended, context::LineNow, model::WholeDraft, store as applications},
    associations::letters::Task,
    calls::{dates::Deadline, deadlines},
    clock::Now,
    error::Result,
    i18n::td_string,
    mail::Letter,
    office::{
        actions::OwnLine,
        letters::{Reader, members},
    },
    web::{
        address::Page,
        lang::{Lang, LangExt as _},
    },
};
use std::collections::BTreeSet;

/// Everybody gets a letter for each draft of theirs, in their language; who has none is told once that nothing of what was filed changes.
pub async fn of(app: &App, own: &OwnLine, proposed: &Proposed, now: Now) -> Result<Vec<Letter>> {
    let (mut letters, mut reached) = (Vec::new(), BTreeSet::new());
    let there = LineNow::of(app, &own.line.id, now).await?;
    // While nothing is received, the hour that was published is no deadline to hurry for.
    let closes = there.closes().filter(|_| !there.is_suspended());
    for association in applications::drafting_on(app.db.read(), &own.line.id).await? {
        let draft = applications::draft_on(app.db.read(), &own.line.id, &association).await?;
        let Some(draft) = draft else { continue };
        let whole = applications::whole(&mut *app.db.read().acquire().await?, &draft.id).await?;
        let Some(whole) = whole else { continue };
        for reader in members(app, &association, Task::WritesBudget).await? {
            letters.push(letter(app, own, proposed, &reader, Some((&whole, closes))));
            reached.insert(reader.email);
        }
    }
    for association in applications::applying_on(app.db.read(), &own.line.id).await? {
        let others =
            members(app, &association, Task::Nobodys).await?.into_iter().filter(|reader| reached.insert(reader.email.clone()));
        letters.extend(others.map(|reader| letter(app, own, proposed, &reader, None)));
    }
    Ok(letters)
}

fn listed(items: Vec<String>) -> String {
    items.into_iter().map(|says| format!("- {says}")).collect::<Vec<_>>().join("\n")
}

/// What an amendment takes of a draft: the answers that it touches, and what is lacking now and was not before.
fn takes(lang: Lang, proposed: &Proposed, draft: &WholeDraft) -> String {
    let touched = amended::touched(lang, &proposed.changes, &proposed.was, draft);
    let lacks = amended::newly_lacking(lang, &proposed.was, &proposed.next, draft);
    if touched.is_empty() && lacks.is_empty() {
        return td_string!(lang, amendment.letter_untouched).to_owned();
    }
    let touched =
        (!touched.is_empty()).then(|| td_string!(lang, amendment.letter_touched, list = touched.join("; ")).to_string());
    let lacks = (!lacks.is_empty()).then(|| format!("{}\n{}", td_string!(lang, amendment.lacks_now), listed(lacks)));
    touched.into_iter().chain(lacks).collect::<Vec<_>>().join("\n\n")
}

/// `draft`: what the reader's association has written, and until when it can be filed.
fn letter(
    app: &App,
    own: &OwnLine,
    proposed: &Proposed,
    reader: &Reader,
    draft: Option<(&WholeDraft, Option<Deadline>)>,
) -> Letter {
    let lang = reader.lang;
    let line = lang.pick(&own.line.title_es, &own.line.title_en).as_str();
    let who = lang.pick(&own.institution.name_es, &own.institution.name_en).as_str();
    let body = match draft {
        Some((whole, closes)) => {
            let changes = listed(amended::all(lang, &proposed.changes, &proposed.was, &proposed.next));
            let touched = takes(lang, proposed, whole);
            let closes = closes.map(|closes| deadlines::in_words(lang, &closes));
            let closes = closes.map(|at| td_string!(lang, amendment.letter_closes, at = at).to_string());
            let touched = std::iter::once(touched).chain(closes).collect::<Vec<_>>().join("\n\n");
            let page = Page::ApplicationAmendment { application: whole.draft.id.to_string() }.path(lang);
            let link = format!("{}{page}", app.config.base_url());
            td_string!(lang, amendment.letter_draft, who = who, line = line, changes = changes, touched = touched, link = link)
                .to_string()
        }
        None => {
            let link = format!("{}{}", app.config.base_url(), Page::Call { slug: own.call.id.to_string() }.path(lang));
            td_string!(lang, amendment.letter_filed, who = who, line = line, link = link).to_string()
        }
    };
    let subject = td_string!(lang, amendment.letter_subject, line = line).to_string();
    Letter { to: reader.email.clone(), subject, body, link: None }
}
