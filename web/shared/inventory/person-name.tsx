import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { hasInventory } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { keyHref, personHref } from "./person-href.ts";

export interface NamedPerson {
  readonly name: string;
  /** Empty of people of other accounts. */
  readonly userId: string;
  /** Empty where it is not known. */
  readonly memberId: string;
}

interface SomeoneNamed {
  readonly name: string;
  /** A user ID, a member ID, the key in the inventory, or the address; empty or null where none is known. */
  readonly personId: string | null | undefined;
}

type PersonNameProps = (NamedPerson | SomeoneNamed) & {
  /** Within a row of a table, whose own keys lead on. */
  readonly isInRow?: boolean;
};

/** Somebody's name, which leads to their page where there is an inventory to read it from. */
export function PersonName({ name, isInRow = false, ...ids }: PersonNameProps) {
  const hasPages = hasInventory(useSession());
  const href = !hasPages ? null : "userId" in ids ? personHref(ids) : ids.personId ? keyHref(ids.personId) : null;
  if (href === null) return <Name>{name}</Name>;
  return (
    <Link
      to={href}
      className="rounded-sm underline-offset-2 hover:underline"
      {...(isInRow && { tabIndex: -1, onClick: (event) => event.stopPropagation() })}
    >
      <Name>{name}</Name>
    </Link>
  );
}
