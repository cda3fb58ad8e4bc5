// Answers are Markdown of documents that nobody vouches for. What is known here becomes a node, everything else stays text, and every way
// through a line looks ahead only so far or remembers that there is nothing more to find, so that no text is slow.

const ITEM = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;
const LONGEST_LINK = 2000;
const DEEPEST = 4;

// The text of an answer while it grows. What is finished is never drawn again; only the last block is.
class AnswerText {
  constructor(node, marker) {
    this.node = node;
    this.marker = marker;
    this.text = "";
    this.open = 0;
    this.finished = 0;
  }

  add(text) {
    this.text += text;
    const blocks = blocksOf(this.text.slice(this.open));
    if (blocks.length > 0) {
      const drawn = blocks.map((block) => drawBlock(block, this.marker));
      grow(this.node, drawn.flat(), this.finished);
      this.open += blocks.at(-1).start;
      this.finished = this.node.childNodes.length - drawn.at(-1).length;
    }
  }
}

// Makes a node show what has been drawn anew, and leaves alone what is the same: a reader may be on a marker in it.
function grow(node, drawn, from = 0) {
  drawn.forEach((fresh, number) => {
    const had = node.childNodes[from + number];
    if (!had) {
      node.append(fresh);
    } else if (had.nodeName !== fresh.nodeName || (had.nodeName === "BUTTON" && had.textContent !== fresh.textContent)) {
      had.replaceWith(fresh);
    } else if (had.nodeType === Node.TEXT_NODE) {
      had.data = fresh.data;
    } else if (had.nodeName !== "BUTTON") {
      grow(had, [...fresh.childNodes]);
    }
  });
  while (node.childNodes.length > from + drawn.length) {
    node.lastChild.remove();
  }
}

function blocksOf(text) {
  const blocks = [];
  let block = null;
  let start = 0;
  const begin = (kind, line) => blocks.push(block = { kind, start, lines: [line] });
  const lines = text.split("\n");
  lines.forEach((line, number) => {
    const kind = kindOf(line, lines[number + 1] ?? "");
    if (block?.kind === "code" && !block.isClosed) {
      block.isClosed = line.startsWith("```");
      block.lines.push(line);
    } else if (kind === "blank") {
      block = null;
    } else if (block && goesOn(block.kind, kind, line)) {
      block.lines.push(line);
    } else {
      begin(kind, line);
    }

    start += line.length + 1;
  });
  return blocks;
}

function kindOf(line, next) {
  if (!line.trim()) {
    return "blank";
  }

  return line.startsWith("```") ? "code"
    : /^#{1,6}\s/.test(line) ? "heading"
    : line.startsWith(">") ? "quote"
    : /^\s*(?:---+|\*\*\*+|___+)\s*$/.test(line) ? "rule"
    : ITEM.test(line) ? "list"
    : line.includes("|") && /^[\s|:-]*-[\s|:-]*$/.test(next) && next.includes("|") ? "table"
    : "text";
}

function goesOn(open, kind, line) {
  return open === "list" ? kind === "list" || kind === "text"
    : open === "table" ? line.includes("|")
    : (open === "text" || open === "quote") && kind === open;
}

