// After filing: an official asks for one part to be corrected, the association answers that part and nothing else, both see it before and
// after, and the association takes its receipt and its whole case file home.
import assert from "node:assert/strict";
import { arrivesAs, asksForABudget, beginsAsking, cast, closedLine, signIn } from "../people.mjs";
import { sendsSeveral } from "../uploads.mjs";

export default {
  name: "A correction is asked for and answered",
  server: "demo",

  async walk(visitor) {
    await asks(visitor);
    await signIn(visitor, cast.representative);
    await visitor.open("/es/mi");
    await visitor.follow("Contestar la prevención");
    await visitor.sees("Falta el aporte propio en especie.");
    await visitor.seesNot("¿Qué hará la asociación y con quién?");
    await looksRight(visitor);
    await visitor.screenshot(`correction-${visitor.width}-${visitor.js ? "js" : "html"}`);

    // Nothing changed and nothing said: it comes back; then a row more, and it is sent.
    await visitor.press("Presentar la corrección", 422);
    await looksRight(visitor);
    // With scripts a row is added without leaving the page.
    if (visitor.js) await visitor.touch("Agregar un renglón");
    else await visitor.press("Agregar un renglón");
    const rows = await visitor.page.locator("input[name^=concept-]").count();
    await visitor.page.locator(`input[name=concept-${rows - 1}]`).fill("Voluntariado");
    await visitor.page.locator(`input[name=cost-${rows - 1}]`).fill("3,000.00");
    await visitor.page.locator(`select[name=source-${rows - 1}]`).selectOption("own");
    // What is typed is saved on the way to the files.
    await visitor.press("Guardar y adjuntar archivos");
    await visitor.sees(/12 por documento/);
    await sendsSeveral(visitor, visitor.page.url().split("#")[0], looksRight);
    await looksRight(visitor);
    await visitor.screenshot(`correction-files-${visitor.width}-${visitor.js ? "js" : "html"}`);
    await visitor.follow("Volver a la prevención");
    await visitor.fill("Nombre de quien representa a la asociación", "Ibai Robles");
    await visitor.page.locator("input[name=accept]").check();
    await visitor.press("Presentar la corrección");
    await visitor.sees(/^Contestada\. Se recibió/);
    await visitor.sees("Como quedó");
    await looksRight(visitor);
    await visitor.screenshot(`corrected-${visitor.width}-${visitor.js ? "js" : "html"}`);
    const given = await fetched(visitor, "a[href$='/acuse/pdf']");
    assert.equal((await given.body()).subarray(0, 5).toString(), "%PDF-");

    await visitor.follow("a[href*='/mi/solicitudes/']");
    await visitor.sees("En qué va");
    await looksRight(visitor);
    await visitor.screenshot(`application-${visitor.width}-${visitor.js ? "js" : "html"}`);
    // The budget as it stands, and what was filed first behind it, also without a script.
    await visitor.sees(/^Corregido el/);
    await visitor.unfold("Ver lo que había antes");
    await visitor.sees("Como estaba");
    await looksRight(visitor);
    await visitor.screenshot(`as-it-stands-${visitor.width}-${visitor.js ? "js" : "html"}`);
    const file = await fetched(visitor, "a[href$='/expediente']");
    assert.equal(file.headers()["content-type"], "application/zip");
    await visitor.follow("Ver el acuse");
    await looksRight(visitor);
    const receipt = await fetched(visitor, "a[href$='/acuse/pdf']");
    assert.equal((await receipt.body()).subarray(0, 5).toString(), "%PDF-");
    await reads(visitor);
  },
};

/** The official reads the folio as it stands, with what was filed first behind it. */
async function reads(visitor) {
  const official = await arrivesAs(visitor, cast.decider);
  await official.open(closedLine);
  await official.follow(/^ACU-/);
  await official.sees(/^Corregido el/);
  await official.unfold("Ver lo que había antes");
  await looksRight(official);
  await official.screenshot(`folio-as-it-stands-${official.width}`);
  await official.leave();
}

async function looksRight(visitor) {
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
}

/** What a link gives, asked for as the person who is signed in. */
async function fetched(visitor, link) {
  const href = await visitor.page.locator(link).first().getAttribute("href");
  const answer = await visitor.context.request.get(`${visitor.origin}${href}`);
  assert.equal(answer.status(), 200, href);
  return answer;
}

async function asks(visitor) {
  const official = await beginsAsking(visitor);
  await looksRight(official);
  await official.press("Pedir las correcciones", 422);
  await official.sees("Elija al menos una parte.");
  await asksForABudget(official);
  const paper = official.page.locator("input[name=part][value^='paper:']").first();
  await paper.check();
  await official.page.locator(`#campo-reason-${(await paper.getAttribute("value")).replace(":", "-")}`).fill("No se lee la segunda hoja.");
  await official.screenshot(`asking-${official.width}`);
  await official.press("Pedir las correcciones");
  await official.sees("Se espera una corrección");
  await looksRight(official);
  await official.leave();
}
