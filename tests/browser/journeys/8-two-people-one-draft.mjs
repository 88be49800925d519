// Two people of one association write one application: what they change in different answers comes together, and where both changed the
// same one, whoever saves second sees both texts and chooses.
import assert from "node:assert/strict";
import { arrivesAs, cast, openDraft, signIn } from "../people.mjs";

const what = "¿Qué hará la asociación y con quién?";

export default {
  name: "Two people write one draft",
  server: "demo",

  async walk(visitor) {
    await signIn(visitor, cast.representative);
    const answers = `${await openDraft(visitor)}/respuestas`;
    const asha = await arrivesAs(visitor, cast.drafter);
    for (const somebody of [visitor, asha]) await opens(somebody, answers);

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
    await asha.leave();
  },
};

async function opens(somebody, answers) {
  await somebody.open(answers);
  if (somebody.js) await somebody.islandsAwake();
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

async function looksRight(somebody) {
  await somebody.noSidewaysScroll();
  await somebody.axeClean();
}
