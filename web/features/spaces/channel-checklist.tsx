import { useMemo, useState } from "react";
import { channelTypes } from "../../../domain/channel-words.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { holdsWords } from "../../../domain/words.ts";
import { Checklist } from "../../components/checklist.tsx";
import { ChecklistNote } from "../../components/checklist-note.tsx";
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
  const found = useMemo(() => {
    const fits = holdsWords(text);
    return channels.filter(({ name }) => fits(name));
  }, [channels, text]);
  const shown = found.slice(0, SHOWN);
  const list = useWholeList(loaded, "channels to tick", text.trim() !== "" || found.length <= SHOWN);
  const roles = useOwnRoles(shown.map(({ id }) => id));
  const rows = shown.map(({ id, name, type }) => {
    const role = roles.roleIn(id);
    const why = whyNot(elsewhere?.get(id), role);
    const isChecking = elsewhere === undefined || (roles.isReading && role === undefined);
    return { id, name, detail: why ?? labelOf(channelTypes, type), isDisabled: why !== undefined || isChecking };
  });
  return (
    <Checklist
      label="My private channels"
      filterLabel="Filter my private channels by name"
      placeholder="Filter my private channels by name"
      {...{ text, rows, chosen, onChange }}
      onText={setText}
      empty={
        list.isPending
          ? "Loading channels…"
          : list.isFetching
            ? "Looking for private channels…"
            : "No private channel matches."
      }
      note={
        <ChecklistNote list={list} noun="channel" hiddenCount={Math.max(0, found.length - SHOWN)}>
          {`${countOf(chosen.length, "channel")} selected.`}
        </ChecklistNote>
      }
    />
  );
}
