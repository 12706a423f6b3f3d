import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode } from "react";
import {
  type ExternalAsked,
  type ExternalFacet,
  externalFacetNames,
  externalQuery,
} from "../../../domain/inventory/external.ts";
import { Button } from "../../components/button.tsx";
import { cx } from "../../components/cx.ts";
import { FilterChip } from "../../components/filter-chip.tsx";
import { inputClass } from "../../components/input-class.ts";
import { useParamText } from "../../lib/navigation/use-param-text.ts";
import { FiltersButton } from "../../shared/lists/bar-buttons.tsx";
import { ViewsButton } from "../../shared/views/views-button.tsx";
import { externalQueries } from "./external-queries.ts";
import { facetLabels, noFilters, valueText } from "./external-words.ts";

const loadFilters = () => import("./external-filters.tsx");
const ExternalFilters = lazy(loadFilters);

interface ExternalBarProps {
  readonly asked: ExternalAsked;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly aside: ReactNode;
}

/** What the list of external people is looked through and filtered by. */
export function ExternalBar({ asked, onChange, aside }: ExternalBarProps) {
  const text = useParamText("find");
  const set = externalFacetNames.filter((facet) => asked.facets[facet]);
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2 px-4 py-2.5 lg:px-6">
      <input
        type="search"
        aria-label="Find by person, address, channel or space"
        placeholder="Person, address, channel or space"
        {...text}
        className={cx(inputClass, "mr-1 w-auto flex-1 max-sm:mr-0 max-sm:basis-full sm:w-72 sm:flex-none")}
      />
      <FiltersButton prepare={loadFilters}>
        {(look) => <ExternalFilters look={look} asked={asked} onChange={onChange} />}
      </FiltersButton>
      <ViewsButton page="/external" search={String(new URLSearchParams(externalQuery(asked)))} />
      {set.length > 0 ? <Chips asked={asked} set={set} onChange={onChange} /> : null}
      {set.length > 1 ? (
        <Button tone="quiet" onClick={() => onChange({ ...noFilters, find: asked.find })}>
          Clear
        </Button>
      ) : null}
      <div className="flex grow items-center justify-end gap-1">{aside}</div>
    </div>
  );
}

interface ChipsProps extends Pick<ExternalBarProps, "asked" | "onChange"> {
  readonly set: readonly ExternalFacet[];
}

function Chips({ asked, set, onChange }: ChipsProps) {
  // What is chosen stands among the values, with what it is called.
  const { data } = useQuery(externalQueries.values(asked));
  const textOf = (facet: ExternalFacet): string =>
    (asked.facets[facet] ?? [])
      .map((value) => valueText(facet, value, data?.[facet]?.find((one) => one.value === value)?.name))
      .join(", ");
  return set.map((facet) => (
    <FilterChip
      key={facet}
      label={facetLabels[facet]}
      value={textOf(facet)}
      onRemove={() => onChange({ [facet]: undefined })}
    />
  ));
}
