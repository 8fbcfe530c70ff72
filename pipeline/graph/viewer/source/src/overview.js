// The first view: what a reader would ask of the meetings shown before asking for any one of them.
import { button, byId, make, shape } from "./dom.js";
import { DATA, view } from "./model.js";
import { bar, rankedNames } from "./lists.js";
import { dot, monthly, nameButton } from "./panel.js";
import { NOWHERE, STATUSES } from "./state.js";
import { say, sayDate, word } from "./words.js";

const TOP = 8;

export function refreshOverview(update) {
  const meetings = view.meetings.map((index) => DATA.meetings[index]);
  const held = meetings.filter((meeting) => meeting.status === "held");
  const dated = held.filter((meeting) => meeting.start).sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const pairs = pairsOf(held);
  byId("overview").replaceChildren(
    tiles(update, meetings, dated),
    section("most", list(rankedNames().filter(([index]) => DATA.nodes[index].kind === "person").slice(0, TOP)
      .map(([index, count], _, all) => row([dot(DATA.nodes[index]), nameButton(DATA.nodes[index])], count, all[0][1])))),
    section("pairs", list([...pairs.values()].sort((a, b) => b.meetings.length - a.meetings.length || a.key - b.key).slice(0, TOP)
      .map((pair, _, all) => row([pairButton(update, pair)], pair.meetings.length, all[0].meetings.length)))),
    fresh([...pairs.values()].map((pair) => pair.meetings.map((meeting) => meeting.start).filter(Boolean).sort()[0]).filter(Boolean)),
    section("first", dated.length ? one(update, dated[0]) : nothing()),
    section("last", dated.length ? one(update, dated[dated.length - 1]) : nothing()),
    section("silence", silence(update, pairs)),
    section("unheld", unheld(update)),
    section("without", without(update, held)),
    section("outlets", outlets(meetings)),
  );
}

const section = (title, ...content) => make("section", null, make("h3", null, word(title)), ...content);
const nothing = () => make("p", { className: "quiet" }, word("nothing"));
const list = (items) => (items.length ? make("ul", { className: "rows" }, ...items) : nothing());
const row = (label, count, most) => make("li", null, make("span", { className: "label" }, ...label), bar(count / most), make("small", null, say(count)));
const show = (update, meeting) => update({ view: "meetings", meeting: meeting.id });

function tiles(update, meetings, dated) {
  const tile = (number, text, press) => {
    const inner = [make("b", null, number), make("span", null, text)];
    return make("li", null, press ? button(null, press, ...inner) : make("div", null, ...inner));
  };
  const counts = STATUSES.map((status) => tile(say(view.counts.status[status]), word(status), () => update({ status, view: "meetings" })));
  const persons = [...view.active].filter((index) => DATA.nodes[index].kind === "person").length;
  const articles = new Set(meetings.flatMap((meeting) => meeting.articles)).size;
  const period = dated.length ? [dated[0].start.slice(0, 4), dated[dated.length - 1].end.slice(0, 4)].filter((year, at, all) => all.indexOf(year) === at).join("–") : "–";
  return make("ul", { className: "tiles" }, ...counts, tile(say(persons), word("persons")), tile(say(articles), word("articles")), tile(period, word("period")));
}

// Every pair of persons in meetings of any size (visits apart): key -> the two and their meetings.
function pairsOf(held) {
  const pairs = new Map();
  for (const meeting of held) {
    if (meeting.kind === "visit") continue;
    const persons = meeting.who.map((who) => who.node).filter((node) => DATA.nodes[node].kind === "person").sort((a, b) => a - b);
    persons.forEach((a, at) => persons.slice(at + 1).forEach((b) => {
      const key = a * DATA.nodes.length + b;
      if (!pairs.has(key)) pairs.set(key, { key, a, b, meetings: [] });
      pairs.get(key).meetings.push(meeting);
    }));
  }
  return pairs;
}

const pairName = (pair) => `${DATA.nodes[pair.a].label} – ${DATA.nodes[pair.b].label}`;
const pairButton = (update, pair) => button({ className: "name" }, () => update({ entity: DATA.nodes[pair.a].id, with: DATA.nodes[pair.b].id, goal: "", view: "meetings" }), pairName(pair));

