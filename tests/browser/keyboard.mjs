// Walks a page with the Tab key alone: everything that can be used is reached, seen when it is, and nothing holds one back.

const usable = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]';
// A date has a stop each for day, month, year and its calendar.
const stopsWithin = 6;

/** What is wrong, one fault a line. The page is as it was loaded: nothing focused yet. */
export async function keyboardFaults(page) {
  const faults = [];
  await page.evaluate(collect, usable);
  const { count } = await page.evaluate(() => globalThis.walk);
  const reached = new Set();
  let [last, stops] = [-1, 0];
  for (let presses = 0; presses < count * 2 + 60; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(look);
    if (at.left || (at.place === 0 && reached.size > 1)) break;
    stops = at.place === last ? stops + 1 : 0;
    last = at.place;
    if (stops > stopsWithin) faults.push(`focus is held by ${at.name}`);
    if (stops > stopsWithin) break;
    if (reached.has(at.place)) continue;
    reached.add(at.place);
    if (!at.outlined) faults.push(`focus is not to be seen on ${at.name}`);
    if (!at.shown) faults.push(`focus is out of sight on ${at.name}`);
  }
  faults.push(...(await page.evaluate(missed, [...reached])).map((name) => `the Tab key does not reach ${name}`));
  return [...faults, ...(await skipLinkFaults(page))];
}

/** The first stop leads past the masthead. */
async function skipLinkFaults(page) {
  await page.reload();
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  if (first !== "#contenido") return [`the first stop is no link past the masthead, but ${first}`];
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => {
    const main = document.querySelector("main");
    const at = document.activeElement;
    return main.contains(at) || !main.querySelector("a[href], button, input, select, textarea, summary");
  });
  return inside ? [] : ["after the link past the masthead the next stop is not in the main part"];
}

function collect(usable) {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]");
  const all = [...document.querySelectorAll(usable)].filter((element) => seen(element) && !element.disabled);
  // Of a group of radio buttons Tab reaches one; the arrow keys do the rest.
  const groups = new Set();
  const single = all.filter((element) => {
    if (element.type !== "radio") return true;
    const group = `${element.form?.action} ${element.name}`;
    const chosen = document.querySelector(`input[type="radio"][name="${CSS.escape(element.name)}"]:checked`);
    if (chosen ? chosen !== element : groups.has(group)) return false;
    return groups.add(group);
  });
  globalThis.walk = { elements: single, count: single.length };
}

async function look() {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return { left: true };
  const seen = () => {
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    const shown = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    const outlined = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    return { shown, outlined };
  };
  let now = seen();
  if (!now.shown || !now.outlined) {
    // The page may scroll to what is focused before the next frame but one.
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    now = seen();
  }
  return { place: globalThis.walk.elements.indexOf(at), name: at.outerHTML.slice(0, 140), ...now };
}

function missed(reached) {
  const known = new Set(reached);
  return globalThis.walk.elements.filter((_, place) => !known.has(place)).map((element) => element.outerHTML.slice(0, 140));
}