function drawBlock({ kind, lines }, marker) {
  const words = (line) => inline(line, marker);
  switch (kind) {
    case "code":
      return [make("pre", { dir: "auto", tabindex: "0" }, make("code", {}, lines.slice(1, lines.length > 1 && lines.at(-1).startsWith("```") ? -1 : undefined).join("\n")))];
    case "heading":
      return [make("p", { class: "heading", dir: "auto" }, words(lines[0].replace(/^#+\s+/, "")))];
    case "quote":
      return [make("blockquote", { dir: "auto" }, words(lines.map((line) => line.replace(/^>\s?/, "")).join("\n")))];
    case "rule":
      return [make("hr")];
    case "list":
      return drawList(lines, words);
    case "table":
      return [drawTable(lines, words)];
    default:
      return [make("p", { dir: "auto" }, words(lines.join("\n")))];
  }
}

function drawList(lines, words) {
  const items = [];
  for (const line of lines) {
    const match = ITEM.exec(line);
    if (match) {
      items.push({ indent: match[1].length, number: match[2], text: match[3] });
    } else {
      items.at(-1).text += "\n" + line.trim();
    }
  }

  const lists = [];
  const open = [];
  for (const { indent, number, text } of items) {
    while (open.length > 0 && indent < open.at(-1).indent) {
      open.pop();
    }

    let level = open.at(-1);
    const isOrdered = number != null;
    if (!level || (indent > level.indent + 1 && open.length < DEEPEST) || level.isOrdered !== isOrdered) {
      const list = make(isOrdered ? "ol" : "ul", { dir: "auto", start: isOrdered && number !== "1" ? number : null });
      const isDeeper = level && indent > level.indent;
      const above = isDeeper ? level : (open.pop(), open.at(-1));
      above ? above.list.lastElementChild.append(list) : lists.push(list);
      open.push(level = { indent, isOrdered, list });
    }

    level.list.append(make("li", {}, words(text)));
  }

  return lists;
}

function drawTable(lines, words) {
  const cells = (line) => line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => words(cell.trim()));
  const row = (tag, line, scope) => make("tr", {}, cells(line).map((cell) => make(tag, { dir: "auto", scope }, cell)));
  return make("div", { class: "wide", tabindex: "0", role: "group" }, make("table", {},
    make("thead", {}, row("th", lines[0], "col")),
    make("tbody", {}, lines.slice(2).map((line) => row("td", line)))));
}

function inline(text, marker, depth = 0) {
  const nodes = [];
  const missing = new Set();
  let plain = "";
  const push = (node) => {
    nodes.push(plain, node);
    plain = "";
  };
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at, at + 12);
    const code = /^`{1,3}/.exec(rest)?.[0];
    const strong = /^(\*\*|__|\*|_)/.exec(rest)?.[0];
    const cited = /^\[(\d{1,4})\]/.exec(rest);
    const button = cited && marker(Number(cited[1]));
    let end;
    if (/^\\[!-/:-@[-`{-~]/.test(rest)) {
      plain += rest[1];
      at += 2;
    } else if (code && (end = find(text, code, at + code.length, missing)) >= 0) {
      push(make("code", {}, text.slice(at + code.length, end)));
      at = end + code.length;
    } else if (button) {
      // A marker stays on the line of the word that it belongs to.
      const word = /\S*$/.exec(plain.slice(-30))[0];
      plain = plain.slice(0, plain.length - word.length);
      const before = nodes.at(-1);
      plain || word || before?.className !== "keep" ? push(make("span", { class: "keep" }, word, button)) : before.append(button);
      at += cited[0].length;
    } else if (rest.startsWith("![")) {
      plain += "![";
      at += 2;
    } else if (rest[0] === "[" && (end = linkAt(text, at))) {
      push(make("a", { href: end.address, target: "_blank", rel: "noopener noreferrer nofollow" }, inline(end.label, () => null, DEEPEST)));
      at += end.length;
    } else if (strong && depth < DEEPEST && opensAt(text, at, strong) && (end = findClose(text, strong, at + strong.length, missing)) >= 0) {
      push(make(strong.length > 1 ? "strong" : "em", {}, inline(text.slice(at + strong.length, end), marker, depth + 1)));
      at = end + strong.length;
    } else {
      const length = code?.length ?? strong?.length ?? 1;
      plain += rest.slice(0, length);
      at += length;
    }
  }

  return [...nodes, plain].filter((node) => node !== "");
}

function find(text, mark, from, missing) {
  const end = missing.has(mark) ? -1 : text.indexOf(mark, from);
  if (end < 0) {
    missing.add(mark);
  }

  return end;
}

function opensAt(text, at, mark) {
  return /\S/.test(text[at + mark.length] ?? "") && !(mark[0] === "_" && /[\p{L}\p{N}]/u.test(text[at - 1] ?? ""));
}

function findClose(text, mark, from, missing) {
  for (let end = from; (end = find(text, mark, end, missing)) >= 0; end += mark.length) {
    const isPart = mark.length === 1 && (text[end + 1] === mark || text[end - 1] === mark);
    const isInWord = mark[0] === "_" && /[\p{L}\p{N}]/u.test(text[end + mark.length] ?? "");
    if (end > from && /\S/.test(text[end - 1]) && !isPart && !isInWord) {
      return end;
    }
  }

  return -1;
}

function linkAt(text, at) {
  const match = /^\[([^[\]\n]{1,300})\]\(([^\s()<>]{1,1500})\)/.exec(text.slice(at, at + LONGEST_LINK));
  const address = match && /^https?:\/\//i.test(match[2]) && webAddress(match[2]);
  return address ? { address: address.href, label: match[1], length: match[0].length } : null;
}

// What an answer says aloud: no markers, no signs of markup, a table in one sentence.
function spoken(text, words) {
  return blocksOf(text).map(({ kind, lines }) =>
    kind === "table" ? words.say("table", { n: Math.max(0, lines.length - 2) })
      : kind === "rule" ? ""
      : lines.filter((line) => !line.startsWith("```")).map((line) => {
        const said = make("p", {}, inline(line.replace(/^(?:#+|>|\s*[-*+])\s+/, ""), () => document.createTextNode("")));
        return said.textContent;
      }).join("\n")).join("\n");
}
