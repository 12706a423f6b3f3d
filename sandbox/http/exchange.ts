import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { Reply } from "./reply.ts";

const MAX_BODY_BYTES = 1024 * 1024;

/** The whole body as text; null when it is larger than the sandbox takes. */
export function readBody(request: IncomingMessage): Promise<string | null> {
  const isEmpty = request.headers["transfer-encoding"] === undefined && !Number(request.headers["content-length"] ?? 0);
  if (isEmpty) return Promise.resolve("");
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    });
    request.on("end", () => {
      resolve(size > MAX_BODY_BYTES ? null : Buffer.concat(chunks).toString("utf8"));
    });
    request.on("error", reject);
  });
}

export function send(response: ServerResponse, { status, headers, body, content }: Reply, trackingId: string): void {
  // Encoded once, for its length and for the wire.
  const bytes = body === undefined ? undefined : Buffer.from(body);
  response.writeHead(status, {
    ...headers,
    "x-zm-trackingid": trackingId,
    ...(bytes && { "Content-Length": bytes.length }),
    ...(content && content.length !== null && { "Content-Length": content.length }),
  });
  if (content) pipeline(content.open(), response, () => undefined);
  else response.end(bytes);
}

/** Sends the head and half of the body, and drops the connection. */
export function sendCutOff(response: ServerResponse, reply: Reply, trackingId: string): void {
  const { status, headers, body, content } = reply;
  if (content) {
    response.writeHead(status, { ...headers, "x-zm-trackingid": trackingId });
    content.open().once("data", (chunk: Buffer) => {
      response.write(chunk.subarray(0, Math.ceil(chunk.length / 2)), () => drop(response));
    });
    return;
  }
  const bytes = Buffer.from(body ?? "");
  if (bytes.length === 0) {
    drop(response);
    return;
  }
  response.writeHead(status, { ...headers, "x-zm-trackingid": trackingId, "Content-Length": bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => drop(response));
}

export function drop(response: ServerResponse): void {
  response.socket?.destroy();
}

/** Waits in real time, but not beyond what ends it. */
export async function pause(ms: number, ending: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal: ending });
  } catch (error) {
    if (!ending.aborted) throw error;
  }
}
