// One question and what is shown of its answer. What has been shown never changes; it only grows until it is done.
class Turn {
  constructor(chat, kept) {
    this.chat = chat;
    this.kept = kept;
    this.citations = [];
    const { words } = chat;
    this.text = make("div", { class: "text" });
    this.body = new AnswerText(this.text, (number) => this.marker(number));
    this.answer = make("article", { class: "answer", part: "answer" }, words.node("h3", "answer", {}, { class: "unseen" }), this.text);
    this.node = make("div", { class: "turn" },
      make("article", { class: "question", part: "question" }, words.node("h3", "youAsked", {}, { class: "unseen" }), make("p", { dir: "auto" }, kept.question)),
      this.answer);
  }

  marker(number) {
    const citation = this.citations.find((known) => known.number === number);
    if (!citation) {
      return null;
    }

    const { words, card } = this.chat;
    return make("button", {
      type: "button", class: "marker", part: "citation", "aria-expanded": "false",
      "aria-label": words.say("source", { n: number, title: citation.title, place: words.place(citation.place) }),
      // A click that no pointer made has no count.
      click: (event) => {
        this.chat.showSources(this);
        card.open(event.currentTarget, this, number, event.detail === 0);
      },
    }, String(number));
  }

  piece(text, citations = []) {
    this.citations.push(...citations.filter(({ number }) => !this.citations.some((known) => known.number === number)));
    this.body.add(text);
  }

  // The whole answer. Its text is what was told in pieces; what of it has not arrived, or was kept from earlier, is added now.
  finish(answer, isOld) {
    const { words } = this.chat;
    const hasAnswer = answer.outcome === "answered";
    if (hasAnswer) {
      const told = this.body.text;
      const rest = answer.text.startsWith(told) ? answer.text.slice(told.length) : answer.text;
      if (rest.length === answer.text.length) {
        this.startAnew();
      }

      this.piece(rest, answer.citations);
      this.disagree(answer.disagreement);
      this.answer.append(words.node("p", answer.fallback ? "modelDown" : answer.mode, { model: answer.usage?.model ?? "" }, { class: "note" }));
      this.list();
    } else if (answer.outcome === "failed") {
      this.problem({ kind: "failed", id: answer.traceId });
    } else {
      this.startAnew();
      this.notAnswered(answer);
    }

    if (answer.outcome !== "failed") {
      this.answer.append(new Feedback(this.chat, answer.answerId, () => this.plainText(answer)).node);
    }

    if (!isOld || this.chat.history.turns.at(-1) === this.kept) {
      this.suggest(answer.suggestions);
    }
  }

  startAnew() {
    this.text.replaceChildren();
    this.body = new AnswerText(this.text, (number) => this.marker(number));
  }

  disagree(statements = []) {
    if (statements.length > 0) {
      this.answer.append(make("div", { class: "disagreement" },
        this.chat.words.node("p", "disagreement", {}, { class: "heading" }),
        make("ul", { dir: "auto" }, statements.map(({ says, citations, date }) => make("li", {},
          inline(says, (number) => this.marker(number)), citations.map((number) => [" ", this.marker(number)]),
          date && make("span", { class: "soft" }, " ", make("bdi", {}, this.chat.words.date(date))))))));
    }
  }

  list() {
    if (this.citations.length > 0) {
      this.answer.append(make("details", { class: "sources" },
        make("summary", {}, this.chat.words.node("span", "sources", { n: this.citations.length }), icon("on", "mirrors chevron")),
        sourceList(this)));
      this.chat.showSources(this);
    }
  }

  notAnswered({ outcome, nearest = [] }) {
    const { words } = this.chat;
    if (outcome === "refused") {
      this.text.append(words.node("p", "refused"));
      return;
    }

    this.text.append(words.node("p", nearest.length > 0 ? "notFound" : "notFoundBare"));
    if (nearest.length > 0) {
      this.text.append(make("ul", { dir: "auto" }, nearest.map((document) => make("li", {}, sourceLink(document, { chat: this.chat }, document.title)))));
    }

    this.text.append(words.node("p", "notFoundAdvice", {}, { class: "soft" }));
  }

  suggest(questions = []) {
    if (questions.length > 0 && this.chat.suggests) {
      this.suggestions = this.chat.suggestionButtons(questions, this.chat.words.say("askNext"));
      this.answer.append(this.suggestions);
    }
  }

  // What came between question and answer: a sentence, and a button where trying again may help.
  problem({ kind, seconds, id }, again) {
    const { words, announcer } = this.chat;
    this.trouble?.remove();
    const isBad = kind === "failed" || kind === "gone";
    const sentence = kind === "signIn" ? this.chat.signIn() : words.node("p", kind, { id: id ?? "–", n: seconds });
    this.trouble = make("div", { class: "trouble" + (isBad ? " bad" : "") }, sentence);
    if (again && !sentence.querySelector("a")) {
      const button = words.node("button", "tryAgain", {}, { type: "button", class: "strong", click: () => button.ariaDisabled !== "true" && again() });
      this.trouble.append(button);
      if (kind === "limited") {
        this.countDown(sentence, button, seconds);
      }
    }

    this.answer.append(this.trouble);
    announcer.warn(sentence.textContent);
  }

  // The seconds are seen, not heard; that it is time again is said once.
  countDown(sentence, button, seconds) {
    button.ariaDisabled = "true";
    const until = Date.now() + seconds * 1000;
    const timer = setInterval(() => {
      const left = Math.ceil((until - Date.now()) / 1000);
      if (left > 0) {
        this.chat.words.put(sentence, "limited", { n: left });
      } else {
        clearInterval(timer);
        sentence.remove();
        button.ariaDisabled = null;
        this.chat.announcer.say(this.chat.words.say("tryAgain"));
      }
    }, 1000);
  }

  plainText(answer) {
    return [spoken(answer.text.replace(/\[(\d{1,4})\]/g, (whole, number) => this.citations.some((known) => known.number === Number(number)) ? `\\[${number}\\]` : whole), this.chat.words),
      ...this.citations.map((citation) => `${citationLine(citation, this.chat)}\n“${visible(citation.quote)}”`)].join("\n\n");
  }
}
