import { type ChannelFacet, channelFacets } from "../../../domain/inventory/channels.ts";
import { CountedChoices } from "../../components/counted-choices.tsx";
import { valuesIn, valueText } from "../inventory/facet-words.ts";

interface FacetChoicesProps {
  readonly facet: ChannelFacet;
  readonly chosen: readonly string[];
  /** Undefined until they are here. */
  readonly counts: Readonly<Record<string, number>> | undefined;
  readonly spaceNames: ReadonlyMap<string, string>;
  readonly onChange: (values: readonly string[]) => void;
}

/** The values of a facet to choose among: those that some channel has, and those that are chosen. */
export function FacetChoices({ facet, chosen, counts = {}, spaceNames, onChange }: FacetChoicesProps) {
  const countOf = (value: string): number => counts[value] ?? 0;
  const known: readonly string[] | null = channelFacets[facet];
  const isOffered = (value: string): boolean => countOf(value) > 0 || chosen.includes(value);
  const values = known ? known.filter(isOffered) : [...new Set([...chosen, ...valuesIn(facet, counts)])];
  return (
    <CountedChoices
      isLong={known === null}
      choices={values.map((value) => ({
        value,
        text: valueText(facet, value, spaceNames),
        count: countOf(value),
      }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
}
