// The chat itself: what the bubble's panel, an inline element and the page of the server have in common.
class Chat {
  // `tell` hears what the page around may want to know: the outcome of an answer.
  constructor({ server, credentials, words, announce, suggests, suggestions, heading, tell, close }) {
    Object.assign(this, { server, credentials, words, suggests, suggestions, tell });
    this.history = new History(server);
    this.announcer = new Announcer(words, announce);
    this.composer = new Composer(this);
    this.card = new Card(this);
    this.versions = new Map();
    this.intro = make("div", { class: "intro" });
    this.turns = make("div", { class: "turns" });
    this.reading = make("div", { class: "indexing", hidden: true });
    this.newest = make("button", { type: "button", class: "newest", hidden: true, click: () => this.toNewest() },
      icon("newest"), words.node("span", "newest"));
    this.conversation = make("section", {
      class: "conversation", part: "conversation", tabindex: "0", "aria-label": words.say("conversation"), scroll: () => this.scrolled(),
    }, this.intro, this.turns);
    this.rail = make("aside", { class: "rail", "aria-label": words.say("sources", { n: 0 }), hidden: true });
    const renew = make("button", { type: "button", class: "head", click: () => this.renew() }, icon("add"), words.node("span", "newConversation", {}, { class: "word" }));
    set(renew, { "aria-label": words.say("newConversation") });
    this.title = make("h2", { dir: "auto", id: "heading" }, heading ?? words.say("launcher"));
    this.main = make("div", { class: "main" }, this.conversation, this.newest, this.composer.node);
    this.node = make("section", { class: "chat", "aria-labelledby": "heading" },
      make("header", { class: "header", part: "header" }, this.title, renew,
        close && make("button", { type: "button", class: "head", "aria-label": words.say("close"), click: close }, icon("close"))),
      this.reading,
      make("div", { class: "middle" }, this.main, this.rail),
      this.announcer.log, this.announcer.alert, this.card.node);
    this.online = () => this.stream?.hurry();
  }

  isNarrow() {
    return matchMedia("(max-width: 480px), (max-height: 480px)").matches;
  }

  // Begins to live: shows what this tab asked before, and what the server says about itself.
  start() {
    addEventListener("online", this.online);
    this.history.load();
    this.conversationId = this.history.conversationId;
    for (const kept of this.history.turns) {
      const turn = this.show(kept);
      if (kept.answer) {
        turn.finish(kept.answer, true);
      } else if (kept.end) {
        turn.piece(kept.text ?? "", kept.citations);
        this.ended(turn, kept.end);
      } else if (kept === this.history.turns.at(-1)) {
        this.follow(turn, kept.answerId && kept.answerId + ":0");
      }
    }

    this.toNewest();
    this.refresh();
  }

  end() {
    removeEventListener("online", this.online);
    clearTimeout(this.soon);
    this.stream?.abandon();
    this.isOver = true;
  }

  async get(path) {
    const response = await fetch(this.server + path, { credentials: this.credentials, headers: { Accept: "application/json" } });
    if (!response.ok) {
      throw await problemOf(response);
    }

    return response.json();
  }

  // What the server has, and how far it is with reading; asked again only while it reads.
  async refresh() {
    try {
      this.status = await this.get("api/status");
      this.composer.most = this.status.limits?.questionCharacters ?? this.composer.most;
      this.composer.changed();
      this.isShutOut = false;
      this.drawIndexing(this.status.indexing);
      this.drawIntro();
    } catch (problem) {
      await this.refused(problem);
    }

    clearTimeout(this.soon);
    if (this.status?.indexing && !this.isOver) {
      this.soon = setTimeout(() => this.refresh(), 1000);
    }
  }

  // Asking works without a status, unless it is missing because this person or this page may not ask.
  async refused({ kind, signInUrl }) {
    this.isShutOut = !kind && await isShutOut(this.server);
    if (kind === "signIn") {
      this.status = { signInUrl };
    }

    if (kind === "signIn" || this.isShutOut) {
      this.drawn = null;
      this.intro.replaceChildren(set(this.isShutOut ? this.words.node("p", "notAllowed") : this.signIn(), { class: "lead" }));
    }

    if (this.isShutOut && this.running) {
      this.stream.abandon();
      this.over(this.running, { kind: "notAllowed" });
    }
  }

