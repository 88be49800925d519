// Whoever represents an association deletes a draft while a colleague writes in it: the colleague is told who did it and when, and what
// their device still keeps can be read and copied.
import assert from "node:assert/strict";
import { answer, arrivesAs, beginsAt, cast, copies, expects, opens, pressesInVain, what } from "../people.mjs";

const text = "Talleres con jóvenes, escrito cuando ya no había borrador.";
const gone = /^Ibai[^.]* borró este borrador/;

export default {
  name: "A draft is deleted while somebody writes in it",
  server: "demo",

  async walk(visitor) {
    const answers = await beginsAt(visitor, "respuestas");
    const draft = answers.replace(/\/respuestas$/, "");
    const asha = await arrivesAs(visitor, cast.drafter);
    await opens(asha, answers);

    await visitor.open(draft);
    await visitor.follow("Borrar este borrador");
    await visitor.sees(/A quienes escribieron en él les llega una carta/);
    await visitor.tick("Sí, borrar este borrador.");
    await visitor.press("Borrar el borrador");
    await visitor.sees("El borrador quedó borrado.");

    await (asha.js ? writesOn(asha, answers, draft) : sendsTheForm(asha, draft));
    await asha.leave();
  },
};

/** What was typed stays on the page and on the device, and the draft's page shows it until it is deleted by hand. */
async function writesOn(asha, answers, draft) {
  await answer(asha).fill(text);
  await asha.sees(/borró este borrador/);
  await pressesInVain(asha);
  await asha.sees(/borró este borrador/);
  asha.isAt(answers);
  assert.equal(await answer(asha).inputValue(), text);

  await tells(asha, draft, "es", gone);
  await asha.sees(what);
  await asha.sees(text);
  await asha.sees("En este dispositivo quedan palabras que no llegaron a Acuse");
  await tells(asha, draft.replace("/es/mi/solicitudes", "/en/my/applications"), "en", /^Ibai[^.]* deleted this draft/);
  await asha.sees(text);
  await asha.touch("Delete this copy");
  await asha.seesNot(text);
  assert.equal(await copies(asha), 0);
  await asha.open(draft, 410);
  await asha.seesNot("En este dispositivo quedan palabras que no llegaron a Acuse");
  // What was typed and what was pressed are refused whenever their answers come.
  expects(asha, 410);
}

/** Without scripts nothing is kept on the device: the words come back with the answer to the button. */
async function sendsTheForm(asha, draft) {
  await answer(asha).fill(text);
  await asha.press("Guardar", 410);
  await asha.sees(gone);
  for (const there of [what, text, "¿Dónde se realizará?", "Las dos"]) await asha.sees(there);
  await looksRight(asha, "deleted-kept");
  await asha.follow(`a[href='${draft}']`);
  await tells(asha, draft, "es", gone);
  await asha.seesNot("En este dispositivo quedan palabras que no llegaron a Acuse");
}

/** The page of the deleted draft: who and when, and the way on. */
async function tells(asha, page, lang, who) {
  await asha.open(page, 410);
  if (asha.js) await asha.islandsAwake();
  await asha.sees(who);
  await looksRight(asha, `deleted-${lang}`);
}

async function looksRight(asha, name) {
  await asha.noSidewaysScroll();
  await asha.axeClean();
  for (const colorScheme of ["light", "dark"]) {
    await asha.page.emulateMedia({ colorScheme });
    await asha.screenshot(`${name}-${colorScheme}-${asha.width}-${asha.js ? "js" : "html"}`);
  }
  await asha.page.emulateMedia({ colorScheme: asha.settings.colorScheme });
}
