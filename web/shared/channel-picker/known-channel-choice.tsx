import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { channelTypes } from "../../../domain/channel-words.ts";
import { Combobox } from "../../components/combobox.tsx";
import { useSettled } from "../../components/data-table/use-settled.ts";
import { useShownCount } from "../../components/use-shown-count.ts";
import { readChannelIds } from "../../lib/channel-id.ts";
import { labelOf } from "../channels/channel-row.ts";
import { inventoryQueries } from "../inventory/inventory-queries.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface KnownChannelChoiceProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
  readonly value: Named | null;
  readonly onChoose: (channel: Named | null) => void;
  readonly isOffered?: (channel: Named & { readonly type: number }) => boolean;
  /** Told where the inventory does not answer. */
  readonly onFailed: () => void;
}

/** Typing rests so long before it is looked for. */
const TYPED_MS = 100;

/** Chooses a channel out of the inventory: private ones too, by a name that is nearly right, an ID or a link. */
export function KnownChannelChoice(props: KnownChannelChoiceProps) {
  const { label, isLabelHidden, hint, value, onChoose, isOffered = every, onFailed } = props;
  const [text, setText] = useState(value?.name ?? "");
  useEffect(() => setText(value?.name ?? ""), [value]);
  const isTyping = text.trim() !== "" && text !== value?.name;
  const [id] = readChannelIds(text).ids;
  const wanted = isTyping ? (id ?? text.trim()) : "";
  const find = useSettled(wanted, TYPED_MS);
  const [shown, showMore] = useShownCount(text);
  const { data, error, isPlaceholderData } = useQuery(inventoryQueries.suggestedChannels(find, shown + 1));
  useEffect(() => {
    if (error) onFailed();
  }, [error, onFailed]);
  const found = (data ?? []).filter(isOffered).map((channel) => ({
    id: channel.id,
    label: channel.name || channel.id,
    detail: labelOf(channelTypes, channel.type),
    mark:
      [channel.space && `in ${channel.space}`, channel.isArchived && "Archived"].filter(Boolean).join(", ") ||
      undefined,
  }));
  // One that the inventory has not seen yet.
  const byId =
    id === undefined || found.some((one) => one.id === id)
      ? []
      : [{ id, label: id, detail: "Channel ID", mark: undefined }];
  const options = [...byId, ...found];
  const isLooking = find !== wanted || data === undefined || isPlaceholderData;
  return (
    <Combobox
      label={label}
      {...(isLabelHidden === undefined ? {} : { isLabelHidden })}
      hint={hint}
      placeholder="Name, channel ID or link"
      text={text}
      onText={(next) => {
        setText(next);
        if (next === "") onChoose(null);
      }}
      options={options.slice(0, shown)}
      onMore={showMore}
      onChoose={({ id: chosen, label: name }) => {
        setText(name);
        onChoose({ id: chosen, name });
      }}
      status={
        isLooking
          ? "Searching…"
          : isTyping && options.length === 0
            ? "No channel has that name. A channel ID or link works too."
            : undefined
      }
    />
  );
}

const every = (): boolean => true;
