import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { Button } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { ForbiddenError } from "../../lib/api/errors.ts";
import { formatCount } from "../../lib/format.ts";
import { useSession } from "../../lib/session.ts";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { type AccessOverview, accessQueries, type PersonAccess } from "./access-queries.ts";
import { rolesOf } from "./access-words.ts";
import { ChannelTab } from "./channel-tab.tsx";
import { DoneLine } from "./done-line.tsx";
import { HistoryTab } from "./history-tab.tsx";
import { HoldersTab } from "./holders-tab.tsx";
import { OwnRights } from "./own-rights.tsx";
import { PersonTab } from "./person-tab.tsx";
import { ProtectedTab } from "./protected-tab.tsx";
import { RolesTab } from "./roles-tab.tsx";

const GiveDialog = lazy(() => import("./give-dialog.tsx"));
const BreakGlassDialog = lazy(() => import("./break-glass-dialog.tsx"));

/** For whoever gives roles or sees who did what; others take every right here, where they can. */
export default function Access() {
  const { user } = useSession();
  const { data, error, refetch } = useQuery({ ...accessQueries.overview(), retry: false });
  const { data: own } = useQuery(accessQueries.person(user.id));
  const [asked, setAsked] = useState<"give" | "break" | null>(null);
  const [doneId, setDoneId] = useState<string | null>(null);
  const mayGive = has(own, "give-roles");
  const isNotAllowed = error instanceof ForbiddenError;
  return (
    <>
      <header className="flex min-h-8 shrink-0 flex-wrap items-center gap-2 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="mr-auto text-lg font-semibold tracking-tight">Access</h1>
        {canBreak(own) ? <Button onClick={() => setAsked("break")}>Take every right for an hour…</Button> : null}
        {data && mayGive ? (
          <Button tone="primary" onClick={() => setAsked("give")}>
            Give a role…
          </Button>
        ) : null}
      </header>
      {data ? <DoneLine overview={data} doneId={doneId} onDone={setDoneId} /> : null}
      {data && !isNotAllowed ? (
        <Parts overview={data} mayGive={mayGive} onDone={setDoneId} />
      ) : isNotAllowed ? (
        <OwnRights />
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <MembersSkeleton />
      )}
      <Suspense>
        {asked === "give" && data ? (
          <GiveDialog roles={rolesOf(data)} onDone={setDoneId} onClose={() => setAsked(null)} />
        ) : null}
        {asked === "break" ? <BreakGlassDialog onDone={setDoneId} onClose={() => setAsked(null)} /> : null}
      </Suspense>
    </>
  );
}

const has = (access: PersonAccess | undefined, right: string): boolean =>
  access?.rights.some((one) => one.right === right && one.isAllowed) === true;

/** Who has every right already need not take it. */
const canBreak = (access: PersonAccess | undefined): boolean =>
  has(access, "break-glass") && access?.holdings.every(({ role }) => role.id !== "workspace-admin") === true;

const partIds = ["holders", "roles", "protected", "person", "channel", "history"] as const;

interface PartsProps {
  readonly overview: AccessOverview;
  readonly mayGive: boolean;
  readonly onDone: (id: string) => void;
}

function Parts({ overview, mayGive, onDone }: PartsProps) {
  const [params] = useSearchParams();
  const part = partIds.find((id) => id === params.get("part")) ?? "holders";
  const { grants } = overview;
  const roles = rolesOf(overview);
  return (
    <>
      <div className="border-b border-line px-4 lg:px-6">
        <Tabs
          label="Parts of access"
          current={part}
          tabs={[
            { id: "holders", label: "Who holds what", to: "?", count: formatCount(grants.length) },
            { id: "roles", label: "Roles", to: "?part=roles", count: formatCount(roles.length) },
            {
              ...{ id: "protected", label: "Protected channels", to: "?part=protected" },
              count: formatCount(overview.protected.length),
            },
            { id: "person", label: "What a person can do", to: "?part=person" },
            { id: "channel", label: "Who can touch a channel", to: "?part=channel" },
            { id: "history", label: "History", to: "?part=history" },
          ]}
        />
      </div>
      {part === "holders" ? <HoldersTab {...{ overview, mayGive, onDone }} /> : null}
      {part === "roles" ? <RolesTab {...{ overview, mayGive, onDone }} /> : null}
      {part === "protected" ? <ProtectedTab {...{ overview, mayGive, onDone }} /> : null}
      {part === "person" ? <PersonTab /> : null}
      {part === "history" ? <HistoryTab {...{ overview, mayGive, onDone }} /> : null}
      {part === "channel" ? <ChannelTab roles={roles} /> : null}
    </>
  );
}
