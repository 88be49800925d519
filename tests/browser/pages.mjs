// The public pages, found as a visitor finds them: by following links, a few pages of each kind.

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
}

/** Pages of ours that a visitor can open. */
async function links(visitor) {
  const all = await visitor.page.locator("a[href]:not([download])").evaluateAll((found) => found.map((link) => link.href));
  return all
    .map((href) => new URL(href))
    .filter(({ origin, pathname }) => origin === visitor.origin && /^\/(es|en)(\/|$)/.test(pathname))
    .map(({ pathname }) => pathname);
}
