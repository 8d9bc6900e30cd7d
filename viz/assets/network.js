"use strict";
// The network view: vis-network draws the boxes, and here the arrows are drawn along the ways that were
// led around them; places are fixed, colours come from the style sheet.
(() => {
  const { data, source, colour, element, select } = kg;
  const stage = document.getElementById("stage");
  const drawn = new Map(data.vis.nodes.map((node) => [node.id, node]));
  const nodes = new vis.DataSet(data.vis.nodes.map((node, index) => ({ ...node, title: tip(data.nodes[index]) })));
  const edges = new vis.DataSet(data.vis.edges.map((edge, id) => ({ ...edge, id })));
  const network = new vis.Network(stage, { nodes, edges }, data.vis.options);
  stage.querySelector("canvas").setAttribute("aria-hidden", "true");
  const labelsAlways = edges.length <= data.vis.labelled;

  function tip(node) {
    const box = element("div");
    box.append(element("strong", node.name), element("br"), node.hint);
    return box;
  }

  // Seen from afar a box shows only its symbol, large enough to read.
  const FAR = 0.66;
  const NEAR_SIZES = { size: 12, bold: 14, ital: 12 };
  const FAR_SIZES = { size: 16, bold: 23, ital: 17 };
  const READABLE = stage.clientWidth < 500 ? 0.5 : 0.34; // scale below which letters are too small at first sight
  const NAMED = 10; // with more neighbours than this the words of their lines would cover each other
  let far = false;

  const isSeen = (id) => kg.isVisible(source.indexOf(id));
  const inside = (id) => data.nodes.filter((node) => node.inside === id && kg.isOpen(id)).map((node) => node.id);
  const near = (id) => new Set([id, ...network.getConnectedNodes(id), ...inside(id)]);

  // In a large picture mentions stay in the background.
  const resting = (edge) => (edge.kind === "cite" && !labelsAlways ? 0.45 : 1);

  function label(node, state) {
    const [kind, symbol, issuer] = node.lines;
    if (far) {
      // cutting the word could turn its sense round; the mark alone cannot
      const told = state && (state.short.length <= 18 ? state.short : state.mark);
      return [...node.far.map((line) => "<b>" + line + "</b>"), told && "<i>" + told + "</i>"].filter(Boolean).join("\n");
    }
    const told = state && "<i>" + state.short + (state.ground ? " ⚠" : "") + "</i>";
    return [kind, "<b>" + symbol + "</b>", told, issuer && "<code>" + issuer + "</code>"].filter(Boolean).join("\n");
  }

  function paint() {
    const chosen = kg.chosen();
    const lit = chosen === null ? null : near(chosen);
    const text = colour("text"), muted = colour("muted");
    const sizes = far ? FAR_SIZES : NEAR_SIZES;
    nodes.update(data.vis.nodes.map((node, index) => {
      // dimmed boxes stay opaque, so that no line shows through the letters
      const state = kg.stateOf(index);
      const dim = lit !== null && !lit.has(node.id);
      const fill = dim ? colour("stage") : colour(node.group + "-fill");
      const focus = node.id === data.focus || node.id === chosen;
      const border = dim ? colour("line") : focus ? text : colour(node.group + "-edge");
      const ink = dim ? muted : text;
      const same = { background: fill, border };
      return {
        id: node.id,
        hidden: !kg.isVisible(index),
        color: { ...same, highlight: same, hover: { background: fill, border: text } },
        label: label(node, state),
        font: {
          color: ink, size: sizes.size, bold: { color: ink, size: sizes.bold },
          // long words get smaller letters, so that they stay in the box
          ital: { color: colour(state ? state.tone : "none"), size: Math.min(sizes.ital, 215 / (state?.short.length ?? 1)) },
          mono: { color: muted },
        },
      };
    }));
    network.redraw();
  }

  // Bands behind everything, then the arrows; the names of bands at the left edge of the view, above both.
  // Bands end where the picture does: the documents of an opened box stand aside, under the name of their box.
  const bandColour = (index) => colour(index % 2 ? "stage" : "band");
  const FACE = "px system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";
  const end = Math.max(...data.vis.nodes.filter((_, index) => data.nodes[index].inside === undefined)
    .map((node) => node.x)) + 116;
  const aside = (id) => data.vis.nodes.filter((_, index) => data.nodes[index].inside === id);
  network.on("beforeDrawing", (context) => {
    const { x } = network.DOMtoCanvas({ x: 0, y: 0 });
    const opened = data.vis.nodes.some((_, index) => data.nodes[index].inside !== undefined && kg.isVisible(index));
    const wide = opened ? Math.max(0, end - x) : stage.clientWidth / network.getScale();
    data.bands.forEach((band, index) => {
      context.fillStyle = bandColour(index);
      context.fillRect(x, band.top, wide, band.bottom - band.top);
    });
    const seen = arrows();
    for (const arrow of seen) drawArrow(context, arrow);
    const taken = [];
    for (const arrow of seen) if (arrow.named) drawWords(context, arrow, taken);
  });
  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    const { x } = network.DOMtoCanvas({ x: 8, y: 0 });
    const size = Math.min(13 / scale, 22);
    context.textAlign = "left";
    context.textBaseline = "top";
    context.fillStyle = colour("text");
    context.font = "600 " + size + FACE;
    for (const box of data.nodes.filter((node) => node.folded && kg.isOpen(node.id))) {
      const [first] = aside(box.id);
      if (first) context.fillText(box.name, first.x - 98, first.y - 50 - size);
    }
    if (x < end) data.bands.forEach((band, index) => {
      writeBandName(context, band.name, x, band.top + 3, "600 " + size, size, bandColour(index));
      if (x < 60) writeBandName(context, band.below, x, band.top + 3 + size * 1.2, 0.84 * size, size, bandColour(index));
    });
  });

  function writeBandName(context, words, x, y, font, size, ground) {
    context.font = font + FACE;
    context.fillStyle = ground;
    if (words) context.fillRect(x - 2, y - 2, context.measureText(words).width + 4, size * 1.2);
    context.fillStyle = colour("muted");
    context.fillText(words, x, y);
  }

  // The arrows that are seen, and how: those of the chosen document last, above the others.
  function arrows() {
    const chosen = kg.chosen();
    const crowded = chosen !== null && near(chosen).size > NAMED;
    return data.vis.edges
      .filter((edge) => isSeen(edge.from) && isSeen(edge.to) && edge.kinds.some((kind) => kg.isLine(kind, edge.stated)))
      .map((edge) => {
        const touches = chosen !== null && (edge.from === chosen || edge.to === chosen);
        const named = chosen === null ? labelsAlways && edge.kind !== "cite" : touches && !crowded;
        const strength = touches ? 1 : chosen !== null ? 0.12 : resting(edge);
        return { ...edge, touches, named, strength, width: touches ? 3 : edge.width };
      })
      .sort((one, other) => one.touches - other.touches);
  }

  const CORNER = 5;
  function drawArrow(context, { way, kind, dashes, strength, width }) {
    const scale = network.getScale(), head = Math.min(13, Math.max(8, 5 / scale));
    const [x, y] = way[way.length - 1], [beforeX, beforeY] = way[way.length - 2];
    const far = Math.hypot(x - beforeX, y - beforeY) || 1;
    const backX = x - head * (x - beforeX) / far, backY = y - head * (y - beforeY) / far;
    context.globalAlpha = strength;
    context.strokeStyle = context.fillStyle = colour(kind);
    context.lineWidth = Math.max(width, 0.8 / scale);
    context.setLineDash(dashes || []);
    context.beginPath();
    context.moveTo(...way[0]);
    for (let at = 1; at < way.length - 1; at += 1) context.arcTo(...way[at], ...way[at + 1], CORNER);
    context.lineTo(backX, backY);
    context.stroke();
    context.setLineDash([]);
    const acrossX = (y - backY) * 0.6, acrossY = (backX - x) * 0.6;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(backX + acrossX, backY + acrossY);
    context.lineTo(backX - acrossX, backY - acrossY);
    context.fill();
    context.globalAlpha = 1;
  }

  // The words of an arrow, on the longest part of it that runs level: there is room between the rows. The panel has
  // the words of those that would lie on others.
  function drawWords(context, { way, words }, taken) {
    const parts = way.slice(1).map((to, at) => [way[at], to]).filter(([from, to]) => from[1] === to[1]);
    const long = ([from, to]) => Math.abs(from[0] - to[0]);
    const [from, to] = parts.sort((one, other) => long(other) - long(one))[0] ?? [way[0], way[1]];
    context.font = (far ? 16 : 13) + FACE;
    context.textAlign = "center";
    context.textBaseline = "middle";
    const wide = context.measureText(words).width + 6, high = far ? 19 : 16;
    const x = (from[0] + to[0]) / 2, y = (from[1] + to[1]) / 2;
    if (taken.some((one) => Math.abs(one.x - x) < (one.wide + wide) / 2 && Math.abs(one.y - y) < high)) return;
    taken.push({ x, y, wide });
    context.fillStyle = colour("stage");
    context.fillRect(x - wide / 2, y - high / 2, wide, high);
    context.fillStyle = colour("text");
    context.fillText(words, x, y);
  }

  function rescaled() {
    if (far === network.getScale() < FAR) return;
    far = !far;
    paint();
  }

  // The whole of what is seen: opened boxes make it wider.
  function extent() {
    const seen = data.vis.nodes.filter((node) => isSeen(node.id));
    const side = (pick, axis, by) => pick(...seen.map((node) => node[axis])) + by;
    return {
      left: 0, right: side(Math.max, "x", 116), top: data.bands[0].top,
      bottom: Math.max(data.bands[data.bands.length - 1].bottom, side(Math.max, "y", 60)),
    };
  }
  const scaleOf = ({ left, right, top, bottom }) =>
    Math.min(stage.clientWidth / (right - left), stage.clientHeight / (bottom - top), 1.15);

  function look(x, y, scale) {
    network.moveTo({ position: { x, y }, scale, animation: false });
    rescaled();
  }

  // As near as `scale` around a box, without showing emptiness beyond the picture.
  function lookAround({ x, y }, scale) {
    const { left, right, top, bottom } = extent();
    const clamp = (value, low, high) => (low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value)));
    const halfWidth = stage.clientWidth / scale / 2, halfHeight = stage.clientHeight / scale / 2;
    look(clamp(x, left + halfWidth, right - halfWidth), clamp(y, top + halfHeight, bottom - halfHeight), scale);
  }

  function fit() {
    if (!data.vis.nodes.some((node) => isSeen(node.id))) return;
    const whole = extent();
    look((whole.left + whole.right) / 2, (whole.top + whole.bottom) / 2, scaleOf(whole));
  }
  // The boxes that came out of a folded one, as large as they fit.
  function lookAt(boxes) {
    if (!boxes.length) return;
    const xs = boxes.map((node) => node.x), ys = boxes.map((node) => node.y);
    const [left, right, top, bottom] = [Math.min(...xs) - 120, Math.max(...xs) + 120, Math.min(...ys) - 70, Math.max(...ys) + 70];
    const scale = Math.max(0.45, scaleOf({ left, right, top, bottom }));
    look(Math.min((left + right) / 2, left + stage.clientWidth / scale / 2),
      Math.min((top + bottom) / 2, top + stage.clientHeight / scale / 2), scale);
  }
  function zoom(factor) {
    const { x, y } = network.getViewPosition();
    look(x, y, Math.min(3, Math.max(0.1, network.getScale() * factor)));
  }

  function reveal(id) {
    const place = network.getPosition(id);
    const at = network.canvasToDOM(place);
    const inside = at.x > 90 && at.y > 50 && at.x < stage.clientWidth - 90 && at.y < stage.clientHeight - 50;
    if (!inside) lookAround(place, Math.max(network.getScale(), READABLE));
  }

  network.on("click", (event) => {
    const [id] = event.nodes;
    stage.focus({ preventScroll: true });
    if (id !== undefined && data.nodes[source.indexOf(id)].folded && !kg.isOpen(id)) {
      kg.open(id, true);
    }
    select(id === undefined ? null : id, { from: "picture" });
  });
  kg.on("select", (id, from) => {
    if (id === null) network.unselectAll();
    else {
      if (data.nodes[source.indexOf(id)].inside !== undefined) paint();
      network.setSelection({ nodes: [id], edges: [] });
      if (from !== "picture") reveal(id);
    }
  });
  kg.on("theme", paint);
  kg.on("paint", paint);
  network.on("zoom", rescaled);
  const opens = (id, wanted) =>
    (wanted ? lookAt(aside(id)) : fit());
  const places = () => new Map([...drawn].filter(([id]) => isSeen(id)));
  kg.show({ fit, zoom, places, svg: kg.drawings.standby, opens });
  kg.network = network;

  // The first sight: all of it, or what the address names. The panel beside the stage may still change the stage's
  // width, so it is taken again with each new size until somebody moves the picture.
  let moved = false;
  for (const event of ["zoom", "dragStart", "click"]) network.on(event, () => { moved = true; });
  let addressed = false;
  function firstSight() {
    if (moved) return;
    fit();
    if (!addressed) addressed = kg.readAddress();
    const focus = kg.chosen() ?? data.focus;
    if (network.getScale() < READABLE) lookAround(network.getPosition(focus), READABLE);
  }
  firstSight();
  new ResizeObserver(() => {
    if (moved) return;
    network.setSize("100%", "100%");
    network.redraw();
    firstSight();
  }).observe(stage);
})();
