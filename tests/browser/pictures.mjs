// Takes the pictures of the README from the program itself: node pictures.mjs.
import { mkdir } from "node:fs/promises";
import { startServer } from "./server.mjs";
import { Visitor, openBrowser } from "./visitor.mjs";

const folder = "docs/pictures";
const call = "sederec-2018-asociaciones";
const wide = { width: 1280, height: 860 };
const phone = { width: 360, height: 740 };

const pictures = [
  { name: "front", path: "/es", view: wide },
  { name: "call", path: `/es/convocatorias/${call}`, view: wide },
  { name: "board", path: "/es/convocatorias", view: wide },
  { name: "call-phone-dark", path: `/en/calls/${call}`, view: phone, dark: true },
  { name: "timeline", path: `/es/convocatorias/${call}`, view: wide, part: "figure.chart" },
  { name: "timeline-phone", path: `/es/convocatorias/${call}`, view: phone, part: "figure.chart" },
  { name: "year", path: "/es/ejercicios/2018", view: wide, part: "figure.chart" },
  { name: "case", path: "/es/el-caso-de-2018", view: wide },
];

await mkdir(folder, { recursive: true });
const server = await startServer();
const browser = await openBrowser();
for (const { name, path, view, dark, part } of pictures) {
  const visitor = await Visitor.arrive(browser, server.origin, { width: view.width, dark });
  await visitor.page.setViewportSize(view);
  await visitor.open(path);
  const taken = part ? visitor.page.locator(part).first() : visitor.page;
  await taken.screenshot({ path: `${folder}/${name}.png` });
  await visitor.context.close();
  console.log(`  ${folder}/${name}.png`);
}
await browser.close();
await server.stop();
