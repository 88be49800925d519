// What anybody can do without an account, what of an association anybody sees because it chose so, and how one that lost its representative
// goes on.
import assert from "node:assert/strict";
import { arrivesAs, cast, signIn } from "../people.mjs";

const workshop = "Taller de Regreso (asociación inventada)";
const shores = "Dos Orillas (asociación inventada)";

export default {
  name: "An association is found, goes on without its representative, and is seen no longer",
  server: "demo",

  async walk(visitor) {
    await isFound(visitor);
    await ticksSteps(visitor);
    const steward = await arrivesAs(visitor, cast.steward);
    const theirs = await succeeds(visitor, steward);
    await chooses(visitor, theirs);
    await isStopped(visitor, steward);
    await steward.leave();
  },
};

const exactly = (words) => new RegExp(`^${words.replaceAll(/[()]/g, "\\$&")}$`);

async function looksRight(visitor, name) {
  await visitor.pressesWhatItMeans();
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
  if (name) await visitor.screenshot(`${name}-${visitor.width}-${visitor.js ? "js" : "html"}`);
}

/** By city, kind and population; one that filed on paper is named on the call's page, with its consent. */
async function isFound(visitor) {
  await visitor.open("/es/asociaciones");
  await visitor.sees(shores);
  await looksRight(visitor, "directory");
  for (const chip of ["Iztapalapa, Ciudad de México", "Asociación de migrantes retornados", "Personas en tránsito"]) await visitor.follow(chip);
  await visitor.sees(workshop);
  await visitor.seesNot(shores);
  await visitor.follow("Ver todas");
  await visitor.follow(shores);
  await visitor.sees("Verificada por la persona responsable de esta instalación");
  await looksRight(visitor, "public-profile");
  visitor.loadsNoScript();
  await visitor.open(`/es/convocatorias/casas-de-barrio-inventada-${new Date().getUTCFullYear()}`);
  await visitor.sees(/Con su consentimiento: Taller de Regreso/);
}

/** The steps to an association, for everybody to read; a member ticks those that are done. */
async function ticksSteps(visitor) {
  await visitor.open("/es/formar-asociacion");
  await looksRight(visitor, "guides");
  visitor.loadsNoScript();
  await visitor.follow("a[href^='/es/formar-asociacion/mexico']");
  await looksRight(visitor, "guide");
  await signIn(visitor, cast.successor);
  await visitor.follow(exactly(workshop));
  await visitor.follow("Pasos y obligaciones de cada año");
  await looksRight(visitor, "duties");
  await visitor.follow("a[href$='/pasos/mexico']");
  await visitor.sees("2 de 4 pasos hechos.");
  await visitor.page.locator("#paso-cluni").check();
  await looksRight(visitor, "steps");
  await visitor.press("Guardar el avance");
  await visitor.sees("3 de 4 pasos hechos.");
}

/** Everybody in it reads what was announced; the notice is over, and the steward carries it out. The association's address. */
async function succeeds(visitor, steward) {
  await visitor.open("/es/mi");
  await visitor.follow(`Relevo anunciado en ${workshop}`);
  await visitor.sees("Nadie ha objetado.");
  await visitor.sees("Efrén Salcedo");
  await looksRight(visitor, "replacement");
  const theirs = new URL(visitor.page.url()).pathname.replace(/\/relevo$/, "");
  await steward.open(`/es/responsable/asociaciones/${theirs.split("/").at(-1)}/relevo`);
  await looksRight(steward, "steward-replacement");
  await steward.press("Cumplir el relevo");
  await steward.sees("El relevo se cumplió.");
  return theirs;
}

/** Who represents the association now takes its profile off the directory; whoever was lost has nothing there any more. */
async function chooses(visitor, association) {
  await visitor.open(association);
  await visitor.sees("Su función: Representante");
  await visitor.follow("Cambiar el perfil");
  await looksRight(visitor, "profile");
  await visitor.page.getByLabel("Mostrar el perfil a todo el mundo").uncheck();
  await visitor.press("Guardar los cambios");
  const anybody = await visitor.another();
  await anybody.open("/es/asociaciones");
  await anybody.seesNot(workshop);
  await anybody.leave();
  const lost = await arrivesAs(visitor, cast.lost);
  await lost.open(association, 403);
  await lost.leave();
}

/** Where a member objects, whoever decides reads it; a representative who is there after all stops what was announced. */
async function isStopped(visitor, steward) {
  await steward.open("/es/responsable/asociaciones");
  await steward.follow(shores);
  await looksRight(steward, "verification");
  await steward.follow("Documentos que la asociación muestra");
  await steward.sees("Acta constitutiva o estatutos");
  await looksRight(steward, "shown-papers");
  await steward.follow(shores);
  await steward.follow("Relevo de la representación");
  await steward.fillIn({
    "Correo de quien la representará": cast.successor,
    Motivo: "Nadie contesta. (Motivo inventado.)",
    "Acta en que se apoya": "Acta 5 (inventada)",
  });
  await steward.attach("Copia del acta", "acta-5.pdf", "application/pdf", "%PDF-1.4\n%%EOF\n");
  await steward.press("Anunciar el relevo");
  await steward.sees("El plazo de siete días no ha terminado.");
  assert.equal(await steward.page.getByRole("button", { name: "Cumplir el relevo" }).count(), 0, "not before the notice is over");
  const at = steward.page.url();

  const asha = await arrivesAs(visitor, cast.drafter);
  await asha.follow(`Relevo anunciado en ${shores}`);
  await asha.press("Presentar la objeción", 422);
  await looksRight(asha);
  await asha.fill("Qué objeta y por qué", "Ibai sigue con nosotros.");
  await asha.press("Presentar la objeción");
  await asha.sees("La objeción quedó en el registro.");
  await asha.leave();
  await steward.open(at);
  await steward.sees("Ibai sigue con nosotros.");
  await looksRight(steward, "objection");

  const ibai = await arrivesAs(visitor, cast.representative);
  await ibai.follow(`Relevo anunciado en ${shores}`);
  await ibai.fill("Por qué se cancela", "Aquí sigo.");
  await ibai.press("Cancelar el relevo");
  await ibai.sees("El relevo se canceló.");
  await ibai.leave();
}
