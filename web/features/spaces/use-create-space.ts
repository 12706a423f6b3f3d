import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { creatingConnection } from "../../lib/acting.ts";
import { idsOpen } from "../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import { type Run, useRun } from "../../lib/bulk/use-run.ts";
import { useSession } from "../../lib/session.ts";
import { type PickedPerson, pickedKey } from "../people-picker/picked-person.ts";
import { type NewSpaceForm, othersOf, planCreation, settingsOf } from "./new-space.ts";
import { setOutcomes } from "./outcomes.ts";
import { CALL_SIZE, planAdding } from "./plan-people.ts";
import { findIdWith, resolvePeople } from "./resolve-people.ts";
import { type CreatedSpace, createSpace, type SpaceRef } from "./space-calls.ts";

/** Nothing is created while somebody chosen is not found: the form can still be put right. */
export type Creation =
  | { readonly kind: "unknown"; readonly people: readonly string[] }
  | { readonly kind: "created"; readonly spaceId: string; readonly memberCount: number; readonly isComplete: boolean };

export interface CreateSpace {
  readonly create: (form: NewSpaceForm) => Promise<Creation | null>;
  /** Adds again whoever is missing. Resolves to whether everybody is in then. */
  readonly retry: (keys: readonly string[]) => Promise<boolean>;
  readonly run: Run;
  readonly isBusy: boolean;
  readonly error: Error | null;
  /** Forgets the error: what it is about is being changed. */
  readonly clearError: () => void;
  /** The connection that a space is created through: one's own where it is to be one's own. */
  readonly throughOf: (form: NewSpaceForm) => ConnectionName;
  /** The space, once it is there while people are missing. */
  readonly created: string | null;
}

const NOT_IN = "Zoom created the space without this person and does not say why.";

/** Creates a space with its people: looks them up, creates it with the first of them, adds the rest. */
export function useCreateSpace(connection: ConnectionName): CreateSpace {
  const client = useQueryClient();
  const session = useSession();
  const { user, connections } = session;
  const findId = findIdWith(client, connections.account.access !== "none");
  const run = useRun();
  const [ref, setRef] = useState<SpaceRef | null>(null);
  const [people, setPeople] = useState<ReadonlyMap<string, PickedPerson>>(new Map());

  const throughOf: CreateSpace["throughOf"] = ({ owner }) =>
    creatingConnection(connection, ["createSharedSpace", "addMembersToSharedSpace"], owner, session);
  const mutation = useMutation({
    mutationFn: async (form: NewSpaceForm): Promise<Creation> => {
      const through = throughOf(form);
      const others = othersOf(form, through === "me" ? user.email : "");
      const owner = through === "account" ? ownerOf(form) : undefined;
      const { ids, failed } = await resolvePeople(owner ? [owner, ...others] : others, findId);
      if (failed.length > 0) return { kind: "unknown", people: failed.map(({ id }) => id) };
      const ownerId = owner && ids.get(pickedKey(owner));
      const { first, rest } = planCreation(others, form.admins, ids, ownerId, CALL_SIZE);
      const texts = { name: form.name.trim(), description: form.description.trim() };
      const space = await createSpace(through, texts, settingsOf(form), first);
      const created = { connection: through, spaceId: space.spaceId };
      setRef(created);

      const byKey = new Map(others.map((person) => [pickedKey(person), person]));
      setPeople(byKey);
      const missing = missingOf(
        space,
        [...ids].filter(([key]) => byKey.has(key) && !rest.includes(key)),
      );
      const left = rest.flatMap((key) => byKey.get(key) ?? []);
      const added = left.length > 0 ? await run.start(planAdding(created, left, findId)) : [];
      // Shown beside those added: somebody the creation itself left out can be added again like them.
      if (missing.length > 0) run.show([...missing, ...added]);
      const open = idsOpen([...missing, ...added]).length;
      return {
        kind: "created",
        spaceId: space.spaceId,
        memberCount: others.length - open,
        isComplete: open === 0,
      };
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
    retry: async (keys) => {
      if (ref === null) return false;
      const again = keys.flatMap((key) => people.get(key) ?? []);
      const outcomes = await run.start(planAdding(ref, again, findId));
      return idsOpen(outcomes).length === 0;
    },
    run,
    isBusy: mutation.isPending,
    error: mutation.error,
    clearError: mutation.reset,
    created: ref?.spaceId ?? null,
    throughOf,
  };
}

/** Outcomes of those the creation was asked to take and did not, by their keys. */
function missingOf(
  { members }: CreatedSpace,
  asked: readonly (readonly [key: string, id: string])[],
): readonly ItemOutcome[] {
  if (members === undefined) return [];
  const there = new Set(members.map(({ identifier }) => identifier));
  const done = new Set(asked.flatMap(([key, id]) => (there.has(id) ? [key] : [])));
  return setOutcomes(
    asked.map(([key]) => key),
    done,
    NOT_IN,
  ).filter(({ status }) => status !== "done");
}

function ownerOf({ owner }: NewSpaceForm): PickedPerson {
  const email = owner.trim().toLowerCase();
  return { email, userId: "", memberId: "", name: email };
}
