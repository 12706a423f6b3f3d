import { Search } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { Button } from "../../components/button.tsx";
import { Checkbox } from "../../components/choice.tsx";
import { Select, TextField } from "../../components/field.tsx";
import { EmptyState } from "../../components/states.tsx";
import { RateLimitedError } from "../../lib/api/errors.ts";
import { readChannelIds } from "../../lib/channel-id.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { joinedTypes, publicTypes } from "../../shared/channels/channel-row.ts";
import { type ChannelSearch, channelSearch } from "../../shared/channels/channel-search.ts";
import { MIN_SEARCH_LENGTH, readSearch, searchScopes } from "../../shared/channels/search-params.ts";
import { PersonPicker } from "../../shared/person-picker/person-picker.tsx";
import { ChannelList } from "./channel-list.tsx";
import { FoundMarks } from "./found-marks.tsx";
import { WaitNotice } from "./wait-notice.tsx";

/** Searches start after this pause in typing: Zoom allows the whole account 20 a minute at most. */
const PAUSE_MS = 700;

/** Finds channels by name, across everything the connection may look into. */
export default function SearchList({ connection }: { connection: ConnectionName }) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const { text, scope, person, isArchivedIncluded, search } = readSearch(params, connection);
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => setTyped((now) => (now.trim() === text ? now : text)), [text]);
  useEffect(() => {
    if (typed.trim() === text || (typed !== "" && typed.trim().length < MIN_SEARCH_LENGTH)) return;
    const timer = setTimeout(() => change({ q: typed.trim() }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, text, change]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on arrival
  useEffect(() => {
    if (text === "") field.current?.focus();
  }, []);

  return (
    <div data-acts="" className="contents">
      <search className="px-4 pt-3 lg:px-6">
        <form
          className="flex flex-wrap items-end gap-x-3 gap-y-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim().length >= MIN_SEARCH_LENGTH) change({ q: typed.trim() });
          }}
        >
          <div className="min-w-52 flex-1 sm:max-w-sm">
            <TextField
              ref={field}
              label="Channel name, ID or link"
              type="search"
              value={typed}
              placeholder={`At least ${MIN_SEARCH_LENGTH} characters`}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          <div className="w-full sm:w-52">
            <Select
              label="Search in"
              value={scope}
              options={searchScopes[connection]}
              onChange={(value) => change({ in: value })}
            />
          </div>
          {connection === "account" && scope === "user_joined" ? (
            <div className="w-full sm:w-72">
              <PersonPicker label="Person" value={person} onChoose={(email) => change({ person: email })} />
            </div>
          ) : null}
          <Button type="submit" icon={<Search size={14} aria-hidden="true" />}>
            Search
          </Button>
          <div className="flex h-8 items-center pointer-coarse:h-10">
            <Checkbox
              label="Include archived"
              checked={isArchivedIncluded}
              onChange={(isChecked) => change({ archived: isChecked ? "1" : undefined })}
            />
          </div>
        </form>
      </search>
      {search ? (
        <Found key={JSON.stringify(search)} search={search} />
      ) : (
        <EmptyState icon={<Search size={28} aria-hidden="true" />} title="Search by name">
          {text.length >= MIN_SEARCH_LENGTH
            ? "Choose the person whose channels to look in."
            : "Zoom searches channel names. A channel ID or a link to a channel finds that channel. Zoom allows few searches a minute, shared by the whole account."}
        </EmptyState>
      )}
    </div>
  );
}

function Found({ search }: { search: ChannelSearch }) {
  const list = useCursorList(channelSearch(search), idOf);
  const { connection, text, isArchivedIncluded } = search;
  const mark = useCallback(
    (row: ChannelRow) => (
      <FoundMarks
        key={row.id}
        connection={connection}
        row={row}
        // A search leaves archived channels out unless told otherwise; an id or a link names one whatever it is.
        isArchivedPossible={isArchivedIncluded || readChannelIds(text).ids.includes(row.id)}
      />
    ),
    [connection, text, isArchivedIncluded],
  );
  if (list.error instanceof RateLimitedError && list.rows.length === 0) {
    return <WaitNotice error={list.error} onOver={list.retry} />;
  }
  return (
    <ChannelList
      list={list}
      name={`search:${JSON.stringify(search)}`}
      connection={search.connection}
      kind="counts"
      types={search.scope === "public" ? publicTypes : joinedTypes}
      mark={mark}
      found={search}
      empty={
        <EmptyState title="Nothing found">
          No channel has “{search.text}” in its name.
          {search.isArchivedIncluded ? "" : " Archived channels were not searched."}
        </EmptyState>
      }
    />
  );
}

const idOf = (row: ChannelRow): string => row.id;
