// A budget is saved row by row while it is typed: without a connection it waits on this device, also in rows that were added meanwhile and
// through a reload; two people write it at once; and what the server no longer takes stays to be read.
import assert from "node:assert/strict";
import { arrivesAs, beginsAt, cast, copies, expects, noCopies, opens, pressesInVain } from "../people.mjs";

export default {
  name: "Somebody writes a budget without a connection",
  server: "demo",
  ways: [
    { width: 1280, js: true },
    { width: 360, js: true },
  ],

  async walk(visitor) {
    const budget = await beginsAt(visitor, "presupuesto");
    await survivesAReload(visitor, budget);
    await twoBrowsers(visitor, budget);
    await isSavedFromAnotherPage(visitor, budget);
    await staysWhereNothingIsTaken(visitor, budget);
  },
};

const concept = (visitor, row) => visitor.page.getByLabel(`Concepto, renglón ${row}`, { exact: true });
const cost = (visitor, row) => visitor.page.getByLabel(`Costo por unidad, renglón ${row}`, { exact: true });
const concepts = (visitor) =>
  visitor.page.getByLabel(/^Concepto, renglón/).evaluateAll((fields) => fields.map((field) => field.value).filter((text) => text));

async function writes(visitor, row, what, sum) {
  await concept(visitor, row).fill(what);
  await cost(visitor, row).fill(sum);
}

async function survivesAReload(visitor, budget) {
  await opens(visitor, budget);
  await writes(visitor, 1, "Talleres", "1,000.00");
  await visitor.sees(/^Guardado a las/);
  await visitor.context.setOffline(true);
  await writes(visitor, 2, "Local", "500.00");
  const rows = await visitor.page.getByLabel(/^Concepto, renglón/).count();
  await visitor.touch("Agregar un renglón");
  await writes(visitor, rows + 1, "Imprenta", "80.00");
  await visitor.sees(/^En espera de conexión/);
  await visitor.sees(/^Este dispositivo guarda una copia/);
  await visitor.sees("Se pide: 1,580.00 MXN.");
  await pressesInVain(visitor);
  await visitor.sees(/^En espera de conexión/);
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  await visitor.screenshot(`budget-offline-${visitor.width}`);
  assert.equal(await copies(visitor), 2);
  await visitor.page.reload().catch(() => {});
  await visitor.context.setOffline(false);
  await opens(visitor, budget);
  // The copy goes once the server holds the rows.
  await noCopies(visitor);
  await opens(visitor, budget);
  assert.deepEqual((await concepts(visitor)).sort(), ["Imprenta", "Local", "Talleres"]);
}

async function twoBrowsers(visitor, budget) {
  const asha = await arrivesAs(visitor, cast.drafter);
  for (const somebody of [visitor, asha]) await opens(somebody, budget);
  await writes(asha, 1, "Talleres de memoria", "1,100.00");
  await asha.sees(/^Guardado a las/);
  await asha.touch("Agregar un renglón");
  await writes(asha, 4, "Transporte", "50.00");
  await asha.sees(/^Guardado a las/);
  await noCopies(asha);
  // He changes another row, and hers are on his page without reading it anew.
  await cost(visitor, 2).fill("555.00");
  await visitor.page.waitForFunction(() => [...document.querySelectorAll("input")].some((field) => field.value === "Transporte"));
  assert.equal(await concept(visitor, 1).inputValue(), "Talleres de memoria");
  // The same row: who is second reads both and keeps one.
  await visitor.context.setOffline(true);
  await writes(visitor, 1, "Talleres y fiesta", "1,300.00");
  await visitor.sees(/^En espera de conexión/);
  await writes(asha, 1, "Talleres y archivo", "1,200.00");
  await asha.sees(/^Guardado a las/);
  await noCopies(asha);
  await visitor.context.setOffline(false);
  await visitor.sees("Renglón 1: dos versiones");
  await visitor.sees(/^Lo que guardó Asha/);
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  await visitor.screenshot(`budget-two-versions-${visitor.width}`);
  await visitor.tick(/^Dejar lo de Asha/);
  await visitor.touch("Dejar la versión elegida");
  await visitor.sees(/^Guardado a las/);
  assert.equal(await concept(visitor, 1).inputValue(), "Talleres y archivo");
  await noCopies(visitor);
  await asha.leave();
}

async function isSavedFromAnotherPage(visitor, budget) {
  await opens(visitor, budget);
  await visitor.context.setOffline(true);
  await cost(visitor, 2).fill("600.00");
  await visitor.sees(/^En espera de conexión/);
  await visitor.newTab();
  await visitor.context.setOffline(false);
  await visitor.open(budget.replace("/presupuesto", "/revision"));
  await noCopies(visitor);
  await visitor.sees("600.00");
}

/** The line closes, or the server takes it no more: the page keeps the words, the button leads nowhere, and the copy can be read. */
async function staysWhereNothingIsTaken(visitor, budget) {
  const closed = "No se pudo guardar: el plazo terminó.";
  const refuse = (route) => route.fulfill({ status: 409, json: { state: "refused", says: closed } });
  await opens(visitor, budget);
  await visitor.page.route("**/guardado", refuse);
  await writes(visitor, 2, "Local en Pilsen", "700.00");
  await visitor.sees(closed);
  await pressesInVain(visitor);
  await visitor.sees(closed);
  visitor.isAt(budget);
  assert.equal(await concept(visitor, 2).inputValue(), "Local en Pilsen");
  const copied = await visitor.page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("acuse:")));
  assert.equal(copied.length, 1);
  // On the page of what was filed they are read under the budget.
  await visitor.open("/es/mi");
  await visitor.follow("a[href$='/solicitudes']");
  const all = await visitor.page.locator("a[href*='/mi/solicitudes/']").evaluateAll((links) => links.map((link) => link.pathname));
  for (const page of all) {
    await visitor.open(page);
    if (await visitor.page.locator("[data-left-words]").count()) break;
  }
  await visitor.page.evaluate((text) => {
    const copy = document.querySelector("[data-left-words]").dataset.copy;
    localStorage.setItem(`acuse:${copy}:row.r1`, text);
  }, copied[0][1]);
  await visitor.page.reload();
  await visitor.sees(/^En este dispositivo quedan palabras/);
  await visitor.sees(/Local en Pilsen · (1 · )?700\.00/);
  await visitor.touch("Borrar esta copia");
  await visitor.page.unroute("**/guardado", refuse);
  expects(visitor, 409);
}
