// Speed is for those who pay by the megabyte. `scripts/bench` tells how long the same pages take on a slow line.
import assert from "node:assert/strict";
import { publicPages } from "../pages.mjs";

const limit = 60 * 1024;

export default {
  name: "On a slow connection, a first view of a public page is under 60 KiB and has no script",
  ways: [{ width: 360, js: true }],

  async walk(visitor) {
    const faults = [];
    let [count, most] = [0, ""];
    let heaviest = 0;
    for await (const path of publicPages(visitor)) {
      // The forms of accounts and suggestions have islands; they are no first view of the record.
      if (/\/(cuenta|account|mi|my|convocatorias-sugeridas|suggested-calls)(\/|$)/.test(path)) {
        await visitor.open(path);
        continue;
      }
      count++;
      const { bytes } = await visitor.costOf(path);
      if (bytes > heaviest) [heaviest, most] = [bytes, path];
      if (bytes <= 1000 || bytes >= limit) faults.push(`${path} takes ${bytes} bytes`);
      try {
        visitor.loadsNoScript();
      } catch (problem) {
        faults.push(problem.message);
      }
    }
    console.log(`          ${count} pages; the heaviest is ${most}, ${heaviest} bytes`);
    assert.equal(faults.join("\n"), "");
    assert.ok(count > 20, `only ${count} pages are linked`);
  },
};
