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

// Chinese is written without spaces: cut a query into pairs of neighbours, as the index was cut.
if (document.documentElement.lang === "zh-CN") {
  const han = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;
  const pairs = (run) => [...run].slice(1).map((character, i) => [...run][i] + character);
  var splitQuery = (query) => query
    .split(/[^\p{Letter}\p{Number}_\p{Emoji_Presentation}]+/gu)
    .flatMap((part) => part.match(han) || [])
    .flatMap((run) => (/\p{Script=Han}/u.test(run) && run.length > 2 ? pairs(run) : [run]));
}

// Whatever scrolls sideways can be reached with the keyboard.
function reach() {
  for (const one of document.querySelectorAll("article *")) {
    const scrolls = one.scrollWidth > one.clientWidth && /auto|scroll/.test(getComputedStyle(one).overflowX);
    if (scrolls) one.tabIndex = 0;
  }
}
for (const event of ["load", "resize", "toggle"]) window.addEventListener(event, reach, true);
