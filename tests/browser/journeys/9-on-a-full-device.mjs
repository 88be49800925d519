// The device has no room for a copy: the page does not say that it keeps one, holds whoever leaves, and saves once it can.
import assert from "node:assert/strict";
import { answer, beginsAt, cast, copies, expects, opens } from "../people.mjs";

const copied = /^Este dispositivo guarda una copia/;
const alone = /^Este dispositivo no tiene copia de todo/;

export default {
  name: "Somebody writes on a device without room",
  server: "demo",
  ways: [
    { width: 1280, js: true },
    { width: 360, js: true },
  ],

  async walk(visitor) {
    const answers = await beginsAt(visitor, "respuestas");
    await holdsWhoeverLeaves(visitor, answers);
    await doesNotBringBackAnOlderText(visitor, answers);
    await signsInBesideThePage(visitor, answers);
    await forbidden(visitor, answers);
  },
};

/** Fills what a browser keeps to the last character. */
const fills = (visitor) =>
  visitor.page.evaluate(() => {
    let [size, number] = [2 ** 22, 0];
    while (size >= 1) {
      try {
        localStorage.setItem(`f${number++}`, "x".repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });

const makesRoom = (visitor) => visitor.page.evaluate(() => Object.keys(localStorage).filter((key) => /^f\d+$/.test(key)).forEach((key) => localStorage.removeItem(key)));

/** Types at the keyboard: a browser holds nobody who has touched nothing. */
async function types(visitor, text) {
  await answer(visitor).click();
  await visitor.page.keyboard.press("ControlOrMeta+A");
  await visitor.page.keyboard.type(text);
}

/** Tries to leave; whether the browser asked, and the answer was to stay. */
async function isHeld(visitor) {
  let asked = false;
  const stays = (dialog) => {
    asked = dialog.type() === "beforeunload";
    return dialog.dismiss();
  };
  visitor.page.once("dialog", stays);
  await visitor.page.evaluate(() => setTimeout(() => location.assign("/es/convocatorias")));
  await visitor.page.waitForTimeout(500);
  visitor.page.off("dialog", stays);
  return asked;
}

async function holdsWhoeverLeaves(visitor, answers) {
  await opens(visitor, answers);
  await fills(visitor);
  await visitor.context.setOffline(true);
  await types(visitor, "Escrito sin lugar.");
  await visitor.sees("En espera de conexión. No cierre esta página.");
  await visitor.sees(alone);
  await visitor.seesNot(copied);
  assert.equal(await copies(visitor), 0);
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  await visitor.screenshot(`full-device-${visitor.width}`);
  assert.ok(await isHeld(visitor), "leaving would lose what is on the page alone");
  assert.equal(await answer(visitor).inputValue(), "Escrito sin lugar.");
  // The connection comes back, and everything is where it belongs.
  await visitor.context.setOffline(false);
  await visitor.sees(/^Guardado a las/);
  await visitor.seesNot(alone);
  await opens(visitor, answers);
  assert.equal(await answer(visitor).inputValue(), "Escrito sin lugar.");
}

/** A copy of fewer words is there, and then no room for the rest: the older text must not come back over what was saved. */
async function doesNotBringBackAnOlderText(visitor, answers) {
  await makesRoom(visitor);
  await opens(visitor, answers);
  await visitor.context.setOffline(true);
  await types(visitor, "Uno");
  await visitor.sees("En espera de conexión. Lo escrito está copiado aquí.");
  await visitor.sees(copied);
  await fills(visitor);
  await answer(visitor).press("End");
  await visitor.page.keyboard.type(", y mucho más que ya no cabe.");
  await visitor.sees("En espera de conexión. No cierre esta página.");
  await visitor.sees(/^Este dispositivo guarda una copia de una parte/);
  assert.ok(await isHeld(visitor));
  await visitor.context.setOffline(false);
  await visitor.sees(/^Guardado a las/);
  assert.equal(await copies(visitor), 0);
  await opens(visitor, answers);
  assert.equal(await answer(visitor).inputValue(), "Uno, y mucho más que ya no cabe.");
}

/** With words on the page alone one signs in beside it. */
async function signsInBesideThePage(visitor, answers) {
  await opens(visitor, answers);
  await visitor.context.clearCookies();
  await types(visitor, "Escrito sin sesión y sin lugar.");
  await visitor.sees("Su sesión terminó. No cierre esta página.");
  await visitor.seesNot("Entrar de nuevo y volver aquí");
  const [beside] = await Promise.all([
    visitor.context.waitForEvent("page"),
    visitor.page.getByRole("link", { name: "Entrar de nuevo en otra pestaña y volver a esta" }).click(),
  ]);
  await beside.getByLabel("Correo electrónico").fill(cast.representative);
  await beside.getByLabel("Contraseña", { exact: true }).first().fill("barro lluvia tejado lento");
  await Promise.all([beside.waitForURL((url) => !url.pathname.endsWith("/entrar")), beside.getByRole("button", { name: "Entrar" }).first().click()]);
  await beside.close();
  // Whoever comes back to the page is noticed by it.
  await visitor.page.bringToFront();
  await visitor.page.waitForFunction(() => !document.hidden);
  await visitor.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await visitor.sees(/^Guardado a las/);
  await visitor.seesNot("Entrar de nuevo en otra pestaña y volver a esta");
  await opens(visitor, answers);
  assert.equal(await answer(visitor).inputValue(), "Escrito sin sesión y sin lugar.");
  expects(visitor, 401);
}

/** A browser that lets no page keep anything. */
async function forbidden(visitor, answers) {
  await visitor.page.addInitScript(() =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    }),
  );
  await opens(visitor, answers);
  await visitor.context.setOffline(true);
  await types(visitor, "Escrito donde nada se guarda.");
  await visitor.sees("En espera de conexión. No cierre esta página.");
  await visitor.sees(alone);
  assert.ok(await isHeld(visitor));
  await visitor.context.setOffline(false);
  await visitor.sees(/^Guardado a las/);
  await opens(visitor, answers);
  assert.equal(await answer(visitor).inputValue(), "Escrito donde nada se guarda.");
}
