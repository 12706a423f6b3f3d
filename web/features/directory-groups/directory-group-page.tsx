import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, BookUser, Pencil, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { Button, LinkButton } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { NotFoundError } from "../../lib/api/errors.ts";
import { useConnection } from "../../lib/connection.ts";
import { formatCount } from "../../lib/format.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useSession } from "../../lib/session.ts";
import { HeaderSkeleton } from "../channel/channel-skeleton.tsx";
import type { Announce } from "../channel/done.ts";
import { DoneStrip } from "../channel/done-strip.tsx";
import { Failure } from "../channel/failure.tsx";
import { MembersSkeleton } from "../channel/members/members-skeleton.tsx";
import { PageNeedsAccount } from "../channel/needs-account.tsx";
import { useDone } from "../channel/use-done.ts";
import { WhyNot } from "../channel/why-not.tsx";
import { type DirectoryGroup, searchText, typeTexts } from "./directory-group.ts";
import { directoryGroupQueries, isWithdrawn } from "./directory-group-queries.ts";
import { DirectoryGroupsHelp } from "./directory-groups-help.tsx";
import { TypeBadge } from "./group-columns.tsx";
import { DIRECTORY_GROUPS, type GroupTab, groupPath } from "./group-path.ts";
import { GroupPeople } from "./group-people.tsx";
import { groupEditing } from "./group-rules.ts";
import { Withdrawn } from "./withdrawn.tsx";

const GroupChannels = lazy(() => import("./group-channels.tsx"));
const EditDialog = lazy(() => import("./edit-dialog.tsx"));
const DeleteDialog = lazy(() => import("./delete-dialog.tsx"));

const listPath = `${DIRECTORY_GROUPS}?${CONNECTION_PARAM}=account`;

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
          Zoom shows the account’s directory groups to account-level apps only. Your own connection cannot see them.
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
          title="The group is deleted"
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

interface GroupHeaderProps {
  readonly group: DirectoryGroup;
  readonly tab: GroupTab;
  readonly announce: Announce;
  readonly onDeleted: (groupId: string) => void;
}

function GroupHeader({ group, tab, announce, onDeleted }: GroupHeaderProps) {
  const navigate = useNavigate();
  const editing = groupEditing(useSession().connections.account);
  const { data: groups } = useQuery({ ...directoryGroupQueries.list(), retry: false });
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = (): void => setOpen(null);
  return (
    <header className="shrink-0 border-b border-line px-4 pt-3 lg:px-6">
      <Link
        to={listPath}
        className="-ml-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 text-xs text-muted hover:text-ink pointer-coarse:h-9"
      >
        <ArrowLeft size={13} aria-hidden="true" />
        Directory groups
      </Link>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-56 items-start gap-1">
          <h1 className="min-w-0 py-0.5 text-lg font-semibold tracking-tight break-words text-pretty">{group.name}</h1>
          <span className="-mt-px pointer-coarse:-mt-1">
            <DirectoryGroupsHelp />
          </span>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            icon={<Pencil size={14} aria-hidden="true" />}
            disabled={!editing.isAllowed}
            onClick={() => setOpen("edit")}
          >
            Edit…
          </Button>
          <Button
            icon={<Trash2 size={14} aria-hidden="true" />}
            disabled={!editing.isAllowed}
            onClick={() => setOpen("delete")}
          >
            Delete…
          </Button>
        </div>
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-x-1.5 gap-y-1 max-sm:mt-2">
        <TypeBadge type={group.type} />
        <span className="min-w-0 text-xs text-muted max-sm:basis-full sm:ml-1.5">
          {`${typeTexts[group.type]} Members can search for: ${searchText(group)}.`}
        </span>
      </div>
      <div className="-mx-3 mt-1 flex flex-wrap items-center text-xs text-muted">
        <code className="min-w-0 truncate px-3 font-mono select-all">{group.id}</code>
        <CopyButton text={group.id} label="Copy id" />
      </div>
      <WhyNot verdict={editing} className="mt-1" />
      <div className="mt-1">
        <Tabs
          label="Parts of the group"
          current={tab}
          tabs={[
            {
              id: "people",
              label: "People",
              to: groupPath(group.id),
              count: group.memberCount === undefined ? undefined : formatCount(group.memberCount),
            },
            { id: "channels", label: "Channels", to: groupPath(group.id, "channels") },
          ]}
        />
      </div>
      <Suspense>
        {open === "edit" ? (
          <EditDialog group={group} groups={groups ?? []} announce={announce} onClose={close} />
        ) : null}
        {open === "delete" ? (
          <DeleteDialog
            group={group}
            announce={announce}
            onClose={close}
            onDeleted={() => onDeleted(group.id)}
            onRestored={(id) => void navigate(groupPath(id), { replace: true })}
          />
        ) : null}
      </Suspense>
    </header>
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
