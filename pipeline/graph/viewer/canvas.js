// The drawing: pan, zoom, shapes, and labels that never lie on each other.
const canvas = document.getElementById("canvas");
const pen = canvas.getContext("2d");
const tip = document.getElementById("tip");
const camera = { k: 1, x: 0, y: 0 };
const colours = {};
const LABELS = 140;
const LABEL_RADIUS = 5;
const ALWAYS = 25;
let width = 0, height = 0, pending = false, hovered = -1;

const bySize = DATA.nodes.map((_, index) => index).sort((a, b) => DATA.nodes[b].size - DATA.nodes[a].size || a - b);
const screenX = (node) => node.x * camera.k + camera.x;
const screenY = (node) => -node.y * camera.k + camera.y;
const screenR = (node) => Math.max(3, node.size * camera.k);

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "soft", "edge", "halo", "ring", "accent", "planned", "cancelled", "denied"]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

function resize() {
  const box = canvas.parentElement.getBoundingClientRect();
  const ratio = window.devicePixelRatio || 1;
  [width, height] = [Math.max(50, box.width), Math.max(50, box.height)];
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
}

// Show all of these nodes (by index), with room for labels.
function fitTo(indexes) {
  const nodes = indexes.map((index) => DATA.nodes[index]);
  if (!nodes.length) return;
  const left = Math.min(...nodes.map((n) => n.x - n.size)), right = Math.max(...nodes.map((n) => n.x + n.size));
  const low = Math.min(...nodes.map((n) => n.y - n.size)), high = Math.max(...nodes.map((n) => n.y + n.size));
  const k = Math.min((width - 120) / Math.max(right - left, 1), (height - 130) / Math.max(high - low, 1));
  camera.k = Math.min(k, 2.5);
  camera.x = width / 2 - (camera.k * (left + right)) / 2;
  camera.y = (height - 40) / 2 + (camera.k * (low + high)) / 2;
}

const fitAll = () => fitTo(DATA.nodes.map((_, index) => index));

function zoom(factor, x, y) {
  const k = Math.min(20, Math.max(0.005, camera.k * factor));
  camera.x = x - ((x - camera.x) * k) / camera.k;
  camera.y = y - ((y - camera.y) * k) / camera.k;
  camera.k = k;
  redraw();
}

function redraw() {
  if (pending) return;
  pending = true;
  requestAnimationFrame(() => { pending = false; draw(); });
}

const dimmed = (index) => !view.active.has(index) || (view.near !== null && !view.near.has(index));

function draw() {
  pen.clearRect(0, 0, width, height);
  view.edges.forEach(drawEdge);
  pen.globalAlpha = 1;
  pen.setLineDash([]);
  for (let at = bySize.length - 1; at >= 0; at -= 1) if (dimmed(bySize[at])) drawNode(bySize[at]);
  for (let at = bySize.length - 1; at >= 0; at -= 1) if (!dimmed(bySize[at])) drawNode(bySize[at]);
  canvas.dataset.labels = String(drawLabels());
  canvas.dataset.nodes = String(DATA.nodes.length);
  canvas.dataset.edges = String(view.edges.length);
}

function drawEdge(edge) {
  const [a, b] = [DATA.nodes[edge.a], DATA.nodes[edge.b]];
  const centre = state.entity ? nodeById.get(state.entity) : -1;
  const chosen = edge.a === centre || edge.b === centre;
  const calm = Math.min(1, Math.sqrt(900 / view.edges.length));
  pen.globalAlpha = centre < 0 ? (edge.relation === "met" ? 0.42 : 0.22) * calm : chosen ? 0.8 : 0.06;
  pen.strokeStyle = edge.status === "held" ? (chosen ? colours.accent : colours.edge) : colours[edge.status];
  if (edge.status !== "held" && centre < 0) pen.globalAlpha = 0.75;
  pen.setLineDash(edge.status !== "held" ? [6, 5] : edge.relation === "represents" ? [2, 3] : []);
  pen.lineWidth = Math.min(6, 0.7 + 0.8 * Math.sqrt(edge.weight));
  pen.beginPath();
  pen.moveTo(screenX(a), screenY(a));
  pen.lineTo(screenX(b), screenY(b));
  pen.stroke();
}

function drawNode(index) {
  const node = DATA.nodes[index];
  const [x, y, r] = [screenX(node), screenY(node), screenR(node)];
  if (x < -r || y < -r || x > width + r || y > height + r) return;
  pen.globalAlpha = dimmed(index) ? 0.13 : 1;
  pen.fillStyle = node.color;
  pen.beginPath();
  if (node.kind === "organization") pen.rect(x - 0.875 * r, y - 0.875 * r, 1.75 * r, 1.75 * r);
  else if (node.kind === "person") pen.arc(x, y, r, 0, 2 * Math.PI);
  else { pen.moveTo(x, y - 1.2 * r); pen.lineTo(x + 1.2 * r, y); pen.lineTo(x, y + 1.2 * r); pen.lineTo(x - 1.2 * r, y); pen.closePath(); }
  pen.fill();
  const chosen = node.id === state.entity || node.id === state.with || index === hovered;
  pen.strokeStyle = chosen ? colours.accent : colours.ring;
  pen.lineWidth = chosen ? 3 : 1.2;
  pen.stroke();
  pen.globalAlpha = 1;
}

