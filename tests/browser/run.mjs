// Runs the journeys: node run.mjs [words of a journey's name]. Each runs at two widths, with scripts and without; two walk at once, and
// neither meets the other.
import { readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { startServer } from "./server.mjs";
import { Visitor, openBrowser } from "./visitor.mjs";

const ways = [
  { width: 1280, js: true },
  { width: 1280, js: false },
  { width: 360, js: true },
  { width: 360, js: false },
];

const wanted = process.argv.slice(2).join(" ");
const folder = new URL("./journeys/", import.meta.url);
const files = (await readdir(folder)).filter((name) => name.endsWith(".mjs")).sort();
const journeys = (await Promise.all(files.map((name) => import(new URL(name, folder))))).map((file) => file.default);

const abreast = Math.min(2, availableParallelism());

const browser = await openBrowser();
// Journeys that only read share this one; those that write name a server of their own: "serve" or "demo".
let shared;
let [passed, failed] = [0, 0];

const chosen = journeys.filter(({ name }) => name.includes(wanted));
const waiting = chosen.flatMap((journey) => (journey.ways ?? ways).map((way) => ({ journey, way })));
await Promise.all(Array.from({ length: abreast }, walkOn));

await browser.close();
await (await shared)?.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;

async function walkOn() {
  for (let next; (next = waiting.shift()); ) {
    const { journey, way } = next;
    const title = `${journey.name} (${way.width} px, ${way.js ? "with" : "without"} scripts)`;
    const began = Date.now();
    const error = await walk(journey, way).catch((problem) => problem);
    const took = `${((Date.now() - began) / 1000).toFixed(1)} s`;
    if (error) failed++;
    else passed++;
    console.log(`  ${error ? "FAILED" : "passed"}  ${title}, ${took}`);
    if (error) console.log(`${error.stack ?? error}`.replace(/^/gm, "      "));
  }
}

async function walk(journey, way) {
  const server = journey.server ? await startServer(journey.server) : await (shared ??= startServer());
  let visitor;
  try {
    visitor = await Visitor.arrive(browser, server.origin, way);
    await journey.walk(visitor, server);
    await visitor.leave();
  } catch (problem) {
    await visitor?.screenshot(`failed-${journey.name.replaceAll(/\W+/g, "-")}-${way.width}-${way.js ? "js" : "html"}`).catch(() => {});
    await visitor?.close().catch(() => {});
    throw problem;
  } finally {
    if (journey.server) await server.stop();
  }
}
