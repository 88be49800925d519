//! Forms of associations, read at the door: what is wrong is told at its field, in the words of the page's language.

use crate::{
    accounts::model::Email,
    associations::{
        identifiers::{Cluni, Ein, Rfc},
        model::{Country, Deed, Kind, Place, Population, Profile},
        texts,
    },
    i18n::td_string,
    policy::MemberRole,
    web::{form::Form, lang::Lang},
};

pub fn profile(lang: Lang, form: &mut Form) -> Option<Profile> {
    let name = required(
        form,
        "name",
        texts::NAME,
        td_string!(lang, associations.name_missing),
        td_string!(lang, associations.name_long),
    );
    let kind = Kind::parse(form.get("kind"));
    if kind.is_none() {
        form.fail("kind", td_string!(lang, associations.kind_missing));
    }
    let populations: Vec<Population> = Population::ALL.iter().copied().filter(|p| form.has("populations", p.as_str())).collect();
    if populations.is_empty() {
        form.fail("populations", td_string!(lang, associations.populations_missing));
    }
    let about = texts::lines(form.raw("about"), texts::ABOUT);
    if about.is_none() {
        form.fail("about", td_string!(lang, associations.about_long));
    }
    form.is_fine().then_some(())?;
    Some(Profile {
        name: name?,
        kind: kind?,
        populations,
        about: about?,
        coinvestment: form.has("coinvestment", "yes"),
        public: form.has("public", "yes"),
    })
}

pub fn place(lang: Lang, form: &mut Form) -> Option<Place> {
    let city = required(
        form,
        "city",
        texts::CITY,
        td_string!(lang, associations.city_missing),
        td_string!(lang, associations.city_long),
    );
    let country = country(lang, form);
    let address = texts::line(form.raw("address"), texts::ADDRESS);
    if address.is_none() {
        form.fail("address", td_string!(lang, associations.address_long));
    }
    form.is_fine().then_some(())?;
    Some(Place { city: city?, country: country?, address: address? })
}

pub fn deed(lang: Lang, form: &mut Form) -> Option<Deed> {
    let country = country(lang, form);
    let (missing, long) = (td_string!(lang, associations.legal_name_missing), td_string!(lang, associations.name_long));
    let name = required(form, "name", texts::NAME, missing, long);
    let rfc = optional(form, "rfc", Rfc::parse, td_string!(lang, associations.rfc_wrong));
    let cluni = optional(form, "cluni", Cluni::parse, td_string!(lang, associations.cluni_wrong));
    let ein = optional(form, "ein", Ein::parse, td_string!(lang, associations.ein_wrong));
    // A number of the other country is not dropped in silence: it belongs to another legal person.
    match country {
        Some(Country::Mexico) if ein.is_some() => form.fail("ein", td_string!(lang, associations.ein_not_mexican)),
        Some(Country::UnitedStates) if rfc.is_some() => form.fail("rfc", td_string!(lang, associations.rfc_not_american)),
        Some(Country::UnitedStates) if cluni.is_some() => form.fail("cluni", td_string!(lang, associations.cluni_not_american)),
        _ => {}
    }
    form.is_fine().then_some(())?;
    Some(Deed { country: country?, name: name?, rfc, cluni, ein })
}

/// An address and a role.
pub fn invitation(lang: Lang, form: &mut Form) -> Option<(Email, MemberRole)> {
    let email = Email::parse(form.get("email"));
    if email.is_none() {
        form.fail("email", td_string!(lang, associations.email_wrong));
    }
    let role = role(lang, form);
    form.is_fine().then_some(())?;
    Some((email?, role?))
}

pub fn role(lang: Lang, form: &mut Form) -> Option<MemberRole> {
    let role = MemberRole::parse(form.get("role"));
    if role.is_none() {
        form.fail("role", td_string!(lang, associations.role_missing));
    }
    role
}

/// A reason and a reference to the evidence.
pub fn reason(lang: Lang, form: &mut Form) -> Option<(String, String)> {
    let reason = texts::lines(form.raw("reason"), texts::REASON);
    match &reason {
        None => form.fail("reason", td_string!(lang, associations.reason_long)),
        Some(text) if text.is_empty() => form.fail("reason", td_string!(lang, associations.reason_missing)),
        Some(_) => {}
    }
    let (missing, long) = (td_string!(lang, associations.evidence_missing), td_string!(lang, associations.evidence_long));
    let evidence = required(form, "evidence", texts::EVIDENCE, missing, long);
    form.is_fine().then_some(())?;
    Some((reason?, evidence?))
}

fn country(lang: Lang, form: &mut Form) -> Option<Country> {
    let country = Country::parse(form.get("country"));
    if country.is_none() {
        form.fail("country", td_string!(lang, associations.country_missing));
    }
    country
}

fn required(form: &mut Form, name: &str, max: usize, missing: &'static str, long: &'static str) -> Option<String> {
    match texts::line(form.raw(name), max) {
        None => form.fail(name, long),
        Some(text) if text.is_empty() => form.fail(name, missing),
        found => return found,
    }
    None
}

fn optional<T>(form: &mut Form, name: &str, parse: impl Fn(&str) -> Option<T>, wrong: &'static str) -> Option<T> {
    if form.get(name).is_empty() {
        return None;
    }
    let parsed = parse(form.get(name));
    if parsed.is_none() {
        form.fail(name, wrong);
    }
    parsed
}
