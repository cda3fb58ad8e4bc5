// What the benchmarks compare with: LangChain.js and its store for Qdrant, doing the same work. Prints one JSON object in its last line.
//   node peer.mjs index DOCS QDRANT EMBEDDINGS COLLECTION
//   node peer.mjs ask FACTS QDRANT EMBEDDINGS COLLECTION QUESTIONS CLIENTS
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Document } from "@langchain/core/documents";
import { Embeddings } from "@langchain/core/embeddings";
import { QdrantVectorStore } from "@langchain/qdrant";
import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";

const chunkSize = 1800;          // gives about as many pieces as the product makes passages
const textsPerRequest = 32;      // as the product
const documentsPerBatch = 256;   // as the product
const batchesAtOnce = 4;         // as the product has requests to the model
const passagesAsked = 8;

// OpenAI's protocol and nothing more; vectors come as base64, which is the quickest to read.
class OpenEmbeddings extends Embeddings {
  constructor(endpoint) {
    super({});
    this.address = `${endpoint}/embeddings`;
  }

  async embedDocuments(texts) {
    const parts = [];
    for (let from = 0; from < texts.length; from += textsPerRequest) {
      parts.push(texts.slice(from, from + textsPerRequest));
    }
    return (await Promise.all(parts.map((part) => this.ask(part)))).flat();
  }

  async embedQuery(text) {
    return (await this.ask([text]))[0];
  }

  async ask(input) {
    const response = await fetch(this.address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model: "double", input, encoding_format: "base64" }),
    });
    if (!response.ok) {
      throw new Error(`${response.status} ${await response.text()}`);
    }
    return (await response.json()).data.map(({ embedding }) => {
      const bytes = Buffer.from(embedding, "base64");
      return Array.from(new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4));
    });
  }
}

async function index(docs, store) {
  const plain = new RecursiveCharacterTextSplitter({ chunkSize, chunkOverlap: 0 });
  const markdown = RecursiveCharacterTextSplitter.fromLanguage("markdown", { chunkSize, chunkOverlap: 0 });
  const names = (await readdir(docs)).sort();
  await store.ensureCollection();
  let waiting = [];
  let chunks = 0;
  let characters = 0;
  const running = new Set();
  const send = async (batch) => {
    if (running.size === batchesAtOnce) {
      await Promise.race(running);
    }
    const sending = store.addDocuments(batch).finally(() => running.delete(sending));
    running.add(sending);
  };
  for (const name of names) {
    const text = await readFile(join(docs, name), "utf8");
    const document = new Document({ pageContent: text, metadata: { source: name } });
    for (const chunk of await (name.endsWith(".md") ? markdown : plain).splitDocuments([document])) {
      waiting.push(chunk);
      chunks++;
      characters += chunk.pageContent.length;
      if (waiting.length === documentsPerBatch) {
        await send(waiting);
        waiting = [];
      }
    }
  }
  if (waiting.length > 0) {
    await send(waiting);
  }
  await Promise.all(running);
  return { documents: names.length, chunks, characters };
}

async function ask(facts, store, questions, clients) {
  const known = (await readFile(facts, "utf8")).trimEnd().split("\n").map((line) => JSON.parse(line));
  let next = 0;
  let found = 0;
  const client = async (until) => {
    for (let i = next++; i < until; i = next++) {
      const { question, answer } = known[i % known.length];
      const passages = await store.similaritySearch(question, passagesAsked);
      found += passages.some(({ pageContent }) => pageContent.includes(answer)) ? 1 : 0;
    }
  };
  const all = (until) => Promise.all(Array.from({ length: clients }, () => client(until)));
  // Everything is compiled before anything counts.
  await all(questions);
  [next, found] = [0, 0];
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  await all(questions);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { questions, found: found / questions, seconds, cpuSeconds: (user + system) / 1e6, megabytes: process.memoryUsage().rss / 1e6 };
}

const [verb, path, url, endpoint, collectionName, questions, clients] = process.argv.slice(2);
const store = new QdrantVectorStore(new OpenEmbeddings(endpoint), {
  url,
  collectionName,
  collectionConfig: { vectors: { size: 384, distance: "Cosine" } },
});
console.log(JSON.stringify(verb === "index" ? await index(path, store) : await ask(path, store, Number(questions), Number(clients))));
