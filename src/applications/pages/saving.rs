//! How saving stands on the pages of a draft: by the button, until the island wakes and keeps this true. The island finds finished words
//! here; `#` in them stands for the hour or the number.

use super::shared::Hands;
use crate::{
    accounts::kept,
    applications::{
        answers::{self, Answers},
        model::Draft,
        needed,
        words::both,
    },
    calls::terms::{LineTerms, Question},
    i18n::td_string,
    ids::ApplicationId,
    islands::{BudgetTotals, DraftSaver},
    web::{address::Page, lang::Lang, visit::Visit},
};
use leptos::prelude::*;

const NUMBER: &str = "#";

/// What names the copy on the device: the draft, or whatever else is written, and the person without saying who.
fn copy_of(visit: &Visit, of: &str) -> String {
    format!("{of}:{}", kept::whose(visit))
}

fn endpoint(lang: Lang, draft: &Draft) -> String {
    Page::ApplicationSaving { application: draft.id.to_string() }.path(lang)
}

/// What of a form is saved while somebody types, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fields {
    All,
    /// The rows of a budget alone.
    Rows,
}

/// The line below a form of a draft whose fields are saved while somebody types.
pub fn save_line(visit: &Visit, draft: &Draft, form: &'static str, fields: Fields) -> AnyView {
    let endpoint = endpoint(visit.lang, draft);
    line(visit, &Saves { form, endpoint, of: draft.id.as_str(), version: draft.version, fields })
}

/// A form whose fields are saved while somebody types.
pub struct Saves<'a> {
    pub form: &'static str,
    pub endpoint: String,
    /// What is written.
    pub of: &'a str,
    /// Its version, as the page shows it.
    pub version: i64,
    pub fields: Fields,
}

/// The line below such a form.
pub fn line(visit: &Visit, saves: &Saves<'_>) -> AnyView {
    let lang = visit.lang;
    let back: String = url::form_urlencoded::byte_serialize(visit.uri.path().as_bytes()).collect();
    let sign_in = format!("{}?next={back}", Page::SignIn.path(lang));
    let Saves { form, endpoint, of, version, fields } = saves;
    let rows_only = (*fields == Fields::Rows).then_some("yes");
    view! {
        <p class="save" data-state="asleep" data-saves=*form data-endpoint=endpoint.clone() data-copy=copy_of(visit, of)
            data-version=version.to_string() data-rows-only=rows_only data-none=answers::seen("")
            data-awake=td_string!(lang, applications.save_awake)
            data-saving=td_string!(lang, applications.save_saving)
            data-saved=td_string!(lang, applications.save_saved, at = NUMBER).to_string()
            data-restored=td_string!(lang, applications.save_restored, count = NUMBER).to_string()
            data-offline=td_string!(lang, applications.save_offline)
            data-offline-here=td_string!(lang, applications.save_offline_here)
            data-set-aside=td_string!(lang, applications.save_set_aside)
            data-later=td_string!(lang, applications.save_later, at = NUMBER).to_string()
            data-refused=td_string!(lang, applications.save_refused)
            data-signed-out=td_string!(lang, applications.save_signed_out)
            data-signed-out-here=td_string!(lang, applications.save_signed_out_here)
            data-left=td_string!(lang, applications.count_left, left = NUMBER).to_string()
            data-over=td_string!(lang, applications.count_over, over = NUMBER).to_string()
            data-words-left=td_string!(lang, questions.count_words_left, left = NUMBER).to_string()
            data-words-over=td_string!(lang, questions.count_words_over, over = NUMBER).to_string()>
            {td_string!(lang, applications.save_asleep)}
        </p>
        <p class="vh" role="status" data-saving-said="yes"></p>
        <p hidden data-saving-sign-in="yes"><a href=sign_in>{td_string!(lang, applications.save_sign_in)}</a></p>
        // Following a link leaves the page, and what is on it alone. Beside it this page is not opened: there it would begin with less.
        <p hidden data-saving-sign-in-here="yes"><a href=Page::SignIn.path(lang) target="_blank" rel="noopener">{td_string!(lang, applications.save_sign_in_here)}</a></p>
        <p class="why" hidden data-saving-only-here="yes">{td_string!(lang, applications.save_only_here)}</p>
        <p class="meta" hidden role="status" data-saving-restored="yes"></p>
        <div hidden data-saving-lost="yes">
            <p>{td_string!(lang, applications.save_lost)}</p>
            <blockquote class="typed"></blockquote>
        </div>
        <p class="meta" hidden data-saving-copy="yes">
            <span data-saving-copy-all="yes">{td_string!(lang, applications.save_copy)}</span>
            <span hidden data-saving-copy-some="yes">{td_string!(lang, applications.save_copy_some)}</span>" "
            <button type="button" class="link" data-saving-forget="yes">{td_string!(lang, applications.save_forget)}</button>
        </p>
        <DraftSaver/>
    }
    .into_any()
}

