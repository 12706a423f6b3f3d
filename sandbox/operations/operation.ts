import type { Operation } from "../../contract/operation.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import type { Form } from "../files/read-form.ts";
import type { Content } from "../http/reply.ts";
import type { Store, User } from "../store/store.ts";

/** Everything a handler may know of one request; scopes, roles of the app, limits and schemas are checked before. */
export interface OperationContext {
  readonly operation: Operation & { readonly id: OperationId };
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** JSON body, already valid against the contract; undefined when there was none. */
  readonly body: unknown;
  /** Of operations that take one; null otherwise. */
  readonly form: Form | null;
  readonly caller: Caller;
  /** The person acted for: whom `{userId}` names, or the caller where the path has none. */
  readonly actor: User;
  readonly store: Store;
  readonly nowMs: number;
  readonly cursor: RequestCursor;
}

/** Whose authority a token carries. */
export interface Caller {
  /** The person who authorised the app; the account's owner for a server-to-server app. */
  readonly user: User;
  readonly isAccountLevel: boolean;
  readonly clientId: string;
}

/** The list position a request asks for, and the token for the one after. Tokens are opaque and bound to the query. */
export interface RequestCursor {
  /** Position sealed in the request's `next_page_token`; null for the first page. A bad token never gets here. */
  readonly position: string | null;
  /** `page_size` of the request within the operation's bounds. */
  readonly pageSize: number;
  /** Seals the position the next page starts from; null gives "", the end of the list. */
  next(position: string | null): string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** In place of a body, where the contract answers with bytes. */
  readonly content?: Content & { readonly fileName: string };
}

export type Handler = (context: OperationContext) => Answer;

/** An error answer as Zoom words it. `code` and `message` come from the contract's list for the operation. */
export class ZoomError extends Error {
  override readonly name = "ZoomError";
  readonly status: number;
  readonly code: number;
  readonly errors: readonly { field: string; message: string }[] | undefined;
  constructor(status: number, code: number, message: string, errors?: readonly { field: string; message: string }[]) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}
