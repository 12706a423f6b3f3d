import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { Button } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { TextField } from "../../components/field.tsx";
import { countOf } from "../../lib/format.ts";
import { channelSearch } from "../channels/channel-search.ts";
import { MIN_SEARCH_LENGTH } from "../channels/search-params.ts";

/** Bound on the pages of one search: it is for a few channels, and Zoom allows few searches a minute. */
const PAGES = 4;

interface SearchChannelsProps {
  readonly connection: ConnectionName;
  readonly isDisabled: boolean;
  /** Gets what was found, and returns how many of them are to be read. */
  readonly onFound: (rows: readonly ChannelRow[]) => number;
}

/** Finds channels by a part of their names, private ones of the account too, to be read at once. */
export function SearchChannels({ connection, isDisabled, onFound }: SearchChannelsProps) {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const search = useMutation({
    mutationFn: async (name: string) => {
      const scope = connection === "account" ? "all" : "user_joined";
      const asked = { connection, text: name, scope, userId: undefined, isArchivedIncluded: false } as const;
      const { pages } = await client.fetchInfiniteQuery({ ...channelSearch(asked), pages: PAGES });
      const rows = pages.flatMap(({ items }) => items);
      const last = pages.at(-1);
      const isPartial = last?.isCutOff === true || last?.nextCursor !== undefined;
      return { name, foundCount: rows.length, isPartial, toReadCount: onFound(rows) };
    },
  });
  const words = text.trim();
  return (
    <form
      className="flex w-full flex-col gap-1 sm:w-auto"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.length >= MIN_SEARCH_LENGTH && !isDisabled && !search.isPending) search.mutate(words);
      }}
    >
      <div className="flex flex-wrap items-end gap-2">
        <div className="w-full sm:w-64">
          <TextField
            label="Search channels by name"
            type="search"
            placeholder={`At least ${MIN_SEARCH_LENGTH} characters`}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <Button
          type="submit"
          icon={<Search size={14} aria-hidden="true" />}
          disabled={isDisabled || words.length < MIN_SEARCH_LENGTH}
          isBusy={search.isPending}
        >
          Search and load
        </Button>
      </div>
      <p role="status" className="text-xs text-muted empty:hidden">
        {search.data ? foundText(search.data) : ""}
      </p>
      {search.error ? <Failure error={search.error} onRetry={() => search.mutate(words)} layout="inline" /> : null}
    </form>
  );
}

interface Found {
  readonly name: string;
  readonly foundCount: number;
  /** Whether there may be more channels of this name than were found. */
  readonly isPartial: boolean;
  readonly toReadCount: number;
}

function foundText({ name, foundCount, isPartial, toReadCount }: Found): string {
  if (foundCount === 0) return `No channel named “${name}”.`;
  const read = toReadCount === foundCount ? "" : `, ${toReadCount} of them new`;
  return `“${name}”: ${isPartial ? "the first " : ""}${countOf(foundCount, "channel")}${read}.`;
}
