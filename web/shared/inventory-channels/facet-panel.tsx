import { useQuery } from "@tanstack/react-query";
import type { ChannelFacet, ChannelsAsked } from "../../../domain/inventory/channels.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { Panel } from "../../components/panel.tsx";
import type { PressedLook } from "../../components/popup-button.tsx";
import { facetLabels, shownFacets } from "../inventory/facet-words.ts";
import { inventoryQueries } from "../inventory/inventory-queries.ts";
import { FacetChoices } from "./facet-choices.tsx";

interface FacetPanelProps {
  readonly look: PressedLook;
  readonly asked: ChannelsAsked;
  readonly spaceNames: ReadonlyMap<string, string>;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** The values of every facet, each with how many channels it would leave. */
export default function FacetPanel({ look, ...props }: FacetPanelProps) {
  return (
    <Panel
      {...look}
      className="max-h-[min(44rem,var(--available-height))] w-[min(52rem,calc(100vw-1.5rem))] overflow-y-auto p-4"
    >
      <Facets {...props} />
    </Panel>
  );
}

/** Apart, so that counts are asked for while the panel is open alone. */
function Facets({ asked, spaceNames, onChange }: Omit<FacetPanelProps, "look">) {
  const { data: counts, error, refetch } = useQuery(inventoryQueries.counts(asked));
  const set = (facet: ChannelFacet, values: readonly string[]): void => onChange({ [facet]: values.join(",") });
  return (
    <div className="gap-x-8 sm:columns-2 lg:columns-3">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} layout="inline" /> : null}
      {shownFacets.map((facet) => (
        <fieldset key={facet} className="mb-4 min-w-0 break-inside-avoid">
          <legend className="mb-1 text-xs font-medium text-muted">{facetLabels[facet]}</legend>
          <FacetChoices
            facet={facet}
            chosen={asked.facets[facet] ?? []}
            counts={counts?.[facet]}
            spaceNames={spaceNames}
            onChange={(values) => set(facet, values)}
          />
        </fieldset>
      ))}
    </div>
  );
}
