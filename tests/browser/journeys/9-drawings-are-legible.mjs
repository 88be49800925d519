// The server places texts by estimate: here they are held against what is painted. Nothing leaves its drawing, nothing covers a text.
import assert from "node:assert/strict";

const pages = [
  "/es/convocatorias/sederec-2018-asociaciones",
  "/en/calls/sederec-2018-asociaciones",
  "/es/ejercicios/2018",
  "/en/years/2024",
  "/es/elecciones",
  "/en/compare/years?a=2017&b=2018",
  "/es/fechas-prometidas",
];

export default {
  name: "Drawings are legible on every screen",
  ways: [
    { width: 1280, js: true },
    { width: 360, js: true },
  ],

  async walk(visitor) {
    for (const path of pages) {
      await visitor.open(path);
      const drawings = visitor.page.locator("svg.line[role=img]:visible");
      assert.ok((await drawings.count()) > 0, `${path} has a drawing`);
      assert.deepEqual(await drawings.evaluateAll(faults), [], path);
      await visitor.noSidewaysScroll();
    }
  },
};

/** Runs in the page: texts that leave their drawing, and texts that meet. */
function faults(drawings) {
  return drawings.flatMap((drawing) => {
    const { width, height } = drawing.viewBox.baseVal;
    const texts = [...drawing.querySelectorAll("text")].map((text) => ({ says: text.textContent, box: text.getBBox() }));
    const outside = texts.filter(({ box }) => box.x < -1 || box.y < -1 || box.x + box.width > width + 1 || box.y + box.height > height + 1);
    const meets = (a, b) => a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 4 && b.y < a.y + a.height - 4;
    const covered = texts.flatMap((a, i) => texts.slice(i + 1).filter((b) => meets(a.box, b.box)).map((b) => `${a.says} | ${b.says}`));
    return [...outside.map(({ says }) => `outside: ${says}`), ...covered];
  });
}
