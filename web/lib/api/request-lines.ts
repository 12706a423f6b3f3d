import { bodyOf } from "../../../domain/answers/body.ts";
import { classifyFailure } from "./classify.ts";
import { NetworkError } from "./errors.ts";
import { type Method, send } from "./send.ts";

interface LinesRequest {
  /** Path on our own origin. */
  readonly path: string;
  readonly method?: Method;
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

/**
 * The lines of an answer of the BFF that comes line by line, each as it comes.
 *
 * @throws ApiError or one of its subclasses; an AbortError when the caller's signal fired.
 */
export async function* requestLines({ path, method = "GET", body, signal }: LinesRequest): AsyncGenerator<string> {
  const orNetwork = (message: string, code: string) => (cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new NetworkError(message, { code, status: 0, cause });
  };
  const response = await send(method, path, body, signal).catch(
    orNetwork("The console could not reach its server.", "network"),
  );
  if (!response.ok || !response.body) {
    const header = (name: string) => response.headers.get(name);
    const said = bodyOf(await response.text());
    throw classifyFailure({ status: response.status, body: said, header, path }, Date.now());
  }
  const texts = new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>;
  const reader = response.body.pipeThrough(texts).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch(orNetwork("The answer was cut off.", "broken_off"));
    if (done) break;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}
