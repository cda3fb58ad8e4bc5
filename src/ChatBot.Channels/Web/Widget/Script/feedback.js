// Whether an answer helped. The vote is sent at once; the reason, if there is one, follows by itself.
class Feedback {
  constructor(chat, answerId, copy) {
    const { words } = chat;
    this.chat = chat;
    this.answerId = answerId;
    const thumb = (reaction, key, picture) => make("button", {
      type: "button", class: "tool", "aria-pressed": "false", "aria-label": words.say(key), click: () => this.vote(reaction),
    }, icon(picture), words.node("span", key, {}, { class: "word" }));
    this.like = thumb("like", "helpful", "up");
    this.dislike = thumb("dislike", "notHelpful", "down");
    this.copied = make("span", { class: "copied", role: "status" });
    const copying = make("button", { type: "button", class: "tool", "aria-label": words.say("copy"), click: async () => {
      await copyText(copy(), this.node);
      words.put(this.copied, "copied");
    } }, icon("copy"), words.node("span", "copy", {}, { class: "word" }));
    this.node = make("div", { class: "feedback" }, make("div", { class: "tools" }, this.like, this.dislike, copying, this.copied));
  }

  vote(reaction) {
    this.form?.remove();
    this.form = null;
    set(this.like, { "aria-pressed": String(reaction === "like") });
    set(this.dislike, { "aria-pressed": String(reaction === "dislike") });
    this.send({ reaction });
    if (reaction === "dislike") {
      this.ask();
    }
  }

  ask() {
    const { words } = this.chat;
    const group = "reason-" + this.answerId;
    const choices = { wrong: "reasonWrong", unsupported: "reasonUnsupported", missing: "reasonMissing", offTopic: "reasonOffTopic" };
    const text = make("textarea", { rows: "2", maxlength: "500", dir: "auto", id: group });
    this.form = make("fieldset", { class: "reason", dismiss: () => this.close() },
      words.node("legend", "whatWrong"),
      Object.entries(choices).map(([value, key]) =>
        make("label", {}, make("input", { type: "radio", name: group, value }), words.node("span", key))),
      words.node("label", "anythingElse", {}, { for: group, class: "soft" }), text,
      make("div", { class: "tools" },
        words.node("button", "sendReason", {}, { type: "button", class: "strong", click: () => {
          const reason = this.form.querySelector("input:checked")?.value;
          this.send({ reaction: "dislike", reason, text: text.value.trim() || undefined });
          this.close(true);
        } }),
        words.node("button", "skip", {}, { type: "button", class: "plain", click: () => this.close() })));
    this.node.append(this.form);
    this.form.querySelector("input").focus();
    this.form.scrollIntoView({ block: "nearest" });
  }

  close(isSent) {
    this.dislike.focus();
    this.form?.remove();
    this.form = null;
    if (isSent) {
      this.thanks ??= make("p", { class: "soft small", role: "status" });
      this.node.append(this.thanks);
      this.chat.words.put(this.thanks, "thanks");
    }
  }

  send(content) {
    fetch(this.chat.server + "api/feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ answerId: this.answerId, ...content }),
      credentials: this.chat.credentials,
      keepalive: true,
    }).catch(() => {
      // A vote that is lost must not get in the way of reading.
    });
  }
}
