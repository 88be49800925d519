// Somebody at a browser. Journeys speak through this: what one opens, follows, fills in, presses and sees.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";

const shots = "target/shots";
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const browserFlags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export function openBrowser() {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome", process.env.ACUSE_CHROMIUM].find((path) => path && existsSync(path));
  assert.ok(executablePath, "No Chromium: install it, or say where it is in ACUSE_CHROMIUM.");
  return chromium.launch({ executablePath, args: browserFlags });
}

export class Visitor {
  trouble = [];
  scripts = [];

  static async arrive(browser, origin, { js = true, width = 1280, dark = false, locale = "es-MX" } = {}) {
    const settings = { viewport: { width, height: 900 }, colorScheme: dark ? "dark" : "light", locale, reducedMotion: "reduce" };
    const context = await browser.newContext({ ...settings, javaScriptEnabled: js, baseURL: origin });
    const visitor = new Visitor();
    Object.assign(visitor, { browser, context, settings, origin, js, width, page: await context.newPage() });
    visitor.listen();
    return visitor;
  }

  /** Another person, or the same one at another device. */
  another(options = {}) {
    return Visitor.arrive(this.browser, this.origin, { js: this.js, width: this.width, ...options });
  }

  listen() {
    this.page.setDefaultTimeout(20_000);
    this.page.on("pageerror", (error) => this.trouble.push(`script error: ${error.message}`));
    this.page.on("console", (message) => {
      // A refused form is answered with 422: the browser reports that as an error, we do not.
      if (message.type() === "error" && !message.text().includes("Failed to load resource")) this.trouble.push(message.text());
    });
    this.page.on("response", (response) => {
      const request = response.request();
      if (request.isNavigationRequest()) this.answer = response;
      else if (response.status() >= 400) this.trouble.push(`${response.status()} for ${response.url()}`);
    });
    this.page.on("request", (request) => {
      if (request.isNavigationRequest()) this.scripts = [];
      if (/\.(js|mjs|wasm)(\?|$)/.test(request.url()) || request.resourceType() === "script") this.scripts.push(request.url());
    });
  }

  // What one does

  /** Closes the tab, so that nothing of its page does anything any more, and opens another in the same browser. */
  async newTab() {
    await this.page.close();
    this.page = await this.context.newPage();
    this.listen();
  }

  async open(path, status = 200) {
    await this.page.goto(path);
    assert.equal(this.answer.status(), status, `status of ${path}`);
  }

  /** Follows the link with this name, or any link that matches a selector. */
  async follow(link) {
    const found = typeof link === "string" && /^a\b/.test(link) ? this.page.locator(link) : this.page.getByRole("link", { name: link });
    await this.leaving(() => found.first().click());
  }

  async fill(label, value) {
    await this.page.getByLabel(label).first().fill(String(value));
  }

  async choose(label, option) {
    await this.page.getByLabel(label).first().selectOption(typeof option === "string" ? { label: option } : option);
  }

  async tick(label) {
    await this.page.getByLabel(label).first().check();
  }

  async attach(label, name, mimeType, content) {
    await this.page.getByLabel(label).first().setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
  }

  /** Fills several fields by their labels, in order. */
  async fillIn(fields) {
    for (const [label, value] of Object.entries(fields)) await this.fill(label, value);
  }

  /** Presses a button that sends a form, and waits for the page that answers. */
  async press(button, status = 200) {
    await this.leaving(() => this.page.getByRole("button", { name: button }).first().click());
    assert.equal(this.answer.status(), status, `status after pressing ${button}`);
  }

  /** Presses something that stays on the page: an island's button, a summary. */
  async touch(name) {
    await this.page.getByRole("button", { name }).or(this.page.locator("summary", { hasText: name })).first().click();
  }

  /** Opens a `<details>` by its summary; one that is open already stays so. */
  async unfold(summary) {
    const details = this.page.locator("details", { has: this.page.locator("summary", { hasText: summary }) }).first();
    if ((await details.getAttribute("open")) === null) await details.locator("summary").first().click();
    assert.notEqual(await details.getAttribute("open"), null, `"${summary}" does not open on ${this.page.url()}`);
    return details;
  }

  async leaving(act) {
    await Promise.all([this.page.waitForNavigation({ waitUntil: "load" }), act()]);
  }

  // What one sees

  async sees(text) {
    const found = this.page.getByText(text).filter({ visible: true });
    await found.first().waitFor().catch(() => assert.fail(`"${text}" is not to be seen on ${this.page.url()}`));
  }

  async seesNot(text) {
    assert.equal(await this.page.getByText(text).filter({ visible: true }).count(), 0, `"${text}" is to be seen on ${this.page.url()}`);
  }

  async seesAny(selector, why) {
    assert.ok((await this.page.locator(selector).filter({ visible: true }).count()) > 0, `${why}: no ${selector} on ${this.page.url()}`);
  }

  isAt(path) {
    assert.equal(new URL(this.page.url()).pathname, path);
  }

