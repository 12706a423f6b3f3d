import { ChevronRight } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { rights as everyRight } from "../../../domain/access/rights.ts";
import { Badge } from "../../components/badge.tsx";
import { Button } from "../../components/button.tsx";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { countOf } from "../../lib/format.ts";
import type { AccessOverview, AccessRole, OwnRole } from "./access-queries.ts";
import { RightsList } from "./rights-list.tsx";
import { RoleActs } from "./role-acts.tsx";

const RoleDialog = lazy(() => import("./role-dialog.tsx"));

/** How people come by the built-in roles. */
const whoHolds: Readonly<Record<string, string>> = {
  "workspace-admin": "Owners and administrators of the account have it through Zoom.",
  "channel-administrator": "People whose Zoom role includes editing chat channels have it.",
  "channel-viewer": "People whose Zoom role includes viewing chat channels have it.",
  "channel-owner": "Everyone has it over the channels they own or administer. Only owners delete theirs.",
  "help-desk": "It is given to people or directory groups.",
  auditor: "It is given to people or directory groups.",
};

interface RolesTabProps {
  readonly overview: AccessOverview;
  readonly mayGive: boolean;
  readonly onDone: (id: string) => void;
}

/** The roles there are, with what each allows. */
export function RolesTab({ overview, mayGive, onDone }: RolesTabProps) {
  const { builtIn, roles, grants } = overview;
  const [edited, setEdited] = useState<OwnRole | "new" | null>(null);
  const count = (id: string) => grants.filter(({ roleId }) => roleId === id).length;
  return (
    <div className="flex max-w-5xl flex-col gap-6 px-4 py-4 lg:px-6">
      <section>
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="mr-auto font-medium">Roles of your own</h2>
          {mayGive ? <Button onClick={() => setEdited("new")}>New role…</Button> : null}
        </div>
        {roles.length === 0 ? (
          <p className="mt-1 text-muted">None have been made yet.</p>
        ) : (
          <RoleList
            roles={roles}
            count={count}
            acts={(role) => (mayGive ? <RoleActs role={role} onEdit={() => setEdited(role)} onDone={onDone} /> : null)}
          />
        )}
      </section>
      <section>
        <h2 className="font-medium">Built-in roles</h2>
        <RoleList roles={builtIn} count={count} />
      </section>
      <Suspense>
        {edited ? (
          <RoleDialog
            role={edited === "new" ? null : edited}
            givenCount={edited === "new" ? 0 : count(edited.id)}
            onDone={onDone}
            onClose={() => setEdited(null)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

interface RoleListProps<Listed extends AccessRole> {
  readonly roles: readonly Listed[];
  readonly count: (roleId: string) => number;
  readonly acts?: (role: Listed) => ReactNode;
}

function RoleList<Listed extends AccessRole>({ roles, count, acts }: RoleListProps<Listed>) {
  return (
    <ul className="mt-2 divide-y divide-line border-y border-line">
      {roles.map((role) => (
        <li key={role.id}>
          <details className="group">
            <summary className="flex cursor-pointer list-none items-start gap-2 rounded-sm py-2 hover:bg-hover">
              <ChevronRight size={14} aria-hidden="true" className="mt-0.75 shrink-0 text-muted group-open:rotate-90" />
              <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
                <span className="min-w-0 font-medium break-words">
                  <Name>{role.name}</Name>
                </span>
                <Badge>{rightsText(role)}</Badge>
              </span>
            </summary>
            <div className="flex flex-col gap-3 pb-4 pl-5.5">
              <p className="text-muted text-pretty">
                {whoHolds[role.id]}{" "}
                {count(role.id) > 0 ? (
                  <Link to={`?role=${encodeURIComponent(role.id)}`} className="underline">
                    Given {count(role.id) === 1 ? "once" : `${count(role.id)} times`}
                  </Link>
                ) : (
                  "Given to no one."
                )}
              </p>
              <RightsList rights={role.rights} />
              {acts?.(role)}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

const rightsText = ({ rights }: AccessRole): string =>
  rights.length === everyRight.length ? "Every right" : countOf(rights.length, "right");
