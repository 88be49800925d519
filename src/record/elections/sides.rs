//! What was suspended and what ran in the days of an election, side by side, with the law beside. Each figure has its denominator and
//! leads to its lines; of which lines it is not known is a figure of its own. No motive is inferred.

use super::{inside::touched, law, words};
use crate::{
    calls::{
        elections::{Inside, Meanwhile, Suspended, Tally, acts_inside, meanwhile, met},
        model::{Call, ElectoralPeriod, Span},
        record::View,
    },
    clock::Now,
    error::Result,
    i18n::td_string,
    ids::LineId,
    record::{
        figures,
        institutions::words::short_lang,
        parts, pieces,
        query::Asked,
        table::{By, Column, Sort, Table, paged},
        tally::{folded, place_of},
        words as record_words,
    },
    web::{
        address::Page,
        counts::{self, Many},
        lang::{Lang, LangExt},
    },
};
use leptos::prelude::*;

/// The table of all lines that the figures are of.
pub const ALL: &str = "todas";
/// How many lines a side lists; the table has all of them.
const LISTED: usize = 25;

pub fn section(lang: Lang, view: &View<'_>, period: &ElectoralPeriod, asked: &Asked, now: Now) -> Result<AnyView> {
    let Some(span) = period.counted_span() else {
        let none = view! {
            <h2>{td_string!(lang, elections.calls)}</h2>
            <p>{td_string!(lang, elections.calls_not_counted)}</p>
        };
        return Ok(none.into_any());
    };
    let found = meanwhile(view, &period.id, None, now);
    let days = &asked.days_only();
    let sides = Sides { lang, view, period, span, found, days, now };
    let all = sides.all(asked)?;
    if sides.found.lines().is_empty() {
        return Ok(sides.without_lines());
    }
    let shown = view! {
        <section aria-labelledby="convocatorias">
            <h2 id="convocatorias">{td_string!(lang, elections.sides)}</h2>
            <p>{words::counted(lang, period)}</p>
            <div class="sides">
                {sides.suspended()}
                <div>
                    <h3>{td_string!(lang, elections.ran)}</h3>
                    {sides.did(Did::Published)}
                    {sides.did(Did::Resolved)}
                </div>
                {sides.law()}
            </div>
            <p class="meta">{td_string!(lang, elections.caution)}</p>
            {pieces::beyond(all)}
            {pieces::beyond(sides.others())}
        </section>
    };
    Ok(shown.into_any())
}

struct Sides<'v> {
    lang: Lang,
    view: &'v View<'v>,
    period: &'v ElectoralPeriod,
    span: Span,
    found: Meanwhile,
    days: &'v Asked,
    now: Now,
}

/// What a line can have done inside the period.
#[derive(Clone, Copy)]
pub enum Did {
    Published,
    Resolved,
}

impl Did {
    fn of(self, found: &Meanwhile) -> &Tally {
        match self {
            Self::Published => &found.published,
            Self::Resolved => &found.resolved,
        }
    }

    /// The anchors of those that did, and of those of which it is not known.
    fn anchors(self) -> [&'static str; 2] {
        match self {
            Self::Published => ["se-publico", "publicacion-sin-saber"],
            Self::Resolved => ["se-resolvio", "resolucion-sin-saber"],
        }
    }
}

/// How many did it, of how many, and of how many that is not known, each with where its lines are. `page`: the period's, or nothing
/// on that page itself.
pub fn figures_of(did: Did, found: &Meanwhile, page: &str) -> [(usize, String); 3] {
    let (tally, [inside, unknown]) = (did.of(found), did.anchors());
    let at = |n: usize, anchor: &str| (n, format!("{page}#{anchor}"));
    [at(tally.inside.len(), inside), at(tally.lines(), ALL), at(tally.unknown.len(), unknown)]
}

/// The same in a sentence.
pub fn how_many(lang: Lang, did: Did, found: &Meanwhile, page: &str) -> AnyView {
    let (n, m, k) = (figures::slot(0), figures::slot(1), figures::slot(2));
    let lines = counts::lines_on_record(lang, Many::shown_as(did.of(found).lines(), m.clone()));
    let says = match did {
        Did::Published => td_string!(lang, elections.published_inside, n = n, lines = lines, k = k).to_string(),
        Did::Resolved => td_string!(lang, elections.resolved_inside, n = n, m = m, k = k).to_string(),
    };
    let each = figures_of(did, found, page).map(|(n, to)| figures::linked(n, to));
    figures::sentence(&says, each.into())
}

