// What a first view of each kind of public page costs on a slow line, as a table: node bench.mjs. Part of scripts/bench; asserts nothing.
import { publicPages } from "./pages.mjs";
import { startServer } from "./server.mjs";
import { Visitor, openBrowser } from "./visitor.mjs";

const ofAKind = 3;

const browser = await openBrowser();
const server = await startServer();
const visitor = await Visitor.arrive(browser, server.origin, { width: 360 });
console.log("| Page | KiB | Requests | Scripts | Largest paint |\n|---|---|---|---|---|");
let [pages, over] = [0, 0];
for await (const path of publicPages(visitor, ofAKind)) {
  // Each view is a first one: a browser that has been nowhere.
  const stranger = await Visitor.arrive(browser, server.origin, { width: 360 });
  const { bytes, requests, paint } = await stranger.costOf(path, { slow: true });
  const scripts = stranger.scripts.length;
  await stranger.context.close();
  await visitor.open(path, stranger.answer.status());
  pages++;
  if (bytes >= 60 * 1024 || paint >= 2000) over++;
  console.log(`| \`${path}\` | ${(bytes / 1024).toFixed(1)} | ${requests} | ${scripts} | ${(paint / 1000).toFixed(2)} s |`);
}
console.log(`\n${pages} pages; ${over} of them over 60 KiB or 2 s.`);
await browser.close();
await server.stop();
