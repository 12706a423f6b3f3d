import type { ConnectionName } from "../../../contract/bff.ts";
import { ForbiddenError, NotFoundError } from "../../lib/api/errors.ts";
import { zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { type ChannelRow, listedChannel } from "./channel.ts";

/** The channel of an id; null where there is none, or none that this connection may see. */
export async function findById(
  connection: ConnectionName,
  channelId: string,
  signal: AbortSignal,
): Promise<ChannelRow | null> {
  const path =
    connection === "me"
      ? zoomPath("me", "/chat/users/{userId}/channels/{channelId}", { userId: "me", channelId })
      : zoomPath("account", "/chat/channels/{channelId}", { channelId });
  try {
    return await request({ path, schema: listedChannel, signal });
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof ForbiddenError) return null;
    throw error;
  }
}
