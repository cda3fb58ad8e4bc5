// Where the question is written. It is never switched off: what was typed is kept, whatever happens meanwhile.
class Composer {
  constructor(chat) {
    const { words } = chat;
    this.chat = chat;
    this.most = 4000;
    this.input = make("textarea", {
      rows: "1", dir: "auto", id: "question", placeholder: words.say("placeholder"), enterkeyhint: "send", autocomplete: "off",
      "aria-describedby": "hint count", input: () => this.changed(), keydown: (event) => this.key(event),
    });
    this.count = make("p", { class: "count", id: "count" });
    this.sendButton = make("button", { type: "button", class: "send", "aria-label": words.say("send"), click: () => this.send() }, icon("send"));
    this.stopButton = make("button", { type: "button", class: "send", "aria-label": words.say("stop"), hidden: true, click: () => chat.stop() }, icon("stop"));
    this.status = make("p", { class: "status" });
    this.node = make("div", { class: "composer", part: "composer" },
      words.node("label", "label", {}, { class: "unseen", for: "question" }),
      make("div", { class: "box" }, this.input, this.sendButton, this.stopButton),
      make("div", { class: "below" }, this.status, words.node("p", "hint", {}, { class: "hint", id: "hint" }), this.count));
    this.changed();
  }

  key(event) {
    // While a word is being composed, Enter chooses it; Safari tells of that by the key code alone.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      this.send();
    }
  }

  changed() {
    const { input, most } = this;
    const over = input.value.length - most;
    input.style.setProperty("height", "auto");
    input.style.setProperty("height", input.scrollHeight + "px");
    this.count.classList.toggle("bad", over > 0);
    if (over > 0) {
      this.chat.words.put(this.count, "tooLong", { n: over });
    } else if (input.value.length >= most * 0.9) {
      this.chat.words.put(this.count, "count", { n: input.value.length, most });
    } else {
      this.count.textContent = "";
    }

    this.canSend = input.value.trim() !== "" && over <= 0;
    this.sendButton.ariaDisabled = String(!this.canSend);
    input.ariaInvalid = String(over > 0);
  }

  send() {
    if (this.chat.running) {
      this.say("wait");
    } else if (this.canSend && this.chat.ask(this.input.value.trim())) {
      this.fill("");
    }
  }

  fill(text) {
    this.input.value = text;
    this.changed();
  }

  // Send and Stop share a place; the focus goes to the text before the one that has it disappears.
  setBusy(isBusy) {
    if ((isBusy ? this.sendButton : this.stopButton).matches(":focus")) {
      this.input.focus();
    }

    this.sendButton.hidden = isBusy;
    this.stopButton.hidden = !isBusy;
  }

  // The line under the box. What is gone within a moment is not worth saying aloud.
  say(key, values) {
    clearTimeout(this.later);
    this.status.textContent = "";
    if (key) {
      this.chat.words.put(this.status, key, values);
      this.later = setTimeout(() => this.chat.announcer.say(this.status.textContent), key === "wait" ? 0 : 800);
    }
  }
}
