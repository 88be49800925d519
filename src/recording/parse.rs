//! What was typed in the fields of a kind, as a fact of that kind; each field that has to be mended says how.

use super::{fields::Around, voice::Voice};
use crate::{
    associations::texts,
    calls::{
        clocks::ClockName,
        dates::{Moment, PartialDate, Zone},
        facts::{Awards, CourtOrder, FactKind, Hours, Until, Window},
        model::EditionOf,
    },
    i18n::td_string,
    ids::{FactId, InstitutionId, LegalBasisId, PeriodId, ProgrammeId},
    web::{form::Form, lang::Lang},
};
use chrono::{NaiveDate, NaiveTime};

const TEXT_CHARS: usize = 2_000;
const PLACES: usize = 40;

/// Reads a date as people write it: 2018-07-01, 01/07/2018, 2018-07, 07/2018, 2018-Q3 (2018-T3 in Spanish) or 2018.
pub fn date(text: &str) -> Option<PartialDate> {
    let text = &text.replace("-T", "-Q");
    let turned = match text.split('/').collect::<Vec<_>>()[..] {
        [day, month, year] if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        [month, year] if year.len() == 4 => Some(format!("{year}-{month:0>2}")),
        _ => None,
    };
    PartialDate::parse(turned.as_ref().unwrap_or(text)).ok()
}

struct Reader<'a, 'b> {
    lang: Lang,
    form: &'a mut Form,
    around: &'a Around<'b>,
}

/// The fact; none when something has to be mended.
pub fn kind(lang: Lang, name: &str, form: &mut Form, voice: &Voice, around: &Around<'_>) -> Option<FactKind> {
    let mut read = Reader { lang, form, around };
    Some(match name {
        "published" => FactKind::Published { results_promised: read.promised()? },
        "amended" => FactKind::Amended { results_promised: read.promised()? },
        "resumed" => FactKind::Resumed { results_promised: read.promised()? },
        "window" => read.window()?,
        "deadline_extended" => {
            let (closes, zone, results_promised) = (read.moment("closes"), read.zone(), read.promised());
            let closes = closes?.or_else(|| read.missing("closes"));
            let clock = ClockName::in_words(read.form.get("clock"));
            FactKind::DeadlineExtended { closes: closes?, zone: zone?, clock, results_promised: results_promised? }
        }
        "suspended" => read.suspended()?,
        "ordered_by_court" => read.court()?,
        "results_published" => FactKind::ResultsPublished { awards: read.awards()? },
        "partly_resolved" => FactKind::PartlyResolved { awards: read.awards()? },
        "paid" => FactKind::Paid { awards: read.awards()?, partly: read.form.has("partly", "yes") },
        "checked_no_act" => read.check()?,
        "edition_not_found" => read.edition_not_found()?,
        "authority_notified" => read.notified()?,
        "authority_replied" => {
            let to = Some(read.form.get("to")).filter(|to| !to.is_empty()).map(FactId::from_text);
            FactKind::AuthorityReplied { to, letter: matches!(voice, Voice::Steward) }
        }
        "succeeded" => {
            let id = InstitutionId::from_text(read.form.get("successor"));
            let known = read.around.record.institutions.contains_key(&id);
            FactKind::Succeeded { successor: read.chosen("successor", known)? }
        }
        "moved" => {
            let (record, id) = (read.around.record, read.form.get("successor"));
            let known = record.programmes.contains_key(&ProgrammeId::from_text(id))
                || record.institutions.contains_key(&InstitutionId::from_text(id));
            FactKind::Moved { successor: read.chosen("successor", known)? }
        }
        "terms_suspended" => {
            let (first, last) = (read.day("first"), read.day("last"));
            FactKind::TermsSuspended { first: first?, last: last? }
        }
        other => super::fields::blank(other, voice)?,
    })
}

impl Reader<'_, '_> {
    fn missing<T>(&mut self, name: &str) -> Option<T> {
        self.form.fail(name, td_string!(self.lang, recording.lack_value));
        None
    }

