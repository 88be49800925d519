// A promise within so many working days is counted day by day; a day of rest added later moves it, and everybody sees why.
import assert from "node:assert/strict";
import { arrivesAs, cast } from "../people.mjs";

export default {
  name: "A day added later moves a promised date, on the record",
  server: "demo",

  async walk(visitor) {
    const before = await promised(visitor);
    const call = `/es/convocatorias/${before.slug}`;
    await visitor.open(call);
    await visitor.sees(/30 días hábiles/);
    await visitor.open(`${call}/${before.line}/plazo`);
    await visitor.sees("El plazo, día por día");
    await visitor.sees("La fecha prometida no se ha calculado de nuevo.");
    await looksRight(visitor);
    visitor.loadsNoScript();
    await visitor.screenshot(`term-${visitor.width}`);
    await visitor.open(`/en/calls/${before.slug}/${before.line}/term`);
    await visitor.sees("The term, day by day");
    await looksRight(visitor);

    await adds(await arrivesAs(visitor, cast.steward), before.term.due);

    const after = await promised(visitor);
    assert.ok(after.term.due > before.term.due, `${before.term.due} becomes ${after.term.due}`);
    await visitor.open(call);
    await visitor.sees("Fecha prometida, calculada de nuevo");
    await visitor.sees(/no cuenta: Día inventado/);
    await looksRight(visitor);
    await visitor.open(`${call}/${before.line}/plazo`);
    await visitor.sees(/Día inventado/);
    await looksRight(visitor);
  },
};

async function looksRight(visitor) {
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
}

/** The one line whose results are promised within a term. */
async function promised(visitor) {
  const { calls } = await (await fetch(`${visitor.origin}/api/v1/calls`)).json();
  const all = calls.flatMap(({ slug, lines }) => lines.map(({ id, term }) => ({ slug, line: id, term })));
  return all.find(({ term }) => term);
}

/** The steward records that the institution does not work on a day. */
async function adds(steward, day) {
  await steward.open("/es/responsable/dias-inhabiles");
  await looksRight(steward);
  await steward.press("Asentar los días", 422);
  await looksRight(steward);
  await steward.page.locator('[name="whose"]').selectOption("idm");
  await steward.page.locator('[name="first"]').fill(day);
  await steward.page.locator('[name="name_es"]').fill("Día inventado");
  await steward.page.locator('[name="name_en"]').fill("Invented day");
  await steward.page.locator('[name="state"][value="rest"]').check();
  await steward.page.locator('[name="source"]').fill("Gaceta inventada, número 9");
  await steward.press("Asentar los días");
  await steward.sees(/Fechas prometidas que se calcularon de nuevo: 1/);
  await looksRight(steward);
  await steward.leave();
}
