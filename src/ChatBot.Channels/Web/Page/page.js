"use strict";

// What stands around the chat: the documents, the state of the index, and how else people can ask. The chat itself is `<chat-bot>`.
(() => {
  const root = document.documentElement;
  const element = (id) => document.getElementById(id);
  const chat = document.querySelector("chat-bot");
  const wide = matchMedia("(min-width: 60em)");
  const MOST_TITLES = 200;
  const MOST_DOCUMENTS = 5000;
  let words = {};
  let status = null;
  let documents = [];
  let shownChange;

  // The language is chosen before the chat begins, so that both speak the same one.
  const known = root.dataset.languages.split(" ");
  const wanted = [new URLSearchParams(location.search).get("lang"), ...navigator.languages]
    .map((tag) => tag?.toLowerCase().split("-")[0]).find((code) => known.includes(code)) ?? "en";
  root.lang = wanted;
  root.dir = wanted === "ar" ? "rtl" : "ltr";

  const say = (key, otherwise) => words[key] ?? otherwise;
  const number = (value) => new Intl.NumberFormat(root.lang).format(value);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => typeof values[name] === "number" ? number(values[name]) : values[name] ?? whole);

  async function translate() {
    if (wanted !== "en") {
      const pack = await get("/lang/" + wanted + ".json").catch(() => ({}));
      words = pack.page ?? {};
      document.querySelectorAll("[data-word]").forEach((node) => node.textContent = say(node.dataset.word, node.textContent));
      document.querySelectorAll("[data-label]").forEach((node) => node.ariaLabel = say(node.dataset.label, node.ariaLabel));
      document.querySelectorAll("[data-placeholder]").forEach((node) => node.placeholder = say(node.dataset.placeholder, node.placeholder));
    }
  }

  async function get(path) {
    const response = await fetch(path, { headers: { Accept: "application/json" } });
    if (!response.ok) {
      throw response;
    }

    return response.json();
  }

  // The index changes while people look at it: asked each second while documents are read, and now and then else.
  async function watch() {
    if (!document.hidden) {
      try {
        status = await get("/api/status");
        showStatus();
        if (status.changedAt !== shownChange) {
          shownChange = status.changedAt;
          documents = await allDocuments();
          showTitles();
        }
      } catch (problem) {
        element("state").classList.remove("ready");
        element("state-words").textContent = problem.status === 401 ? say("signIn", "Sign in to ask.") : say("away", "The server does not answer");
      }
    }

    setTimeout(watch, status?.indexing ? 1000 : 10000);
  }

  async function allDocuments() {
    let found = [];
    for (let path = "/api/documents"; path && found.length < MOST_DOCUMENTS;) {
      const { documents: some, next } = await get(path);
      found = found.concat(some);
      path = next && "/api/documents?after=" + encodeURIComponent(next);
    }

    return found;
  }

  function showStatus() {
    const { indexing, isSample, model } = status;
    const state = element("state");
    state.classList.toggle("ready", !indexing);
    element("state-words").textContent = indexing
      ? fill(say("readingNow", "Reading {done} of {total}"), indexing)
      : status.documents ? say("upToDate", "Up to date") : say("nothing", "No documents yet");
    let progress = state.querySelector("progress");
    if (indexing && !progress) {
      progress = document.createElement("progress");
      state.append(progress);
    }

    if (indexing) {
      progress.max = indexing.total || 1;
      progress.value = indexing.done;
      progress.ariaLabel = element("state-words").textContent;
    } else {
      progress?.remove();
    }

    element("figures").hidden = false;
    element("count-documents").textContent = number(status.documents);
    element("count-passages").textContent = number(status.passages);
    element("last-change").textContent = status.changedAt ? ago(new Date(status.changedAt)) : "–";
    element("model").textContent = model ?? say("noModel", "none");
    element("sample").hidden = !isSample;
    // A service that nobody has named would say twice what stands over the chat.
    if (status.name && status.name !== "Ask the documents") {
      element("name").textContent = status.name;
      document.title = status.name;
    }
  }

  function ago(date) {
    const minutes = (date - Date.now()) / 60000;
    const [value, unit] = Math.abs(minutes) < 60 ? [minutes, "minute"] : Math.abs(minutes) < 1440 ? [minutes / 60, "hour"] : [minutes / 1440, "day"];
    return new Intl.RelativeTimeFormat(root.lang, { numeric: "auto" }).format(Math.round(value), unit);
  }

  function showTitles() {
    const sought = element("filter").value.trim().toLowerCase();
    const found = documents.filter(({ title, path }) => !sought || (title + "\n" + path).toLowerCase().includes(sought));
    element("filter-row").hidden = documents.length < 8;
    element("titles").replaceChildren(...found.slice(0, MOST_TITLES).map(titleOf));
    const more = element("more");
    more.hidden = found.length > 0 && found.length <= MOST_TITLES;
    more.textContent = found.length === 0 ? say("noMatch", "No document has this in its name.") : fill(say("more", "and {n} more"), { n: found.length - MOST_TITLES });
    more.hidden ||= documents.length === 0;
  }

  function titleOf({ documentId, title, path, date }) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const name = document.createElement("strong");
    const place = document.createElement("small");
    const shown = document.createElement("bdi");
    link.href = "/sources/" + encodeURIComponent(documentId);
    name.dir = "auto";
    name.textContent = title;
    shown.textContent = path;
    place.append(shown);
    const day = date ? new Date(date) : null;
    if (day && !isNaN(day)) {
      const when = document.createElement("span");
      when.textContent = new Intl.DateTimeFormat(root.lang, { dateStyle: "medium" }).format(day);
      place.append(when);
    }

    link.append(name, place);
    item.append(link);
    return item;
  }

  // On a narrow screen the documents are a sheet over the chat; it is the same list, moved.
  function settle() {
    const sheet = element("sheet");
    if (wide.matches) {
      sheet.close();
      element("side").append(element("library"));
    } else {
      element("sheet-body").append(element("library"));
    }
  }

  async function copy(id) {
    const text = element(id).textContent;
    try {
      await navigator.clipboard.writeText(text);
      element("copied").textContent = say("copied", "Copied.");
    } catch {
      getSelection().selectAllChildren(element(id));
    }
  }

  function snippets() {
    const { origin } = location;
    element("snippet-site").textContent = `<script src="${origin}/widget.js" async></script>\n<chat-bot><a href="${origin}/">${say("ask", "Ask the documents")}</a></chat-bot>`;
    element("snippet-program").textContent = `curl ${origin}/api/ask -H "Content-Type: application/json" \\\n  -d '{"question": "…"}'`;
    element("snippet-direct-line").textContent = `${origin}/v3/directline`;
  }

  element("filter").addEventListener("input", showTitles);
  element("show-library").addEventListener("click", () => element("sheet").showModal());
  element("show-connect").addEventListener("click", () => element("connect").showModal());
  document.querySelectorAll("[data-close]").forEach((button) => button.addEventListener("click", () => button.closest("dialog").close()));
  document.querySelectorAll("[data-copy]").forEach((button) => button.addEventListener("click", () => copy(button.dataset.copy)));
  document.addEventListener("visibilitychange", () => !document.hidden && status && showStatus());
  wide.addEventListener("change", settle);
  settle();
  translate().then(() => {
    snippets();
    watch();
  });

  // A link may bring a question along. It is written into the box and waits there; only a person sends it.
  const question = new URLSearchParams(location.search).get("q");
  if (question) {
    customElements.whenDefined("chat-bot").then(() => chat.fill(question.slice(0, 4000)));
  }
})();
