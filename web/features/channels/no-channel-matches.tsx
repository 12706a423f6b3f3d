import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { filterNames } from "../../shared/channels/list-view.ts";
import NoMatch from "../../shared/lists/no-match.tsx";

/** Stands for the rows when the filters leave no channel. */
export default function NoChannelMatches({ list }: { readonly list: CursorList<ChannelRow> }) {
  const change = useParamChange();
  return <NoMatch list={list} noun="channel" onClear={() => change(noFilters)} />;
}

const noFilters = Object.fromEntries(["name", ...filterNames].map((filter) => [filter, undefined]));