impl Sides<'_> {
    fn here(&self, anchor: &str) -> String {
        format!("#{anchor}")
    }

    /// One sentence where there is nothing to count; what met the period in other years stands below it.
    fn without_lines(&self) -> AnyView {
        let lang = self.lang;
        view! {
            <section aria-labelledby="convocatorias">
                <h2 id="convocatorias">{td_string!(lang, elections.calls)}</h2>
                <p>{words::counted(lang, self.period)}</p>
                <p class="nk">{td_string!(lang, elections.no_lines)}</p>
                {self.others()}
            </section>
        }
        .into_any()
    }

    /// Suspensions in force on some of the days, whether they cite this election or not.
    fn suspended_lines(&self) -> Vec<(&LineId, Vec<Suspended>)> {
        let overlaps = |one: &Suspended| {
            let end = one.ended.as_ref().map(|ended| ended.on.last()).or(one.until.map(|until| until.last()));
            one.since.first() <= self.span.last && end.is_none_or(|end| self.span.first <= end)
        };
        let of_line = |line: &LineId| met(self.view, line, self.now).suspended.into_iter().filter(overlaps).collect::<Vec<_>>();
        let all = self.found.lines().into_iter().map(|line| (line, of_line(line)));
        all.filter(|(_, suspended)| !suspended.is_empty()).collect()
    }

    fn suspended(&self) -> AnyView {
        let lang = self.lang;
        let lines = self.suspended_lines();
        let of_year = counts::lines_on_record(lang, Many::shown_as(self.found.lines().len(), figures::slot(1)));
        let says = td_string!(lang, elections.suspended_inside, n = figures::slot(0), lines = of_year).to_string();
        let figures_ = vec![
            figures::linked(lines.len(), self.here("se-suspendio")),
            figures::linked(self.found.lines().len(), self.here(ALL)),
        ];
        let items: Vec<_> = lines
            .iter()
            .map(|(line, suspended)| {
                let each: Vec<_> = suspended.iter().map(|one| self.suspension(line, one)).collect();
                self.item(line, suspended.first().map(|one| one.fact.to_string()), each.into_any())
            })
            .collect();
        view! {
            <section id="se-suspendio">
                <h3>{td_string!(lang, elections.was_suspended)}</h3>
                <p>{figures::sentence(&says, figures_)}</p>
                <ul class="calls">{items}</ul>
            </section>
        }
        .into_any()
    }

    /// Since when, until when, by what law, and how much longer than the election whose day it was to end after.
    fn suspension(&self, line: &LineId, one: &Suspended) -> AnyView {
        let lang = self.lang;
        let since = record_words::partial(lang, one.since);
        let until = one.ends().map(|end| record_words::due(lang, end));
        let when = match until {
            Some(until) => td_string!(lang, elections.suspended_from_to, from = since, to = until).to_string(),
            None => since,
        };
        let cited = one.election.as_ref().filter(|cited| cited.of_that_day.contains(&self.period.id));
        let cited = cited.map(|cited| {
            let day = record_words::partial(lang, cited.day);
            let says = match cited.of_that_day[..] {
                [_] => td_string!(lang, elections.cites, day = day).to_string(),
                _ => td_string!(lang, elections.cites_several, day = day).to_string(),
            };
            let standing = self.view.standing(line, self.now).map(|assessed| assessed.standing);
            view! { <p>{says} " " {words::outlasted(lang, one, cited.outlasted, standing.as_ref())}</p> }
        });
        let named = match &one.legal_basis_named {
            _ if one.by_court => td_string!(lang, elections.law_court).into_any(),
            None => td_string!(lang, record.no_basis_named).into_any(),
            Some(id) => pieces::law_named(lang, self.view.record, id),
        };
        view! { <p>{when}</p> {cited} <p class="meta">{named}</p> }.into_any()
    }

    /// Lines that were published, or resolved, inside the days; and those of which that is not known.
    fn did(&self, did: Did) -> AnyView {
        let (lang, tally) = (self.lang, did.of(&self.found));
        let [inside, unknown] = did.anchors();
        let mut acts: Vec<&Inside> = tally.inside.iter().collect();
        acts.sort_by_key(|one| (one.on.first(), one.line.clone()));
        let items: Vec<_> = acts
            .into_iter()
            .take(LISTED)
            .map(|one| {
                let when = record_words::partial(lang, one.on);
                self.item(&one.line, Some(one.fact.to_string()), view! { <p>{when}</p> }.into_any())
            })
            .collect();
        let not_known: Vec<_> = tally.unknown.iter().take(LISTED).map(|line| self.item(line, None, ().into_any())).collect();
        let summary = td_string!(lang, elections.not_known_of);
        view! {
            <section id=inside>
                <p>{how_many(lang, did, &self.found, "")}</p>
                <ul class="calls">{items}</ul>
                {self.rest(tally.inside.len())}
            </section>
            <section id=unknown>
                <details class="beyond"><summary>{summary}</summary><ul class="calls">{not_known}</ul> {self.rest(tally.unknown.len())}</details>
            </section>
        }
        .into_any()
    }

    /// Where the others of a long list are.
    fn rest(&self, all: usize) -> Option<AnyView> {
        (all > LISTED).then(|| {
            let says = td_string!(self.lang, elections.rest_in_table, n = all - LISTED).to_string();
            view! { <p class="more"><a href=self.here(ALL)>{says}</a></p> }.into_any()
        })
    }

    /// A line with what is said of it here, and what it is today.
    fn item(&self, line: &LineId, fact: Option<String>, says: AnyView) -> AnyView {
        let lang = self.lang;
        let Some((call, name)) = self.name(line) else { return ().into_any() };
        let page = self.days.at(&Page::Call { slug: call.id.to_string() }.path(lang));
        let href = fact.map_or_else(|| page.clone(), |fact| format!("{page}#{fact}"));
        let institution = self.view.record.institution_of(call);
        let short = institution.map(|one| view! { <p class="meta" lang=short_lang(lang, one)>{one.short().to_owned()}</p> });
        let standing = self.view.standing(line, self.now).map(|assessed| parts::stamp(lang, assessed.kind()));
        view! {
            <li class="counted">
                <div>
                    <h4><a href=href lang=parts::title_lang(lang, call)>{name}</a></h4>
                    {short}
                    {says}
                </div>
                {standing}
            </li>
        }
        .into_any()
    }

    fn law(&self) -> AnyView {
        let lang = self.lang;
        let rules = law::in_short(lang, self.view, self.period);
        let rules = rules.unwrap_or_else(|| view! { <p class="nk">{td_string!(lang, elections.law_none)}</p> }.into_any());
        view! {
            <aside aria-labelledby="la-ley">
                <h3 id="la-ley">{td_string!(lang, elections.law_beside)}</h3>
                {rules}
                <p class="noprint"><a href="#normas">{td_string!(lang, elections.law_of_period)}</a></p>
            </aside>
        }
        .into_any()
    }

    /// Every line that the figures are of, with what is known of those days.
    fn all(&self, page: &Asked) -> Result<AnyView> {
        let lang = self.lang;
        let own = format!("{}#{ALL}", Page::ElectoralPeriod { slug: self.period.id.to_string() }.path(lang));
        let columns = vec![
            Column::sorted(td_string!(lang, boards.head_line), By::Title),
            Column::sorted(td_string!(lang, boards.head_standing), By::Standing),
            Column::text(td_string!(lang, elections.head_published)),
            Column::text(td_string!(lang, elections.head_resolved)),
            Column::text(td_string!(lang, elections.head_those_days)),
        ];
        let caption = td_string!(lang, elections.all_caption).to_owned();
        let usual = Some(Sort::up(By::Standing));
        let table = Table { lang, here: &own, asked: page, caption: caption.clone(), columns, usual };
        let lines = self.in_order(table.order()?);
        let (shown, pager) = paged(lang, &own, page, lines.len())?;
        let rows = lines.get(shown).unwrap_or_default().iter().map(|line| self.cells(line)).collect();
        let table = table.view("counted", rows);
        Ok(view! { <section id=ALL><details open><summary>{caption}</summary>{table} {pager}</details></section> }.into_any())
    }

    /// All lines by name or standing.
    fn in_order(&self, order: Option<Sort>) -> Vec<&LineId> {
        let lines = self.found.lines();
        match order {
            Some(sort) if sort.by == By::Title => by(lines, sort, |line| self.name(line).map(|(_, name)| folded(&name))),
            Some(sort) => by(lines, sort, |line| place_of(self.view.standing(line, self.now)?.kind())),
            None => lines.into_iter().collect(),
        }
    }

    /// The call of a line, and the name that the line has among others.
    fn name(&self, line: &LineId) -> Option<(&Call, String)> {
        let (call, own) = (self.view.record.call_of(line)?, self.view.record.line(line)?);
        Some((call, parts::line_title(self.lang, call, own)))
    }

    fn cells(&self, line: &LineId) -> Vec<AnyView> {
        let lang = self.lang;
        let title = self.name(line).map(|(call, name)| {
            let href = self.days.at(&Page::Call { slug: call.id.to_string() }.path(lang));
            view! { <a href=href lang=parts::title_lang(lang, call)>{name}</a> }
        });
        let standing = self.view.standing(line, self.now).map(|assessed| parts::stamp(lang, assessed.kind()));
        let state = |tally: &Tally| {
            if tally.inside.iter().any(|one| &one.line == line) {
                td_string!(lang, elections.inside_yes)
            } else if tally.outside.contains(line) {
                td_string!(lang, elections.inside_no)
            } else {
                td_string!(lang, elections.inside_not_known)
            }
        };
        vec![
            title.into_any(),
            standing.into_any(),
            state(&self.found.published).into_any(),
            state(&self.found.resolved).into_any(),
            self.those_days(line),
        ]
    }

    /// The acts that may fall inside, and how many days the promised timetable shares.
    fn those_days(&self, line: &LineId) -> AnyView {
        let lang = self.lang;
        let acts: Vec<_> = acts_inside(self.view, line, &self.span, self.now)
            .into_iter()
            .map(|(fact, sure)| {
                let text = lang.pick(&fact.text_es, &fact.text_en).clone();
                let maybe = (!sure).then(|| format!(" ({})", td_string!(lang, elections.maybe_inside)));
                view! { <li>{record_words::when(lang, fact)} ": " {text} {maybe}</li> }
            })
            .collect();
        let shares = self.shares(line).map(|says| view! { <p class="meta">{says}</p> });
        if acts.is_empty() && shares.is_none() {
            return view! { <span class="nk">{td_string!(lang, boards.not_on_record)}</span> }.into_any();
        }
        view! { <ul class="plain">{acts}</ul> {shares} }.into_any()
    }

    /// How many days its promised timetable shares with the period.
    fn shares(&self, line: &LineId) -> Option<String> {
        let crossing = met(self.view, line, self.now).crossed.into_iter().find(|crossing| crossing.period == self.period.id)?;
        let days = words::shared_days(self.lang, &crossing);
        let says = td_string!(self.lang, elections.shares_days, days = days).to_string();
        Some(if words::is_exact(&crossing) { says } else { format!("{says} {}", td_string!(self.lang, elections.not_by_day)) })
    }

    /// Lines of other years that met the period all the same: they are in no figure.
    fn others(&self) -> AnyView {
        let lang = self.lang;
        let lines = self.found.lines();
        let items: Vec<_> = touched(self.view, &self.period.id, self.now)
            .iter()
            .filter(|line| !lines.contains(line))
            .filter_map(|line| {
                let call = self.view.record.call_of(line)?;
                let href = self.days.at(&Page::Call { slug: call.id.to_string() }.path(lang));
                Some(view! { <li><a href=href lang=parts::title_lang(lang, call)>{parts::title(lang, call)}</a> ". " {self.shares(line)}</li> })
            })
            .collect();
        if items.is_empty() {
            return ().into_any();
        }
        view! { <h3>{td_string!(lang, elections.others_met)}</h3> <ul>{items}</ul> }.into_any()
    }
}

/// Lines in the order of what each has, which is asked once of each.
fn by<'l, K: Ord + Clone>(
    lines: impl IntoIterator<Item = &'l LineId>,
    sort: Sort,
    key: impl Fn(&LineId) -> Option<K>,
) -> Vec<&'l LineId> {
    let mut keyed: Vec<(&LineId, Option<K>)> = lines.into_iter().map(|line| (line, key(line))).collect();
    sort.apply(&mut keyed, |(_, key)| key.clone());
    keyed.into_iter().map(|(line, _)| line).collect()
}
