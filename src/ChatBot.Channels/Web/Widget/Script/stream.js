// Asking over a connection that may be cut at any moment. A question carries a number of its own, so that asking again is never asking
// twice; an event carries one too, so that the server can go on behind the last one that arrived.

const PAUSES = [500, 1000, 2000, 4000, 8000];

class AskStream {
  // `turn` holds question, requestId, conversationId and, once known, answerId and the last event; `tell` hears { name, data } of each event.
  constructor(server, credentials, turn, tell) {
    Object.assign(this, { server, credentials, turn, tell, isDone: false, leave: new AbortController() });
  }

  async run() {
    for (let tries = 0; !this.isDone && !this.isStopped;) {
      const before = this.turn.lastEvent;
      const problem = await this.listen();
      if (this.isDone || this.isStopped || problem) {
        return this.end(problem);
      }

      tries = this.turn.lastEvent === before ? tries : 0;
      if (tries === PAUSES.length) {
        return this.end({ kind: "failed" });
      }

      if (navigator.onLine === false) {
        this.tell("offline");
        await new Promise((resolve) => this.wake = resolve);
      } else {
        this.tell("reconnecting");
        const spread = 0.8 + Math.random() * 0.4;
        await new Promise((resolve) => setTimeout(this.wake = resolve, PAUSES[tries++] * spread));
      }
    }
  }

  end(problem) {
    if (problem && !this.isDone && !this.isStopped) {
      this.tell("problem", problem);
    }

    this.isDone = true;
  }

  // The connection is there again: whatever is being waited for goes on at once.
  hurry() {
    this.wake?.();
  }

  // Leaves the stream, which goes on at the server for whoever comes back for it.
  abandon() {
    this.isDone = true;
    this.leave.abort();
    this.wake?.();
  }

  // Ends the work itself. A question that waits for its turn is known by its own number; one that is still on its way by none, so that
  // the end waits for its first event.
  stop() {
    const { answerId, requestId } = this.turn;
    this.isStopped = true;
    if (answerId) {
      this.abandon();
    }

    this.wake?.();
    fetch(this.server + "api/ask/" + encodeURIComponent(answerId ?? requestId), { method: "DELETE", keepalive: true, credentials: this.credentials })
      .then(({ ok }) => ok && this.abandon(), () => {});
  }

  // Listens until the end or until the connection is cut, and says what went wrong unless trying again may help.
  async listen() {
    try {
      const { question, conversationId, requestId, lastEvent } = this.turn;
      const headers = { "Content-Type": "application/json", Accept: "text/event-stream" };
      if (lastEvent) {
        headers["Last-Event-ID"] = lastEvent;
      }

      const response = await fetch(this.server + "api/ask", {
        method: "POST",
        headers,
        body: JSON.stringify({ question, conversationId, requestId }),
        credentials: this.credentials,
        cache: "no-store",
        referrerPolicy: "strict-origin-when-cross-origin",
        signal: this.leave.signal,
      });
      if (!response.ok) {
        // A server that is being restarted says so, or a proxy in front of it does.
        return response.status > 501 && response.status < 505 ? undefined : await problemOf(response);
      }

      await readEvents(response.body, (name, data, id) => this.hear(name, data, id));
    } catch {
      // The connection is cut; who listens decides whether to come back.
    }
  }

  hear(name, data, id) {
    this.turn.lastEvent = id || this.turn.lastEvent;
    this.turn.answerId ??= id?.replace(/:\d+$/, "");
    this.turn.conversationId ??= data.conversationId;
    if (this.isStopped) {
      this.stop();
    } else if (!this.isDone) {
      this.isDone = name === "answer" || name === "error";
      this.tell(name, data);
    }
  }
}

// A browser tells a page that is not listed nothing at all, as if the connection were cut. That somebody answers shows that it is not.
async function isShutOut(server) {
  const answers = (mode) => fetch(server + "health/live", { mode, cache: "no-store" }).then(() => true, () => false);
  return !await answers("cors") && answers("no-cors");
}

async function problemOf(response) {
  const details = await response.json().catch(() => ({}));
  const seconds = Number(response.headers.get("Retry-After"));
  const kinds = { 401: "signIn", 403: "notAllowed", 410: "gone", 429: "limited" };
  return { kind: kinds[response.status] ?? "failed", seconds: seconds > 0 ? Math.min(seconds, 3600) : 5, id: details.traceId, signInUrl: details.signInUrl };
}

// Server-sent events: blocks of lines with an empty line behind each. What is cut off in the middle is not an event.
async function readEvents(body, hear) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let event = {};
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }

    const lines = (rest + value).split(/\r?\n/);
    rest = lines.pop();
    for (const line of lines) {
      if (line) {
        const [, name, content] = /^([^:]*):? ?(.*)$/.exec(line);
        event[name] = name === "data" && event.data != null ? event.data + "\n" + content : content;
      } else {
        if (event.data) {
          hear(event.event ?? "message", JSON.parse(event.data), event.id);
        }

        event = {};
      }
    }
  }
}
