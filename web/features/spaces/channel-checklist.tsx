import { useMemo, useState } from "react";
import { channelTypes } from "../../../domain/channel-words.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { holdsWords } from "../../../domain/words.ts";
import { ChecklistNote } from "../../components/checklist-note.tsx";
import { TextField } from "../../components/field.tsx";
import { Name } from "../../components/name.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useWholeList } from "../../lib/cursor-list/use-whole-list.ts";
import { countOf } from "../../lib/format.ts";
import { useOwnRoles } from "../../shared/channel/own-roles.ts";
import { labelOf } from "../../shared/channels/channel-row.ts";
import { whyNot } from "./why-not-moved.ts";

/** Most channels offered at a time; the filter narrows them. */
const SHOWN = 50;

interface ChannelChecklistProps {
  /** The list the channels are out of, which may go on. */
  readonly list: CursorList<ChannelRow>;
  /** Those of its loaded channels that are offered. */
  readonly channels: readonly ChannelRow[];
  /** Names of other spaces by the ids of the channels in them; undefined until they are read. */
  readonly elsewhere: ReadonlyMap<string, string> | undefined;
  /** Channel ids. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Ticks channels of a list, which loads to its end as soon as a filter or the offer needs all of it. */
export function ChannelChecklist({ list: loaded, channels, elsewhere, chosen, onChange }: ChannelChecklistProps) {
  const [text, setText] = useState("");
  const chosenIds = useMemo(() => new Set(chosen), [chosen]);
  const found = useMemo(() => {
    const fits = holdsWords(text);
    return channels.filter(({ name }) => fits(name));
  }, [channels, text]);
  const shown = found.slice(0, SHOWN);
  const list = useWholeList(loaded, "channels to tick", text.trim() !== "" || found.length <= SHOWN);
  const roles = useOwnRoles(shown.map(({ id }) => id));
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <TextField
        label="Filter my private channels by name"
        isLabelHidden
        type="search"
        placeholder="Filter my private channels by name"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul
        className="max-h-56 overflow-y-auto rounded-md bg-surface py-1 ring-1 ring-line ring-inset"
        aria-label="My private channels"
      >
        {shown.map((channel) => {
          const role = roles.roleIn(channel.id);
          const why = whyNot(elsewhere?.get(channel.id), role);
          const isChecking = elsewhere === undefined || (roles.isReading && role === undefined);
          return (
            <li key={channel.id}>
              <label className="flex items-center gap-2.5 px-3 py-1 hover:bg-hover pointer-coarse:py-2">
                <input
                  type="checkbox"
                  className="size-4 shrink-0"
                  checked={chosenIds.has(channel.id)}
                  disabled={why !== undefined || isChecking}
                  onChange={(event) =>
                    onChange(event.target.checked ? [...chosen, channel.id] : chosen.filter((id) => id !== channel.id))
                  }
                />
                <span className="min-w-0 flex-1 justify-between gap-3 sm:flex sm:items-baseline">
                  <span className="block truncate sm:min-w-1/2">
                    <Name>{channel.name}</Name>
                  </span>
                  <span className="block truncate text-xs text-muted">
                    {why ?? labelOf(channelTypes, channel.type)}
                  </span>
                </span>
              </label>
            </li>
          );
        })}
        {found.length === 0 ? (
          <li className="px-3 py-1.5 text-muted">
            {list.isPending
              ? "Loading channels…"
              : list.isFetching
                ? "Looking for private channels…"
                : "No private channel matches."}
          </li>
        ) : null}
      </ul>
      <ChecklistNote list={list} noun="channel" hiddenCount={Math.max(0, found.length - SHOWN)}>
        {`${countOf(chosen.length, "channel")} ticked.`}
      </ChecklistNote>
    </div>
  );
}
