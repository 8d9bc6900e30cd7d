"use strict";
// The tables of the map, a page of rows at a time: the documents that are in sight, or that the search found, and
// the relations of these. Sorting and copying go through all of them, not only the page that is shown.
window.kgLists = (inSight) => {
  const { data, source, element, fill } = kg;
  const ROWS = 50, MOST = 20000, ISSUED = 5, STATE = 6;
  const order = new Intl.Collator("vi", { numeric: true });
  const search = document.getElementById("search");
  const documents = list("documents", (index) => {
    const told = kg.stateOf(index), texts = source.row(index, told);
    const row = rowOf(texts, { 0: source.node(index).id });
    row.classList.toggle("chosen", source.node(index).id === kg.chosen());
    if (told) row.cells[STATE].className = "state " + told.tone;
    return row;
  }, (index, column) => (column === ISSUED ? source.dayOf(index) : source.row(index, kg.stateOf(index))[column]));
  const relations = list("relations", (at) => {
    const { cells, from, to } = source.relation(at);
    return rowOf(cells, { 0: from, 2: to });
  }, (at, column) => source.relation(at).cells[column]);

  // One table: the numbers of its rows in order, the page that is shown, how a row is made and what it is sorted by.
  function list(id, make, keyOf) {
    const table = document.getElementById(id);
    const made = { id, make, keyOf, table, numbers: [], page: 0, sorted: null, cut: false };
    made.tell = window.kgPager(table, data.words, (by) => { made.page += by; show(made); });
    return made;
  }

  function rowOf(texts, ids) {
    const row = element("tr");
    row.append(...texts.map((text, column) => {
      const cell = element("td", column in ids ? undefined : text);
      if (!(column in ids)) return cell;
      const link = element("a", text);
      link.dataset.node = ids[column];
      link.href = "#doc=" + encodeURIComponent(ids[column]);
      cell.append(link);
      return cell;
    }));
    return row;
  }

  function show(list) {
    const { numbers, table } = list;
    const last = Math.ceil(numbers.length / ROWS) - 1;
    list.page = Math.max(0, Math.min(list.page, last));
    const from = list.page * ROWS, shown = numbers.slice(from, from + ROWS), query = search.value.trim();
    table.tBodies[0].replaceChildren(...shown.map(list.make));
    const words = !shown.length ? data.words.rows_none : query ? data.words.rows_found : data.words.rows_seen;
    list.tell(list.page, last, fill(words, { from: from + 1, to: from + shown.length, count: numbers.length, query })
      + (list.cut ? " " + fill(data.words.rows_most, { most: MOST }) : ""));
  }

  function set(list, numbers) {
    list.cut = numbers.length > MOST;
    list.numbers = numbers.slice(0, MOST);
    list.page = 0;
    if (list.sorted) sortNumbers(list); else show(list);
  }

  function sortNumbers(list) {
    const { column, up } = list.sorted, sign = up ? 1 : -1;
    const keyed = list.numbers.map((one) => [list.keyOf(one, column), one]);
    const empty = (key) => key === "" || key === null;
    // what is empty stays last
    keyed.sort(([one], [other]) => empty(one) - empty(other)
      || sign * (typeof one === "number" && typeof other === "number" ? one - other : order.compare(one, other)));
    list.numbers = keyed.map(([, number]) => number);
    show(list);
  }

  // The rows anew: after a move, a filter, a search or another day.
  function update() {
    if (!source.isOpen()) return;
    const found = search.value.trim() ? kg.search(search.value) : inSight(MOST + 1);
    const listed = new Uint8Array(source.count);
    for (const index of found) listed[index] = 1;
    set(documents, found);
    set(relations, source.relationsOf((from, to) => (listed[from] || listed[to]) && kg.isListed(from) && kg.isListed(to)));
  }

  const listOf = (id) => (id === "documents" ? documents : relations);
  function sort(id, column, up) {
    listOf(id).sorted = { column, up };
    sortNumbers(listOf(id));
  }
  // All rows of a table as a spreadsheet takes them: tabs between cells.
  function text(id) {
    const { table, numbers } = listOf(id);
    const head = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    const row = (number) => (id === "documents" ? source.row(number, kg.stateOf(number)) : source.relation(number).cells);
    return [head, ...numbers.map(row)].map((cells) => cells.map((cell) => kg.cellText(cell)).join("\t")).join("\r\n");
  }

  return { update, sort, text };
};
