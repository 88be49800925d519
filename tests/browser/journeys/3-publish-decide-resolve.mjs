// An institution's way: a call is published with its questions, and a line that closed is decided by two people.
import assert from "node:assert/strict";
import { arrivesAs, arrivesUntied, cast } from "../people.mjs";

// The demonstration is always of the year it is started in.
const slug = `oficios-de-regreso-inventada-${new Date().getUTCFullYear()}`;
const line = `/es/oficina/idm/lineas/${slug}`;
const publicPage = `/es/convocatorias/${slug}`;

export default {
  name: "An institution publishes a call, decides, and resolves",
  server: "demo",

  async walk(visitor) {
    await publishes(visitor);

    await visitor.open(publicPage);
    await visitor.seesNot(/^Resuelta/i);
    await proposes(visitor);
    await approves(visitor);
    await visitor.open(publicPage);
    await visitor.sees(/^Resuelta/i);
    await looksRight(visitor);
    const { call } = await (await fetch(`${visitor.origin}/api/v1/calls/${slug}`)).json();
    assert.equal(call.lines[0].standing.kind, "resolved_awarded");
  },
};

async function looksRight(visitor) {
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
}

async function publishes(visitor) {
  const publisher = await arrivesAs(visitor, cast.publisher);
  await publisher.open("/es/oficina/idm/convocatorias/nueva");
  await publisher.fillIn({ "Título (en español)": "Puentes de prueba", "Título (en inglés)": "Trial bridges", "Ejercicio fiscal": "2031" });
  await publisher.press("Empezar el borrador");
  const draft = new URL(publisher.page.url()).pathname;
  await publisher.fillIn({
    "Apertura de la recepción": "2031-01-10T09:00",
    "Cierre de la recepción": "2031-02-10T18:00",
    "Fecha prometida de resultados": "2031-04-01",
  });
  await publisher.press("Guardar la convocatoria");

  await publisher.open(`${draft}/lineas/1`);
  await publisher.fillIn({
    "Título (en español)": "Talleres",
    "Título (en inglés)": "Workshops",
    "Descripción (en español)": "Para asociaciones binacionales.",
    "Descripción (en inglés)": "For binational associations.",
  });
  await publisher.choose("Moneda", "Pesos mexicanos (MXN)");
  await looksRight(publisher);
  await publisher.press("Guardar la línea");

  await publisher.open(`${draft}/publicacion`);
  await looksRight(publisher);
  await publisher.press("Publicar la convocatoria");
  await publisher.sees("Puentes de prueba");
  await publisher.leave();
  await visitor.open("/es/convocatorias");
  await visitor.follow("Puentes de prueba");
  await visitor.sees(/^Anunciada/i);
}

async function proposes(visitor) {
  const official = await arrivesUntied(visitor, cast.decider);
  await official.follow(/^ACU-/);
  await looksRight(official);
  await official.press("Registrar el resultado", 422);
  await official.tick("Se otorga el apoyo");
  await official.fillIn({ "Monto que se otorga": "60,000.00", Motivo: "Cumple con lo que pide la convocatoria." });
  await official.press("Registrar el resultado");
  await official.open(`${line}/resolucion`);
  await official.press("Proponer la resolución");
  await official.sees("Falta que la apruebe una segunda persona");
  await looksRight(official);
  await official.leave();
}

async function approves(visitor) {
  const second = await arrivesUntied(visitor, cast.secondDecider);
  await second.open(`${line}/resolucion/aprobacion`);
  await looksRight(second);
  await second.page.getByRole("textbox").first().fill("Acta 1 de la prueba");
  await second.press("Aprobar y publicar");
  await second.leave();
}
