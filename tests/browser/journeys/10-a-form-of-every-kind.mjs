// A form is written with every kind of question, tried out, published, printed, checked against by anybody, and answered on a phone.
import { arrivesAs, cast, openDraft } from "../people.mjs";

const paper = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

const year = new Date().getUTCFullYear() + 1;

export default {
  name: "A form of every kind is written, tried, and answered",
  server: "demo",

  async walk(visitor) {
    const publisher = await arrivesAs(visitor, cast.publisher);
    const draft = await writes(publisher);
    await tries(publisher, draft);
    await publisher.open(`${draft}/publicacion`);
    await publisher.press("Publicar la convocatoria");
    const call = new URL(publisher.page.url()).pathname;
    await publisher.leave();

    await visitor.open(call);
    await visitor.follow("¿Puede solicitar su asociación?");
    await looksRight(visitor);
    await visitor.page.getByRole("group", { name: "¿Está constituida?" }).getByLabel("No", { exact: true }).check();
    await visitor.press("Ver si puede solicitar");
    await visitor.sees("Según estas respuestas, no puede solicitar. Lo decide esto:");
    await visitor.sees("Solo asociaciones constituidas.");
    await looksRight(visitor);
    await visitor.follow("Leer todas las preguntas y los documentos");
    await visitor.sees("Hasta 50 palabras.");
    await visitor.sees(/^Hasta 2 archivos PDF, JPEG o PNG\./);
    await looksRight(visitor);
    const asked = new URL(visitor.page.url()).pathname;
    await visitor.follow("Formulario en blanco para imprimir");
    await visitor.sees("Se adjuntan a la solicitud");
    await looksRight(visitor);
    await visitor.screenshot(`blank-${visitor.width}`);

    const drafter = await arrivesAs(visitor, cast.drafter);
    await brings(drafter, await openDraft(drafter));
    await attachesWhereItIsAsked(drafter, asked);
    await drafter.leave();
  },
};

async function looksRight(visitor) {
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
}

/** A call with one line: a text limited in words, several options, a table under a condition, a declaration, a rule of who may apply. */
async function writes(publisher) {
  await publisher.open("/es/oficina/idm/convocatorias/nueva");
  const title = "Formas de prueba";
  await publisher.fillIn({ "Título (en español)": title, "Título (en inglés)": "Trial forms", "Ejercicio fiscal": `${year}` });
  await publisher.press("Empezar el borrador");
  const draft = new URL(publisher.page.url()).pathname;
  await publisher.fillIn({
    "Apertura de la recepción": `${year}-01-10T09:00`,
    "Cierre de la recepción": `${year}-02-10T18:00`,
    "Fecha prometida de resultados": `${year}-04-01`,
  });
  await publisher.press("Guardar la convocatoria");
  await publisher.open(`${draft}/lineas/1`);
  await publisher.fillIn({
    "Título (en español)": "Talleres",
    "Título (en inglés)": "Workshops",
    "Descripción (en español)": "Para asociaciones binacionales.",
    "Descripción (en inglés)": "For binational associations.",
  });
  await publisher.choose("Moneda", "Pesos mexicanos (MXN)");
  await asks(publisher, 0, "Resumen", "long", { max_chars: "50" }, { limit_in: "words" });
  await asks(publisher, 1, "¿A quién sirve?", "several", { options_es: "Retorno\nTránsito", options_en: "Return\nTransit" });
  await asks(publisher, 2, "Sesiones", "table", { c0_es: "Tema", c0_en: "Topic" }, { only_if: "p2=1" });
  await asks(publisher, 3, "Acepto publicar los resultados", "declaration");
  await asks(publisher, 4, "Permiso del local", "file", { max_files: "2", hint_es: "El que dio la alcaldía.", hint_en: "The one the borough gave." }, { only_if: "p2=0" });
  await publisher.press("Agregar una regla");
  await fills(publisher, "r0", {
    question_es: "¿Está constituida?", question_en: "Is it incorporated?", admits: "sí", clause: "Base 1", words: "Solo asociaciones constituidas.",
  });
  await looksRight(publisher);
  await publisher.screenshot(`builder-${publisher.width}`);
  await publisher.press("Guardar la línea");
  return draft;
}

async function asks(publisher, i, text, kind, typed = {}, chosen = {}) {
  await publisher.press("Agregar una pregunta");
  await fills(publisher, `p${i}`, { text_es: text, text_en: text });
  await publisher.page.locator(`#campo-p${i}_kind`).selectOption(kind);
  const fieldset = publisher.page.locator("fieldset", { has: publisher.page.locator(`#campo-p${i}_kind`) });
  await publisher.leaving(() => fieldset.getByRole("button", { name: "Guardar y mostrar los campos de este tipo" }).click());
  // A question that has its words is folded.
  const folded = publisher.page.locator("details.fold", { has: publisher.page.locator(`#campo-p${i}_kind`) });
  if ((await folded.getAttribute("open")) === null) await folded.locator("summary").first().click();
  await fills(publisher, `p${i}`, typed);
  for (const [field, value] of Object.entries(chosen)) await publisher.page.locator(`#campo-p${i}_${field}`).selectOption(value);
}

