// A text of several lines stands in a field of one, as when an amendment shortened the question while somebody wrote: who has the page
// open gets it whole, and saving the page leaves it as it was written.
import assert from "node:assert/strict";
import { answer, arrivesAs, beginsAt, cast, opens } from "../people.mjs";

const texts = { p4: "Con la casa de Pilsen.\nCon el archivo de Little Village.", "p3.0.0": "Memoria\ny telar" };

export default {
  name: "Several lines that a colleague wrote stay several lines",
  server: "demo",
  ways: [
    { width: 1280, js: true },
    { width: 360, js: true },
  ],

  async walk(visitor) {
    const answers = await beginsAt(visitor, "respuestas");
    await opens(visitor, answers);
    await visitor.tick("Chicago");
    await visitor.sees(/^Guardado a las/);

    const asha = await arrivesAs(visitor, cast.drafter);
    await opens(asha, answers);
    for (const [field, text] of Object.entries(texts)) await sends(asha, answers, field, text);

    await answer(visitor).fill("Talleres de memoria en las dos ciudades.");
    await visitor.page.locator("textarea[name=p4]").waitFor();
    for (const [field, text] of Object.entries(texts)) assert.equal(await holds(visitor, field), text);
    assert.equal(await visitor.page.getByLabel("¿Con quién trabaja en Chicago?").inputValue(), texts.p4);
    await visitor.noSidewaysScroll();
    await visitor.axeClean();
    await visitor.screenshot(`several-lines-${visitor.width}`);

    await visitor.press("Guardar");
    await opens(asha, answers);
    for (const [field, text] of Object.entries(texts)) assert.equal(await holds(asha, field), text);
    await asha.sees("Escriba la respuesta en una sola línea, sin saltos de línea.");
    await asha.leave();
  },
};

const holds = (somebody, field) => somebody.page.locator(`[name="${field}"]`).inputValue();

/** Saves a field as the page does while somebody types. */
async function sends(somebody, answers, field, text) {
  const state = await somebody.page.evaluate(
    async ({ endpoint, field, text }) => {
      const shown = document.querySelector(`[name="shown-${field}"]`).value;
      const answer = await fetch(endpoint, { method: "POST", body: new URLSearchParams({ field, text, shown }) });
      return (await answer.json()).state;
    },
    { endpoint: answers.replace(/respuestas$/, "guardado"), field, text },
  );
  assert.equal(state, "saved");
}
