//! One enum of pages. No path is written by hand: each page has an address in both languages, made and matched here.

use super::lang::{LANGS, Lang, LangExt};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What a path segment must not hold as it is.
const SEGMENT: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'/').add(b'<').add(b'>').add(b'?').add(b'`').add(b'{').add(b'}');

macro_rules! pages {
    ($($(#[$doc:meta])* $name:ident $( ( $($arg:ident),+ ) )? => $es:literal, $en:literal;)+) => {
        /// A kind of page: the name of a route.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Route { $($(#[$doc])* $name),+ }

        impl Route {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The address pattern, as the router takes it.
            pub fn pattern(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::es) => concat!("/es", $es), (Self::$name, Lang::en) => concat!("/en", $en)),+
                }
            }
        }

        /// One page, with what its address names.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Page { $($(#[$doc])* $name $( { $($arg: String),+ } )?),+ }

        impl Page {
            pub fn route(&self) -> Route {
                match self { $(Self::$name $( { $($arg: _),+ } )? => Route::$name),+ }
            }

            fn arguments(&self) -> Vec<(&'static str, &str)> {
                match self { $(Self::$name $( { $($arg),+ } )? => vec![$($((stringify!($arg), $arg.as_str())),+)?]),+ }
            }
        }
    };
}

pages! {
    /// What this is, and calls by standing.
    Home => "", "";
    Calls => "/convocatorias", "/calls";
    Call(slug) => "/convocatorias/{slug}", "/calls/{slug}";
    Search => "/busqueda", "/search";
    /// Calls that come round, and the editions of one.
    RecurringCalls => "/convocatorias-recurrentes", "/recurring-calls";
    RecurringCall(template) => "/convocatorias-recurrentes/{template}", "/recurring-calls/{template}";
    /// Boards of what somebody should act on.
    OpenNow => "/abiertas", "/open";
    SuspendedNow => "/suspendidas", "/suspended";
    ChecksDue => "/por-consultar", "/due-for-a-check";
    /// Promised dates of results, and what came of them.
    PromisedDates => "/fechas-prometidas", "/promised-dates";
    Commitments => "/compromisos", "/commitments";
    Commitment(slug) => "/compromisos/{slug}", "/commitments/{slug}";
    CommitmentNew => "/mi/compromisos/nuevo", "/my/commitments/new";
    /// What an official report says of a commitment.
    CommitmentClaim(slug) => "/mi/compromisos/{slug}/afirmacion", "/my/commitments/{slug}/claim";
    Institutions => "/instituciones", "/institutions";
    /// The days on which it does not work, and when its terms stood still.
    InstitutionDays(slug) => "/instituciones/{slug}/dias-inhabiles", "/institutions/{slug}/non-working-days";
    Institution(slug) => "/instituciones/{slug}", "/institutions/{slug}";
    Programmes => "/programas", "/programmes";
    Programme(slug) => "/programas/{slug}", "/programmes/{slug}";
    /// Fiscal years.
    Years => "/ejercicios", "/years";
    Year(year) => "/ejercicios/{year}", "/years/{year}";
    Places => "/lugares", "/places";
    Place(place) => "/lugares/{place}", "/places/{place}";
    /// Two side by side, as the query names them.
    CompareInstitutions => "/comparar/instituciones", "/compare/institutions";
    CompareYears => "/comparar/ejercicios", "/compare/years";
    ElectoralPeriods => "/elecciones", "/elections";
    ElectoralPeriod(slug) => "/elecciones/{slug}", "/elections/{slug}";
    LegalBases => "/fundamentos", "/legal-texts";
    Glossary => "/glosario", "/glossary";
    About => "/acerca", "/about";
    /// The rules of standing in words, who may say what, what the record proves.
    Reading => "/como-se-lee", "/how-to-read";
    /// The open data: every file, every column, licence and policy.
    Data => "/datos", "/data";
    /// The case of 2018, told with the record's own facts.
    Case => "/el-caso-de-2018", "/the-2018-case";
    /// How to cite something of the record.
    Citation(kind, id) => "/citar/{kind}/{id}", "/cite/{kind}/{id}";
    CitationFile(kind, id, format) => "/citar/{kind}/{id}/{format}", "/cite/{kind}/{id}/{format}";
    Privacy => "/aviso-de-privacidad", "/privacy";
    /// The record for programs, explained to people.
    Api => "/datos/api", "/data/api";

    SignUp => "/cuenta/registro", "/account/sign-up";
    SignUpSent => "/cuenta/registro/enviado", "/account/sign-up/sent";
    Confirm(token) => "/cuenta/confirmacion/{token}", "/account/confirmation/{token}";
    SignIn => "/cuenta/entrar", "/account/sign-in";
    SignOut => "/cuenta/salir", "/account/sign-out";
    SignOutEverywhere => "/cuenta/salir-de-todo", "/account/sign-out-everywhere";
    Forgot => "/cuenta/contrasena", "/account/password";
    ForgotSent => "/cuenta/contrasena/enviado", "/account/password/sent";
    Reset(token) => "/cuenta/contrasena/{token}", "/account/password/{token}";
    /// The one-time link that makes the steward's account.
    FirstSteward(token) => "/cuenta/responsable/{token}", "/account/steward/{token}";
    /// What a person has to do here.
    Desk => "/mi", "/my";
    Account => "/mi/cuenta", "/my/account";
    /// All that is kept under one's own account.
    AccountCopy => "/mi/cuenta/copia", "/my/account/copy";
    AccountDeletion => "/mi/cuenta/borrado", "/my/account/deletion";
    AccountPassword => "/mi/cuenta/contrasena", "/my/account/password";

    StewardDesk => "/responsable", "/steward";
    StewardLetters => "/responsable/cartas", "/steward/letters";
    /// One letter, with the link in it: after its opening was noted.
    StewardLetter(letter) => "/responsable/cartas/{letter}", "/steward/letters/{letter}";
    StewardOpening(letter) => "/responsable/cartas/{letter}/apertura", "/steward/letters/{letter}/opening";
    StewardRetry(letter) => "/responsable/cartas/{letter}/reintento", "/steward/letters/{letter}/retry";
    StewardHandover(letter) => "/responsable/cartas/{letter}/entrega", "/steward/letters/{letter}/handover";
    /// Days on which authorities do not work.
    StewardDays => "/responsable/dias-inhabiles", "/steward/non-working-days";
    /// Taking the words out of a fact.
    StewardRedaction(fact) => "/responsable/hechos/{fact}/testado", "/steward/facts/{fact}/redaction";
    /// Giving a thing of the record a better address.
    StewardAddresses => "/responsable/direcciones", "/steward/addresses";
    StewardPeople => "/responsable/personas", "/steward/people";
    StewardSteward(person) => "/responsable/personas/{person}/responsable", "/steward/people/{person}/steward";
    StewardMonitor(person) => "/responsable/personas/{person}/observacion", "/steward/people/{person}/monitor";
    StewardAssociations => "/responsable/asociaciones", "/steward/associations";
    StewardVerification(association) => "/responsable/asociaciones/{association}/verificacion", "/steward/associations/{association}/verification";
    StewardReplacement(association) => "/responsable/asociaciones/{association}/relevo", "/steward/associations/{association}/replacement";
    StewardReplacementStop(association) => "/responsable/asociaciones/{association}/relevo/cancelacion", "/steward/associations/{association}/replacement/cancellation";
    /// Carrying it out, once the notice is over.
    StewardReplacementEnd(association) => "/responsable/asociaciones/{association}/relevo/cumplimiento", "/steward/associations/{association}/replacement/completion";
    StewardReplacementDeed(association, replacement) => "/responsable/asociaciones/{association}/relevo/{replacement}/acta", "/steward/associations/{association}/replacement/{replacement}/deed";
    /// What an association shows of its papers to whoever verifies it.
    StewardDossier(association) => "/responsable/asociaciones/{association}/documentos", "/steward/associations/{association}/papers";
    StewardDossierVersion(association, version) => "/responsable/asociaciones/{association}/documentos/{version}", "/steward/associations/{association}/papers/{version}";
    StewardInstitutions => "/responsable/instituciones", "/steward/institutions";
    StewardDesignation(institution) => "/responsable/instituciones/{institution}/designacion", "/steward/institutions/{institution}/designation";
    StewardOfficeWithdrawal(institution, person) => "/responsable/instituciones/{institution}/personas/{person}/retiro", "/steward/institutions/{institution}/officials/{person}/withdrawal";
    /// Electoral periods as the steward keeps them.
    StewardPeriods => "/responsable/elecciones", "/steward/elections";
    StewardPeriodNew => "/responsable/elecciones/nuevo", "/steward/elections/new";
    StewardPeriod(period) => "/responsable/elecciones/{period}", "/steward/elections/{period}";
    StewardOfficials(institution) => "/responsable/instituciones/{institution}/personas", "/steward/institutions/{institution}/officials";

    /// How to form an association, step by step, in each country; and what each identifier looks like.
    Guides => "/formar-asociacion", "/forming-an-association";
    Guide(guide) => "/formar-asociacion/{guide}", "/forming-an-association/{guide}";
    Identifiers => "/identificadores", "/identifiers";
    Associations => "/asociaciones", "/associations";
    AssociationPublic(association) => "/asociaciones/{association}", "/associations/{association}";
    AssociationNew => "/mi/asociaciones/nueva", "/my/associations/new";
    Association(association) => "/mi/asociaciones/{association}", "/my/associations/{association}";
    AssociationProfile(association) => "/mi/asociaciones/{association}/perfil", "/my/associations/{association}/profile";
    AssociationSeats(association) => "/mi/asociaciones/{association}/sedes", "/my/associations/{association}/seats";
    AssociationSeat(association, seat) => "/mi/asociaciones/{association}/sedes/{seat}", "/my/associations/{association}/seats/{seat}";
    AssociationLegal(association) => "/mi/asociaciones/{association}/personas-morales", "/my/associations/{association}/legal-persons";
    AssociationLegalPerson(association, legal) => "/mi/asociaciones/{association}/personas-morales/{legal}", "/my/associations/{association}/legal-persons/{legal}";
    AssociationMembers(association) => "/mi/asociaciones/{association}/integrantes", "/my/associations/{association}/members";
    AssociationMember(association, person) => "/mi/asociaciones/{association}/integrantes/{person}", "/my/associations/{association}/members/{person}";
    AssociationInvitations(association) => "/mi/asociaciones/{association}/invitaciones", "/my/associations/{association}/invitations";
    /// Papers that an association keeps once and lends to its applications.
    Dossier(association) => "/mi/asociaciones/{association}/documentos", "/my/associations/{association}/papers";
    DossierPaper(association, paper) => "/mi/asociaciones/{association}/documentos/{paper}", "/my/associations/{association}/papers/{paper}";
    DossierVersions(association, paper) => "/mi/asociaciones/{association}/documentos/{paper}/versiones", "/my/associations/{association}/papers/{paper}/versions";
    /// The file; that it was opened is noted.
    DossierVersion(association, paper, version) => "/mi/asociaciones/{association}/documentos/{paper}/versiones/{version}", "/my/associations/{association}/papers/{paper}/versions/{version}";
    DossierRetirement(association, paper) => "/mi/asociaciones/{association}/documentos/{paper}/retiro", "/my/associations/{association}/papers/{paper}/retirement";
    /// Whether the steward may open it.
    DossierShowing(association, paper) => "/mi/asociaciones/{association}/documentos/{paper}/muestra", "/my/associations/{association}/papers/{paper}/showing";
    /// A lost sole representative, replaced after notice to all members: what stands, and what members say against it.
    Replacement(association) => "/mi/asociaciones/{association}/relevo", "/my/associations/{association}/replacement";
    ReplacementObjections(association) => "/mi/asociaciones/{association}/relevo/objeciones", "/my/associations/{association}/replacement/objections";
    ReplacementStop(association) => "/mi/asociaciones/{association}/relevo/cancelacion", "/my/associations/{association}/replacement/cancellation";
    ReplacementDeed(association, replacement) => "/mi/asociaciones/{association}/relevo/{replacement}/acta", "/my/associations/{association}/replacement/{replacement}/deed";
    /// What the association does, described once.
    Projects(association) => "/mi/asociaciones/{association}/proyectos", "/my/associations/{association}/projects";
    Project(association, project) => "/mi/asociaciones/{association}/proyectos/{project}", "/my/associations/{association}/projects/{project}";
    /// Its own checklist of a guide, and its yearly duties.
    AssociationGuide(association, guide) => "/mi/asociaciones/{association}/pasos/{guide}", "/my/associations/{association}/steps/{guide}";
    AssociationDuties(association) => "/mi/asociaciones/{association}/obligaciones", "/my/associations/{association}/duties";
    /// The years for which one of them is done, and taking such a mark back.
    DutyDone(association, duty) => "/mi/asociaciones/{association}/obligaciones/{duty}/cumplimientos", "/my/associations/{association}/duties/{duty}/completions";
    DutyTakenBack(association, duty, year) => "/mi/asociaciones/{association}/obligaciones/{duty}/cumplimientos/{year}/retiro", "/my/associations/{association}/duties/{duty}/completions/{year}/withdrawal";
    /// The same invitation, from the desk of the person whose address it is.
    DeskInvitation(invitation) => "/mi/invitaciones/{invitation}", "/my/invitations/{invitation}";
    Invitation(token) => "/invitaciones/{token}", "/invitations/{token}";

    /// The whole of a line's questions and papers, before any account.
    LineQuestions(slug, line) => "/convocatorias/{slug}/{line}/requisitos", "/calls/{slug}/{line}/requirements";
    /// May an association apply? The call's rules as questions.
    LineEligibility(slug, line) => "/convocatorias/{slug}/{line}/quien-puede-solicitar", "/calls/{slug}/{line}/who-may-apply";
    /// The same on paper, with lines to write on.
    LineRequirements(slug, line) => "/convocatorias/{slug}/{line}/requisitos.pdf", "/calls/{slug}/{line}/requirements.pdf";
    LineBlankForm(slug, line) => "/convocatorias/{slug}/{line}/formulario-en-blanco", "/calls/{slug}/{line}/blank-form";
    /// What each folio of a resolved line got.
    LineResults(slug, line) => "/convocatorias/{slug}/{line}/resultados", "/calls/{slug}/{line}/results";
    /// A promise stated as a term, counted day by day.
    LineTerm(slug, line) => "/convocatorias/{slug}/{line}/plazo", "/calls/{slug}/{line}/term";
    CommitmentTerm(slug) => "/compromisos/{slug}/plazo", "/commitments/{slug}/term";
    ApplicationStart(slug, line) => "/convocatorias/{slug}/{line}/solicitud", "/calls/{slug}/{line}/application";
    Applications(association) => "/mi/asociaciones/{association}/solicitudes", "/my/associations/{association}/applications";
    Application(application) => "/mi/solicitudes/{application}", "/my/applications/{application}";
    /// What an amendment of the call changed.
    /// Deleting a draft.
    ApplicationDeletion(application) => "/mi/solicitudes/{application}/borrado", "/my/applications/{application}/deletion";
    ApplicationAmendment(application) => "/mi/solicitudes/{application}/modificacion", "/my/applications/{application}/amendment";
    /// Through which legal person it is applied.
    ApplicationLegalPerson(application) => "/mi/solicitudes/{application}/persona-moral", "/my/applications/{application}/legal-person";
    ApplicationAnswers(application) => "/mi/solicitudes/{application}/respuestas", "/my/applications/{application}/answers";
    /// Saves one field of a draft while somebody types.
    ApplicationSaving(application) => "/mi/solicitudes/{application}/guardado", "/my/applications/{application}/saving";
    ApplicationBudget(application) => "/mi/solicitudes/{application}/presupuesto", "/my/applications/{application}/budget";
    /// The budget as a sheet of CSV, out and in.
    ApplicationBudgetSheet(application) => "/mi/solicitudes/{application}/presupuesto/hoja", "/my/applications/{application}/budget/sheet";
    ApplicationFiles(application) => "/mi/solicitudes/{application}/documentos", "/my/applications/{application}/papers";
    ApplicationFile(application, file) => "/mi/solicitudes/{application}/documentos/{file}", "/my/applications/{application}/papers/{file}";
    ApplicationFileRemoval(application, file) => "/mi/solicitudes/{application}/documentos/{file}/retiro", "/my/applications/{application}/papers/{file}/removal";
    /// A paper of the association's dossier, as a copy for this application.
    ApplicationLoans(application) => "/mi/solicitudes/{application}/documentos-de-la-asociacion", "/my/applications/{application}/association-papers";
    /// A project of the association, copied into an answer.
    ApplicationProject(application) => "/mi/solicitudes/{application}/proyecto", "/my/applications/{application}/project";
    ApplicationCheck(application) => "/mi/solicitudes/{application}/revision", "/my/applications/{application}/check";
    /// Filing: what comes into being is a filing.
    ApplicationFiling(application) => "/mi/solicitudes/{application}/presentacion", "/my/applications/{application}/filing";
    ApplicationWithdrawal(application) => "/mi/solicitudes/{application}/retiro", "/my/applications/{application}/withdrawal";
    /// What is to be corrected in what was filed, and the answer.
    Correction(application, correction) => "/mi/solicitudes/{application}/prevenciones/{correction}", "/my/applications/{application}/corrections/{correction}";
    /// Saves one field of the answer while somebody types.
    CorrectionSaving(application, correction) => "/mi/solicitudes/{application}/prevenciones/{correction}/guardado", "/my/applications/{application}/corrections/{correction}/saving";
    CorrectionFiles(application, correction) => "/mi/solicitudes/{application}/prevenciones/{correction}/documentos", "/my/applications/{application}/corrections/{correction}/papers";
    CorrectionFile(application, correction, file) => "/mi/solicitudes/{application}/prevenciones/{correction}/documentos/{file}", "/my/applications/{application}/corrections/{correction}/papers/{file}";
    /// The receipt of an answer, as PDF.
    CorrectionReceiptPdf(application, correction) => "/mi/solicitudes/{application}/prevenciones/{correction}/acuse/pdf", "/my/applications/{application}/corrections/{correction}/receipt/pdf";
    CorrectionFileRemoval(application, correction, file) => "/mi/solicitudes/{application}/prevenciones/{correction}/documentos/{file}/retiro", "/my/applications/{application}/corrections/{correction}/papers/{file}/removal";
    /// Bringing over what fits from an earlier application.
    ApplicationCopy(application) => "/mi/solicitudes/{application}/copia", "/my/applications/{application}/copy";
    /// Everything that was filed, asked, answered and received, with the proofs, in one file.
    ApplicationCaseFile(application) => "/mi/solicitudes/{application}/expediente", "/my/applications/{application}/case-file";
    ApplicationResult(application) => "/mi/solicitudes/{application}/resultado", "/my/applications/{application}/result";
    Receipt(application) => "/mi/solicitudes/{application}/acuse", "/my/applications/{application}/receipt";
    /// The receipt as PDF/UA.
    ReceiptPdf(application) => "/mi/solicitudes/{application}/acuse/pdf", "/my/applications/{application}/receipt/pdf";
    /// What opens the filing's entry in the log.
    ReceiptProof(application) => "/mi/solicitudes/{application}/acuse/prueba", "/my/applications/{application}/receipt/proof";
    /// The frozen copy, whose hash is on the receipt.
    ReceiptContent(application) => "/mi/solicitudes/{application}/acuse/contenido", "/my/applications/{application}/receipt/content";
    /// Whether a receipt is real, for anybody who is shown one.
    ReceiptLookup => "/acuses", "/receipts";
    ReceiptCheck(folio) => "/acuses/{folio}", "/receipts/{folio}";
    FiledElsewhere(association) => "/mi/asociaciones/{association}/presentadas-fuera", "/my/associations/{association}/filed-elsewhere";
    FiledElsewhereNew(association) => "/mi/asociaciones/{association}/presentadas-fuera/nueva", "/my/associations/{association}/filed-elsewhere/new";
    /// Whether the association's name stands beside the number of those that say they applied.
    FiledElsewhereName(association, filing) => "/mi/asociaciones/{association}/presentadas-fuera/{filing}/nombre", "/my/associations/{association}/filed-elsewhere/{filing}/name";
    /// Correcting what was said of it: the day, the sum, the note.
    FiledElsewhereCorrection(association, filing) => "/mi/asociaciones/{association}/presentadas-fuera/{filing}/correccion", "/my/associations/{association}/filed-elsewhere/{filing}/correction";
    /// Taking a record back that should not have been made.
    FiledElsewhereTakenBack(association, filing) => "/mi/asociaciones/{association}/presentadas-fuera/{filing}/retiro", "/my/associations/{association}/filed-elsewhere/{filing}/withdrawal";
    /// Deleting the receipt of a record that was taken back.
    FiledElsewhereFileDeletion(association, filing) => "/mi/asociaciones/{association}/presentadas-fuera/{filing}/acuse/borrado", "/my/associations/{association}/filed-elsewhere/{filing}/receipt/deletion";
    FiledElsewherePaper(association, filing) => "/mi/asociaciones/{association}/presentadas-fuera/{filing}/acuse", "/my/associations/{association}/filed-elsewhere/{filing}/receipt";

    /// One fact: its permanent address.
    Fact(fact) => "/hechos/{fact}", "/facts/{fact}";
    /// What somebody may record about a thing, and the form of one kind.
    FactNew(subject_kind, subject) => "/mi/hechos/{subject_kind}/{subject}", "/my/facts/{subject_kind}/{subject}";
    FactForm(subject_kind, subject, kind) => "/mi/hechos/{subject_kind}/{subject}/{kind}", "/my/facts/{subject_kind}/{subject}/{kind}";
    FactsToConfirm => "/mi/hechos-por-confirmar", "/my/facts-to-confirm";
    FactConfirmation(fact) => "/mi/hechos-por-confirmar/{fact}", "/my/facts-to-confirm/{fact}";

    /// The call of an edition, put on record by whoever watches.
    EditionNew(template) => "/mi/ediciones/{template}", "/my/editions/{template}";

    /// What a fact rests on: a page, a file, somebody's words.
    Evidence(evidence) => "/evidencia/{evidence}/ficha", "/evidence/{evidence}/sheet";
    /// The cleaned copy, for everybody.
    EvidenceFile(evidence) => "/evidencia/{evidence}", "/evidence/{evidence}";
    /// Opening what is private: noted, and good for an hour.
    EvidenceOpening(evidence) => "/evidencia/{evidence}/apertura", "/evidence/{evidence}/opening";
    /// The file as it came, for few.
    EvidenceOriginal(evidence) => "/evidencia/{evidence}/original", "/evidence/{evidence}/original";
    EvidenceCopy(evidence) => "/evidencia/{evidence}/copia", "/evidence/{evidence}/copy";
    /// A copy as it would be published.
    EvidenceLook(evidence) => "/evidencia/{evidence}/copia/vista", "/evidence/{evidence}/copy/look";
    EvidenceWithdrawal(evidence) => "/evidencia/{evidence}/copia/retiro", "/evidence/{evidence}/copy/withdrawal";
    EvidenceConsent(evidence) => "/evidencia/{evidence}/consentimiento", "/evidence/{evidence}/consent";
    EvidenceConsentWithdrawal(evidence, scope) => "/evidencia/{evidence}/consentimiento/{scope}/retiro", "/evidence/{evidence}/consent/{scope}/withdrawal";

    Suggest => "/convocatorias-sugeridas/nueva", "/suggested-calls/new";
    Suggestions => "/convocatorias-sugeridas", "/suggested-calls";
    Suggestion(suggestion) => "/convocatorias-sugeridas/{suggestion}", "/suggested-calls/{suggestion}";
    SuggestionConfirmation(suggestion) => "/convocatorias-sugeridas/{suggestion}/confirmacion", "/suggested-calls/{suggestion}/confirmation";
    SuggestionRefusal(suggestion) => "/convocatorias-sugeridas/{suggestion}/descarte", "/suggested-calls/{suggestion}/refusal";

    Office(institution) => "/oficina/{institution}", "/office/{institution}";
    OfficeCallNew(institution) => "/oficina/{institution}/convocatorias/nueva", "/office/{institution}/calls/new";
    /// The next edition of a call that comes round, as a call that is being written.
    OfficeEdition(institution, template) => "/oficina/{institution}/ediciones/{template}", "/office/{institution}/editions/{template}";
    /// A call that is being written.
    OfficeDraft(institution, draft) => "/oficina/{institution}/borradores/{draft}", "/office/{institution}/drafts/{draft}";
    OfficeDraftLines(institution, draft) => "/oficina/{institution}/borradores/{draft}/lineas", "/office/{institution}/drafts/{draft}/lines";
    OfficeDraftLine(institution, draft, line) => "/oficina/{institution}/borradores/{draft}/lineas/{line}", "/office/{institution}/drafts/{draft}/lines/{line}";
    /// The form as applicants will see it, and a filing of it that does not count.
    OfficeDraftTrial(institution, draft, line) => "/oficina/{institution}/borradores/{draft}/lineas/{line}/prueba", "/office/{institution}/drafts/{draft}/lines/{line}/trial";
    OfficePublication(institution, draft) => "/oficina/{institution}/borradores/{draft}/publicacion", "/office/{institution}/drafts/{draft}/publication";
    OfficeDraftRemoval(institution, draft) => "/oficina/{institution}/borradores/{draft}/retiro", "/office/{institution}/drafts/{draft}/removal";
    OfficeLine(institution, line) => "/oficina/{institution}/lineas/{line}", "/office/{institution}/lines/{line}";
    /// Amending what a published line asks.
    OfficeAmendment(institution, line) => "/oficina/{institution}/lineas/{line}/modificacion", "/office/{institution}/lines/{line}/amendment";
    OfficeSuspension(institution, line) => "/oficina/{institution}/lineas/{line}/suspension", "/office/{institution}/lines/{line}/suspension";
    OfficeResumption(institution, line) => "/oficina/{institution}/lineas/{line}/reanudacion", "/office/{institution}/lines/{line}/resumption";
    /// The list of them, as CSV.
    OfficeFolios(institution, line) => "/oficina/{institution}/lineas/{line}/folios.csv", "/office/{institution}/lines/{line}/folios.csv";
    /// Opening the names that the line withholds.
    OfficeNames(institution, line) => "/oficina/{institution}/lineas/{line}/nombres", "/office/{institution}/lines/{line}/names";
    /// Declaring an interest by the name of an association, where its folio is not known.
    OfficeInterests(institution, line) => "/oficina/{institution}/lineas/{line}/intereses", "/office/{institution}/lines/{line}/interests";
    /// Who takes care of which folio: takes the form of the list.
    OfficeAssignments(institution, line) => "/oficina/{institution}/lineas/{line}/encargos", "/office/{institution}/lines/{line}/assignments";
    OfficeFiled(institution, line, folio) => "/oficina/{institution}/lineas/{line}/folios/{folio}", "/office/{institution}/lines/{line}/folios/{folio}";
    /// What somebody finds of it by the published criteria.
    OfficeOpinion(institution, line, folio) => "/oficina/{institution}/lineas/{line}/folios/{folio}/opinion", "/office/{institution}/lines/{line}/folios/{folio}/opinion";
    OfficeRuling(institution, line, folio) => "/oficina/{institution}/lineas/{line}/folios/{folio}/dictamen", "/office/{institution}/lines/{line}/folios/{folio}/ruling";
    /// Asking for corrections in what was filed.
    OfficeCorrection(institution, line, folio) => "/oficina/{institution}/lineas/{line}/folios/{folio}/prevencion", "/office/{institution}/lines/{line}/folios/{folio}/correction";
    /// Declaring an interest in one folio, before it opens or after.
    OfficeInterest(institution, line, folio) => "/oficina/{institution}/lineas/{line}/folios/{folio}/conflicto-de-interes", "/office/{institution}/lines/{line}/folios/{folio}/conflict-of-interest";
    /// The case file of a folio, as a ZIP.
    OfficeCaseFile(institution, line, folio) => "/oficina/{institution}/lineas/{line}/folios/{folio}/expediente", "/office/{institution}/lines/{line}/folios/{folio}/case-file";
    OfficePaper(institution, line, folio, file) => "/oficina/{institution}/lineas/{line}/folios/{folio}/documentos/{file}", "/office/{institution}/lines/{line}/folios/{folio}/papers/{file}";
    OfficeConflict(institution, line) => "/oficina/{institution}/lineas/{line}/conflicto-de-interes", "/office/{institution}/lines/{line}/conflict-of-interest";
    /// Lifting a conflict of interest that somebody else declared.
    OfficeConflictLift(institution, line, declaration) => "/oficina/{institution}/lineas/{line}/conflicto-de-interes/{declaration}", "/office/{institution}/lines/{line}/conflict-of-interest/{declaration}";
    OfficeResolution(institution, line) => "/oficina/{institution}/lineas/{line}/resolucion", "/office/{institution}/lines/{line}/resolution";
    OfficeApproval(institution, line) => "/oficina/{institution}/lineas/{line}/resolucion/aprobacion", "/office/{institution}/lines/{line}/resolution/approval";
    /// What undoes a resolution, as one official proposes it.
    OfficeAct(institution, act) => "/oficina/{institution}/actos/{act}", "/office/{institution}/acts/{act}";
    OfficeActApproval(institution, act) => "/oficina/{institution}/actos/{act}/aprobacion", "/office/{institution}/acts/{act}/approval";
    OfficeActWithdrawal(institution, act) => "/oficina/{institution}/actos/{act}/retiro", "/office/{institution}/acts/{act}/withdrawal";
}

