// Says to a screen reader what others see appear: whole sentences, one after another, each once. The conversation itself is not live,
// because a reader that is told of every change of it is told everything twice.
class Announcer {
  constructor(words, level) {
    this.words = words;
    this.level = level;
    this.log = make("div", { class: "unseen", role: "log", "aria-live": "polite", "aria-relevant": "additions" });
    this.alert = make("div", { class: "unseen", role: "alert" });
    this.queue = [];
    this.pending = "";
  }

  // Text of the answer; its last sentence may go on, so it is held back.
  hear(text) {
    this.pending += text;
    if (this.level === "sentences") {
      const sentences = this.sentences();
      this.pending = sentences.pop() ?? "";
      this.say(...sentences);
    }
  }

  sentences() {
    const segmenter = new Intl.Segmenter(this.words.language, { granularity: "sentence" });
    // A full stop and a marker behind it would otherwise be one sentence with the next.
    return spoken(this.pending.replace(/(\[\d{1,4}\])+/g, " "), this.words).split("\n")
      .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim())).filter(Boolean);
  }

  end(...last) {
    const rest = this.level === "brief" ? [] : this.level === "whole" ? [this.sentences().join(" ")].filter(Boolean) : this.sentences();
    this.pending = "";
    this.say(...rest, ...last);
  }

  say(...sentences) {
    this.queue.push(...sentences);
    if (!this.pace) {
      this.next();
    }
  }

  next() {
    clearTimeout(this.emptying);
    const sentence = this.queue.shift();
    if (sentence) {
      this.log.append(make("p", {}, sentence));
      this.pace = setTimeout(() => this.next(), 350);
    } else {
      this.pace = undefined;
      this.emptying = setTimeout(() => this.log.replaceChildren(), 8000);
    }
  }

  // Something went wrong.
  warn(sentence) {
    this.alert.replaceChildren(make("p", {}, sentence));
  }

  // What was said no longer matters.
  silence() {
    this.queue = [];
    this.pending = "";
    this.log.replaceChildren();
    this.alert.replaceChildren();
  }
}
