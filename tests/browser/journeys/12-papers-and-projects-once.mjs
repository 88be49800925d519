// An association keeps its papers and describes its projects once: an application takes copies, whoever opens a paper is noted, and a paper
// that ends too early is told of before somebody finds out at the counter.
import assert from "node:assert/strict";
import { arrivesAs, cast, openDraft, signIn } from "../people.mjs";

const what = "¿Qué hará la asociación y con quién?";
const paper = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export default {
  name: "An association lends its papers and its projects to an application",
  server: "demo",

  async walk(visitor) {
    await signIn(visitor, cast.representative);
    await visitor.sees("Documentos que vencen antes de un cierre");
    await visitor.follow("Constancia del RFC");
    await visitor.sees(/^Este documento vence antes del cierre de «/);
    await visitor.sees("Documentos de la asociación");
    await looksRight(visitor, "paper");
    await keeps(visitor);
    const draft = await openDraft(visitor);
    await borrows(visitor, draft);
    await describes(visitor);
    await copies(visitor, draft);
    await isRead(visitor);
  },
};

async function looksRight(visitor, name) {
  await visitor.pressesWhatItMeans();
  if (visitor.width > 1000) await visitor.fitsEveryWidth();
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  await visitor.screenshot(`${name}-${visitor.width}-${visitor.js ? "js" : "html"}`);
}

/** Keeps a paper that ends next week; dates the wrong way round come back as typed. */
async function keeps(visitor) {
  await visitor.follow("Documentos de la asociación");
  await visitor.choose("Qué documento es", "Carta o carátula del banco");
  await visitor.fillIn({ "Fecha de expedición": inDays(-10), "Último día de vigencia": inDays(-11) });
  await visitor.attach("Archivo", "carta-banco.pdf", "application/pdf", paper);
  await visitor.press("Guardar el documento", 422);
  await visitor.sees("El último día de vigencia es anterior a la expedición. Revise las dos fechas.");
  await visitor.fill("Último día de vigencia", inDays(7));
  await visitor.attach("Archivo", "carta-banco.pdf", "application/pdf", paper);
  await visitor.press("Guardar el documento");
  await visitor.sees("El documento quedó guardado.");
  await visitor.sees(/^Este documento vence antes del cierre de «/);
  await visitor.sees("Nadie lo ha abierto.");
  await visitor.follow("Documentos de la asociación");
  await looksRight(visitor, "dossier");
}

/** The draft takes a copy of it, and says that it ends too early. */
async function borrows(visitor, draft) {
  await visitor.open(`${draft}/documentos`);
  await visitor.follow("Tomar un documento que la asociación ya guarda");
  await visitor.sees("Vencen antes del cierre:");
  await looksRight(visitor, "lending");
  await visitor.choose("Para qué documento pedido", "Constancia de situación fiscal");
  await visitor.tick(/^Carta o carátula del banco/);
  await visitor.press("Tomar la copia");
  await visitor.sees("La copia quedó en la solicitud.");
  await visitor.sees(/^carta-banco\.pdf · Vigente hasta el/);
  await visitor.open(draft);
  await visitor.sees("Vencen antes del cierre:");
  await looksRight(visitor, "tasks");
}

/** A drafter opens the paper: the representative reads who, and which application holds a copy. */
async function isRead(visitor) {
  await visitor.open("/es/mi");
  await visitor.follow("Carta o carátula del banco");
  const address = new URL(visitor.page.url()).pathname;
  const asha = await arrivesAs(visitor, cast.drafter);
  await asha.open(address);
  const href = await asha.page.getByRole("link", { name: "carta-banco.pdf" }).getAttribute("href");
  const answer = await asha.context.request.get(`${asha.origin}${href}`);
  assert.equal((await answer.body()).toString(), paper);
  await asha.leave();
  await visitor.open(address);
  await visitor.sees(/^Asha Valdovinos, de la asociación/);
  await visitor.sees("En qué solicitudes hay una copia");
  await looksRight(visitor, "opened");
  // Of the deed, which was filed with a copy and shown to the steward, it reads of both.
  await visitor.follow("Documentos de la asociación");
  await visitor.follow("Acta constitutiva o estatutos");
  await visitor.sees(/^Personal de Instituto Demostrativo de Movilidad/);
  await visitor.sees(/^La persona responsable de la instalación ·/);
}

/** A project more, described once. */
async function describes(visitor) {
  await visitor.open("/es/mi");
  await visitor.follow("Dos Orillas (asociación inventada)");
  await visitor.follow("Proyectos");
  await visitor.sees("Aula de dos ciudades (proyecto inventado)");
  await visitor.press("Guardar el proyecto", 422);
  await looksRight(visitor, "projects");
  await visitor.fillIn({ "Nombre del proyecto": "Festival de ida y vuelta", "Qué es y cómo se hace": "Dos días de música en dos plazas." });
  await visitor.tick("Personas en retorno");
  await visitor.tick("Intercultural");
  await visitor.press("Guardar el proyecto");
  await visitor.follow("Festival de ida y vuelta");
  await looksRight(visitor, "project");
}

/** It goes into an answer, after what stands there. */
async function copies(visitor, draft) {
  await visitor.open(`${draft}/respuestas`);
  const before = await visitor.page.getByLabel(what).inputValue();
  await visitor.open(draft);
  await visitor.follow("Usar un proyecto de la asociación");
  await visitor.press("Copiar el proyecto", 422);
  await visitor.sees("Elija un proyecto y una pregunta.");
  await looksRight(visitor, "project-copy");
  await visitor.tick("Festival de ida y vuelta");
  await visitor.press("Copiar el proyecto");
  await visitor.sees("El proyecto quedó copiado en la respuesta.");
  const copied = ["Dos días de música en dos plazas.", "Población: Personas en retorno. Participación que promueve: Intercultural."];
  assert.equal(await visitor.page.getByLabel(what).inputValue(), [before, ...copied].join("\n\n"));
}
