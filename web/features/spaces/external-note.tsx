import { countOf } from "../../lib/format.ts";
import { takesExternal } from "../../shared/channel/model/channel.ts";
import type { PickedPerson } from "../../shared/people/picked-person.ts";
import { isExternal } from "./is-external.ts";

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
  if (count === 0 || takesExternal(external, canLead)) return null;
  return (
    <p className="rounded-md bg-warn-soft px-3 py-2 text-warn-ink">
      {countOf(count, "person belongs", "people belong")} to another account, and{" "}
      {external === 0
        ? "the space does not accept external people"
        : "only the owner and administrators can add external people"}
      : left out.
    </p>
  );
}
