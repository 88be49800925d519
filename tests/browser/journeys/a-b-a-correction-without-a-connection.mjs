// The answer to a correction is saved while it is typed: without a connection it waits on this device, through a reload, and arrives once
// it can; so do the rows of its budget.
import assert from "node:assert/strict";
import { arrivesAs, asksForABudget, beginsAsking, cast, copies, noCopies, opens, signIn } from "../people.mjs";

const note = "Aclaración para la institución";

export default {
  name: "A correction is written without a connection",
  server: "demo",
  ways: [
    { width: 1280, js: true },
    { width: 360, js: true },
  ],

  async walk(visitor) {
    await asks(visitor);
    await signIn(visitor, cast.representative);
    await visitor.open("/es/mi");
    await visitor.follow("Contestar la prevención");
    const page = new URL(visitor.page.url()).pathname;
    await opens(visitor, page);
    await visitor.context.setOffline(true);
    await visitor.fill(note, "Escrito en el metro.");
    const rows = await visitor.page.locator("input[name^=concept-]").count();
    await visitor.touch("Agregar un renglón");
    await visitor.page.locator(`input[name=concept-${rows}]`).fill("Voluntariado");
    await visitor.page.locator(`input[name=cost-${rows}]`).fill("3,000.00");
    await visitor.page.locator(`select[name=source-${rows}]`).selectOption("own");
    await visitor.sees(/^En espera de conexión/);
    await visitor.sees(/^Este dispositivo guarda una copia/);
    assert.equal(await copies(visitor), 2);
    await visitor.noSidewaysScroll();
    await visitor.axeClean();
    await visitor.screenshot(`correction-offline-${visitor.width}`);
    await visitor.page.reload().catch(() => {});
    await visitor.context.setOffline(false);
    await opens(visitor, page);
      await noCopies(visitor);
    await opens(visitor, page);
    assert.equal(await visitor.page.getByLabel(note).inputValue(), "Escrito en el metro.");
    assert.ok((await visitor.page.locator("input[name^=concept-]").evaluateAll((all) => all.map((one) => one.value))).includes("Voluntariado"));
    await together(visitor, page);
    await visitor.fill("Nombre de quien representa a la asociación", "Ibai Robles");
    await visitor.page.locator("input[name=accept]").check();
    await visitor.press("Presentar la corrección");
    await visitor.sees(/^Contestada\. Se recibió/);
    await visitor.sees("Dicho por las dos personas.");
  },
};

/** A colleague writes the same note meanwhile: one of the two is chosen. */
async function together(visitor, page) {
  const asha = await arrivesAs(visitor, cast.drafter);
  await opens(asha, page);
  await asha.fill(note, "Dicho por Asha.");
  await asha.sees(/^Guardado a las/);
  await visitor.fill(note, "Dicho por las dos personas.");
  await visitor.sees("Esta respuesta tiene dos textos");
  await visitor.sees(/^Lo que guardó Asha/);
  await visitor.axeClean();
  await visitor.tick("Dejar lo que escribí aquí");
  await visitor.touch("Dejar el texto elegido");
  await visitor.sees(/^Guardado a las/);
  await asha.leave();
}

async function asks(visitor) {
  const official = await beginsAsking(visitor);
  await asksForABudget(official);
  await official.press("Pedir las correcciones");
  await official.leave();
}
