import { type GenericSchema, safeParse } from "valibot";
import { PERSON_HEADER } from "../../../contract/bff.ts";
import { bodyOf, isRefusal, REFUSED_STATUS } from "../../../domain/answers/body.ts";
import { classifyFailure } from "./classify.ts";
import { takeEarly } from "./early.ts";
import { ContractMismatchError, NetworkError, SessionExpiredError } from "./errors.ts";
import { describeIssue } from "./issue.ts";
import { pagePerson } from "./page-person.ts";
import { type Method, send } from "./send.ts";

export interface RequestOptions<T> {
  /** Path on our own origin. */
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
    throw new NetworkError("The answer was cut off.", detail);
  }
  checkPerson(header(PERSON_HEADER), response.status, ids);
  const body = bodyOf(content);
  // Zoom refuses some calls with its error in an answer of success; taken for a list, that would be an empty one.
  if (!response.ok || isRefusal(body)) {
    const status = response.ok ? REFUSED_STATUS : response.status;
    throw classifyFailure({ status, body, header, path }, Date.now());
  }
  if (!options.schema) return undefined as T; // Without a schema T is its default, undefined.

  const parsed = safeParse(options.schema, body);
  if (parsed.success) return parsed.output;
  throw new ContractMismatchError(describeIssue(parsed.issues[0]), {
    code: "contract_mismatch",
    status: response.status,
    ...ids,
    cause: parsed.issues,
  });
}

/**
 * What was asked for before the page knew whose it is may have been answered to somebody else, who signed in meanwhile.
 *
 * @throws SessionExpiredError
 */
function checkPerson(answered: string | null, status: number, ids: { readonly requestId: string | undefined }): void {
  const person = pagePerson();
  if (answered === null || person === undefined || answered === person) return;
  throw new SessionExpiredError("Someone else has signed in since.", { code: "other_person", status, ...ids });
}
