//! Letters about an amendment: to each association that drafts, which of its answers are touched; to each that filed, that nothing of it
//! changes.

use super::actions::Proposed;
use crate::{
    app::App,
    applications::{amended, model::WholeDraft, rules::legal_person, store as applications, words::other_legal_person},
    error::Result,
    i18n::td_string,
    ids::AssociationId,
    mail::Letter,
    office::{
        actions::OwnLine,
        letters::{Reader, associations_on, members},
    },
    web::{address::Page, lang::LangExt as _},
};
use std::collections::BTreeSet;

/// Everybody concerned gets one letter, in their language.
pub async fn of(app: &App, own: &OwnLine, proposed: &Proposed) -> Result<Vec<Letter>> {
    let (mut letters, mut reached) = (Vec::new(), BTreeSet::new());
    for association in associations_on(app, &own.line.id).await? {
        let draft = applications::draft_on(app.db.read(), &own.line.id, &association).await?;
        let given = match &draft {
            Some(draft) => applications::whole(&mut *app.db.read().acquire().await?, &draft.id).await?,
            None => None,
        };
        for reader in unreached(app, &association, &mut reached).await? {
            letters.push(letter(app, own, proposed, &reader, given.as_ref()));
        }
    }
    Ok(letters)
}

async fn unreached(app: &App, association: &AssociationId, reached: &mut BTreeSet<String>) -> Result<Vec<Reader>> {
    let all = members(app, association).await?;
    Ok(all.into_iter().filter(|reader| reached.insert(reader.email.clone())).collect())
}

fn letter(app: &App, own: &OwnLine, proposed: &Proposed, reader: &Reader, draft: Option<&WholeDraft>) -> Letter {
    let lang = reader.lang;
    let line = lang.pick(&own.line.title_es, &own.line.title_en).as_str();
    let who = lang.pick(&own.institution.name_es, &own.institution.name_en).as_str();
    let body = match draft {
        Some(whole) => {
            let changes = amended::all(lang, &proposed.changes, &proposed.was, &proposed.next);
            let changes = changes.iter().map(|change| format!("- {change}")).collect::<Vec<_>>().join("\n");
            let list = amended::touched(lang, &proposed.changes, &proposed.was, whole);
            let touched = if list.is_empty() {
                td_string!(lang, amendment.letter_untouched).to_owned()
            } else {
                td_string!(lang, amendment.letter_touched, list = list.join("; ")).to_string()
            };
            let misfit = legal_person(&proposed.next, whole).map(|why| format!("\n\n{}", other_legal_person(lang, why)));
            let touched = touched + &misfit.unwrap_or_default();
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
