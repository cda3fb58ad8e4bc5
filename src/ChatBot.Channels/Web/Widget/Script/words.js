// What the widget says. English is part of the script, other languages are loaded when the chat is opened.
class Words {
  constructor() {
    this.language = "en";
    this.pack = ENGLISH;
  }

  async load(server, wanted) {
    const language = languageOf(wanted);
    if (language === this.language) {
      return;
    }

    this.language = language;
    this.pack = ENGLISH;
    if (language !== "en") {
      try {
        const response = await fetch(server + "lang/" + language + ".json");
        this.pack = response.ok ? await response.json() : ENGLISH;
      } catch {
        // Without the pack the words are English ones, and say so.
      }
    }
  }

  // One sentence; a number in it chooses the form that the language has for it.
  say(key, values = {}) {
    const entry = this.pack[key] ?? ENGLISH[key];
    const language = this.isForeign(key) ? "en" : this.language;
    const form = typeof entry === "string" ? entry : entry[new Intl.PluralRules(language).select(values.n)] ?? entry.other;
    return form.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : value == null ? whole : visible(value);
    });
  }

  isForeign(key) {
    return this.pack[key] == null || this.pack === ENGLISH;
  }

  // An English sentence among others must say that it is one, or its full stop jumps to the wrong end in Arabic.
  put(node, key, values) {
    node.textContent = this.say(key, values);
    const isForeign = this.language !== "en" && this.isForeign(key);
    set(node, { lang: isForeign ? "en" : null, dir: isForeign ? "ltr" : null });
    return node;
  }

  node(tag, key, values, attributes) {
    return this.put(make(tag, attributes), key, values);
  }

  date(text) {
    const date = new Date(text);
    return isNaN(date) ? text : new Intl.DateTimeFormat(this.language, { dateStyle: "medium" }).format(date);
  }

  // Where a citation stands. The time of a recording is what a reader would look for, so it comes before the line.
  place(place = {}) {
    if (place.time) {
      return place.time[0];
    }

    const found = [
      place.page != null && this.say("page", { n: place.page }),
      place.slide != null && this.say("slide", { n: place.slide }),
      place.sheet,
    ].filter(Boolean);
    if (found.length > 0) {
      return found.join(", ");
    }

    const [from, to] = place.lines ?? [1, 1];
    return this.say(from === to ? "line" : "lines", { from, to });
  }
}

// The part of a language tag that names a pack, if there is such a pack.
function languageOf(tag) {
  const language = (tag || "en").toLowerCase().split("-")[0];
  return Object.hasOwn(LAUNCHERS, language) ? language : "en";
}
