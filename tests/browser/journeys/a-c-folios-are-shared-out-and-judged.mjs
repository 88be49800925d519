// Two officials on one folio: who takes care of it, what each finds by the published criteria, and what was concluded where they differ.
import assert from "node:assert/strict";
import { arrivesAs, arrivesUntied, cast, closedLine } from "../people.mjs";

const asked = /^ACU-/;

export default {
  name: "Folios are shared out and judged by published criteria",
  server: "demo",

  async walk(visitor) {
    await writesCriteria(visitor);
    await takesAlongWhatIsAsked(visitor);

    const first = await arrivesUntied(visitor, cast.decider);
    await takesCharge(first);
    await givesAnOpinion(first, "most");
    const second = await arrivesUntied(visitor, cast.secondDecider);
    await second.follow(asked);
    await givesAnOpinion(second, "least");
    await concludes(second);
    await declaresAnInterest(second);

    await first.open(closedLine);
    await looksRight(first, "list");
    await Promise.all([first.leave(), second.leave()]);
  },
};

async function looksRight(visitor, name) {
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  await visitor.screenshot(`folios-${name}-${visitor.width}-${visitor.js ? "js" : "html"}`);
}

/** A draft with a criterion, and with names withheld: both stand where whoever publishes looks before publishing. */
async function writesCriteria(visitor) {
  const publisher = await arrivesAs(visitor, cast.publisher);
  await publisher.open("/es/oficina/idm/convocatorias/nueva");
  await publisher.fillIn({ "Título (en español)": "Criterios de prueba", "Título (en inglés)": "Trial criteria", "Ejercicio fiscal": "2031" });
  await publisher.press("Empezar el borrador");
  const draft = new URL(publisher.page.url()).pathname;
  await publisher.open(`${draft}/lineas/1`);
  await publisher.fillIn({ "Título (en español)": "Talleres", "Título (en inglés)": "Workshops" });
  await publisher.tick("Reservar los nombres a quienes revisan");
  await publisher.press("Agregar un criterio");
  await publisher.fillIn({
    "Criterio 1: Título (en español)": "Claridad",
    "Criterio 1: Título (en inglés)": "Clarity",
    "Criterio 1: Niveles (en español)": "0: No lo dice\n10 Lo dice",
    "Criterio 1: Niveles (en inglés)": "0: It does not say\n10: It says",
  });
  await publisher.press("Guardar la línea", 422);
  await publisher.sees(/Escriba de dos a seis niveles, uno por renglón/);
  await looksRight(publisher, "criteria");
  await publisher.fill("Criterio 1: Niveles (en español)", "0: No lo dice\n10: Lo dice");
  await publisher.press("Guardar la línea");
  await publisher.open(`${draft}/publicacion`);
  await publisher.sees("10 puntos: Lo dice");
  await publisher.sees(/^Los nombres de las asociaciones se reservan/);
  await publisher.leave();
}

/** Whoever thinks of applying reads the criteria, and has everything that is asked on a sheet. */
async function takesAlongWhatIsAsked(visitor) {
  await visitor.open(closedLine.replace("/oficina/idm/lineas/", "/convocatorias/"));
  await visitor.follow("a[href$='/requisitos']");
  await visitor.sees("Con qué criterios se decide");
  await looksRight(visitor, "asked");
  const sheet = await visitor.page.locator("a[href$='/requisitos.pdf']").evaluate((link) => link.href);
  const answer = await visitor.page.request.get(sheet);
  assert.equal(answer.status(), 200);
  assert.equal((await answer.body()).subarray(0, 5).toString(), "%PDF-");
}

async function takesCharge(official) {
  await official.press("Registrar el encargo", 422);
  await looksRight(official, "nothing-marked");
  await official.tick(/^Marcar el folio ACU-/);
  await official.choose("Quién se encarga de los folios marcados", "Yo me encargo");
  await official.press("Registrar el encargo");
  await official.sees(/^Quedan a su cargo: 1 folio/);
  await official.follow(/^A mi cargo \(1\)/);
  await official.follow(asked);
}

/** What is sent too early comes back; what is saved stays when somebody comes back to it. */
async function givesAnOpinion(official, which) {
  await official.press("Enviar la opinión", 422);
  await looksRight(official, `opinion-refused-${which}`);
  const levels = await official.page.locator("input[type=radio][name^='level-']").evaluateAll((all) => [...new Set(all.map((one) => one.name))]);
  assert.ok(levels.length > 1, "criteria");
  for (const name of levels) {
    const radios = official.page.locator(`input[name='${name}']`);
    await radios.nth(which === "most" ? (await radios.count()) - 1 : 0).check();
  }
  await official.press("Guardar sin enviar");
  await official.page.reload();
  assert.equal(await official.page.locator("input[type=radio][name^='level-']:checked").count(), levels.length, "what was saved");
  for (const note of await official.page.locator("textarea[name^='note-']").all()) await note.fill("Así se lee en lo presentado.");
  await official.press("Enviar la opinión");
  await official.sees(/^Su opinión quedó registrada/);
  await looksRight(official, `opinion-${which}`);
}

/** Where two opinions differ, a result says what was concluded of it. */
async function concludes(official) {
  await official.sees("En qué difieren");
  await official.tick("No se otorga");
  await official.fill("Motivo", "No alcanza para lo que propone.");
  await official.press("Registrar el resultado", 422);
  await official.sees("Escriba qué se concluyó de la diferencia entre las opiniones.");
  await looksRight(official, "differ");
  await official.fill("Qué se concluyó de la diferencia", "Se leyó de nuevo el presupuesto entre las dos personas.");
  await official.press("Registrar el resultado");
  await official.follow(asked);
  await official.sees(/Se leyó de nuevo el presupuesto/);
}

async function declaresAnInterest(official) {
  await official.open(closedLine);
  await official.follow("Tengo interés en este folio");
  await looksRight(official, "interest");
  await official.press("Declarar interés en este folio");
  await official.open(closedLine);
  await official.sees("Usted declaró interés en este folio");
}
