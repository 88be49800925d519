//! Which associations somebody asks the directory for: a strict reader, as the record has for its own pages, and the way back to a query.

use super::model::{Association, Kind, Population, Seat};
use crate::{
    error::{Error, Result, Said},
    i18n::td_string,
    web::{lang::Lang, visit::is_tracking},
};

/// The names that the directory takes.
const NAMES: [&str; 5] = ["city", "kind", "population", "coinvestment", "page"];
/// How much of what was sent is quoted back.
const QUOTED: usize = 60;

/// All filters hold together; none asks for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub city: Option<String>,
    pub kind: Option<Kind>,
    pub population: Option<Population>,
    /// Only those that are interested in investing together.
    pub coinvestment: bool,
    /// Which page of what fits, from 1.
    pub page: usize,
}

impl Default for Asked {
    fn default() -> Self {
        Self { city: None, kind: None, population: None, coinvestment: false, page: 1 }
    }
}

impl Asked {
    /// Reads a query.
    ///
    /// # Errors
    /// [`Error::Question`] for a name or a value that nobody can be asked by: dropping it in silence would answer another question.
    pub fn parse(query: &str) -> Result<Self> {
        let mut asked = Self::default();
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()).into_owned() {
            if is_tracking(&name) {
                continue;
            }
            if !NAMES.contains(&name.as_str()) {
                return Err(wrong(|lang| {
                    td_string!(lang, api.bad_name, name = quoted(&name), known = NAMES.join(", ")).to_string()
                }));
            }
            if seen.contains(&name) {
                return Err(wrong(|lang| td_string!(lang, api.bad_twice, name = quoted(&name)).to_string()));
            }
            asked.take(&name, value.trim())?;
            seen.push(name);
        }
        Ok(asked)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<()> {
        if value.is_empty() {
            return Ok(());
        }
        let of = |known: Vec<&str>| bad_value(name, value, &known);
        match name {
            "city" => self.city = Some(value.to_owned()),
            "kind" => self.kind = Some(Kind::parse(value).ok_or_else(|| of(Kind::ALL.iter().map(|one| one.as_str()).collect()))?),
            "population" => {
                let known = || of(Population::ALL.iter().map(|one| one.as_str()).collect());
                self.population = Some(Population::parse(value).ok_or_else(known)?);
            }
            "page" => self.page = page(value).ok_or_else(|| of(vec!["1", "2", "3", "…"]))?,
            _ if value == "yes" => self.coinvestment = true,
            _ => return Err(of(vec!["yes"])),
        }
        Ok(())
    }

    pub fn fits(&self, association: &Association, seats: &[Seat]) -> bool {
        let profile = &association.profile;
        self.city.as_ref().is_none_or(|city| seats.iter().any(|seat| same(&seat.place.city, city)))
            && self.kind.is_none_or(|kind| profile.kind == kind)
            && self.population.is_none_or(|population| profile.populations.contains(&population))
            && (!self.coinvestment || profile.coinvestment)
    }

    pub fn is_all(&self) -> bool {
        self.at(1) == Self::default()
    }

    /// The same question, on another page.
    pub fn at(&self, page: usize) -> Self {
        Self { page, ..self.clone() }
    }

    /// The same question as a query, with its `?`; empty when nothing is asked.
    pub fn to_query(&self) -> String {
        let pairs = [
            ("city", self.city.clone()),
            ("kind", self.kind.map(|kind| kind.as_str().to_owned())),
            ("population", self.population.map(|population| population.as_str().to_owned())),
            ("coinvestment", self.coinvestment.then(|| "yes".to_owned())),
            ("page", (self.page > 1).then(|| self.page.to_string())),
        ];
        let pairs = pairs.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }
}

/// A page of a list, as an address names it.
pub fn page(value: &str) -> Option<usize> {
    value.parse().ok().filter(|page| (1..=10_000).contains(page))
}

/// Cities are typed by people: capitals do not tell two apart.
pub fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

fn bad_value(name: &str, value: &str, known: &[&str]) -> Error {
    let value = quoted(value);
    wrong(|lang| {
        td_string!(lang, associations.bad_value, value = value.as_str(), name = name, known = known.join(", ")).to_string()
    })
}

fn wrong(words: impl Fn(Lang) -> String) -> Error {
    Error::Question(Said { es: words(Lang::es), en: words(Lang::en) })
}

fn quoted(text: &str) -> String {
    text.chars().take(QUOTED).collect()
}
