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
import { ConnectionTab } from "./connection-tab.tsx";
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
  const [params] = useSearchParams();
  const part = partIds.find((id) => id === params.get("part")) ?? "holders";
  // Where what somebody can do is not known, whether they look after the connection is asked on its tab.
  const seesConnection = mayGive || own === undefined || part === "connection";
  const isFramed = !isNotAllowed || part === "connection";
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
      {isFramed ? <PartTabs overview={data} part={part} seesConnection={seesConnection} /> : null}
      {part === "connection" ? (
        <ConnectionTab />
      ) : data && !isNotAllowed ? (
        <Part overview={data} part={part} mayGive={mayGive} onDone={setDoneId} />
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

const partIds = ["holders", "roles", "protected", "person", "channel", "history", "connection"] as const;
type PartId = (typeof partIds)[number];

interface PartTabsProps {
  /** Undefined while it is not known, as without an account connection. */
  readonly overview: AccessOverview | undefined;
  readonly part: PartId;
  readonly seesConnection: boolean;
}

function PartTabs({ overview, part, seesConnection }: PartTabsProps) {
  const counted = (count: number | undefined) => (count === undefined ? undefined : formatCount(count));
  return (
    <div className="border-b border-line px-4 lg:px-6">
      <Tabs
        label="Parts of access"
        current={part}
        tabs={[
          { id: "holders", label: "Who holds what", to: "?", count: counted(overview?.grants.length) },
          { id: "roles", label: "Roles", to: "?part=roles", count: counted(overview && rolesOf(overview).length) },
          {
            ...{ id: "protected", label: "Protected channels", to: "?part=protected" },
            count: counted(overview?.protected.length),
          },
          { id: "person", label: "What a person can do", to: "?part=person" },
          { id: "channel", label: "Who can touch a channel", to: "?part=channel" },
          { id: "history", label: "History", to: "?part=history" },
          ...(seesConnection ? [{ id: "connection", label: "Connection", to: "?part=connection" }] : []),
        ]}
      />
    </div>
  );
}

interface PartProps {
  readonly overview: AccessOverview;
  readonly part: PartId;
  readonly mayGive: boolean;
  readonly onDone: (id: string) => void;
}

function Part({ overview, part, mayGive, onDone }: PartProps) {
  switch (part) {
    case "holders":
      return <HoldersTab {...{ overview, mayGive, onDone }} />;
    case "roles":
      return <RolesTab {...{ overview, mayGive, onDone }} />;
    case "protected":
      return <ProtectedTab {...{ overview, mayGive, onDone }} />;
    case "person":
      return <PersonTab />;
    case "history":
      return <HistoryTab {...{ overview, mayGive, onDone }} />;
    case "channel":
      return <ChannelTab roles={rolesOf(overview)} />;
    case "connection":
      return null;
  }
}
