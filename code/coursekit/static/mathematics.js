// Formulas, which pages hold between \( and \) or \[ and \]; the number of an equation stays.
"use strict";

// Within text an underscore is a character, as it is for other programs that set formulas.
const literal = (text) => text.replace(/(?<!\\)_/g, "\\_");

for (const place of document.querySelectorAll(".math")) {
  const source = [...place.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const formula = document.createElement("span");
  const tex = source.data.trim().replace(/^\\[([]|\\[)\]]$/g, "").replace(/\\text\w*\{[^{}]*\}/g, literal);
  katex.render(tex, formula, {
    displayMode: place.tagName === "DIV", strict: "ignore", throwOnError: false,
  });
  source.replaceWith(formula);
}