// Largest first; a label that would touch one already there is left out.
function drawLabels() {
  const taken = [];
  let drawn = 0;
  const order = view.near ? [...view.near.keys()].sort((a, b) => DATA.nodes[b].size - DATA.nodes[a].size) : bySize;
  const first = [hovered, nodeById.has(state.entity) ? nodeById.get(state.entity) : -1].filter((index) => index >= 0);
  const few = view.near !== null || view.active.size < 60;
  const large = few ? 0 : DATA.nodes[bySize[Math.min(ALWAYS, bySize.length - 1)]].size;
  pen.textAlign = "center";
  pen.lineJoin = "round";
  for (const index of [...first, ...order.filter((index) => !first.includes(index))]) {
    if (drawn >= LABELS) break;
    const node = DATA.nodes[index];
    if (dimmed(index) && index !== hovered) continue;
    const [x, y, r] = [screenX(node), screenY(node), screenR(node)];
    if (x < 0 || y < 0 || x > width || y > height) continue;
    if (!few && r < LABEL_RADIUS && node.size < large && index !== hovered) continue;
    const size = Math.max(11, Math.min(17, 9 + r / 4));
    pen.font = `${r > 16 ? 600 : 400} ${size}px system-ui, sans-serif`;
    const text = node.label.length > 34 ? `${node.label.slice(0, 32)}…` : node.label;
    const half = pen.measureText(text).width / 2 + 3;
    const base = y + r * (node.kind === "person" || node.kind === "organization" ? 1 : 1.2) + size + 1;
    const box = [x - half, base - size, x + half, base + 4];
    if (taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) continue;
    taken.push(box);
    pen.strokeStyle = colours.halo;
    pen.lineWidth = 3.5;
    pen.strokeText(text, x, base);
    pen.fillStyle = colours.ink;
    pen.fillText(text, x, base);
    drawn += 1;
  }
  return drawn;
}

// The node under a point, or -1; small nodes get a few pixels of grace.
function nodeAt(x, y) {
  let best = -1, least = Infinity;
  DATA.nodes.forEach((node, index) => {
    if (!view.active.has(index)) return;
    const away = Math.hypot(screenX(node) - x, screenY(node) - y);
    if (away <= screenR(node) + 4 && away < least) [best, least] = [index, away];
  });
  return best;
}

// The edge under a point, or null.
function edgeAt(x, y) {
  let best = null, least = 6;
  for (const edge of view.edges) {
    const [a, b] = [DATA.nodes[edge.a], DATA.nodes[edge.b]];
    const [ax, ay, dx, dy] = [screenX(a), screenY(a), screenX(b) - screenX(a), screenY(b) - screenY(a)];
    const part = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    const away = Math.hypot(ax + part * dx - x, ay + part * dy - y);
    if (away < least) [best, least] = [edge, away];
  }
  return best;
}

function showTip(x, y) {
  const index = nodeAt(x, y);
  const edge = index < 0 ? edgeAt(x, y) : null;
  if (index !== hovered) { hovered = index; redraw(); }
  canvas.style.cursor = index >= 0 || edge ? "pointer" : "";
  tip.hidden = index < 0 && !edge;
  if (tip.hidden) return;
  tip.textContent = index >= 0
    ? `${DATA.nodes[index].label} · ${DATA.nodes[index].meetings.size} ${word("meetings").toLowerCase()}`
    : `${DATA.nodes[edge.a].label} – ${DATA.nodes[edge.b].label} · ${word(edge.relation)} (${word(edge.status)}) ${edge.count}×`;
  tip.style.left = `${Math.min(x + 14, width - 200)}px`;
  tip.style.top = `${y + 14}px`;
}

function listenToCanvas() {
  const fingers = new Map();
  let moved = false;
  const point = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  canvas.addEventListener("pointerdown", (event) => { canvas.setPointerCapture(event.pointerId); fingers.set(event.pointerId, point(event)); if (fingers.size === 1) moved = false; });
  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = point(event);
    const before = fingers.get(event.pointerId);
    if (!before) { showTip(x, y); return; }
    const other = [...fingers].find(([id]) => id !== event.pointerId);
    if (Math.hypot(x - before[0], y - before[1]) > 3) moved = true;
    if (!moved) return;
    if (other) {
      const [ox, oy] = other[1];
      zoom(Math.hypot(x - ox, y - oy) / Math.max(1, Math.hypot(before[0] - ox, before[1] - oy)), ox, oy);
    } else { camera.x += x - before[0]; camera.y += y - before[1]; redraw(); }
    fingers.set(event.pointerId, [x, y]);
  });
  canvas.addEventListener("pointerup", (event) => {
    fingers.delete(event.pointerId);
    if (moved) return;
    const [x, y] = point(event);
    const index = nodeAt(x, y);
    const edge = index < 0 ? edgeAt(x, y) : null;
    if (index >= 0) choose(DATA.nodes[index].id, "");
    else if (edge) choose(DATA.nodes[edge.a].id, DATA.nodes[edge.b].id);
    else choose("", "");
  });
  canvas.addEventListener("pointercancel", (event) => fingers.delete(event.pointerId));
  canvas.addEventListener("pointerleave", () => { tip.hidden = true; if (hovered >= 0) { hovered = -1; redraw(); } });
  canvas.addEventListener("wheel", (event) => { event.preventDefault(); zoom(Math.exp(-event.deltaY * 0.0015), ...point(event)); }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (step) { camera.x += step[0]; camera.y += step[1]; redraw(); }
    else if (event.key === "+" || event.key === "=") zoom(1.3, width / 2, height / 2);
    else if (event.key === "-") zoom(1 / 1.3, width / 2, height / 2);
    else if (event.key === "0") { fitAll(); redraw(); }
    else return;
    event.preventDefault();
  });
}
