import { createRoom, type Room } from "../middleware/room.ts";

/** Looks at changes that the database answers at a time: of large ones each takes long, and everybody needs it. */
export type LookRoom = Room;

const LOOKS = 8;

/** Nobody has more than their equal part of it, and half of it while nobody else is there. */
export const createLookRoom = (): LookRoom =>
  createRoom(
    { limit: LOOKS, keptFor: () => LOOKS },
    {
      share: "You are asking for more changes at once than one person is allowed to.",
      full: "Too many changes are being looked at.",
    },
  );
