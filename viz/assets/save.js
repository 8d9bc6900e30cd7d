"use strict";
// Saving what is seen: the picture as SVG and PNG in light colours, the documents as CSV for a spreadsheet.
(() => {
  const { cellText, element, colour, fold, view } = kg;
  const $ = (id) => document.getElementById(id);

  const fileName = (ending) => fold(document.querySelector("h1").textContent).replace(/[^a-z0-9]+/g, "-").slice(0, 60)
    .replace(/^-|-$/g, "") + ending;

  function save(blob, name) {
    const link = element("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // The picture as a file of its own: every colour that the style sheet gives, written down, in light colours.
  const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "font-family", "opacity"];
  function savedSvg() {
    const shown = view.svg();
    const width = +shown.dataset.width, height = +shown.dataset.height;
    const far = shown.classList.contains("far");
    document.documentElement.dataset.theme = "light";
    shown.classList.remove("far"); // a file has room for everything
    const copy = shown.cloneNode(true);
    const from = shown.querySelectorAll("*"), to = copy.querySelectorAll("*");
    const gone = [];
    from.forEach((one, index) => {
      const style = getComputedStyle(one);
      if (style.display === "none" && one.closest(".off, .narrow .line")) gone.push(to[index]);
      for (const name of KEPT) to[index].setAttribute(name, style.getPropertyValue(name));
      to[index].removeAttribute("class");
    });
    const ground = document.createElementNS(shown.namespaceURI, "rect");
    for (const [name, value] of Object.entries({ width, height, fill: colour("page") })) ground.setAttribute(name, value);
    delete document.documentElement.dataset.theme;
    shown.classList.toggle("far", far);
    for (const name of copy.querySelectorAll("g[data-top]")) {
      name.setAttribute("transform", "translate(0 " + name.dataset.top + ")");
    }
    gone.forEach((one) => one.remove());
    copy.prepend(ground);
    copy.setAttribute("viewBox", "0 0 " + width + " " + height);
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    for (const name of ["class", "id", "hidden"]) copy.removeAttribute(name);
    return new XMLSerializer().serializeToString(copy);
  }

  const svgText = () => (view.svgText ? view.svgText() : savedSvg());
  function savePng() {
    if (view.canvas) return view.canvas().toBlob((blob) => save(blob, fileName(".png")));
    const image = new Image();
    image.onload = () => {
      const canvas = element("canvas");
      const scale = Math.min(2, 8000 / Math.max(image.width, image.height));
      canvas.width = image.width * scale;
      canvas.height = image.height * scale;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(image.src);
      canvas.toBlob((blob) => save(blob, fileName(".png")));
    };
    image.src = URL.createObjectURL(new Blob([svgText()], { type: "image/svg+xml" }));
  }

  function csv() {
    const table = $("documents");
    const cell = (text) => '"' + cellText(text).replace(/"/g, '""') + '"';
    const lines = view.csvRows ? view.csvRows() : [...table.tBodies[0].rows].filter((row) => !row.hidden)
      .map((row) => [...row.cells].map((one) => one.textContent));
    const head = [...table.tHead.rows[0].cells].map((one) => one.textContent);
    return "\ufeff" + [head, ...lines].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  $("save-png").addEventListener("click", savePng);
  $("save-svg").addEventListener("click", () => save(new Blob([svgText()], { type: "image/svg+xml" }), fileName(".svg")));
  $("save-csv").addEventListener("click", () => save(new Blob([csv()], { type: "text/csv" }), fileName(".csv")));
})();
