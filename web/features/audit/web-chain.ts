// Reads the chain from the server and checks it with the browser's own SHA-256.

import { auditPath } from "../../../contract/bff.ts";
import { type Checkpoint, checkpointText } from "../../../domain/audit/chain.ts";
import { checkLines } from "../../../domain/audit/chain-lines.ts";
import type { ChainResult } from "../../../domain/audit/check-chain.ts";
import { requestLines } from "../../lib/api/request-lines.ts";

const PATH = `${auditPath}/chain`;
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

/** @throws ApiError; ChainBrokenOff where the chain did not come whole */
export function checkChain(
  known: readonly Checkpoint[],
  progressed: (entries: number, of: number) => void,
  signal: AbortSignal,
): Promise<ChainResult> {
  return checkLines(requestLines({ path: PATH, signal }), { sha256, isSigned, known, progressed });
}
