// The connection goes while somebody writes: nothing typed is lost, the page says how it stands, and all of it arrives once it can.
import assert from "node:assert/strict";
import { answer, arrivesAs, beginsAt, cast, copies, expects, noCopies, opens, pressesInVain, signsOut } from "../people.mjs";

export default {
  name: "Somebody writes without a connection",
  server: "demo",
  ways: [
    { width: 1280, js: true },
    { width: 360, js: true },
  ],

  async walk(visitor) {
    const answers = await beginsAt(visitor, "respuestas");
    await survivesAReload(visitor, answers);
    await meetsAColleague(visitor, answers);
    await deletesTheCopy(visitor, answers);
    await isSavedBeforeFiling(visitor, answers);
    await outlivesTheSession(visitor, answers);
    await leavesNothingBehind(visitor, answers);
  },
};

async function writesOffline(visitor, answers, text) {
  await opens(visitor, answers);
  await visitor.context.setOffline(true);
  await answer(visitor).fill(text);
  await visitor.sees(/^En espera de conexión/);
}

async function survivesAReload(visitor, answers) {
  await writesOffline(visitor, answers, "Escrito en el metro.");
  await visitor.sees(/^Este dispositivo guarda una copia/);
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  await visitor.screenshot(`offline-${visitor.width}`);
  // Pressing the button leads nowhere without a connection: what was written stays on the page.
  await pressesInVain(visitor);
  await visitor.sees(/^En espera de conexión/);
  await visitor.page.reload().catch(() => {});
  await visitor.context.setOffline(false);
  await opens(visitor, answers);
  // The copy goes once the server holds the text.
  await noCopies(visitor);
  await opens(visitor, answers);
  assert.equal(await answer(visitor).inputValue(), "Escrito en el metro.");
}

async function meetsAColleague(visitor, answers) {
  await writesOffline(visitor, answers, "Escrito en el camión.");
  const asha = await arrivesAs(visitor, cast.drafter);
  await opens(asha, answers);
  await asha.tick("Ciudad de México");
  await answer(asha).fill("Escrito en la oficina.");
  await asha.sees(/^Guardado a las/);
  await visitor.context.setOffline(false);
  await visitor.sees("Esta respuesta tiene dos textos");
  await visitor.sees(/^Lo que guardó Asha/);
  await visitor.tick("Dejar lo que escribí aquí");
  await visitor.touch("Dejar el texto elegido");
  await visitor.sees(/^Guardado a las/);
  // What she changed elsewhere is on this page too, without reading it anew.
  assert.ok(await visitor.page.getByLabel("Ciudad de México").isChecked());
  await opens(asha, answers);
  assert.equal(await answer(asha).inputValue(), "Escrito en el camión.");
  await asha.leave();
}

async function deletesTheCopy(visitor, answers) {
  await writesOffline(visitor, answers, "Esto no debe quedar aquí.");
  await visitor.touch("Borrar la copia");
  assert.equal(await copies(visitor), 0);
  await visitor.sees(/^La copia se borró/);
  // Nothing of it leaves by itself, neither when the connection comes back nor when the page is left.
  await visitor.context.setOffline(false);
  await visitor.sees(/^La copia se borró/);
  await opens(visitor, answers);
  assert.equal(await answer(visitor).inputValue(), "Escrito en el camión.");
}

async function isSavedBeforeFiling(visitor, answers) {
  await writesOffline(visitor, answers, "Lo último que se escribió.");
  await visitor.newTab();
  await visitor.context.setOffline(false);
  await visitor.open(answers.replace("/respuestas", "/revision"));
  await noCopies(visitor);
  await visitor.sees("Lo último que se escribió.");
}

async function outlivesTheSession(visitor, answers) {
  await opens(visitor, answers);
  await visitor.context.clearCookies();
  await answer(visitor).fill("Escrito después de que terminó la sesión.");
  await visitor.sees(/^Su sesión terminó/);
  await visitor.follow("Entrar de nuevo y volver aquí");
  await visitor.fillIn({ "Correo electrónico": cast.representative, "Contraseña": "barro lluvia tejado lento" });
  await visitor.press("Entrar");
  await visitor.sees("Recuperado de la copia de este dispositivo: 1");
  await visitor.sees(/^Guardado a las/);
  assert.equal(await answer(visitor).inputValue(), "Escrito después de que terminó la sesión.");
  expects(visitor, 401);
}

/** Signing out takes the copy away, and on whatever page says so first, with the words that would go. */
async function leavesNothingBehind(visitor, answers) {
  await writesOffline(visitor, answers, "Solo en este dispositivo.");
  assert.equal(await copies(visitor), 1);
  await visitor.newTab();
  await visitor.context.setOffline(false);
  await visitor.open("/es/convocatorias");
  await signsOut(visitor);
  await visitor.sees("Antes de cerrar la sesión");
  await visitor.sees("Solo en este dispositivo.");
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  await visitor.screenshot(`leaving-words-${visitor.width}`);
  await visitor.follow("Volver sin cerrar la sesión");
  visitor.isAt("/es/mi");
  assert.equal(await copies(visitor), 1);
  await visitor.open("/es/convocatorias");
  await signsOut(visitor);
  await visitor.press("Cerrar sesión y borrar la copia");
  await visitor.open("/es/convocatorias");
  assert.equal(await copies(visitor), 0);
  await visitor.open("/es/cuenta/entrar");
  await visitor.sees("Contraseña");
}
