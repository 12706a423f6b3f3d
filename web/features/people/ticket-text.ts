import type { PersonPage } from "../../../domain/inventory/people.ts";
import { countOf } from "../../lib/format.ts";
import { formatMoment } from "../../lib/format-time.ts";

/**
 * What is pasted into a ticket about a person: who, and what they are in as far as whoever copies it sees, in a
 * sentence, and their page.
 *
 * @param url of that page
 */
export function personTicketText(person: PersonPage, url: string, nowMs: number): string {
  const { name, email, shown, channels, spaces, mentionGroups, directoryGroups } = person;
  const who = email === "" ? name : `${name} (${email})`;
  const places = [
    countOf(channels.length, "channel"),
    countOf(spaces.length, "space"),
    countOf(mentionGroups.length, "mention group"),
    countOf(directoryGroups.length, "directory group"),
  ];
  const within = shown === "all" ? "" : " within the role of whoever looked";
  return `${who} in Channelkeeper: ${places.join(", ")}${within} as of ${formatMoment(nowMs)} UTC.\n${url}`;
}
