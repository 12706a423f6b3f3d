// What the rest of the server says to Zoom and hears from it: plain data, nothing of HTTP servers.
import type { ConnectionName } from "../../contract/bff.ts";
import type { Operation } from "../../contract/operation.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import type { KnownHeaders } from "./answer.ts";
import type { Refusal } from "./fair-share.ts";

export interface ZoomCall {
  readonly operation: Operation & { readonly id: OperationId };
  /** Of the path, not encoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | number | boolean>>;
  readonly body: ZoomBody | null;
}

/** In memory, since it may have to be sent again after a refresh or a redirect. */
export type ZoomBody = { readonly json: unknown } | { readonly bytes: Buffer; readonly contentType: string };

/** A person who waits, a job, or what the console gathers by itself: in this order, where there is not enough for all. */
export type Lane = "interactive" | "job" | "sync";

/** An AbortSignal, or what does its work for less where there is one for each request. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Somebody who wants to take of what all share. */
export interface Asker {
  /** Whose share it is. */
  readonly person: string;
  readonly lane: Lane;
  readonly signal: Signal | null;
}

export interface Token {
  /** Value of the Authorization header. */
  readonly authorization: string;
  /** Where the API serves this grant, when that is not the configured host. */
  readonly apiOrigin: string | null;
  /** Grows with every new token of a grant. */
  readonly version: number;
}

/** Where the tokens of a grant come from. */
export interface TokenSource {
  /** Through which they are used; left out of what is none of the console's connections. */
  readonly connection?: ConnectionName;
  /** The token at hand; undefined when it has to be fetched. */
  atHand(): Token | undefined;
  get(): Promise<Token>;
  /** Another one after Zoom refused this; null when there can be none. */
  renew(refused: Token): Promise<Token | null>;
}

export interface ZoomGrant {
  readonly tokens: TokenSource;
  /** Whose rate limits it spends. */
  readonly accountId: string;
}

export interface CallOptions extends Asker {
  readonly grant: ZoomGrant;
  /** Gives up a call that reads; one that changes something only while it was not sent, since it cannot be unsent. */
  readonly signal: Signal | null;
  /** Codings in which the answer may come; none when left out. */
  readonly acceptEncoding?: string | undefined;
  /** Of an answer that is held in memory; 8 MiB when left out. */
  readonly mostBytes?: number;
  /** Three when left out. */
  readonly mostAttempts?: number;
  /** Runs when it is the call's turn, before anything was sent; what it throws ends the call and is thrown on. */
  readonly beforeSending?: () => Promise<void>;
}

/** Zoom's answer, whatever its status. */
export interface Answer {
  readonly kind: "answer";
  readonly status: number;
  readonly headers: KnownHeaders;
  /** In the coding that the headers name. */
  readonly bytes: Buffer;
  readonly attempts: number;
}

/** An answer that was passed on as it came. */
export interface Streamed {
  readonly kind: "streamed";
  readonly status: number;
  readonly headers: KnownHeaders;
  readonly attempts: number;
}

/** Why there is no answer. */
export type NoAnswer = { readonly kind: "failed"; readonly attempts: number } & (
  | { readonly reason: "no_room"; readonly noRoom: NoRoom }
  | { readonly reason: "no_token"; readonly cause: unknown }
  /** The signal's reason. */
  | { readonly reason: "aborted"; readonly cause: unknown }
  /**
   * A redirect that is not followed, since it leads to a host that is not one of Zoom's here or would make another
   * request of a change. `isMaybeDone` of a change whose redirect does not say that it was not made.
   */
  | { readonly reason: "elsewhere"; readonly isMaybeDone: boolean }
  | {
      readonly reason: "unreachable" | "broken_off" | "timeout" | "too_long";
      readonly cause: Error;
      /** It was a change and some of it was sent: whether Zoom did it is not known. */
      readonly isMaybeDone: boolean;
    }
);

export interface NoRoom {
  /**
   * The label's limit, or the day's: by what the console counts, for people or for jobs, which leave people a part, or by
   * Zoom's own word; or the connections of this process.
   */
  readonly of: "label" | "day" | "day_of_jobs" | "day_by_zoom" | "connections";
  readonly refusal: Refusal;
  readonly retryAfterMs: number;
}
