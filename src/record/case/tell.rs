//! The chapters up to the election: what was promised, what was said, what the law says, what ran meanwhile.

use super::{
    after,
    model::{Chapter, Rest, Sentence, Teller, standing},
};
use crate::{
    calls::{
        elections::{inside, meanwhile},
        facts::{Fact, FactKind},
        model::{ElectoralPeriod, LegalBasis},
    },
    i18n::td_string,
    ids::{LineId, PeriodId},
    record::{
        call::facts::context_anchor,
        elections::{Did, figures_of},
        figures, notes, parts, pieces, words,
    },
    web::{
        address::Page,
        counts::{self, Many},
        lang::{Lang, LangExt},
    },
};

/// The facts that the story was written on.
pub const PUBLISHED: &str = "sederec-2018-asociaciones--published";
pub const SUSPENDED: &str = "sederec-2018-asociaciones--suspended";
pub const REPORTED: &str = "sederec-2018-asociaciones--reported_not_resolved";
pub const CHECKED: &str = "sederec-2018-asociaciones--checked_no_act";
pub const DISSOLVED: &str = "sederec--dissolved";
const ELECTION: &str = "mx-2018-fed";

/// The election that the suspension cites.
pub fn election() -> PeriodId {
    PeriodId::from_text(ELECTION)
}

/// What bound in the election of 2018, as far as the record knows.
const LAWS: [&str; 3] = ["cpeum-41-iii-c", "tepjf-lxxxviii-2016", "cipecdmx"];

/// The whole story. A sentence whose fact is not on record is not told.
pub fn chapters(teller: &Teller<'_>) -> Vec<Chapter> {
    let lang = teller.lang;
    let chapter = |id, title, sentences: Vec<Sentence>| {
        let unread = sentences.iter().any(|sentence| sentence.unread);
        Chapter { id, title, note: unread.then(|| td_string!(lang, case.unread)), sentences }
    };
    let (meanwhile, unsure) = ran_meanwhile(teller);
    let all = vec![
        chapter("promesa", td_string!(lang, case.promised), promised(teller)),
        chapter("dicho", td_string!(lang, case.said), said(teller)),
        chapter("ley", td_string!(lang, case.law), law(teller)),
        chapter("mientras", td_string!(lang, case.meanwhile), meanwhile),
        chapter("sin-fecha-segura", td_string!(lang, case.same_house), unsure),
        chapter("despues", td_string!(lang, case.after), after::after(teller)),
        chapter("no-se-sabe", td_string!(lang, case.unknown), after::unknown(teller)),
        chapter("solicitudes", td_string!(lang, case.requests), after::requests(teller)),
    ];
    all.into_iter().filter(|chapter| !chapter.sentences.is_empty()).collect()
}

fn promised(teller: &Teller<'_>) -> Vec<Sentence> {
    let lang = teller.lang;
    let name = teller.record().institution_of(teller.call).map(|one| lang.pick(&one.name_es, &one.name_en).clone());
    let published = teller.on(PUBLISHED, |fact| {
        let (voice, when) = (voice(fact), words::when(lang, fact));
        Some(td_string!(lang, case.published, voice = voice, name = name?, when = when).to_string())
    });
    let due = teller.on(SUSPENDED, |fact| {
        let date = until(fact)?;
        Some(td_string!(lang, case.due, voice = voice(fact), date = words::partial(lang, date)).to_string())
    });
    published.into_iter().chain(due).collect()
}

/// Who says a fact, as the beginning of its source: "Alejo (2019)" of "Alejo (2019), Revista CIDOB…".
fn voice(fact: &Fact) -> String {
    fact.source.split([',', ';']).next().unwrap_or_default().trim().to_owned()
}

/// The day to which a suspension put things off.
fn until(fact: &Fact) -> Option<crate::calls::dates::PartialDate> {
    match &fact.kind {
        FactKind::Suspended { until: Some(until), .. } => Some(until.date()),
        _ => None,
    }
}

