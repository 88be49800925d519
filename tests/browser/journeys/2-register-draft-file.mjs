// An association's way from a call that it reads about to the receipt that it can show.
import assert from "node:assert/strict";
import { linkFromSteward, signIn } from "../people.mjs";

const call = "Redes de acogida (inventada)";
const email = "lucia@ejemplo.org";
const secret = "una frase larga y propia";
const paper = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

export default {
  name: "An association registers, drafts, and files on an open call",
  server: "demo",

  async walk(visitor) {
    await visitor.open("/es/convocatorias");
    await visitor.follow(call);
    await visitor.follow(/Leer los requisitos/);
    const questions = new URL(visitor.page.url()).pathname;
    await visitor.sees("¿Dónde se realizará?");
    await looksRight(visitor);

    await registers(visitor);
    await visitor.open("/es/mi/asociaciones/nueva");
    await visitor.fill("Nombre de la asociación", "Puente Norte");
    await visitor.choose("Forma de asociación", "Asociación de oriundos");
    await visitor.tick("Personas en retorno");
    await visitor.fill("Ciudad, alcaldía o municipio", "Cicero");
    await visitor.tick("Estados Unidos");
    await looksRight(visitor);
    await visitor.press("Registrar la asociación");
    await visitor.sees("La asociación quedó registrada");

    await visitor.open(questions);
    await visitor.follow("Empezar la solicitud");
    await visitor.press("Empezar la solicitud");
    const application = new URL(visitor.page.url()).pathname;
    await looksRight(visitor);

    await answers(visitor, application);
    await budget(visitor, application);
    await visitor.open(`${application}/documentos`);
    await visitor.attach("Elija uno o varios archivos", "acta.pdf", "application/pdf", paper);
    await visitor.press("Adjuntar");
    await visitor.sees("acta.pdf");
    await looksRight(visitor);

    await files(visitor, application);
  },
};

async function looksRight(visitor) {
  await visitor.noSidewaysScroll();
  await visitor.axeClean();
}

async function registers(visitor) {
  await visitor.open("/es/cuenta/registro");
  await visitor.press("Crear la cuenta", 422);
  await visitor.sees("Escriba su nombre");
  await looksRight(visitor);
  await visitor.fillIn({ "Su nombre": "Lucía Paz", "Correo electrónico": email, "Contraseña": secret });
  await visitor.press("Crear la cuenta");
  await visitor.sees("Revise su correo");
  await visitor.open(await linkFromSteward(visitor, email));
  await visitor.fillIn({ "Contraseña": secret });
  await visitor.press("Confirmar y entrar");
}

/** With scripts the answers save themselves; without, the button does it. */
async function answers(visitor, application) {
  await visitor.open(`${application}/respuestas`);
  await visitor.fill("¿Qué hará la asociación y con quién?", "Encuentros entre familias de las dos ciudades.");
  await visitor.tick("Chicago");
  if (visitor.js) {
    await visitor.islandsAwake();
    await visitor.page.getByLabel("¿Qué hará la asociación y con quién?").pressSequentially(" Cada quincena.");
    await visitor.sees(/^Guardado a las/);
  }
  await visitor.press("Guardar");
  await visitor.open(`${application}/respuestas`);
  assert.match(await visitor.page.getByLabel("¿Qué hará la asociación y con quién?").inputValue(), /^Encuentros/);
  await looksRight(visitor);
}

async function budget(visitor, application) {
  await visitor.open(`${application}/presupuesto`);
  await visitor.fillIn({ "Concepto, renglón 1": "Facilitación", "Cantidad, renglón 1": "10", "Costo por unidad, renglón 1": "4,500.00" });
  await visitor.press("Guardar");
  await visitor.open(`${application}/presupuesto`);
  await visitor.sees(/45,000\.00/);
  await looksRight(visitor);
}

async function files(visitor, application) {
  await visitor.open(`${application}/revision`);
  await looksRight(visitor);
  await visitor.press("Presentar la solicitud", 422);
  await visitor.sees("Marque la declaración");
  await visitor.tick(/Declaro en nombre de/);
  await visitor.fill("Nombre de quien representa a la asociación", "Lucía Paz");
  await visitor.press("Presentar la solicitud");
  visitor.isAt(`${application}/acuse`);
  await visitor.sees("Quién no la recibió");
  await visitor.sees("Instituto Demostrativo de Movilidad");
  await looksRight(visitor);
  await visitor.screenshot(`receipt-${visitor.width}`);
}
