import { bodyOf } from "../../../domain/answers/body.ts";
import { classifyFailure } from "./classify.ts";
import { NetworkError } from "./errors.ts";
import { send } from "./send.ts";

/**
 * Fetches a file from the BFF.
 *
 * @throws ApiError or one of its subclasses; an AbortError when the caller's signal fired.
 */
export async function requestBlob(path: string, signal?: AbortSignal): Promise<Blob> {
  try {
    const response = await send("GET", path, undefined, signal ?? null);
    if (response.ok) return await response.blob();
    const body = bodyOf(await response.text());
    throw classifyFailure(
      { status: response.status, body, header: (name) => response.headers.get(name), path },
      Date.now(),
    );
  } catch (cause) {
    // `fetch` and what reads its answer say nothing more of the network than this.
    if (!(cause instanceof TypeError) || signal?.aborted) throw cause;
    throw new NetworkError("The console could not reach its server.", { code: "network", status: 0, cause });
  }
}
