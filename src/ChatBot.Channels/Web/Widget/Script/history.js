// What this tab has asked. It goes with the tab, and a page that forbids storing anything loses nothing but that.
class History {
  constructor(server) {
    this.key = "chatbot:" + server;
    this.turns = [];
    this.conversationId = undefined;
  }

  load() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.key));
      this.turns = Array.isArray(kept?.turns) ? kept.turns : [];
      this.conversationId = kept?.conversationId;
    } catch {
      this.turns = [];
    }
  }

  save() {
    this.turns = this.turns.slice(-20);
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ conversationId: this.conversationId, turns: this.turns }));
    } catch {
      // The store is full or forbidden.
    }
  }

  clear() {
    this.turns = [];
    this.conversationId = undefined;
    try {
      sessionStorage.removeItem(this.key);
    } catch {
      // It was forbidden to begin with.
    }
  }
}
