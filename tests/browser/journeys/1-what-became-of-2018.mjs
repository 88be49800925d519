// The question that Acuse was made for.
import assert from "node:assert/strict";

const call = "sederec-2018-asociaciones";

export default {
  name: "A visitor finds out what became of the 2018 call",

  async walk(visitor) {
    for (const start of ["/en", "/es"]) {
      await visitor.open(start);
      if (visitor.width === 360) assert.ok((await visitor.endsAt(".front .lead")) <= 640, "what this is fits the first screen of a phone");
    }
    await visitor.noSidewaysScroll();
    await visitor.axeClean();
    visitor.loadsNoScript();

    await visitor.follow(`a[href="/es/convocatorias/${call}"]`);
    visitor.isAt(`/es/convocatorias/${call}`);
    await visitor.sees(/^Sin resolver/i);
    const why = await visitor.unfold(/por qué/i);
    assert.match(await why.innerText(), /ejercicio fiscal/, "the rule is stated");
    await visitor.sees(/Alejo/);
    await visitor.seesAny('a[href^="http"]', "the sources can be opened");
    await visitor.noSidewaysScroll();
    await visitor.axeClean();
    visitor.loadsNoScript();
    await visitor.screenshot(`call-es-${visitor.width}`);

    await visitor.follow('a[hreflang="en"]');
    visitor.isAt(`/en/calls/${call}`);
    await visitor.sees(/^Unresolved/i);
    await visitor.noSidewaysScroll();
    await visitor.axeClean();
    visitor.loadsNoScript();
    await visitor.screenshot(`call-en-${visitor.width}`);
  },
};
