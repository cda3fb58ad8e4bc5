// Where an answer comes from: the list of its sources, and the card that a marker opens.

// The words of a document, always in their own face, so that they are never taken for ours.
function quoteOf(citation) {
  return make("blockquote", { dir: "auto", lang: citation.language }, citation.quote);
}

// Leads to the cited words, and with the number of the answer from there to its other ones. Only documents of our own server are linked;
// wide screens reuse one tab for all of them.
function sourceLink(citation, { chat, kept }, ...content) {
  const address = webAddress(citation.url ?? "", chat.server);
  const isOurs = address && address.origin === new URL(chat.server).origin;
  if (isOurs && kept?.answerId) {
    address.searchParams.set("answer", kept.answerId);
  }

  return isOurs
    ? make("a", { href: address.href, target: chat.isNarrow() ? null : "chatbot-source", class: "link" }, content)
    : make("span", {}, content);
}

function placeOf(citation, words) {
  return make("span", { class: "place" },
    (citation.headingPath ?? []).slice(-1).map((heading) => [make("bdi", {}, heading), " › "]),
    make("bdi", {}, words.place(citation.place)));
}

// Sources by document, in the order of their first markers.
function sourceList(turn) {
  const { citations, chat: { words } } = turn;
  const documents = new Map();
  citations.forEach((citation) => documents.set(citation.documentId, [...documents.get(citation.documentId) ?? [], citation]));
  return make("ul", { class: "documents" }, [...documents.values()].map((cited) => make("li", {},
    make("p", { class: "title", dir: "auto" }, cited[0].title),
    make("ul", {}, cited.map((citation) => make("li", { class: "source", "data-number": citation.number },
      make("span", { class: "number", "aria-hidden": "true" }, String(citation.number)),
      make("div", {},
        sourceLink(citation, turn, make("span", { class: "unseen" }, words.say("open") + ", "), placeOf(citation, words)),
        quoteOf(citation))))))));
}

// One card for the whole chat: it shows the source of the marker that opened it.
class Card {
  constructor(chat) {
    this.chat = chat;
    const { words } = chat;
    const button = (name, label, click, picture) =>
      make("button", { type: "button", class: name, "aria-label": picture && words.say(label), click }, picture ?? words.say(label));
    this.title = make("h4", { dir: "auto", id: "card-title" });
    this.position = make("span", { class: "position" });
    this.body = make("div", { class: "card-body" });
    this.copied = make("span", { class: "copied", role: "status" });
    this.steps = make("div", { class: "steps" },
      button("quiet", "previous", () => this.step(-1), icon("back", "mirrors")), this.position, button("quiet", "next", () => this.step(1), icon("on", "mirrors")));
    this.node = make("div", { class: "card", part: "card", popover: "auto", role: "dialog", "aria-labelledby": "card-title", tabindex: "-1" },
      make("header", {}, this.title, this.steps), this.body,
      make("footer", {}, button("plain", "copyQuote", () => this.copy()), button("plain", "close", () => this.close()), this.copied));
    this.node.addEventListener("toggle", (event) => event.newState === "closed" && this.closed());
  }

  // Opened by keyboard it takes the focus, by a pointer it does not: who reads on with the mouse is not to be moved.
  open(marker, turn, number, byKeyboard) {
    const isSame = this.marker === marker;
    this.close();
    if (isSame && !byKeyboard) {
      return;
    }

    this.marker = marker;
    this.turn = turn;
    this.show(number);
    set(marker, { "aria-expanded": "true" });
    this.node.showPopover({ source: marker });
    this.place();
    if (byKeyboard) {
      (this.body.querySelector("a") ?? this.node).focus();
    }
  }

  show(number) {
    const { words } = this.chat;
    const { citations } = this.turn;
    this.at = citations.findIndex((citation) => citation.number === number);
    const citation = citations[this.at];
    this.title.textContent = visible(citation.number + ". " + citation.title);
    words.put(this.position, "position", { n: this.at + 1, total: citations.length });
    this.steps.hidden = citations.length < 2;
    this.copied.textContent = "";
    this.body.replaceChildren(
      make("p", { class: "soft" }, placeOf(citation, words)),
      quoteOf(citation),
      make("p", { class: "soft small" }, citation.versionDate && words.say("version", { date: words.date(citation.versionDate) })),
      make("p", {}, sourceLink(citation, this.turn, words.say("open"))));
    this.warnWhenChanged(citation);
  }

  async warnWhenChanged(citation) {
    const now = await this.chat.versionOf(citation.documentId);
    if (now && now !== citation.version && this.turn.citations[this.at] === citation) {
      this.body.append(this.chat.words.node("p", "changed", {}, { class: "soft small" }));
    }
  }

  step(by) {
    const { citations } = this.turn;
    this.show(citations[(this.at + by + citations.length) % citations.length].number);
    this.place();
  }

  async copy() {
    const citation = this.turn.citations[this.at];
    await copyText(`“${visible(citation.quote)}”\n${citationLine(citation, this.chat)}`, this.node);
    this.chat.words.put(this.copied, "copied");
  }

  // Under its marker and inside the chat; on a phone the style sheet makes it a sheet at the bottom edge.
  place() {
    const { style } = this.node;
    style.removeProperty("inset-block-start");
    style.removeProperty("inset-inline-start");
    if (!this.isOpen() || this.chat.isNarrow()) {
      return;
    }

    const room = this.chat.main.getBoundingClientRect();
    const at = this.marker.getBoundingClientRect();
    const card = this.node.getBoundingClientRect();
    const isRightToLeft = getComputedStyle(this.node).direction === "rtl";
    const x = Math.max(room.x + 8, Math.min(at.x - 24, room.right - card.width - 8));
    const below = at.bottom + 6;
    const y = below + card.height < innerHeight - 8 ? below : Math.max(8, at.top - card.height - 6);
    style.setProperty("inset-block-start", y + "px");
    style.setProperty("inset-inline-start", (isRightToLeft ? document.documentElement.clientWidth - x - card.width : x) + "px");
  }

  isOpen() {
    return this.node.matches(":popover-open");
  }

  // The focus moves before the card goes, or the browser would drop it on the page.
  close() {
    if (this.isOpen()) {
      if (this.node.contains(this.node.getRootNode().activeElement)) {
        this.marker.focus();
      }

      this.node.hidePopover();
      this.closed();
    }
  }

  closed() {
    if (this.marker && !this.isOpen()) {
      set(this.marker, { "aria-expanded": "false" });
      this.marker = null;
    }
  }
}

function citationLine(citation, chat) {
  const address = webAddress(citation.url ?? "", chat.server);
  return `[${citation.number}] ${visible(citation.title)}, ${chat.words.place(citation.place)}${address ? "\n" + address.href : ""}`;
}
