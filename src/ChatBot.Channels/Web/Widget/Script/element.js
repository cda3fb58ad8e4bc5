// The element `<chat-bot>`. Until somebody opens it there is a button and nothing else: no request, no timer, nothing stored.

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(STYLE);

class ChatBotElement extends HTMLElement {
  static observedAttributes = ["heading", "mode", "lang", "theme", "position"];

  connectedCallback() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [SHEET];
    }

    this.build();
  }

  disconnectedCallback() {
    this.chat?.end();
    this.chat = null;
    this.shadowRoot.replaceChildren();
  }

  attributeChangedCallback(name, before, now) {
    if (this.wrapper && before !== now) {
      this.chat?.end();
      this.chat = null;
      this.build();
    }
  }

  get isInline() {
    return this.getAttribute("mode") === "inline";
  }

  get isOpen() {
    return !this.isInline && (this.panel.open || this.panel.matches(":popover-open"));
  }

  get server() {
    return new URL("/", new URL(this.getAttribute("server") ?? ORIGIN, document.baseURI)).href;
  }

  get language() {
    return this.closest("[lang]")?.lang || document.documentElement.lang;
  }

  build() {
    const heading = this.getAttribute("heading");
    this.wrapper = make("div", { class: "root" + (this.isInline ? " inline" : ""), "data-theme": this.getAttribute("theme"), "data-position": this.getAttribute("position") });
    this.wrapper.addEventListener("keydown", (event) => this.key(event));
    this.shadowRoot.replaceChildren(this.wrapper);
    this.paint();
    if (this.isInline) {
      this.begin(this.wrapper);
      return;
    }

    const label = heading ?? LAUNCHERS[languageOf(this.language)];
    this.launcher = make("button", { type: "button", class: "launcher", part: "launcher", "aria-expanded": "false", "aria-label": label, click: () => this.open() },
      icon("ask"), make("span", { class: "word", dir: "auto" }, label));
    this.panel = make("dialog", { class: "panel", part: "panel", "aria-label": label, cancel: (event) => {
      event.preventDefault();
      this.dismiss();
    } });
    this.wrapper.append(this.launcher, this.panel);
  }

  async begin(place) {
    const words = new Words();
    const suggestions = this.getAttribute("suggestions");
    await words.load(this.server, this.language);
    if (this.chat || !place.isConnected) {
      return;
    }

    this.chat = new Chat({
      server: this.server,
      credentials: this.getAttribute("credentials") ?? "same-origin",
      words,
      announce: this.getAttribute("announce") ?? "sentences",
      suggests: suggestions !== "off",
      suggestions: suggestions && suggestions !== "off" ? suggestions.split("|").map((question) => question.trim()) : null,
      heading: this.getAttribute("heading"),
      tell: (name, detail) => this.tell(name, detail),
      close: this.isInline ? null : () => this.close(),
    });
    place.append(this.chat.node);
    this.chat.start();
    if (this.draft) {
      this.chat.composer.fill(this.draft);
    }

    this.pending?.();
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent("chatbot-" + name, { detail, bubbles: true, composed: true }));
  }

  // Black or white on the accent of the page, whichever can be read, unless the page says it itself.
  paint() {
    const own = getComputedStyle(this);
    if (own.getPropertyValue("--cb-accent") && !own.getPropertyValue("--cb-on-accent")) {
      const probe = make("span", { class: "probe" });
      this.wrapper.append(probe);
      const parts = getComputedStyle(probe).color.match(/[\d.]+/g)?.map(Number) ?? [];
      probe.remove();
      const [red, green, blue] = parts.map((part) => ((part / 255 + 0.055) / 1.055) ** 2.4);
      this.wrapper.style.setProperty("--on-accent", 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff");
    }
  }

  /** Opens the panel. */
  async open() {
    if (this.isInline || this.isOpen) {
      return;
    }

    const isNarrow = matchMedia("(max-width: 480px), (max-height: 480px)").matches;
    set(this.panel, { popover: isNarrow ? null : "manual" });
    isNarrow ? this.panel.showModal() : this.panel.showPopover();

    this.launcher.hidden = true;
    this.launcher.ariaExpanded = "true";
    this.follow(isNarrow);
    await this.begin(this.panel);
    this.chat.composer.input.focus();
    this.tell("open");
  }

  /** Closes the panel; the conversation stays. */
  close() {
    if (this.isOpen) {
      this.launcher.hidden = false;
      this.launcher.ariaExpanded = "false";
      this.launcher.focus();
      this.panel.open ? this.panel.close() : this.panel.hidePopover();
      this.launcher.focus();
      this.unfollow?.();
      this.tell("close");
    }
  }

  /** Opens the chat and asks a question, as if it had been typed and sent. */
  async ask(text) {
    await this.ready();
    return this.chat.ask(String(text).trim());
  }

  /** Writes a question into the box and does not send it. */
  fill(text) {
    this.draft = String(text);
    this.chat?.composer.fill(this.draft);
  }

  async ready() {
    await this.open();
    if (!this.chat) {
      await new Promise((resolve) => this.pending = resolve);
    }
  }

  key(event) {
    if (event.key === "Escape" && this.dismiss()) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  dismiss() {
    if (this.chat?.dismiss()) {
      return true;
    }

    const { isOpen } = this;
    this.close();
    return isOpen;
  }

  // The keyboard of a phone covers what it likes; only the visual viewport knows what is left. While it is zoomed, the reader steers.
  follow(isSheet) {
    const view = window.visualViewport;
    if (isSheet && view) {
      const fit = () => {
        if (view.scale === 1) {
          this.panel.style.setProperty("height", view.height + "px");
          this.panel.style.setProperty("inset-block-start", view.offsetTop + "px");
        }
      };
      view.addEventListener("resize", fit);
      view.addEventListener("scroll", fit);
      fit();
      this.unfollow = () => {
        view.removeEventListener("resize", fit);
        view.removeEventListener("scroll", fit);
        this.panel.style.removeProperty("height");
        this.panel.style.removeProperty("inset-block-start");
      };
    }
  }
}

if (!customElements.get("chat-bot")) {
  customElements.define("chat-bot", ChatBotElement);
}
