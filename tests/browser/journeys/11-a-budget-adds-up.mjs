// A budget adds up while somebody types, and the server, whose numbers are the truth, comes to the same.
import assert from "node:assert/strict";
import { cast, openDraft, signIn } from "../people.mjs";

export default {
  name: "A budget adds up while it is typed",
  server: "demo",
  ways: [
    { width: 1280, js: true },
    { width: 360, js: true },
  ],

  async walk(visitor) {
    await signIn(visitor, cast.representative);
    const budget = `${await openDraft(visitor)}/presupuesto`;
    await visitor.open(budget);
    await visitor.islandsAwake();
    await visitor.fillIn({
      "Concepto, renglón 1": "Facilitación",
      "Cantidad, renglón 1": "10",
      "Costo por unidad, renglón 1": "4,500.50",
      "Concepto, renglón 2": "Local",
      "Costo por unidad, renglón 2": "1,5",
    });
    await visitor.sees("Se pide: 45,005.00 MXN.");
    const live = await sums(visitor);
    if (visitor.width > 1000) await visitor.fitsEveryWidth();
    await visitor.noSidewaysScroll();
    await visitor.axeClean();
    await visitor.fill("Costo por unidad, renglón 2", "100,000");
    await visitor.sees(/^Lo que se pide rebasa el máximo por 25,005\.00 MXN/);
    await visitor.fill("Costo por unidad, renglón 2", "1,5");
    await visitor.press("Guardar");
    await visitor.open(budget);
    assert.deepEqual(await sums(visitor), live);
    await visitor.fillIn({ "Cantidad, renglón 1": "1200.5", "Costo por unidad, renglón 1": "1,125,000.00" });
    for (const width of visitor.width > 1000 ? [641, 800, 1024, 1280, 1920] : [320, 360]) {
      await visitor.page.setViewportSize({ width, height: 800 });
      assert.deepEqual(await cut(visitor), [], `cut off at ${width} px`);
    }
  },
};

// Fields of the first row that show only a part of what is typed in them.
const cut = (visitor) =>
  visitor.page.locator(".budget tbody tr:first-of-type input").evaluateAll((fields) =>
    fields.filter((field) => field.scrollWidth > field.clientWidth).map((field) => field.name));

// Blank rows are not kept, so of the rows only the first is compared.
const sums = (visitor) => visitor.page.locator("[data-sum], [data-row-total='0']").allTextContents();
