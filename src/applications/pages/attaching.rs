//! Parts of the pages where files are attached, to a draft or to the answer to a correction: the form of one paper, a file that is there,
//! and what the island says while files are on their way.

use super::papers::choose;
use crate::{
    applications::{
        is_set_apart,
        model::Paper,
        papers::{bytes_words, size_words},
        scanned,
    },
    i18n::td_string,
    islands::PaperSender,
    scanner::Verdict,
    web::{address::Page, form::Form, lang::Lang, parts::field_id},
};
use leptos::prelude::*;

/// What became of the files of one form, above all else on its page.
pub fn done(says: &[String]) -> Option<AnyView> {
    let says: Vec<_> = says.iter().map(|says| view! { <p>{says.clone()}</p> }).collect();
    (!says.is_empty()).then(|| view! { <div class="notice done">{says}</div> }.into_any())
}

/// The form that attaches files to a paper. `there`: some are; `most`: how many it takes; `here`: the page that it stands on.
pub fn form(lang: Lang, paper: &str, (there, most): (bool, usize), here: &Page, form: &Form) -> AnyView {
    let field = field_id(paper);
    let why: Vec<_> = form.errors().iter().filter(|(name, _)| name == paper).map(|(_, text)| text.clone()).collect();
    let class = if why.is_empty() { "field" } else { "field bad" };
    let why: Vec<_> = why.into_iter().map(|text| view! { <p class="why">{text}</p> }).collect();
    let several = most > 1;
    view! {
        <form method="post" enctype="multipart/form-data" data-papers="yes">
            <input r#type="hidden" name="paper" value=paper.to_owned()/>
            <div class=class>
                <label r#for=field.clone()>{choose(lang, there, most)}</label>
                {why}
                <input r#type="file" id=field name="file" accept="application/pdf,image/jpeg,image/png" multiple=several/>
            </div>
            <p class="row"><button class="button quiet">{td_string!(lang, applications.paper_attach)}</button></p>
            <ul class="sending" data-sending="yes"></ul>
            <p hidden data-refresh="yes"><a href=here.path(lang)>{td_string!(lang, applications.upload_refresh)}</a></p>
        </form>
    }
    .into_any()
}

/// Where a file is read and taken off, and what is known of it.
pub struct Row<'a> {
    pub file: &'a Paper,
    pub read: Page,
    pub removal: Page,
    pub said: Option<&'a Verdict>,
    /// Whether there is a virus scanner.
    pub scans: bool,
    /// Another file with the same content.
    pub twin: Option<&'a Paper>,
}

/// The same content among others that are attached.
pub fn twin<'a>(file: &Paper, among: &'a [Paper]) -> Option<&'a Paper> {
    among.iter().find(|other| other.id != file.id && other.sha256 == file.sha256)
}

/// A file that is attached.
pub fn row(lang: Lang, row: &Row<'_>) -> AnyView {
    let Row { file, said, .. } = *row;
    let name = file.name.clone();
    let (name, found) = match said {
        // What is set apart is not opened, not even by whoever sent it.
        Some(Verdict::Found(found)) => {
            let says = td_string!(lang, applications.paper_quarantined, found = found.as_str()).to_string();
            (view! { <span>{name}</span> }.into_any(), Some(view! { <p class="why">{says}</p> }))
        }
        _ => (view! { <a href=row.read.path(lang)>{name}</a> }.into_any(), None),
    };
    let scanned = if is_set_apart(said) { None } else { scanned(lang, row.scans, said) };
    let twin = row.twin.map(|other| {
        let says = td_string!(lang, applications.paper_twin, other = other.name.as_str()).to_string();
        view! { <p class="meta">{says}</p> }
    });
    let remove = td_string!(lang, applications.remove_file, name = file.name.as_str()).to_string();
    view! {
        <li>
            {name}" · "{size_words(file.bytes)}
            <p class="meta">{td_string!(lang, applications.sha256)}" "<code>{file.sha256.clone()}</code></p>
            {found}
            {scanned}
            {twin}
            <form method="post" action=row.removal.path(lang)><button class="link" aria-label=remove>{td_string!(lang, applications.remove)}</button></form>
        </li>
    }
    .into_any()
}

/// What the island says while papers are on their way; `#` in it stands for the file, `%` for how far it is or for the hour. `most`: bytes
/// of one file.
pub fn line(lang: Lang, most: usize) -> AnyView {
    let (file, part) = ("#", "%");
    view! {
        <p class="vh" role="status" data-uploads="yes" data-most=most.to_string()
            data-waits=td_string!(lang, applications.upload_waits, name = file).to_string()
            data-sending=td_string!(lang, applications.upload_sending, name = file, part = part).to_string()
            data-broken=td_string!(lang, applications.upload_broken, name = file).to_string()
            data-later=td_string!(lang, applications.upload_later, name = file, at = part).to_string()
            data-signed-out=td_string!(lang, applications.upload_signed_out, name = file).to_string()
            data-refused=td_string!(lang, applications.upload_refused, name = file).to_string()
            data-too-large=td_string!(lang, applications.upload_too_large, name = file, most = bytes_words(most)).to_string()
            data-retry=td_string!(lang, applications.upload_retry)></p>
        <PaperSender/>
    }
    .into_any()
}