    /// Left out, or a date; nothing when it is neither.
    fn promised(&mut self) -> Option<Option<PartialDate>> {
        self.partial("promised")
    }

    fn partial(&mut self, name: &str) -> Option<Option<PartialDate>> {
        let typed = self.form.get(name).to_owned();
        if typed.is_empty() {
            return Some(None);
        }
        let read = date(&typed);
        if read.is_none() {
            self.form.fail(name, td_string!(self.lang, recording.not_a_date, typed = typed).to_string());
        }
        read.map(Some)
    }

    fn day(&mut self, name: &str) -> Option<NaiveDate> {
        let read = date(self.form.get(name)).filter(PartialDate::is_exact).map(|date| date.first());
        read.or_else(|| {
            self.form.fail(name, td_string!(self.lang, recording.lack_day));
            None
        })
    }

    fn moment(&mut self, name: &str) -> Option<Option<Moment>> {
        let typed = self.form.get(name).replace(' ', "T");
        if typed.is_empty() {
            return Some(None);
        }
        let read = Moment::parse(&typed).ok();
        if read.is_none() {
            self.form.fail(name, td_string!(self.lang, recording.not_a_moment));
        }
        read.map(Some)
    }

    fn zone(&mut self) -> Option<Zone> {
        let read = Zone::parse(self.form.get("zone")).ok();
        if read.is_none() {
            self.form.fail("zone", td_string!(self.lang, recording.unknown_zone));
        }
        read
    }

    fn window(&mut self) -> Option<FactKind> {
        let (opens, closes, zone) = (self.moment("opens"), self.moment("closes"), self.zone());
        let (by_window, results_promised) = (self.form.has("by_window", "yes"), self.promised());
        let hours = self.hours();
        let (opens, closes) = (opens?, closes?);
        if opens.is_none() && closes.is_none() {
            return self.missing("opens");
        }
        let clock = ClockName::in_words(self.form.get("clock"));
        let window = Window { opens, closes, zone: zone?, hours: hours?, by_window, clock };
        Some(FactKind::Window { window, results_promised: results_promised? })
    }

    fn hours(&mut self) -> Option<Option<Hours>> {
        let mut time = |name: &str| {
            let typed = self.form.get(name).to_owned();
            let read = NaiveTime::parse_from_str(&typed, "%H:%M").ok();
            if read.is_none() && !typed.is_empty() {
                self.form.fail(name, td_string!(self.lang, recording.not_a_time));
            }
            (typed.is_empty(), read)
        };
        match (time("hours_from"), time("hours_to")) {
            ((true, _), (true, _)) => Some(None),
            ((_, Some(from)), (_, Some(to))) => Some(Some(Hours { from, to })),
            ((true, _), _) => self.missing("hours_from"),
            (_, (true, _)) => self.missing("hours_to"),
            _ => None,
        }
    }

    fn text(&mut self, name: &str) -> Option<Option<String>> {
        let text = texts::lines(self.form.get(name), TEXT_CHARS);
        if text.is_none() {
            self.form.fail(name, td_string!(self.lang, recording.too_long, most = TEXT_CHARS).to_string());
        }
        text.map(|text| (!text.is_empty()).then_some(text))
    }

    fn suspended(&mut self) -> Option<FactKind> {
        let (es, en) = (self.text("reason_es"), self.text("reason_en"));
        let basis = self.form.get("legal_basis").to_owned();
        let known = self.around.record.legal_bases.contains_key(&LegalBasisId::from_text(&basis));
        if basis != "none" && !known {
            self.form.fail("legal_basis", td_string!(self.lang, recording.choose_basis));
        }
        let until = self.until();
        Some(FactKind::Suspended {
            stated_reason_es: es?,
            stated_reason_en: en?,
            legal_basis_named: known.then_some(basis),
            until: until?,
        })
        .filter(|_| self.form.is_fine())
    }

