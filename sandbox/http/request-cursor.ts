import { operationErrors } from "../../contract/errors.gen.ts";
import type { OperationMatch } from "../../contract/match-operation.ts";
import type { Cursors } from "../cursors/cursor.ts";
import { pageSizeOf } from "../cursors/page-size.ts";
import { type RequestCursor, ZoomError } from "../operations/operation.ts";

/** The request's paging parameters apart from those that say which list it is. */
interface Paging {
  readonly token: string | undefined;
  readonly pageSize: number | undefined;
  readonly rest: Readonly<Record<string, unknown>>;
}

const noPages: RequestCursor = { position: null, pageSize: 0, next: () => "" };

/**
 * @param userId Whose token it is: a cursor is of no use to another.
 * @throws ZoomError with code 300, worded as the operation words it, when the token is not of this list or too old.
 */
export function requestCursor(
  { operation, params }: OperationMatch,
  userId: string,
  query: Readonly<Record<string, string>>,
  body: unknown,
  cursors: Cursors,
): RequestCursor {
  const { pagination } = operation;
  if (pagination.kind === "none") return noPages;
  const paging = pagination.tokenIn === "body" ? pagingOfBody(body) : pagingOfQuery(query);
  const pageSize = pageSizeOf(operation.id, paging.pageSize);
  const binding = JSON.stringify([operation.id, userId, params, pageSize, sorted(paging.rest)]);
  const position = paging.token ? cursors.open(binding, paging.token) : null;
  if (paging.token && position === null) throw badToken(operation.id);
  const ttlMs = pagination.tokenTtlSeconds * 1000;
  return { position, pageSize, next: (next) => (next === null ? "" : cursors.seal(binding, next, ttlMs)) };
}

function pagingOfQuery({ next_page_token: token, page_size, ...rest }: Readonly<Record<string, string>>): Paging {
  return { token, pageSize: page_size === undefined ? undefined : Number(page_size), rest };
}

function pagingOfBody(body: unknown): Paging {
  const { next_page_token, page_size, ...rest } = (body ?? {}) as Record<string, unknown>;
  return {
    token: typeof next_page_token === "string" ? next_page_token : undefined,
    pageSize: typeof page_size === "number" ? page_size : undefined,
    rest,
  };
}

const sorted = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

function badToken(id: OperationMatch["operation"]["id"]): ZoomError {
  const own = operationErrors[id].find(({ code, message }) => code === 300 && message?.includes("next page token"));
  return new ZoomError(
    own?.status ?? 400,
    300,
    own?.message ?? "The next page token is either invalid or has expired.",
  );
}
