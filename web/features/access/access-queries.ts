import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { getUser } from "../../../contract/endpoints.gen.ts";
import { ChannelSet } from "../../../domain/access/channel-set.ts";
import { accessKey } from "../../lib/access-key.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { findById } from "../../shared/channels/find-by-id.ts";

const ROOT = "/api/access";
const NAME_MS = 10 * 60_000;

const Called = v.object({ display_name: v.optional(v.string(), "") });

const by = { byUserId: v.string(), byName: v.string(), atMs: v.number() };
/** The last moment that a calendar has, epoch milliseconds. */
const LAST_MS = 8.64e15;
/** An end beyond all calendars is none. */
const untilMs = v.pipe(
  v.nullish(v.number(), null),
  v.transform((atMs) => (atMs !== null && atMs > LAST_MS ? null : atMs)),
);
const Role = v.object({ id: v.string(), name: v.string(), rights: v.array(v.string()) });
const Receiver = v.variant("is", [
  v.object({ is: v.literal("person"), userId: v.string(), name: v.string() }),
  v.object({ is: v.literal("group"), groupId: v.string(), name: v.string() }),
]);
const RoleEntry = v.object({ is: v.literal("role"), ...Role.entries, ...by });
const Grant = v.object({
  ...{ is: v.literal("grant"), id: v.string(), roleId: v.string(), set: ChannelSet, to: Receiver },
  ...{ reason: v.string(), untilMs, isBreakGlass: v.boolean() },
  ...by,
});
const Protected = v.object({
  ...{ is: v.literal("protected"), id: v.string(), name: v.string(), reason: v.string() },
  ...by,
});
const Entry = v.variant("is", [RoleEntry, Grant, Protected]);
const Change = v.object({
  id: v.string(),
  ...by,
  before: v.nullish(Entry, null),
  after: v.nullish(Entry, null),
  undoOf: v.nullish(v.string(), null),
});
const Holding = v.object({
  role: Role,
  set: ChannelSet,
  untilMs,
  source: v.variant("by", [
    v.object({ by: v.literal("zoom"), roleName: v.string() }),
    v.object({ by: v.literal("everybody") }),
    v.object({ by: v.literal("grant"), grantId: v.string(), reason: v.string(), givenBy: v.string() }),
    v.object({
      ...{ by: v.literal("group"), grantId: v.string(), group: v.string() },
      ...{ reason: v.string(), givenBy: v.string() },
    }),
    v.object({ by: v.literal("break-glass"), reason: v.string() }),
  ]),
});
const named = v.record(v.string(), v.string());
const Names = v.object({ channels: named, spaces: named });
const PersonAccess = v.object({
  names: Names,
  holdings: v.array(Holding),
  rights: v.array(
    v.object({
      ...{ right: v.string(), words: v.string(), isAllowed: v.boolean() },
      ...{ by: v.array(v.number()), why: v.nullish(v.string(), null) },
    }),
  ),
});
const ChannelAccess = v.object({
  isProtected: v.boolean(),
  grants: v.array(Grant),
  leaders: v.array(v.object({ userId: v.string(), name: v.string(), role: v.picklist(["owner", "admin"]) })),
  byZoomRole: v.array(Role),
});
const Preview = v.object({ channels: v.nullish(v.number(), null), protected: v.nullish(v.number(), null) });
const Overview = v.object({
  builtIn: v.array(Role),
  roles: v.array(RoleEntry),
  grants: v.array(Grant),
  protected: v.array(Protected),
  changes: v.array(Change),
  names: Names,
  byZoomRole: v.optional(v.array(v.object({ userId: v.string(), name: v.string(), isOwner: v.boolean() })), []),
  isPart: v.optional(v.boolean(), false),
});

export type AccessRole = v.InferOutput<typeof Role>;
/** A role of people's own. */
export type OwnRole = v.InferOutput<typeof RoleEntry>;
export type Receiver = v.InferOutput<typeof Receiver>;
export type Grant = v.InferOutput<typeof Grant>;
export type AccessChange = v.InferOutput<typeof Change>;
export type AccessEntry = v.InferOutput<typeof Entry>;
export type Holding = v.InferOutput<typeof Holding>;
export type PersonAccess = v.InferOutput<typeof PersonAccess>;
export type ChannelAccess = v.InferOutput<typeof ChannelAccess>;
export type GrantPreview = v.InferOutput<typeof Preview>;
export type AccessOverview = v.InferOutput<typeof Overview>;

const Uses = v.object({
  uses: v.array(v.object({ grantId: v.string(), lastAtMs: v.nullish(v.number(), null), isRecorded: v.boolean() })),
});
/** By the ID of the grant. */
export type GrantUses = ReadonlyMap<string, v.InferOutput<typeof Uses>["uses"][number]>;

