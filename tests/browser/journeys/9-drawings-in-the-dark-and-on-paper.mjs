// What a drawing says it says by day, in the dark and on paper: nothing fades into its ground or goes missing, and no two things are told
// apart by their colour alone.
import assert from "node:assert/strict";

const pages = [
  "/es/convocatorias/sederec-2018-asociaciones",
  "/es/ejercicios/2018",
  "/en/years/2024",
  "/es/elecciones",
  "/en/compare/years?a=2017&b=2018",
  "/es/fechas-prometidas",
];

const media = [
  { name: "by day", media: "screen", colorScheme: "light" },
  { name: "in the dark", media: "screen", colorScheme: "dark" },
  { name: "on paper", media: "print", colorScheme: "light" },
  { name: "on paper, from a dark screen", media: "print", colorScheme: "dark" },
];

export default {
  name: "Drawings hold in the dark and on paper",
  ways: [
    { width: 1280, js: true },
    { width: 360, js: true },
  ],

  async walk(visitor) {
    for (const path of pages) {
      await visitor.open(path);
      const counts = [];
      for (const { name, ...medium } of media) {
        await visitor.page.emulateMedia(medium);
        const drawings = visitor.page.locator("svg.line[role=img]:visible");
        const at = `${path} ${name}`;
        assert.ok((await drawings.count()) > 0, `${at}: a drawing is shown`);
        const seen = await drawings.evaluateAll(look, medium.media === "print");
        assert.deepEqual(seen.flatMap(({ faults }) => faults), [], at);
        assert.ok(seen.every(({ marks }) => marks > 2), `${at}: each drawing has marks`);
        counts.push(seen.map(({ marks }) => marks));
        assert.deepEqual(await visitor.page.locator("figure.chart").evaluateAll(alike), [], at);
        if (medium.media === "print") assert.equal(await visitor.page.locator("figure, table").evaluateAll(cut), 0, `${at}: nothing is cut`);
      }
      const [day, dark, paper, darkPaper] = counts.map((count) => count.join());
      assert.equal(dark, day, `${path}: as much in the dark as by day`);
      assert.equal(darkPaper, paper, `${path}: as much on paper, whatever the screen`);
      if (visitor.width > 900) assert.equal(paper, day, `${path}: as much on paper as by day`);
      await visitor.page.emulateMedia({ media: "screen", colorScheme: "light" });
    }
  },
};

/** Runs in the page: how many parts end at the very edge of the sheet, where a border is lost. */
function cut(parts) {
  return parts.filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth - 0.5).length;
}

/** Runs in the page: how many marks and texts a drawing has, and those that cannot be told from their ground. */
function look(drawings, onPaper) {
  const read = (colour) => {
    const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    return { rgb: [r, g, b], a };
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const over = (colour, ground, opacity) => {
    const { rgb, a } = read(colour);
    return rgb.map((part, i) => part * a * opacity + ground[i] * (1 - a * opacity));
  };
  const named = (shape) => `${shape.tagName} ${shape.getAttribute("class")} ${shape.textContent}`.trim();
  // Lines that only guide the eye, and the ground of a ban with its hatch, are no marks: their words beside them say the same.
  const guides = ["row", "tick", "axis", "lead-line", "hatch", "ban", "whole", "gap", "case"];
  return drawings.map((drawing) => {
    // Printers leave grounds out: paper is white.
    const sheet = onPaper ? [255, 255, 255] : read(getComputedStyle(drawing).backgroundColor).rgb;
    const grounds = [...drawing.querySelectorAll(".ban, .whole")].map((shape) => ({
      box: shape.getBBox(),
      rgb: over(getComputedStyle(shape).fill, sheet, Number(getComputedStyle(shape).opacity)),
    }));
    const meets = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    const beneath = (box) => [sheet, ...grounds.filter((ground) => meets(ground.box, box)).map(({ rgb }) => rgb)];
    const faults = [];
    let marks = 0;
    for (const shape of drawing.querySelectorAll("text, path, line, rect, circle, polyline, polygon, use")) {
      const hatched = shape.getAttribute("fill")?.startsWith("url(");
      if (hatched || shape.closest("defs, title, desc") || guides.some((guide) => shape.classList.contains(guide))) continue;
      const style = getComputedStyle(shape);
      const box = shape.getBBox();
      if (style.display === "none" || style.visibility !== "visible" || !(box.width || box.height)) {
        faults.push(`gone: ${named(shape)}`);
        continue;
      }
      marks++;
      const isText = shape.tagName === "text";
      const inks = [style.fill, isText ? "none" : style.stroke].filter((ink) => ink !== "none");
      for (const ground of beneath(box)) {
        const best = Math.max(...inks.map((ink) => contrast(over(ink, ground, Number(style.opacity)), ground)), 0);
        if (best < (isText ? 4.5 : 3)) faults.push(`${best.toFixed(1)}:1 for ${named(shape)}`);
      }
    }
    return { marks, faults };
  });
}

/** Runs in the page: entries of a legend, and parts of a whole, that would look the same in black and white. */
function alike(figures) {
  const dark = (colour) => {
    const [r, g, b] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return 0.3 * r + 0.6 * g + 0.1 * b < 128;
  };
  const tone = (colour) => (colour === "none" ? "none" : dark(colour));
  const looks = (shape) => {
    const { fill, stroke, strokeDasharray, strokeWidth } = getComputedStyle(shape);
    return [tone(fill), tone(stroke), stroke === "none" ? "" : `${strokeDasharray} ${strokeWidth}`].join(" ");
  };
  const form = (shape) => ["d", "r", "rx", "points", "transform"].map((name) => shape.getAttribute(name)).join();
  const signature = (key) =>
    [...key.querySelectorAll("path, line, rect, circle, polyline, polygon")]
      .map((shape) => `${shape.tagName} ${form(shape)} ${looks(shape)}`)
      .join(" + ");
  const same = (entries) =>
    entries.flatMap(({ says, looks }, i) => entries.slice(i + 1).filter((other) => other.looks === looks).map((other) => `${says} = ${other.says}`));
  return figures.flatMap((figure) => {
    const entries = [...figure.querySelectorAll(".legend li")].map((entry) => ({ says: entry.textContent.trim(), looks: signature(entry) }));
    const parts = ["full", "hollow", "dashed", "veiled"].filter((ink) => figure.querySelector(`.line .${ink}`));
    return [...same(entries), ...same(parts.map((ink) => ({ says: ink, looks: looks(figure.querySelector(`.line .${ink}`)) })))];
  });
}
