// The panel: filters, the chosen person's card, and every meeting with its sentences.
import { colourOf, legend } from "./colours.js";
import { button, byId, combobox, make, shape } from "./dom.js";
import { allCountries, DATA, nodeById, nodeOf, searchNodes, view } from "./model.js";
import { isFiltered, KINDS, NODE_KINDS, NOWHERE, state, STATUSES } from "./state.js";
import { counted, lastDay, plain, say, sayDate, word } from "./words.js";

export const PAGE = 60;
export const pages = { shown: PAGE };
let act = null;

// `actions`: update(change), choose(entity, other). Wires what stands in the page from the start.
export function startPanel(actions) {
  act = actions;
  for (const name of ["from", "to"]) byId(name).addEventListener("change", () => act.update({ [name]: byId(name).value }));
  for (const name of ["country", "place", "colour"]) byId(name).addEventListener("change", () => act.update({ [name]: byId(name).value }));
  byId("undated").addEventListener("change", () => act.update({ undated: byId("undated").checked ? "1" : "0" }));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
}

export const dot = (node) => {
  const mark = make("i", { className: `dot ${node.kind}` });
  mark.style.background = colourOf(node);
  return mark;
};

export function refreshWords() {
  document.documentElement.lang = state.lang;
  document.title = `Jejaring – ${word("title")}`;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = word(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) element.setAttribute("aria-label", word(element.dataset.tLabel));
  for (const element of document.querySelectorAll("[data-t-placeholder]")) element.placeholder = word(element.dataset.tPlaceholder);
  for (const element of document.querySelectorAll(".tools button")) element.title = element.getAttribute("aria-label");
  byId("language").textContent = word("other");
  byId("language").setAttribute("aria-label", word("otherLabel"));
  byId("language").lang = state.lang === "id" ? "en" : "id";
  const held = DATA.meetings.filter((meeting) => meeting.status === "held").length;
  byId("totals").textContent = `${word("title")} · ${say(held)} ${counted(held)} ${word("held")} · ${say(DATA.articles.length)} ${word("articles")}`;
}

export function refreshFilters() {
  chips("status", "statuses", STATUSES, (value) => word(value), view.counts.status);
  chips("kind", "kinds", KINDS, (value) => word(value), view.counts.kind);
  chips("show", "shows", NODE_KINDS, (value) => word({ person: "persons", organization: "organizations", country: "countries" }[value]), null);
  select("country", [["", word("anyCountry")], ...allCountries.map((name) => [name, name])]);
  const places = view.places.slice(0, 300).map(([name, count]) => [name, `${name === NOWHERE ? word("noPlace") : name} (${count})`]);
  if (state.place && !places.some(([name]) => name === state.place)) places.push([state.place, state.place]);
  select("place", [["", word("anyPlace")], ...places]);
  select("colour", [["community", word("community")], ["country", word("country").toLowerCase()], ["kind", word("byKind")]]);
  byId("from").value = state.from;
  byId("to").value = state.to;
  byId("undated").checked = state.undated === "1";
  byId("reset").hidden = !isFiltered();
  byId("groups").replaceChildren(...legend().map(([colour, name]) => {
    const mark = make("i", { className: "dot" });
    mark.style.background = colour;
    return make("li", null, mark, make("span", null, name));
  }));
  refreshHistogram();
}

function chips(name, box, values, label, counts) {
  const focus = document.activeElement?.closest(`#${box}`) && document.activeElement.dataset.value;
  const chosen = state[name].split(",");
  byId(box).replaceChildren(...values.map((value) => {
    const input = make("input", { type: "checkbox", checked: chosen.includes(value) });
    input.dataset.value = value;
    input.addEventListener("change", () => {
      act.update({ [name]: values.filter((other) => (other === value ? input.checked : chosen.includes(other))).join(",") });
    });
    return make("label", null, input, label(value), counts ? make("small", null, say(counts[value])) : "");
  }));
  if (focus) byId(box).querySelector(`[data-value="${focus}"]`)?.focus();
}

function select(id, options) {
  byId(id).replaceChildren(...options.map(([value, text]) => make("option", { value }, text)));
  byId(id).value = state[id];
}

