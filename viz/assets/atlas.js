"use strict";
// The documents of the map as the page's controls ask for them: columns instead of objects, opened when needed.
window.kgSource = (data) => {
  const { count, words } = data;
  const bytesOf = (text) => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const raw = atob(text), bytes = new Uint8Array(raw.length);
    for (let at = 0; at < raw.length; at += 1) bytes[at] = raw.charCodeAt(at);
    return bytes;
  };
  const column = (text, Type) => new Type(bytesOf(text).buffer);
  const now = data.arrays;
  const days = column(now.days, Int32Array), height = column(now.height, Uint16Array);
  const degree = column(now.degree, Uint16Array), state = column(now.state, Uint8Array);
  const band = column(now.band, Uint8Array), family = column(now.family, Uint8Array);
  const NONE = 255;
  let later = null, numbers = null, folded = null, starts = null, touching = null, spanStart = null;

  const { fold, iso } = kgText;
  const dayText = (number) => kgText.dayText(iso(number), data.lang);

  // Names, sentences and validity over time: deflated behind the scripts.
  async function open() {
    const packed = bytesOf(document.getElementById("later").textContent);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    const read = JSON.parse(await new Response(stream).text());
    const types = {
      types: Uint8Array, issuers: Uint32Array, exact: Uint8Array, spanCount: Uint8Array, spanDay: Int32Array,
      spanStatus: Uint32Array, spanSince: Int32Array, source: Uint32Array, target: Uint32Array, relation: Uint8Array,
      said: Uint32Array,
    };
    for (const [name, Type] of Object.entries(types)) read[name] = column(read.arrays[name], Type);
    spanStart = new Uint32Array(count + 1);
    for (let index = 0; index < count; index += 1) spanStart[index + 1] = spanStart[index] + read.spanCount[index];
    starts = new Uint32Array(count + 1);
    const { source, target } = read;
    for (let at = 0; at < source.length; at += 1) { starts[source[at] + 1] += 1; starts[target[at] + 1] += 1; }
    for (let index = 0; index < count; index += 1) starts[index + 1] += starts[index];
    const next = starts.slice();
    touching = new Uint32Array(2 * source.length);
    for (let at = 0; at < source.length; at += 1) {
      touching[next[source[at]]++] = at;
      touching[next[target[at]]++] = at;
    }
    later = read;
    later.statusState = Uint8Array.from(later.statuses, ([key]) => data.stateNames.indexOf(key));
    folded = new Array(count);
  }

  function indexOf(id) {
    if (!later) return -1;
    if (!numbers) {
      numbers = new Map();
      for (let index = 0; index < count; index += 1) numbers.set(later.iris[index], index);
    }
    return numbers.get(id) ?? -1;
  }

  function historyOf(index) {
    if (later.spanCount[index] === 0) return undefined;
    const rows = [];
    for (let at = spanStart[index]; at < spanStart[index + 1]; at += 1) {
      const [key, told, facts] = later.statuses[later.spanStatus[at]];
      const since = later.spanSince[at];
      rows.push([iso(later.spanDay[at]), key, told,
        since === data.undated ? facts : [[words.fact_since, dayText(since)], ...facts]]);
    }
    return rows;
  }

  const issuedText = (index) => {
    if (days[index] === data.undated) return words.unknown;
    return later.exact[index] ? dayText(days[index]) : iso(days[index]).slice(0, 4);
  };

  function nameOf(index) {
    const label = later.labels[index], type = data.types[later.types[index]];
    return fold(label).startsWith(fold(type)) ? label : type + " " + label;
  }
  // Where a relation is stated, and by what rule it is inferred.
  const saidIn = (at) => later.saidNames[later.said[at]];

  function node(index) {
    if (!later) return { id: "", name: words.loading, label: "", hint: "", facts: [] };
    const type = data.types[later.types[index]];
    const title = later.titles[index], issuer = later.issuerNames[later.issuers[index]];
    return {
      id: later.iris[index], label: later.labels[index], title, issuer, name: nameOf(index),
      hint: [title, issuer].filter(Boolean).join(" · "),
      type, level: data.bands[band[index]][1], issued: issuedText(index),
      facts: [
        title && [words.column_title, title],
        [words.column_issuer, issuer || words.unknown],
        [words.column_level, data.bands[band[index]][1]],
        [words.column_issued, issuedText(index)],
      ].filter(Boolean),
      history: historyOf(index), ground: groundOf(index),
    };
  }

  function find(index) {
    if (!later) return "";
    return (folded[index] ??= fold([
      data.types[later.types[index]], later.labels[index], later.titles[index], later.issuerNames[later.issuers[index]],
    ].join(" ")));
  }

  function linksOf(index) {
    if (!later) return [];
    const links = [];
    for (let place = starts[index]; place < starts[index + 1]; place += 1) {
      const at = touching[place], code = later.relation[at];
      const [out, back, kind] = data.relations[code & 63];
      const part = code & 128 ? " (" + words.in_part + ")" : "";
      links.push({
        source: later.source[at], target: later.target[at], out: out + part, in: back + part, kind,
        stated: !(code & 64), quote: later.quotes[at],
        how: [code & 64 ? words.inferred : words.stated, saidIn(at)].filter(Boolean).join(" · "),
      });
    }
    return links;
  }

  // A relation as a row of a table, and the ids of its ends.
  function relation(at) {
    const from = later.source[at], to = later.target[at], code = later.relation[at];
    const words = data.relations[code & 63][0] + (code & 128 ? " (" + data.words.in_part + ")" : "");
    return {
      cells: [nameOf(from), words, nameOf(to), code & 64 ? data.words.inferred : data.words.stated, later.quotes[at], saidIn(at)],
      from: later.iris[from], to: later.iris[to],
    };
  }
  function relationsOf(isWanted) {
    const found = [];
    for (let at = 0; at < later.source.length; at += 1) if (isWanted(later.source[at], later.target[at])) found.push(at);
    return found;
  }

  // The state of every document on a day.
  function setDay(day) {
    if (!later) return;
    const wanted = Date.parse(day + "T00:00:00Z") / 86400000;
    for (let index = 0; index < count; index += 1) {
      const first = spanStart[index], end = spanStart[index + 1];
      if (first === end) continue;
      let at = first;
      while (at + 1 < end && later.spanDay[at + 1] <= wanted) at += 1;
      state[index] = later.statusState[later.spanStatus[at]];
    }
    findShaky();
  }

  // What stands on the day, but rests by a stated relation, step by step, on something that has fallen (as
  // kg.chain.fallen_below tells it: what only amends a fallen document does not stand on it).
  const falls = Uint8Array.from(data.stateNames, (name) => (data.fallen.includes(name) ? 1 : 0));
  const hasFallen = (index) => state[index] !== NONE && falls[state[index]] === 1;
  const bears = (at) => !(later.relation[at] & 64) && data.ground[later.relation[at] & 63];
  const shaky = new Uint8Array(count);
  function findShaky() {
    shaky.fill(0);
    const waiting = [], seen = new Uint8Array(count);
    for (let index = 0; index < count; index += 1) if (hasFallen(index)) { waiting.push(index); seen[index] = 1; }
    while (waiting.length) {
      const one = waiting.pop();
      for (let place = starts[one]; place < starts[one + 1]; place += 1) {
        const at = touching[place], below = later.source[at];
        if (later.target[at] !== one || seen[below] || !bears(at)) continue;
        seen[below] = 1;
        shaky[below] = 1;
        waiting.push(below);
      }
    }
  }
  function groundOf(index) {
    if (!shaky[index]) return undefined;
    const waiting = [index], seen = new Set(waiting), found = [];
    for (const one of waiting) {
      for (let place = starts[one]; place < starts[one + 1]; place += 1) {
        const at = touching[place], above = later.target[at];
        if (later.source[at] !== one || seen.has(above) || !bears(at)) continue;
        seen.add(above);
        waiting.push(above);
        if (hasFallen(above)) found.push(later.labels[above]);
      }
    }
    return [["0000-00-00", found.slice(0, 4).join(", ") + (found.length > 4 ? ", …" : ""), ""]];
  }

  function range() {
    let first = Infinity, last = -Infinity;
    for (let index = 0; index < count; index += 1) {
      if (days[index] === data.undated) continue;
      if (days[index] < first) first = days[index];
      if (days[index] > last) last = days[index];
    }
    return first <= last ? [first, last] : [0, 1];
  }

  return {
    count, node, indexOf, linksOf, relation, relationsOf, find, setDay, open, range, days, height, degree, state, shaky, band, family,
    familyOf: (index) => data.families[family[index]], insideOf: () => undefined,
    stateKey: (index) => (state[index] === NONE ? undefined : data.stateNames[state[index]]),
    isOpen: () => later !== null, weight: (index) => degree[index],
    spanOfDays: () => range().map(iso),
    linkedTo: (index) => {
      const ends = [];
      if (!later) return ends;
      for (let place = starts[index]; place < starts[index + 1]; place += 1) {
        const at = touching[place];
        ends.push([later.source[at], later.target[at], data.relations[later.relation[at] & 63][2], later.relation[at] & 64]);
      }
      return ends;
    },
    row: (index, told) => {
      const one = node(index);
      return [one.label, one.type, one.title, one.issuer, one.level, one.issued, told ? told.words + (told.ground ? " ⚠" : "") : "",
        told ? told.source : ""];
    },
    dayOf: (index) => (days[index] === data.undated ? null : days[index]),
    labelOf: (index) => (later ? later.labels[index] : ""),
  };
};
