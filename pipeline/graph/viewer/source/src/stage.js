// The drawing: sigma.js on WebGL, with labels that never lie on each other.
import Graph from "graphology";
import Sigma from "sigma";
import { colourOf, theme } from "./colours.js";
import { byId } from "./dom.js";
import { MarkProgram } from "./marks.js";
import { bySize, DATA, nodeById, view } from "./model.js";
import { paint } from "./picture.js";
import { state } from "./state.js";
import { counted, word } from "./words.js";

const LABELS = 140;
const LABEL_RADIUS = 6;
const ALWAYS = 25;
const MANY_LINES = 20_000;

const container = byId("stage");
const tip = byId("tip");
const graph = new Graph({ type: "undirected", multi: true, allowSelfLoops: false });
let sigma = null;
let hovered = -1;
let pixels = 1; // of one unit of positions, when all is in sight
let lines = new Map();
let extra = [];

// The nodes that matter now: those on a path, or around the chosen one; null where all do.
let lit = null;
const dimmed = (index) => !view.active.has(index) || (lit !== null && !lit.has(index));

export function startStage(choose) {
  DATA.nodes.forEach((node, index) => graph.addNode(index, { x: node.x, y: node.y, size: node.size, kind: node.kind }));
  DATA.edges.forEach((edge, number) => graph.addEdgeWithKey(number, edge.a, edge.b));
  lit = view.path ? new Set(view.path) : view.near;
  try {
    sigma = new Sigma(graph, byId("canvas"), settings());
  } catch {
    sigma = null;
  }
  if (!sigma) { stillPicture(); return; }
  sigma.createCanvasContext("names", { beforeLayer: "mouse" });
  sigma.resize(true);
  pixels = sigma.scaleSize(1, 1) || 1;
  sigma.on("afterRender", drawNames);
  sigma.on("enterNode", ({ node }) => hover(Number(node)));
  sigma.on("leaveNode", () => hover(-1));
  sigma.on("clickNode", ({ node }) => choose(DATA.nodes[Number(node)].id, ""));
  sigma.on("clickStage", () => choose("", ""));
  if (DATA.edges.length <= MANY_LINES) {
    sigma.on("clickEdge", ({ edge }) => choose(DATA.nodes[graph.source(edge)].id, DATA.nodes[graph.target(edge)].id));
    sigma.on("enterEdge", ({ edge, event }) => hoverEdge(edge, event));
    sigma.on("leaveEdge", () => hover(-1));
  }
  container.addEventListener("keydown", keys);
}

function settings() {
  return {
    allowInvalidContainer: true, defaultNodeType: "mark", nodeProgramClasses: { mark: MarkProgram },
    nodeHoverProgramClasses: { mark: MarkProgram }, defaultDrawNodeHover: () => {}, renderLabels: false,
    itemSizesReference: "positions", zoomToSizeRatioFunction: (ratio) => ratio, stagePadding: 64, minEdgeThickness: 1.5,
    minCameraRatio: 0.004, maxCameraRatio: 4, zIndex: true, enableCameraRotation: false,
    enableEdgeEvents: DATA.edges.length <= MANY_LINES, hideEdgesOnMove: DATA.edges.length > MANY_LINES,
    nodeReducer: nodeLook, edgeReducer: edgeLook,
  };
}

function nodeLook(key, data) {
  const index = Number(key), node = DATA.nodes[index];
  const dim = dimmed(index);
  const chosen = node.id === state.entity || node.id === state.with || node.id === state.goal || index === hovered;
  return { ...data, type: "mark", color: dim ? theme.faint : colourOf(node), ring: chosen ? theme.accent : dim ? theme.ground : theme.ring,
    zIndex: chosen ? 3 : dim ? 0 : 2, size: chosen ? data.size * 1.12 : data.size };
}

