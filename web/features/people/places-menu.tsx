import { Suspense, useState } from "react";
import type { PersonPage } from "../../../domain/inventory/people.ts";
import { offeredBy, useMay } from "../../shared/access/use-may.ts";
import { PeopleActs } from "../../shared/bulk/people-acts.tsx";
import { peopleActs, peopleKind } from "./people-acts.tsx";

/** Brings somebody of the account into channels, groups and spaces, or out of them; nothing for whom no role lets do it. */
export function PlacesMenu({ person }: { readonly person: PersonPage }) {
  const acts = offeredBy(useMay(), peopleActs);
  const [act, setAct] = useState<(typeof acts)[number] | null>(null);
  if (acts.length === 0) return null;
  return (
    <>
      <PeopleActs label="Add or remove" acts={acts} side="bottom" onChoose={setAct} />
      {act ? (
        <Suspense>
          {act.open({
            chosen: { kind: peopleKind, rows: [person], called: person.name },
            onDone: () => undefined,
            onClose: () => setAct(null),
          })}
        </Suspense>
      ) : null}
    </>
  );
}
