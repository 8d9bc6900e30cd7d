"use strict";
// What stands before every other script of a page: text without marks, and days as people write them.
const kgText = (() => {
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const fold = (text) =>
    text.replace(/[đĐðÐ]/g, "d").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
  // A day is ISO text, or a number of days since 1 January 1970.
  const iso = (days) => new Date(days * 86400000).toISOString().slice(0, 10);
  const dayText = (text, lang) => {
    const [year, month, date] = text.split("-");
    return lang === "vi" ? date + "/" + month + "/" + year : +date + " " + MONTHS[month - 1] + " " + year;
  };
  return { fold, iso, dayText };
})();
