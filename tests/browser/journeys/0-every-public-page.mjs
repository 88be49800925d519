// Follows the links of the public pages and looks at two pages of each kind: nobody should meet a broken one by chance.
import assert from "node:assert/strict";
import { keyboardFaults } from "../keyboard.mjs";
import { publicPages } from "../pages.mjs";

export default {
  name: "Every public page that links lead to holds together",
  ways: [
    { width: 1280, js: true },
    { width: 360, js: true },
  ],

  async walk(visitor) {
    const faults = [];
    let count = 0;
    for await (const path of publicPages(visitor)) {
      count++;
      const fault = await look(visitor, path).catch((problem) => problem.message);
      if (fault) faults.push(`${path}: ${fault}`);
    }
    assert.equal(faults.join("\n"), "");
    assert.ok(count > 20, `only ${count} pages are linked`);
  },
};

async function look(visitor, path) {
  await visitor.open(path);
  if (visitor.width > 1000) await visitor.fitsEveryWidth();
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  assert.equal(await visitor.page.locator("h1").count(), 1, "one heading of the page");
  const languages = await visitor.page.locator('link[rel="alternate"][hreflang]').evaluateAll((all) => all.map((link) => link.hreflang));
  // What is one person's, such as the way in, is nobody's search result and needs no page for everybody else.
  const own = (await visitor.page.locator('meta[name="robots"][content="noindex"]').count()) > 0;
  if (own) assert.deepEqual(languages.toSorted(), ["en", "es"], "both languages are named");
  else assert.deepEqual(languages, ["es", "en", "x-default"], "both languages are named, and the one for everybody else");
  assert.deepEqual(await keyboardFaults(visitor.page), [], "the Tab key alone");
}
