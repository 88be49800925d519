//! An invented institution with its officials, and calls that it publishes, through the same forms as anybody's.

use super::{Persona, World};

/// The institution's slug.
pub const IDM: &str = "idm";

/// An institution that receives through Acuse, and who works there.
pub struct Office {
    pub steward: Persona,
    pub publisher: Persona,
    pub reviewer: Persona,
    pub decider: Persona,
}

/// A call as its publisher types it. Days are in 2026 and 2027, on Mexico City's clock.
pub struct Typed<'a> {
    pub title: &'a str,
    pub opens: &'a str,
    pub closes: &'a str,
    pub results: &'a str,
    pub lines: usize,
    /// Whether names are withheld from those who review.
    pub blind: bool,
}

impl Default for Typed<'_> {
    fn default() -> Self {
        Self {
            title: "Redes de acogida",
            opens: "2026-11-01T09:00",
            closes: "2026-12-15T18:00",
            results: "2027-02-28",
            lines: 1,
            blind: false,
        }
    }
}

impl World {
    /// The institution of these tests, designated, with a publisher, a reviewer and a decider.
    pub async fn office(&self) -> Office {
        let steward = self.steward().await;
        self.institution(&steward, "IDM", "Instituto Demostrativo de Movilidad (inventado)").await;
        let (publisher, reviewer, decider) =
            (self.person("Pilar").await, self.person("Renata").await, self.person("Dario").await);
        for (person, office) in [(&publisher, "publisher"), (&reviewer, "reviewer"), (&decider, "decider")] {
            grant(&steward, IDM, &person.email, office).await;
        }
        Office { steward, publisher, reviewer, decider }
    }

    /// Adds and designates an institution.
    pub async fn institution(&self, steward: &Persona, acronym: &str, name: &str) {
        let fields = [("name_es", name), ("name_en", name), ("acronym", acronym), ("city", "CDMX"), ("level", "city")];
        let to = format!("/es/responsable/instituciones/{}/designacion", acronym.to_lowercase());
        steward.post("/es/responsable/instituciones", &fields).await.leads_to(&to);
        steward.post(&to, &designation()).await.is(303);
    }
}

pub fn designation() -> [(&'static str, &'static str); 8] {
    [
        ("document", "Acuerdo IDM/01/2026 (inventado)"),
        ("dated", "2026-10-01"),
        ("data_responsible", "Unidad de Transparencia"),
        ("retention", "Cinco años"),
        ("signature_rule", "En el sistema, por dos personas"),
        ("source", ""),
        ("jurisdiction", "CDMX"),
        ("zone", "America/Mexico_City"),
    ]
}

/// Gives somebody an office.
pub async fn grant(steward: &Persona, institution: &str, email: &str, office: &str) {
    let to = format!("/es/responsable/instituciones/{institution}/personas");
    steward.post(&to, &[("email", email), ("office", office)]).await.leads_to(&to);
}

/// The value of a hidden field of a page.
pub fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let start = page.find(&mark).unwrap_or_else(|| panic!("no hidden field {name}")) + mark.len();
    page[start..].split('"').next().unwrap_or_default().to_owned()
}

impl Office {
    /// Writes a call to the point where it could be published; the address of its draft.
    pub async fn draft(&self, typed: &Typed<'_>) -> String {
        let titles = [("title_es", typed.title), ("title_en", typed.title), ("fiscal_year", "2027")];
        let draft = self.publisher.post(&format!("/es/oficina/{IDM}/convocatorias/nueva"), &titles).await.is(303).location();
        for line in 1..=typed.lines {
            if line > 1 {
                let version = self.version(&draft).await;
                self.publisher.post(&format!("{draft}/lineas"), &[("version", &version)]).await.is(303);
            }
            self.write_line(&draft, line, typed.blind).await;
        }
        let version = self.version(&draft).await;
        let fields =
            [("version", version.as_str()), ("opens", typed.opens), ("closes", typed.closes), ("results", typed.results)];
        self.publisher.post(&draft, &[&titles[..], &fields[..]].concat()).await.is(303);
        draft
    }

    async fn write_line(&self, draft: &str, line: usize, blind: bool) {
        let (title, version) = (format!("Línea {line}"), self.version(draft).await);
        let fields = [
            ("version", version.as_str()),
            ("questions", "1"),
            ("papers", "1"),
            ("title_es", &title),
            ("title_en", &title),
            ("description_es", "Apoyo a la acogida"),
            ("description_en", "Support for arrival"),
            ("currency", "MXN"),
            ("ceiling", "120,000.00"),
            ("blind", if blind { "yes" } else { "" }),
            ("p0_text_es", "¿Qué hará?"),
            ("p0_text_en", "What will you do?"),
            ("p0_kind", "long"),
            ("p0_required", "yes"),
            ("d0_title_es", "Acta constitutiva"),
            ("d0_title_en", "Deed"),
            ("do", "save"),
        ];
        self.publisher.post(&format!("{draft}/lineas/{line}"), &fields).await.is(303);
    }

    /// The version that a draft's page shows.
    pub async fn version(&self, draft: &str) -> String {
        hidden(&self.publisher.get(draft).await.is(200).text(), "version")
    }

    /// Publishes a call; its slug.
    pub async fn publishes(&self, typed: &Typed<'_>) -> String {
        let draft = self.draft(typed).await;
        let version = self.version(&draft).await;
        let to = self.publisher.post(&format!("{draft}/publicacion"), &[("version", &version)]).await.is(303).location();
        to.rsplit('/').next().unwrap_or_default().to_owned()
    }

    /// Suspends a line in the publisher's words.
    pub async fn suspends(&self, line: &str, reason: &str) {
        let page = format!("/es/oficina/{IDM}/lineas/{line}/suspension");
        let seen = hidden(&self.publisher.get(&page).await.is(200).text(), "seen");
        let fields =
            [("seen", seen.as_str()), ("reason_es", reason), ("reason_en", reason), ("legal_basis", "none"), ("until", "none")];
        self.publisher.post(&page, &fields).await.is(303);
    }
}
