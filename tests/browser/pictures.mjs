// Takes the pictures of the README from the program itself, and makes the one that stands beside a shared link: node pictures.mjs.
import { mkdir, readFile } from "node:fs/promises";
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
await preview(browser);
await browser.close();
await server.stop();

/** What shows beside a link to Acuse that somebody shares: the emblem and what it is, in the front page's words, and no standing, since
 * others keep the picture for years. 1200 by 630 is the size that all who show it take. */
async function preview(browser) {
  const [emblem, face] = await Promise.all(
    ["emblem.svg", "bitter-latin-700-normal.woff2"].map(async (name) => (await readFile(`public/${name}`)).toString("base64")),
  );
  const [es, en] = await Promise.all(["es", "en"].map(async (lang) => JSON.parse(await readFile(`locales/${lang}/front.json`, "utf8")).title));
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
    @font-face { font-family: Bitter; font-weight: 700; src: url(data:font/woff2;base64,${face}) }
    body { margin: 0; height: 630px; box-sizing: border-box; padding: 70px 84px; background: #faf8f3; color: #1c1e1f;
      border-left: 28px solid #0a5160; font: 700 58px/1.16 Bitter, Georgia, serif; display: flex; flex-direction: column; justify-content: space-between }
    header { display: flex; align-items: center; gap: 34px; font-size: 104px; line-height: 1 } img { width: 128px }
    p { margin: 0 } p + p { margin-top: 26px; color: #55585a; font-size: 44px }
  </style><header><img src="data:image/svg+xml;base64,${emblem}" alt="">Acuse</header>
  <div><p>${es}</p><p lang="en">${en}</p></div>`);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: "public/preview.png" });
  await page.close();
}