  drawIndexing(indexing) {
    const { words, announcer } = this;
    if (indexing) {
      if (this.reading.hidden) {
        this.progress = make("progress", { "aria-label": words.say("launcher") });
        this.readingWords = make("p");
        this.reading.replaceChildren(this.progress, this.readingWords);
      }

      this.progress.max = indexing.total || 1;
      this.progress.value = indexing.done;
      words.put(this.readingWords, "indexing", indexing);
      this.progress.ariaLabel = this.readingWords.textContent;
    }

    if (this.reading.hidden === Boolean(indexing)) {
      announcer.say(indexing ? this.readingWords.textContent : words.say("empty", { n: this.status.documents }));
    }

    this.reading.hidden = !indexing;
  }

  drawIntro() {
    const { words, status } = this;
    this.intro.hidden = this.turns.childElementCount > 0;
    const drawn = JSON.stringify([status.documents, status.suggestions, status.indexing == null]);
    if (drawn === this.drawn) {
      return;
    }

    this.drawn = drawn;
    if (!status.documents) {
      this.intro.replaceChildren(status.indexing ? "" : words.node("p", "noDocuments", { folder: status.folders?.[0] ?? "" }, { class: "lead" }));
      return;
    }

    const list = make("details", { class: "titles", toggle: () => this.listDocuments(list) },
      make("summary", {}, words.node("span", "documents", { n: status.documents }), icon("on", "mirrors chevron")));
    const first = (this.suggestions ?? status.suggestions ?? []).slice(0, 3);
    this.intro.replaceChildren(words.node("p", "empty", { n: status.documents }, { class: "lead" }), list,
      this.suggests && first.length > 0 ? this.suggestionButtons(first, words.say("askNext")) : "");
  }

  async listDocuments(list) {
    if (list.open && !list.querySelector("ul")) {
      const { documents } = await this.get("api/documents").catch(() => ({ documents: [] }));
      list.append(make("ul", { dir: "auto" }, documents.map(({ documentId, title }) =>
        make("li", {}, sourceLink({ url: "/sources/" + encodeURIComponent(documentId) }, { chat: this }, title)))));
    }
  }

  // Up to three questions that have an answer; the focus goes where the next one is written.
  suggestionButtons(questions, label) {
    return make("div", { class: "suggestions", role: "group", "aria-label": label }, questions.slice(0, 3).map((question) =>
      make("button", { type: "button", class: "suggestion", dir: "auto", click: () => {
        this.composer.input.focus();
        this.ask(question);
      } }, question)));
  }

  // False when the question was not taken, and so stays where it is written.
  ask(question) {
    if (this.running || !question) {
      this.composer.say(this.running && "wait");
      return false;
    }

    if (this.isShutOut) {
      this.composer.say("notAllowed");
      return false;
    }

    if (this.status?.documents === 0 && !this.status.indexing) {
      this.composer.say("noDocuments", { folder: this.status.folders?.[0] ?? "" });
      return false;
    }

    const kept = { question, requestId: newNumber(), conversationId: this.conversationId };
    this.history.turns.push(kept);
    this.history.save();
    this.turns.querySelectorAll(".suggestions").forEach((old) => old.remove());
    this.announcer.silence();
    this.card.close();
    this.follow(this.show(kept));
    this.toNewest();
    return true;
  }

  show(kept) {
    const turn = new Turn(this, kept);
    this.intro.hidden = true;
    this.turns.append(turn.node);
    return turn;
  }

  follow(turn, lastEvent) {
    const { kept } = turn;
    kept.lastEvent = lastEvent;
    this.running = turn;
    this.versions.clear();
    this.conversation.ariaBusy = "true";
    this.composer.setBusy(true);
    this.composer.say("searching", { n: this.status?.documents ?? 0 });
    this.stream = new AskStream(this.server, this.credentials, kept, (name, data) => this.growing(() => this.hear(turn, name, data)));
    this.stream.run();
  }

  hear(turn, name, data) {
    const { kept } = turn;
    switch (name) {
      case "status":
        this.conversationId = this.history.conversationId = kept.conversationId;
        this.history.save();
        return this.composer.say(data.stage, { n: data.documents ?? data.passages ?? data.sentences ?? 0 });
      case "delta":
        turn.piece(data.text, data.citations);
        return this.announcer.hear(data.text);
      case "answer":
        kept.answer = data;
        this.conversationId = this.history.conversationId = data.conversationId;
        turn.finish(data);
        this.announcer.end(data.outcome === "answered" ? this.words.say("complete", { n: turn.citations.length }) : turn.text.innerText);
        this.done();
        return this.tell("answer", { outcome: data.outcome });
      case "error":
        return this.over(turn, data.reason === "stopped" ? { kind: "stopped" } : { kind: "failed", id: data.traceId });
      case "problem":
        return this.over(turn, data);
      default:
        return this.composer.say(name);
    }
  }

