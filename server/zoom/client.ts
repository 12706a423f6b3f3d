// The one way to Zoom: for the proxy, the roles, the pictures, and whatever calls the API by itself.

import type { Writable } from "node:stream";
import type { AccountAppKind, ConnectionName } from "../../contract/bff.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { keptPart } from "../../contract/rate-limits.ts";
import type { KnownHeaders } from "./answer.ts";
import type { Answer, Asker, CallOptions, NoAnswer, NoRoom, Streamed, ZoomCall } from "./call.ts";
import { type DownloadOptions, download } from "./download.ts";
import type { Refusal } from "./fair-share.ts";
import { type Refused, whyRefused } from "./refused.ts";
import { type SendDeps, send } from "./send.ts";
import { createShares, shareOf } from "./shares.ts";
import { CONNECTIONS } from "./upstream.ts";

export interface Zoom {
  /**
   * Waits for the call's turn and sends it: again with a new token when Zoom refuses the one at hand, again when Zoom
   * is busy and doing it twice does no harm, on to another of the configured hosts when it redirects.
   *
   * @throws what `beforeSending` throws
   */
  call(call: ZoomCall, options: CallOptions): Promise<Answer | NoAnswer>;
  /**
   * The same for an operation that reads, whose answer is passed on as it comes: `begin` says where to. Answers that
   * may have to be looked at, errors above all, are held all the same. A failure may follow after `begin`.
   */
  stream(
    call: ZoomCall,
    options: CallOptions,
    begin: (status: number, headers: KnownHeaders) => Writable,
  ): Promise<Answer | Streamed | NoAnswer>;
  /** Fetches a file by a link that Zoom gave, which is the only proof it takes: no grant goes along. */
  download(link: string, options: DownloadOptions): Promise<Answer | NoAnswer>;
}

/** Nobody knows when a connection comes back. */
const RETRY_AFTER_MS = 2_000;

export interface ZoomDeps extends SendDeps {
  /** What stands behind the account connection; left out where there is none. */
  readonly accountApp?: AccountAppKind | undefined;
  /** Told of each call through a connection of the console's. */
  readonly asked?: (connection: ConnectionName, id: OperationId) => void;
  /** Told of what Zoom refuses for a reason that someone can mend. */
  readonly refused?: (connection: ConnectionName, id: OperationId, why: Refused) => void;
}

export function createZoom(deps: ZoomDeps): Zoom {
  /** Requests under way. */
  const places = createShares({ limit: CONNECTIONS, keptFor: () => keptPart(CONNECTIONS) });

  const told = async <T extends Answer | Streamed | NoAnswer>(
    { operation }: ZoomCall,
    { grant }: CallOptions,
    work: () => Promise<T>,
  ): Promise<T> => {
    const { connection } = grant.tokens;
    if (!connection) return work();
    deps.asked?.(connection, operation.id);
    const result = await work();
    const why = result.kind === "answer" && whyRefused(result, operation, connection === "account", deps.accountApp);
    if (why) deps.refused?.(connection, operation.id, why);
    return result;
  };

  /** Does the work while a connection is taken for who asks, and tells as data that the call was given up. */
  const placed = async <T>(asker: Asker, work: () => Promise<T>): Promise<T | NoAnswer> => {
    let isTaken = false;
    try {
      const refusal = places.tryTake(asker, 1) ? null : await places.wait(asker, 1);
      if (refusal) return { kind: "failed", reason: "no_room", noRoom: connections(refusal), attempts: 0 };
      isTaken = true;
      return await work();
    } catch (error) {
      if (!asker.signal?.aborted) throw error;
      return { kind: "failed", reason: "aborted", cause: asker.signal.reason, attempts: 0 };
    } finally {
      if (isTaken) places.giveBack(shareOf(asker), 1);
    }
  };

  return {
    call: (call, options) => told(call, options, () => placed(options, () => send(call, options, null, deps))),
    stream: (call, options, begin) =>
      told(call, options, () => placed(options, () => send(call, options, begin, deps))),
    download: (link, options) => placed(options, () => download(link, options, deps.upstream)),
  };
}

const connections = (refusal: Refusal): NoRoom => ({ of: "connections", refusal, retryAfterMs: RETRY_AFTER_MS });
