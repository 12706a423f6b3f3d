import { CallFailed } from "../../domain/changes/resource.ts";
import { isHolding } from "../../domain/failure.ts";
import { roleIn } from "../../domain/resources/channel-leaders.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import { askThrough } from "./read-states.ts";
import type { ChangesZoom } from "./zoom.ts";

/**
 * Says whether somebody owns or administers a channel, as Zoom tells them at this moment; not where it refuses to.
 *
 * @throws RequestFailure where Zoom cannot be asked now
 */
export const createLeads =
  (zoom: ChangesZoom) =>
  async (session: Session, channelId: string): Promise<boolean> => {
    const { userId, accountId } = session;
    const via = { connection: "me", userId, accountId, changeId: "", who: session } as const;
    const { signal } = new AbortController();
    const ask = askThrough({ zoom, via, lane: "person", signal, recent: undefined });
    try {
      return (await roleIn(channelId, userId, ask)) !== "member";
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      if (error.failure.kind === "session_ended")
        throw new RequestFailure("session_required", error.failure.message, { cause: error });
      if (!isHolding(error.failure)) return false;
      throw new RequestFailure("unavailable", "Zoom cannot be asked now whether you run this channel.", {
        cause: error,
      });
    }
  };