function edgeLook(key, data) {
  const edge = lines.get(key);
  if (!edge) return { ...data, hidden: true };
  const centre = state.entity ? nodeById.get(state.entity) : -1;
  const chosen = view.path ? onPath(edge) : centre >= 0 && (edge.a === centre || edge.b === centre);
  const away = (centre >= 0 || view.path) && !chosen;
  const calm = Math.max(0.22, Math.min(1, Math.sqrt(700 / Math.max(1, view.edges.length))));
  const strength = away ? 0.07 : chosen ? 0.85 : edge.status !== "held" ? 0.8 : (edge.relation === "met" ? 0.6 : 0.32) * calm;
  const colour = edge.status !== "held" ? theme[edge.status] : chosen ? theme.accent : theme.edge;
  return { ...data, color: faded(colour, strength), size: width(edge), zIndex: chosen ? 2 : away ? 0 : 1 };
}

// Pixels when all is in sight; lines then grow with the nodes as one comes nearer.
const width = (edge) => Math.min(6, 1 + 0.9 * Math.sqrt(edge.weight)) / pixels;
const onPath = (edge) => { const at = view.path.indexOf(edge.a); return edge.relation === "met" && at >= 0 && (view.path[at + 1] === edge.b || view.path[at - 1] === edge.b); };

// WebGL blends premultiplied colours: a faint line is a colour nearer to the ground.
function faded(colour, strength) {
  const [a, b] = [colour, theme.ground].map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  return `#${a.map((channel, at) => Math.round(channel * strength + b[at] * (1 - strength)).toString(16).padStart(2, "0")).join("")}`;
}

// Take over what the model says is seen.
export function refreshStage() {
  lit = view.path ? new Set(view.path) : view.near;
  container.dataset.edges = String(view.edges.length);
  container.dataset.nodes = String(view.active.size);
  if (!sigma) { stillPicture(); return; }
  for (const key of extra) graph.dropEdge(key);
  extra = [];
  lines = new Map();
  for (const edge of view.edges) {
    const key = String(edge.number);
    lines.set(key, edge);
    if (edge.status !== "held") { extra.push(key); graph.addEdgeWithKey(key, edge.a, edge.b); }
  }
  sigma.refresh();
}

function hover(index) {
  if (index === hovered) return;
  const before = hovered;
  hovered = index;
  byId("canvas").classList.toggle("over", index >= 0);
  tip.hidden = index < 0;
  const again = [before, index].filter((node) => node >= 0).map(String);
  if (again.length) sigma.refresh({ partialGraph: { nodes: again }, skipIndexation: true });
  if (index < 0) return;
  const node = DATA.nodes[index], { x, y } = sigma.graphToViewport(node);
  showTip(`${node.label} · ${node.held} ${counted(node.held)}`, x, y);
}

function hoverEdge(key, event) {
  const edge = lines.get(key);
  if (!edge) return;
  byId("canvas").classList.add("over");
  tip.hidden = false;
  showTip(`${DATA.nodes[edge.a].label} – ${DATA.nodes[edge.b].label} · ${word(edge.relation)} (${word(edge.status)}) ${edge.count}×`, event.x, event.y);
}

function showTip(text, x, y) {
  tip.textContent = text;
  tip.style.left = `${Math.max(4, Math.min(x + 14, container.clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.min(y + 14, container.clientHeight - 40)}px`;
}

// Largest first; a label that would touch one already there is left out.
function drawNames() {
  const canvas = sigma.getCanvases().names;
  const pen = canvas.getContext("2d");
  const { width: wide, height: tall } = sigma.getDimensions();
  pen.clearRect(0, 0, canvas.width, canvas.height);
  const few = lit !== null || view.active.size < 60;
  const least = few ? 0 : DATA.nodes[bySize[Math.min(ALWAYS, bySize.length - 1)]].size;
  const first = [hovered, ...[state.entity, state.with, state.goal].map((id) => nodeById.get(id) ?? -1)].filter((index) => index >= 0);
  const taken = [...container.querySelectorAll(".tools, .legend, .shapes")].map(boxOf);
  const most = taken.length + LABELS;
  let written = 0;
  pen.textAlign = "center";
  pen.lineJoin = "round";
  const rest = lit ? [...lit.keys()].sort((a, b) => DATA.nodes[b].size - DATA.nodes[a].size) : bySize;
  for (const index of new Set([...first, ...rest])) {
    if (taken.length >= most) break;
    const node = DATA.nodes[index];
    const r = Math.max(2.5, sigma.scaleSize(node.size));
    const urgent = first.includes(index);
    if (!few && !urgent && r < LABEL_RADIUS && node.size < least) break;
    if (dimmed(index) && !urgent) continue;
    const { x, y } = sigma.graphToViewport(node);
    if (x < 0 || y < 0 || x > wide || y > tall) continue;
    const free = (box) => !taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3]);
    const box = [nameBox(pen, node, x, y, r), nameBox(pen, node, x, y, r, true)].find(free);
    if (!box) continue;
    taken.push(box);
    written += 1;
    writeName(pen, box);
  }
  container.dataset.labels = String(written);
}

