"use strict";
{
  const items = [...document.querySelectorAll("li.finding")];
  const marks = new Map(items.map((item) => [item.dataset.id, []]));
  for (const mark of document.querySelectorAll("mark"))
    for (const id of mark.dataset.f.split(" ")) marks.get(id)?.push(mark);
  const byId = new Map(items.map((item) => [item.dataset.id, item]));
  const { fold } = kgText;
  const words = new Map(items.map((item) => [item, fold(item.textContent)]));
  const search = document.getElementById("search");
  const rule = document.getElementById("rule");
  const boxes = [...document.querySelectorAll(".severities input")];
  const shown = document.getElementById("shown");
  let current = null;

  const visible = () => items.filter((item) => !item.hidden);

  function choose(item, from) {
    for (const one of document.querySelectorAll(".here")) one.classList.remove("here");
    if (current) current.removeAttribute("aria-current");
    current = item;
    if (!item) return;
    item.classList.add("here");
    item.setAttribute("aria-current", "true");
    const places = marks.get(item.dataset.id);
    for (const mark of places) mark.classList.add("here");
    if (from !== "mark" && places.length) places[0].scrollIntoView({ block: "center" });
    item.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const list = visible();
    if (!list.length) return;
    const at = list.indexOf(current);
    choose(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)]);
  }

  function filter() {
    const wanted = fold(search.value.trim());
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    for (const item of items)
      item.hidden = !(severities.has(item.dataset.severity) && (!rule.value || item.dataset.code === rule.value)
        && (!wanted || words.get(item).includes(wanted)));
    for (const mark of document.querySelectorAll("mark"))
      mark.classList.toggle("off", mark.dataset.f.split(" ").every((id) => byId.get(id).hidden));
    for (const list of document.querySelectorAll(".group"))
      list.hidden = !list.querySelector("li.finding:not([hidden])");
    const count = visible().length;
    shown.textContent = shown.dataset.words.replace("{shown}", count).replace("{all}", items.length);
    document.getElementById("none").hidden = count > 0 || !items.length;
    if (current && current.hidden) choose(null);
  }

  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  for (const input of [search, rule, ...boxes]) input.addEventListener("input", filter);
  document.getElementById("findings").addEventListener("click", (event) => {
    const item = event.target.closest("li.finding");
    if (!item || event.target.closest("a[data-out]")) return;
    event.preventDefault();
    choose(item);
  });
  document.getElementById("texts").addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    const id = mark && mark.dataset.f.split(" ").find((one) => !byId.get(one).hidden);
    if (id) choose(byId.get(id), "mark");
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input[type=search], select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") search.focus();
    else return;
    event.preventDefault();
  });
  filter();
}
