"use strict";
(function () {
  // The form for two versions leads to the page that compares them.
  const form = document.getElementById("pair");
  if (form) {
    const from = document.getElementById("from"), to = document.getElementById("to");
    to.append(...Array.from(from.options, (one) => one.cloneNode(true)));
    from.selectedIndex = 0;
    to.selectedIndex = to.options.length - 1;
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = "compare.html#" + from.value + "-" + to.value;
    });
  }
  // In the heat map: up and down from section to section, left and right from change to change.
  const heat = document.querySelector(".heat");
  if (!heat) return;
  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("aria-live", "polite");
  heat.append(said);
  let chosen = null;
  function choose(cell) {
    if (chosen) chosen.querySelector("rect").classList.remove("chosen");
    chosen = cell;
    if (!cell) return;
    cell.querySelector("rect").classList.add("chosen");
    said.textContent = cell.querySelector("title").textContent;
  }
  heat.addEventListener("focusout", () => choose(null));
  heat.addEventListener("keydown", (event) => {
    const name = event.target.closest("a.name");
    if (!name || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = {ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      location.href = chosen.getAttribute("href");
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const names = Array.from(heat.querySelectorAll("a.name")).filter((one) => one.offsetParent);
      const next = names[names.indexOf(name) + step];
      event.preventDefault();
      if (next) next.focus();
    } else if (step) {
      const cells = Array.from(name.parentElement.querySelectorAll("svg a"));
      if (!cells.length) return;
      const place = chosen ? cells.indexOf(chosen) + step : step > 0 ? 0 : cells.length - 1;
      event.preventDefault();
      choose(cells[Math.min(Math.max(place, 0), cells.length - 1)]);
    }
  });
})();
