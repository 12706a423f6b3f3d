import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, useMemo } from "react";
import { type ChannelsAsked, channelsQuery } from "../../../domain/inventory/channels.ts";
import { cx } from "../../components/cx.ts";
import { inputClass } from "../../components/input-class.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useParamText } from "../../lib/navigation/use-param-text.ts";
import { inventoryQueries } from "../inventory/inventory-queries.ts";
import { ColumnsButton, FiltersButton } from "../lists/bar-buttons.tsx";
import { ViewsButton } from "../views/views-button.tsx";
import { FilterChips } from "./filter-chips.tsx";

const loadFacets = () => import("./facet-panel.tsx");
const FacetPanel = lazy(loadFacets);

interface ChannelsBarProps {
  readonly asked: ChannelsAsked;
  /** With what its page keeps to. */
  readonly wanted: ChannelsAsked;
  /** Of the list, whose views are kept. */
  readonly views?: { readonly page: string; readonly tab?: string } | undefined;
  /** Beside the search. */
  readonly quick?: ReactNode;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly hidden: readonly string[];
  readonly onHide: (ids: readonly string[]) => void;
  readonly aside: ReactNode;
}

/** What of the address a view keeps. */
const viewOf = (asked: ChannelsAsked, tab: string | undefined): string =>
  String(new URLSearchParams({ ...(tab && { tab }), [CONNECTION_PARAM]: "account", ...channelsQuery(asked) }));

/** What a list of channels is looked through, filtered and laid out by. */
export function ChannelsBar(props: ChannelsBarProps) {
  const { asked, wanted, views, onChange, columns, hidden, onHide, aside } = props;
  const text = useParamText("find");
  const { data: spaces } = useQuery(inventoryQueries.spaces());
  const spaceNames = useMemo(() => new Map(spaces?.map(({ id, name }) => [id, name])), [spaces]);
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2 px-4 py-2.5 lg:px-6">
      <input
        type="search"
        aria-label="Find by name, owner or member"
        placeholder="Find by name, owner or member"
        {...text}
        className={cx(inputClass, "mr-1 w-auto flex-1 max-sm:mr-0 max-sm:basis-full sm:w-64 sm:flex-none")}
      />
      {props.quick}
      <FiltersButton prepare={loadFacets}>
        {(look) => <FacetPanel look={look} asked={wanted} spaceNames={spaceNames} onChange={onChange} />}
      </FiltersButton>
      {views ? <ViewsButton page={views.page} search={viewOf(asked, views.tab)} /> : null}
      <FilterChips asked={asked} spaceNames={spaceNames} onChange={onChange} />
      <div className="flex grow items-center justify-end gap-1">
        {aside}
        <ColumnsButton columns={columns} hidden={hidden} onHide={onHide} />
      </div>
    </div>
  );
}
