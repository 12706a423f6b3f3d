import { lazy, Suspense, useCallback, useMemo } from "react";
import { useNavigate, useSearchParams } from "react-router";
import {
  type InventoryMentionGroup,
  mentionGroupSorts,
  mentionGroupsQuery,
  readMentionGroupsAsked,
} from "../../../domain/inventory/mention-groups.ts";
import { useSettled } from "../../components/data-table/use-settled.ts";
import { FilterField } from "../../components/filter-field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import type { Listed } from "../../lib/leaping-list/pages.ts";
import { useLeapingList } from "../../lib/leaping-list/use-leaping-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { ageText } from "../../shared/inventory/age.ts";
import { inventoryQueries, mentionGroupId } from "../../shared/inventory/inventory-queries.ts";
import { useStatusOfList } from "../../shared/inventory/use-inventory-status.ts";
import { useNow } from "../../shared/inventory/use-now.ts";
import { InventoryCount } from "../../shared/inventory-table/inventory-count.tsx";
import { InventoryTable } from "../../shared/inventory-table/inventory-table.tsx";
import { NONE_SHOWN } from "../../shared/inventory-table/list-texts.ts";
import { useFollowing } from "../../shared/inventory-table/use-following.ts";
import { useLeapSelection } from "../../shared/inventory-table/use-leap-selection.ts";
import { foundColumns, foundPath } from "./found-columns.tsx";
import { NarrowGroup } from "./narrow-group.tsx";
import type { PlacedGroup } from "./placed-group.ts";

const GroupsBar = lazy(() => import("./groups-bar.tsx"));

/** What the bar offers beneath. */
const groupRights = ["add-to-mention-groups", "remove-from-mention-groups", "delete-mention-groups"] as const;
const ROW_HEIGHTS = [34, 72] as const;
/** Typing rests so long before the list is asked for. */
const TYPED_MS = 180;

/** The mention groups of all channels, as the inventory knows them. */
export function EveryGroup() {
  const [params] = useSearchParams();
  const change = useParamChange();
  const navigate = useNavigate();
  const asked = useMemo(() => readMentionGroupsAsked(Object.fromEntries(params)), [params]);
  const find = useSettled(asked.find, TYPED_MS);
  const person = useSettled(asked.person, TYPED_MS);
  const wanted = useMemo(() => ({ ...asked, find, person }), [asked, find, person]);
  const key = JSON.stringify(mentionGroupsQuery(wanted));
  const list = useLeapingList(useMemo(() => inventoryQueries.mentionGroups(wanted), [wanted]));
  const status = useStatusOfList();
  const nowMs = useNow();
  const may = useMay();
  const canSelect = groupRights.some((right) => may.some(right));
  const chosen = useLeapSelection("mention-groups", key, mentionGroupId, list);
  const { selection, whole } = chosen;
  const isChoosing = canSelect && selection.ids.size > 0;
  const around = useFollowing(list, isChoosing, none);

  const columns = useMemo(() => foundColumns(person !== "", nowMs), [person, nowMs]);
  const narrow = useCallback(
    (listed: Listed<InventoryMentionGroup>) => <NarrowGroup listed={listed} nowMs={nowMs} />,
    [nowMs],
  );
  const open = useCallback((group: InventoryMentionGroup) => void navigate(foundPath(group)), [navigate]);
  const agesOf = useCallback(
    ({ atMs }: InventoryMentionGroup) => (atMs === null ? "not read yet" : `read ${ageText(atMs, nowMs)}`),
    [nowMs],
  );
  const sortBy = (column: string): void => {
    const known = mentionGroupSorts.find((sort) => sort === column);
    if (!known) return;
    const [first, second] = known === "people" ? [`-${known}`, known] : [known, `-${known}`];
    change({ sort: asked.sort === first ? second : asked.sort === second ? undefined : first });
  };
  const isFiltered = find !== "" || person !== "";
  const count = { noun: "mention group", total: list.total, isFiltered, allCount: status?.counts?.mentionGroups };
  const rows = useMemo(() => chosen.rows.map(placed), [chosen.rows]);
  return (
    <>
      <div className="flex flex-wrap items-end gap-2 px-4 py-3 lg:px-6">
        <FilterField
          label="Group or channel"
          placeholder="Name or description"
          className="min-w-40 flex-1 sm:max-w-64"
        />
        <FilterField
          label="With a person"
          placeholder="Name or email address"
          param="person"
          className="min-w-40 flex-1 sm:max-w-64"
        />
        <div className="ml-auto flex items-center gap-1">
          <InventoryCount {...count} status={status} />
          <RefreshButton list={{ refresh: list.show, isFetching: list.isFetching, isRestarting: false }} />
          <ListExport
            isQuiet
            list="inventory-mention-groups"
            connection="account"
            query={mentionGroupsQuery(wanted)}
            disabled={list.total === 0}
          />
        </div>
      </div>
      <InventoryTable
        label="Mention groups"
        listKey={`mention groups ${key}`}
        {...{ list, status, count, columns, agesOf, around }}
        narrowCell={narrow}
        rowHeights={ROW_HEIGHTS}
        nameOf={nameOf}
        sort={asked.sort}
        onSort={sortBy}
        selection={canSelect ? chosen : undefined}
        onOpen={open}
        none={may.all("see-mention-groups") ? undefined : NONE_SHOWN}
        onClear={() => change({ find: undefined, person: undefined })}
      />
      {isChoosing ? (
        <Suspense>
          <GroupsBar
            connection="account"
            {...{ selection, whole, rows, shown: rows, isFiltered }}
            list={{ isComplete: false, total: list.total }}
            matching={{ list: "inventory-mention-groups", asked: wanted }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

const none: never[] = [];
const nameOf = ({ name, channel }: InventoryMentionGroup): string => `${name} in ${channel}`;
const placed = ({ id, name, channelId, channel }: InventoryMentionGroup): PlacedGroup => ({
  ...{ id, name },
  channel: { id: channelId, name: channel },
});
