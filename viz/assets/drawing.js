"use strict";
// Views drawn as SVG in the page: they follow the day, the filters and the chosen document. The one on the stage can
// be moved and zoomed; behind a network, one stands by for printing and saving.
kg.drawings = (() => {
  const { source } = kg;
  const every = [...document.querySelectorAll("svg.drawing")];
  for (const svg of every) {
    const box = svg.viewBox.baseVal;
    svg.dataset.width = box.width;
    svg.dataset.height = box.height;
  }

  const FAR = 0.72; // scale below which a box shows only its symbol and its state, in large letters

  function paintBox(group, near) {
    const id = group.dataset.node, index = source.indexOf(id);
    if (index < 0) return;
    const state = kg.stateOf(index);
    group.classList.toggle("off", !kg.isVisible(index));
    group.classList.toggle("dim", near !== null && !near.has(id));
    group.classList.toggle("chosen", id === kg.chosen());
    if (!state) return;
    for (const text of group.querySelectorAll(".state")) {
      text.textContent = state.short + (state.ground ? " ⚠" : "");
      text.setAttribute("class", "state " + state.tone);
    }
    for (const text of group.querySelectorAll(".mark")) {
      text.textContent = state.mark;
      text.setAttribute("class", "mark " + state.tone);
    }
  }

  function paintTally(text) {
    const counts = new Map();
    for (const id of text.dataset.members.split(" ")) {
      const state = kg.stateOf(source.indexOf(id));
      if (state) counts.set(state.mark, (counts.get(state.mark) ?? 0) + 1);
    }
    const told = kg.data.marks.filter((mark) => counts.has(mark)).map((mark) => mark + " " + counts.get(mark));
    text.textContent = told.join(" · ");
  }

  function paint(svg) {
    const lines = [...svg.querySelectorAll("g.line")];
    const chosen = svg.querySelector("g[data-node='" + CSS.escape(kg.chosen() ?? "") + "']") ? kg.chosen() : null;
    const touches = (line) => line.dataset.source === chosen || line.dataset.target === chosen;
    const touching = lines.filter(touches);
    const near = chosen === null || !touching.length || svg.dataset.key ? null
      : new Set([chosen, ...touching.flatMap((line) => [line.dataset.source, line.dataset.target])]);
    for (const group of svg.querySelectorAll("g[data-node]")) paintBox(group, near);
    for (const text of svg.querySelectorAll("text.tally[data-members]")) paintTally(text);
    const seen = (id) => source.indexOf(id) < 0 || kg.isVisible(source.indexOf(id));
    for (const line of lines) {
      const { source: from, target: to } = line.dataset;
      const kind = ["basis", "change", "cite"].find((name) => line.classList.contains(name));
      line.classList.toggle("off", !seen(from) || !seen(to) || !kg.isLine(kind, !line.classList.contains("dashed")));
      line.classList.toggle("dim", near !== null && !touches(line));
      line.classList.toggle("lit", near !== null && touches(line));
    }
  }

  kg.on("paint", () => every.filter((svg) => !svg.hasAttribute("hidden")).forEach(paint));

  // Moving and zooming the drawing on the stage.
  function onStage() {
    const stage = document.getElementById("stage");
    const own = every.filter((svg) => stage.contains(svg));
    const READABLE = stage.clientWidth < 500 ? 0.5 : 0.42; // letters are too small below
    let svg = own.find((one) => one.dataset.key === kg.data.focus) ?? own[0];
    let at = { x: 0, y: 0, scale: 1 }, moved = false;
    const size = () => ({ width: +svg.dataset.width, height: +svg.dataset.height });

    function place() {
      svg.setAttribute("viewBox", [at.x, at.y, stage.clientWidth / at.scale, stage.clientHeight / at.scale].join(" "));
      svg.classList.toggle("far", at.scale < FAR && !svg.dataset.key);
      // the names of the levels stay at the left edge, in letters that can be read
      const grown = Math.min(2, Math.max(1, 1 / at.scale));
      for (const name of svg.querySelectorAll("g.strip")) {
        name.setAttribute("transform", "translate(" + at.x + " " + name.dataset.top + ") scale(" + grown + ")");
      }
    }
    const scaleOfAll = () => Math.min(stage.clientWidth / size().width, stage.clientHeight / size().height, 1.2);
    function fit() { look(size().width / 2, size().height / 2, scaleOfAll()); }
    function look(x, y, scale) {
      at = { x: x - stage.clientWidth / scale / 2, y: y - stage.clientHeight / scale / 2, scale };
      place();
    }
    // As near as `scale` around a point, without showing emptiness beyond the drawing.
    function lookAround(x, y, scale) {
      const clamp = (value, low, high) => (low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value)));
      const halfWidth = stage.clientWidth / scale / 2, halfHeight = stage.clientHeight / scale / 2;
      look(clamp(x, halfWidth, size().width - halfWidth), clamp(y, halfHeight, size().height - halfHeight), scale);
    }
    function zoom(factor, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
      const scale = Math.min(4, Math.max(0.08, at.scale * factor));
      at = { x: at.x + x / at.scale - x / scale, y: at.y + y / at.scale - y / scale, scale };
      place();
    }
    const groups = () => [...svg.querySelectorAll("g[data-node]:not(.off)")];
    function centre(group) {
      const box = group.querySelector("rect");
      const value = (name) => +box.getAttribute(name);
      const { e, f } = group.transform.baseVal.consolidate()?.matrix ?? { e: 0, f: 0 };
      return { x: value("x") + value("width") / 2 + e, y: value("y") + value("height") / 2 + f };
    }
    const places = () => new Map(groups().map((group) => [group.dataset.node, centre(group)]));

    function reveal(id) {
      const here = places().get(id);
      if (!here) return;
      const x = (here.x - at.x) * at.scale, y = (here.y - at.y) * at.scale;
      if (x < 60 || y < 40 || x > stage.clientWidth - 60 || y > stage.clientHeight - 40) {
        lookAround(here.x, here.y, Math.max(at.scale, READABLE));
      }
    }

    // On a narrow screen the groups of a diagram stand below its document instead of beside it.
    function narrow(diagram) {
      if (!diagram.dataset.key || stage.clientWidth >= 560 || diagram.classList.contains("narrow")) return;
      diagram.classList.add("narrow");
      const MARGIN = 14, GAP = 16;
      const boxOf = (group) => group.querySelector("rect").getBBox();
      const move = (group, x, y) => group.setAttribute("transform", "translate(" + x + " " + y + ")");
      const centre = diagram.querySelector("g.focus"), groups = [...diagram.querySelectorAll("g.group")];
      const wide = groups.length ? boxOf(groups[0]).width : boxOf(centre).width;
      let y = MARGIN;
      for (const group of [centre, ...groups]) {
        const box = boxOf(group), dx = MARGIN + (wide - box.width) / 2 - box.x, dy = y - box.y;
        move(group, dx, dy);
        for (let row = group.nextElementSibling; row?.matches("g.row"); row = row.nextElementSibling) move(row, dx, dy);
        y += box.height + GAP;
      }
      diagram.dataset.width = wide + 2 * MARGIN;
      diagram.dataset.height = y;
    }

    // A diagram for the chosen document, if the page has one.
    function turnTo(id) {
      const other = own.find((one) => one.dataset.key === id);
      if (!other || other === svg) return;
      svg.setAttribute("hidden", "");
      other.removeAttribute("hidden");
      svg = other;
      firstSight();
    }

    function firstSight() {
      narrow(svg);
      if (svg.classList.contains("narrow")) {
        const scale = Math.min(1.1, stage.clientWidth / size().width);
        return look(size().width / 2, stage.clientHeight / scale / 2, scale);
      }
      const all = scaleOfAll();
      if (all >= READABLE) return fit();
      const focus = svg.dataset.key ?? kg.data.focus;
      const here = places().get(focus) ?? { x: size().width / 2, y: 0 };
      return lookAround(here.x, here.y, READABLE);
    }

    kg.gestures(stage, {
      zoom: (...how) => { moved = true; zoom(...how); },
      pan: (dx, dy) => { moved = true; at.x -= dx / at.scale; at.y -= dy / at.scale; place(); },
      click: (event) => {
        const group = event.target.closest("g[data-node]");
        kg.select(group ? group.dataset.node : null, { from: "picture" });
      },
    });
    kg.on("select", (id, from) => {
      if (id === null) return;
      turnTo(id);
      if (from !== "picture") reveal(id);
    });
    addEventListener("resize", () => (moved ? place() : firstSight()));
    const keyed = (id) => own.some((one) => one.dataset.key === id);
    const note = own[0].dataset.key && ((id) => (keyed(id) ? null : kg.data.words.no_diagram));
    kg.show({ fit, zoom, places, svg: () => svg, note });
    firstSight();
    kg.readAddress();
    new ResizeObserver(() => (moved ? place() : firstSight())).observe(stage);
  }

  // What stands by for printing is read on paper, 1030 pixels wide.
  const standby = document.querySelector(".standby svg.drawing");
  standby?.classList.toggle("far", 1030 / standby.dataset.width < FAR);

  return { onStage, standby: () => every[0] };
})();
if (document.querySelector("#stage svg.drawing")) kg.drawings.onStage();
