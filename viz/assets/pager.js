"use strict";
// The bar above a long table: which rows are shown of how many, and the ways to those before and behind them.
window.kgPager = (table, words, turn) => {
  const bar = document.createElement("p"), told = document.createElement("span");
  bar.className = "pager";
  told.setAttribute("role", "status");
  const turns = [-1, 1].map((by) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = by < 0 ? words.page_before : words.page_after;
    button.addEventListener("click", () => turn(by));
    return button;
  });
  bar.append(...turns, told);
  table.closest(".scroll").before(bar);
  return (page, last, text) => {
    told.textContent = text;
    turns[0].disabled = page <= 0;
    turns[1].disabled = page >= last;
  };
};
