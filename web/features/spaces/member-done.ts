import type { QueryClient } from "@tanstack/react-query";
import { ApiError } from "../../lib/api/errors.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import type { Announce, Done } from "../channel/done.ts";
import type { MemberAction } from "../channel/members/member-change.ts";
import { doForPeople } from "./plan-people.ts";
import type { SpaceMember } from "./space.ts";
import { showPeopleChanged } from "./space-cache.ts";
import type { SpaceRef } from "./space-calls.ts";
import type { SpaceView } from "./use-space-view.ts";

interface Told {
  readonly client: QueryClient;
  readonly refFor: SpaceView["refFor"];
  readonly announce: Announce;
}

const past: Readonly<Record<MemberAction, string>> = { remove: "Removed", promote: "Promoted", demote: "Demoted" };

/** Says what was done with members, with the way back: the one undoes the other. */
export function memberDone(action: MemberAction, members: readonly SpaceMember[], told: Told): Done {
  return { text: `${past[action]} ${whom(members)}.`, undo: () => undo(action, members, told) };
}

async function undo(action: MemberAction, members: readonly SpaceMember[], told: Told): Promise<void> {
  const { client, refFor, announce } = told;
  const ref = refFor("changeRoles");
  const ids = members.map(({ id }) => id);
  if (action === "remove") {
    const count = await doForPeople(refFor("add"), "add", ids);
    const admins = members.filter(({ role }) => role === "admin").map(({ id }) => id);
    const promoted = admins.length > 0 ? await promoteAgain(ref, admins) : 0;
    announce({ text: returned(count, members.length, admins.length - promoted) });
  } else {
    const back = action === "promote" ? "demote" : "promote";
    const count = await doForPeople(ref, back, ids);
    announce({ text: `${past[back]} ${count === ids.length ? whom(members) : `${count} of ${ids.length}`}.` });
  }
  await showPeopleChanged(client, ref);
}

/** They are back in any case; that Zoom left them plain members is told, not thrown. */
async function promoteAgain(ref: SpaceRef, ids: readonly string[]): Promise<number> {
  try {
    return await doForPeople(ref, "promote", ids);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return 0;
  }
}

function returned(count: number, asked: number, lostRoleCount: number): string {
  const back =
    count === asked ? `${countOf(count, "person is", "people are")} back.` : `${count} of ${asked} people are back.`;
  return lostRoleCount > 0
    ? `${back} ${countOf(lostRoleCount, "administrator is now a member", "administrators are now members")}.`
    : back;
}

export function whom(members: readonly { readonly name: string }[]): string {
  const [only] = members;
  return members.length === 1 && only ? isolate(only.name) : countOf(members.length, "person", "people");
}
