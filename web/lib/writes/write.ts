import { ApiError, ContractMismatchError, NetworkError, NotDoneError, UnansweredError } from "../api/errors.ts";
import { type RequestOptions, request } from "../api/request.ts";
import { wait } from "../bulk/wait.ts";

/** What Zoom says of a change to which no answer came: done, with what its answer would have said, or not done. */
export type Verdict<T> = { readonly isDone: true; readonly value: T } | { readonly isDone: false };

/** Asks Zoom whether a change was made. Undefined where Zoom does not tell. */
export type Verify<T> = () => Promise<Verdict<T> | undefined>;

interface Change<T> {
  /** The same for the same change. One whose outcome is open is asked about, never sent again. */
  readonly key: string;
  readonly send: () => Promise<T>;
  readonly verify: Verify<T>;
}

/** A verdict without a value. */
export function verdict(isDone: boolean | undefined): Verdict<undefined> | undefined {
  if (isDone === undefined) return undefined;
  return isDone ? { isDone, value: undefined } : { isDone };
}

/** Changes to which no answer came and of which Zoom has not said yet what became of them. */
const open = new Map<string, UnansweredError>();

/** How long after a lost answer Zoom is asked a second time before "not done" is believed: it may still be at it. */
const SECOND_LOOK_MS = 1_500;

/**
 * Makes a change, and settles it where no answer comes: Zoom is asked whether it was done.
 *
 * @throws NotDoneError when no answer came and Zoom has not done it: it can be sent again.
 * @throws UnansweredError when Zoom does not tell. The same change, made again, asks and sends nothing.
 * @throws ApiError when Zoom refused it.
 */
export async function settle<T>({ key, send, verify }: Change<T>, pause = wait): Promise<T> {
  const before = open.get(key);
  if (before) return judged(key, before, await look(verify));
  try {
    return await send();
  } catch (error) {
    if (!mayBeDone(error)) throw error;
    return settleLost({ key, verify }, error, pause);
  }
}

/** The same for a change whose answer is lost already, e.g. one of several that were sent with one call. */
export async function settleLost<T>(
  { key, verify }: Omit<Change<T>, "send">,
  lost: ApiError,
  pause = wait,
): Promise<T> {
  const unanswered = new UnansweredError(lost);
  open.set(key, unanswered);
  const first = await look(verify);
  if (first === undefined || first.isDone) return judged(key, unanswered, first);
  await pause(SECOND_LOOK_MS, new AbortController().signal);
  return judged(key, unanswered, await look(verify));
}

function judged<T>(key: string, unanswered: UnansweredError, found: Verdict<T> | undefined): T {
  if (!found) throw unanswered;
  open.delete(key);
  if (found.isDone) return found.value;
  throw new NotDoneError(unanswered);
}

/** Asks; what cannot be asked stays open. */
async function look<T>(verify: Verify<T>): Promise<Verdict<T> | undefined> {
  try {
    return await verify();
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** The BFF's own codes, of status 502, 503 and 504, for what it cannot have sent to Zoom. */
const NOT_SENT = new Set<unknown>(["upstream_unreachable", "unavailable"]);

/**
 * Whether a failed change may have been made nevertheless: the answer was lost on the way, came too late for a gateway,
 * or is a success that cannot be read.
 */
export function mayBeDone(error: unknown): error is ApiError {
  if (!(error instanceof ApiError) || NOT_SENT.has(error.code)) return false;
  return (
    error instanceof NetworkError ||
    error instanceof ContractMismatchError ||
    error.status === 502 ||
    error.status === 504 ||
    error.code === "internal"
  );
}

interface WriteOptions<T> extends RequestOptions<T> {
  readonly method: "POST" | "PUT" | "PATCH" | "DELETE";
  readonly verify: Verify<T>;
  /** Tells the change from others where its path and body do not, as for a form. */
  readonly key?: string;
}

/** A request that changes something at Zoom; see `settle`. Every write of the console is one. */
export function write<T = undefined>({ verify, key, ...options }: WriteOptions<T>): Promise<T> {
  const { method, path, body } = options;
  return settle({ key: key ?? changeKey(method, path, body), send: () => request(options), verify });
}

/** The key of a change that its path and body tell from others. */
export function changeKey(method: string, path: string, body?: unknown): string {
  return JSON.stringify([method, path, body]);
}
