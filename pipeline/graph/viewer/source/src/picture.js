// A still picture of what is shown: on a canvas (PNG, or a browser without WebGL) or as SVG, by the same strokes.
import { colourOf, theme } from "./colours.js";
import { bySize, DATA, view } from "./model.js";

const NAMES = 80;

// Draw with `pen`: a canvas context, or an SvgPen, which takes the same few calls.
export function paint(pen, wide, tall) {
  const nodes = [...view.active].map((index) => DATA.nodes[index]);
  pen.fillStyle = theme.ground;
  pen.fillRect(0, 0, wide, tall);
  if (!nodes.length) return;
  const edge = (pick, size) => nodes.reduce((best, node) => size(best, pick(node)), pick(nodes[0]));
  const [left, right] = [edge((n) => n.x - n.size, Math.min), edge((n) => n.x + n.size, Math.max)];
  const [low, high] = [edge((n) => n.y - n.size, Math.min), edge((n) => n.y + n.size, Math.max)];
  const k = Math.min((wide - 100) / Math.max(right - left, 1), (tall - 90) / Math.max(high - low, 1), 2.5);
  const spot = (node) => [wide / 2 + k * (node.x - (left + right) / 2), tall / 2 - k * (node.y - (low + high) / 2), Math.max(2.5, k * node.size)];
  paintLines(pen, spot);
  for (const index of [...bySize].reverse()) if (view.active.has(index)) paintNode(pen, DATA.nodes[index], ...spot(DATA.nodes[index]));
  paintNames(pen, spot);
}

function paintLines(pen, spot) {
  const calm = Math.min(1, Math.sqrt(900 / Math.max(1, view.edges.length)));
  for (const edge of view.edges) {
    const [x1, y1] = spot(DATA.nodes[edge.a]), [x2, y2] = spot(DATA.nodes[edge.b]);
    pen.globalAlpha = edge.status !== "held" ? 0.75 : (edge.relation === "met" ? 0.42 : 0.22) * calm;
    pen.strokeStyle = edge.status === "held" ? theme.edge : theme[edge.status];
    pen.setLineDash(edge.status !== "held" ? [6, 5] : edge.relation === "represents" ? [2, 3] : []);
    pen.lineWidth = Math.min(6, 0.7 + 0.8 * Math.sqrt(edge.weight));
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    pen.stroke();
  }
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

function paintNode(pen, node, x, y, r) {
  pen.fillStyle = colourOf(node);
  pen.strokeStyle = theme.ring;
  pen.lineWidth = 1.2;
  pen.beginPath();
  if (node.kind === "person") pen.arc(x, y, r, 0, 2 * Math.PI);
  else {
    const d = node.kind === "organization" ? 0.875 * r : 1.2 * r;
    const corners = node.kind === "organization" ? [[-d, -d], [d, -d], [d, d], [-d, d]] : [[0, -d], [d, 0], [0, d], [-d, 0]];
    corners.forEach(([dx, dy], at) => (at ? pen.lineTo(x + dx, y + dy) : pen.moveTo(x + dx, y + dy)));
    pen.closePath();
  }
  pen.fill();
  pen.stroke();
}

function paintNames(pen, spot) {
  const taken = [];
  pen.textAlign = "center";
  pen.lineJoin = "round";
  for (const index of bySize) {
    if (taken.length >= NAMES) break;
    if (!view.active.has(index)) continue;
    const node = DATA.nodes[index];
    const [x, y, r] = spot(node);
    const size = Math.max(11, Math.min(17, 9 + r / 4));
    pen.font = `${r > 16 ? 600 : 400} ${size}px system-ui, sans-serif`;
    const half = pen.measureText(node.label).width / 2 + 3;
    const base = y + r * (node.kind === "country" ? 1.2 : 1) + size + 1;
    const box = [x - half, base - size, x + half, base + 4];
    if (taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) continue;
    taken.push(box);
    pen.strokeStyle = theme.ground;
    pen.lineWidth = 3.5;
    pen.strokeText(node.label, x, base);
    pen.fillStyle = theme.ink;
    pen.fillText(node.label, x, base);
  }
}

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

// Takes the calls of a canvas context that `paint` makes, and writes them down as SVG.
class SvgPen {
  constructor(wide, tall) {
    Object.assign(this, { wide, tall, parts: [], path: "", dash: [], globalAlpha: 1, pen: document.createElement("canvas").getContext("2d") });
  }
  fillRect(x, y, w, h) { this.parts.push(`<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${this.fillStyle}"/>`); }
  beginPath() { this.path = ""; }
  moveTo(x, y) { this.path += `M${x.toFixed(1)} ${y.toFixed(1)}`; }
  lineTo(x, y) { this.path += `L${x.toFixed(1)} ${y.toFixed(1)}`; }
  closePath() { this.path += "Z"; }
  arc(x, y, r) { const R = r.toFixed(1), D = (2 * r).toFixed(1); this.path += `M${(x - r).toFixed(1)} ${y.toFixed(1)}a${R} ${R} 0 1 0 ${D} 0a${R} ${R} 0 1 0 -${D} 0Z`; }
  setLineDash(dash) { this.dash = dash; }
  fill() { this.parts.push(`<path d="${this.path}" fill="${this.fillStyle}"/>`); }
  stroke() {
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.join(" ")}"` : "";
    this.parts.push(`<path d="${this.path}" fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth.toFixed(2)}" stroke-opacity="${this.globalAlpha.toFixed(2)}"${dash}/>`);
  }
  measureText(text) { this.pen.font = this.font; return this.pen.measureText(text); }
  strokeText(text, x, y) { this.text(text, x, y, `fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}" stroke-linejoin="round"`); }
  fillText(text, x, y) { this.text(text, x, y, `fill="${this.fillStyle}"`); }
  text(text, x, y, look) {
    const [weight, size] = this.font.split(" ");
    this.parts.push(`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="middle" font-family="system-ui, sans-serif" font-weight="${weight}" font-size="${size}" ${look}>${escape(text)}</text>`);
  }
  toString() { return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${this.wide} ${this.tall}">${this.parts.join("")}</svg>`; }
}

export function svgPicture(wide = 1600, tall = 1100) {
  const pen = new SvgPen(wide, tall);
  paint(pen, wide, tall);
  return new Blob([pen.toString()], { type: "image/svg+xml" });
}

export function pngPicture(give, wide = 1600, tall = 1100) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * wide, 2 * tall];
  const pen = canvas.getContext("2d");
  pen.scale(2, 2);
  paint(pen, wide, tall);
  canvas.toBlob(give, "image/png");
}
