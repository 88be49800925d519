//! What a search shows of a thing. It comes from the record, never from the index: whatever is no longer there cannot be shown.

use super::marks::Passage;
use crate::{
    app::App,
    calls::{
        facts::{Fact, FactKind, Subject, SubjectKind},
        index::Thing,
        names, notes,
        record::{Record, View},
        standing::CallStanding,
        words::period as period_title,
    },
    clock::Now,
    error::Result,
    evidence::{self, model::Evidence},
    i18n::td_string,
    ids::{CallId, CommitmentId, EvidenceId, FactId, InstitutionId, LegalBasisId, LineId, PeriodId, ProgrammeId},
    record::{commitments, parts, pieces, words},
    web::{
        address::Page,
        lang::{Lang, LangExt as _},
    },
};

/// One thing found, in a language.
#[derive(Clone, Debug)]
pub struct Told {
    pub thing: Thing,
    pub id: String,
    pub title: String,
    /// The title's language where it is not the page's.
    pub title_lang: Option<&'static str>,
    /// What it belongs to.
    pub around: String,
    /// What is said of it; an excerpt comes from the first that holds a word found.
    pub texts: Vec<Passage>,
    pub to: String,
    /// Of calls and commitments.
    pub standing: Option<CallStanding>,
    /// A later fact took its place.
    pub is_superseded: bool,
    pub is_to_verify: bool,
}

/// What is found, each as far as the record still holds it.
pub async fn told(app: &App, record: &Record, thing: Thing, ids: &[String], lang: Lang, now: Now) -> Result<Vec<Told>> {
    let view = record.as_of(None, None);
    let mut all = Vec::new();
    for id in ids {
        let found = match thing {
            Thing::Call => call(lang, &view, id, now),
            Thing::Institution => institution(lang, record, id),
            Thing::Programme => programme(lang, record, id),
            Thing::Commitment => commitment(lang, &view, id, now),
            Thing::ElectoralPeriod => period(lang, record, id),
            Thing::LegalBasis => legal_basis(lang, record, id),
            Thing::Fact => record.fact(&FactId::from_text(id)).map(|one| fact(lang, record, one)),
            Thing::Document => match evidence::store::find(&app.db, &EvidenceId::from_text(id)).await? {
                Some(one) => document(lang, record, &one),
                None => None,
            },
        };
        all.extend(found);
    }
    Ok(all)
}

