// The panel: filters, the chosen person's card, and every meeting with its sentences.
const PAGE = 60;
let shown = PAGE;

const byId = (id) => document.getElementById(id);

function refreshWords() {
  document.documentElement.lang = state.lang;
  document.title = `Jejaring – ${word("title")}`;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = word(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) element.setAttribute("aria-label", word(element.dataset.tLabel));
  for (const element of document.querySelectorAll("[data-t-placeholder]")) element.placeholder = word(element.dataset.tPlaceholder);
  for (const element of document.querySelectorAll(".tools button")) element.title = element.getAttribute("aria-label");
  byId("language").textContent = word("other");
  byId("language").setAttribute("aria-label", word("otherLabel"));
  const held = DATA.meetings.filter((meeting) => meeting.status === "held").length;
  byId("totals").textContent = `${word("title")} · ${held} ${word("meetings").toLowerCase()} ${word("held")} · ${DATA.articles.length} ${word("articles")}`;
}

function refreshFilters() {
  for (const [name, box, values] of [["status", "statuses", STATUSES], ["kind", "kinds", KINDS]]) {
    const focus = document.activeElement && document.activeElement.dataset.value;
    const chosen = state[name].split(",");
    byId(box).replaceChildren(...values.map((value) => {
      const count = DATA.meetings.filter((meeting, index) => meeting[name] === value && concerns(index) && fits(meeting, name)).length;
      const input = make("input", { type: "checkbox", checked: chosen.includes(value) });
      input.dataset.value = value;
      input.addEventListener("change", () => {
        const next = values.filter((other) => (other === value ? input.checked : chosen.includes(other)));
        update({ [name]: next.join(",") });
      });
      return make("label", null, input, word(value), make("small", null, String(count)));
    }));
    const again = byId(box).querySelector(`[data-value="${focus}"]`);
    if (again) again.focus();
  }
  byId("from").value = state.from;
  byId("to").value = state.to;
  byId("undated").checked = state.undated === "1";
  byId("reset").hidden = !isFiltered();
  refreshHistogram();
}

