import type { QueryClient } from "@tanstack/react-query";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { isAsWanted } from "../../shared/changes/item-result.ts";
import { tryUnmake } from "../../shared/changes/make-change.ts";
import type { Announce, Done } from "../../shared/done/done.ts";
import type { MemberAction } from "../../shared/members/member-change.ts";
import type { SpaceRef } from "../../shared/spaces/space-calls.ts";
import { showPeopleChanged } from "./space-cache.ts";

interface Told {
  readonly client: QueryClient;
  readonly ref: SpaceRef;
  readonly announce: Announce;
}

const past: Readonly<Record<MemberAction, string>> = { remove: "Removed", promote: "Promoted", demote: "Demoted" };

type People = readonly { readonly name: string }[];

/** Says what was done with members, with the way back. @param id Of the change. */
export function memberDone(action: MemberAction, people: People, id: string, told: Told): Done {
  return { text: `${past[action]} ${whom(people)}.`, undo: () => undo(action, people, id, told) };
}

async function undo(action: MemberAction, people: People, id: string, { client, ref, announce }: Told): Promise<void> {
  const { items } = await tryUnmake(id);
  const count = items.filter(isAsWanted).length;
  const back = action === "promote" ? "demote" : "promote";
  announce({
    text:
      action === "remove"
        ? returned(count, people.length)
        : `${past[back]} ${count === people.length ? whom(people) : `${count} of ${people.length}`}.`,
  });
  await showPeopleChanged(client, ref);
}

const returned = (count: number, asked: number): string =>
  count === asked ? `${countOf(count, "person is", "people are")} back.` : `${count} of ${asked} people are back.`;

function whom(people: People): string {
  const [only] = people;
  return people.length === 1 && only ? isolate(only.name) : countOf(people.length, "person", "people");
}