  loadsNoScript() {
    assert.deepEqual(this.scripts, [], `scripts on ${this.page.url()}`);
    const policy = this.answer.headers()["content-security-policy"] ?? "";
    assert.match(policy, /script-src 'none'/, `content security policy of ${this.page.url()}`);
  }

  /** Islands wake after the page has loaded; the script that wakes them marks each. Server and WebAssembly must agree on their names. */
  async islandsAwake() {
    const names = await this.page.locator("leptos-island").evaluateAll((all) => all.map((island) => island.dataset.component));
    assert.ok(names.length > 0, `no island on ${this.page.url()}`);
    await this.page.locator("leptos-island:not([data-awake])").first().waitFor({ state: "detached" });
    const file = this.scripts.find((address) => address.endsWith(".wasm"));
    const module = new WebAssembly.Module(await (await fetch(file)).arrayBuffer());
    const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
    for (const name of names) assert.ok(exported.has(name), `${name} is not in the WebAssembly`);
  }

  /** What stands in lists and tables can be pressed with a thumb: it is at least 24 px high (WCAG 2.2, 2.5.8). */
  async pressesWhatItMeans() {
    const small = await this.page.locator("main :is(li, td, th, dd, h2, h3) > a:visible").evaluateAll((links) =>
      links.filter((link) => link.getBoundingClientRect().height < 24).map((link) => link.textContent));
    assert.deepEqual(small, [], `too small to be pressed: ${this.page.url()}`);
  }

  /** How far down the page a part ends, in pixels, before anything is scrolled. */
  async endsAt(selector) {
    const box = await this.page.locator(selector).first().boundingBox();
    assert.ok(box, `${selector} is shown`);
    return Math.round(box.y + box.height);
  }

  async noSidewaysScroll() {
    const over = await this.page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= room) return [];
      const wide = [...document.body.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().right > room + 1);
      return ["page", ...wide.slice(0, 5).map((part) => `${part.tagName.toLowerCase()}.${part.className}`)];
    });
    assert.deepEqual(over, [], `wider than ${this.page.viewportSize().width} px: ${this.page.url()}`);
  }

  /** Nothing is wider than the screen on whatever one reads it: a screen, a tablet upright and across, a small telephone. */
  async fitsEveryWidth() {
    for (const width of [1150, 1024, 900, 800, 700, 645, 480, 320]) {
      await this.page.setViewportSize({ ...this.settings.viewport, width });
      await this.noSidewaysScroll();
    }
    await this.page.setViewportSize(this.settings.viewport);
  }

  async screenshot(name) {
    const path = join(shots, `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path, fullPage: true });
  }

  /** No accessibility fault that axe can find, in light and dark. */
  async axeClean() {
    const page = this.js ? this.page : await this.twin();
    for (const colorScheme of ["light", "dark"]) {
      const faults = await axeHere(page, colorScheme);
      assert.deepEqual(faults, [], `axe, ${colorScheme}, ${this.width} px, ${this.page.url()}`);
    }
    if (this.js) await this.page.emulateMedia({ colorScheme: this.settings.colorScheme });
  }

  /** axe is a script, so where scripts are off it looks at the same HTML in a tab that has them. The tab is kept for the next page. */
  async twin() {
    const [url, html] = [this.page.url(), await this.page.content()];
    this.twinContext ??= await this.browser.newContext({ ...this.settings, bypassCSP: true });
    const twin = this.twinContext.pages()[0] ?? (await this.twinContext.newPage());
    await twin.unrouteAll();
    await twin.route("**/*", (route) => {
      const request = route.request();
      if (request.isNavigationRequest()) return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
      return request.resourceType() === "script" ? route.abort() : route.continue();
    });
    // From elsewhere: an address with a fragment would not be asked for again.
    await twin.goto("about:blank");
    await twin.goto(url);
    return twin;
  }

  /**
   * What a first view costs: all bytes that come over the wire for a page, with nothing kept from before, and the instant of its largest
   * paint in milliseconds. Slow: a third-generation telephone at the edge of its cell, 400 kbit/s with 400 ms to and fro.
   */
  async costOf(path, { slow = false } = {}) {
    const wire = await this.context.newCDPSession(this.page);
    let [bytes, requests] = [0, 0];
    wire.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests++;
    });
    await wire.send("Network.enable");
    await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
    const throughput = slow ? 400_000 / 8 : -1;
    await wire.send("Network.emulateNetworkConditions", {
      offline: false, latency: slow ? 400 : 0, downloadThroughput: throughput, uploadThroughput: throughput,
    });
    await this.page.goto(path);
    await this.page.waitForLoadState("networkidle");
    const paint = await this.page.evaluate(
      () =>
        new Promise((done) => {
          new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
          setTimeout(() => done(0), 2000);
        }),
    );
    await wire.detach();
    return { bytes, requests, paint };
  }

  async close() {
    await this.twinContext?.close();
    await this.context.close();
  }

  /** Ends the visit. Whatever the browser complained about on the way is a fault. */
  async leave() {
    await this.close();
    assert.deepEqual(this.trouble, [], "what the browser complained about");
  }
}

async function axeHere(page, colorScheme) {
  await page.emulateMedia({ colorScheme });
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), axeTags);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}
