import { lazy, Suspense, useCallback, useMemo } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { InventoryPerson, PeopleAsked } from "../../../domain/inventory/people.ts";
import { LinkButton } from "../../components/button.tsx";
import { useSettled } from "../../components/data-table/use-settled.ts";
import { RefreshButton } from "../../components/refresh-button.tsx";
import type { Listed } from "../../lib/leaping-list/pages.ts";
import { useLeapingList } from "../../lib/leaping-list/use-leaping-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { ageText } from "../../shared/inventory/age.ts";
import { DEACTIVATED_LEAVERS, leaversHref } from "../../shared/inventory/leavers-href.ts";
import { inventoryPeople, inventoryPersonKey } from "../../shared/inventory/people-queries.ts";
import { keyHref, PEOPLE } from "../../shared/inventory/person-href.ts";
import { useStatusOfList } from "../../shared/inventory/use-inventory-status.ts";
import { useNow } from "../../shared/inventory/use-now.ts";
import { InventoryCount } from "../../shared/inventory-table/inventory-count.tsx";
import { InventoryTable } from "../../shared/inventory-table/inventory-table.tsx";
import { useFollowing } from "../../shared/inventory-table/use-following.ts";
import { useLeapSelection } from "../../shared/inventory-table/use-leap-selection.ts";
import { FoundElsewhere } from "./found-elsewhere.tsx";
import { NarrowPerson } from "./narrow-person.tsx";
import { peopleColumns } from "./people-columns.tsx";
import { noPeopleFilter, readPeopleFilter } from "./people-filter.ts";
import { PeopleFilters } from "./people-filters.tsx";

const PeopleBar = lazy(() => import("./people-bar.tsx"));

/** Of one line; where it is narrow, of four. */
const ROW_HEIGHTS = [34, 90] as const;
/** Typing rests so long before the list is asked for. */
const TYPED_MS = 180;

/** The people of the account, as the inventory knows them: filtered, followed, and what is done with them. */
export function PeopleList() {
  const [params] = useSearchParams();
  const change = useParamChange();
  const navigate = useNavigate();
  const filter = useMemo(() => readPeopleFilter(params), [params]);
  const find = useSettled(filter.find, TYPED_MS);
  const wanted = useMemo(() => {
    const { find: _, ...rest } = filter;
    return { ...rest, ...(find && { find }) };
  }, [filter, find]);
  const key = JSON.stringify(wanted);
  const list = useLeapingList(useMemo(() => inventoryPeople.list(wanted), [wanted]));
  const status = useStatusOfList();
  const nowMs = useNow();
  const chosen = useLeapSelection("people", key, inventoryPersonKey, list);
  const { selection, whole, rows } = chosen;
  const isChoosing = selection.ids.size > 0;
  const around = useFollowing(list, isChoosing, none);
  const open = useCallback((person: InventoryPerson) => void navigate(keyHref(person.key)), [navigate]);
  const agesOf = useCallback(
    ({ readAtMs }: InventoryPerson) => (readAtMs === null ? "not read yet" : `as read ${ageText(readAtMs, nowMs)}`),
    [nowMs],
  );
  const narrow = useCallback(
    (listed: Listed<InventoryPerson>) => <NarrowPerson listed={listed} agesOf={agesOf} />,
    [agesOf],
  );
  const seesEveryone = useMay().all("see-people");
  const isFiltered = Object.keys(wanted).length > 0;
  const count = { ...(seesEveryone ? ofAll : ofRole), total: list.total, isFiltered, allCount: status?.counts?.people };
  const isOfDeactivated = wanted.status === "inactive";
  return (
    <>
      <header className="flex min-h-8 shrink-0 items-center gap-2 px-4 pt-3 pb-2 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">People</h1>
        <LinkButton to={`${PEOPLE}/notes`} tone="quiet" className="ml-auto">
          Notes
        </LinkButton>
        <LinkButton to={isOfDeactivated ? DEACTIVATED_LEAVERS : leaversHref()}>
          {isOfDeactivated ? "Hand over what they left…" : "Hand over…"}
        </LinkButton>
      </header>
      <PeopleFilters
        filter={filter}
        onChange={change}
        aside={
          <>
            <InventoryCount {...count} status={status} />
            <RefreshButton list={{ refresh: list.show, isFetching: list.isFetching, isRestarting: false }} />
            <ListExport
              list="inventory-people"
              connection="account"
              query={{ ...wanted }}
              disabled={list.total === 0}
              isQuiet
            />
          </>
        }
      />
      {seesEveryone ? null : <FoundElsewhere find={find ?? ""} />}
      <InventoryTable
        label="People"
        listKey={`people ${key}`}
        {...{ list, status, count, nameOf, agesOf, around }}
        partly="there may be more people, and they may own, administer and be in more channels than it says here."
        rowHeights={ROW_HEIGHTS}
        columns={peopleColumns}
        narrowCell={narrow}
        selection={chosen}
        onOpen={open}
        onClear={() => change(noPeopleFilter)}
      />
      {isChoosing ? (
        <Suspense>
          <PeopleBar
            {...{ selection, whole, rows, shown: rows }}
            list={{ isComplete: false, total: list.total }}
            matching={{ list: "inventory-people", asked: { ...everyone, ...wanted } }}
            findingId={wanted.unsnoozed}
          />
        </Suspense>
      ) : null}
    </>
  );
}

const none: never[] = [];
const everyone: PeopleAsked = { find: "", status: "", leads: "", group: "" };
const ofAll = { noun: "person", nounPlural: "people" };
/** Others of the account are found beside the list. */
const ofRole = { noun: "person within your role", nounPlural: "people within your role" };
const nameOf = ({ name }: InventoryPerson): string => name;
