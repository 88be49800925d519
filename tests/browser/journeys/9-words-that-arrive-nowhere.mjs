// Words that the server does not take: the page that holds them is not left for one that does not, and where nothing is saved any more
// what the device still keeps can be read.
import assert from "node:assert/strict";
import { answer, beginsAt, copies, expects, opens, signsOut } from "../people.mjs";

const text = "Escrito mientras se cerraba.";
const closed = "No se pudo guardar: el plazo terminó.";

export default {
  name: "Words that arrive nowhere stay to be read",
  server: "demo",
  ways: [
    { width: 1280, js: true },
    { width: 360, js: true },
  ],

  async walk(visitor) {
    await staysWithWhatWasRefused(visitor, await beginsAt(visitor, "respuestas"));
    await readsWhatIsLeft(visitor);
  },
};

async function staysWithWhatWasRefused(visitor, answers) {
  const field = answer(visitor);
  const save = visitor.page.getByRole("button", { name: "Guardar", exact: true });
  const refuse = (route) => route.fulfill({ status: 409, json: { state: "refused", says: closed } });
  await opens(visitor, answers);
  await visitor.page.route("**/guardado", refuse);
  await field.fill(text);
  await visitor.sees(closed);
  for (let press = 0; press < 2; press += 1) {
    const asked = visitor.page.waitForResponse("**/guardado");
    await save.click();
    await asked;
    await visitor.sees(closed);
    visitor.isAt(answers);
    assert.equal(await field.inputValue(), text);
  }
  // Once it is taken, the same button saves it and goes on.
  await visitor.page.unroute("**/guardado", refuse);
  await visitor.leaving(() => save.click());
  await visitor.open(answers);
  assert.equal(await field.inputValue(), text);
  expects(visitor, 409);
}

async function readsWhatIsLeft(visitor) {
  await visitor.open("/es/mi");
  await visitor.follow("a[href$='/solicitudes']");
  const all = await visitor.page.locator("a[href*='/mi/solicitudes/']").evaluateAll((links) => links.map((link) => link.pathname));
  let filed;
  for (const page of all) {
    await visitor.open(page);
    if (await visitor.page.getByRole("link", { name: "Ver el acuse" }).count()) filed = page;
  }
  assert.ok(filed, "the association filed nothing");
  await visitor.open(filed);
  await visitor.seesNot(/^En este dispositivo quedan palabras/);
  await visitor.page.evaluate(() => {
    const copy = document.querySelector("[data-left-words]").dataset.copy;
    localStorage.setItem(`acuse:${copy}:p1`, "0\nUna línea <b>\ny otra.");
    localStorage.setItem(`acuse:${copy}:zz`, "0\nDe una pregunta de antes.");
  });
  await visitor.page.reload();
  await visitor.sees(/^En este dispositivo quedan palabras/);
  await visitor.sees("Una línea <b>");
  await visitor.sees("De una pregunta de antes.");
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  await visitor.screenshot(`left-words-${visitor.width}`);
  // Whoever signs out here is asked first.
  await visitor.page.evaluate(() => (document.cookie = "acuse-kept=1; Path=/"));
  await signsOut(visitor);
  await visitor.sees("Antes de cerrar la sesión");
  await visitor.sees("Una línea <b>");
  await visitor.open(filed);
  await visitor.sees(/^En este dispositivo quedan palabras/);
  await visitor.touch("Borrar esta copia");
  await visitor.seesNot(/^En este dispositivo quedan palabras/);
  assert.equal(await copies(visitor), 0);
}
