// What people cite they also hand in on paper: each page of the record that can be cited prints on one sheet, and whole when asked to;
// so do the pages of programmes, places and recurring calls.
import assert from "node:assert/strict";

const kinds =
  /\/(es\/(convocatorias|instituciones|elecciones|compromisos|hechos|programas|lugares|convocatorias-recurrentes)|en\/(calls|institutions|elections|commitments|facts|programmes|places|recurring-calls))\/[A-Za-z0-9-]+$/;
// Few, and each of its own length.
const few = /\/(programas|lugares|convocatorias-recurrentes)\//;
const call = "/es/convocatorias/sederec-2018-asociaciones";

export default {
  name: "What is cited prints on one sheet",
  ways: [{ width: 1280, js: true }],

  async walk(visitor) {
    const paths = (await cited(visitor)).filter((path, place) => path.includes("2018") || path.includes("sederec") || few.test(path) || place % 4 === 0);
    assert.ok(paths.length > 50, `only ${paths.length} pages can be cited`);
    for (const part of ["hechos", "programas", "lugares", "convocatorias-recurrentes"]) {
      assert.ok(paths.some((path) => path.startsWith(`/es/${part}/`)), `no page of ${part}`);
    }
    for (const path of paths) {
      await visitor.open(path);
      for (const format of ["Letter", "A4"]) assert.equal(await sheets(visitor, format), 1, `${path} on ${format}`);
    }

    await visitor.open(call);
    const paper = await shown(visitor);
    for (const says of [/Sin resolver/i, /Alejo \(2019\)/, /Lo que no se sabe/, /Dirección permanente/, /Lo demás está en la dirección permanente/]) {
      assert.match(paper, says);
    }
    assert.doesNotMatch(paper, /Lo que se sabe de la convocatoria/);
    await visitor.page.getByRole("link", { name: "Imprimirla entera" }).click();
    await visitor.sees(/Lista: si la imprime ahora, sale así/);
    assert.match(await shown(visitor), /Lo que se sabe de la convocatoria/);
    assert.ok((await sheets(visitor, "Letter")) > 1, "the whole page takes more than a sheet");
  },
};

/** The pages of the sitemap that print on one sheet. */
async function cited(visitor) {
  const map = await (await visitor.page.request.get("/sitemap.xml")).text();
  return [...map.matchAll(/<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g)].map(([, path]) => path).filter((path) => kinds.test(path));
}

/** How many sheets the page takes. */
async function sheets(visitor, format) {
  const pdf = await visitor.page.pdf({ format, preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
}

/** What is there to read on paper. */
async function shown(visitor) {
  await visitor.page.emulateMedia({ media: "print" });
  const text = await visitor.page.locator("body").innerText();
  await visitor.page.emulateMedia({ media: "screen" });
  return text;
}
