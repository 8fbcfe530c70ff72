// Wiring: one way in (update), one way out (refresh).
function refresh() {
  refreshView();
  refreshWords();
  refreshFilters();
  refreshCard();
  refreshList();
  redraw();
}

function update(change) {
  if (!("meeting" in change)) { state.meeting = ""; shown = PAGE; }
  Object.assign(state, change);
  writeHash();
  refresh();
}

function choose(entity, other) {
  if (!entity && !state.entity) return;
  update({ entity, with: other });
  byId("panel").scrollTop = 0;
}

function listenToSearch() {
  const [input, found] = [byId("search"), byId("found")];
  let at = -1;
  const close = () => { found.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const mark = (next) => {
    const items = [...found.children];
    at = items.length ? (next + items.length) % items.length : -1;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    if (at >= 0) { input.setAttribute("aria-activedescendant", items[at].id); items[at].scrollIntoView({ block: "nearest" }); }
  };
  const option = (index, action, ...children) => {
    const item = make("li", { id: `found-${index}`, role: "option" }, ...children);
    item.setAttribute("role", "option");
    item.addEventListener("pointerdown", (event) => { event.preventDefault(); action(); close(); });
    item.pick = () => { action(); close(); };
    return item;
  };
  input.addEventListener("input", () => {
    const text = input.value.trim();
    if (!text) { close(); if (state.q) update({ q: "" }); return; }
    const nodes = searchNodes(text, 12);
    found.replaceChildren(
      ...nodes.map((node, index) => option(index, () => { choose(node.id, ""); lookAt(node); }, dot(node), node.label, make("small", null, [word(node.kind), node.offices[node.offices.length - 1]].filter(Boolean).join(" · ")))),
      option(nodes.length, () => update({ q: text }), `${word("sentences")} “${text}”`),
    );
    found.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(0);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at - 1);
    else if (event.key === "Enter" && at >= 0) found.children[at].pick();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
}

// Bring a node and its neighbours into sight.
function lookAt(node) {
  fitTo([...neighbours(nodeById.get(node.id)).keys()]);
  redraw();
}

function start() {
  readHash();
  readColours();
  resize();
  fitAll();
  byId("search").value = state.q;
  refresh();
  draw();
  if (state.entity) lookAt(DATA.nodes[nodeById.get(state.entity)]);
  listenToCanvas();
  listenToSearch();
  byId("language").addEventListener("click", () => update({ lang: state.lang === "id" ? "en" : "id", meeting: state.meeting }));
  byId("reset").addEventListener("click", () => { byId("search").value = ""; update({ ...DEFAULTS, lang: state.lang }); });
  byId("more").addEventListener("click", () => { shown += PAGE; refreshList(); });
  for (const name of ["from", "to"]) byId(name).addEventListener("change", () => update({ [name]: byId(name).value }));
  byId("undated").addEventListener("change", () => update({ undated: byId("undated").checked ? "1" : "0" }));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("zoom-in").addEventListener("click", () => zoom(1.4, width / 2, height / 2));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4, width / 2, height / 2));
  byId("fit").addEventListener("click", () => { fitAll(); redraw(); });
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); byId("count").focus(); });
  window.addEventListener("hashchange", () => { readHash(); refresh(); });
  window.addEventListener("resize", () => { resize(); fitAll(); redraw(); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); redraw(); });
  const chosen = document.querySelector(".meeting.chosen");
  if (chosen) chosen.scrollIntoView({ block: "start" });
  document.documentElement.dataset.ready = "1";
}

start();
