import * as v from "valibot";
import type { ConnectionName } from "../../contract/bff.ts";
import { CONNECTION_PARAM } from "../lib/locations.ts";

/** Where things of a kind have their pages. */
const folders = { channel: "channels", space: "spaces", group: "directory-groups", change: "changes" } as const;

/** The page of something by what it is, as on a connection; undefined where it has none, or is not known. */
export function thingHref(kind: string, id: string, connection?: ConnectionName): string | undefined {
  if (id === "" || !(kind in folders)) return undefined;
  const page = `/${folders[kind as keyof typeof folders]}/${encodeURIComponent(id)}`;
  return connection ? `${page}?${CONNECTION_PARAM}=${connection}` : page;
}

const id = v.optional(v.string(), "");
const Ids = v.object({ channelId: id, spaceId: id, groupId: id });

/** The page of what an item of a change is about, or of what that is in. */
export function targetHref(target: unknown, connection: ConnectionName): string | undefined {
  const ids = v.safeParse(Ids, target);
  if (!ids.success) return undefined;
  const { channelId, spaceId, groupId } = ids.output;
  return (
    thingHref("channel", channelId, connection) ??
    thingHref("space", spaceId, connection) ??
    thingHref("group", groupId, connection)
  );
}
