import { useQuery } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { DirectoryGroup } from "../../../domain/exports/directory-group-rows.ts";
import { BackLink } from "../../components/back-link.tsx";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Name } from "../../components/name.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { formatCount } from "../../lib/format.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { firstRefused } from "../../shared/access/verdict.ts";
import { WhyNot } from "../../shared/access/why-not.tsx";
import { searchText, typeTexts } from "../../shared/directory-groups/directory-group.ts";
import { directoryGroupQueries } from "../../shared/directory-groups/directory-group-queries.ts";
import { type GroupTab, groupPath, listPath } from "../../shared/directory-groups/group-path.ts";
import { DirectoryGroupsHelp } from "./directory-groups-help.tsx";
import { TypeBadge } from "./type-badge.tsx";
import { useGroupChannelCounts } from "./use-group-channel-counts.ts";

const EditDialog = lazy(() => import("./edit-dialog.tsx"));
const DeleteDialog = lazy(() => import("./delete-dialog.tsx"));

interface GroupHeaderProps {
  readonly group: DirectoryGroup;
  readonly tab: GroupTab;
  readonly onDeleted: (groupId: string) => void;
}

/** What a group is, and what can be done with it as a whole. */
export function GroupHeader({ group, tab, onDeleted }: GroupHeaderProps) {
  const may = useMay();
  const editing = may.at("edit-directory-groups");
  const deleting = may.at("delete-directory-groups");
  const { data: groups } = useQuery({ ...directoryGroupQueries.list(), retry: false });
  const channelCount = useGroupChannelCounts()?.textOf(group.id);
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = (): void => setOpen(null);
  return (
    <header className="shrink-0 border-b border-line px-4 pt-3 lg:px-6">
      <BackLink to={listPath}>Directory groups</BackLink>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-56 items-start gap-1">
          <h1 className="min-w-0 py-0.5 text-lg font-semibold tracking-tight break-words text-pretty">
            <Name>{group.name}</Name>
          </h1>
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
            disabled={!deleting.isAllowed}
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
        <CopyButton text={group.id} label="Copy ID" />
      </div>
      <WhyNot verdict={firstRefused(editing, deleting)} className="mt-1" />
      <div className="mt-1">
        <Tabs
          label="Group sections"
          current={tab}
          tabs={[
            {
              id: "people",
              label: "People",
              to: groupPath(group.id),
              count: group.memberCount === undefined ? undefined : formatCount(group.memberCount),
            },
            {
              id: "channels",
              label: "Channels",
              to: groupPath(group.id, "channels"),
              count: channelCount,
            },
          ]}
        />
      </div>
      <Suspense>
        {open === "edit" ? <EditDialog group={group} groups={groups ?? []} onClose={close} /> : null}
        {open === "delete" ? (
          <DeleteDialog group={group} onClose={close} onDeleted={() => onDeleted(group.id)} />
        ) : null}
      </Suspense>
    </header>
  );
}
