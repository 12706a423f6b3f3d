import { useQuery } from "@tanstack/react-query";
import { BookUser } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { object, safeParse, string } from "valibot";
import { LinkButton } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { HeaderSkeleton } from "../../components/page-skeleton.tsx";
import { EmptyState } from "../../components/states.tsx";
import { NotFoundError } from "../../lib/api/errors.ts";
import { hasInventory, useConnection } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { PageNeedsAccount } from "../../shared/access/page-needs-account.tsx";
import { directoryGroupQueries, isWithdrawn } from "../../shared/directory-groups/directory-group-queries.ts";
import { type GroupTab, groupPath, listPath } from "../../shared/directory-groups/group-path.ts";
import { DoneStrip } from "../../shared/done/done-strip.tsx";
import { useForgetDone } from "../../shared/done/use-forget-done.ts";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { GroupHeader } from "./group-header.tsx";
import { GroupPeople } from "./group-people.tsx";
import { Withdrawn } from "./withdrawn.tsx";

const GroupChannels = lazy(() => import("./group-channels.tsx"));
const KnownGroupChannels = lazy(() => import("./known-group-channels.tsx"));

/** A group that was deleted and is there again, with another ID. */
const Restored = object({ groupId: string() });

/** One group of the directory: its people, and its place in channels. */
export default function DirectoryGroupPage() {
  const { groupId = "" } = useParams();
  const connection = useConnection();
  useForgetDone();
  const navigate = useNavigate();
  const [deletedId, setDeletedId] = useState<string | null>(null);
  const strip = (
    <DoneStrip
      onUndone={([item]) => {
        const made = deletedId === groupId ? safeParse(Restored, item?.newTarget) : undefined;
        if (made?.success) void navigate(groupPath(made.output.groupId), { replace: true });
      }}
    />
  );
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
  return <Group key={groupId} groupId={groupId} strip={strip} onDeleted={setDeletedId} />;
}

interface GroupProps {
  readonly groupId: string;
  readonly strip: React.ReactNode;
  readonly onDeleted: (groupId: string) => void;
}

function Group({ groupId, strip, onDeleted }: GroupProps) {
  const { data: group, error, refetch } = useQuery(directoryGroupQueries.detail(groupId));
  const isKnown = hasInventory(useSession());
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
      <GroupHeader group={group} tab={tab} onDeleted={onDeleted} />
      {strip}
      {tab === "people" ? (
        <GroupPeople group={group} />
      ) : (
        <Suspense fallback={<MembersSkeleton />}>
          {isKnown ? <KnownGroupChannels group={group} /> : <GroupChannels group={group} />}
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
