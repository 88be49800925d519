// An institution puts a line off for an election and takes it up again; everybody sees both, and why.
import assert from "node:assert/strict";
import { arrivesAs, cast } from "../people.mjs";

// The demonstration is always of the year it is started in.
const slug = `redes-de-acogida-inventada-${new Date().getUTCFullYear()}`;
const publicPage = `/es/convocatorias/${slug}`;

export default {
  name: "An official suspends for an election and resumes",
  server: "demo",

  async walk(visitor) {
    await visitor.open(publicPage);
    await visitor.sees(/^Abierta/i);
    const line = `/es/oficina/idm/lineas/${(await firstLine(visitor)).id}`;
    const official = await arrivesAs(visitor, cast.publisher);
    await suspends(official, line);

    await visitor.open(publicPage);
    await visitor.sees(/^Suspendida$/i);
    await visitor.sees(/Veda por la elección inventada/);
    await visitor.seesAny("svg", "the timeline is drawn");
    await visitor.noSidewaysScroll();
    await visitor.axeClean();
    assert.equal((await firstLine(visitor)).standing.kind, "suspended");

    await resumes(official, line);
    await official.leave();
    await visitor.open(publicPage);
    await visitor.seesNot(/^Suspendida$/i);
    await visitor.sees(/Reanudación/);
    await visitor.noSidewaysScroll();
    await visitor.axeClean();
    assert.equal((await firstLine(visitor)).standing.kind, "open");
  },
};

async function looksRight(visitor) {
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
}

async function firstLine(visitor) {
  const { call } = await (await fetch(`${visitor.origin}/api/v1/calls/${slug}`)).json();
  return call.lines[0];
}

async function suspends(official, line) {
  await official.open(`${line}/suspension`);
  await looksRight(official);
  await official.press(/^Suspender/, 422);
  await looksRight(official);
  await official.page.locator('[name="reason_es"]').fill("Veda por la elección inventada");
  await official.page.locator('[name="reason_en"]').fill("Ban for the invented election");
  await official.page.locator('[name="legal_basis"]').selectOption("none");
  await official.page.locator('[name="until"][value="election"]').check();
  await official.page.locator('[name="period"]').selectOption({ index: 1 });
  await official.press(/^Suspender/);
}

async function resumes(official, line) {
  await official.open(`${line}/reanudacion`);
  await looksRight(official);
  await official.press(/^Reanudar/);
}
