"use strict";
// What every view shares: the data, the chosen document, the day, filters, panel, tables.
// Data only ever becomes text. A view of many documents brings its own `kgSource`.
const kg = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const source = window.kgSource ? window.kgSource(data) : listed();
  const { count, node, linksOf } = source;
  const { fold, iso } = kgText;
  const view = {}; // what the view on the stage can do: fit, zoom, places, svg or canvas
  const listeners = { select: [], paint: [], theme: [] };
  const hiddenKinds = { family: new Set(), state: new Set(), kind: new Set(), basis: new Set() };
  const opened = new Set(); // folded boxes that are open
  const $ = (id) => document.getElementById(id);
  let chosen = null, day = data.day;

  function listed() {
    const byId = new Map(data.nodes.map((one, index) => [one.id, index]));
    const touching = data.nodes.map(() => []);
    for (const link of data.links) {
      touching[link.source].push(link);
      if (link.target !== link.source) touching[link.target].push(link);
    }
    return {
      count: data.nodes.length, node: (index) => data.nodes[index], indexOf: (id) => byId.get(id) ?? -1,
      linksOf: (index) => touching[index], find: (index) => data.nodes[index].find,
      familyOf: (index) => data.nodes[index].family, insideOf: (index) => data.nodes[index].inside,
      stateKey: (index) => stateOf(index)?.key,
    };
  }

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  // -- days -------------------------------------------------------------------------------------------------
  const number = (iso) => Date.parse(iso + "T00:00:00Z") / 86400000;
  const dayText = (text) => kgText.dayText(text, data.lang);
  const today = () => {
    const now = new Date();
    return iso(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000);
  };
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(number(text)) && iso(number(text)) === text;

  // The span of a history, or of what has fallen below, that holds on the day: rows begin with their first day.
  function holding(rows) {
    let low = 0, high = (rows || []).length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle][0] <= day) low = middle + 1; else high = middle;
    }
    return low ? rows[low - 1] : null;
  }

  // The state of a document on the page's day; null for what has none (a report, a folded box, a missing level).
  function stateOf(index) {
    const one = node(index);
    if (!one.history) return null;
    const [, key, told, facts] = holding(one.history) || one.history[0];
    const [words, short, tone] = data.states[key];
    const fallen = tone !== "bad" && key !== "not_yet_in_force" ? holding(one.ground) : null;
    const ground = fallen && (fallen[1] || fallen[2]) ? fallen.slice(1) : null;
    return { key, words, short, source: told, facts, ground, tone: ground ? "shaky" : tone, mark: words.split(" ")[0] };
  }

  // 20/11/2023, 20-11-2023 or 2023-11-20, whatever the browser's own form of a date.
  function readDay(text) {
    const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
    return found ? [found[3], found[2].padStart(2, "0"), found[1].padStart(2, "0")].join("-") : text.trim();
  }

  function setDay(to, { from = "page" } = {}) {
    $("day").setAttribute("aria-invalid", !isDay(to));
    $("day-form").hidden = isDay(to);
    if (!isDay(to)) return;
    day = to;
    const [year, month, date] = day.split("-");
    $("day").value = date + "/" + month + "/" + year;
    $("told-day").textContent = fill(data.words.as_of_day, { day: dayText(day) });
    $("slider").value = number(day);
    $("slider").setAttribute("aria-valuetext", dayText(day));
    source.setDay?.(day);
    if (from !== "address") writeAddress();
    fillPanel();
    paint();
  }

  function setUpDays() {
    const [first, last] = (source.spanOfDays ?? spanOfDays)();
    $("slider").min = number(first) - 365; // a year in which all is as it was before the first change
    $("slider").max = Math.max(number(last), number(today()) + 1);
    $("slider").addEventListener("input", () => setDay(iso(+$("slider").value)));
    $("day").addEventListener("change", () => setDay(readDay($("day").value)));
    $("day-own").addEventListener("click", () => setDay(data.day));
    $("day-own").textContent = data.words.day_own + " (" + dayText(data.day) + ")";
    $("day-own").hidden = data.day === today();
    $("day-today").addEventListener("click", () => setDay(today()));
  }
  function spanOfDays() {
    const days = [data.day];
    for (let index = 0; index < count; index += 1) {
      for (const span of (node(index).history || []).slice(1)) days.push(span[0]);
    }
    days.sort();
    return [days[0], days[days.length - 1]];
  }

  // -- what is seen -----------------------------------------------------------------------------------------
  function isVisible(index) {
    const inside = source.insideOf(index);
    return (inside === undefined || opened.has(inside)) && isListed(index);
  }
  const isListed = (index) =>
    !hiddenKinds.family.has(source.familyOf(index)) && !hiddenKinds.state.has(source.stateKey(index));
  const isLine = (kind, stated) =>
    !hiddenKinds.kind.has(kind) && !hiddenKinds.basis.has(stated ? "stated" : "inferred");

  function open(id, wanted = !opened.has(id)) {
    if (wanted) opened.add(id); else opened.delete(id);
    fillPanel();
    paint();
    view.opens?.(id, wanted);
  }

  function paint() {
    for (const listener of listeners.paint) listener();
    (view.paintTable ?? paintTables)();
    const counts = tally();
    for (const box of document.querySelectorAll("input[data-filter]")) {
      const found = counts[box.dataset.filter]?.[box.value];
      if (found !== undefined) box.parentElement.querySelector(".count").textContent = "(" + found + ")";
    }
    for (const mark of document.querySelectorAll("#text a[data-node]")) {
      const state = stateOf(source.indexOf(mark.dataset.node));
      mark.className = "cite " + (state ? state.tone : "none") + (mark.dataset.node === chosen ? " chosen" : "");
      mark.title = state ? state.words : "";
    }
  }
  function tally() {
    const counts = { family: {}, state: {} };
    for (const sort of ["family", "state"]) {
      for (const box of document.querySelectorAll("input[data-filter='" + sort + "']")) counts[sort][box.value] = 0;
    }
    for (let index = 0; index < count; index += 1) {
      const key = source.stateKey(index), family = source.familyOf(index);
      if (key in counts.state) counts.state[key] += 1;
      if (key !== undefined || family === "report") counts.family[family] += 1;
    }
    return counts;
  }

  // -- panel ------------------------------------------------------------------------------------------------
  const opener = (index) => {
    const link = element("a", node(index).name);
    link.href = "#doc=" + encodeURIComponent(node(index).id);
    link.dataset.node = node(index).id;
    return link;
  };

  function linkItem(link, outgoing) {
    const item = element("li", undefined, link.stated ? "stated" : "inferred");
    const other = outgoing ? link.target : link.source;
    const state = stateOf(other);
    item.append(element("strong", outgoing ? link.out : link.in), " ", opener(other));
    if (state) item.append(" ", element("span", state.mark + (state.ground ? " ⚠" : ""), "state " + state.tone));
    if (link.quote) item.append(element("blockquote", "“" + link.quote + "”"));
    item.append(element("div", link.how + (link.stated && !link.quote ? " · " + data.words.no_quote : ""), "how"));
    return item;
  }

  function fillPanel() {
    const panel = $("panel");
    const index = chosen === null ? -1 : source.indexOf(chosen);
    if (index < 0) {
      panel.replaceChildren(element("p", data.words.panel_empty, "empty"));
      if (view.note) panel.append(element("p", data.words.moves_on, "empty"));
      return;
    }
    const one = node(index);
    const facts = element("dl");
    const add = ([name, value], tone) => facts.append(element("dt", name), element("dd", value, tone));
    one.facts.forEach((fact) => add(fact));
    const state = stateOf(index);
    if (state) {
      add([fill(data.words.as_of_day, { day: dayText(day) }), state.words], "state " + state.tone);
      state.facts.forEach((fact) => add(fact));
    }
    panel.replaceChildren(element("h2", one.name));
    if (state?.ground) {
      const [surely, perhaps] = state.ground;
      if (surely) panel.append(element("p", fill(data.words.rests_on, { names: surely }), "state shaky"));
      if (perhaps) panel.append(element("p", fill(data.words.perhaps_on, { names: perhaps }), "state shaky"));
    }
    if (one.gap) panel.append(element("p", one.hint));
    if (one.folded && view.opens) panel.append(folder(one.id));
    panel.append(facts);
    const note = view.note?.(one.id);
    if (note) panel.append(element("p", note, "how"));
    const named = document.querySelectorAll("#text a[data-node='" + CSS.escape(one.id) + "']").length;
    if (named) panel.append(element("p", fill(data.words.in_text, { count: named })));
    const links = linksOf(index).filter((link) => isLine(link.kind, link.stated));
    const lists = [
      [links.filter((link) => link.source === index), data.words.out_links, true],
      [links.filter((link) => link.target === index), data.words.in_links, false],
    ];
    for (const [some, title, out] of lists) {
      if (!some.length) continue;
      const list = element("ul", undefined, "links");
      list.append(...some.slice(0, 200).map((link) => linkItem(link, out)));
      panel.append(element("h3", title + " (" + some.length + ")"), list);
    }
    if (!links.length) panel.append(element("p", data.words.no_links));
  }

  function folder(id) {
    const button = element("button", opened.has(id) ? data.words.folded_close : data.words.folded_open);
    button.type = "button";
    button.addEventListener("click", () => { open(id); $("panel").querySelector("button")?.focus(); });
    return button;
  }

  // -- choosing and addresses -------------------------------------------------------------------------------
  function select(id, { from = "page" } = {}) {
    const index = id === null ? -1 : source.indexOf(id);
    chosen = index < 0 ? null : id;
    if (index >= 0 && node(index).inside !== undefined) opened.add(node(index).inside);
    fillPanel();
    $("panel").scrollTop = 0;
    for (const link of document.querySelectorAll("table a[data-node]")) {
      link.closest("tr").classList.toggle("chosen", chosen !== null && link.dataset.node === chosen);
    }
    if (from !== "address") writeAddress();
    for (const listener of listeners.select) listener(chosen, from);
    paint();
    if (chosen !== null && from !== "text") {
      const mark = document.querySelector("#text a.chosen");
      if (mark) $("text").scrollTop += mark.getBoundingClientRect().top - $("text").getBoundingClientRect().top - 60;
    }
  }

  function writeAddress() {
    const parts = [];
    if (chosen !== null) parts.push("doc=" + encodeURIComponent(chosen));
    if (day !== data.day) parts.push("date=" + day);
    history.replaceState(null, "", "#" + parts.join("&"));
  }

  function readAddress() {
    const found = new Map(location.hash.slice(1).split("&").map((part) => part.split("=", 2)));
    let id = null;
    try { id = decodeURIComponent(found.get("doc") ?? ""); } catch { /* no address of ours */ }
    if (isDay(found.get("date") ?? "")) setDay(found.get("date"), { from: "address" });
    if (!id || source.indexOf(id) < 0) return false;
    select(id, { from: "address" });
    return true;
  }

  // The box that an arrow key leads to: the nearest in that direction, one in line before one aside.
  function step(places, from, key) {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    const here = places.get(from);
    let best = null, least = Infinity;
    for (const [id, place] of places) {
      const x = place.x - here.x, y = place.y - here.y;
      const ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (ahead <= 1 || (dx && aside > 20)) continue;
      if (ahead + 2 * aside < least) { least = ahead + 2 * aside; best = id; }
    }
    return best;
  }

  // -- tables -----------------------------------------------------------------------------------------------
  // Rows are in the file in the order of nodes and links; they keep their number when they are sorted.
  const rowsOf = (id) => [...($(id)?.tBodies[0].rows ?? [])];
  const rows = { documents: rowsOf("documents"), relations: rowsOf("relations") };
  const STATE = 6, ROWS = 50;
  // A table of more rows than that is shown a page at a time: a phone would have to scroll for minutes.
  const pagers = Object.entries(rows).filter(([, some]) => some.length > ROWS).map(([id]) => {
    const pager = { body: $(id).tBodies[0], page: 0 };
    pager.tell = window.kgPager($(id), data.words, (by) => { pager.page += by; turn(pager); });
    return pager;
  });

  function turn(pager) {
    const listed = [...pager.body.rows].filter((row) => !row.hidden), last = Math.ceil(listed.length / ROWS) - 1;
    pager.page = Math.max(0, Math.min(pager.page, last));
    const from = pager.page * ROWS, to = Math.min(from + ROWS, listed.length);
    listed.forEach((row, at) => row.classList.toggle("elsewhere", at < from || at >= to));
    const words = listed.length ? data.words.rows_of : data.words.rows_none;
    pager.tell(pager.page, last, fill(words, { from: from + 1, to, count: listed.length }));
  }

  function paintTables() {
    rows.documents.forEach((row, index) => {
      row.hidden = !isListed(index);
      const state = stateOf(index);
      if (!state) return;
      row.cells[STATE].textContent = state.words + (state.ground ? " ⚠" : "");
      row.cells[STATE].className = "state " + state.tone;
      row.cells[STATE + 1].textContent = state.source;
    });
    rows.relations.forEach((row, index) => {
      const link = data.links[index];
      row.hidden = !(isListed(link.source) && isListed(link.target) && isLine(link.kind, link.stated));
    });
    pagers.forEach(turn);
  }

  function sortTable(button) {
    const head = button.closest("th"), body = head.closest("table").tBodies[0];
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    if (view.sortTable) return view.sortTable(head.closest("table").id, head.cellIndex, up);
    const order = new Intl.Collator("vi", { numeric: true });
    const key = (row) => row.cells[head.cellIndex].dataset.sort ?? row.cells[head.cellIndex].textContent;
    const sorted = [...body.rows].map((row) => [key(row), row]);
    sorted.sort((a, b) => (!a[0] - !b[0]) || (up ? 1 : -1) * order.compare(a[0], b[0])); // what is empty stays last
    body.append(...sorted.map(([, row]) => row));
    pagers.filter((pager) => pager.body === body).forEach((pager) => { pager.page = 0; turn(pager); });
    return undefined;
  }

  function setUpTables() {
    for (const link of document.querySelectorAll("a[data-node]")) {
      link.href = "#doc=" + encodeURIComponent(link.dataset.node);
    }
    document.addEventListener("click", (event) => {
      const sorter = event.target.closest("button.sort");
      if (sorter) sortTable(sorter);
      const link = event.target.closest("a[data-node]");
      if (!link) return;
      event.preventDefault();
      const inText = link.closest("#text") !== null;
      select(link.dataset.node, { from: inText ? "text" : "link" });
      if (inText) return;
      $("panel").focus({ preventScroll: true });
      if (link.closest("table")) $("panel").scrollIntoView({ block: "nearest" });
    });
    for (const button of document.querySelectorAll("button.copy")) {
      button.addEventListener("click", () => {
        const text = view.tableText?.(button.dataset.table);
        const give = (event) => {
          if (text === undefined) return; // the table as it stands in the page
          event.clipboardData.setData("text/plain", text);
          event.preventDefault();
        };
        const range = document.createRange();
        $(button.dataset.table).classList.add("whole"); // with the rows of the other pages
        range.selectNode($(button.dataset.table));
        const selection = getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        document.addEventListener("copy", give);
        if (document.execCommand("copy")) button.textContent = data.words.copied;
        document.removeEventListener("copy", give);
        selection.removeAllRanges();
        $(button.dataset.table).classList.remove("whole");
        setTimeout(() => { button.textContent = data.words.copy; }, 4000);
      });
    }
  }

  // -- the rest ---------------------------------------------------------------------------------------------
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const changeTheme = () => listeners.theme.forEach((listener) => listener());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changeTheme);
  addEventListener("beforeprint", () => { document.documentElement.dataset.theme = "light"; changeTheme(); });
  addEventListener("afterprint", () => { delete document.documentElement.dataset.theme; changeTheme(); });
  addEventListener("hashchange", readAddress);
  if (matchMedia("(max-width: 800px)").matches) $("legend").open = false;

  function setUpControls() {
    $("legend").addEventListener("change", (event) => {
      const { filter } = event.target.dataset;
      if (!filter) return;
      if (event.target.checked) hiddenKinds[filter].delete(event.target.value);
      else hiddenKinds[filter].add(event.target.value);
      fillPanel();
      paint();
    });
    $("zoom-in").addEventListener("click", () => view.zoom(1.25));
    $("zoom-out").addEventListener("click", () => view.zoom(0.8));
    $("fit").addEventListener("click", () => view.fit());
    $("stage").addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== $("stage")) return;
      if (event.key.startsWith("Arrow")) {
        const places = view.places();
        const next = places.has(chosen) ? step(places, chosen, event.key) : data.focus;
        if (next !== null && places.has(next)) select(next, { from: "keys" });
      } else if (event.key === "Enter") {
        if (chosen === null) select(data.focus, { from: "keys" });
        $("panel").focus();
      } else if (event.key === "Escape") select(null);
      else if (event.key === "+" || event.key === "=") view.zoom(1.25);
      else if (event.key === "-") view.zoom(0.8);
      else if (event.key === "0" || event.key === "Home") view.fit();
      else return;
      event.preventDefault();
    });
    $("panel").addEventListener("keydown", (event) => { if (event.key === "Escape") $("stage").focus(); });
  }

  setUpControls();
  setUpTables();
  setUpDays();

  // A view tells what it can do, and the page shows its first sight.
  function show(able) {
    Object.assign(view, able);
    setDay(data.day, { from: "address" });
  }

  // The text of a cell for a spreadsheet: what it would take for a formula gets a quote before it.
  const cellText = (text) => (/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replace(/[\t\r\n]+/g, " ");

  return {
    data, source, cellText, colour, element, fill, select, readAddress, stateOf, isVisible, isLine, open, paint, show, view,
    setDay, dayText, fold, isListed, number,
    isOpen: (id) => opened.has(id),
    chosen: () => chosen,
    day: () => day,
    on: (name, listener) => listeners[name].push(listener),
  };
})();
