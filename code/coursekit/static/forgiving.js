// The search page forgives: traditional characters, one character alone, a missing tilde, numbers.
// It lists first what has the query in its name.
"use strict";

const strict = Search._parseQuery;
const plain = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");
let asked = "";
const isOneCharacter = (word) => /^\p{Script=Han}$/u.test(word);

// A word that the index lacks gets the pages of those that it stands for.
function lend(word, terms) {
  const meant = Object.keys(terms).filter((term) =>
    isOneCharacter(word) ? term.includes(word) : plain(term) === plain(word));
  if (!(word in terms) && meant.length) terms[word] = [...new Set(meant.flatMap((term) => terms[term]))];
}

Search._parseQuery = (query) => {
  const written = [...query].map((character) => globalThis.SIMPLIFIED?.get(character) ?? character).join("");
  asked = plain(written.toLowerCase().trim());
  const [text, words, ...rest] = strict(written);
  const { terms, titleterms } = Search._index;
  const numbers = splitQuery(written).filter((word) => /^\d+$/.test(word) && word in terms);
  const wanted = new Set([...words, ...numbers]);
  for (const word of wanted) [terms, titleterms].forEach((known) => lend(word, known));
  return [text, wanted, ...rest];
};

// A page whose name, after its number, begins with the query comes before one that only speaks of it.
Scorer.score = ([, title, , , score]) => {
  const name = plain(title.toLowerCase()).replace(/^<span.*?<\/span>/, "");
  return score + (name.startsWith(asked) ? 100 : 0);
};
