// What the deletion of a person's data takes, in words.
import type { PersonPage } from "../../../domain/inventory/people.ts";
import { countOf } from "../../lib/format.ts";

type Known = Pick<
  PersonPage,
  "isExternal" | "goneAtMs" | "channels" | "spaces" | "mentionGroups" | "directoryGroups" | "moves"
>;

/** Whether Zoom's lists have them still, so that they are known again after the next reads. */
export const isStillAtZoom = ({ isExternal, goneAtMs, channels, spaces }: Known): boolean =>
  isExternal ? channels.length + spaces.length > 0 : goneAtMs === null;

/** Each a thing that goes, as a sentence. */
export function whatGoes(person: Known): readonly string[] {
  const { isExternal, channels, spaces, mentionGroups, directoryGroups, moves } = person;
  const places = [
    countOf(channels.length, "channel"),
    countOf(spaces.length, "shared space"),
    countOf(mentionGroups.length, "mention group"),
    countOf(directoryGroups.length, "directory group"),
  ].filter((text) => !text.startsWith("0 "));
  const owned = channels.filter(({ role }) => role === "owner").length;
  return [
    isExternal
      ? "Their name and, where the console invited them, their address."
      : "Their name, address, department, job title and status.",
    ...(places.length > 0 ? [`Where they are: ${places.join(", ")}.`] : []),
    ...(owned > 0 ? [`That they own ${countOf(owned, "channel")}.`] : []),
    ...(moves.length > 0 ? ["When they joined and left channels, and for whom they did that."] : []),
    "The views they saved for themselves, snoozes and ownership tasks that are about them, and earlier versions of the desired state that name them.",
    "Their name on shared views, snoozes, ownership tasks and versions of the desired state; what they wrote there stays.",
  ];
}

/** What becomes of it afterwards, as sentences. */
export const whatFollows = (person: Known): string =>
  isStillAtZoom(person)
    ? "Zoom still has this person, so the console learns again what Zoom’s lists say: at once who leads their channels and spaces, the rest with the next reads. What only the console kept does not come back."
    : "Zoom no longer has this person, so nothing of it comes back, unless a channel or space at Zoom still names them.";
