"use strict";
(function () {
  const form = document.getElementById("filter");
  if (!form) return;
  const words = document.getElementById("words"), order = document.getElementById("order");
  const found = document.getElementById("found"), body = document.querySelector(".index tbody");
  const rows = Array.from(body.rows).map((row) => ({row, text: row.cells[0].textContent.toLowerCase()}));
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  words.addEventListener("input", () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let number = 0;
    for (const one of rows) {
      one.row.hidden = !wanted.every((word) => one.text.includes(word));
      number += one.row.hidden ? 0 : 1;
    }
    found.textContent = wanted.length ? number + " of " + rows.length : "";
  });
  order.addEventListener("change", () => {
    const key = order.value;
    const sorted = rows.slice().sort((a, b) => key === "name"
      ? a.text.localeCompare(b.text)
      : (b.row.dataset[key] || "").localeCompare(a.row.dataset[key] || ""));
    body.append(...sorted.map((one) => one.row));
  });
})();