// What lies over the drawing: no name goes below it.
function boxOf(element) {
  const [box, stage] = [element.getBoundingClientRect(), container.getBoundingClientRect()];
  return [box.left - stage.left, box.top - stage.top, box.right - stage.left, box.bottom - stage.top];
}

// A name stands below its mark, or above it where that is taken.
function nameBox(pen, node, x, y, r, above = false) {
  const size = Math.max(11, Math.min(16, 9 + r / 4));
  const font = `${r > 14 ? 600 : 400} ${size}px system-ui, sans-serif`;
  const text = node.label.length > 34 ? `${node.label.slice(0, 32)}…` : node.label;
  pen.font = font;
  const half = pen.measureText(text).width / 2 + 3;
  const reach = r * (node.kind === "country" ? 1.2 : 1);
  const base = above ? y - reach - 5 : y + reach + size + 1;
  return Object.assign([x - half, base - size, x + half, base + 4], { text, x, base, font });
}

function writeName(pen, { text, x, base, font }) {
  pen.font = font;
  pen.strokeStyle = theme.ground;
  pen.lineWidth = 3.5;
  pen.strokeText(text, x, base);
  pen.fillStyle = theme.ink;
  pen.fillText(text, x, base);
}

function keys(event) {
  const camera = sigma.getCamera();
  const step = 0.12 * camera.ratio;
  const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] }[event.key];
  if (event.target !== container) return;
  if (move) camera.setState({ x: camera.x + move[0], y: camera.y + move[1] });
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fitAll();
  else return;
  event.preventDefault();
}

export function zoom(factor) {
  if (sigma) sigma.getCamera().setState({ ratio: sigma.getCamera().getBoundedRatio(sigma.getCamera().ratio / factor) });
}

export function fitAll() {
  if (sigma) sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
}

// Bring these nodes (by index) into sight, with room for names.
export function lookAt(indexes) {
  if (!sigma) return;
  const spots = indexes.map((index) => sigma.getNodeDisplayData(String(index))).filter(Boolean);
  if (!spots.length) return;
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { width: wide, height: tall } = sigma.getDimensions();
  const unit = Math.min(wide, tall);
  const ratio = Math.max(((right - left) * unit) / wide, ((high - low) * unit) / tall) * 1.35;
  sigma.getCamera().setState({ x: (left + right) / 2, y: (low + high) / 2, ratio: Math.max(DATA.nodes.length < 200 ? 0.5 : 0.08, Math.min(1.2, ratio || 0.2)) });
}

export const redraw = () => { if (sigma) sigma.refresh(); else stillPicture(); };

// Without WebGL the same picture stands still; everything else works.
function stillPicture() {
  let canvas = byId("canvas").querySelector("canvas");
  if (!canvas) { canvas = document.createElement("canvas"); byId("canvas").append(canvas); }
  canvas.width = Math.max(50, container.clientWidth);
  canvas.height = Math.max(50, container.clientHeight);
  paint(canvas.getContext("2d"), canvas.width, canvas.height);
  byId("nogl").hidden = false;
}

// Where a node stands on the screen, for tests and for placing things beside it.
export const whereIs = (id) => (sigma ? sigma.graphToViewport(DATA.nodes[nodeById.get(id)]) : null);
