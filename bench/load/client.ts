// Sends one request over and over on kept-alive connections and prints what it measured. Raw sockets: the load must not
// be what is measured, and it shares two cores with what is.
import { connect } from "node:net";
import type { LoadSettings } from "./load.ts";

const { port, target, headers, body, connections, seconds } = JSON.parse(process.env.LOAD ?? "") as LoadSettings;
const request = Buffer.from(
  [
    `${target} HTTP/1.1`,
    `Host: localhost:${port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`]),
    "",
    body ?? "",
  ].join("\r\n"),
);
const headEnd = Buffer.from("\r\n\r\n");
const latenciesMs: number[] = [];
let failures = 0;
let isOver = false;

/** Length of the whole answer that begins the buffer, once its head is there. */
function answerLength(buffer: Buffer): number | null {
  const end = buffer.indexOf(headEnd);
  if (end === -1) return null;
  const head = buffer.toString("latin1", 0, end);
  if (!head.startsWith("HTTP/1.1 20")) failures += 1;
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined && !head.startsWith("HTTP/1.1 204")) throw new Error(`an answer without a length:\n${head}`);
  return end + headEnd.length + Number(length ?? 0);
}

function open(): void {
  const socket = connect(port, "127.0.0.1");
  let buffer: Buffer | null = null;
  let received = 0;
  let expected: number | null = null;
  let askedAt = 0;
  const ask = () => {
    buffer = null;
    received = 0;
    expected = null;
    askedAt = performance.now();
    socket.write(request);
  };
  socket.once("connect", ask);
  socket.on("data", (chunk) => {
    received += chunk.length;
    if (expected === null) {
      buffer = buffer ? Buffer.concat([buffer, chunk]) : chunk;
      expected = answerLength(buffer);
    }
    if (expected === null || received < expected) return;
    if (isOver) {
      socket.destroy();
      return;
    }
    latenciesMs.push(performance.now() - askedAt);
    ask();
  });
  // Some subjects close the connection after every answer; that is part of what they cost.
  socket.once("close", () => {
    if (!isOver) open();
  });
  socket.on("error", (error) => {
    throw error;
  });
}

const startedAt = performance.now();
for (let count = 0; count < connections; count++) open();
setTimeout(() => {
  isOver = true;
  const perSecond = (latenciesMs.length / (performance.now() - startedAt)) * 1000;
  latenciesMs.sort((a, b) => a - b);
  const at = (share: number) => latenciesMs[Math.floor(latenciesMs.length * share)];
  console.log(JSON.stringify({ requests: latenciesMs.length, perSecond, p50Ms: at(0.5), p99Ms: at(0.99), failures }));
  process.exit(0);
}, seconds * 1000);