fn said(teller: &Teller<'_>) -> Vec<Sentence> {
    let lang = teller.lang;
    let suspended = teller.on(SUSPENDED, |fact| {
        let FactKind::Suspended { stated_reason_es, stated_reason_en, .. } = &fact.kind else { return None };
        let reason = lang.pick(stated_reason_es, stated_reason_en).clone()?;
        let reason = words::reason_given(lang, &reason, !fact.level.is_act());
        Some(td_string!(lang, case.suspended, voice = voice(fact), when = words::when(lang, fact), reason = reason).to_string())
    });
    let mut named = None;
    let mut basis = teller.on(SUSPENDED, |fact| match &fact.kind {
        FactKind::Suspended { legal_basis_named: None, .. } => Some(td_string!(lang, case.no_basis).to_owned()),
        FactKind::Suspended { legal_basis_named: Some(basis), .. } => {
            named = teller.basis(basis);
            let name = named.map_or_else(|| basis.clone(), |law| pieces::law_name(lang, law));
            Some(td_string!(lang, case.basis, basis = name).to_string())
        }
        _ => None,
    });
    if let Some((sentence, law)) = basis.as_mut().zip(named) {
        sentence.rests_on.push(Rest::law(lang, law));
    }
    let printed = printed_date(teller);
    let around = teller.call.context_facts.iter().enumerate();
    let election = teller.record().periods.get(&election()).and_then(|period| period.election_day);
    // What others said before the vote; what happened later has its own chapter.
    let before = around.filter(|(_, context)| election.is_none_or(|day| context.date.last() <= day));
    let context = before.map(|(place, context)| {
        let when = words::partial(lang, context.date);
        let text = td_string!(lang, case.own_words, when = when.clone(), text = notes::note(lang, &context.fact)).to_string();
        let href = format!("{}#{}", Page::Call { slug: teller.call.id.to_string() }.path(lang), context_anchor(place));
        let name = td_string!(lang, case.context, when = when).to_string();
        Sentence { to_verify: context.confidence.is_to_verify(), ..Sentence::new(text, vec![Rest::new(name, href)]) }
    });
    suspended.into_iter().chain(basis).chain(printed).chain(context).collect()
}

/// The study prints another day than the election's.
fn printed_date(teller: &Teller<'_>) -> Option<Sentence> {
    let lang = teller.lang;
    let period = teller.record().periods.get(&election())?;
    let day = crate::web::dates::day(lang, period.election_day?);
    let mut sentence = teller.on(SUSPENDED, |_| Some(td_string!(lang, case.printed, day = day).to_string()))?;
    let href = Page::ElectoralPeriod { slug: period.id.to_string() }.path(lang);
    // What the study prints stands in the call's description.
    sentence.rests_on.push(Rest::description(lang, teller.call));
    sentence.rests_on.push(Rest::new(crate::record::elections::words::title(lang, period), href));
    Some(sentence)
}

fn law(teller: &Teller<'_>) -> Vec<Sentence> {
    let [first, others @ ..] = LAWS.map(|id| teller.law(id, |basis| law_words(teller.lang, basis)));
    first.into_iter().chain(silence(teller)).chain(others.into_iter().flatten()).collect()
}

/// A law by its name, with what it says: by its text, by what others say of its text, or that what it says is not on record.
pub fn law_words(lang: Lang, basis: &LegalBasis) -> String {
    let name = pieces::law_name(lang, basis);
    let says = notes::note(lang, &basis.rule_summary);
    match (basis.rule_summary.as_str(), basis.read) {
        ("" | "-", _) => match pieces::silence(lang, basis) {
            Some(note) => td_string!(lang, case.law_not_known_but, name = name, note = note).to_string(),
            None => td_string!(lang, case.law_not_known, name = name).to_string(),
        },
        (_, true) => td_string!(lang, case.law_says, name = name, says = says).to_string(),
        (_, false) => td_string!(lang, case.law_says_unread, name = name, says = says).to_string(),
    }
}

