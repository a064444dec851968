"use strict";
// On a page with a comparison: j and k go from change to change, until they are switched off; the page also
// remembers that, and whether it was read inline or side by side. Everything can be read without this script.
(() => {
  const articles = [...document.querySelectorAll("article[id]")];
  const keys = document.getElementById("keys");
  const views = [...document.querySelectorAll("input[name=view]")];

  // A browser may refuse to remember anything for a page that is opened from a file.
  const remembered = (name) => {
    try { return localStorage.getItem(`harvest-${name}`); } catch { return null; }
  };
  const remember = (name, value) => {
    try { localStorage.setItem(`harvest-${name}`, value); } catch { /* It is only a comfort. */ }
  };

  for (const view of views) {
    view.checked = remembered("view") ? view.id === remembered("view") : view.checked;
    view.addEventListener("change", () => remember("view", view.id));
  }
  if (!keys || !articles.length) return;
  keys.checked = remembered("keys") !== "off";
  keys.closest("[hidden]").hidden = false;
  keys.addEventListener("change", () => remember("keys", keys.checked ? "on" : "off"));

  const go = (step) => {
    const isSeen = ({ top, bottom }) => bottom > 0 && top < innerHeight;
    const at = articles.findIndex(
      (one) => one.contains(document.activeElement) && isSeen(one.getBoundingClientRect()),
    );
    const below = articles.findIndex((one) => one.getBoundingClientRect().top > 1);
    const first = below < 0 ? articles.length : below;
    const place = at < 0 ? (step > 0 ? first : first - 1) : at + step;
    const target = articles[place];
    if (!target) return;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  };
  document.addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("select, textarea, input:not([type=radio], [type=checkbox])")) return;
    if (event.key === "j") go(1);
    if (event.key === "k") go(-1);
  });
})();