/// On a page that only shows the draft: shown by the island while this device keeps words that are not in it.
pub fn carry_line(visit: &Visit, draft: &Draft, hands: Hands) -> AnyView {
    let lang = visit.lang;
    let application = draft.id.to_string();
    let budget = Page::ApplicationBudget { application: application.clone() }.path(lang);
    let answers = Page::ApplicationAnswers { application }.path(lang);
    let answers = hands.all().then(|| {
        view! { <p hidden data-to-answers="yes"><a href=answers>{td_string!(lang, applications.carry_open)}</a></p> }
    });
    view! {
        <div class="notice warn" hidden data-saves="" data-endpoint=endpoint(lang, draft) data-copy=copy_of(visit, draft.id.as_str())
            data-left=td_string!(lang, applications.carry_left, count = NUMBER).to_string()>
            <p role="status" data-says="yes">{td_string!(lang, applications.carry_saving)}</p>
            {answers}
            <p hidden data-to-rows="yes"><a href=budget>{td_string!(lang, applications.carry_open_budget)}</a></p>
        </div>
        <DraftSaver/>
    }
    .into_any()
}

/// On a page of what takes no more words: what never arrived of an application, each text under its question.
pub fn left_line(visit: &Visit, application: &ApplicationId, terms: &LineTerms, given: &Answers) -> AnyView {
    let named = |question: &Question| (question.id.clone(), both(visit.lang, &question.text).to_owned());
    left_of(visit, application.as_str(), needed::asked(terms, given).into_iter().map(named).collect())
}

/// Shown by the island while this device keeps words that never arrived, each under its name; what was written for what is not asked is kept
/// under none.
pub fn left_of(visit: &Visit, of: &str, named: Vec<(String, String)>) -> AnyView {
    let lang = visit.lang;
    let rows = ("row".to_owned(), td_string!(lang, applications.budget).to_owned());
    let other = (String::new(), td_string!(lang, kept.left_other).to_owned());
    let texts = named.into_iter().chain([rows, other]).map(|(id, says)| {
        view! { <div hidden data-question=id><dt>{says}</dt><dd class="typed"></dd></div> }
    });
    let texts = texts.collect_view();
    view! {
        <section class="notice warn" hidden data-saves="" data-left-words="yes" data-copy=copy_of(visit, of)
            aria-labelledby="quedan">
            <p id="quedan"><strong>{td_string!(lang, kept.left_title)}</strong></p>
            <p>{td_string!(lang, kept.left_text)}</p>
            <dl class="facts">{texts}</dl>
            <p><button type="button" class="link" data-forget="yes">{td_string!(lang, kept.left_forget)}</button></p>
        </section>
        <DraftSaver/>
    }
    .into_any()
}

/// Below a budget: what is asked for while somebody types. `holds`: nothing is saved before the button is pressed, and whoever leaves is
/// asked first.
pub fn totals_line(lang: Lang, form: &'static str, holds: bool) -> AnyView {
    view! {
        <p class="save" role="status" data-state="idle" data-totals=form data-holds=holds.then_some("yes")
            data-asked=td_string!(lang, applications.totals_asked, sum = NUMBER).to_string()
            data-over=td_string!(lang, applications.totals_over, sum = NUMBER).to_string()>
            {holds.then(|| td_string!(lang, applications.save_asleep))}
        </p>
        <BudgetTotals/>
    }
    .into_any()
}