// One bar a month, or a year where there are many; a click on a bar chooses its days.
function refreshHistogram() {
  const svg = byId("histogram");
  const starts = DATA.meetings.filter((meeting, index) => meeting.start && concerns(index) && fits(meeting, "date")).map((meeting) => meeting.start);
  const all = DATA.meetings.filter((meeting) => meeting.start).map((meeting) => meeting.start).sort();
  svg.replaceChildren();
  if (!all.length) return;
  const month = (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const span = month(all[all.length - 1]) - month(all[0]) + 1;
  const unit = span > 60 ? 12 : 1;
  const first = Math.floor(month(all[0]) / unit);
  const bars = new Array(Math.floor(month(all[all.length - 1]) / unit) - first + 1).fill(0);
  for (const start of starts) bars[Math.floor(month(start) / unit) - first] += 1;
  const most = Math.max(1, ...bars);
  const slots = Math.max(12, bars.length);
  svg.setAttribute("viewBox", `0 0 ${slots} 40`);
  bars.forEach((count, at) => {
    const begin = (first + at) * unit, stop = begin + unit - 1;
    const text = (m) => `${String(Math.floor(m / 12)).padStart(4, "0")}-${String((m % 12) + 1).padStart(2, "0")}`;
    const from = `${text(begin)}-01`, to = `${text(stop)}-${String(lastDay(Math.floor(stop / 12), (stop % 12) + 1)).padStart(2, "0")}`;
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const tall = count ? Math.max(3, (38 * count) / most) : 1;
    const box = { x: at + 0.08, width: 0.84, y: 40 - tall, height: tall };
    for (const [name, value] of Object.entries(box)) bar.setAttribute(name, String(value));
    if ((state.from && to < state.from) || (state.to && from > state.to)) bar.setAttribute("class", "out");
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = `${sayDate(from, to)}: ${count}`;
    bar.append(title);
    bar.addEventListener("click", () => update(state.from === from && state.to === to ? { from: "", to: "" } : { from, to }));
    svg.append(bar);
  });
}

function refreshCard() {
  const card = byId("card");
  card.hidden = !state.entity;
  if (card.hidden) { card.replaceChildren(); return; }
  const node = DATA.nodes[nodeById.get(state.entity)];
  const close = make("button", { type: "button", className: "close" }, "✕");
  close.setAttribute("aria-label", word("close"));
  close.addEventListener("click", () => choose("", ""));
  const about = [word(node.kind), node.kind === "country" ? "" : node.country, node.offices.slice(-3).reverse().join("; ")].filter(Boolean).join(" · ");
  const near = [...view.near].filter(([index]) => DATA.nodes[index] !== node).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const buttons = near.map(([index, count]) => {
    const other = DATA.nodes[index];
    const button = make("button", { type: "button" }, dot(other), other.label, make("small", null, String(count)));
    button.setAttribute("aria-pressed", String(state.with === other.id));
    button.addEventListener("click", () => choose(node.id, state.with === other.id ? "" : other.id));
    return make("li", null, button);
  });
  card.replaceChildren(
    close, make("h2", null, dot(node), node.label), make("p", null, about),
    node.aliases.length ? make("p", null, `${word("alias")}: ${node.aliases.join(", ")}`) : "",
    make("ul", null, ...buttons),
  );
}

function refreshList() {
  const list = byId("list");
  const total = view.meetings.length;
  const about = state.entity ? [state.entity, state.with].filter(Boolean).map((id) => DATA.nodes[nodeById.get(id)].label) : [];
  const what = about.length === 2 ? `, ${about.join(" – ")}` : about.length ? `, ${about[0]}` : "";
  byId("count").textContent = `${total} ${word("meetings").toLowerCase()}${what}${state.q ? ` · “${state.q}”` : ""}`;
  const at = view.meetings.findIndex((index) => DATA.meetings[index].id === state.meeting);
  if (at >= shown) shown = at + 1;
  list.replaceChildren(...view.meetings.slice(0, shown).map((index) => meetingItem(DATA.meetings[index])));
  if (!total) list.append(make("li", { className: "nothing" }, word("none")));
  byId("more").hidden = total <= shown;
  byId("more").textContent = `${word("more")} (${total - shown})`;
}

function meetingItem(meeting) {
  const item = make("li", { className: `meeting${meeting.id === state.meeting ? " chosen" : ""}`, id: `m-${meeting.id}` });
  const link = make("a", { className: "link", href: `#meeting=${encodeURIComponent(meeting.id)}`, title: word("link") }, "#");
  link.setAttribute("aria-label", word("link"));
  link.addEventListener("click", (event) => { event.preventDefault(); update({ meeting: meeting.id }); });
  const said = meeting.date_text ? make("span", { className: "said" }, `${word("said")}: “${meeting.date_text}”`) : "";
  item.append(
    make("div", { className: "top" }, make("h3", null, sayDate(meeting.start, meeting.end)), make("span", { className: `badge ${meeting.status}` }, word(meeting.status)),
      make("span", { className: "kind" }, word(meeting.kind)), said, link),
    make("p", { className: "spot" }, [meeting.place, meeting.country].filter((name, at, all) => name && all.indexOf(name) === at).join(", ")),
    make("ul", { className: "people" }, ...meeting.who.map(personItem)),
    ...sentences(meeting),
    ...meeting.conflicts.map((conflict) => make("p", { className: "conflict" }, `${word("conflict")} ${word("slots")[conflict.slot] || conflict.slot}: ${conflict.values.join(" / ")}`)),
  );
  return item;
}

function personItem(who) {
  const node = DATA.nodes[who.node];
  const button = make("button", { type: "button" }, node.label);
  button.addEventListener("click", () => choose(node.id, ""));
  const office = who.office && who.of && !plain(who.office).includes(plain(who.of)) ? `${who.office}, ${who.of}` : who.office || who.of || "";
  const note = [office, who.part ? word(who.part) : ""].filter(Boolean).join(" · ");
  return make("li", null, dot(node), make("span", null, button, note ? " " : "", note ? make("small", null, note) : ""));
}

// Two sentences at once, the rest behind a fold; an article's name is a link only to http(s).
function sentences(meeting) {
  const quotes = meeting.evidence.map((item) => {
    const article = DATA.articles[item.article];
    const line = make("p", null, ...item.pieces.map(([text, mark]) => (mark ? make("mark", { className: mark }, text) : text)));
    line.dir = "auto";
    return make("blockquote", null, line, make("footer", null, ...credit(article)));
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