/// What the first of them does not say.
fn silence(teller: &Teller<'_>) -> Option<Sentence> {
    let lang = teller.lang;
    teller.law(LAWS[0], |basis| {
        let (name, silent) = (pieces::law_name(lang, basis), notes::note(lang, &basis.what_it_does_not_say));
        if basis.read {
            td_string!(lang, case.law_silent, name = name, silent = silent).to_string()
        } else {
            td_string!(lang, case.law_silent_unread, name = name, silent = silent).to_string()
        }
    })
}

/// What surely ran in those days, and what the same institution did later or on a day that is not known.
fn ran_meanwhile(teller: &Teller<'_>) -> (Vec<Sentence>, Vec<Sentence>) {
    let lines = teller.record().lines_of(&teller.call.id).map(|line| line.id.clone()).next();
    let election = election();
    let others = lines.map(|line| meanwhile(&teller.view, &election, Some(&line), teller.now).published);
    let told = others.iter().flat_map(|tally| &tally.inside).filter_map(|one| teller.record().fact(&one.fact));
    let told: Vec<&Fact> = told.collect();
    // Counted with this one, as the period's page counts them, to which the figures lead.
    let count = (!told.is_empty()).then(|| {
        let found = meanwhile(&teller.view, &election, None, teller.now);
        let page = Page::ElectoralPeriod { slug: election.to_string() }.path(teller.lang);
        let figures = figures_of(Did::Published, &found, &page);
        let [_, (all, _), _] = &figures;
        let (inside, unknown) = (figures::slot(0), figures::slot(2));
        let lines = counts::lines_of_support(teller.lang, Many::shown_as(*all, figures::slot(1)));
        let text = td_string!(teller.lang, case.count, inside = inside, lines = lines, unknown = unknown).to_string();
        let rests_on = told.iter().map(|fact| Rest::fact(teller.lang, fact)).collect();
        Sentence { figures: figures.into(), ..Sentence::new(text, rests_on) }
    });
    let each = told.iter().filter_map(|fact| of_line(teller, fact));
    let (sure, unsure) = same_house(teller);
    let sure = sure.into_iter().filter(|fact| !told.iter().any(|one| one.id == fact.id));
    let meanwhile = count.into_iter().chain(each).chain(sure.filter_map(|fact| of_line(teller, fact))).collect();
    let caution = unsure.iter().any(|fact| fact.on_or_before).then(|| {
        let rests_on = unsure.iter().filter(|fact| fact.on_or_before).map(|fact| Rest::fact(teller.lang, fact)).collect();
        Sentence::new(td_string!(teller.lang, case.decided_when), rests_on)
    });
    (meanwhile, caution.into_iter().chain(unsure.into_iter().filter_map(|fact| of_line(teller, fact))).collect())
}

/// A fact about another call, under that call's title.
fn of_line(teller: &Teller<'_>, fact: &Fact) -> Option<Sentence> {
    let (lang, record) = (teller.lang, teller.record());
    let call = record.call_of(&LineId::from_text(&fact.subject.id))?;
    let said = teller.say(standing(record, &fact.id)?, |fact| {
        let (when, text) = (words::when(lang, fact), teller.text(fact));
        Some(td_string!(lang, case.other_call, title = parts::title(lang, call), when = when, text = text).to_string())
    });
    Some(said)
}

/// What the same institution published as results or paid on other calls of that year: surely in those days, and the rest.
fn same_house<'a>(teller: &Teller<'a>) -> (Vec<&'a Fact>, Vec<&'a Fact>) {
    let (own, record) = (teller.call, teller.view.record);
    let others = record
        .calls()
        .values()
        .filter(|call| call.id != own.id && call.institution_id == own.institution_id && call.fiscal_year == own.fiscal_year);
    let facts = others.flat_map(|call| record.lines_of(&call.id)).flat_map(|line| record.facts_of_line(&line.id));
    let outcome = |fact: &&Fact| {
        let holds = !record.superseded_of(&fact.subject).contains(&fact.id);
        matches!(fact.kind, FactKind::ResultsPublished { .. } | FactKind::Paid { .. }) && holds
    };
    let days = record.periods.get(&election()).and_then(ElectoralPeriod::counted_span);
    facts.filter(outcome).partition(|fact| days.is_some_and(|days| inside(&days, fact) == Some(true)))
}
