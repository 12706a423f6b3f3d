import { ForbiddenError, NotFoundError } from "../../lib/api/errors.ts";
import { firstItem } from "../../lib/cursor-list/every-item.ts";
import { GROUP_CHAT } from "../channel/model/channel.ts";
import type { SpaceChannel } from "./space.ts";
import type { SpaceRef } from "./space-calls.ts";
import { listSpaceChannels } from "./space-channel-calls.ts";

/** Whether a channel may be the account's or a space's general one, which keeps the name Zoom gave it. */
export function mayBeGeneral({ name, type }: { readonly name: string; readonly type?: number }): boolean {
  return name === "General" && type !== GROUP_CHAT;
}

/** The id of a space's general channel; null where there is none, or none that this connection may see. */
export async function findGeneral(ref: SpaceRef): Promise<string | null> {
  try {
    const general = await firstItem<SpaceChannel>(
      (cursor, signal) => listSpaceChannels(ref, cursor, signal),
      ({ kind }) => kind === "general",
    );
    return general?.id ?? null;
  } catch (error) {
    if (error instanceof ForbiddenError || error instanceof NotFoundError) return null;
    throw error;
  }
}
