import { countOf } from "../../lib/format.ts";
import type { PickedPerson } from "../people-picker/picked-person.ts";

interface ExternalNoteProps {
  readonly people: readonly PickedPerson[];
  /** Who can add external people to the space. */
  readonly external: number;
  /** Whether the person is owner or administrator, or works through the account connection. */
  readonly canLead: boolean;
}

/** Says that the space lets no people of other accounts in, where some of the chosen are. */
export function ExternalNote({ people, external, canLead }: ExternalNoteProps) {
  const count = people.filter(isExternal).length;
  const isClosed = external === 0 || (external === 3 && !canLead);
  if (count === 0 || !isClosed) return null;
  return (
    <p className="rounded-md bg-warn-soft px-3 py-2 text-warn-ink">
      {countOf(count, "person belongs", "people belong")} to another account, and{" "}
      {external === 0 ? "the space takes none of them." : "only the owner and administrators add such people."}
    </p>
  );
}

/** Only people of other accounts come without a user id and an address. */
export function isExternal({ email, userId }: PickedPerson): boolean {
  return email === "" && userId === "";
}
