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

// The buttons of the header keep the focus that a key gave them; the theme takes it from them.
function keepFocus() {
  for (const button of document.querySelectorAll(".theme-switch-button, .search-button, .sidebar-toggle")) {
    button.blur = () => button.matches(":focus-visible") || HTMLElement.prototype.blur.call(button);
  }
}

// Menus, and what is folded, say their names to those who listen.
function giveNames() {
  for (const [menu, named] of [
    ["pst-search-dialog", "#pst-search-dialog input"],
    ["pst-primary-sidebar-modal", "#pst-primary-sidebar nav"],
    ["pst-secondary-sidebar-modal", "#pst-secondary-sidebar nav"],
  ]) {
    for (const name of ["aria-label", "aria-labelledby"]) {
      const said = document.querySelector(named)?.getAttribute(name);
      if (said) document.getElementById(menu)?.setAttribute(name, said);
    }
  }
  for (const button of document.querySelectorAll(".toggle-button")) {
    button.setAttribute("aria-label", button.parentElement.textContent.trim());
  }
}

// A menu closes when it has led somewhere in the page, and leaves the reader there.
document.addEventListener("click", (event) => {
  const link = event.target.closest("dialog[open] a[href*='#']");
  const place = link && link.pathname === location.pathname
    && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!place) return;
  const menu = link.closest("dialog");
  const heading = place.querySelector("h1, h2, h3, h4") || place;
  menu.addEventListener("close", () => {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, { once: true });
  menu.close();
});

// Escape closes a menu wherever the focus is; a script of Sphinx would keep the key to itself.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelector("dialog[open]")?.close();
}, true);

// What a copy button shows when it was pressed is said as well.
const copyStatus = document.createElement("p");
copyStatus.className = "course-status";
copyStatus.setAttribute("role", "status");
document.addEventListener("click", (event) => {
  const button = event.target.closest(".copybtn");
  if (!button) return;
  copyStatus.textContent = "";
  setTimeout(() => { copyStatus.textContent = button.dataset.tooltip; }, 100);
});

document.addEventListener("DOMContentLoaded", () => {
  document.body.append(copyStatus);
  keepFocus();
  giveNames();
});
