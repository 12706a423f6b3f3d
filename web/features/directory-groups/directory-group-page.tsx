import { useQuery } from "@tanstack/react-query";
import { BookUser } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useParams, useSearchParams } from "react-router";
import { LinkButton } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { HeaderSkeleton } from "../../components/page-skeleton.tsx";
import { EmptyState } from "../../components/states.tsx";
import { NotFoundError } from "../../lib/api/errors.ts";
import { useConnection } from "../../lib/connection.ts";
import { PageNeedsAccount } from "../../shared/access/page-needs-account.tsx";
import { directoryGroupQueries, isWithdrawn } from "../../shared/directory-groups/directory-group-queries.ts";
import { type GroupTab, groupPath, listPath } from "../../shared/directory-groups/group-path.ts";
import type { Announce } from "../../shared/done/done.ts";
import { DoneStrip } from "../../shared/done/done-strip.tsx";
import { useDone } from "../../shared/done/use-done.ts";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { GroupHeader } from "./group-header.tsx";
import { GroupPeople } from "./group-people.tsx";
import { Withdrawn } from "./withdrawn.tsx";

const GroupChannels = lazy(() => import("./group-channels.tsx"));

/** One group of the directory: its people, and its place in channels. */
export default function DirectoryGroupPage() {
  const { groupId = "" } = useParams();
  const connection = useConnection();
  const { done, count, announce } = useDone();
  const [deletedId, setDeletedId] = useState<string | null>(null);
  const strip = <DoneStrip done={done} count={count} onDismiss={() => announce(null)} />;
  if (connection === "me") {
    return (
      <Bare>
        <PageNeedsAccount to={groupPath(groupId)} title="Directory groups need the account connection">
          Zoom shows the account’s directory groups only to account-level apps. Your own connection cannot see them.
        </PageNeedsAccount>
      </Bare>
    );
  }
  if (deletedId === groupId) {
    return (
      <Bare>
        {strip}
        <EmptyState
          icon={<BookUser size={28} aria-hidden="true" />}
          title="This group has been deleted"
          action={<LinkButton to={listPath}>All directory groups</LinkButton>}
        />
      </Bare>
    );
  }
  return <Group key={groupId} groupId={groupId} strip={strip} announce={announce} onDeleted={setDeletedId} />;
}

interface GroupProps {
  readonly groupId: string;
  readonly strip: React.ReactNode;
  readonly announce: Announce;
  readonly onDeleted: (groupId: string) => void;
}

function Group({ groupId, strip, announce, onDeleted }: GroupProps) {
  const { data: group, error, refetch } = useQuery(directoryGroupQueries.detail(groupId));
  const [params] = useSearchParams();
  const tab: GroupTab = params.get("tab") === "channels" ? "channels" : "people";
  if (isWithdrawn(error)) {
    return (
      <Bare>
        <Withdrawn />
      </Bare>
    );
  }
  if (error && (!group || error instanceof NotFoundError)) {
    return (
      <Bare>
        {strip}
        <Failure
          error={error}
          onRetry={() => void refetch()}
          action={<LinkButton to={listPath}>All directory groups</LinkButton>}
        />
      </Bare>
    );
  }
  if (!group) {
    return (
      <Bare>
        <HeaderSkeleton />
        <MembersSkeleton />
      </Bare>
    );
  }
  return (
    <>
      <title>{`${group.name} · Channelkeeper`}</title>
      <GroupHeader group={group} tab={tab} announce={announce} onDeleted={onDeleted} />
      {strip}
      {tab === "people" ? (
        <GroupPeople group={group} announce={announce} />
      ) : (
        <Suspense fallback={<MembersSkeleton />}>
          <GroupChannels group={group} announce={announce} />
        </Suspense>
      )}
    </>
  );
}

/** The page without a group to head it. */
function Bare({ children }: { readonly children: React.ReactNode }) {
  return (
    <>
      <title>Directory group · Channelkeeper</title>
      <h1 className="sr-only">Directory group</h1>
      {children}
    </>
  );
}
