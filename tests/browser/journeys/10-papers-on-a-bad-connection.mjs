// A large paper is sent on a connection that breaks: the page says how far it is, tries again by itself, and ends with the paper attached.
import assert from "node:assert/strict";
import { connect, createServer } from "node:net";
import { Visitor } from "../visitor.mjs";
import { cast, openDraft, signIn } from "../people.mjs";
import { attach, input, pdf, sendsSeveral } from "../uploads.mjs";

const large = Buffer.concat([Buffer.from(pdf), Buffer.alloc(8_000_000, "%")]);

export default {
  name: "Papers are sent on a bad connection",
  server: "demo",

  async walk(visitor) {
    await signIn(visitor, cast.representative);
    const papers = `${await openDraft(visitor)}/documentos`;
    await visitor.open(papers);
    await visitor.sees(/hasta 10 MB por archivo/);
    await looksRight(visitor);
    await sendsSeveral(visitor, papers, looksRight);
    await visitor.screenshot(`papers-${visitor.width}-${visitor.js ? "js" : "html"}`);
    if (visitor.js) await isInterrupted(visitor, papers);
  },
};

async function looksRight(visitor) {
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
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
  await isLeftAlone(far, cable);
  await isSentBeside(far, cable);
  await far.leave();
  cable.end();
}

/** The paper arrives whole and the answer is lost on its way: nobody presses anything, and it is attached, once. */
async function isLeftAlone(far, cable) {
  await far.islandsAwake();
  cable.answersLost = 2;
  await input(far).setInputFiles({ name: "estatutos.pdf", mimeType: "application/pdf", buffer: large });
  await attach(far).click();
  await far.sees(/^estatutos\.pdf: se cortó la conexión/);
  await far.page.getByRole("link", { name: "estatutos.pdf" }).waitFor();
  assert.equal(cable.answersLost, 0, "answers were lost");
  assert.equal(await far.page.getByRole("link", { name: "estatutos.pdf" }).count(), 1);
}

/** While a large paper waits for the connection, another form's arrives: the page stays, and is shown anew once both are there. */
async function isSentBeside(far, cable) {
  const form = (number) => far.page.locator("form[data-papers]").nth(number);
  const sends = async (number, name, buffer) => {
    await form(number).locator("input[type=file]").setInputFiles({ name, mimeType: "application/pdf", buffer });
    await form(number).getByRole("button", { name: "Adjuntar", exact: true }).click();
  };
  await far.islandsAwake();
  cable.cutAfter = 3_000_000;
  await sends(0, "poder.pdf", large);
  await far.sees(/^poder\.pdf: se cortó la conexión/);
  await sends(1, "carta.pdf", Buffer.from(`${pdf}% carta`));
  await form(1).getByRole("link", { name: "Ver los documentos adjuntos" }).waitFor();
  await far.sees(/^poder\.pdf: /);
  cable.cutAfter = Infinity;
  await far.leaving(() => form(0).getByRole("button", { name: "Intentar ahora" }).first().click());
  for (const name of ["poder.pdf", "carta.pdf"]) await far.page.getByRole("link", { name, exact: true }).waitFor();
}

/** A way to the server that can be cut: after so many bytes a connection is gone, or once it has carried a paper and the server answers. */
async function cableTo(origin) {
  const { hostname, port } = new URL(origin);
  const cable = { cutAfter: Infinity, cuts: 0, answersLost: 0 };
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
    far.on("data", (bytes) => {
      if (!cable.answersLost || gone < large.length) return near.write(bytes);
      cable.answersLost -= 1;
      ends();
    });
    for (const end of [near, far]) end.on("error", ends).on("close", ends);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  cable.origin = `http://127.0.0.1:${server.address().port}`;
  cable.end = () => server.close();
  return cable;
}
