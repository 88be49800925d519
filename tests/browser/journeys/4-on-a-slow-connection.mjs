// Speed is for those who pay by the megabyte.
import assert from "node:assert/strict";

const limit = 60 * 1024;
const pages = ["/es", "/es/convocatorias", "/es/convocatorias/sederec-2018-asociaciones", "/en", "/en/calls/sederec-2018-asociaciones"];

export default {
  name: "On a slow connection, a first view of a public page is under 60 KiB and has no script",
  ways: [{ width: 360, js: true }],

  async walk(visitor) {
    for (const path of pages) {
      const bytes = await visitor.bytesOf(path);
      console.log(`          ${path}: ${bytes} bytes`);
      assert.ok(bytes > 1000 && bytes < limit, `${path} takes ${bytes} bytes`);
      visitor.loadsNoScript();
    }
  },
};
