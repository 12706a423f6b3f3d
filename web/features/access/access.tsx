import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { Button } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { ForbiddenError } from "../../lib/api/errors.ts";
import { formatCount } from "../../lib/format.ts";
import { type May, mayOf } from "../../lib/may.ts";
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
  const session = useSession();
  const overview = useQuery({ ...accessQueries.overview(), retry: false });
  const { error, refetch } = overview;
  const { data: own } = useQuery(accessQueries.person(session.user.id));
  const [dialog, setDialog] = useState<"give" | "break" | null>(null);
  const [doneId, setDoneId] = useState<string | null>(null);
  const mayGive = has(own, "give-roles");
  const isNotAllowed = error instanceof ForbiddenError;
  // What was shown before it was taken away is not theirs to see any more.
  const data = isNotAllowed ? undefined : overview.data;
  const [params] = useSearchParams();
  const asked = partIds.find((id) => id === params.get("part")) ?? "holders";
  const part = data?.isPart && !partOfSome.includes(asked) ? "holders" : asked;
  const may = mayOf(session);
  const mayLook = data?.isPart === false || (!isNotAllowed && (may.all("give-roles") || may.all("see-audit")));
  // Where what somebody can do is not known, whether they look after the connection is asked on its tab.
  const isUnknown = error !== null && !isNotAllowed;
  const shownIds = mayLook ? partIds : data ? partOfSome : isUnknown ? partOfUnknown : [];
  return (
    <>
      <header className="flex min-h-8 shrink-0 flex-wrap items-center gap-2 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="mr-auto text-lg font-semibold tracking-tight">Access</h1>
        {canBreak(may) ? <Button onClick={() => setDialog("break")}>Take every right for an hour…</Button> : null}
        {data && mayGive ? (
          <Button tone="primary" onClick={() => setDialog("give")}>
            Give a role…
          </Button>
        ) : null}
      </header>
      {data ? <DoneLine overview={data} doneId={doneId} onDone={setDoneId} /> : null}
      {shownIds.length > 0 ? <PartTabs overview={data} part={part} shown={shownIds} /> : null}
      {data?.isPart ? (
        <p className="max-w-3xl px-4 pt-4 text-muted text-pretty lg:px-6">
          You give roles over some channels only. Here are the roles that you can give there, and who holds them over
          these channels.
        </p>
      ) : null}
      {part === "connection" && data?.isPart !== true ? (
        <>
          <ConnectionTab />
          {isNotAllowed ? <OwnRights /> : null}
        </>
      ) : data ? (
        <Part overview={data} part={part} mayGive={mayGive} onDone={setDoneId} />
      ) : isNotAllowed ? (
        <OwnRights />
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <MembersSkeleton />
      )}
      <Suspense>
        {dialog === "give" && data ? (
          <GiveDialog roles={rolesOf(data)} onDone={setDoneId} onClose={() => setDialog(null)} />
        ) : null}
        {dialog === "break" ? <BreakGlassDialog onDone={setDoneId} onClose={() => setDialog(null)} /> : null}
      </Suspense>
    </>
  );
}

const has = (access: PersonAccess | undefined, right: string): boolean =>
  access?.rights.some((one) => one.right === right && one.isAllowed) === true;

/** Who has every right already need not take it. */
const canBreak = ({ all, actor }: May): boolean =>
  all("break-glass") && actor.holdings.every(({ role }) => role.id !== "workspace-admin");

const partIds = ["holders", "roles", "protected", "person", "channel", "history", "connection"] as const;
type PartId = (typeof partIds)[number];
/** For whoever gives roles over some channels. */
const partOfSome: readonly PartId[] = ["holders", "roles"];
/** While nobody can be told what they can do, as without a working connection. */
const partOfUnknown: readonly PartId[] = ["holders", "connection"];

interface PartTabsProps {
  /** Undefined while it is not known, as without an account connection. */
  readonly overview: AccessOverview | undefined;
  readonly part: PartId;
  readonly shown: readonly PartId[];
}

function PartTabs({ overview, part, shown }: PartTabsProps) {
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
          { id: "connection", label: "Connection", to: "?part=connection" },
        ].filter(({ id }) => shown.some((one) => one === id))}
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
      // A role is everyone's who gives it: whoever gives over some channels makes none.
      return <RolesTab {...{ overview, onDone }} mayGive={mayGive && !overview.isPart} />;
    case "protected":
      return <ProtectedTab {...{ overview, mayGive, onDone }} />;
    case "person":
      return <PersonTab />;
    case "history":
      return <HistoryTab {...{ overview, mayGive, onDone }} />;
    case "channel":
      return <ChannelTab roles={rolesOf(overview)} byZoomRole={overview.byZoomRole} />;
    case "connection":
      return null;
  }
}
