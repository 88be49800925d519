// Silence is a fact: somebody looks, says where, and the line is unresolved instead of unknown.
import assert from "node:assert/strict";
import { linkAtDesk } from "../people.mjs";

const call = "sibiso-2019-coinbis";
const steward = { name: "Salma Responsable", email: "salma@ejemplo.org" };
const ines = { name: "Inés Observa", email: "ines@ejemplo.org" };
const secret = "una frase larga y propia";

export default {
  name: "A monitor records a check on a 2019 call and it becomes unresolved",
  server: "serve",

  async walk(visitor, server) {
    await visitor.open("/es/convocatorias?check=never");
    await visitor.seesAny(`a[href^="/es/convocatorias/${call}"]`, "nobody has looked");
    await visitor.open(`/es/convocatorias/${call}`);
    await visitor.sees(/^Sin información/i);

    const monitor = await becomesMonitor(visitor, server);
    await monitor.open(`/es/convocatorias/${call}`);
    await monitor.follow("Asentar un hecho");
    await looksRight(monitor);
    await monitor.follow("Búsqueda sin hallazgo");
    await looksRight(monitor);
    await monitor.press("Asentar el hecho", 422);
    await monitor.sees("Falta corregir algo");
    await looksRight(monitor);

    await monitor.fillIn({
      "Cuándo ocurrió": "2026-11-20",
      "Dónde se buscó": "Gaceta Oficial de la Ciudad de México, febrero a diciembre de 2019\nPortal de la institución, archivado",
      "Dónde no se buscó": "Archivo de concentración\nSolicitud de información",
      "Qué ocurrió, en español": "No se encontró el fallo ni un aviso de suspensión.",
      "Qué ocurrió, en inglés": "No ruling and no notice of suspension was found.",
    });
    await monitor.page.getByLabel("Fuente", { exact: true }).fill("Búsqueda propia, con registro");
    await evidence(monitor);
    await monitor.press("Ver qué cambiaría");
    await monitor.sees("Con este hecho");
    await looksRight(monitor);
    await monitor.press("Asentar el hecho");
    await monitor.sees("El hecho quedó asentado.");
    await looksRight(monitor);
    await monitor.screenshot(`fact-${monitor.width}`);
    await monitor.leave();

    await visitor.open(`/es/convocatorias/${call}`);
    await visitor.sees(/^Sin resolver/i);
    await visitor.sees("Archivo de concentración");
    await visitor.noSidewaysScroll();
    await visitor.axeClean();
    visitor.loadsNoScript();
    const { call: told } = await (await fetch(`${visitor.origin}/api/v1/calls/${call}`)).json();
    assert.equal(told.lines[0].standing.kind, "unresolved");
    const due = await (await fetch(`${visitor.origin}/es/convocatorias?check=never`)).text();
    assert.ok(!due.includes(call), "it no longer waits for a first check");
  },
};

async function looksRight(visitor) {
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
}

async function evidence(monitor) {
  await monitor.page.locator('[name="evidence_kind"]').selectOption("search_log");
  await monitor.page.locator('[name="evidence_url"]').fill("https://example.org/registro-de-busqueda");
  await monitor.page.locator('[name="evidence_fetched_on"]').fill("2026-11-20");
  await monitor.page.locator('[name="evidence_level"]').selectOption("3");
}

/** The first steward comes by the printed link, hands over the letter of somebody new and lets her observe. */
async function becomesMonitor(visitor, server) {
  const desk = await visitor.another();
  await desk.open(new URL(await server.printed(/https?:\/\/\S+\/cuenta\/responsable\/\S+/)).pathname);
  await account(desk, steward);

  const monitor = await visitor.another();
  await monitor.open("/es/cuenta/registro");
  await account(monitor, ines);
  await monitor.open(new URL(await linkAtDesk(desk, ines.email)).pathname);
  await monitor.fillIn({ "Contraseña": secret });
  await monitor.press("Confirmar y entrar");
  await desk.open("/es/responsable/personas");
  await looksRight(desk);
  await desk.press(`Dar a ${ines.name} la función de observación`);
  await desk.leave();
  return monitor;
}

async function account(visitor, { name, email }) {
  await visitor.fillIn({ "Su nombre": name, "Correo electrónico": email, "Contraseña": secret });
  await visitor.press("Crear la cuenta");
}
