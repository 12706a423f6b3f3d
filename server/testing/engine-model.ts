// A Zoom that loses answers, limits and refuses as told, for the tests of what carries changes out.

import { CallFailed } from "../../domain/changes/resource.ts";
import { type Failure, failureOf } from "../../domain/failure.ts";
import type { ChangesZoom } from "../changes/zoom.ts";

export const lost: Failure = { kind: "network", code: "upstream_broken_off", status: 502, message: "It broke off." };

/** Channels that are archived or not, and what goes wrong with the next calls. */
export function createModel() {
  const archived = new Map<string, boolean>();
  const calls: { readonly operationId: string; readonly ids: readonly string[] }[] = [];
  /** Of the one channel whose people are asked for. */
  const people = new Map<string, "member" | "admin">();
  const lists: number[] = [];
  /** Channels of which an answer of success says that they were not done. */
  const refusedIds = new Set<string>();
  let faults: ((ids: readonly string[]) => "before" | "after" | Failure | null)[] = [];
  const zoom: ChangesZoom = {
    send: async (call, { beforeSent }) => {
      await beforeSent?.();
      if (call.operationId === "listUserChannelMembers") {
        lists.push(calls.length);
        return { members: [...people].map(([id, role]) => ({ id, member_id: id, email: `${id}@acme.example`, role })) };
      }
      if (call.operationId === "batchRemoveMembersFromChannel") {
        const ids = String(call.query.member_ids).split(",");
        calls.push({ operationId: call.operationId, ids });
        for (const id of ids) people.delete(id);
        return undefined;
      }
      if (call.operationId === "promoteChannelMembersToAdministrators") {
        const ids = (call.body as { admins: { member_id: string }[] }).admins.map(({ member_id }) => member_id);
        calls.push({ operationId: call.operationId, ids });
        for (const id of ids) people.set(id, "admin");
        return undefined;
      }
      if (call.operationId === "listChannelMentionGroups") {
        if (!archived.get(call.params.channelId ?? "")) return {};
        throw new CallFailed(failed(403, 200, "Not allowed on an archived channel."));
      }
      const { method, channel_ids: ids } = call.body as { method: string; channel_ids: string[] };
      calls.push({ operationId: call.operationId, ids });
      const fault = faults.map((find) => find(ids)).find((found) => found !== null) ?? null;
      if (fault === "before") throw new CallFailed(lost);
      if (fault !== null && fault !== "after") throw new CallFailed(fault);
      const refused = ids.filter((id) => refusedIds.has(id));
      const failed_channels = ids
        .filter((id) => !refusedIds.has(id))
        .filter((id) => archived.get(id) === (method === "archive"))
        .map((id) => ({ channel_id: id, error_code: method === "archive" ? "3205" : "3213", reason: "already" }));
      for (const id of refused) failed_channels.push({ channel_id: id, error_code: "300", reason: "No." });
      for (const id of ids) if (!refusedIds.has(id)) archived.set(id, method === "archive");
      if (fault === "after") throw new CallFailed(lost);
      return { failed_channels };
    },
  };
  return {
    archived,
    refusedIds,
    calls,
    people,
    lists,
    zoom,
    fault: (find: (typeof faults)[number]) => faults.push(find),
    reset: () => {
      archived.clear();
      refusedIds.clear();
      people.clear();
      lists.length = 0;
      calls.length = 0;
      faults = [];
    },
    sent: () => calls.flatMap(({ ids }) => ids),
  };
}

export const failed = (status: number, code: number, message: string): Failure =>
  failureOf({ status, body: { code, message }, header: () => null }, 0);

/** Fails once. */
export const once = (what: "before" | "after" | Failure) => {
  let isUsed = false;
  return () => {
    if (isUsed) return null;
    isUsed = true;
    return what;
  };
};
