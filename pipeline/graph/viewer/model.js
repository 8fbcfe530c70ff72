// The data, what the reader has chosen, and which meetings and edges that leaves.
const DATA = JSON.parse(document.getElementById("data").textContent);
const STATUSES = ["held", "planned", "cancelled", "denied"];
const KINDS = ["meeting", "multilateral", "call", "encounter", "visit"];
const DEFAULTS = { lang: "id", status: "held", kind: KINDS.join(","), from: "", to: "", undated: "1", entity: "", with: "", meeting: "", q: "" };
const state = { ...DEFAULTS };

const nodeById = new Map(DATA.nodes.map((node, index) => [node.id, index]));
DATA.nodes.forEach((node) => {
  node.key = plain([node.label, ...node.aliases].join(" \n "));
  node.meetings = new Set();
});
DATA.meetings.forEach((meeting, index) => {
  meeting.parties = new Set(meeting.who.map((who) => who.node));
  if (meeting.visited >= 0) meeting.parties.add(meeting.visited);
  meeting.key = plain(meeting.evidence.map((item) => item.pieces.map((piece) => piece[0]).join("")).join(" "));
  meeting.parties.forEach((node) => DATA.nodes[node].meetings.add(index));
});
DATA.edges.forEach((edge) => {
  for (const meeting of edge.meetings) {
    DATA.nodes[edge.a].meetings.add(meeting);
    DATA.nodes[edge.b].meetings.add(meeting);
  }
});

// The address bar holds every choice, so that a link shows what its sender saw.
function readHash() {
  Object.assign(state, DEFAULTS);
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) if (Object.hasOwn(DEFAULTS, name)) state[name] = value;
  if (!Object.hasOwn(WORDS, state.lang)) state.lang = DEFAULTS.lang;
  if (!nodeById.has(state.entity)) state.entity = "";
  if (!nodeById.has(state.with)) state.with = "";
}

function writeHash() {
  const chosen = Object.entries(state).filter(([name, value]) => value !== DEFAULTS[name]);
  const hash = new URLSearchParams(chosen).toString();
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

const isFiltered = () => Object.keys(DEFAULTS).some((name) => name !== "lang" && name !== "meeting" && state[name] !== DEFAULTS[name]);

// Whether a meeting is shown; `without` names a filter to leave out (for counts and the histogram).
function fits(meeting, without) {
  if (without !== "status" && !state.status.split(",").includes(meeting.status)) return false;
  if (without !== "kind" && !state.kind.split(",").includes(meeting.kind)) return false;
  if (without !== "date") {
    if (!meeting.start) { if (state.undated !== "1") return false; }
    else if ((state.from && meeting.end < state.from) || (state.to && meeting.start > state.to)) return false;
  }
  return !state.q || meeting.key.includes(plain(state.q));
}

function concerns(index) {
  if (!state.entity) return true;
  const own = DATA.nodes[nodeById.get(state.entity)].meetings;
  return own.has(index) && (!state.with || DATA.nodes[nodeById.get(state.with)].meetings.has(index));
}

const view = { meetings: [], edges: [], active: new Set(), near: null };

// Work out what is seen: meetings in the list, edges and nodes in the graph.
function refreshView() {
  const passing = new Set();
  DATA.meetings.forEach((meeting, index) => { if (fits(meeting)) passing.add(index); });
  view.meetings = [...passing].filter(concerns);
  view.meetings.sort((a, b) => {
    const [x, y] = [DATA.meetings[a].start, DATA.meetings[b].start];
    return x === y ? a - b : !x ? 1 : !y ? -1 : x < y ? 1 : -1;
  });
  view.edges = [];
  for (const edge of DATA.edges) {
    const shown = edge.meetings.filter((m) => passing.has(m) && (edge.relation === "represents" || DATA.meetings[m].status === "held"));
    if (shown.length) view.edges.push({ ...edge, count: shown.length, status: "held" });
  }
  view.edges.push(...unheldEdges(passing));
  view.active = new Set();
  for (const index of passing) DATA.meetings[index].parties.forEach((node) => view.active.add(node));
  for (const edge of view.edges) view.active.add(edge.a).add(edge.b);
  view.near = state.entity ? neighbours(nodeById.get(state.entity)) : null;
}

// Dashed lines for what was planned, cancelled or denied: only while the reader asks for these.
function unheldEdges(passing) {
  const edges = new Map();
  const add = (a, b, relation, meeting) => {
    if (a === b) return;
    const key = `${Math.min(a, b)} ${Math.max(a, b)} ${meeting.status} ${relation}`;
    const edge = edges.get(key) || { a: Math.min(a, b), b: Math.max(a, b), relation, status: meeting.status, weight: 0.3, count: 0 };
    edge.count += 1;
    edges.set(key, edge);
  };
  for (const index of passing) {
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

function searchNodes(text, limit) {
  const parts = plain(text).split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  return DATA.nodes
    .filter((node) => parts.every((part) => node.key.includes(part)))
    .sort((a, b) => b.held - a.held || (a.label < b.label ? -1 : 1))
    .slice(0, limit);
}
