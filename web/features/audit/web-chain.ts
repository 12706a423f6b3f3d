// Reads the chain from the server and checks it with the browser's own SHA-256.

import { bodyOf } from "../../../domain/answers/body.ts";
import { type Checkpoint, checkpointText } from "../../../domain/audit/chain.ts";
import { checkLines } from "../../../domain/audit/chain-lines.ts";
import type { ChainResult } from "../../../domain/audit/check-chain.ts";
import { classifyFailure } from "../../lib/api/classify.ts";
import { NetworkError } from "../../lib/api/errors.ts";
import { send } from "../../lib/api/send.ts";

const PATH = "/api/audit/chain";
const encoder = new TextEncoder();

/** SHA-256 of a text, in hex. */
export async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
  let hex = "";
  for (const byte of bytes) hex += byte.toString(16).padStart(2, "0");
  return hex;
}

/** Whether a checkpoint is signed by its key; null where the browser knows no Ed25519, and for what it remembers itself. */
export async function isSigned(checkpoint: Checkpoint): Promise<boolean | null> {
  if (checkpoint.key === "") return null;
  try {
    const jwk = { kty: "OKP", crv: "Ed25519", x: checkpoint.key };
    const key = await crypto.subtle.importKey("jwk", jwk, { name: "Ed25519" }, false, ["verify"]);
    const signature = Uint8Array.from(atob(checkpoint.signature.replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
      sign.charCodeAt(0),
    );
    return await crypto.subtle.verify("Ed25519", key, signature, encoder.encode(checkpointText(checkpoint)));
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotSupportedError") return null;
    return false;
  }
}

/** The lines of a stream of text. */
async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}

/** @throws ApiError; ChainBrokenOff where the chain did not come whole */
export async function checkChain(
  known: readonly Checkpoint[],
  progressed: (entries: number, of: number) => void,
  signal: AbortSignal,
): Promise<ChainResult> {
  const response = await send("GET", PATH, undefined, signal).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new NetworkError("The console could not reach its server.", { code: "network", status: 0, cause });
  });
  if (!response.ok || !response.body) {
    const header = (name: string) => response.headers.get(name);
    throw classifyFailure(
      { status: response.status, body: bodyOf(await response.text()), header, path: PATH },
      Date.now(),
    );
  }
  return checkLines(linesOf(response.body), { sha256, isSigned, known, progressed });
}
