"use strict";
// The map: every document a mark by its date and level. Points are written pixel by pixel, so that hundreds of
// thousands move smoothly on a plain canvas without a graphics card; words and lines lie on a second canvas above.
(() => {
  const { data, source, colour, element, select } = kg;
  const stage = document.getElementById("stage");
  const points = document.getElementById("points"), over = document.getElementById("over");
  const tip = document.getElementById("tip");
  const { count, days, height, degree, state, shaky, band } = source;
  const HEAD = 26, LEFT = 96; // room for the years above and the names of the levels
  const NAMES = 45;
  const SVG_NAMES = ["http:", "", "www.w3.org", "2000", "svg"].join("/"); // the name of SVG, no address to ask
  for (const canvas of [points, over]) canvas.setAttribute("aria-hidden", "true");

  // -- places in the world: x in days, y from 0 to 1 ------------------------------------------------------
  const [first, last] = source.range();
  const years = Math.max(365, last - first);
  const hasUndated = days.includes(data.undated);
  const worldX = new Float32Array(count), worldY = new Float32Array(count);
  const bands = [];
  (() => {
    const sizes = new Array(data.bands.length).fill(0);
    for (let index = 0; index < count; index += 1) sizes[band[index]] += 1;
    const weights = sizes.map((size) => (size ? Math.max(0.07, Math.sqrt(size / count)) : 0));
    const sum = weights.reduce((one, other) => one + other, 0);
    let top = 0;
    weights.forEach((weight, number) => {
      bands.push({ name: data.bands[number][0], top, size: weight / sum, used: weight > 0 });
      top += weight / sum;
    });
    const aside = first - years * 0.06; // where the undated stand
    for (let index = 0; index < count; index += 1) {
      const { top: above, size } = bands[band[index]];
      worldX[index] = days[index] === data.undated ? aside + ((height[index] * 7919) % 65536) / 65536 * years * 0.04 : days[index];
      worldY[index] = above + size * (0.08 + 0.84 * height[index] / 65535);
    }
  })();
  const left = first - years * 0.07, right = last + years * 0.02;

  // -- marks: a shape for each tone, so that validity is not told by colour alone ---------------------------
  const TONES = ["good", "warn", "bad", "none", "shaky", "stood"];
  const SHAKY = 4;
  const toneOf = Uint8Array.from(data.stateNames, (name) => TONES.indexOf(data.states[name][2]));
  const CLASSES = 6;
  const sizeClass = Uint8Array.from(degree, (one) => Math.min(CLASSES - 1, Math.floor(Math.log2(1 + one) / 1.3)));
  const order = new Uint32Array(count); // the small ones first, so that hubs lie on top
  (() => {
    const starts = new Uint32Array(CLASSES + 1);
    for (let index = 0; index < count; index += 1) starts[sizeClass[index] + 1] += 1;
    for (let one = 0; one < CLASSES; one += 1) starts[one + 1] += starts[one];
    for (let index = 0; index < count; index += 1) order[starts[sizeClass[index]]++] = index;
  })();
  const hubs = Uint32Array.from(order).sort((one, other) => degree[other] - degree[one]).subarray(0, 4000);

  function inShape(tone, x, y, radius) {
    const far = Math.hypot(x, y);
    if (tone === "good") return far <= radius + 0.2;
    if (tone === "bad") return Math.abs(Math.abs(x) - Math.abs(y)) <= Math.max(0.5, radius / 4) && Math.abs(x) <= radius;
    if (tone === "shaky") return Math.abs(x) + Math.abs(y) <= radius * 1.25;
    if (tone === "stood") return Math.max(Math.abs(x), Math.abs(y)) <= radius * 0.86;
    if (tone === "warn") return y <= radius * 0.8 && y >= -radius && Math.abs(x) <= (y + radius) * 0.62;
    return radius < 2 ? far <= radius : far <= radius + 0.2 && far >= radius - Math.max(0.9, radius / 3);
  }
  // Only what stands, or may stand, can be shaky; a triangle says more of the rest.
  function toneAt(index) {
    const tone = state[index] === 255 ? 3 : toneOf[state[index]];
    return shaky[index] && tone !== 2 && data.stateNames[state[index]] !== "not_yet_in_force" ? SHAKY : tone;
  }
  function stamp(tone, radius) {
    const found = [];
    for (let y = -Math.ceil(radius); y <= radius; y += 1) {
      for (let x = -Math.ceil(radius); x <= radius; x += 1) if (inShape(tone, x, y, radius)) found.push(x, y);
    }
    return Int16Array.from(found.length ? found : [0, 0]);
  }

  // -- the view ---------------------------------------------------------------------------------------------
  let ratio = 1, width = 0, high = 0, image = null, pixels = null, at = null, zoomed = 1, frame = 0;
  const seen = new Uint8Array(count).fill(1);
  let named = []; // the hubs whose names were written, and where
  const base = () => ({ x: (width - LEFT - 12) / (right - left), y: (high - HEAD - 6) });
  const scale = () => ({ x: base().x * zoomed, y: base().y * zoomed });
  const screenX = (x) => LEFT + (x - at.x) * scale().x;
  const screenY = (y) => HEAD + (y - at.y) * scale().y;

  function resize() {
    const wide = stage.clientWidth, tall = stage.clientHeight;
    if (wide === width && tall === high && at) return;
    ratio = Math.min(2, devicePixelRatio || 1);
    width = wide;
    high = tall;
    for (const canvas of [points, over]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(high * ratio);
    }
    image = points.getContext("2d").createImageData(points.width, points.height);
    pixels = new Uint32Array(image.data.buffer);
    if (!at) fit();
    draw();
  }
  function clamp() {
    const room = 1 / zoomed;
    at.x = Math.min(right - (right - left) * room * 0.2, Math.max(left - (right - left) * room * 0.8, at.x));
    at.y = Math.min(1 - 0.2 * room, Math.max(-0.8 * room, at.y));
  }
  function fit() { zoomed = 1; at = { x: left, y: 0 }; draw(); tableLater(); }
  function zoom(factor, x = width / 2, y = high / 2) {
    const before = { x: at.x + (x - LEFT) / scale().x, y: at.y + (y - HEAD) / scale().y };
    zoomed = Math.min(400, Math.max(1, zoomed * factor));
    at = { x: before.x - (x - LEFT) / scale().x, y: before.y - (y - HEAD) / scale().y };
    if (zoomed === 1) return fit();
    clamp();
    draw();
    tableLater();
    return undefined;
  }
  function draw() { if (!frame) frame = requestAnimationFrame(paintFrame); }

  const rgba = (name) => {
    const [red, green, blue] = /^#(..)(..)(..)$/.exec(colour(name)).slice(1).map((part) => parseInt(part, 16));
    return (255 << 24 | blue << 16 | green << 8 | red) >>> 0;
  };
  let inks = null;

  function paintFrame() {
    frame = 0;
    if (!width) return;
    inks ??= { tones: TONES.map((tone) => rgba(tone === "none" ? "dot-none" : tone)), ground: [rgba("band"), rgba("stage")] };
    const wide = points.width, tall = points.height;
    paintGround(wide, tall);
    const swell = Math.min(2.2, Math.pow(zoomed, 0.22)) * ratio * (count > 60000 ? 0.8 : 1);
    const stamps = TONES.map((tone) => Array.from({ length: CLASSES }, (_, one) => stamp(tone, (1.3 + one * 0.95) * swell)));
    const edge = Math.ceil((1.3 + CLASSES) * swell) + 1;
    const { x: sx, y: sy } = scale();
    const kx = sx * ratio, ky = sy * ratio, ox = (LEFT - at.x * sx) * ratio, oy = (HEAD - at.y * sy) * ratio;
    for (let place = 0; place < count; place += 1) {
      const index = order[place];
      if (!seen[index]) continue;
      const x = (worldX[index] * kx + ox) | 0, y = (worldY[index] * ky + oy) | 0;
      if (x < -edge || y < -edge || x > wide + edge || y > tall + edge) continue;
      const tone = toneAt(index);
      const shape = stamps[tone][sizeClass[index]], ink = inks.tones[tone];
      const inside = x > edge && y > edge && x < wide - edge && y < tall - edge;
      for (let step = 0; step < shape.length; step += 2) {
        const px = x + shape[step], py = y + shape[step + 1];
        if (inside || (px >= 0 && py >= 0 && px < wide && py < tall)) pixels[py * wide + px] = ink;
      }
    }
    pixels.fill(inks.ground[1], 0, Math.min(tall, Math.round((HEAD - 2) * ratio)) * wide); // under the years
    points.getContext("2d").putImageData(image, 0, 0);
    paintOver();
    if (!stage.dataset.painted) {
      stage.dataset.painted = "yes";
      performance.mark("kg-first");
    }
  }

  function paintGround(wide, tall) {
    pixels.fill(inks.ground[1]);
    bands.forEach((one, number) => {
      if (number % 2) return;
      const from = Math.max(0, Math.round(screenY(one.top) * ratio)) * wide;
      const to = Math.min(tall, Math.max(0, Math.round(screenY(one.top + one.size) * ratio))) * wide;
      if (to > from) pixels.fill(inks.ground[0], from, to);
    });
  }

  function paintOver() {
    const pen = over.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, high);
    const text = colour("text"), muted = colour("muted"), ground = colour("page");
    const face = "px system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";
    paintYears(pen, muted, face);
    paintLinks(pen);
    const taken = [];
    const free = (x, y, wide, tall) => {
      if (taken.some((one) => x < one[2] && x + wide > one[0] && y < one[3] && y + tall > one[1])) return false;
      taken.push([x, y, x + wide, y + tall]);
      return true;
    };
    pen.lineJoin = "round";
    const write = (words, x, y, ink) => {
      pen.strokeStyle = ground;
      pen.lineWidth = 4;
      pen.strokeText(words, x, y);
      pen.fillStyle = ink;
      pen.fillText(words, x, y);
    };
    pen.textBaseline = "middle";
    pen.font = "600 12" + face;
    const chosen = kg.chosen() === null ? -1 : source.indexOf(kg.chosen());
    named = [];
    for (const index of chosen >= 0 ? [chosen, ...hubs] : hubs) {
      if (named.length >= NAMES) break;
      if (!seen[index] || !source.isOpen()) continue;
      const x = screenX(worldX[index]), y = screenY(worldY[index]);
      if (x < LEFT || y < HEAD + 8 || x > width - 20 || y > high - 8) continue;
      const words = source.labelOf(index).slice(0, 28);
      const wide = pen.measureText(words).width;
      const start = x + 9 + wide > width - 4 ? x - 9 - wide : x + 9;
      if (!free(start - 3, y - 9, wide + 6, 18)) continue;
      write(words, start, y, text);
      named.push([words, start, y]);
    }
    pen.font = "600 13" + face;
    for (const [name, y] of bandMarks()) write(name, 8, y, muted);
    if (chosen >= 0) {
      pen.beginPath();
      pen.arc(screenX(worldX[chosen]), screenY(worldY[chosen]), 11, 0, 2 * Math.PI);
      pen.strokeStyle = colour("accent");
      pen.lineWidth = 3.5;
      pen.stroke();
    }
  }

  // The names of the levels in sight, and where they stand.
  const bandMarks = () => bands.filter((one) => one.used).flatMap((one) => {
    const y = screenY(one.top) + 14, end = screenY(one.top + one.size);
    return end < HEAD || y > high ? [] : [[one.name, Math.max(HEAD + 12, Math.min(y, end - 8))]];
  });

  // Where lines of years stand, and the words above them that do not lie on one another.
  function yearMarks() {
    const gap = [1, 2, 5, 10, 20, 50].find((one) => one * 365.25 * scale().x > 55) ?? 100;
    const names = [], lines = [];
    let clear = LEFT - 30; // what stands left of it would lie on other words
    if (hasUndated && screenX(left) > -60) {
      const start = Math.max(4, screenX(left) + 2), pen = over.getContext("2d");
      names.push([data.words.undated, start]);
      clear = start + pen.measureText(data.words.undated).width + 22;
    }
    const from = new Date(first * 86400000).getUTCFullYear(), to = new Date(last * 86400000).getUTCFullYear() + 1;
    for (let year = Math.ceil(from / gap) * gap; year <= to; year += gap) {
      const x = screenX(Date.UTC(year, 0, 1) / 86400000);
      if (x < LEFT - 30 || x > width) continue;
      lines.push(x);
      if (x > clear) names.push([String(year), x - 14]);
    }
    return { names, lines };
  }

  function paintYears(pen, ink, face) {
    pen.font = "12" + face;
    pen.fillStyle = ink;
    pen.strokeStyle = colour("line");
    pen.lineWidth = 1;
    pen.textBaseline = "alphabetic";
    const { names, lines } = yearMarks();
    pen.globalAlpha = 0.6;
    for (const x of lines) {
      pen.beginPath();
      pen.moveTo(x, HEAD);
      pen.lineTo(x, high);
      pen.stroke();
    }
    pen.globalAlpha = 1;
    for (const [words, x] of names) pen.fillText(words, x, 17);
    const shown = screenX(kg.number(kg.day())); // the day of validity
    if (shown < LEFT || shown > width) return;
    pen.strokeStyle = colour("accent");
    pen.setLineDash([5, 4]);
    pen.beginPath();
    pen.moveTo(shown, HEAD);
    pen.lineTo(shown, high);
    pen.stroke();
    pen.setLineDash([]);
  }

  function paintLinks(pen) {
    const chosen = kg.chosen() === null ? -1 : source.indexOf(kg.chosen());
    if (chosen < 0) return;
    for (const [from, to, kind, inferred] of source.linkedTo(chosen).slice(0, 1500)) {
      if (!seen[from] || !seen[to]) continue;
      pen.beginPath();
      pen.moveTo(screenX(worldX[from]), screenY(worldY[from]));
      pen.lineTo(screenX(worldX[to]), screenY(worldY[to]));
      pen.strokeStyle = colour(kind);
      pen.setLineDash(inferred ? [6, 5] : []);
      pen.lineWidth = 1.4;
      pen.stroke();
    }
    pen.setLineDash([]);
  }

  // -- what is under the pointer ----------------------------------------------------------------------------
  function nearest(x, y, most = 10) {
    const { x: sx, y: sy } = scale();
    let best = -1, least = most * most;
    for (let index = 0; index < count; index += 1) {
      if (!seen[index]) continue;
      const dx = LEFT + (worldX[index] - at.x) * sx - x;
      if (dx > most || dx < -most) continue;
      const dy = HEAD + (worldY[index] - at.y) * sy - y;
      const far = dx * dx + dy * dy;
      if (far < least || (far === least && degree[index] > degree[best])) { least = far; best = index; }
    }
    return best;
  }
  function hover(place) {
    const index = place && source.isOpen() ? nearest(...place) : -1;
    tip.hidden = index < 0;
    stage.classList.toggle("pointing", index >= 0);
    if (index < 0) return;
    const [x, y] = place, one = source.node(index), told = kg.stateOf(index);
    tip.replaceChildren(element("strong", one.name), element("br"), [one.hint, one.issued].filter(Boolean).join(" · "));
    if (told) {
      tip.append(element("br"), element("span", told.words + (told.ground ? " ⚠" : ""), "state " + told.tone));
    }
    tip.style.left = Math.min(x + 14, Math.max(0, width - 330)) + "px";
    tip.style.top = (y > high - 130 ? y - 110 : y + 14) + "px";
  }
  function click(_, x, y) {
    const index = nearest(x, y);
    select(index < 0 ? null : source.node(index).id, { from: "picture" });
  }
  function pan(dx, dy) {
    at = { x: at.x - dx / scale().x, y: at.y - dy / scale().y };
    clamp();
    draw();
    tableLater();
  }

  function reveal(index) {
    const x = screenX(worldX[index]), y = screenY(worldY[index]);
    if (x > LEFT + 20 && y > HEAD + 20 && x < width - 40 && y < high - 20) return;
    at = { x: worldX[index] - (width - LEFT) / 2 / scale().x, y: worldY[index] - (high - HEAD) / 2 / scale().y };
    clamp();
  }

  // The documents in sight, the best connected first: what the arrow keys go between, and the table lists.
  function inSight(most) {
    const { x: sx, y: sy } = scale(), found = [];
    for (let place = count - 1; place >= 0 && found.length < most; place -= 1) {
      const index = order[place];
      if (!seen[index]) continue;
      const x = LEFT + (worldX[index] - at.x) * sx, y = HEAD + (worldY[index] - at.y) * sy;
      if (x >= 0 && y >= HEAD && x <= width && y <= high) found.push(index);
    }
    return found;
  }
  const places = () => new Map(!source.isOpen() ? [] : [...new Set([...inSight(2000), source.indexOf(data.focus),
    source.indexOf(kg.chosen())])].filter((index) => index >= 0 && seen[index])
    .map((index) => [source.node(index).id, { x: screenX(worldX[index]), y: screenY(worldY[index]) }]));

  // -- tables, saving ---------------------------------------------------------------------------------------
  const lists = window.kgLists(inSight);
  let waiting = 0;
  function tableLater() {
    clearTimeout(waiting);
    waiting = setTimeout(lists.update, 250);
  }
  function csvRows() {
    const rows = [];
    for (let index = 0; index < count; index += 1) if (seen[index]) rows.push(source.row(index, kg.stateOf(index)));
    return rows;
  }
  // What is saved is meant for paper: light colours, whatever the page is shown in.
  function inLight(make) {
    const root = document.documentElement;
    const paint = () => { inks = null; paintFrame(); };
    root.dataset.theme = "light";
    paint();
    const made = make();
    delete root.dataset.theme;
    paint();
    return made;
  }
  const canvas = () => inLight(() => {
    const made = element("canvas");
    made.width = points.width;
    made.height = points.height;
    made.getContext("2d").drawImage(points, 0, 0);
    made.getContext("2d").drawImage(over, 0, 0);
    return made;
  });

  // The mark of a tone as a path around 0,0: the shapes that the legend shows.
  function markOf(tone, radius) {
    const r = radius, ring = "M" + -r + " 0a" + r + " " + r + " 0 1 0 " + 2 * r + " 0a" + r + " " + r + " 0 1 0 " + -2 * r + " 0";
    if (tone === "bad") return "M" + -r + " " + -r + "L" + r + " " + r + "M" + -r + " " + r + "L" + r + " " + -r;
    if (tone === "shaky") return "M0 " + -1.25 * r + "L" + 1.25 * r + " 0L0 " + 1.25 * r + "L" + -1.25 * r + " 0Z";
    if (tone === "warn") return "M0 " + -r + "L" + r + " " + 0.8 * r + "L" + -r + " " + 0.8 * r + "Z";
    if (tone === "stood") return "M" + [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([x, y]) => 0.86 * x * r + " " + 0.86 * y * r).join("L") + "Z";
    return ring;
  }
  const svgText = () => inLight(() => {
    const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
    const write = (words, x, y, ink, size) => '<text font-size="' + size + '" fill="' + ink + '" x="' + x.toFixed(1) + '" y="'
      + y.toFixed(1) + '">' + escape(words) + "</text>";
    const parts = bands.flatMap((one, number) => (number % 2 || !one.used ? [] : ['<rect x="0" y="'
      + screenY(one.top).toFixed(1) + '" width="' + width + '" height="' + (one.size * scale().y).toFixed(1) + '" fill="'
      + colour("band") + '"/>']));
    for (const index of inSight(20000).reverse()) {
      const tone = TONES[toneAt(index)], ink = colour(tone === "none" ? "dot-none" : tone);
      const hollow = tone === "none" || tone === "bad";
      parts.push('<path transform="translate(' + screenX(worldX[index]).toFixed(1) + " " + screenY(worldY[index]).toFixed(1)
        + ')" d="' + markOf(tone, +(1.3 + sizeClass[index] * 0.95).toFixed(1)) + '" '
        + (hollow ? 'fill="none" stroke="' + ink + '"' : 'fill="' + ink + '"')
        + "><title>" + escape(source.node(index).name) + "</title></path>");
    }
    parts.push('<rect x="0" y="0" width="' + width + '" height="' + (HEAD - 2) + '" fill="' + colour("stage") + '"/>');
    for (const [words, x] of yearMarks().names) parts.push(write(words, x, 17, colour("muted"), 12));
    for (const [name, y] of bandMarks()) parts.push(write(name, 8, y + 4, colour("muted"), 13));
    for (const [words, x, y] of named) parts.push(write(words, x, y + 4, colour("text"), 12));
    return '<svg xmlns="' + SVG_NAMES
      + '" width="' + width + '" height="' + high + '" font-family="sans-serif"><rect width="' + width + '" height="' + high
      + '" fill="' + colour("stage") + '"/>' + parts.join("") + "</svg>";
  });

  // -- the controls of the page -----------------------------------------------------------------------------
  kg.on("paint", () => {
    for (let index = 0; index < count; index += 1) seen[index] = kg.isListed(index) ? 1 : 0;
    draw();
  });
  kg.on("select", (id, from) => { if (id !== null && from !== "picture") reveal(source.indexOf(id)); });
  kg.on("theme", () => { inks = null; draw(); });
  kg.show({
    fit, zoom, places, canvas, svgText, csvRows, paintTable: tableLater, sortTable: lists.sort, tableText: lists.text,
  });
  resize();
  new ResizeObserver(resize).observe(stage);
  kg.gestures(stage, { zoom, pan, click, hover });
  kg.map = { pan, zoom, nearest, draw, screen: (index) => [screenX(worldX[index]), screenY(worldY[index])] };

  // Names, sentences and histories, once the points are seen.
  const openLater = () => setTimeout(async () => {
    await source.open();
    if (!kg.readAddress()) kg.setDay(kg.day(), { from: "address" });
    performance.mark("kg-open");
    stage.dataset.open = "yes";
  }, 0);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", openLater);
  else openLater();
})();
