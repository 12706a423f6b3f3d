import { useQuery } from "@tanstack/react-query";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";

interface FoundElsewhereProps {
  readonly find: string;
}

/** So many are looked through, and so many named; whoever looks for another one types more of the name. */
const MOST_FOUND = 30;
const MOST_NAMED = 5;

/** People of the account who have the name, and are in none of the places that the role of whoever looks reaches. */
export function FoundElsewhere({ find }: FoundElsewhereProps) {
  const { data = [], isPlaceholderData } = useQuery({
    ...inventoryQueries.suggestedPeople(find, MOST_FOUND),
    enabled: find !== "",
  });
  const others = isPlaceholderData ? [] : data.filter(({ isSeen }) => !isSeen).slice(0, MOST_NAMED);
  if (find === "" || others.length === 0) return null;
  return (
    <p className="px-4 pb-2 text-muted break-words lg:px-6">
      Also in the account, outside what your role shows:{" "}
      {others.map(({ userId, name, email }, index) => (
        <span key={userId}>
          {index > 0 ? ", " : ""}
          <PersonName name={name} personId={userId} /> ({email})
        </span>
      ))}
    </p>
  );
}
