// The language switch keeps the reader in the section that is on the screen.
"use strict";

function visibleSection() {
  const limit = window.innerHeight / 3;
  let current = "";
  for (const section of document.querySelectorAll("article section[id]")) {
    if (section.getBoundingClientRect().top <= limit) current = section.id;
  }
  return current;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".course-languages a");
  if (!link) return;
  const section = window.scrollY > 0 ? visibleSection() : "";
  link.hash = section ? `#${section}` : "";
});

// Chinese is written without spaces: cut a query into words as the index was cut.
if (document.documentElement.lang === "zh-CN" && window.Intl && Intl.Segmenter) {
  const words = new Intl.Segmenter("zh", { granularity: "word" });
  var splitQuery = (query) => {
    const found = [...words.segment(query)].filter((part) => part.isWordLike).map((part) => part.segment);
    const long = found.filter((word) => word.length > 1);
    return long.length ? long : found;
  };
}
