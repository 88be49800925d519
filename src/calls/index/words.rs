//! Which words each thing is found by: its names first, what it belongs to, what is said of it, the sources. In both languages, whatever
//! the reader's: who reads English still knows the Spanish name.

use crate::{
    calls::{
        facts::{FactKind, NewFact},
        model::{Call, Commitment, ElectoralPeriod, Institution, LegalBasis, Programme},
        names, notes,
    },
    web::lang::{LANGS, Lang},
};

/// The words of one thing, by how much each weighs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub acronym: String,
    pub title: String,
    /// Names of what it belongs to.
    pub around: String,
    pub text: String,
    pub source: String,
}

/// What a call, a programme or a commitment belongs to.
#[derive(Default)]
pub struct Around {
    pub institution: Option<Institution>,
    pub programme: Option<Programme>,
}

impl Around {
    fn names(&self) -> Vec<String> {
        let institution = self.institution.iter().flat_map(|one| {
            [Some(one.name_es.clone()), Some(one.name_en.clone()), one.acronym.clone()].into_iter().flatten().collect::<Vec<_>>()
        });
        let programme =
            self.programme.iter().flat_map(|one| [&[one.name_es.clone(), one.name_en.clone()], &one.aliases[..]].concat());
        institution.chain(programme).collect()
    }
}

pub fn institution(one: &Institution) -> Words {
    Words {
        acronym: one.acronym.clone().unwrap_or_default(),
        title: joined([one.name_es.as_str(), &one.name_en, one.id.as_str()]),
        around: one.city.clone(),
        text: both([one.notes.as_str()]),
        source: source(&one.source),
    }
}

pub fn programme(one: &Programme, around: &Around) -> Words {
    let names = [one.name_es.as_str(), &one.name_en, one.id.as_str()];
    let told = one.what_it_funds.iter().chain(&one.eligible).map(String::as_str);
    Words {
        acronym: String::new(),
        title: joined(names.into_iter().chain(one.aliases.iter().map(String::as_str))),
        around: joined(around.names()),
        text: both(told.chain([one.notes.as_str()])),
        source: source(&one.source),
    }
}

pub fn call(one: &Call, around: &Around) -> Words {
    let (names, sources) = (around.names(), [source(&one.source)]);
    let lines = one.lines.iter().flat_map(|line| [line.title_es.as_str(), &line.title_en]);
    let year = one.fiscal_year.map(|year| year.to_string());
    let gazette = one.gazette.iter().flat_map(|g| [Some(&g.name), g.number.as_ref(), g.note.as_ref()]).flatten();
    let rules = [&one.evaluation_criteria, &one.selection_body, &one.results_rule, &one.electoral_clause, &one.results_due];
    let lists = [&one.eligibility, &one.documents_required, &one.not_found];
    let told = rules.into_iter().flatten().chain(lists.into_iter().flatten()).chain([&one.note]);
    let beside = one.context_facts.iter().map(|fact| &fact.fact);
    Words {
        acronym: String::new(),
        title: joined([one.title_es(), one.title_en(), one.id.as_str()].into_iter().chain(lines)),
        around: joined(names.iter().chain(&year)),
        text: both(told.chain(beside).map(String::as_str)),
        source: joined(sources.iter().chain(gazette)),
    }
}

pub fn commitment(one: &Commitment, around: &Around) -> Words {
    let (names, notes) = (around.names(), both([one.notes.as_str()]));
    let places = [&one.place_es, &one.place_en].into_iter().flatten();
    let claims = one.claims.iter().flat_map(|claim| [claim.text_es.as_str(), &claim.text_en]);
    let reports = one.claims.iter().map(|claim| claim.report.as_str());
    Words {
        acronym: String::new(),
        title: joined([one.title_es.as_str(), &one.title_en, one.id.as_str()]),
        around: joined(names.iter().chain(places)),
        text: joined([one.promise_es.as_str(), &one.promise_en, &notes].into_iter().chain(claims)),
        source: joined([one.cited.source.as_str()].into_iter().chain(one.cited.quotation.as_deref()).chain(reports)),
    }
}

pub fn period(one: &ElectoralPeriod) -> Words {
    let places = LANGS.map(|lang| names::place(lang, one));
    Words {
        acronym: String::new(),
        title: joined([one.title_es.as_str(), &one.title_en, one.id.as_str()]),
        around: joined(places),
        text: both([one.offices.as_str(), &one.effect_on_calls, &one.notes]),
        source: source(&one.source),
    }
}

pub fn legal_basis(one: &LegalBasis) -> Words {
    Words {
        acronym: String::new(),
        title: both([one.instrument.as_str(), &one.article, one.id.as_str()]),
        around: LANGS.map(|lang| names::jurisdiction(lang, one.jurisdiction.as_str())).join("\n"),
        text: both([one.rule_summary.as_str(), &one.what_it_does_not_say]),
        source: source(&one.source),
    }
}

/// What a fact says. What a redaction takes out is all of it that somebody wrote.
pub fn fact(one: &NewFact) -> Words {
    let mut text = vec![one.text_es.as_str(), &one.text_en];
    let mut places = String::new();
    match &one.kind {
        FactKind::Suspended { stated_reason_es, stated_reason_en, .. } => {
            text.extend([stated_reason_es, stated_reason_en].into_iter().flatten().map(String::as_str));
        }
        FactKind::OrderedByCourt { court: words, .. } | FactKind::AuthorityNotified { how: words, .. } => {
            text.extend(words.as_deref());
        }
        FactKind::CheckedNoAct { searched, not_searched } | FactKind::EditionNotFound { searched, not_searched, .. } => {
            places = both(searched.iter().chain(not_searched).map(String::as_str));
        }
        _ => {}
    }
    Words {
        acronym: String::new(),
        title: LANGS.map(|lang| names::fact(lang, &one.kind)).join("\n"),
        around: one.subject.id.clone(),
        text: joined(text.into_iter().chain([places.as_str()])),
        source: source(&one.source),
    }
}

fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    texts.into_iter().fold(String::new(), |mut all, text| {
        let text = text.as_ref();
        if !text.is_empty() && !all.is_empty() {
            all.push('\n');
        }
        all + text
    })
}

/// Notes of the compilers, as written and in Spanish.
fn both<'a>(notes: impl IntoIterator<Item = &'a str>) -> String {
    joined(notes.into_iter().flat_map(|text| {
        let spanish = notes::note(Lang::es, text);
        [Some(text.to_owned()), (spanish != text).then_some(spanish)].into_iter().flatten()
    }))
}

fn source(text: &str) -> String {
    let spanish = notes::source(Lang::es, text);
    if spanish == text { spanish } else { joined([text, &spanish]) }
}