fn plain(thing: Thing, id: &str, title: String, page: &Page, lang: Lang) -> Told {
    Told {
        thing,
        id: id.to_owned(),
        title,
        title_lang: None,
        around: String::new(),
        texts: Vec::new(),
        to: page.path(lang),
        standing: None,
        is_superseded: false,
        is_to_verify: false,
    }
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn plainly(texts: impl IntoIterator<Item = String>) -> Vec<Passage> {
    texts.into_iter().map(Passage::plain).collect()
}

fn call(lang: Lang, view: &View<'_>, id: &str, now: Now) -> Option<Told> {
    let one = view.record.call(&CallId::from_text(id))?;
    let institution = view.record.institution_of(one).map(|i| with_acronym(lang, i));
    let programme = view.record.programme_of(one).map(|p| lang.pick(&p.name_es, &p.name_en).clone());
    let rules = [&one.electoral_clause, &one.results_rule, &one.results_due, &one.evaluation_criteria, &one.selection_body];
    let lists = [&one.eligibility, &one.documents_required];
    // Shown bare, what was looked for would read as if the call held it.
    let not_found = one.not_found.iter().map(|text| Passage::led(td_string!(lang, search.not_found), notes::note(lang, text)));
    let told = [&one.note].into_iter().chain(rules.into_iter().flatten()).chain(lists.into_iter().flatten());
    let lines = one.lines.iter().map(|line| lang.pick(&line.title_es, &line.title_en).clone());
    Some(Told {
        title_lang: parts::title_lang(lang, one),
        around: joined([institution, programme, one.fiscal_year.map(|year| year.to_string())]),
        texts: lines
            .chain(told.map(|text| notes::note(lang, text)))
            .map(Passage::plain)
            .chain(not_found)
            .chain([Passage::plain(notes::source(lang, &one.source))])
            .collect(),
        standing: Some(view.call_standing(&one.id, now)),
        is_to_verify: one.confidence.is_to_verify(),
        ..plain(Thing::Call, id, parts::title(lang, one), &Page::Call { slug: id.to_owned() }, lang)
    })
}

fn with_acronym(lang: Lang, one: &crate::calls::model::Institution) -> String {
    joined([one.acronym.clone(), Some(lang.pick(&one.name_es, &one.name_en).clone())])
}

fn institution(lang: Lang, record: &Record, id: &str) -> Option<Told> {
    let one = record.institutions.get(&InstitutionId::from_text(id))?;
    let years = [one.start, one.end].map(|date| date.map(|date| date.calendar_year().to_string()).unwrap_or_default());
    let life = (one.start.is_some() || one.end.is_some()).then(|| years.join("–"));
    Some(Told {
        around: joined([life, Some(one.city.clone())]),
        texts: plainly([notes::note(lang, &one.notes), notes::source(lang, &one.source)]),
        is_to_verify: one.confidence.is_to_verify(),
        ..plain(Thing::Institution, id, with_acronym(lang, one), &Page::Institution { slug: id.to_owned() }, lang)
    })
}

fn programme(lang: Lang, record: &Record, id: &str) -> Option<Told> {
    let one = record.programmes.get(&ProgrammeId::from_text(id))?;
    let at = record.institutions.get(&one.institution_id)?;
    let page = Page::Programme { slug: id.to_owned() };
    let told = one.what_it_funds.iter().chain(&one.eligible).chain([&one.notes]).map(|text| notes::note(lang, text));
    let name = lang.pick(&one.name_es, &one.name_en).clone();
    Some(Told {
        around: with_acronym(lang, at),
        texts: plainly([one.aliases.join("; ")].into_iter().chain(told).chain([notes::source(lang, &one.source)])),
        is_to_verify: one.confidence.is_to_verify(),
        ..plain(Thing::Programme, id, name, &page, lang)
    })
}

fn commitment(lang: Lang, view: &View<'_>, id: &str, now: Now) -> Option<Told> {
    let id = CommitmentId::from_text(id);
    let one = view.record.commitments.get(&id)?;
    let at = view.record.institutions.get(&one.institution_id).map(|i| i.short().to_owned());
    let claims = one.claims.iter().map(|claim| lang.pick(&claim.text_es, &claim.text_en).clone());
    let name = lang.pick(&one.title_es, &one.title_en).clone();
    Some(Told {
        around: joined([at, Some(commitments::words::sort(lang, one.kind).to_owned())]),
        texts: plainly(
            [lang.pick(&one.promise_es, &one.promise_en).clone(), notes::note(lang, &one.notes)].into_iter().chain(claims),
        ),
        standing: view.promise_standing(&id, now).map(|assessed| CallStanding::Same(assessed.kind())),
        is_to_verify: one.cited.confidence.is_to_verify(),
        ..plain(Thing::Commitment, id.as_str(), name, &Page::Commitment { slug: id.to_string() }, lang)
    })
}

fn period(lang: Lang, record: &Record, id: &str) -> Option<Told> {
    let one = record.periods.get(&PeriodId::from_text(id))?;
    Some(Told {
        around: joined([Some(names::place(lang, one).to_owned()), Some(notes::note(lang, &one.offices))]),
        texts: plainly([&one.effect_on_calls, &one.notes].map(|text| notes::note(lang, text))),
        is_to_verify: one.confidence.is_to_verify(),
        ..plain(Thing::ElectoralPeriod, id, period_title(lang, one), &Page::ElectoralPeriod { slug: id.to_owned() }, lang)
    })
}

fn legal_basis(lang: Lang, record: &Record, id: &str) -> Option<Told> {
    let one = record.legal_bases.get(&LegalBasisId::from_text(id))?;
    Some(Told {
        around: names::jurisdiction(lang, one.jurisdiction.as_str()).to_owned(),
        texts: plainly([notes::note(lang, &one.rule_summary)])
            .into_iter()
            .chain(pieces::silence(lang, one).map(|text| Passage::led(td_string!(lang, search.law_silent), text)))
            .collect(),
        to: format!("{}#{id}", Page::LegalBases.path(lang)),
        is_to_verify: one.confidence.is_to_verify(),
        ..plain(Thing::LegalBasis, id, pieces::law_name(lang, one), &Page::LegalBases, lang)
    })
}

fn fact(lang: Lang, record: &Record, one: &Fact) -> Told {
    let promise = one.subject.kind == SubjectKind::Commitment;
    let name = if promise { commitments::words::fact(lang, &one.kind) } else { names::fact(lang, &one.kind) };
    let page = Page::Fact { fact: one.id.to_string() };
    let more: Vec<Passage> = match &one.kind {
        FactKind::Suspended { stated_reason_es, stated_reason_en, .. } => {
            lang.pick(stated_reason_es, stated_reason_en).iter().map(Passage::plain).collect()
        }
        FactKind::CheckedNoAct { searched, not_searched } | FactKind::EditionNotFound { searched, not_searched, .. } => {
            let looked = searched.iter().map(|place| Passage::led(td_string!(lang, search.looked_in), place));
            let left_out = not_searched.iter().map(|place| Passage::led(td_string!(lang, search.not_looked_in), place));
            looked.chain(left_out).collect()
        }
        _ => Vec::new(),
    };
    let text = lang.pick(&one.text_es, &one.text_en).clone();
    let gone = record.superseded_of(&one.subject).contains(&one.id);
    Told {
        around: about(lang, record, &one.subject).unwrap_or_default(),
        texts: plainly([text]).into_iter().chain(more).chain(plainly([notes::source(lang, &one.source)])).collect(),
        is_superseded: gone,
        is_to_verify: one.is_to_verify(),
        ..plain(Thing::Fact, one.id.as_str(), format!("{name} · {}", words::when(lang, one)), &page, lang)
    }
}

/// The name of what a fact is about.
fn about(lang: Lang, record: &Record, subject: &Subject) -> Option<String> {
    let id = subject.id.as_str();
    Some(match subject.kind {
        SubjectKind::Line => parts::title(lang, record.call_of(&LineId::from_text(id))?),
        SubjectKind::Call => parts::title(lang, record.call(&CallId::from_text(id))?),
        SubjectKind::Institution => with_acronym(lang, record.institutions.get(&InstitutionId::from_text(id))?),
        SubjectKind::Programme => {
            let one = record.programmes.get(&ProgrammeId::from_text(id))?;
            lang.pick(&one.name_es, &one.name_en).clone()
        }
        SubjectKind::Commitment => {
            let one = record.commitments.get(&CommitmentId::from_text(id))?;
            lang.pick(&one.title_es, &one.title_en).clone()
        }
    })
}

fn document(lang: Lang, record: &Record, one: &Evidence) -> Option<Told> {
    let for_fact = record.fact(&one.fact)?;
    let url = one.told_url().unwrap_or_default().to_owned();
    let id = one.id.to_string();
    Some(Told {
        around: td_string!(lang, search.document_of, fact = fact(lang, record, for_fact).title).to_string(),
        texts: plainly([notes::source(lang, &for_fact.source), url]),
        ..plain(
            Thing::Document,
            &id,
            evidence::words::kind(lang, one.kind).to_owned(),
            &Page::Evidence { evidence: id.clone() },
            lang,
        )
    })
}
