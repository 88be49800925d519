// Wakes the islands of a page: each was rendered by the server and works without this.
import init, * as acuse from "/assets/acuse.js";

await init({ module_or_path: "/assets/acuse_bg.wasm" });
acuse.hydrate();
for (const island of document.querySelectorAll("leptos-island")) {
  const wake = acuse[island.dataset.component];
  if (!wake) continue;
  wake(island);
  island.dataset.awake = "yes";
}
