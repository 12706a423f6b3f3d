import type { AuditEntry } from "../../../domain/audit/entry.ts";
import { Name } from "../../components/name.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { targetPieces } from "./audit-words.ts";

/** What it was done to; somebody leads to their page. */
export function TargetCell({ entry }: { readonly entry: AuditEntry }) {
  const { first, rest } = targetPieces(entry);
  if (!first) return null;
  const name = first.name || first.id;
  if (first.kind !== "person") return <Name>{`${name}${rest}`}</Name>;
  return (
    <>
      <PersonName name={name} personId={first.id} isInRow />
      {rest}
    </>
  );
}
