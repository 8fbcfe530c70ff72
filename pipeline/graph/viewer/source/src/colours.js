// Which colour a node has, what the legend says of it, and the colours of the theme.
import { DATA } from "./model.js";
import { state } from "./state.js";
import { word } from "./words.js";

export const theme = {};

export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["paper", "ground", "ink", "soft", "edge", "ring", "accent", "planned", "cancelled", "denied", "faint"]) {
    theme[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

const countryRank = new Map();
{
  const counted = new Map();
  for (const node of DATA.nodes) if (node.country) counted.set(node.country, (counted.get(node.country) || 0) + 1);
  [...counted].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).forEach(([name], rank) => countryRank.set(name, rank));
}
const KIND_RANK = { person: 0, organization: 2, country: 6, place: 5 };
const rank = {
  community: (node) => node.community,
  country: (node) => countryRank.get(node.country) ?? Infinity,
  kind: (node) => KIND_RANK[node.kind] ?? Infinity,
};

export const colourOf = (node) => DATA.palette[rank[state.colour](node)] || DATA.grey;

// What the legend lists: [colour, text], most first.
export function legend() {
  if (state.colour === "kind") return [];
  const names = state.colour === "country" ? [...countryRank.keys()] : DATA.communities;
  return names.slice(0, DATA.palette.length).map((name, at) => [DATA.palette[at], name || word("community")]);
}
