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

/** The representative signs in and goes to a page of the draft; its address. */
export async function beginsAt(visitor, page) {
  await signIn(visitor, cast.representative);
  return `${await openDraft(visitor)}/${page}`;
}

/** Opens a page whose islands are at work before anything is done on it. */
export async function opens(visitor, page) {
  await visitor.open(page);
  if (visitor.js) await visitor.islandsAwake();
}

/** The question that journeys answer, and its field. */
export const what = "¿Qué hará la asociación y con quién?";
export const answer = (visitor) => visitor.page.getByLabel(what);

/** How many texts this browser keeps that no server has. */
export const copies = (visitor) => visitor.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("acuse:")).length);
export const noCopies = (visitor) => visitor.page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("acuse:")));

/** Stays on the page: without a connection, or while the server does not take it, the button leads nowhere. */
export const pressesInVain = (visitor, button = "Guardar") => visitor.page.getByRole("button", { name: button, exact: true }).click();

/** Tries to sign out, on whatever page; with words that this device alone has, one is asked first. */
export async function signsOut(visitor) {
  await visitor.page.locator("header details.menu:not(.small) summary").click();
  await visitor.leaving(() => visitor.page.getByRole("button", { name: "Cerrar la sesión" }).first().click());
}

/** What the server answered is what a journey is about. */
export function expects(visitor, ...statuses) {
  visitor.trouble = visitor.trouble.filter((trouble) => !statuses.some((status) => trouble.startsWith(`${status} for`)));
}

/** Another person at a browser of their own, signed in. */
export async function arrivesAs(visitor, email) {
  const other = await visitor.another();
  await signIn(other, email);
  return other;
}

/** The line of the invented call that has closed, as its institution sees it. */
export const closedLine = `/es/oficina/idm/lineas/oficios-de-regreso-inventada-${new Date().getUTCFullYear()}`;

/** Somebody of the institution arrives and says that nothing ties them to the closed line: what was filed on it opens. */
export async function arrivesUntied(visitor, email) {
  const official = await arrivesAs(visitor, email);
  await official.open(closedLine);
  await official.tick("No tengo conflicto de interés");
  await official.press("Declarar");
  return official;
}

/** Whoever decides is about to ask for corrections in what the cast's association filed. */
export async function beginsAsking(visitor) {
  const official = await arrivesUntied(visitor, cast.decider);
  await official.follow(/^ACU-/);
  await official.follow("Pedir correcciones");
  return official;
}

/** Asks for another budget, within five working days. */
export async function asksForABudget(official) {
  await official.page.locator("input[name=part][value=budget]").check();
  await official.page.locator("#campo-reason-budget").fill("Falta el aporte propio en especie.");
  await official.fill("Plazo, en días hábiles", "5");
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
