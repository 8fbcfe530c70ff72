// What the reader has chosen. The address bar holds all of it, so that a link shows what its sender saw.
export const STATUSES = ["held", "planned", "cancelled", "denied"];
export const KINDS = ["meeting", "multilateral", "call", "encounter", "visit"];
export const NODE_KINDS = ["person", "organization", "country"];
export const VIEWS = ["overview", "meetings", "names", "places"];
export const ORDERS = ["name", "country", "meetings", "lines", "between", "core"];
export const NOWHERE = "?";

export const DEFAULTS = {
  lang: "id", view: "overview", status: "held", kind: KINDS.join(","), show: NODE_KINDS.join(","), country: "", place: "",
  from: "", to: "", undated: "1", entity: "", with: "", goal: "", meeting: "", q: "", colour: "community",
  order: "meetings",
};
const LOOKS = new Set(["lang", "view", "meeting", "colour", "show", "order"]);
const DAY = /^\d{4}-\d\d-\d\d$/;

export const state = { ...DEFAULTS };

// `has` tells whether there is a node of an id; whatever a link says wrongly falls back to the default.
export function readHash(has) {
  Object.assign(state, DEFAULTS);
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) if (Object.hasOwn(DEFAULTS, name)) state[name] = value;
  const one = (name, allowed) => { if (!allowed.includes(state[name])) state[name] = DEFAULTS[name]; };
  one("lang", ["id", "en"]);
  one("view", VIEWS);
  one("order", ORDERS);
  one("colour", ["community", "country", "kind"]);
  for (const name of ["entity", "with", "goal"]) if (!has(state[name])) state[name] = "";
  for (const name of ["from", "to"]) if (!DAY.test(state[name])) state[name] = "";
  if ((state.entity || state.meeting || state.q) && !location.hash.includes("view=")) state.view = "meetings";
}

export function writeHash() {
  const chosen = Object.entries(state).filter(([name, value]) => value !== DEFAULTS[name] && name !== "view");
  if (state.view !== (state.entity || state.meeting || state.q ? "meetings" : "overview")) chosen.push(["view", state.view]);
  const hash = new URLSearchParams(chosen).toString();
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

export const isFiltered = () => Object.keys(DEFAULTS).some((name) => !LOOKS.has(name) && state[name] !== DEFAULTS[name]);
