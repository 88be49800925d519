// Two people of one association write one application: what they change in different answers, or in different rows of the budget, comes
// together, and where both changed the same one, whoever saves second sees both and chooses.
import assert from "node:assert/strict";
import { arrivesAs, cast, openDraft, opens, signIn, what } from "../people.mjs";

export default {
  name: "Two people write one draft",
  server: "demo",

  async walk(visitor) {
    await signIn(visitor, cast.representative);
    const draft = await openDraft(visitor);
    const answers = `${draft}/respuestas`;
    const asha = await arrivesAs(visitor, cast.drafter);
    for (const somebody of [visitor, asha]) await opens(somebody, answers);
    await countsWhereItCan(visitor);

    // Different answers come together.
    await writes(visitor, what, "Talleres de memoria, dice Ibai.");
    await picks(asha, "Ciudad de México");
    for (const somebody of [visitor, asha]) {
      await opens(somebody, answers);
      assert.equal(await somebody.page.getByLabel(what).inputValue(), "Talleres de memoria, dice Ibai.");
      assert.ok(await somebody.page.getByLabel("Ciudad de México").isChecked());
    }

    // The same answer: Asha is second, reads both, and keeps what Ibai wrote.
    await writes(visitor, what, "Talleres, y un archivo de voz.");
    await isAsked(asha, "Talleres con jóvenes.");
    await asha.sees(/^Lo que guardó Ibai/);
    await looksRight(asha);
    await asha.screenshot(`two-texts-${asha.width}-${asha.js ? "js" : "html"}`);
    await keeps(asha, /^Dejar lo de Ibai/);
    await opens(asha, answers);
    assert.equal(await asha.page.getByLabel(what).inputValue(), "Talleres, y un archivo de voz.");

    // Once more, and she keeps her own.
    await opens(visitor, answers);
    await writes(visitor, what, "Talleres, archivo y fiesta.");
    await isAsked(asha, "Talleres, archivo y clínica.");
    await keeps(asha, "Dejar lo que escribí aquí");
    await opens(visitor, answers);
    assert.equal(await visitor.page.getByLabel(what).inputValue(), "Talleres, archivo y clínica.");
    await budgetTogether(visitor, asha, `${draft}/presupuesto`);
    await asha.leave();
  },
};

/** A limit is said to everybody; what is left of it only where it is counted while somebody types. */
async function countsWhereItCan(somebody) {
  await somebody.sees("Hasta 1,500 caracteres.");
  assert.equal(await somebody.page.locator("[data-counts]").first().isVisible(), somebody.js);
  const text = await somebody.page.getByLabel(what).inputValue();
  if (somebody.js) await somebody.sees(`Caracteres que quedan: ${1500 - [...text.trim()].length}`);
  else await somebody.seesNot(/^(Caracteres|Palabras) que quedan/);
}

/** With scripts it saves itself; without, the button does it. */
async function saves(somebody) {
  if (somebody.js) await somebody.sees(/^Guardado a las/);
  else await somebody.press("Guardar");
}

async function writes(somebody, label, text) {
  await somebody.fill(label, text);
  await saves(somebody);
}

async function picks(somebody, label) {
  await somebody.tick(label);
  await saves(somebody);
}

/** Writes an answer that somebody else has changed meanwhile. */
async function isAsked(somebody, text) {
  await somebody.fill(what, text);
  if (!somebody.js) await somebody.press("Guardar", 422);
  await somebody.sees("Esta respuesta tiene dos textos");
  await somebody.seesNot(/^Guardado a las/);
}

async function keeps(somebody, choice) {
  await somebody.tick(choice);
  if (somebody.js) await somebody.touch("Dejar el texto elegido");
  await saves(somebody);
  await somebody.seesNot("Esta respuesta tiene dos textos");
}

/** Both begin the empty budget at once; then both change the same row. */
async function budgetTogether(visitor, asha, budget) {
  const both = [visitor, asha];
  for (const somebody of both) await opens(somebody, budget);
  await visitor.fillIn({ "Concepto, renglón 1": "Facilitación", "Costo por unidad, renglón 1": "4,500.00" });
  await asha.fillIn({ "Concepto, renglón 1": "Local", "Costo por unidad, renglón 1": "800.00" });
  for (const somebody of both) await somebody.press("Guardar");
  for (const somebody of both) {
    await opens(somebody, budget);
    assert.deepEqual(await concepts(somebody), ["Facilitación", "Local"]);
  }
  await visitor.fill("Costo por unidad, renglón 1", "4,800.00");
  await visitor.press("Guardar");
  await asha.fillIn({ "Costo por unidad, renglón 1": "5,000.00", "Concepto, renglón 2": "Local en Pilsen" });
  if (!asha.js) await asha.press("Guardar", 422);
  await asha.sees("Renglón 1: dos versiones");
  await asha.sees("Facilitación · 1 × 4,800.00 · Se pide");
  await looksRight(asha);
  await asha.screenshot(`two-rows-${asha.width}-${asha.js ? "js" : "html"}`);
  await asha.tick(/^Dejar lo de Ibai/);
  if (asha.js) await asha.touch("Dejar la versión elegida");
  await saves(asha);
  await asha.seesNot("Renglón 1: dos versiones");
  await opens(visitor, budget);
  assert.deepEqual(await concepts(visitor), ["Facilitación", "Local en Pilsen"]);
  assert.equal(await visitor.page.getByLabel("Costo por unidad, renglón 1").inputValue(), "4,800.00");
}

const concepts = (somebody) => somebody.page.getByLabel(/^Concepto, renglón/).evaluateAll((fields) => fields.map((field) => field.value));

async function looksRight(somebody) {
  await somebody.noSidewaysScroll();
  await somebody.axeClean();
}
