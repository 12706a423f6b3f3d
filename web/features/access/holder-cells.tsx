import { Badge } from "../../components/badge.tsx";
import { Name } from "../../components/name.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import type { AccessRole, Grant } from "./access-queries.ts";
import { isOver, roleName, untilWords } from "./access-words.ts";

/** Whom it was given to. */
export function Holder({ to, isInRow = false }: Pick<Grant, "to"> & { readonly isInRow?: boolean }) {
  return to.is === "person" ? (
    <PersonName name={to.name} personId={to.userId} isInRow={isInRow} />
  ) : (
    <>
      <Name>{to.name}</Name> <Badge>Directory group</Badge>
    </>
  );
}

/** Until when, marked where it is over. */
export function Until({ untilMs, nowMs }: { readonly untilMs: number | null; readonly nowMs: number }) {
  const words = untilWords(untilMs, nowMs);
  return isOver({ untilMs }, nowMs) ? <Badge>{words}</Badge> : words;
}

export function RoleOf({ grant, roles }: { readonly grant: Grant; readonly roles: readonly AccessRole[] }) {
  return (
    <>
      <Name>{roleName(roles, grant.roleId)}</Name>
      {grant.isBreakGlass ? (
        <>
          {" "}
          <Badge tone="warn">For an hour</Badge>
        </>
      ) : null}
    </>
  );
}
