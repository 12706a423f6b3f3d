import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { object, parse, string } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { ALREADY_IN_SPACE } from "../../../domain/actions/space-members.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { SpaceMemberTarget } from "../../../domain/resources/space-members.ts";
import { NewSpace } from "../../../domain/resources/space-settings.ts";
import { creatingConnection } from "../../lib/acting.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { everyItem } from "../../lib/cursor-list/every-item.ts";
import { useSession } from "../../lib/session.ts";
import type { MadeChange } from "../../shared/changes/make-change.ts";
import { type TriedChange, useTriedChange } from "../../shared/changes/use-tried-change.ts";
import { type PickedPerson, pickedKey } from "../../shared/people/picked-person.ts";
import { matchMembers } from "../../shared/people-picker/match-members.ts";
import type { SpaceRef } from "../../shared/spaces/space-calls.ts";
import { listSpaceMembers } from "../../shared/spaces/space-people-calls.ts";
import { firstMembers, type NewSpaceForm, othersOf, settingsOf } from "./new-space.ts";
import { findPeopleWith, resolvePeople } from "./resolve-people.ts";
import { createSpace, peopleChange } from "./space-changes.ts";

/** Most people of one call. Zoom documents none for spaces: this is what it takes for a channel. */
const CALL_SIZE = 20;

/** Nothing is created while somebody chosen is not found: the form can still be put right. */
export type Creation =
  | { readonly kind: "unknown"; readonly people: readonly string[] }
  | { readonly kind: "created"; readonly spaceId: string };

export interface CreateSpace {
  readonly create: (form: NewSpaceForm) => Promise<Creation | null>;
  /** The addition of whoever did not come with the space. */
  readonly adding: TriedChange;
  readonly isBusy: boolean;
  readonly error: Error | null;
  /** Forgets the error: what it is about is being changed. */
  readonly clearError: () => void;
  /** The connection that a space is created through: one's own where it is to be one's own. */
  readonly throughOf: (form: NewSpaceForm) => ConnectionName;
  /** The space, once it is there. */
  readonly created: string | null;
}

/** Creates a space with people. @param onComplete Told once the space is there and everybody is in it. */
export function useCreateSpace(
  connection: ConnectionName,
  onComplete: (spaceId: string, memberCount: number) => void,
): CreateSpace {
  const client = useQueryClient();
  const session = useSession();
  const { user, connections } = session;
  const find = findPeopleWith(client, connections.account.access !== "none");
  const [created, setCreated] = useState<string | null>(null);
  const cameAlong = useRef(0);

  const throughOf: CreateSpace["throughOf"] = ({ owner }) =>
    creatingConnection(connection, ["createSharedSpace", "addMembersToSharedSpace"], owner, session);
  const adding = useTriedChange(({ items }) => {
    const [first] = items;
    if (first && items.every(isIn)) onComplete(spaceIdOf(first), cameAlong.current + items.length);
  });
  const mutation = useMutation({
    mutationFn: async (form: NewSpaceForm): Promise<Creation> => {
      const through = throughOf(form);
      const others = othersOf(form, through === "me" ? user.email : "");
      const owner = through === "account" ? ownerOf(form) : undefined;
      const { ids, missing } = await resolvePeople(owner ? [owner, ...others] : others, find);
      if (missing.length > 0) return { kind: "unknown", people: missing };
      const space = {
        name: form.name.trim(),
        owner: (owner && ids.get(pickedKey(owner))) ?? "",
        members: [...firstMembers(others, form.admins, ids, CALL_SIZE)],
      };
      const made = parse(NewSpace, { description: form.description.trim(), ...settingsOf(form) });
      const spaceId = idOfMade(await createSpace(client, through, space, made));
      setCreated(spaceId);
      const people = others.map((person) => ({ ...person, ...identified(person, ids) }));
      const ref = { connection: through, spaceId };
      const absent = await notIn(ref, people);
      cameAlong.current = people.length - absent.length;
      if (absent.length > 0) adding.begin(peopleChange(ref, { name: space.name }, "add", absent));
      else onComplete(spaceId, people.length);
      return { kind: "created", spaceId };
    },
  });

  return {
    create: async (form) => {
      try {
        return await mutation.mutateAsync(form);
      } catch {
        return null; // `error` says why.
      }
    },
    adding,
    isBusy: mutation.isPending || adding.isPending,
    error: mutation.error,
    clearError: mutation.reset,
    created,
    throughOf,
  };
}

/** Those who did not come with it: Zoom may have left some out. Where it does not say, each is added and found in it then. */
async function notIn(ref: SpaceRef, people: readonly PickedPerson[]): Promise<readonly PickedPerson[]> {
  if (people.length === 0) return people;
  try {
    const members = await everyItem((cursor, signal) => listSpaceMembers(ref, {}, cursor, signal));
    return matchMembers(people, members).nonMembers;
  } catch (error) {
    if (error instanceof ApiError) return people;
    throw error;
  }
}

/** They came with the space, or were added to it. */
export const isIn = ({ status, skip }: ChangeItemInfo): boolean =>
  status === "done" || status === "unchanged" || skip === ALREADY_IN_SPACE;

const CreatedTarget = object({ spaceId: string() });

function idOfMade({ items }: MadeChange): string {
  return parse(CreatedTarget, items[0]?.newTarget).spaceId;
}

const spaceIdOf = ({ target }: ChangeItemInfo): string => parse(SpaceMemberTarget, target).spaceId;

/** Somebody known by an address, with the ID that was found for them. */
function identified(person: PickedPerson, ids: ReadonlyMap<string, string>): Pick<PickedPerson, "userId" | "memberId"> {
  const { userId, memberId } = person;
  return userId || memberId ? { userId, memberId } : { userId: ids.get(pickedKey(person)) ?? "", memberId };
}

function ownerOf({ owner }: NewSpaceForm): PickedPerson {
  const email = owner.trim().toLowerCase();
  return { email, userId: "", memberId: "", name: email };
}