  // The end of a turn that has no answer.
  over(turn, end) {
    Object.assign(turn.kept, { end, text: turn.body.text, citations: turn.citations });
    this.ended(turn, end);
    this.announcer.end();
    this.done();
    this.tell("answer", { outcome: end.kind });
  }

  ended(turn, end) {
    if (end.kind === "stopped") {
      turn.answer.append(this.words.node("p", "stopped", {}, { class: "note" }));
      turn.list();
      this.announcer.say(this.words.say("stopped"));
    } else {
      // Who may not ask would not be told anything else the next time.
      turn.problem(end, end.kind !== "notAllowed" && (() => this.again(turn)));
    }
  }

  // Asks once more in the same place. Only what surely came to its end gets a new number; all else might still be under way.
  again(turn) {
    if (this.running) {
      this.composer.say("wait");
      return;
    }

    const { kept } = turn;
    const resumes = kept.end?.kind === "failed" && !kept.end.id && kept.lastEvent;
    if (!resumes) {
      if (kept.answer || kept.end?.kind === "gone" || kept.end?.id) {
        kept.requestId = newNumber();
      }

      kept.answerId = undefined;
      turn.startAnew();
    }

    kept.end = kept.answer = undefined;
    this.composer.input.focus();
    turn.trouble?.remove();
    this.follow(turn, resumes || undefined);
  }

  stop() {
    const turn = this.running;
    this.composer.input.focus();
    this.stream.stop();
    if (turn) {
      this.growing(() => this.over(turn, { kind: "stopped" }));
    }
  }

  done() {
    this.running = null;
    this.conversation.ariaBusy = null;
    this.composer.setBusy(false);
    this.composer.say();
    this.history.save();
  }

  renew() {
    if (this.running) {
      this.stream.stop();
      this.done();
    }

    this.card.close();
    this.announcer.silence();
    this.history.clear();
    this.conversationId = undefined;
    this.turns.replaceChildren();
    this.rail.hidden = true;
    this.newest.hidden = true;
    this.intro.hidden = false;
    this.composer.say();
    this.composer.input.focus();
    this.refresh();
  }

  // Which version of a document there is now, asked once for each answer.
  versionOf(documentId) {
    if (!this.versions.has(documentId)) {
      this.versions.set(documentId, this.get("api/documents/" + encodeURIComponent(documentId)).then(({ version }) => version, () => null));
    }

    return this.versions.get(documentId);
  }

  showSources(turn) {
    const n = turn.citations.length;
    if (n > 0) {
      this.rail.hidden = false;
      this.rail.replaceChildren(this.words.node("h3", "sources", { n }), sourceList(turn));
    }
  }

  // The sentence for who is not known, a link if there is a page to sign in at.
  signIn() {
    const address = this.status?.signInUrl && webAddress(this.status.signInUrl, this.server)?.href;
    const sentence = this.words.node("p", "signIn");
    address && sentence.replaceChildren(make("a", { href: address, class: "link" }, sentence.textContent));
    return sentence;
  }

  // Whoever is at the end stays there while text arrives; whoever has scrolled up to read is not pulled away.
  growing(change) {
    const { conversation } = this;
    const isAtEnd = this.isAtEnd();
    change();
    if (isAtEnd) {
      conversation.scrollTop = conversation.scrollHeight;
    } else {
      this.newest.hidden = false;
    }
  }

  isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.conversation;
    return scrollHeight - scrollTop - clientHeight < 24;
  }

  scrolled() {
    this.card.place();
    if (this.isAtEnd()) {
      this.hideNewest();
    }
  }

  toNewest() {
    this.conversation.scrollTop = this.conversation.scrollHeight;
    this.hideNewest();
  }

  hideNewest() {
    if (this.newest.matches(":focus")) {
      this.conversation.focus();
    }

    this.newest.hidden = true;
  }

  // Closes the topmost thing that Escape can close; false when there was none.
  dismiss() {
    if (this.card.isOpen()) {
      this.card.marker.focus();
      this.card.close();
      return true;
    }

    const form = this.turns.querySelector(".reason");
    form?.dispatchEvent(new Event("dismiss"));
    return Boolean(form);
  }
}

// A number that nobody guesses, also on pages without HTTPS.
function newNumber() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
