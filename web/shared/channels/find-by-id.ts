import type { ConnectionName } from "../../../contract/bff.ts";
import { getChannel, getUserChannel } from "../../../contract/endpoints.gen.ts";
import { type ChannelRow, listedChannel } from "../../../domain/exports/channel-rows.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { ForbiddenError, NotFoundError } from "../../lib/api/errors.ts";

/** The channel of an id; null where there is none, or none that this connection may see. */
export async function findById(
  connection: ConnectionName,
  channelId: string,
  signal: AbortSignal,
): Promise<ChannelRow | null> {
  const asking = { connection, schema: listedChannel, signal };
  try {
    return await (connection === "me"
      ? askZoom(asking, getUserChannel, { path: { userId: "me", channelId } })
      : askZoom(asking, getChannel, { path: { channelId } }));
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof ForbiddenError) return null;
    throw error;
  }
}
