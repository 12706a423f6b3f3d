import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { Activity } from "../../../domain/exports/activity-rows.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { readChannelIds } from "../../lib/channel-id.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../lib/format.ts";
import { channelsSeen } from "../../shared/activity/activity-view.ts";
import { knownName, useChannelName } from "../../shared/activity/channel-names.ts";
import { type SeenOption, SeenPicker } from "../../shared/activity/seen-picker.tsx";
import { channelQueries } from "../../shared/channels/channel-queries.ts";

interface ChannelFilterProps {
  /** Id; empty for every channel. */
  readonly value: string;
  readonly entries: readonly Activity[];
  readonly onChoose: (channelId: string) => void;
}

const ENOUGH = 8;

/**
 * Chooses a channel by name: one that the log names and whose name is known, or a public one, looked for page by page
 * while nothing fits. Any other can be named by its id.
 */
export function ChannelFilter({ value, entries, onChoose }: ChannelFilterProps) {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const chosen = useChannelName(value);
  const list = useCursorList({ ...channelQueries.public(), enabled: text !== "" }, idOf);

  const options = useMemo<readonly SeenOption[]>(() => {
    const typedId = readChannelIds(text).ids[0];
    const typed = typedId === undefined ? [] : [{ id: typedId, label: text.trim(), detail: "Channel ID" }];
    const seen = channelsSeen(entries).flatMap(({ id, count }): SeenOption[] => {
      const label = knownName(client, id);
      return label === undefined ? [] : [{ id, label, detail: countOf(count, "entry", "entries") }];
    });
    const ids = new Set(seen.map(({ id }) => id));
    const others = list.rows.filter(({ id }) => !ids.has(id)).map(({ id, name }) => ({ id, label: name }));
    return [...seen, ...others, ...typed];
  }, [client, entries, list.rows, text]);

  const wanted = text.trim().toLowerCase();
  const isEnough =
    wanted === "" || options.filter(({ label }) => label.toLowerCase().includes(wanted)).length >= ENOUGH;
  const loaded = list.rows.length;
  const { want } = list;
  useEffect(() => {
    if (!isEnough) want(loaded + 1);
  }, [isEnough, want, loaded]);

  return (
    <SeenPicker
      label="Channel"
      placeholder="Every channel"
      value={value}
      valueLabel={value === "" ? "" : chosen.state === "known" ? chosen.name : value}
      options={options}
      onChoose={onChoose}
      onText={setText}
      status={
        list.isFetching && !isEnough
          ? `Searching ${list.total === undefined ? "the" : list.total} public channels…`
          : text !== "" && !isEnough && list.isComplete
            ? "Private channels can be found by ID, or by name once their row has been in view."
            : undefined
      }
    />
  );
}

const idOf = (row: ChannelRow): string => row.id;
