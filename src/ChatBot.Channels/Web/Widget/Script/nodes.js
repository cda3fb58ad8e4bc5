// Everything on the screen is made here, node by node. Text goes in as text; no attribute takes markup, style or script.

// Characters that show nothing, or turn the text around them, have no business in what a reader must be able to trust.
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F\u200B\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;

function visible(text) {
  return String(text).replace(UNSEEN, "");
}

// An attribute that is null or false is left out, a function listens, `class` and the rest are set as they are.
function make(tag, attributes = {}, ...children) {
  const node = set(document.createElement(tag), attributes);
  node.append(...children.flat(9).filter((child) => child != null && child !== false).map((child) => child.nodeType ? child : visible(child)));
  return node;
}

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      node.addEventListener(name, value);
    } else if (value == null || value === false) {
      node.removeAttribute(name);
    } else {
      node.setAttribute(name, value === true ? "" : value);
    }
  }

  return node;
}

// Stroke icons on a grid of 24 units; they stand beside a word or on a button that has a label.
const ICONS = {
  ask: "M4 5h16v11H9l-5 4zM8.5 10.5h7",
  send: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  stop: "M7 7h10v10H7z",
  close: "M6 6l12 12M18 6 6 18",
  add: "M12 5v14M5 12h14",
  up: "M7 11v8H4v-8zM7 11l4-7c2 0 2.600 1.400 2.200 3L12.500 10H20l-1.700 9H7",
  down: "M7 13V5H4v8zM7 13l4 7c2 0 2.600-1.400 2.200-3L12.500 14H20l-1.700-9H7",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  back: "M15 5l-7 7 7 7",
  on: "M9 5l7 7-7 7",
  newest: "M12 5v14M5.500 12.500 12 19l6.500-6.500",
};

function icon(name, extra) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  set(picture, { viewBox: "0 0 24 24", "aria-hidden": "true", class: "icon " + (extra ?? "") });
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  picture.append(path);
  return picture;
}

// Only the web's own addresses become links; anything else stays what it is, text.
function webAddress(text, base) {
  try {
    const address = new URL(text, base);
    return /^https?:$/.test(address.protocol) && !address.username && !address.password ? address : null;
  } catch {
    return null;
  }
}

// Text that is copied; the second way is for pages that are not served over HTTPS, where there is no clipboard to write to.
async function copyText(text, beside) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const focused = beside.getRootNode().activeElement;
    const area = make("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" });
    area.value = text;
    beside.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    focused?.focus();
  }
}
