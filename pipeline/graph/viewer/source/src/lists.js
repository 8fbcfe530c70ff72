// The lists of names and of places: what the drawing shows, for readers, keys and screen readers; and tables to save.
import { button, byId, make } from "./dom.js";
import { DATA, view } from "./model.js";
import { dot, more, nameButton, pages } from "./panel.js";
import { NOWHERE, state } from "./state.js";
import { say, word } from "./words.js";

// [index, held meetings shown], most first.
export function rankedNames() {
  const counted = new Map([...view.active].map((index) => [index, 0]));
  for (const m of view.meetings) {
    const meeting = DATA.meetings[m];
    for (const node of meeting.parties) if (counted.has(node)) counted.set(node, counted.get(node) + 1);
  }
  const ranked = [...counted].filter(([, count]) => count);
  return ranked.sort((a, b) => b[1] - a[1] || (DATA.nodes[a[0]].label < DATA.nodes[b[0]].label ? -1 : 1));
}

// What the reader can order the names by; texts from a, numbers from the largest.
const ORDERS = {
  name: ([index]) => DATA.nodes[index].label, country: ([index]) => (DATA.nodes[index].kind === "country" ? "" : DATA.nodes[index].country) || "\uffff",
  meetings: ([, count]) => -count, lines: ([index]) => -DATA.nodes[index].degree, between: ([index]) => -DATA.nodes[index].betweenness, core: ([index]) => -DATA.nodes[index].k_core,
};

export function refreshNames(update) {
  const order = ORDERS[state.order];
  const ranked = rankedNames().sort((a, b) => { const [x, y] = [order(a), order(b)]; return x < y ? -1 : x > y ? 1 : 0; });
  byId("names-count").textContent = `${say(ranked.length)} ${word("names").toLowerCase()}`;
  const heads = [["name"], ["country"], ["meetings", 1], ["lines", 1], ["between", 1], ["core", 1]];
  const focus = document.activeElement?.closest("#names-head") && document.activeElement.dataset.order;
  byId("names-head").replaceChildren(...heads.map(([key, number]) => {
    const press = button(null, () => update({ order: key }), word(key));
    press.dataset.order = key;
    const head = make("th", { scope: "col", className: number ? "number" : "" }, press);
    if (key === state.order) head.setAttribute("aria-sort", number ? "descending" : "ascending");
    return head;
  }));
  if (focus) byId("names-head").querySelector(`[data-order="${focus}"]`).focus();
  byId("names-body").replaceChildren(...ranked.slice(0, pages.shown).map(([index, count]) => {
    const node = DATA.nodes[index];
    const numbers = [say(count), say(node.degree), node.betweenness ? node.betweenness.toFixed(3) : "", node.k_core || ""];
    return make("tr", null, make("th", { scope: "row" }, dot(node), " ", nameButton(node)), make("td", null, node.kind === "country" ? "" : node.country),
      ...numbers.map((text) => make("td", { className: "number" }, String(text))));
  }));
  if (!ranked.length) byId("names-body").append(make("tr", null, make("td", { colSpan: 6, className: "nothing" }, word("noName"))));
  more("names-more", ranked.length);
}

export function refreshPlaces(update) {
  const most = Math.max(1, ...view.places.map(([, count]) => count));
  byId("places-count").textContent = `${say(view.places.filter(([name]) => name !== NOWHERE).length)} ${word("places").toLowerCase()}`;
  byId("places-list").replaceChildren(...view.places.slice(0, 400).map(([name, count]) => {
    const press = button({ className: "row" }, () => update({ place: state.place === name ? "" : name, view: state.place === name ? "places" : "meetings" }),
      make("span", null, name === NOWHERE ? word("noPlace") : name), bar(count / most), make("small", null, say(count)));
    press.setAttribute("aria-pressed", String(state.place === name));
    return make("li", null, press);
  }));
}

export function bar(part) {
  const inner = make("i");
  inner.style.width = `${Math.max(1, 100 * part)}%`;
  return make("span", { className: "bar-line", ariaHidden: "true" }, inner);
}

// A spreadsheet would run a text that begins like a formula; an apostrophe makes it text.
const cell = (value) => {
  const text = String(value ?? "").replace(/\s+/g, " ");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const table = (rows) => new Blob(["\ufeff", rows.map((row) => row.map(cell).join(",")).join("\r\n"), "\r\n"], { type: "text/csv" });

export function meetingsTable() {
  const rows = view.meetings.map((index) => {
    const meeting = DATA.meetings[index];
    const people = meeting.who.map((who) => DATA.nodes[who.node].label + (who.office ? ` (${who.office})` : "")).join("; ");
    const quotes = meeting.evidence.map((item) => item.pieces.map((piece) => piece[0]).join(""));
    const articles = [...new Set(meeting.articles)].map((at) => DATA.articles[at]);
    return [meeting.id, meeting.status, Number(meeting.claimed), meeting.kind, meeting.start, meeting.end, meeting.date_text, people, meeting.place, meeting.country,
      quotes.join(" | "), articles.map((article) => article.id).join("; "), articles.map((article) => article.url).filter(Boolean).join(" "), meeting.sources, meeting.confidence,
      meeting.conflicts.map((conflict) => `${conflict.slot}: ${conflict.values.join(" / ")}`).join("; ")];
  });
  return table([["id", "status", "claimed", "kind", "date_start", "date_end", "date_text", "participants", "place", "country", "evidence", "articles", "urls", "sources", "confidence", "conflicts"], ...rows]);
}

export function namesTable() {
  const rows = rankedNames().map(([index, count]) => {
    const node = DATA.nodes[index];
    return [node.id, node.label, node.kind, node.country, node.offices.join("; "), count, node.degree, node.betweenness, node.k_core, DATA.communities[node.community]];
  });
  return table([["id", "name", "kind", "country", "offices", "meetings", "degree", "betweenness", "k_core", "community"], ...rows]);
}
