// How each reading operation is asked once: with IDs that earlier answers listed.
import type { Operation } from "../../../contract/operation.ts";
import type { OperationId } from "../../../contract/operations.gen.ts";
import { schemasOf } from "../../../contract/schemas.ts";

/** IDs found so far, by the parameter they are for. */
export type Known = Map<string, string>;

type Called = Operation & { readonly id: OperationId };

/** In the items of which answer an ID for a parameter is, and what it is called there. */
const sources: Readonly<Partial<Record<OperationId, Readonly<Record<string, string>>>>> = {
  listUsersChannels: { channelId: "id", channelName: "name" },
  listAccountsPublicChannels: { channelId: "id", channelName: "name" },
  listChannelMentionGroups: { mentionGroupId: "mention_group_id" },
  listCustomEmojis: { fileId: "file_id" },
  listSharedSpaces: { spaceId: "space_id" },
  listIMDirectoryGroups: { groupId: "id" },
  listUsersChatMessages: { messageId: "id", forwardId: "forward_id" },
  listLegalHoldMatters: { matterId: "matter_id" },
  listLegalHoldFilesByGivenMatter: { fileKey: "file_key" },
  getChatSessionsReports: { sessionId: "id" },
  listRoles: { roleId: "id" },
};

/** First what lists, and among that what nothing else has to be known for. */
const rankOf = ({ id, path }: Called): number => {
  if (id === "getMe") return 0;
  const parameters = (path.match(/\{/g) ?? []).length;
  return 1 + 2 * parameters + (sources[id] ? 0 : 1);
};

export const inOrder = (operations: readonly Called[]): readonly Called[] =>
  operations.toSorted((a, b) => rankOf(a) - rankOf(b));

/** Takes note of the IDs in an answer. What is known already stays. */
export function learn(operation: Called, body: unknown, known: Known): void {
  if (!isRecord(body)) return;
  const { id, pagination } = operation;
  const put = (name: string, value: unknown) => {
    if (!known.has(name) && typeof value === "string" && value !== "") known.set(name, value);
  };
  if (id === "getMe") {
    put("userId", body.id);
    put("email", body.email);
  }
  const items = pagination.items === null ? undefined : body[pagination.items];
  for (const item of Array.isArray(items) ? items.filter(isRecord) : [])
    for (const [name, field] of Object.entries(sources[id] ?? {})) put(name, item[field]);
}

export type Prepared =
  | { readonly params: Record<string, string>; readonly query: Record<string, string | number>; readonly json: unknown }
  /** What is not known, in words. */
  | { readonly lacks: string };

const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Names of queries whose value is an ID that was found, or a stretch of days. */
function queriesAt(known: Known, nowMs: number): Readonly<Record<string, string | undefined>> {
  return {
    start_date: dayOf(nowMs - 2 * DAY_MS),
    end_date: dayOf(nowMs),
    from: dayOf(nowMs - 7 * DAY_MS),
    to: dayOf(nowMs),
    search_key: known.get("email"),
    identifier: known.get("email"),
  };
}

/** What an operation wants beside what the contract calls required. */
const more: Readonly<
  Partial<Record<OperationId, (known: Known, nowMs: number) => Readonly<Record<string, string | undefined>>>>
> = {
  listUsersChatMessages: (known) => ({ to_channel: known.get("channelId") }),
  getMessage: (known) => ({ to_channel: known.get("channelId") }),
  retrieveThread: (known, nowMs) => ({
    to_channel: known.get("channelId"),
    from: `${dayOf(nowMs - 7 * DAY_MS)}T00:00:00Z`,
  }),
};

/** Items asked for: enough to meet what is rare, few enough to be read fast. */
const PAGE_SIZE = 30;

export function prepare(operation: Called, known: Known, nowMs: number): Prepared {
  const params: Record<string, string> = {};
  for (const [, name = ""] of operation.path.matchAll(/\{(\w+)\}/g)) {
    const value = known.get(name);
    if (value === undefined) return { lacks: `no ${name} was found` };
    params[name] = value;
  }
  const values = { ...queriesAt(known, nowMs), ...more[operation.id]?.(known, nowMs) };
  const query: Record<string, string | number> = {};
  const required = schemasOf(operation.id).parameters.filter((one) => one.in === "query" && one.required);
  for (const name of [...required.map((one) => one.name), ...Object.keys(more[operation.id]?.(known, nowMs) ?? {})]) {
    const value = values[name as keyof typeof values];
    if (value === undefined) return { lacks: `nothing was found to ask for as ${name}` };
    query[name] = value;
  }
  if (operation.query.some(({ name }) => name === "page_size")) query.page_size = PAGE_SIZE;
  if (operation.id !== "searchUsersOrAccountsChannels") return { params, query, json: null };
  const name = known.get("channelName");
  if (name === undefined) return { lacks: "no channel was found to search for" };
  const needle = { search_type: "by_channel_name_exact_match", channel_name: name };
  return { params, query, json: { needle, haystack: "public" } };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
