// Making elements. Text is only ever set as text: what an article says is never read as markup.
export const byId = (id) => document.getElementById(id);

export function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name in element && name !== "role") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

export function shape(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

export function button(about, press, ...children) {
  const element = make("button", { type: "button", ...about }, ...children);
  element.addEventListener("click", press);
  return element;
}

// Hand the reader a file that was made here; nothing is sent anywhere.
export function save(name, blob) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// A text field with a list of what fits below it, by mouse or keys (the ARIA combobox pattern).
// `options(text)` gives [{ parts, pick }]; `empty()` is called when the field is emptied.
export function combobox(input, list, options, empty = () => {}) {
  let at = -1, found = [];
  const close = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const mark = (next) => {
    const items = [...list.children];
    at = items.length ? (next + items.length) % items.length : -1;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    if (at >= 0) { input.setAttribute("aria-activedescendant", items[at].id); items[at].scrollIntoView({ block: "nearest" }); }
  };
  const pick = (index) => { const chosen = found[index]; close(); chosen.pick(); };
  input.addEventListener("input", () => {
    const text = input.value.trim();
    if (!text) { close(); empty(); return; }
    found = options(text);
    list.replaceChildren(...found.map((option, index) => {
      const item = make("li", { id: `${list.id}-${index}`, role: "option" }, ...option.parts);
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); pick(index); });
      return item;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    mark(0);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && found.length) mark(at + 1);
    else if (event.key === "ArrowUp" && found.length) mark(at - 1);
    else if (event.key === "Enter" && at >= 0) pick(at);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
}
