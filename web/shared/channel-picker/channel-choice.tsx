import { type QueryClient, queryOptions, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { channelTypes } from "../../../domain/channel-words.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { holdsWords } from "../../../domain/words.ts";
import { Combobox, type ComboboxOption } from "../../components/combobox.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { useShownCount } from "../../components/use-shown-count.ts";
import { readChannelIds } from "../../lib/channel-id.ts";
import { isInventoryWhole } from "../../lib/connection.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatCount } from "../../lib/format.ts";
import { useSession } from "../../lib/session.ts";
import { mayBeGeneral } from "../channel/model/channel.ts";
import { channelQueries } from "../channels/channel-queries.ts";
import { labelOf } from "../channels/channel-row.ts";
import { findById } from "../channels/find-by-id.ts";
import { spaceQueries } from "../spaces/space-queries.ts";
import { KnownChannelChoice } from "./known-channel-choice.tsx";

export interface ChosenChannel {
  readonly id: string;
  readonly name: string;
}

/** Whether a channel is offered, e.g. because it can have what is chosen for it. */
export type IsOffered = (channel: Pick<ChannelRow, "id" | "name" | "type">) => boolean;

export interface ChannelChoiceProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
  readonly connection: ConnectionName;
  readonly value: ChosenChannel | null;
  readonly onChoose: (channel: ChosenChannel | null) => void;
  readonly isOffered?: IsOffered;
}

/**
 * Chooses a channel by name: of the account out of its inventory where that is whole, otherwise out of those the
 * connection lists, which is looked through page by page while nothing fits. A private channel, which no list of an account
 * has, can be named by its id.
 */
export function ChannelChoice(props: ChannelChoiceProps) {
  const isKnown = isInventoryWhole(useSession()) && props.connection === "account";
  const [hasFailed, setFailed] = useState(false);
  return isKnown && !hasFailed ? (
    <KnownChannelChoice {...props} onFailed={() => setFailed(true)} />
  ) : (
    <ListedChannelChoice {...props} />
  );
}

function ListedChannelChoice(props: ChannelChoiceProps) {
  const { label, isLabelHidden, hint, connection, value, onChoose, isOffered = everyChannel } = props;
  const [text, setText] = useState(value?.name ?? "");
  useEffect(() => setText(value?.name ?? ""), [value]);
  const list = useCursorList(
    connection === "account" ? channelQueries.public() : channelQueries.ofUser("me", "me"),
    rowId,
  );
  const isTyping = text.trim() !== "" && text !== value?.name;
  const [shown, showMore] = useShownCount(text);
  const options = useMemo(
    () => optionsFor(list.rows, isTyping ? text : "", isOffered),
    [list.rows, isTyping, text, isOffered],
  );
  const client = useQueryClient();
  // No list of an account has it, and its name is asked for, which is what it is called from then on.
  const [unlisted] = isTyping ? options.filter(({ id, label: name }) => id === name) : [];
  const { data: named } = useQuery({ ...byId(connection, unlisted?.id ?? ""), enabled: unlisted !== undefined });
  const nameOf = ({ id, label: name }: ComboboxOption): string => (named?.id === id && named.name) || name;
  const spaces = useSpacesOfGenerals(connection, isTyping ? options.slice(0, shown) : noOptions);
  const { want } = list;
  const loaded = list.rows.length;
  const needsMore = isTyping && options.length < shown;
  useEffect(() => {
    if (needsMore) want(loaded + 1);
  }, [needsMore, want, loaded]);

  return (
    <div className="flex flex-col gap-2">
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
        options={options
          .slice(0, shown)
          .map((option) => ({ ...option, label: nameOf(option), mark: spaces.get(option.id) }))}
        onMore={showMore}
        onChoose={({ id, label: name }) => {
          setText(name);
          if (id !== name) return onChoose({ id, name });
          void nameById(client, connection, id).then((found) => onChoose({ id, name: found }));
        }}
        status={statusOf(list, isTyping && options.length === 0)}
      />
      {isTyping ? <UnreadableNote rows={list.unreadable} noun="channel" layout="box" /> : null}
      {list.error ? (
        <>
          <ErrorState error={list.error} onRetry={list.retry} layout="inline" />
          <p className="text-xs text-muted">Until then, type a channel ID.</p>
        </>
      ) : null}
    </div>
  );
}

const byId = (connection: ConnectionName, id: string) =>
  queryOptions({
    queryKey: [...channelQueries.details(), connection, id, "listed"],
    queryFn: ({ signal }) => findById(connection, id, signal),
    retry: false,
  });

/** The ID itself where Zoom does not tell the name. */
async function nameById(client: QueryClient, connection: ConnectionName, id: string): Promise<string> {
  try {
    return (await client.ensureQueryData(byId(connection, id)))?.name || id;
  } catch {
    return id;
  }
}

function optionsFor(rows: readonly ChannelRow[], text: string, isOffered: IsOffered): readonly ComboboxOption[] {
  const [id] = readChannelIds(text).ids;
  const known = rows.find((row) => row.id === id);
  const isNamed = holdsWords(text);
  return [
    ...(id === undefined ? [] : [{ id, label: known?.name ?? id, detail: "Channel ID" }]),
    ...rows
      .filter((row) => isOffered(row) && isNamed(row.name))
      .map((row) => ({ id: row.id, label: row.name, detail: labelOf(channelTypes, row.type) })),
  ];
}

function statusOf(
  list: { error: Error | null; isFetching: boolean; rows: readonly unknown[]; total: number | undefined },
  isNothingFound: boolean,
): string | undefined {
  if (list.error) return undefined;
  if (list.isFetching) {
    const of = list.total === undefined ? "" : ` of ${formatCount(list.total)}`;
    return `Searching ${formatCount(list.rows.length)}${of} channels…`;
  }
  return isNothingFound ? "No listed channel has that name. A channel ID or link works too." : undefined;
}

/** Of which space each "General" among the options is, as far as that is known by now. */
function useSpacesOfGenerals(
  connection: ConnectionName,
  options: readonly ComboboxOption[],
): ReadonlyMap<string, string> {
  const client = useQueryClient();
  const generals = options.filter(({ label }) => mayBeGeneral({ name: label }));
  const found = useQueries({ queries: generals.map(({ id }) => spaceQueries.ofGeneral(connection, id, client)) });
  return new Map(
    generals.flatMap(({ id }, at) => {
      const space = found[at]?.data;
      return space ? [[id, `in ${space}`] as const] : [];
    }),
  );
}

const noOptions: readonly ComboboxOption[] = [];
const rowId = (row: ChannelRow): string => row.id;
const everyChannel = (): boolean => true;
