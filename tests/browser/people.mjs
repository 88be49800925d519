// The invented people of `acuse demo`, and what journeys do with them.
const password = "barro lluvia tejado lento";

export const cast = {
  steward: "salma@demo.example",
  publisher: "pilar@demo.example",
  decider: "nuria@demo.example",
  secondDecider: "dario@demo.example",
  representative: "ibai@demo.example",
  drafter: "asha@demo.example",
  // Of another association, which says that it lost its representative.
  lost: "efren@demo.example",
  successor: "noemi@demo.example",
};

export async function signIn(visitor, email, secret = password) {
  await visitor.open("/es/cuenta/entrar");
  await visitor.fillIn({ "Correo electrónico": email, "Contraseña": secret });
  await visitor.press("Entrar");
}

/** Opens the draft that the cast's association has on an open call; its address. */
export async function openDraft(visitor) {
  await visitor.open("/es/mi");
  await visitor.follow("a[href$='/solicitudes']");
  await visitor.page.locator("a[href*='/mi/solicitudes/']").first().waitFor();
  const drafts = await visitor.page.locator("a[href*='/mi/solicitudes/']").evaluateAll((links) => links.map((link) => link.pathname));
  for (const draft of drafts) {
    await visitor.open(draft);
    if (await visitor.page.locator(`a[href='${draft}/respuestas']`).count()) return draft;
  }
  throw new Error("the association has no draft on an open call");
}

/** Another person at a browser of their own, signed in. */
export async function arrivesAs(visitor, email) {
  const other = await visitor.another();
  await signIn(other, email);
  return other;
}

/** Without a mail server the steward hands each letter's link over. */
export async function linkFromSteward(visitor, email) {
  const steward = await arrivesAs(visitor, cast.steward);
  const link = await linkAtDesk(steward, email);
  await steward.leave();
  return link;
}

/** The link in a letter, for a steward who is signed in: opening it is noted. */
export async function linkAtDesk(steward, email) {
  await steward.open("/es/responsable/cartas");
  const letter = steward.page.locator("article", { hasText: email }).first();
  if (!(await letter.count())) throw new Error(`no letter to ${email} waits at the steward's desk`);
  await steward.leaving(() => letter.getByRole("button", { name: /^Abrir la carta/ }).click());
  return steward.page.getByLabel("Enlace de un solo uso").inputValue();
}
