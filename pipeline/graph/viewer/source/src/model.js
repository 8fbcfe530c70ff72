// The data, and which meetings, lines and nodes the reader's choice leaves.
import { KINDS, NODE_KINDS, NOWHERE, STATUSES, state } from "./state.js";
import { plain } from "./words.js";

export const DATA = JSON.parse(document.getElementById("data").textContent);
export const nodeById = new Map(DATA.nodes.map((node, index) => [node.id, index]));
export const bySize = DATA.nodes.map((_, index) => index).sort((a, b) => DATA.nodes[b].size - DATA.nodes[a].size || a - b);

DATA.nodes.forEach((node) => { node.meetings = new Set(); node.key = null; });
DATA.meetings.forEach((meeting, index) => {
  meeting.parties = new Set(meeting.who.map((who) => who.node));
  if (meeting.visited >= 0) meeting.parties.add(meeting.visited);
  meeting.countries = new Set([...meeting.parties].map((node) => DATA.nodes[node].country));
  meeting.spot = meeting.place || meeting.country || NOWHERE;
  meeting.key = null;
  meeting.parties.forEach((node) => DATA.nodes[node].meetings.add(index));
});
DATA.edges.forEach((edge) => {
  for (const meeting of edge.meetings) {
    DATA.nodes[edge.a].meetings.add(meeting);
    DATA.nodes[edge.b].meetings.add(meeting);
  }
});

export const allCountries = [...new Set(DATA.meetings.flatMap((meeting) => [...meeting.countries]))].filter(Boolean).sort();
export const nodeOf = (id) => DATA.nodes[nodeById.get(id)];

const meetingKey = (meeting) => {
  meeting.key ??= plain(meeting.evidence.map((item) => item.pieces.map((piece) => piece[0]).join("")).join(" "));
  return meeting.key;
};
const nodeKey = (node) => {
  node.key ??= plain([node.label, ...node.aliases].join(" \n "));
  return node.key;
};

// One test a filter; a count beside a choice, and the histogram, leave their own filter out.
let wanted = {};
const TESTS = {
  status: (m) => wanted.status.has(m.status),
  kind: (m) => wanted.kind.has(m.kind),
  date: (m) => (m.start ? !(state.from && m.end < state.from) && !(state.to && m.start > state.to) : state.undated === "1"),
  country: (m) => !state.country || m.countries.has(state.country),
  place: (m) => !state.place || m.spot === state.place,
  q: (m) => !wanted.q || meetingKey(m).includes(wanted.q),
  entity: (m, index) => !wanted.own || (wanted.own.has(index) && (!wanted.other || wanted.other.has(index))),
};
const NAMES = Object.keys(TESTS);

export const view = {
  passing: new Set(), meetings: [], edges: [], active: new Set(), near: null, path: null, places: [],
  counts: { status: {}, kind: {} }, starts: [],
};