function fresh(firsts) {
  if (!firsts.length) return section("fresh", nothing());
  firsts.sort();
  const bars = monthly(firsts[0], firsts[firsts.length - 1], firsts);
  const most = Math.max(...bars.map((item) => item.count));
  const wide = Math.max(12, bars.length);
  const chart = shape("svg", { viewBox: `0 0 ${wide} 40`, preserveAspectRatio: "none", class: "chart", role: "img" });
  const yearly = bars[0].from.slice(0, 7) !== bars[0].to.slice(0, 7);
  const title = word(yearly ? "freshYear" : "fresh");
  chart.setAttribute("aria-label", `${title}: ${bars.filter((item) => item.count).map((item) => `${sayDate(item.from, item.to)} ${item.count}`).join(", ")}`);
  bars.forEach((item, at) => {
    const tall = item.count ? Math.max(2, (38 * item.count) / most) : 0.5;
    chart.append(shape("rect", { x: at + 0.1, width: 0.8, y: 40 - tall, height: tall }, shape("title", {}, `${sayDate(item.from, item.to)}: ${item.count}`)));
  });
  const ends = make("p", { className: "ends" }, make("span", null, sayDate(bars[0].from, bars[0].to)), make("span", null, sayDate(bars[bars.length - 1].from, bars[bars.length - 1].to)));
  return make("section", null, make("h3", null, title), chart, ends);
}

function one(update, meeting) {
  const names = meeting.who.slice(0, 4).map((who) => DATA.nodes[who.node].label).join(", ") + (meeting.who.length > 4 ? ", …" : "");
  const place = meeting.place || meeting.country;
  return make("p", null, button({ className: "name" }, () => show(update, meeting), sayDate(meeting.start, meeting.end)), ` ${names}${place ? ` · ${place}` : ""}`);
}

const DAY = 86_400_000;

// Between two meetings in a row of one pair, counted from the last possible day of one to the first of the next.
function silence(update, pairs) {
  const gaps = [];
  for (const pair of pairs.values()) {
    const dated = pair.meetings.filter((meeting) => meeting.start).sort((a, b) => (a.start < b.start ? -1 : 1));
    for (let at = 1; at < dated.length; at += 1) {
      const days = Math.round((Date.parse(dated[at].start) - Date.parse(dated[at - 1].end)) / DAY);
      if (days > 1) gaps.push({ pair, days, from: dated[at - 1], to: dated[at] });
    }
  }
  gaps.sort((a, b) => b.days - a.days || a.pair.key - b.pair.key);
  return list(gaps.slice(0, 3).map((gap) => make("li", { className: "wide" }, pairButton(update, gap.pair), make("small", null,
    `${say(gap.days)} ${word("days")}: ${sayDate(gap.from.start, gap.from.end)} – ${sayDate(gap.to.start, gap.to.end)}`))));
}

// Whatever the status filter: what was announced or called off, among what else fits.
function unheld(update) {
  const counts = view.counts.status;
  const links = ["planned", "cancelled", "denied"].filter((status) => counts[status]).map((status) => make("li", { className: "wide" },
    button({ className: "name" }, () => update({ status, view: "meetings" }), `${say(counts[status])} ${word(status)}`)));
  return list(links);
}

function without(update, held) {
  const noPlace = held.filter((meeting) => meeting.spot === NOWHERE).length;
  const noDate = held.filter((meeting) => !meeting.start).length;
  const total = Math.max(1, held.length);
  return list([
    row([button({ className: "name" }, () => update({ place: NOWHERE, view: "meetings" }), word("noPlace"))], noPlace, total),
    row([word("noDate")], noDate, total),
  ]);
}

function outlets(meetings) {
  const told = new Map();
  for (const meeting of meetings) {
    for (const name of new Set(meeting.articles.map((at) => DATA.articles[at].source))) told.set(name, (told.get(name) || 0) + 1);
  }
  const ranked = [...told].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return list(ranked.slice(0, TOP).map(([name, count]) => row([name || word("noOutlet")], count, ranked[0][1])));
}
