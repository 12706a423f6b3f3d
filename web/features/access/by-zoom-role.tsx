import { PersonName } from "../../shared/inventory/person-name.tsx";
import type { AccessOverview } from "./access-queries.ts";

/** Who can do everything by their role at Zoom, by name where the inventory knows them. */
export function ByZoomRole({ people }: { readonly people: AccessOverview["byZoomRole"] }) {
  if (people.length === 0)
    return <>Owners and administrators of the account: Zoom lists them under Admin, User Management, Roles.</>;
  return (
    <>
      {people.map(({ userId, name, isOwner }, index) => (
        <span key={userId}>
          {index > 0 ? ", " : ""}
          <PersonName name={name} personId={userId} />
          {isOwner ? " (owner)" : ""}
        </span>
      ))}
    </>
  );
}
