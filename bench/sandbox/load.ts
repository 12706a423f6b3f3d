// Sends one request of any kind over and over on kept-alive connections, and prints how many were answered.
import { connect } from "node:net";

const { TARGET_PORT, TARGET, TOKEN, BODY = "", CONNECTIONS, SECONDS } = process.env;
const request = Buffer.from(
  [
    `${TARGET} HTTP/1.1`,
    `Host: 127.0.0.1:${TARGET_PORT}`,
    `Authorization: Bearer ${TOKEN}`,
    ...(BODY === "" ? [] : ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(BODY)}`]),
    "",
    BODY,
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
  // An answer without a body says nothing of its length.
  return end + headEnd.length + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
}

function open(): void {
  const socket = connect(Number(TARGET_PORT), "127.0.0.1");
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
  socket.on("error", (error) => {
    throw error;
  });
}

const startedAt = performance.now();
for (let count = 0; count < Number(CONNECTIONS); count++) open();
setTimeout(() => {
  isOver = true;
  const perSecond = (latenciesMs.length / (performance.now() - startedAt)) * 1000;
  latenciesMs.sort((a, b) => a - b);
  const p99Ms = latenciesMs[Math.floor(latenciesMs.length * 0.99)];
  console.log(JSON.stringify({ requests: latenciesMs.length, perSecond, p99Ms, failures }));
  process.exit(0);
}, Number(SECONDS) * 1000);
