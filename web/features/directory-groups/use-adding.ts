import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { userIdKey } from "../../../contract/user-id.ts";
import type { ResultItem } from "../../components/result-list.tsx";
import { ApiError } from "../../lib/api/errors.ts";
import { idsToRetry, idsUnknown, outcomeItem } from "../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import { type Bulk, useBulk } from "../../lib/bulk/use-bulk.ts";
import { type PickedPerson, pickedKey } from "../people-picker/picked-person.ts";
import type { GroupPerson } from "./directory-group.ts";
import { listEverybody } from "./directory-group-calls.ts";
import { showAdded } from "./directory-group-queries.ts";
import { type Became, becameOf, becameStatuses, becameTexts, planAdding } from "./plan-people.ts";

interface Line {
  readonly person: PickedPerson;
  readonly outcome: ItemOutcome;
  readonly became: Became | undefined;
}

export interface Added {
  /** User ids of those whom all runs so far added. */
  readonly ids: readonly string[];
  readonly isComplete: boolean;
}

export interface Adding {
  readonly bulk: Bulk;
  /** The group is read to see who came into it. */
  readonly isVerifying: boolean;
  readonly items: readonly ResultItem[];
  /** Who is worth being tried again. */
  readonly toRetry: readonly PickedPerson[];
  /** Who may have been added: no answer came. */
  readonly unknown: readonly PickedPerson[];
  readonly add: (groupId: string, people: readonly PickedPerson[]) => Promise<Added>;
}

/** Adds people to a group, however many calls that takes, and finds out what became of each. */
export function useAdding(): Adding {
  const client = useQueryClient();
  const bulk = useBulk();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [isVerifying, setVerifying] = useState(false);

  const add = async (groupId: string, people: readonly PickedPerson[]): Promise<Added> => {
    const addedIds = new Set(ids);
    let isSomebodyLeftOut = false;
    const outcomes = await bulk.start(
      planAdding(groupId, people, (some, isShort) => {
        for (const id of some) addedIds.add(id);
        isSomebodyLeftOut ||= isShort;
      }),
    );
    setVerifying(isSomebodyLeftOut);
    const everybody = isSomebodyLeftOut ? await everybodyIfKnown(groupId) : null;
    setVerifying(false);
    const addedKeys = new Set([...addedIds].map(userIdKey));
    const byKey = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    const fresh = people.flatMap((person): Line[] => {
      const outcome = byKey.get(pickedKey(person));
      if (!outcome) return [];
      return [
        { person, outcome, became: outcome.status === "done" ? becameOf(person, addedKeys, everybody) : undefined },
      ];
    });
    const all = [...lines.filter(({ outcome }) => !byKey.has(outcome.id)), ...fresh];
    setLines(all);
    setIds([...addedIds]);
    await showAdded(client, groupId);
    return { ids: [...addedIds], isComplete: all.every(({ became }) => became === "added") };
  };

  return {
    bulk,
    isVerifying,
    items: lines.map(itemOf),
    toRetry: peopleOf(lines, idsToRetry),
    unknown: peopleOf(lines, idsUnknown),
    add,
  };
}

function peopleOf(
  lines: readonly Line[],
  choose: (outcomes: readonly ItemOutcome[]) => readonly string[],
): readonly PickedPerson[] {
  const ids = new Set(choose(lines.map(({ outcome }) => outcome)));
  return lines.filter(({ outcome }) => ids.has(outcome.id)).map(({ person }) => person);
}

/** The group's people; undefined when they cannot be read, since what was added stands without it. */
async function everybodyIfKnown(groupId: string): Promise<readonly GroupPerson[] | undefined> {
  try {
    return await listEverybody(groupId);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

function itemOf({ person, outcome, became }: Line): ResultItem {
  const item = outcomeItem(outcome, person.name || person.email);
  if (outcome.status !== "done") return item;
  const kind = became ?? "unclear";
  return { ...item, status: becameStatuses[kind], detail: becameTexts[kind] };
}