/** Keys and functions of who can do what. */
export const accessQueries = {
  all: accessKey,

  overview: () =>
    queryOptions({
      queryKey: [...accessQueries.all, "overview"],
      queryFn: ({ signal }): Promise<AccessOverview> => request({ path: ROOT, schema: Overview, signal }),
      staleTime: 0,
    }),

  /** When what was given was last used. */
  uses: () =>
    queryOptions({
      queryKey: [...accessQueries.all, "uses"],
      queryFn: async ({ signal }): Promise<GrantUses> => {
        const { uses } = await request({ path: `${ROOT}/uses`, schema: Uses, signal });
        return new Map(uses.map((use) => [use.grantId, use]));
      },
      staleTime: 60_000,
    }),

  /** What somebody can do, of anything at all or of one channel. */
  person: (userId: string, channelId?: string) =>
    queryOptions({
      queryKey: [...accessQueries.all, "person", userId, channelId ?? ""],
      queryFn: ({ signal }): Promise<PersonAccess> => {
        const path = withQuery(`${ROOT}/people/${encodeURIComponent(userId)}`, { channel: channelId });
        return request({ path, schema: PersonAccess, signal });
      },
      staleTime: 0,
    }),

  /** Who can do something to a channel. */
  channel: (channelId: string) =>
    queryOptions({
      queryKey: [...accessQueries.all, "channel", channelId],
      queryFn: ({ signal }): Promise<ChannelAccess> =>
        request({ path: `${ROOT}/channels/${encodeURIComponent(channelId)}`, schema: ChannelAccess, signal }),
      staleTime: 0,
    }),

  /** What somebody and a channel of the address are called; the ID where Zoom does not say. */
  personName: (userId: string) =>
    queryOptions({
      queryKey: [...accessQueries.all, "person-name", userId],
      queryFn: async ({ signal }): Promise<string> => {
        const asking = { connection: "account", schema: Called, signal } as const;
        return (await askZoom(asking, getUser, { path: { userId } })).display_name || userId;
      },
      staleTime: NAME_MS,
    }),
  channelName: (connection: ConnectionName, channelId: string) =>
    queryOptions({
      queryKey: [...accessQueries.all, "channel-name", connection, channelId],
      queryFn: async ({ signal }): Promise<string> =>
        (await findById(connection, channelId, signal))?.name || channelId,
      staleTime: NAME_MS,
    }),

  /** What a role would open over a set. */
  preview: (roleId: string, set: ChannelSet) =>
    queryOptions({
      queryKey: [...accessQueries.all, "preview", roleId, set],
      queryFn: ({ signal }): Promise<GrantPreview> =>
        request({ path: `${ROOT}/preview`, method: "POST", body: { roleId, set }, schema: Preview, signal }),
      staleTime: 0,
      retry: false,
    }),
};

export type NewGrant = Pick<Grant, "roleId" | "set" | "to" | "reason" | "untilMs">;

const made = v.object({ id: v.string() });

/** @returns its ID. @throws ApiError */
export const giveRole = async (grant: NewGrant): Promise<string> =>
  (await request({ path: `${ROOT}/grants`, method: "POST", body: grant, schema: made })).id;

/** @throws ApiError */
export const endGrant = (id: string): Promise<undefined> =>
  request({ path: `${ROOT}/grants/${encodeURIComponent(id)}`, method: "DELETE", schema: null });

export type NewRole = Pick<AccessRole, "name" | "rights">;

/**
 * @param was The role that is changed, as it was looked at; null where a new one is made.
 * @returns its ID
 * @throws ApiError `outdated` where it is another by now
 */
export async function saveRole({ was, ...body }: NewRole & { readonly was: OwnRole | null }): Promise<string> {
  if (was === null) return (await request({ path: `${ROOT}/roles`, method: "POST", body, schema: made })).id;
  const path = `${ROOT}/roles/${encodeURIComponent(was.id)}`;
  return (await request({ path, method: "PUT", body: { ...body, seenAtMs: was.atMs }, schema: made })).id;
}

/** @throws ApiError */
export const deleteRole = (id: string): Promise<undefined> =>
  request({ path: `${ROOT}/roles/${encodeURIComponent(id)}`, method: "DELETE", schema: null });

const protectedPath = (channelId: string): string => `${ROOT}/protected/${encodeURIComponent(channelId)}`;

/** @returns the channel's ID. @throws ApiError */
export const protectChannel = async ({ id, reason }: { id: string; reason: string }): Promise<string> => {
  const body = { reason };
  return (await request({ path: protectedPath(id), method: "PUT", body, schema: made })).id;
};

/** @throws ApiError */
export const unprotectChannel = (channelId: string): Promise<undefined> =>
  request({ path: protectedPath(channelId), method: "DELETE", schema: null });

/** Every right for an hour. @returns the ID of what was given. @throws ApiError */
export const breakGlass = async (reason: string): Promise<string> =>
  (await request({ path: `${ROOT}/break-glass`, method: "POST", body: { reason }, schema: made })).id;

/** Has it as it was before a change. @throws ApiError */
export const undoAccessChange = (id: string): Promise<unknown> =>
  request({ path: `${ROOT}/changes/${encodeURIComponent(id)}/undo`, method: "POST", schema: v.unknown() });
