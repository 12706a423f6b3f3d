import { type GenericSchema, safeParse } from "valibot";
import { classifyFailure } from "./classify.ts";
import { takeEarly } from "./early.ts";
import { ContractMismatchError, NetworkError } from "./errors.ts";
import { type Method, send } from "./send.ts";

export interface RequestOptions<T> {
  /** Path on our own origin; see `zoomPath`. */
  readonly path: string;
  readonly method?: Method;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Shape of the answer; null for operations that answer without a body. */
  readonly schema: GenericSchema<unknown, T> | null;
}

/**
 * Sends a request to the BFF and returns its checked answer.
 *
 * @throws ApiError or one of its subclasses; an AbortError when the caller's signal fired.
 */
export async function request<T = undefined>(options: RequestOptions<T>): Promise<T> {
  const { path, method = "GET", signal } = options;
  let response: Response;
  try {
    response = await ((method === "GET" && takeEarly(path)) || send(method, path, options.body, signal));
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new NetworkError("The console could not reach its server.", { code: "network", status: 0, cause });
  }
  const header = (name: string): string | null => response.headers.get(name);
  const ids = { requestId: header("x-request-id") ?? undefined, trackingId: header("x-zm-trackingid") ?? undefined };
  let content: string;
  try {
    content = await response.text();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const detail = { code: "broken_off", status: response.status, ...ids, cause };
    throw new NetworkError("The answer began and broke off.", detail);
  }
  if (!response.ok) throw classifyFailure({ status: response.status, body: parseJson(content), header }, Date.now());
  if (!options.schema) return undefined as T; // Without a schema T is its default, undefined.

  const parsed = safeParse(options.schema, parseJson(content));
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  const where = issue.path?.map((item) => String(item.key)).join(".") ?? "the answer";
  throw new ContractMismatchError(`${where}: ${issue.message}`, {
    code: "contract_mismatch",
    status: response.status,
    ...ids,
    cause: parsed.issues,
  });
}

/** The text itself when it is no JSON. */
export function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // A proxy's error page or an empty body: the text itself is what there is to report.
    return content;
  }
}
