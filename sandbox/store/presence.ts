import { createRandom } from "./random.ts";
import type { Person } from "./store.ts";

export type Presence =
  | "Do_Not_Disturb"
  | "Away"
  | "Available"
  | "Offline"
  | "In_A_Meeting"
  | "In_A_Call"
  | "In_A_Calendar_Event"
  | "Presenting"
  | "Out_of_Office"
  | "Busy";

const usual: readonly (readonly [number, Presence])[] = [
  [0.42, "Available"],
  [0.62, "Offline"],
  [0.74, "Away"],
  [0.84, "In_A_Meeting"],
  [0.88, "In_A_Call"],
  [0.91, "In_A_Calendar_Event"],
  [0.93, "Presenting"],
  [0.95, "Out_of_Office"],
  [0.98, "Busy"],
  [1, "Do_Not_Disturb"],
];

/** What a person's client shows; the same from run to run. Who cannot sign in is offline. */
export function presenceOf(person: Person): Presence {
  if (!person.isExternal && person.status !== "active") return "Offline";
  const roll = createRandom(`presence/${person.memberId}`).next();
  return usual.find(([below]) => roll < below)?.[1] ?? "Offline";
}

/** The four words that company contacts know, for the ten of chat contacts. */
export function simplePresenceOf(person: Person): "Do_Not_Disturb" | "Away" | "Available" | "Offline" {
  const presence = presenceOf(person);
  switch (presence) {
    case "Available":
    case "Offline":
    case "Away":
      return presence;
    case "Out_of_Office":
      return "Away";
    default:
      return "Do_Not_Disturb";
  }
}
