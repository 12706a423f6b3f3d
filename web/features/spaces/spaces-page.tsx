import { useQuery } from "@tanstack/react-query";
import { Layers, Plus } from "lucide-react";
import { lazy, Suspense, useCallback, useDeferredValue, useMemo } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { SpaceRow } from "../../../domain/exports/space-rows.ts";
import { filterSpaces } from "../../../domain/exports/space-rows.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useConnection } from "../../lib/connection.ts";
import { tableSelection } from "../../lib/cursor-list/table-selection.ts";
import { type CursorList, useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { useWholeList } from "../../lib/cursor-list/use-whole-list.ts";
import { isolate } from "../../lib/isolate.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { PageNeedsAccount } from "../../shared/access/page-needs-account.tsx";
import { useMayThrough } from "../../shared/access/use-may.ts";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { ImportButton } from "../../shared/imports/import-button.tsx";
import ListNotice from "../../shared/lists/list-notice.tsx";
import { ListSkeleton } from "../../shared/lists/list-skeleton.tsx";
import { ListedTable } from "../../shared/lists/listed-table.tsx";
import { PersonPicker } from "../../shared/person-picker/person-picker.tsx";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";
import { personId } from "./resolve-people.ts";
import { narrowSpaceCell, spaceColumns } from "./space-columns.tsx";
import { spaceHref } from "./space-tabs.ts";
import { SpacesHelp } from "./spaces-help.tsx";

const SpacesBar = lazy(() => import("./spaces-bar.tsx"));
const ImportSpaces = lazy(() => import("./import-spaces.tsx"));

/** The shared spaces: one's own, all of the account's, or those of one person. */
export default function SpacesPage() {
  const connection = useConnection();
  const may = useMayThrough(connection);
  const [params] = useSearchParams();
  const person = params.get("person") ?? "";
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Shared spaces · Channelkeeper</title>
      <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Shared spaces</h1>
        <SpacesHelp />
        {may.all("create-spaces") ? (
          <div className="ml-auto flex items-center gap-2">
            <ImportButton>{(close) => <ImportSpaces connection={connection} onClose={close} />}</ImportButton>
            <LinkButton
              to={`/spaces/new?${CONNECTION_PARAM}=${connection}`}
              tone="primary"
              icon={<Plus size={15} aria-hidden="true" />}
            >
              New space
            </LinkButton>
          </div>
        ) : null}
      </header>
      {connection === "me" && person ? (
        <PageNeedsAccount
          to={`/spaces?via=account&person=${encodeURIComponent(person)}`}
          title="Another person’s spaces need the account connection"
        >
          Your own connection shows only the spaces you are in yourself.
        </PageNeedsAccount>
      ) : (
        <Spaces key={connection} connection={connection} />
      )}
    </div>
  );
}

function Spaces({ connection }: { readonly connection: ConnectionName }) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const text = params.get("find") ?? "";
  const person = connection === "account" ? (params.get("person") ?? "") : "";
  // Zoom takes the id of a person here, and the address is what people know.
  const found = useQuery({ ...personId(person), enabled: person !== "" });
  const userId = person === "" ? undefined : found.data;
  const isFiltered = text.trim() !== "";
  const list = useWholeList(
    useCursorList(spaceQueries.list(connection, userId), idOf),
    `spaces ${connection} ${userId}`,
    isFiltered,
  );
  const isLooking = person !== "" && found.isPending;
  const wanted = useDeferredValue(text);
  const shown = useMemo(() => filterSpaces(list.rows, wanted), [list.rows, wanted]);
  return (
    <>
      <div className="flex flex-wrap items-end gap-2 px-4 py-3 lg:px-6">
        <FilterField
          label="Space or owner"
          placeholder="Name, description or owner"
          className="min-w-40 flex-1 sm:max-w-64"
        />
        {connection === "account" ? (
          <div className="min-w-40 flex-1 sm:max-w-64">
            <PersonPicker
              label="With a person"
              unchosen="Nobody is chosen yet."
              value={person}
              onChoose={(email) => change({ person: email })}
            />
          </div>
        ) : null}
        <div className="ml-auto flex items-center gap-1">
          <RefreshButton list={list} />
          <ListExport
            list="spaces"
            connection={connection}
            query={{ user_id: userId, find: text }}
            disabled={shown.length === 0 || isLooking || found.error !== null}
          />
        </div>
      </div>
      <ListNotice list={list} noun="space" />
      {isLooking ? (
        <ListSkeleton label="Looking for the person" />
      ) : person !== "" && found.error ? (
        <Failure
          error={found.error}
          onRetry={() => void found.refetch()}
          action={<Button onClick={() => change({ person: "" })}>Clear the person</Button>}
        />
      ) : (
        <Found
          connection={connection}
          list={list}
          shown={shown}
          isFiltered={isFiltered}
          person={person}
          userId={userId}
          text={text}
        />
      )}
    </>
  );
}

interface FoundProps {
  readonly connection: ConnectionName;
  readonly list: CursorList<SpaceRow>;
  readonly shown: readonly SpaceRow[];
  readonly isFiltered: boolean;
  readonly person: string;
  /** Whose spaces these are. */
  readonly userId: string | undefined;
  readonly text: string;
}

function Found({ connection, list, shown, isFiltered, person, userId, text }: FoundProps) {
  const change = useParamChange();
  const navigate = useNavigate();
  const hrefOf = useCallback((space: SpaceRow) => spaceHref(connection, space.id), [connection]);
  const columns = useMemo(() => spaceColumns(hrefOf), [hrefOf]);
  const narrow = useCallback((space: SpaceRow) => narrowSpaceCell(space, hrefOf(space)), [hrefOf]);
  const open = useCallback((space: SpaceRow) => void navigate(hrefOf(space)), [navigate, hrefOf]);
  const may = useMayThrough(connection);
  const canSelect = spaceRights.some((right) => may.some(right));
  const selection = useRowSelection(`spaces ${connection} ${userId ?? ""}`, list, shown, idOf);
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <ListedTable
        label="Shared spaces"
        listKey={`spaces ${connection} ${person} ${text}`}
        list={list}
        noun="space"
        sifted={{ shown, isFiltered, onClear: () => change({ find: "" }) }}
        rowId={idOf}
        rowName={nameOf}
        columns={columns}
        narrowCell={narrow}
        {...tableSelection(selection, canSelect, list)}
        onOpen={open}
        skeleton={<ListSkeleton label="Loading shared spaces" />}
        empty={
          <EmptyState
            icon={<Layers size={28} aria-hidden="true" />}
            title={person ? `${isolate(person)} is not in any shared spaces` : "No shared spaces yet"}
            action={person ? <Button onClick={() => change({ find: "", person: "" })}>Clear filters</Button> : null}
          >
            {person
              ? null
              : connection === "me"
                ? "You are not in any shared spaces. Create one, or ask to be added: spaces cannot be found by searching."
                : "The account has no shared spaces."}
          </EmptyState>
        }
      />
      {selection.ids.size > 0 ? (
        <Suspense>
          <SpacesBar {...{ connection, list, shown, isFiltered, selection, text, userId }} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** What the bar offers beneath. */
const spaceRights = [
  "set-space-settings",
  "add-to-spaces",
  "remove-from-spaces",
  "transfer-spaces",
  "delete-spaces",
] as const;
const idOf = (space: SpaceRow): string => space.id;
const nameOf = (space: SpaceRow): string => space.name;