// Go through all meetings once: what passes, and what each choice beside the chosen ones would give.
export function refreshView() {
  const own = state.entity ? nodeOf(state.entity).meetings : null;
  const other = state.with ? nodeOf(state.with).meetings : null;
  wanted = { status: new Set(state.status.split(",")), kind: new Set(state.kind.split(",")), q: plain(state.q), own, other };
  view.counts = { status: Object.fromEntries(STATUSES.map((s) => [s, 0])), kind: Object.fromEntries(KINDS.map((k) => [k, 0])) };
  view.passing = new Set();
  view.meetings = [];
  view.starts = [];
  const places = new Map();
  DATA.meetings.forEach((meeting, index) => {
    const failed = [];
    for (const name of NAMES) if (!TESTS[name](meeting, index)) { failed.push(name); if (failed.length > 1) return; }
    const only = (name) => failed.length === 0 || (failed.length === 1 && failed[0] === name);
    if (only("status")) view.counts.status[meeting.status] += 1;
    if (only("kind")) view.counts.kind[meeting.kind] += 1;
    if (only("date") && meeting.start) view.starts.push(meeting.start);
    if (only("place")) places.set(meeting.spot, (places.get(meeting.spot) || 0) + 1);
    if (only("entity")) view.passing.add(index);
    if (!failed.length) view.meetings.push(index);
  });
  view.meetings.sort(newestFirst);
  view.places = [...places].sort((a, b) => (a[0] === NOWHERE) - (b[0] === NOWHERE) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  refreshLines();
}

const newestFirst = (a, b) => {
  const [x, y] = [DATA.meetings[a].start, DATA.meetings[b].start];
  return x === y ? a - b : !x ? 1 : !y ? -1 : x < y ? 1 : -1;
};

function refreshLines() {
  const shown = new Set(state.show.split(","));
  const seen = (index) => shown.has(DATA.nodes[index].kind) || !NODE_KINDS.includes(DATA.nodes[index].kind);
  const lines = [];
  DATA.edges.forEach((edge, number) => {
    if (!seen(edge.a) || !seen(edge.b)) return;
    let count = 0;
    for (const m of edge.meetings) if (view.passing.has(m) && (edge.relation === "represents" || DATA.meetings[m].status === "held")) count += 1;
    if (count) lines.push({ number, a: edge.a, b: edge.b, relation: edge.relation, weight: edge.weight, count, status: "held" });
  });
  view.edges = lines.concat(unheldLines().filter((edge) => seen(edge.a) && seen(edge.b)));
  view.active = new Set();
  for (const index of view.passing) for (const node of DATA.meetings[index].parties) if (seen(node)) view.active.add(node);
  for (const edge of view.edges) view.active.add(edge.a).add(edge.b);
  view.near = state.entity ? neighbours(nodeById.get(state.entity)) : null;
  view.path = state.entity && state.goal ? shortestPath(nodeById.get(state.entity), nodeById.get(state.goal)) : null;
}

// Lines for what was planned, cancelled or denied: only while the reader asks for these.
function unheldLines() {
  const edges = new Map();
  const add = (a, b, relation, meeting) => {
    if (a === b) return;
    const key = `${Math.min(a, b)} ${Math.max(a, b)} ${meeting.status} ${relation}`;
    const edge = edges.get(key) || { number: key, a: Math.min(a, b), b: Math.max(a, b), relation, status: meeting.status, weight: 0.3, count: 0 };
    edge.count += 1;
    edges.set(key, edge);
  };
  for (const index of view.passing) {
    const meeting = DATA.meetings[index];
    if (meeting.status === "held") continue;
    if (meeting.kind === "visit") {
      if (meeting.visited >= 0) for (const guest of meeting.visitors) add(guest, meeting.visited, "visited", meeting);
      continue;
    }
    const nodes = meeting.who.map((who) => who.node);
    nodes.forEach((a, at) => nodes.slice(at + 1).forEach((b) => add(a, b, "met", meeting)));
  }
  return [...edges.values()];
}

// Neighbours of a node in what is seen: index -> how strongly joined.
function neighbours(centre) {
  const near = new Map([[centre, Infinity]]);
  for (const edge of view.edges) {
    const other = edge.a === centre ? edge.b : edge.b === centre ? edge.a : -1;
    if (other >= 0) near.set(other, (near.get(other) || 0) + edge.count);
  }
  return near;
}

// Node indexes from one to the other over held meetings that are shown, or null. Offices do not count as contact.
function shortestPath(from, goal) {
  const beside = new Map();
  const join = (a, b) => { if (!beside.has(a)) beside.set(a, []); beside.get(a).push(b); };
  for (const edge of view.edges) if (edge.status === "held" && edge.relation === "met") { join(edge.a, edge.b); join(edge.b, edge.a); }
  const before = new Map([[from, -1]]);
  for (let level = [from]; level.length && !before.has(goal);) {
    const next = [];
    for (const node of level) for (const other of beside.get(node) || []) if (!before.has(other)) { before.set(other, node); next.push(other); }
    level = next;
  }
  if (!before.has(goal)) return null;
  const path = [];
  for (let at = goal; at >= 0; at = before.get(at)) path.unshift(at);
  return path;
}

export function searchNodes(text, limit) {
  const parts = plain(text).split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  return DATA.nodes
    .filter((node) => parts.every((part) => nodeKey(node).includes(part)))
    .sort((a, b) => b.held - a.held || (a.label < b.label ? -1 : 1))
    .slice(0, limit);
}