impl Route {
    /// The nearest address above one that is a page's too: where the form of an address that only takes one stands.
    pub fn above(path: &str, lang: Lang) -> Option<&str> {
        let mut parents = path.match_indices('/').map(|(at, _)| &path[..at]).filter(|parent| !parent.is_empty());
        parents.rfind(|parent| Self::ALL.iter().any(|route| fits(route.pattern(lang), parent)))
    }

    /// The route and the language of a pattern that the router matched.
    pub fn of_pattern(pattern: &str) -> Option<(Self, Lang)> {
        let each = Self::ALL.iter().flat_map(|route| LANGS.map(|lang| (*route, lang)));
        each.into_iter().find(|(route, lang)| route.pattern(*lang) == pattern)
    }
}

impl Page {
    /// The address, in a language.
    pub fn path(&self, lang: Lang) -> String {
        filled(self.route().pattern(lang), self.arguments().into_iter())
    }
}

/// Whether a path is one of a pattern's addresses.
fn fits(pattern: &str, path: &str) -> bool {
    let (wanted, there): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    let each = wanted.iter().zip(&there).all(|(part, found)| part == found || part.starts_with('{') && !found.is_empty());
    wanted.len() == there.len() && each
}

fn fill(path: &str, name: &str, value: &str) -> String {
    path.replace(&format!("{{{name}}}"), &utf8_percent_encode(value, SEGMENT).to_string())
}

/// Any pattern with what its address names.
pub fn filled<'a>(pattern: &str, values: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    values.fold(pattern.to_owned(), |path, (name, value)| fill(&path, name, value))
}

/// The same page in the other language, from the pattern that matched and the values it matched.
pub fn in_other_language<'a>(matched: &str, values: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let (route, lang) = Route::of_pattern(matched)?;
    Some(filled(route.pattern(lang.other()), values))
}
