// The server is there and cannot save just now, or the connection is cut: the page says so, asks no sooner than it was told, loses nothing
// and saves once it can. The same for a paper.
import assert from "node:assert/strict";
import { answer, beginsAt, expects, opens, pressesInVain } from "../people.mjs";

const paper = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
const later = /^En espera: el servidor no puede guardar ahora\. Se intentará de nuevo a más tardar a las \d\d:\d\d\.$/;

export default {
  name: "The server cannot save just now",
  server: "demo",
  ways: [
    { width: 1280, js: true },
    { width: 360, js: true },
  ],

  async walk(visitor) {
    const answers = await beginsAt(visitor, "respuestas");
    const papers = answers.replace("/respuestas", "/documentos");
    // The page's own clock, which can be put forward.
    await visitor.page.clock.install();
    await asksToWait(visitor, answers, { status: 429, seconds: 120, text: "Escrito de más prisa." });
    await asksToWait(visitor, answers, { status: 503, seconds: 300, text: "Escrito durante el mantenimiento." });
    await saysNoTime(visitor, answers);
    await isCut(visitor, answers);
    await paperWaits(visitor, papers, { status: 429, seconds: 120, name: "acta.pdf" });
    await paperWaits(visitor, papers, { status: 503, seconds: 300, name: "poder.pdf" });
    await paperIsCut(visitor, papers);
    expects(visitor, 429, 503);
  },
};

/** Stands between the page and the server: answers in its place while it is told to, and counts what it is asked. */
async function between(visitor, address) {
  const server = { asked: 0, answers: undefined };
  server.route = async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    server.asked += 1;
    if (server.answers === "cut") return route.abort("connectionreset");
    return server.answers ? route.fulfill(server.answers) : route.continue();
  };
  server.ends = () => visitor.page.unroute(address, server.route);
  await visitor.page.route(address, server.route);
  return server;
}

const refusal = (status, seconds) => ({ status, headers: seconds ? { "retry-after": String(seconds) } : {}, contentType: "text/html", body: "<p>…</p>" });
const forward = (visitor, seconds) => visitor.page.clock.fastForward(seconds * 1000);

/** Types a text and lets the pause pass after which it is sent. */
async function types(visitor, text) {
  await answer(visitor).fill(text);
  await forward(visitor, 2);
}

async function asksToWait(visitor, answers, { status, seconds, text }) {
  await opens(visitor, answers);
  const server = await between(visitor, "**/guardado");
  server.answers = refusal(status, seconds);
  await types(visitor, "Una primera palabra.");
  await visitor.sees(later);
  await visitor.seesNot(/^Guardado a las/);
  assert.equal(server.asked, 1);
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  await visitor.screenshot(`server-cannot-${status}-${visitor.width}`);
  // Typing on, pressing the button, coming back to the page, half of the time: nothing is asked.
  await types(visitor, text);
  await pressesInVain(visitor);
  await visitor.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await visitor.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await forward(visitor, seconds / 2);
  await visitor.sees(later);
  visitor.isAt(answers);
  assert.equal(server.asked, 1, `more than Retry-After allows after ${status}`);
  // What is typed is copied meanwhile.
  assert.ok(await visitor.page.evaluate((typed) => Object.values(localStorage).some((copy) => copy.endsWith(typed)), text));
  server.answers = undefined;
  await forward(visitor, seconds / 2 + 1);
  await visitor.sees(/^Guardado a las/);
  await server.ends();
  await opens(visitor, answers);
  assert.equal(await answer(visitor).inputValue(), text);
}

/** Without a time from the server the page's own grows. */
async function saysNoTime(visitor, answers) {
  await opens(visitor, answers);
  const server = await between(visitor, "**/guardado");
  server.answers = refusal(503);
  await types(visitor, "Escrito sin saber hasta cuándo.");
  await visitor.sees(later);
  await forward(visitor, 1);
  assert.equal(server.asked, 1);
  await forward(visitor, 4);
  await until(() => server.asked === 2);
  await visitor.sees(later);
  await forward(visitor, 6);
  assert.equal(server.asked, 2, "the second pause is longer than the first");
  server.answers = undefined;
  await forward(visitor, 6);
  await visitor.sees(/^Guardado a las/);
  assert.equal(server.asked, 3);
  await server.ends();
  await opens(visitor, answers);
  assert.equal(await answer(visitor).inputValue(), "Escrito sin saber hasta cuándo.");
}

async function isCut(visitor, answers) {
  await opens(visitor, answers);
  const server = await between(visitor, "**/guardado");
  server.answers = "cut";
  await types(visitor, "Escrito al cortarse.");
  await visitor.sees("En espera de conexión. Lo escrito está copiado aquí.");
  await visitor.seesNot(/^Guardado a las/);
  server.answers = undefined;
  await forward(visitor, 10);
  await visitor.sees(/^Guardado a las/);
  await server.ends();
  await opens(visitor, answers);
  assert.equal(await answer(visitor).inputValue(), "Escrito al cortarse.");
}

const input = (visitor) => visitor.page.locator("input[type=file]").first();
const attach = (visitor) => visitor.page.getByRole("button", { name: "Adjuntar", exact: true }).first();

async function sends(visitor, papers, name) {
  await opens(visitor, papers);
  const server = await between(visitor, `**${papers}`);
  await input(visitor).setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from(`${paper}%${name}`) });
  return server;
}

async function arrived(visitor, server, name) {
  await visitor.page.getByRole("link", { name }).waitFor();
  assert.equal(await visitor.page.getByRole("link", { name }).count(), 1);
  await server.ends();
}

async function paperWaits(visitor, papers, { status, seconds, name }) {
  const server = await sends(visitor, papers, name);
  server.answers = refusal(status, seconds);
  await attach(visitor).click();
  await visitor.sees(new RegExp(`^${name}: en espera; el servidor no puede recibirlo ahora\\. Se intentará de nuevo a más tardar a las \\d\\d:\\d\\d\\.$`));
  await visitor.seesNot(/se cortó la conexión/);
  await visitor.seesNot("Intentar ahora");
  await visitor.axeClean();
  await visitor.screenshot(`server-cannot-take-${status}-${visitor.width}`);
  await visitor.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await forward(visitor, seconds / 2);
  assert.equal(server.asked, 1, `more than Retry-After allows after ${status}`);
  server.answers = undefined;
  await forward(visitor, seconds / 2 + 1);
  await arrived(visitor, server, name);
}

async function paperIsCut(visitor, papers) {
  const server = await sends(visitor, papers, "mapa.pdf");
  server.answers = "cut";
  await attach(visitor).click();
  await visitor.sees(/^mapa\.pdf: se cortó la conexión/);
  server.answers = undefined;
  await forward(visitor, 10);
  await arrived(visitor, server, "mapa.pdf");
}

async function until(holds) {
  for (let tries = 0; tries < 100 && !holds(); tries++) await new Promise((next) => setTimeout(next, 50));
  assert.ok(holds());
}
