// Follows the links of the public pages and looks at two pages of each kind: nobody should meet a broken one by chance.
import assert from "node:assert/strict";
import { keyboardFaults } from "../keyboard.mjs";

const ofAKind = 2;

export default {
  name: "Every public page that links lead to holds together",
  ways: [
    { width: 1280, js: true },
    { width: 360, js: true },
  ],

  async walk(visitor) {
    const waiting = ["/es", "/en"];
    const known = new Set(waiting);
    const seen = new Map();
    const faults = [];
    for (let path; (path = waiting.shift()); ) {
      const kind = path.replace(/[^/]*$/, "");
      const count = seen.get(kind) ?? 0;
      if (count >= ofAKind && kind.split("/").length > 3) continue;
      seen.set(kind, count + 1);

      const fault = await look(visitor, path).catch((problem) => problem.message);
      if (fault) faults.push(`${path}: ${fault}`);
      for (const next of await links(visitor)) {
        if (!known.has(next)) waiting.push(next);
        known.add(next);
      }
    }
    assert.equal(faults.join("\n"), "");
    assert.ok(known.size > 20, `only ${known.size} pages are linked`);
  },
};

async function look(visitor, path) {
  await visitor.open(path);
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  assert.equal(await visitor.page.locator("h1").count(), 1, "one heading of the page");
  const languages = await visitor.page.locator('link[rel="alternate"][hreflang]').evaluateAll((all) => all.map((link) => link.hreflang));
  // What is one person's, such as the way in, is nobody's search result and needs no page for everybody else.
  const own = (await visitor.page.locator('meta[name="robots"][content="noindex"]').count()) > 0;
  const named = own ? ["en", "es"] : ["en", "es", "x-default"];
  assert.deepEqual(languages.toSorted(), named, "both languages are named, and the page for everybody else");
  assert.deepEqual(await keyboardFaults(visitor.page), [], "the Tab key alone");
}

/** Pages of ours, files left out, that a visitor can open. */
async function links(visitor) {
  const all = await visitor.page.locator("a[href]:not([download])").evaluateAll((found) => found.map((link) => link.href));
  return all
    .map((href) => new URL(href))
    .filter(({ origin, pathname }) => origin === visitor.origin && /^\/(es|en)(\/|$)/.test(pathname))
    .map(({ pathname }) => pathname);
}
