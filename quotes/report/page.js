"use strict";
const cards = [...document.querySelectorAll("article")];
const chips = [...document.querySelectorAll("nav button[data-error]")];
const selects = [...document.querySelectorAll("nav select")];
const search = document.querySelector("nav input");
const shown = document.querySelector("nav output");
const none = document.getElementById("none");
const words = new Map();

function textOf(card) {
  if (!words.has(card)) words.set(card, card.textContent.toLowerCase());
  return words.get(card);
}

function isPressed(chip) {
  return chip.getAttribute("aria-pressed") === "true";
}

function press(chip, on) {
  chip.setAttribute("aria-pressed", String(on));
}

function update() {
  const errors = chips.filter(isPressed).map((c) => c.dataset.error);
  const wanted = selects.filter((s) => s.value !== "").map((s) => [s.name, s.value]);
  const query = search.value.trim().toLowerCase();
  let count = 0;
  for (const card of cards) {
    const has = card.dataset.errors.split(" ");
    const fits =
      (errors.length === 0 || errors.some((error) => has.includes(error))) &&
      wanted.every(([name, value]) => card.dataset[name].split("\n").includes(value)) &&
      (query === "" || textOf(card).includes(query));
    card.hidden = !fits;
    count += fits;
  }
  shown.textContent = `${count.toLocaleString("en")} of ${cards.length.toLocaleString("en")}`;
  none.hidden = count > 0;
}

for (const chip of chips) {
  chip.addEventListener("click", () => {
    press(chip, !isPressed(chip));
    update();
  });
}
for (const select of selects) select.addEventListener("change", update);
let waiting = 0;
search.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(update, 120);
});
document.querySelector("nav").addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    search.value = "";
    for (const chip of chips) press(chip, false);
    for (const select of selects) select.value = "";
    update();
  }
});
update();
