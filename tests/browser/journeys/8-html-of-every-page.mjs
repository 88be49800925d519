// Reads the HTML of every page of the sitemap, in both languages, as it comes over the wire; and of some that are in none.
import assert from "node:assert/strict";
import { faultsOf } from "../html.mjs";

const besides = [
  "/es/no-existe",
  "/en/account/sign-in",
  "/es/cuenta/registro",
  "/en/calls?standing=unresolved",
  "/es/convocatorias?text=nada+de+eso",
  "/es/convocatorias/sederec-2018-asociaciones?as_of=2018-06-15",
  "/es/citar/call/sederec-2018-asociaciones",
  "/en/cite/fact/sederec--dissolved",
];

export default {
  name: "The HTML of every public page is what the standard says",
  ways: [{ width: 1280, js: true }],

  async walk(visitor) {
    const sitemap = await (await fetch(`${visitor.origin}/sitemap.xml`)).text();
    const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
    assert.ok(listed.length > 200, `only ${listed.length} pages are listed`);
    const faults = new Map();
    for (const path of [...listed, ...besides]) {
      const html = await (await fetch(`${visitor.origin}${path}`)).text();
      for (const fault of await faultsOf(html, path)) faults.set(fault.split(" (")[0], `${path}: ${fault}`);
    }
    assert.equal([...faults.values()].join("\n"), "");
  },
};
