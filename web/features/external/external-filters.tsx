import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  type ExternalAsked,
  type ExternalFacet,
  type ExternalValues,
  externalFacetNames,
  externalFacets,
  MOST_VALUES,
} from "../../../domain/inventory/external.ts";
import { CountedChoices } from "../../components/counted-choices.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { TextField } from "../../components/field.tsx";
import { Panel } from "../../components/panel.tsx";
import type { PressedLook } from "../../components/popup-button.tsx";
import { formatCount } from "../../lib/format.ts";
import { externalQueries } from "./external-queries.ts";
import { facetLabels, valueText } from "./external-words.ts";

interface ExternalFiltersProps {
  readonly look: PressedLook;
  readonly asked: ExternalAsked;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** The values of every filter, each with how many rows it would leave. */
export default function ExternalFilters({ look, ...props }: ExternalFiltersProps) {
  return (
    <Panel
      {...look}
      className="max-h-[min(44rem,var(--available-height))] w-[min(52rem,calc(100vw-1.5rem))] overflow-y-auto p-4"
    >
      <Filters {...props} />
    </Panel>
  );
}

/** Apart, so that values are asked for while the panel is open alone. */
function Filters({ asked, onChange }: Omit<ExternalFiltersProps, "look">) {
  const { data, error, refetch } = useQuery(externalQueries.values(asked));
  return (
    <div className="gap-x-8 sm:columns-2 lg:columns-3">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} layout="inline" /> : null}
      {externalFacetNames.map((facet) => (
        <fieldset key={facet} className="mb-4 min-w-0 break-inside-avoid">
          <legend className="mb-1 text-xs font-medium text-muted">{facetLabels[facet]}</legend>
          <Choices
            facet={facet}
            chosen={asked.facets[facet] ?? []}
            values={data?.[facet] ?? []}
            onChange={(values) => onChange({ [facet]: values.join(",") })}
          />
        </fieldset>
      ))}
    </div>
  );
}

/** From so many on, they are looked through by what is typed. */
const MANY = 12;

interface ChoicesProps {
  readonly facet: ExternalFacet;
  readonly chosen: readonly string[];
  readonly values: NonNullable<ExternalValues[string]>;
  readonly onChange: (values: readonly string[]) => void;
}

function Choices({ facet, chosen, values, onChange }: ChoicesProps) {
  const [text, setText] = useState("");
  const known: readonly string[] | null = externalFacets[facet];
  const isLong = known === null;
  const all = values.map(({ value, name, count }) => ({ value, text: valueText(facet, value, name), count }));
  const missing = chosen
    .filter((value) => !values.some((one) => one.value === value))
    .map((value) => ({ value, text: valueText(facet, value), count: 0 }));
  const wanted = text.trim().toLowerCase();
  const choices = [...missing, ...all].filter((one) => wanted === "" || one.text.toLowerCase().includes(wanted));
  const label = facetLabels[facet].toLowerCase();
  return (
    <>
      {isLong && values.length >= MANY ? (
        <div className="mb-1">
          <TextField
            type="search"
            label={`Find a ${label}`}
            isLabelHidden
            placeholder="Find"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
      ) : null}
      <CountedChoices
        isLong={isLong}
        choices={
          known ? choices.toSorted((one, other) => known.indexOf(one.value) - known.indexOf(other.value)) : choices
        }
        chosen={chosen}
        onChange={onChange}
      />
      {values.length >= MOST_VALUES ? (
        <p className="text-xs text-muted">The {formatCount(MOST_VALUES)} with the most. Search the list for others.</p>
      ) : null}
    </>
  );
}
