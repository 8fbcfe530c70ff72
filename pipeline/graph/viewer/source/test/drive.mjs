// Opens a page in headless Chromium as a reader would, and prints what was seen as one line of JSON.
// node drive.mjs FILE CHROMIUM PERSON OTHER PICTURES: ids of two persons who met, and a folder for screenshots.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [file, executablePath, person, other, pictures] = process.argv.slice(2);
const address = pathToFileURL(file).href;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
const browser = await puppeteer.launch({ executablePath, args });
const seen = { requests: [], complaints: [], axe: {} };

async function open(fragment = "", dark = false) {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  await page.setViewport({ width: 1400, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  // The icons of the browser's own controls come as data: and leave nothing.
  page.on("request", (request) => { if (!/^(data|blob):/.test(request.url()) && request.url().split("#")[0] !== address) seen.requests.push(request.url()); });
  page.on("console", (message) => seen.complaints.push(message.text()));
  page.on("pageerror", (error) => seen.complaints.push(error.message));
  page.on("dialog", (dialog) => { seen.complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(address + fragment);
  await page.waitForFunction(() => document.documentElement.dataset.ready);
  return page;
}

const text = (page, selector) => page.$eval(selector, (element) => element.textContent);
const count = (page, selector) => page.$$eval(selector, (all) => all.length);
const hash = (page) => page.evaluate(() => location.hash);

async function serious(page, name) {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
  seen.checks = Math.min(seen.checks ?? Infinity, passes.length);
  const bad = violations.filter((found) => ["serious", "critical"].includes(found.impact));
  seen.axe[name] = bad.map((found) => `${found.id}: ${found.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
}

const page = await open();
seen.ready = await page.evaluate(() => Number(document.documentElement.dataset.ready));
seen.webgl = (await count(page, "#canvas canvas.sigma-nodes")) === 1;
seen.tiles = await count(page, "#overview .tiles li");
seen.sections = await page.$$eval("#overview section h3", (all) => all.map((element) => element.textContent));
await serious(page, "overview");
await page.screenshot({ path: `${pictures}/light.png` });

// By keys alone: search, choose, go to a tab, go on to a neighbour.
await page.keyboard.press("/");
await page.keyboard.type(await page.evaluate((id) => window.jejaring.nodeOf(id).label.toUpperCase(), person));
await page.keyboard.press("Enter");
seen.card = await text(page, "#card h2");
seen.hash = await hash(page);
await page.focus("#tab-meetings");
await page.keyboard.press("ArrowRight");
seen.names = await count(page, "#names-body tr");
await page.focus('#names-head [data-order="name"]');
await page.keyboard.press("Enter");
seen.ordered = await page.$$eval("#names-body tr .name", (all) => all.map((element) => element.textContent));
seen.order = await page.$$eval("#names-head [aria-sort]", (all) => all.map((element) => [element.textContent, element.ariaSort, document.activeElement === element.firstChild]));
await serious(page, "names");
await page.focus("#tab-names");
await page.keyboard.press("ArrowRight");
seen.places = await count(page, "#places-list li");
await serious(page, "places");
await page.focus("#goal");
await page.keyboard.type(await page.evaluate((id) => window.jejaring.nodeOf(id).label, other));
await page.keyboard.press("Enter");
seen.way = await page.$$eval("#card .way button", (all) => all.map((element) => element.textContent));
await page.evaluate(() => document.activeElement.blur());
await page.keyboard.press("Escape");
seen.left = await page.$eval("#card", (element) => element.hidden);

// The drawing answers to the mouse, once what was asked for has been drawn.
const drawn = () => page.evaluate(() => new Promise((resolve) => {
  const later = (frames) => requestAnimationFrame(() => (frames ? later(frames - 1) : resolve()));
  later(5);
}));
await page.focus("#stage");
await page.keyboard.press("0");
await drawn();
const spot = await page.evaluate((id) => {
  const box = document.getElementById("stage").getBoundingClientRect();
  const { x, y } = window.jejaring.whereIs(id);
  return { x: box.left + x, y: box.top + y };
}, person);
await page.mouse.move(spot.x - 2, spot.y);
await page.mouse.move(spot.x, spot.y);
await page.waitForFunction(() => !document.getElementById("tip").hidden);
seen.tip = await text(page, "#tip");
await page.mouse.click(spot.x, spot.y);
await page.waitForFunction(() => location.hash.includes("entity="));
seen.clicked = await hash(page);
await drawn();
seen.labels = await page.$eval("#stage", (element) => Number(element.dataset.labels));
seen.lit = 1 + (await count(page, "#card .near button"));

// What is filtered can be saved.
await page.evaluate(() => {
  const make = URL.createObjectURL.bind(URL);
  globalThis.blobs = [];
  URL.createObjectURL = (blob) => { globalThis.blobs.push(blob); return make(blob); };
});
for (const id of ["csv", "svg", "png"]) await page.$eval(`#${id}`, (element) => element.click());
await page.waitForFunction(() => globalThis.blobs.length === 3);
seen.saved = await page.evaluate(() => Promise.all(globalThis.blobs.map(async (blob) => [blob.type, blob.type === "image/png" ? "" : await blob.text()])));
seen.pngBytes = await page.evaluate(() => globalThis.blobs[2].size);

const all = await open("#view=meetings&status=held,planned,cancelled,denied&lang=en", true);
seen.meetings = await count(all, "#list > li");
seen.badges = await all.$$eval("#list .badge", (found) => [...new Set(found.map((element) => element.textContent))].sort());
seen.scripts = await count(all, "script");
seen.images = await count(all, "img, iframe, object, embed");
await serious(all, "meetings, dark");
await all.screenshot({ path: `${pictures}/dark.png` });
await all.setViewport({ width: 390, height: 800 });
await all.screenshot({ path: `${pictures}/phone.png` });
seen.tooWide = await all.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
await all.emulateMediaType("print");
seen.printed = await all.evaluate(() => [getComputedStyle(document.getElementById("stage")).display, getComputedStyle(document.getElementById("list")).display]);
await browser.close();
console.log(JSON.stringify(seen));
