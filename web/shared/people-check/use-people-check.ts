import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { domainOf } from "../../../domain/email-domain.ts";
import { useSession } from "../../lib/session.ts";
import type { PickedPerson } from "../people/picked-person.ts";
import { lookUpPeople, nearAddresses } from "./look-up.ts";
import { type Checked, toCheck, type Verdicts, verdictsOn } from "./verdicts.ts";

export interface PeopleCheck {
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly error: Error | null;
  readonly verdicts: Verdicts | null;
  /** Looks people up, and resolves to what is known of them; to undefined where that failed. */
  readonly check: (chosen: readonly PickedPerson[], words: readonly string[]) => Promise<Verdicts | undefined>;
  /** Forgets what was found. */
  readonly reset: () => void;
}

/** So many slips are looked for: each takes a search. */
const MOST_SLIPS = 20;

/** Looks pasted people up before anything is planned for them. @param leavesDeactivated see `verdictsOn` */
export function usePeopleCheck(connection: ConnectionName, leavesDeactivated: boolean): PeopleCheck {
  const client = useQueryClient();
  const { user } = useSession();
  const [progress, setProgress] = useState<PeopleCheck["progress"]>(null);
  const [error, setError] = useState<Error | null>(null);
  const [verdicts, setVerdicts] = useState<Verdicts | null>(null);
  const ending = useRef<AbortController | null>(null);
  useEffect(() => () => ending.current?.abort(), []);

  const check: PeopleCheck["check"] = async (chosen, words) => {
    const controller = new AbortController();
    ending.current?.abort();
    ending.current = controller;
    const { signal } = controller;
    const { known, pasted } = toCheck(chosen, words);
    setError(null);
    try {
      const found = await lookUpPeople(client, pasted, { connection, signal, onProgress: setProgress });
      const checked = pasted.map((one): Checked => ({ ...one, found: found.get(one.text) ?? { is: "not-told" } }));
      const domains = new Set([domainOf(user.email)]);
      const parted = verdictsOn(known, checked, domains, leavesDeactivated);
      const lost = parted.problems.flatMap(({ text }) => (found.get(text)?.is === "nobody" ? [text] : []));
      const near = await nearAddresses(lost.filter((text) => text.includes("@")).slice(0, MOST_SLIPS), signal);
      const withSlips = checked.map((one): Checked => {
        const almost = near.get(one.text);
        return almost ? { ...one, almost } : one;
      });
      if (signal.aborted) return undefined;
      const all = verdictsOn(known, withSlips, domains, leavesDeactivated);
      setVerdicts(all);
      return all;
    } catch (failure) {
      if (!signal.aborted) setError(failure instanceof Error ? failure : new Error(String(failure)));
      controller.abort();
      return undefined;
    } finally {
      if (ending.current === controller) setProgress(null);
    }
  };
  return { progress, error, verdicts, check, reset: () => setVerdicts(null) };
}
