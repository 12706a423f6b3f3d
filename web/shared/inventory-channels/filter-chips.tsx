import { useQuery } from "@tanstack/react-query";
import type { ChannelFacet, ChannelsAsked } from "../../../domain/inventory/channels.ts";
import { Button } from "../../components/button.tsx";
import { FilterChip } from "../../components/filter-chip.tsx";
import { countOf } from "../../lib/format.ts";
import { facetLabels, noFacets, ranges, shownFacets, valueText } from "../inventory/facet-words.ts";
import { inventoryQueries } from "../inventory/inventory-queries.ts";
import { inventoryPeople } from "../inventory/people-queries.ts";

interface FilterChipsProps {
  readonly asked: ChannelsAsked;
  readonly spaceNames: ReadonlyMap<string, string>;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** What the list is filtered by, each with a way to take it off. */
export function FilterChips({ asked, spaceNames, onChange }: FilterChipsProps) {
  const { facets, person, directoryGroup } = asked;
  const set = shownFacets.filter((facet) => facets[facet]);
  const setRanges = ranges.filter(({ name }) => asked[name] !== undefined);
  const textOf = (facet: ChannelFacet): string =>
    (facets[facet] ?? []).map((value) => valueText(facet, value, spaceNames)).join(", ");
  return (
    <>
      {person === undefined ? null : <PersonChip person={person} onRemove={() => onChange({ person: undefined })} />}
      {directoryGroup === undefined ? null : (
        <GroupChip id={directoryGroup} onRemove={() => onChange({ directoryGroup: undefined })} />
      )}
      {setRanges.map(({ name, label, text }) => (
        <FilterChip
          key={name}
          label={label}
          value={text(String(asked[name]))}
          onRemove={() => onChange({ [name]: undefined })}
        />
      ))}
      {set.map((facet) => (
        <FilterChip
          key={facet}
          label={facetLabels[facet]}
          value={textOf(facet)}
          onRemove={() => onChange({ [facet]: undefined })}
        />
      ))}
      {set.length + setRanges.length > 1 ? (
        <Button tone="quiet" onClick={() => onChange(noFacets)}>
          Clear
        </Button>
      ) : null}
    </>
  );
}

function PersonChip({ person, onRemove }: { readonly person: string; readonly onRemove: () => void }) {
  const count = person.split(",").length;
  const { data } = useQuery({ ...inventoryPeople.one(person), enabled: count === 1 });
  const value = count > 1 ? `any of ${countOf(count, "person", "people")}` : (data?.name ?? "…");
  return <FilterChip label="With" value={value} onRemove={onRemove} />;
}

function GroupChip({ id, onRemove }: { readonly id: string; readonly onRemove: () => void }) {
  const { data } = useQuery(inventoryQueries.directoryGroups());
  return (
    <FilterChip
      label="Directory group"
      value={data?.find((group) => group.id === id)?.name ?? "…"}
      onRemove={onRemove}
    />
  );
}