async function fills(publisher, part, fields) {
  for (const [field, value] of Object.entries(fields)) await publisher.page.locator(`#campo-${part}_${field}`).fill(value);
}

async function tries(publisher, draft) {
  await publisher.open(`${draft}/lineas/1/prueba`);
  await looksRight(publisher);
  await publisher.press("Probar la presentación", 422);
  await publisher.sees("Así no se recibiría. Esto se pediría completar:");
  await publisher.tick("Retorno");
  await publisher.fillIn({ Resumen: "Talleres de memoria.", "Concepto, renglón 1": "Facilitación", "Costo por unidad, renglón 1": "4,500.00" });
  await publisher.tick("Acepto esta declaración");
  await publisher.press("Probar la presentación", 422);
  await publisher.sees("Falta adjuntar archivos: Permiso del local");
  await publisher.tick("Se darían por adjuntos en la prueba");
  await publisher.press("Probar la presentación");
  await publisher.sees("Así se recibiría");
  await looksRight(publisher);
  await publisher.screenshot(`trial-${publisher.width}`);
}

/** Files for a question that an answer leads to: what is written is saved on the way there, and both pages show what is attached. */
async function attachesWhereItIsAsked(drafter, asked) {
  await drafter.open(asked);
  await drafter.follow("Empezar la solicitud");
  await drafter.page.locator("input[name=as]").first().check();
  await drafter.press("Empezar la solicitud");
  const draft = new URL(drafter.page.url()).pathname;
  await drafter.open(`${draft}/respuestas`);
  await drafter.fill("Resumen", "Talleres de memoria.");
  await drafter.tick("Retorno");
  await drafter.unfold("Permiso del local");
  await drafter.sees(/^El que dio la alcaldía\. Hasta 2 archivos PDF, JPEG o PNG\. Hasta 10 MB por archivo\.$/);
  await looksRight(drafter);
  await drafter.press(/^Guardar y adjuntar archivos/);
  drafter.isAt(`${draft}/documentos`);
  await drafter.sees("Ver la pregunta en el formulario");
  await drafter.attach("Elija uno o varios archivos", "permiso.pdf", "application/pdf", paper);
  if (drafter.js) await drafter.islandsAwake();
  await drafter.press("Adjuntar");
  await drafter.sees("permiso.pdf");
  await looksRight(drafter);
  await drafter.screenshot(`files-of-a-question-${drafter.width}`);
  await drafter.follow(/^Ver la pregunta en el formulario/);
  await drafter.sees("permiso.pdf");
  await drafter.sees("Guardar y cambiar los archivos");
  await looksRight(drafter);
  await drafter.screenshot(`question-with-files-${drafter.width}`);
  await drafter.open(draft);
  await drafter.sees(/^En curso · 3 de 4 contestadas$/);
  await drafter.open(`${draft}/revision`);
  await drafter.sees("permiso.pdf");
  await drafter.seesNot("Falta adjuntar archivos: Permiso del local");
  await looksRight(drafter);
  await drafter.screenshot(`check-with-files-${drafter.width}`);
  const english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
  await drafter.open(`${english}/answers`);
  await drafter.sees("Save and change the files");
  await looksRight(drafter);
  await drafter.screenshot(`question-with-files-en-${drafter.width}`);
  await drafter.open(`${english}/papers`);
  await drafter.sees("See the question in the form");
  await looksRight(drafter);
  await drafter.screenshot(`files-of-a-question-en-${drafter.width}`);
}

/** Brings a budget from a file into a draft; a row that cannot be read is named, and nothing is replaced until it is saved. */
async function brings(drafter, draft) {
  await drafter.open(`${draft}/presupuesto`);
  const sheet = "Concepto;Cantidad;Costo por unidad;Quién lo paga\nSillas;4;250,00;Se pide\nMesas;dos;900;Se pide\n";
  await drafter.attach("Leer el presupuesto de un archivo CSV", "presupuesto.csv", "text/csv", sheet);
  await drafter.press("Leer el archivo", 422);
  await drafter.sees(/Renglón 2 \(línea 3 del archivo\)/);
  await looksRight(drafter);
  await drafter.screenshot(`sheet-${drafter.width}`);
  await drafter.fill("Cantidad, renglón 2", "2");
  await drafter.press("Guardar");
  await drafter.open(`${draft}/presupuesto`);
  await drafter.sees(/2,800\.00/);
  await drafter.open(`${draft}/respuestas`);
  await looksRight(drafter);
  await drafter.screenshot(`answers-${drafter.width}`);
}
