import type { IncomingMessage } from "node:http";
import type { Operation } from "../../contract/operation.ts";
import { RequestFailure } from "../middleware/bff-error.ts";

export interface RequestBody {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** The parsed body of a JSON operation. */
  readonly json: unknown;
}

const JSON_LIMIT = 1_048_576;
/** Multipart bodies are held in memory so that they can be sent again after a refresh or a redirect. */
const MULTIPART_LIMIT = 22_020_096;
const jsonType = /^application\/json\s*(?:;\s*charset=utf-8\s*)?$/i;
const multipartType = /^multipart\/form-data\s*;\s*boundary=[\w'()+,./:=? "-]{1,100}$/i;

export const hasBody = (req: IncomingMessage): boolean =>
  req.headers["transfer-encoding"] !== undefined || (req.headers["content-length"] ?? "0") !== "0";

/**
 * Reads the body an operation allows; null when it is empty.
 *
 * @throws RequestFailure `invalid_request`, `body_too_large`
 */
export async function readBody(req: IncomingMessage, operation: Operation): Promise<RequestBody | null> {
  const contentType = req.headers["content-type"] ?? "";
  if (operation.body === "none") throw new RequestFailure("invalid_request", "The operation takes no body.");
  const isJson = operation.body === "json";
  if (!(isJson ? jsonType : multipartType).test(contentType))
    throw new RequestFailure(
      "invalid_request",
      `The operation takes ${isJson ? "application/json" : "multipart/form-data"}.`,
    );
  const bytes = await collect(req, isJson ? JSON_LIMIT : MULTIPART_LIMIT);
  if (bytes.length === 0) return null;
  return { bytes, contentType: isJson ? "application/json" : contentType, json: isJson ? parse(bytes) : undefined };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    throw new RequestFailure("invalid_request", "The body is no JSON.", { cause: error });
  }
}

function collect(req: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () => new RequestFailure("body_too_large", `The body is larger than ${limit} bytes.`);
  if (Number(req.headers["content-length"] ?? 0) > limit) return Promise.reject(tooLarge());
  const brokenOff = () => new RequestFailure("invalid_request", "The request was broken off.");
  if (req.destroyed) return Promise.reject(brokenOff());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        req.pause();
        req.removeAllListeners("data");
        reject(tooLarge());
      } else chunks.push(chunk);
    });
    req.once("end", () => resolve(Buffer.concat(chunks, size)));
    req.once("error", reject);
    req.once("close", () => reject(brokenOff()));
  });
}
