// Wiring: one way in (update), one way out (refresh).
import { readTheme } from "./colours.js";
import { byId, combobox, make, save } from "./dom.js";
import { meetingsTable, namesTable, refreshNames, refreshPlaces } from "./lists.js";
import { nodeById, nodeOf, refreshView, searchNodes, view } from "./model.js";
import { refreshOverview } from "./overview.js";
import { dot, PAGE, pages, refreshCard, refreshFilters, refreshMeetings, refreshWords, startPanel } from "./panel.js";
import { pngPicture, svgPicture } from "./picture.js";
import { fitAll, lookAt, redraw, refreshStage, startStage, whereIs, zoom } from "./stage.js";
import { DEFAULTS, readHash, state, VIEWS, writeHash } from "./state.js";
import { word } from "./words.js";

const has = (id) => nodeById.has(id);
const REFRESH = {
  overview: () => refreshOverview(update),
  meetings: refreshMeetings,
  names: () => refreshNames(update),
  places: () => refreshPlaces(update),
};

function refresh() {
  refreshView();
  refreshWords();
  refreshFilters();
  refreshCard();
  for (const name of VIEWS) {
    const open = name === state.view;
    byId(`tab-${name}`).setAttribute("aria-selected", String(open));
    byId(`tab-${name}`).tabIndex = open ? 0 : -1;
    byId(`view-${name}`).hidden = !open;
    if (open) REFRESH[name]();
  }
  refreshStage();
}

function update(change) {
  const view = state.view;
  if (!("meeting" in change) && !("lang" in change)) state.meeting = "";
  if (!("lang" in change)) pages.shown = PAGE;
  Object.assign(state, change);
  writeHash();
  refresh();
  if (state.meeting && "meeting" in change) showChosen();
  else if (state.view !== view) byId("panel").scrollTop = 0;
}

function choose(entity, other) {
  if (!entity && !state.entity) return;
  update({ entity, with: other, goal: "", view: entity ? "meetings" : state.view });
  byId("panel").scrollTop = 0;
}

const showChosen = () => document.querySelector(".meeting.chosen")?.scrollIntoView({ block: "start" });
const look = () => { if (view.near) lookAt([...(view.path || view.near.keys())]); };

function startSearch() {
  const about = (node) => [word(node.kind), node.offices[node.offices.length - 1]].filter(Boolean).join(" · ");
  const options = (text) => [
    ...searchNodes(text, 12).map((node) => ({
      parts: [dot(node), node.label, make("small", null, about(node))],
      pick: () => { choose(node.id, ""); look(); },
    })),
    { parts: [`${word("sentences")} “${text}”`], pick: () => update({ q: text, view: "meetings" }) },
  ];
  combobox(byId("search"), byId("found"), options, () => { if (state.q) update({ q: "" }); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); byId("search").focus(); }
    else if (event.key === "Escape" && document.activeElement.tagName !== "INPUT" && state.entity) choose("", "");
  });
}

function startTabs() {
  for (const name of VIEWS) byId(`tab-${name}`).addEventListener("click", () => update({ view: name }));
  byId("tabs").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    update({ view: VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length] });
    byId(`tab-${state.view}`).focus();
  });
}

function startButtons() {
  const press = (id, action) => byId(id).addEventListener("click", action);
  press("language", () => update({ lang: state.lang === "id" ? "en" : "id" }));
  press("reset", () => { byId("search").value = ""; update({ ...DEFAULTS, lang: state.lang, view: state.view, colour: state.colour, show: state.show, order: state.order }); });
  for (const id of ["more", "names-more"]) press(id, () => { pages.shown += PAGE; REFRESH[state.view](); });
  press("zoom-in", () => zoom(1.4));
  press("zoom-out", () => zoom(1 / 1.4));
  press("fit", fitAll);
  press("svg", () => save("jejaring.svg", svgPicture()));
  press("png", () => pngPicture((blob) => save("jejaring.png", blob)));
  press("csv", () => save("meetings.csv", meetingsTable()));
  press("names-csv", () => save("names.csv", namesTable()));
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); byId(`tab-${state.view}`).focus(); });
}

function start() {
  readHash(has);
  readTheme();
  byId("search").value = state.q;
  startPanel({ update, choose });
  refreshView();
  startStage(choose);
  refresh();
  look();
  startSearch();
  startTabs();
  startButtons();
  window.addEventListener("hashchange", () => { readHash(has); refresh(); showChosen(); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readTheme(); redraw(); });
  showChosen();
  // For tests: where a node is drawn.
  window.jejaring = Object.freeze({ whereIs, nodeOf });
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

start();