    fn until(&mut self) -> Option<Option<Until>> {
        match self.form.get("until") {
            "none" => Some(None),
            "date" => match self.partial("until_on")? {
                Some(date) => Some(Some(Until::Date { date })),
                None => self.missing("until_on"),
            },
            "election" => {
                let period = PeriodId::from_text(self.form.get("period"));
                match self.around.record.periods.get(&period).and_then(|known| known.election_day) {
                    Some(day) => Some(Some(Until::ElectionDay { period, date: day.into() })),
                    None => self.missing("period"),
                }
            }
            _ => self.missing("until"),
        }
    }

    fn court(&mut self) -> Option<FactKind> {
        let order = match self.form.get("order") {
            "suspend" => Some(CourtOrder::Suspend),
            "resume" => Some(CourtOrder::Resume),
            "resolve" => Some(CourtOrder::Resolve),
            "other" => Some(CourtOrder::Other),
            _ => self.missing("order"),
        };
        let court = self.text("court");
        // Only an order to suspend has an end.
        let until = if order == Some(CourtOrder::Suspend) { self.until() } else { Some(None) };
        Some(FactKind::OrderedByCourt { order: order?, court: court?, until: until? })
    }

    fn number<T: std::str::FromStr>(&mut self, name: &str) -> Option<Option<T>> {
        let typed: String = self.form.get(name).chars().filter(|c| !matches!(c, ',' | ' ' | '$')).collect();
        if typed.is_empty() {
            return Some(None);
        }
        let read = typed.parse().ok();
        if read.is_none() {
            self.form.fail(name, td_string!(self.lang, recording.not_a_number));
        }
        read.map(Some)
    }

    fn awards(&mut self) -> Option<Option<Awards>> {
        let (supports, mxn, usd, people) =
            (self.number("supports"), self.number("mxn"), self.number("usd"), self.number("people"));
        let awards = Awards { supports: supports?, mxn: mxn?, usd: usd?, people: people? };
        Some((awards != Awards::default()).then_some(awards))
    }

    fn check(&mut self) -> Option<FactKind> {
        let (searched, not_searched) = self.searched();
        self.form.is_fine().then_some(FactKind::CheckedNoAct { searched, not_searched })
    }

    fn edition_not_found(&mut self) -> Option<FactKind> {
        let read = EditionOf::parse(self.form.get("edition"));
        let read = read.filter(|edition| self.around.record.templates.contains_key(&edition.template));
        let edition = read.or_else(|| self.missing("edition"));
        let (searched, not_searched) = self.searched();
        Some(FactKind::EditionNotFound { edition: edition?, searched, not_searched }).filter(|_| self.form.is_fine())
    }

    /// Where somebody looked, and where not: one place a line.
    fn searched(&mut self) -> (Vec<String>, Vec<String>) {
        let mut places = |name: &str| {
            let typed = self.form.raw(name).to_owned();
            let places: Vec<String> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
            if places.len() > PLACES || places.iter().any(|place| place.chars().count() > TEXT_CHARS) {
                self.form.fail(name, td_string!(self.lang, recording.too_many, most = PLACES).to_string());
            }
            places
        };
        let (searched, not_searched) = (places("searched"), places("not_searched"));
        if not_searched.is_empty() {
            self.form.fail("not_searched", td_string!(self.lang, recording.lack_not_searched));
        }
        (searched, not_searched)
    }

    fn notified(&mut self) -> Option<FactKind> {
        let how = self.text("how");
        let before_publication = match self.form.get("moment") {
            "before" => Some(true),
            "after" => Some(false),
            _ => self.missing("moment"),
        };
        let how = how?.or_else(|| self.missing("how"));
        let about = Some(self.form.get("about")).filter(|id| !id.is_empty()).map(FactId::from_text);
        Some(FactKind::AuthorityNotified { how: Some(how?), before_publication: before_publication?, about })
    }

    fn chosen(&mut self, name: &str, known: bool) -> Option<String> {
        if known { Some(self.form.get(name).to_owned()) } else { self.missing(name) }
    }
}
