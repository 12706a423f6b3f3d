import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { ChannelSet } from "../../../domain/access/channel-set.ts";
import { request } from "../../lib/api/request.ts";

const ROOT = "/api/access";

const by = { byUserId: v.string(), byName: v.string(), atMs: v.number() };
const untilMs = v.nullish(v.number(), null);
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
const Overview = v.object({
  builtIn: v.array(Role),
  roles: v.array(RoleEntry),
  grants: v.array(Grant),
  protected: v.array(Protected),
  changes: v.array(Change),
});

export type AccessRole = v.InferOutput<typeof Role>;
export type Receiver = v.InferOutput<typeof Receiver>;
export type Grant = v.InferOutput<typeof Grant>;
export type AccessChange = v.InferOutput<typeof Change>;
export type AccessEntry = v.InferOutput<typeof Entry>;
export type AccessOverview = v.InferOutput<typeof Overview>;

/** Keys and functions of who can do what. */
export const accessQueries = {
  all: ["access"] as const,

  overview: () =>
    queryOptions({
      queryKey: [...accessQueries.all, "overview"],
      queryFn: ({ signal }): Promise<AccessOverview> => request({ path: ROOT, schema: Overview, signal }),
      staleTime: 0,
    }),
};
