import type { SpaceChannel } from "../../../domain/exports/space-rows.ts";
import { ForbiddenError, NotFoundError } from "../../lib/api/errors.ts";
import { firstItem } from "../../lib/cursor-list/every-item.ts";
import type { SpaceRef } from "./space-calls.ts";
import { listSpaceChannels } from "./space-channel-calls.ts";

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
