"use strict";
// Finding a document by number, title or issuer, without diacritics.
(() => {
  const { data, source, element, fill, fold, isListed, select, stateOf, view } = kg;
  const { count, node } = source;
  const $ = (id) => document.getElementById(id);

  kg.search = (query) => {
    const words = fold(query).split(" ").filter(Boolean);
    const found = [];
    if (!words.length) return found;
    for (let index = 0; index < count; index += 1) {
      const text = source.find(index);
      if (words.every((word) => text.includes(word)) && isListed(index)) found.push(index);
    }
    // what begins with the words comes first, then the more important
    const begins = (index) => (source.find(index).startsWith(words.join(" ")) ? 0 : 1);
    const weight = source.weight ?? (() => 0);
    return found.map((index) => [begins(index), -weight(index), index])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map(([, , index]) => index);
  };

  const input = $("search"), hits = $("hits"), found = $("found");
  const close = () => { hits.hidden = true; };
  const choose = (id) => { close(); select(id, { from: "search" }); };
  input.addEventListener("input", () => {
    const indexes = kg.search(input.value);
    found.textContent = !input.value.trim() ? "" : indexes.length
      ? fill(data.words.search_found, { count: indexes.length }) : data.words.search_none;
    hits.replaceChildren(...indexes.slice(0, 30).map((index) => {
      const item = element("li");
      const button = element("button", node(index).name);
      const state = stateOf(index);
      button.type = "button";
      button.dataset.node = node(index).id;
      button.append(element("small", [node(index).hint, state?.words].filter(Boolean).join(" · ")));
      item.append(button);
      return item;
    }));
    hits.hidden = !indexes.length;
    view.paintTable?.();
  });
  hits.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) choose(button.dataset.node);
  });
  input.closest(".search").addEventListener("keydown", (event) => {
    const buttons = [...hits.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && buttons.length) buttons[Math.min(at + 1, buttons.length - 1)].focus();
    else if (event.key === "ArrowUp" && at >= 0) (at ? buttons[at - 1] : input).focus();
    else if (event.key === "Enter" && at < 0 && buttons.length) choose(buttons[0].dataset.node);
    else if (event.key === "Escape") { input.value = ""; found.textContent = ""; close(); view.paintTable?.(); input.focus(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, textarea")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".search")) close(); });
})();
