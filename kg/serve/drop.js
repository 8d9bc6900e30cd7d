"use strict";
{
  const form = document.querySelector("form");
  const area = document.querySelector(".drop");
  const files = document.getElementById("files");
  const button = document.getElementById("go");
  const told = document.getElementById("told");
  let deep = 0;

  const send = () => {
    told.textContent = told.dataset.sending;
    button.disabled = true;
    form.submit();
  };
  const shine = (by) => {
    deep = Math.max(0, deep + by);
    area.classList.toggle("over", deep > 0);
  };
  document.addEventListener("dragenter", (event) => { event.preventDefault(); shine(1); });
  document.addEventListener("dragleave", () => shine(-1));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    deep = 0;
    shine(0);
    if (event.dataTransfer.files.length) {
      files.files = event.dataTransfer.files;
      send();
    } else {
      const text = event.dataTransfer.getData("text/plain");
      if (text) document.getElementById("text").value = text;
    }
  });
  files.addEventListener("change", () => { if (files.files.length) send(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  window.addEventListener("pageshow", () => { button.disabled = false; told.textContent = ""; });
}
