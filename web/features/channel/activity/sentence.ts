import type { Activity, ActivityPerson } from "../api/activity.ts";

/** An entry in words, with the people it names kept apart. */
export interface Sentence {
  readonly before: string;
  readonly people: readonly ActivityPerson[];
  readonly after: string;
}

/** Who did what to whom. Somebody who moved themselves joined or left; others were added or removed. */
export function sentenceOf({ operator, status, people }: Activity): Sentence {
  const [only] = people;
  const isOwnDoing = people.length === 0 || (people.length === 1 && only?.id === operator.id);
  const verb = { joined: ["joined", "added"], left: ["left", "removed"], unknown: ["changed", "changed"] }[status];
  const [alone = "", toOthers = ""] = verb;
  if (isOwnDoing) return { before: "", people: [operator], after: alone };
  return { before: `${operator.name} ${toOthers}`, people, after: "" };
}
