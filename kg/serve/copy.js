"use strict";
{
  const button = document.getElementById("copy");
  const told = document.getElementById("copied");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById("cite");
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      document.execCommand("copy");
    }
    told.textContent = told.dataset.word;
  });
}
