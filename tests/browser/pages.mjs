// The public pages, found as a visitor finds them: by following links, a few pages of each kind.

/** What links with a question lead to: a filter, an order, another day, a search that finds, one that does not, two side by side. */
const asked = [
  "/es/convocatorias?standing=unresolved",
  "/en/calls?year=2018&sort=institution",
  "/es?as_of=2018-06-15",
  "/es/convocatorias/sederec-2018-asociaciones?as_of=2018-06-15",
  "/es/busqueda?q=sedrec",
  "/en/search?q=zzzzzz",
  "/es/comparar/instituciones?a=sederec&b=sibiso",
];

/** Addresses of pages, each opened before its links are read. */
export async function* publicPages(visitor, ofAKind = 2) {
  const waiting = ["/es", "/en"];
  const known = new Set(waiting);
  const seen = new Map();
  for (let path; (path = waiting.shift()); ) {
    const kind = path.replace(/[^/]*$/, "");
    const count = seen.get(kind) ?? 0;
    if (count >= ofAKind && kind.split("/").length > 3) continue;
    seen.set(kind, count + 1);
    yield path;
    for (const next of await links(visitor)) {
      if (!known.has(next)) waiting.push(next);
      known.add(next);
    }
  }
  yield* asked;
}

/** Pages of ours that a visitor can open. */
async function links(visitor) {
  const all = await visitor.page.locator("a[href]:not([download])").evaluateAll((found) => found.map((link) => link.href));
  return all
    .map((href) => new URL(href))
    .filter(({ origin, pathname }) => origin === visitor.origin && /^\/(es|en)(\/|$)/.test(pathname))
    .map(({ pathname }) => pathname);
}
