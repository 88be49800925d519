// Files that are chosen together on a page that takes several, with scripts and without.
import assert from "node:assert/strict";

export const pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

export const input = (visitor) => visitor.page.locator("input[type=file]").first();
export const attach = (visitor) => visitor.page.getByRole("button", { name: "Adjuntar", exact: true }).first();

/** Several at once; one of them holds what another does, and one is no paper: it keeps neither of the others out. */
export async function sendsSeveral(visitor, page, looksRight) {
  const file = (name, content) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(content) });
  await input(visitor).setInputFiles([file("hoja 1.pdf", pdf), file("hoja 2.pdf", pdf), file("foto.gif", "GIF89a")]);
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
    await visitor.open(page);
  }
  await visitor.sees("hoja 1.pdf");
  await visitor.sees(/^Tiene el mismo contenido que «hoja 1\.pdf»/);
}
