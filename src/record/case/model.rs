//! Sentences and what they rest on.

use crate::{
    calls::{
        facts::{Fact, FactKind},
        model::{Call, Institution, LegalBasis},
        record::{Record, View},
        standing::takes_the_place,
    },
    clock::Now,
    i18n::td_string,
    ids::{FactId, LegalBasisId},
    record::{
        call::about::{DESCRIPTION, NOT_KNOWN},
        parts, pieces, words,
    },
    web::{
        address::Page,
        lang::{Lang, LangExt},
    },
};

/// A part of the story under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    pub id: &'static str,
    pub title: &'static str,
    /// What has to be known to read it.
    pub note: Option<&'static str>,
    pub sentences: Vec<Sentence>,
}

/// One sentence, with the addresses of what it rests on. Without any it would be nobody's word, and is not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub text: String,
    /// Numbers in the text's slots, each with the address of its rows.
    pub figures: Vec<(usize, String)>,
    pub rests_on: Vec<Rest>,
    /// A correction took the place of the fact that was told here before.
    pub corrected: Option<Rest>,
    /// Rests on what is still to be verified.
    pub to_verify: bool,
    /// Something in it was concluded, not read.
    pub inferred: bool,
    /// Rests on a law whose text nobody here read.
    pub unread: bool,
}

/// What a sentence rests on: how it is called and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    pub name: String,
    pub href: String,
    pub is_fact: bool,
}

impl Rest {
    /// Something other than a fact.
    pub fn new(name: impl Into<String>, href: String) -> Self {
        Self { name: name.into(), href, is_fact: false }
    }

    pub fn fact(lang: Lang, fact: &Fact) -> Self {
        let name = format!("{}, {}", words::fact(lang, &fact.kind), words::when(lang, fact));
        Self { is_fact: true, ..Self::new(name, Page::Fact { fact: fact.id.to_string() }.path(lang)) }
    }

    /// What was looked for about a call and not found.
    pub fn gap(lang: Lang, call: &Call) -> Self {
        let name = td_string!(lang, case.gap).to_owned();
        Self::new(name, format!("{}#{NOT_KNOWN}", Page::Call { slug: call.id.to_string() }.path(lang)))
    }

    /// An institution's page, with the compilers' notes about it.
    pub fn institution(lang: Lang, one: &Institution) -> Self {
        Self::new(one.short(), Page::Institution { slug: one.id.to_string() }.path(lang))
    }

    /// How a call is described.
    pub fn description(lang: Lang, call: &Call) -> Self {
        let href = format!("{}#{DESCRIPTION}", Page::Call { slug: call.id.to_string() }.path(lang));
        Self::new(parts::title(lang, call), href)
    }

    pub fn law(lang: Lang, basis: &LegalBasis) -> Self {
        Self::new(pieces::law_name(lang, basis), format!("{}#{}", Page::LegalBases.path(lang), basis.id))
    }
}

impl Sentence {
    pub fn new(text: impl Into<String>, rests_on: Vec<Rest>) -> Self {
        Self {
            text: text.into(),
            figures: Vec::new(),
            rests_on,
            corrected: None,
            to_verify: false,
            inferred: false,
            unread: false,
        }
    }
}

/// Everything at hand while the story is told.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    pub lang: Lang,
    pub view: View<'a>,
    pub call: &'a Call,
    pub now: Now,
}

/// A fact as it stands today: itself, or what took its place.
#[derive(Clone, Copy)]
pub struct Standing<'a> {
    pub fact: &'a Fact,
    /// The fact that the story was written on, where another took its place.
    pub was: Option<&'a Fact>,
}

/// Follows corrections and confirmations to the fact that holds.
pub fn standing<'a>(record: &'a Record, id: &FactId) -> Option<Standing<'a>> {
    let first = record.fact(id)?;
    let (mut fact, mut corrected) = (first, false);
    // As many steps as there are facts: a record that goes in circles must not hang a page.
    for _ in 0..record.facts().len() {
        let here = record.receives(&fact.subject);
        // A correction on weaker evidence stands beside the fact, and does not take its place.
        let heard = |newer: &&Fact| {
            let names_it = newer.replaces().any(|id| id == &fact.id);
            names_it && !newer.is_to_verify() && takes_the_place(newer, fact, here).is_ok()
        };
        let next = record.facts_of(&fact.subject).into_iter().rev().find(heard);
        let Some(next) = next else { break };
        // A confirmation says the same again, with more weight.
        corrected |= next.confirms.as_ref() != Some(&fact.id);
        fact = next;
    }
    Some(Standing { fact, was: corrected.then_some(first) })
}

impl<'a> Teller<'a> {
    pub fn record(&self) -> &'a Record {
        self.view.record
    }

    /// A sentence on the fact with this id: in the story's words while it holds as it did, in the fact's own where it was corrected.
    pub fn on(&self, id: &str, says: impl FnOnce(&Fact) -> Option<String>) -> Option<Sentence> {
        let found = standing(self.record(), &FactId::from_text(id))?;
        Some(self.say(found, says))
    }

    pub fn say(&self, found: Standing<'_>, says: impl FnOnce(&Fact) -> Option<String>) -> Sentence {
        let lang = self.lang;
        let own =
            || td_string!(lang, case.own_words, when = words::when(lang, found.fact), text = self.text(found.fact)).to_string();
        let text = match found.was {
            None => says(found.fact).unwrap_or_else(own),
            Some(_) if matches!(found.fact.kind, FactKind::Corrected) => {
                td_string!(lang, case.withdrawn, text = self.text(found.fact)).to_string()
            }
            Some(_) => own(),
        };
        Sentence {
            text,
            figures: Vec::new(),
            rests_on: vec![Rest::fact(lang, found.fact)],
            corrected: found.was.map(|was| Rest::fact(lang, was)),
            to_verify: found.fact.is_to_verify(),
            inferred: !found.fact.inferred.is_empty(),
            unread: false,
        }
    }

    /// The fact's own words.
    pub fn text(&self, fact: &Fact) -> String {
        self.lang.pick(&fact.text_es, &fact.text_en).clone()
    }

    /// A law by its id.
    pub fn basis(&self, id: &str) -> Option<&'a LegalBasis> {
        self.record().legal_bases.get(&LegalBasisId::from_text(id))
    }

    /// What a law says, by its id.
    pub fn law(&self, id: &str, says: impl FnOnce(&LegalBasis) -> String) -> Option<Sentence> {
        let basis = self.basis(id)?;
        let said = Sentence::new(says(basis), vec![Rest::law(self.lang, basis)]);
        Some(Sentence { to_verify: basis.confidence.is_to_verify(), unread: !basis.read, ..said })
    }
}
