//! What a line asks, as a sheet to take along: for those who decide at a meeting whether to apply, where there may be no connection.

use super::{
    asking,
    context::LineNow,
    receipt::fact,
    wanted,
    words::{both, level, line_says},
};
use crate::{
    app::App,
    applications::papers::bytes_words,
    calls::{
        criteria::{Criterion, most},
        eligibility::Rule,
        terms::{Heading, LineTerms, PaperWanted, Question},
        words::legal_wanted,
    },
    i18n::td_string,
    web::{
        counts, dates,
        lang::{Lang, LangExt as _},
    },
};
use acuse_pdf::{Fact, Section, Sheet};

/// The sheet, as things stand at the line's instant.
pub fn sheet(app: &App, lang: Lang, line: &LineNow, terms: &LineTerms) -> Sheet {
    let mut sections = vec![about(lang, terms), who_may(lang, terms)];
    sections.extend(questions(lang, terms));
    let asked =
        [budget(lang, terms), papers(lang, terms, app.config.max_file_bytes), criteria(lang, terms), in_force(app, lang, line)];
    sections.extend(asked);
    sections.retain(|section| !section.text.is_empty() || !section.facts.is_empty());
    Sheet {
        lang: lang.code().to_owned(),
        title: td_string!(lang, applications.questions_title, line = line.title(lang)).to_string(),
        author: line.institution_name(lang),
        banner: app.config.demo.then(|| td_string!(lang, web.demo_banner).to_owned()),
        heading: td_string!(lang, applications.questions_title, line = line.title(lang)).to_string(),
        notice: line_says(lang, line),
        facts: facts(lang, line, terms),
        sections,
        page_of: td_string!(lang, receipts.page_of, page = "{page}", pages = "{pages}").to_string(),
        ..Sheet::default()
    }
}

fn facts(lang: Lang, line: &LineNow, terms: &LineTerms) -> Vec<Fact> {
    let hour = |name: &'static str, at| fact(name, vec![dates::in_both_cities(lang, at)]);
    let opens = line.opens().map(|at| hour(td_string!(lang, questions.sheet_opens), at));
    let closes = line.closes().map(|deadline| hour(td_string!(lang, questions.sheet_closes), deadline.instant()));
    [
        Some(fact(td_string!(lang, questions.sheet_from), vec![line.institution_name(lang)])),
        Some(fact(td_string!(lang, applications.for_call), vec![line.call_title(lang)])),
        opens,
        closes,
        Some(fact(td_string!(lang, questions.sheet_sum), vec![asking::ceiling(lang, terms)])),
        Some(fact(td_string!(lang, questions.sheet_who), vec![legal_wanted(lang, terms.legal_person).to_owned()])),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn section(title: &str, text: Vec<String>, facts: Vec<Fact>) -> Section {
    Section { title: title.to_owned(), text, facts, link: None }
}

fn about(lang: Lang, terms: &LineTerms) -> Section {
    let says = both(lang, &terms.description).to_owned();
    section(td_string!(lang, questions.sheet_about), Some(says).filter(|says| !says.is_empty()).into_iter().collect(), Vec::new())
}

/// The call's rules about who may apply, each with the clause that decides.
fn who_may(lang: Lang, terms: &LineTerms) -> Section {
    let rule = |rule: &Rule| fact(both(lang, &rule.question), vec![format!("{}: {}", rule.clause, rule.words)]);
    section(td_string!(lang, questions.sheet_rules), Vec::new(), terms.eligibility.iter().map(rule).collect())
}

/// The questions by sections, numbered through.
fn questions(lang: Lang, terms: &LineTerms) -> Vec<Section> {
    let mut number = 0;
    let mut parts = Vec::new();
    for (titled, asked) in terms.parts() {
        let title = titled.map_or_else(|| td_string!(lang, applications.questions), |one| both(lang, &one.title));
        let help = titled.map(|one| both(lang, &one.help).to_owned()).filter(|help| !help.is_empty());
        let facts = asked.into_iter().map(|question| {
            number += 1;
            one(lang, terms, number, question)
        });
        parts.push(section(title, help.into_iter().collect(), facts.collect()));
    }
    parts
}

fn one(lang: Lang, terms: &LineTerms, number: usize, question: &Question) -> Fact {
    let hint = both(lang, &question.hint).to_owned();
    let how = format!("{} {}", asking::how(lang, question, terms.currency), asking::required(lang, question));
    let only_if = asking::only_if(lang, terms, question).map(|says| format!("{says}."));
    let says = only_if.into_iter().chain(Some(hint).filter(|hint| !hint.is_empty())).chain([how]);
    fact(&format!("{number}. {}", both(lang, &question.text)), says.collect())
}

fn budget(lang: Lang, terms: &LineTerms) -> Section {
    let text = vec![td_string!(lang, applications.budget_asked, currency = terms.currency.code()).to_string()];
    let limit = |heading: &Heading| fact(both(lang, &heading.title), vec![asking::heading(lang, heading, terms.currency)]);
    section(td_string!(lang, applications.budget), text, terms.headings.iter().map(limit).collect())
}

/// `most`: bytes of one file.
fn papers(lang: Lang, terms: &LineTerms, most: usize) -> Section {
    let none = wanted::all(terms).next().is_none();
    let text = match none {
        true => td_string!(lang, applications.no_papers).to_owned(),
        false => td_string!(lang, applications.papers_explain, most = bytes_words(most)).to_string(),
    };
    let paper = |paper: &PaperWanted| fact(both(lang, &paper.title), vec![asking::paper_required(lang, paper).to_owned()]);
    section(td_string!(lang, applications.papers), vec![text], terms.papers.iter().map(paper).collect())
}

/// By what it is decided, or that nothing was published of it.
fn criteria(lang: Lang, terms: &LineTerms) -> Section {
    let title = td_string!(lang, criteria.heading);
    let blind = terms.blind.then(|| td_string!(lang, blind.public).to_owned());
    if terms.criteria.is_empty() {
        let none = td_string!(lang, criteria.none).to_owned();
        return section(title, std::iter::once(none).chain(blind).collect(), Vec::new());
    }
    let one = |criterion: &Criterion| {
        let looks_at = Some(both(lang, &criterion.looks_at).to_owned()).filter(|text| !text.is_empty());
        let levels = criterion.levels.iter().map(|one| level(lang, one));
        fact(both(lang, &criterion.title), looks_at.into_iter().chain(levels).collect())
    };
    let most = td_string!(lang, criteria.most, points = counts::points(lang, most(&terms.criteria))).to_string();
    let how = format!("{} {most}", td_string!(lang, criteria.how));
    section(title, std::iter::once(how).chain(blind).collect(), terms.criteria.iter().map(one).collect())
}

/// A sheet grows old: where one reads what holds.
fn in_force(app: &App, lang: Lang, line: &LineNow) -> Section {
    let made = td_string!(lang, questions.sheet_made, day = dates::in_both_cities(lang, line.now)).to_string();
    let link = format!("{}{}", app.config.base_url(), line.questions_page().path(lang));
    Section { link: Some(link), ..section(td_string!(lang, questions.sheet_in_force), vec![made], Vec::new()) }
}
