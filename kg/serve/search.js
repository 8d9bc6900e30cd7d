"use strict";
{
  const form = document.querySelector("form");
  const found = document.getElementById("found");
  let waiting = 0, asking = null;

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const given = new URLSearchParams(new FormData(form));
    history.replaceState(null, "", `?${given}`);
    given.set("part", "1");
    try {
      const answer = await fetch(`${form.action}?${given}`, { signal: asking.signal });
      if (answer.ok) found.innerHTML = await answer.text();
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 180);
  });
}
