// A large paper is sent on a connection that breaks: the page says how far it is, tries again by itself, and ends with the paper attached.
import assert from "node:assert/strict";
import { connect, createServer } from "node:net";
import { Visitor } from "../visitor.mjs";
import { cast, openDraft, signIn } from "../people.mjs";

const head = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
const large = Buffer.concat([Buffer.from(head), Buffer.alloc(8_000_000, "%")]);

export default {
  name: "Papers are sent on a bad connection",
  server: "demo",

  async walk(visitor) {
    await signIn(visitor, cast.representative);
    const papers = `${await openDraft(visitor)}/documentos`;
    await visitor.open(papers);
    await visitor.sees(/hasta 10 MB por archivo/);
    await looksRight(visitor);
    await sendsSeveral(visitor, papers);
    if (visitor.js) await isInterrupted(visitor, papers);
  },
};

async function looksRight(visitor) {
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
}

const input = (visitor) => visitor.page.locator("input[type=file]").first();
const attach = (visitor) => visitor.page.getByRole("button", { name: "Adjuntar", exact: true }).first();

/** Several at once; one of them holds what another does, and one is no paper. */
async function sendsSeveral(visitor, papers) {
  const file = (name, content) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(content) });
  await input(visitor).setInputFiles([file("hoja 1.pdf", head), file("hoja 2.pdf", head), file("foto.gif", "GIF89a")]);
  if (visitor.js) {
    await visitor.islandsAwake();
    await attach(visitor).click();
    await visitor.sees(/^foto\.gif: /);
    await looksRight(visitor);
    await visitor.follow("Ver los documentos adjuntos");
    visitor.trouble = visitor.trouble.filter((trouble) => !trouble.startsWith("422 for"));
  } else {
    await visitor.leaving(() => attach(visitor).click());
    assert.equal(visitor.answer.status(), 422);
    await visitor.sees(/«foto\.gif» no se adjuntó/);
    await looksRight(visitor);
    await visitor.open(papers);
  }
  await visitor.sees("hoja 1.pdf");
  await visitor.sees(/^Tiene el mismo contenido que «hoja 1\.pdf»/);
  await visitor.screenshot(`papers-${visitor.width}-${visitor.js ? "js" : "html"}`);
}

/** The cable is cut in the middle of a large paper, twice: the browser itself tries a second time at once. */
async function isInterrupted(visitor, papers) {
  const cable = await cableTo(visitor.origin);
  const far = await Visitor.arrive(visitor.browser, cable.origin, { width: visitor.width });
  await signIn(far, cast.representative);
  await far.open(papers);
  await far.islandsAwake();
  cable.cutAfter = 3_000_000;
  await input(far).setInputFiles({ name: "acta completa.pdf", mimeType: "application/pdf", buffer: large });
  await attach(far).click();
  await far.sees(/^acta completa\.pdf: se cortó la conexión/);
  assert.ok(cable.cuts > 0, "it was cut on the way");
  await far.axeClean();
  await far.screenshot(`papers-interrupted-${far.width}`);
  cable.cutAfter = Infinity;
  await far.leaving(() => far.page.getByRole("button", { name: "Intentar ahora" }).first().click());
  await far.page.getByRole("link", { name: "acta completa.pdf" }).waitFor();
  assert.equal(await far.page.getByRole("link", { name: "acta completa.pdf" }).count(), 1);
  far.isAt(papers);
  await far.leave();
  cable.end();
}

/** A way to the server that can be cut: after so many bytes a connection is gone. */
async function cableTo(origin) {
  const { hostname, port } = new URL(origin);
  const cable = { cutAfter: Infinity, cuts: 0 };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const ends = () => [near, far].forEach((end) => end.destroy());
    let gone = 0;
    near.on("data", (bytes) => {
      gone += bytes.length;
      if (gone <= cable.cutAfter) return far.write(bytes);
      cable.cuts += 1;
      ends();
    });
    far.pipe(near);
    for (const end of [near, far]) end.on("error", ends).on("close", ends);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  cable.origin = `http://127.0.0.1:${server.address().port}`;
  cable.end = () => server.close();
  return cable;
}
