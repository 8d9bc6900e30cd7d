"use strict";
// What every view shares: the data, the document that is chosen, search, panel, tables. Data only becomes text.
const kg = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = new Map(data.nodes.map((node, index) => [node.id, index]));
  const listeners = { select: [], theme: [] };
  let chosen = null;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const fold = (text) =>
    text.replace(/[đĐðÐ]/g, "d").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

  const opener = (index) => {
    const link = element("a", data.nodes[index].name);
    link.href = "#doc=" + encodeURIComponent(data.nodes[index].id);
    link.dataset.node = data.nodes[index].id;
    return link;
  };

  function linkItem(link, outgoing) {
    const item = element("li", undefined, link.stated ? "stated" : "inferred");
    item.append(element("strong", outgoing ? link.out : link.in), " ", opener(outgoing ? link.target : link.source));
    if (link.quote) item.append(element("blockquote", "“" + link.quote + "”"));
    item.append(element("div", link.how, "how"));
    return item;
  }

  function fillPanel(index) {
    const panel = document.getElementById("panel");
    if (index === null) {
      panel.replaceChildren(element("p", data.words.panel_empty, "empty"));
      return;
    }
    const node = data.nodes[index];
    const facts = element("dl");
    for (const [name, value, tone] of node.facts) {
      facts.append(element("dt", name), element("dd", value, tone ? "state " + tone : ""));
    }
    panel.replaceChildren(element("h2", node.name), facts);
    const outgoing = data.links.filter((link) => link.source === index);
    const incoming = data.links.filter((link) => link.target === index);
    for (const [links, title, out] of [[outgoing, data.words.out_links, true], [incoming, data.words.in_links, false]]) {
      if (!links.length) continue;
      const list = element("ul", undefined, "links");
      list.append(...links.map((link) => linkItem(link, out)));
      panel.append(element("h3", title), list);
    }
    if (!outgoing.length && !incoming.length) panel.append(element("p", data.words.no_links));
    panel.scrollTop = 0;
  }

  function select(id, { from = "page" } = {}) {
    const index = byId.has(id) ? byId.get(id) : null;
    chosen = index === null ? null : id;
    fillPanel(index);
    for (const link of document.querySelectorAll("table a[data-node]")) {
      link.closest("tr").classList.toggle("chosen", index !== null && link.dataset.node === id);
    }
    history.replaceState(null, "", index === null ? "#" : "#doc=" + encodeURIComponent(id));
    for (const listener of listeners.select) listener(chosen, from);
  }

  function readAddress() {
    const found = /[#&]doc=([^&]*)/.exec(location.hash);
    if (!found) return false;
    let id = null;
    try { id = decodeURIComponent(found[1]); } catch { return false; }
    if (!byId.has(id)) return false;
    select(id);
    return true;
  }

  function search(query) {
    const words = fold(query).split(" ").filter(Boolean);
    if (!words.length) return [];
    return data.nodes.map((_, index) => index).filter((i) => words.every((w) => data.nodes[i].find.includes(w)));
  }

  function setUpSearch() {
    const input = document.getElementById("search");
    const hits = document.getElementById("hits");
    const found = document.getElementById("found");
    const close = () => { hits.hidden = true; };
    const choose = (id) => { close(); select(id, { from: "search" }); };
    input.addEventListener("input", () => {
      const indexes = search(input.value);
      found.textContent = !input.value.trim() ? "" : indexes.length
        ? data.words.search_found.replace("{count}", indexes.length) : data.words.search_none;
      hits.replaceChildren(...indexes.slice(0, 30).map((index) => {
        const item = element("li");
        const button = element("button", data.nodes[index].name);
        button.type = "button";
        button.dataset.node = data.nodes[index].id;
        button.append(element("small", data.nodes[index].hint));
        item.append(button);
        return item;
      }));
      hits.hidden = !indexes.length;
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
      else if (event.key === "Escape") { input.value = ""; found.textContent = ""; close(); input.focus(); }
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
  }

  function setUpTables() {
    for (const link of document.querySelectorAll("table a[data-node]")) {
      link.href = "#doc=" + encodeURIComponent(link.dataset.node);
    }
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-node]");
      if (!link) return;
      event.preventDefault();
      select(link.dataset.node, { from: "link" });
      document.getElementById("panel").focus({ preventScroll: true });
      if (link.closest("table")) document.getElementById("panel").scrollIntoView({ block: "nearest" });
    });
    for (const button of document.querySelectorAll("button.copy")) {
      button.addEventListener("click", () => {
        const range = document.createRange();
        range.selectNode(document.getElementById(button.dataset.table));
        const selection = getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        if (document.execCommand("copy")) button.textContent = data.words.copied;
      });
    }
  }

  // Colours are written once, in the style sheet.
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const changeTheme = () => listeners.theme.forEach((listener) => listener());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changeTheme);
  addEventListener("beforeprint", () => { document.documentElement.dataset.theme = "light"; changeTheme(); });
  addEventListener("afterprint", () => { delete document.documentElement.dataset.theme; changeTheme(); });
  addEventListener("hashchange", readAddress);
  if (matchMedia("(max-width: 800px)").matches) document.getElementById("legend").open = false;

  setUpSearch();
  setUpTables();
  return {
    data, byId, colour, element, select, readAddress,
    chosen: () => chosen,
    on: (name, listener) => listeners[name].push(listener),
  };
})();
