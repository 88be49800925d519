// Whether the HTML that the server sends is what the standard says, as it came over the wire.
import { HtmlValidate } from "html-validate/node";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Matters of style of those who write HTML by hand; ours is generated.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    // A button in a form sends it: the standard's own default.
    "no-implicit-button-type": "off",
    // Our own files come from where the page does.
    "require-sri": ["error", { target: "crossorigin" }],
    // Rows become cards on a phone: `display: block` takes a table's roles away, and these give them back.
    "no-redundant-role": "off",
    "prefer-native-element": "off",
    // Titles of calls are the authority's; a search engine cuts them, readers see them whole.
    "long-title": "off",
  },
});

/** What is wrong with it, one fault a line; empty when nothing is. */
export async function faultsOf(html, url) {
  const { results } = await validator.validateString(html, url);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column, selector }) => `${ruleId}: ${message} (${line}:${column} ${selector ?? ""})`),
  );
}