// One bar a month, or a year where there are many; a click on a bar chooses its days (keys: the two date fields).
function refreshHistogram() {
  const svg = byId("histogram");
  const all = DATA.meetings.filter((meeting) => meeting.start).map((meeting) => meeting.start).sort();
  svg.replaceChildren();
  if (!all.length) return;
  const bars = monthly(all[0], all[all.length - 1], view.starts);
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  svg.setAttribute("viewBox", `0 0 ${Math.max(12, bars.length)} 40`);
  bars.forEach((bar, at) => {
    const tall = bar.count ? Math.max(3, (38 * bar.count) / most) : 1;
    const out = (state.from && bar.to < state.from) || (state.to && bar.from > state.to);
    const rect = shape("rect", { x: at + 0.08, width: 0.84, y: 40 - tall, height: tall, class: out ? "out" : "in" });
    rect.append(shape("title", {}, `${sayDate(bar.from, bar.to)}: ${bar.count}`));
    rect.addEventListener("click", () => act.update(state.from === bar.from && state.to === bar.to ? { from: "", to: "" } : { from: bar.from, to: bar.to }));
    svg.append(rect);
  });
}

// Count days by month from the first to the last, or by year where that is over five years.
export function monthly(first, last, days) {
  const month = (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const unit = month(last) - month(first) >= 60 ? 12 : 1;
  const begin = Math.floor(month(first) / unit);
  const text = (m) => `${String(Math.floor(m / 12)).padStart(4, "0")}-${String((m % 12) + 1).padStart(2, "0")}`;
  const bars = Array.from({ length: Math.floor(month(last) / unit) - begin + 1 }, (_, at) => {
    const [from, to] = [(begin + at) * unit, (begin + at) * unit + unit - 1];
    return { from: `${text(from)}-01`, to: `${text(to)}-${String(lastDay(Math.floor(to / 12), (to % 12) + 1)).padStart(2, "0")}`, count: 0 };
  });
  for (const day of days) bars[Math.floor(month(day) / unit) - begin].count += 1;
  return bars;
}

export function refreshCard() {
  const card = byId("card");
  card.hidden = !state.entity;
  if (card.hidden) { card.replaceChildren(); return; }
  const node = nodeOf(state.entity);
  const close = button({ className: "close" }, () => act.choose("", ""), "✕");
  close.setAttribute("aria-label", word("close"));
  const about = [word(node.kind), node.kind === "country" ? "" : node.country, node.offices.slice(-3).reverse().join("; ")].filter(Boolean).join(" · ");
  const near = [...view.near].filter(([index]) => DATA.nodes[index] !== node).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const neighbour = ([index, count]) => {
    const other = DATA.nodes[index];
    const press = button(null, () => act.choose(node.id, state.with === other.id ? "" : other.id), dot(other), other.label, make("small", null, say(count)));
    press.setAttribute("aria-pressed", String(state.with === other.id));
    return make("li", null, press);
  };
  const items = near.map(neighbour);
  card.replaceChildren(
    close, make("h2", null, dot(node), node.label), make("p", null, about),
    node.aliases.length ? make("p", null, `${word("alias")}: ${node.aliases.join(", ")}`) : "",
    make("ul", { className: "near" }, ...items.slice(0, 24)),
    items.length > 24 ? make("details", null, make("summary", null, `+${say(items.length - 24)}`), make("ul", { className: "near" }, ...items.slice(24))) : "",
    ...(node.kind === "person" ? pathFinder() : []),
  );
}

// A field for a second person, and the way there.
function pathFinder() {
  const input = make("input", { id: "goal", role: "combobox", autocomplete: "off", spellcheck: false, value: state.goal ? nodeOf(state.goal).label : "" });
  const list = make("ul", { id: "goals", role: "listbox", className: "found", hidden: true });
  for (const [name, value] of [["aria-expanded", "false"], ["aria-controls", "goals"], ["aria-autocomplete", "list"]]) input.setAttribute(name, value);
  list.setAttribute("aria-label", word("results"));
  const options = (text) => searchNodes(text, 20).filter((node) => node.kind === "person" && node.id !== state.entity).slice(0, 8)
    .map((node) => ({ parts: [dot(node), node.label], pick: () => { act.update({ goal: node.id, with: "" }); byId("goal")?.focus(); } }));
  combobox(input, list, options, () => act.update({ goal: "" }));
  const label = make("label", { htmlFor: "goal" }, word("path"));
  const way = [];
  if (state.goal && !view.path) way.push(make("p", null, word("pathNone")));
  if (view.path) {
    way.push(make("ol", { className: "way" }, ...view.path.map((index, at) => {
      const node = DATA.nodes[index];
      const before = at ? DATA.nodes[view.path[at - 1]] : null;
      const press = button(null, () => (before ? act.update({ entity: before.id, with: node.id, goal: "" }) : act.choose(node.id, "")), dot(node), node.label);
      return make("li", null, press);
    })));
  }
  return [make("div", { className: "path" }, label, make("div", { className: "search" }, input, list)), ...way];
}

export function refreshMeetings() {
  const total = view.meetings.length;
  const about = [state.entity, state.with].filter((id) => nodeById.has(id)).map((id) => nodeOf(id).label).join(" – ");
  byId("count").textContent = `${say(total)} ${counted(total)}${about ? `, ${about}` : ""}${state.q ? ` · “${state.q}”` : ""}`;
  const at = view.meetings.findIndex((index) => DATA.meetings[index].id === state.meeting);
  if (at >= pages.shown) pages.shown = at + 1;
  byId("list").replaceChildren(...view.meetings.slice(0, pages.shown).map((index) => meetingItem(DATA.meetings[index])));
  if (!total) byId("list").append(make("li", { className: "nothing" }, word("none")));
  more("more", total);
}

export function more(id, total) {
  byId(id).hidden = total <= pages.shown;
  byId(id).textContent = `${word("more")} (${say(total - pages.shown)})`;
}

function meetingItem(meeting) {
  const item = make("li", { className: `meeting ${meeting.status}${meeting.id === state.meeting ? " chosen" : ""}`, id: `m-${meeting.id}` });
  const link = make("a", { className: "link", href: `#meeting=${encodeURIComponent(meeting.id)}`, title: word("link") }, "#");
  link.setAttribute("aria-label", `${word("link")}: ${sayDate(meeting.start, meeting.end)}`);
  link.addEventListener("click", (event) => { event.preventDefault(); act.update({ meeting: meeting.id, view: "meetings" }); });
  const hints = [meeting.date_text ? `${word("said")}: “${meeting.date_text}”` : "", word("basis")[meeting.basis] || ""].filter(Boolean).join(", ");
  item.append(
    make("div", { className: "top" }, make("h3", null, sayDate(meeting.start, meeting.end)),
      meeting.start && meeting.start !== meeting.end ? make("span", { className: "badge unsure" }, word("uncertain")) : "",
      make("span", { className: `badge ${meeting.status}` }, word(meeting.status)), make("span", { className: "kind" }, word(meeting.kind)),
      meeting.claimed ? make("span", { className: "kind claimed" }, word("claimed")) : "", link),
    hints ? make("p", { className: "said" }, hints) : "",
    make("p", { className: "spot" }, [meeting.place, meeting.country].filter((name, at, all) => name && all.indexOf(name) === at).join(", ") || word("noPlace")),
    make("ul", { className: "people" }, ...meeting.who.map(personItem)),
    ...sentences(meeting),
    ...meeting.conflicts.map((conflict) => make("p", { className: "conflict" }, `${word("conflict")} ${word("slots")[conflict.slot] || conflict.slot}: ${conflict.values.join(" / ")}`)),
  );
  return item;
}

export const nameButton = (node) => button({ className: "name" }, () => act.choose(node.id, ""), node.label);

function personItem(who) {
  const node = DATA.nodes[who.node];
  const office = who.office && who.of && !plain(who.office).includes(plain(who.of)) ? `${who.office}, ${who.of}` : who.office || who.of || "";
  const note = [office, who.part ? word(who.part) : ""].filter(Boolean).join(" · ");
  return make("li", null, dot(node), make("span", null, nameButton(node), note ? " " : "", note ? make("small", null, note) : ""));
}

// Two sentences at once, the rest behind a fold; an article's name is a link only to http(s). An article that does not
// say what became of the meeting in the end (a plan before it, a denial) has its own status beside its name.
function sentences(meeting) {
  const quotes = meeting.evidence.map((item) => {
    const article = DATA.articles[item.article];
    const line = make("p", null, ...item.pieces.map(([text, mark]) => (mark ? make("mark", { className: mark }, text) : text)));
    line.dir = "auto";
    const other = item.status ? [make("span", { className: `badge ${item.status}` }, word(item.status)), " "] : [];
    return make("blockquote", null, line, make("footer", null, ...other, ...credit(article)));
  });
  if (quotes.length <= 2) return quotes;
  return [...quotes.slice(0, 2), make("details", null, make("summary", null, `+${quotes.length - 2} ${word("evidence")}`), ...quotes.slice(2))];
}

function credit(article) {
  const name = article.title || article.id;
  const title = /^https?:\/\//.test(article.url) ? make("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, name) : make("span", null, name);
  const rest = [article.source, article.published ? sayDate(article.published, article.published) : ""].filter(Boolean).join(", ");
  return rest ? [`${rest}: `, title] : [title];
}
