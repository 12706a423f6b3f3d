import { keptPart } from "../../contract/rate-limits.ts";
import { createRoom, type Room } from "../middleware/room.ts";

/** Memory for request bodies, in bytes, which stay in it until Zoom has answered. */
export type BodyRoom = Room;

const BODY_BYTES = 268_435_456;

export const createBodyRoom = (): BodyRoom =>
  createRoom(
    { limit: BODY_BYTES, keptFor: () => keptPart(BODY_BYTES) },
    {
      share: "You are sending more at once than one person is allowed to.",
      full: "Too much is being sent at once.",
    },
  );
