// A call is amended while somebody drafts: whoever writes is told part by part what changed and which answers it touches, and goes on.
import assert from "node:assert/strict";
import { arrivesAs, cast, openDraft, signIn } from "../people.mjs";

const slug = `redes-de-acogida-inventada-${new Date().getUTCFullYear()}`;
const what = "¿Qué hará la asociación y con quién?";

export default {
  name: "A published call is amended, and the drafter goes on",
  server: "demo",

  async walk(visitor) {
    await signIn(visitor, cast.drafter);
    const draft = await openDraft(visitor);
    await visitor.open(`${draft}/respuestas`);
    const answer = await visitor.page.getByLabel(what).inputValue();
    await mayApply(visitor);

    await amends(visitor);

    await visitor.open(draft);
    await visitor.sees(/^La institución modificó lo que pide esta línea/);
    await looksRight(visitor, "amended-tasks");
    await visitor.follow("Ver qué cambió y qué respuestas toca");
    await visitor.sees("Lo más que puede pedir una solicitud: antes 120,000.00 MXN, ahora 90,000.00 MXN.");
    await visitor.sees(/^Pregunta que cambió: «¿Qué hará la asociación y con quién\?»/);
    await visitor.sees("Ya la había contestado. Revise si la respuesta sigue siendo correcta:");
    await visitor.sees(/^Pregunta que se agregó: «¿Cuántas personas participarán\?»/);
    await looksRight(visitor, "amended");
    await visitor.press("Ya revisamos los cambios");
    await visitor.open(draft);
    await visitor.seesNot(/^La institución modificó lo que pide esta línea/);
    await visitor.open(`${draft}/respuestas`);
    assert.equal(await visitor.page.getByLabel(what).inputValue(), answer, "nothing that was written is lost");
    await visitor.fill("¿Cuántas personas participarán?", "60");
    await visitor.press("Guardar");
    await visitor.open(`${draft}/respuestas`);
    assert.equal(await visitor.page.getByLabel("¿Cuántas personas participarán?").inputValue(), "60");

    const anybody = await visitor.another();
    await anybody.open(`/es/convocatorias/${slug}`);
    await anybody.sees(/modificó lo que pide la línea\./);
    await looksRight(anybody, "amended-call");
    await anybody.leave();
  },
};

async function looksRight(visitor, name) {
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  await visitor.screenshot(`${name}-${visitor.width}-${visitor.js ? "js" : "html"}`);
}

/** Whether an association may apply is answered to somebody without an account, in the words of the call. */
async function mayApply(visitor) {
  const anybody = await visitor.another();
  await anybody.open(`/es/convocatorias/${slug}`);
  await anybody.follow("¿Puede solicitar su asociación?");
  await looksRight(anybody, "eligibility");
  await anybody.page.getByLabel("No", { exact: true }).check();
  await anybody.press("Ver si puede solicitar");
  await anybody.sees("Según estas respuestas, no puede solicitar. Lo decide esto:");
  await anybody.sees(/Podrán solicitar las asociaciones legalmente constituidas/);
  await looksRight(anybody, "eligibility-no");
  await anybody.page.getByLabel("Sí", { exact: true }).check();
  await anybody.press("Ver si puede solicitar");
  await anybody.sees("Según estas respuestas, puede solicitar.");
  await anybody.leave();
}

/** Less money, other words for a question that is answered, and a question more. */
async function amends(visitor) {
  const publisher = await arrivesAs(visitor, cast.publisher);
  await publisher.open(`/es/oficina/idm/lineas/${await firstLine(visitor)}`);
  await publisher.press("Modificar lo que pide la línea");
  const draft = new URL(publisher.page.url()).pathname;
  await publisher.page.locator("#campo-ceiling").fill("90,000.00");
  await unfolds(publisher, "p0_text_es");
  await publisher.page.locator("#campo-p0_hint_es").fill("Diga también qué cambiará para quienes participan.");
  await publisher.page.locator("#campo-p0_hint_en").fill("Say also what will change for those who take part.");
  await publisher.press("Agregar una pregunta");
  const last = Number(await publisher.page.locator("input[name=questions]").inputValue()) - 1;
  await unfolds(publisher, `p${last}_text_es`);
  await publisher.page.locator(`#campo-p${last}_text_es`).fill("¿Cuántas personas participarán?");
  await publisher.page.locator(`#campo-p${last}_text_en`).fill("How many people will take part?");
  await publisher.page.locator(`#campo-p${last}_kind`).selectOption("number");
  await looksRight(publisher, "amending");
  await publisher.press("Guardar la línea");
  await publisher.sees("Antes de publicar la modificación");
  await publisher.sees(/^Pregunta que se agregó: «¿Cuántas personas participarán\?»/);
  await looksRight(publisher, "amendment");
  await publisher.fill("Acto por el que se modifica", "Gaceta inventada, número 2");
  await publisher.press("Publicar la modificación");
  assert.notEqual(new URL(publisher.page.url()).pathname, draft);
  await publisher.leave();
}

async function firstLine(visitor) {
  const { call } = await (await fetch(`${visitor.origin}/api/v1/calls/${slug}`)).json();
  return call.lines[0].id;
}

/** A question that has its words is folded. */
async function unfolds(publisher, field) {
  const folded = publisher.page.locator("details.fold", { has: publisher.page.locator(`#campo-${field}`) });
  if ((await folded.count()) && (await folded.getAttribute("open")) === null) await folded.locator("summary").first().click();
}
