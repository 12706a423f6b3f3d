import { Check } from "lucide-react";
import type { SpaceSettings } from "../../shared/spaces/space.ts";
import { rightsIn } from "./rights.ts";

const head = "py-1.5 text-center font-medium";

/** Who may do what in the space, as its settings stand. */
export function RightsTable({ settings }: { readonly settings: SpaceSettings }) {
  return (
    <table className="w-full max-w-xl text-left">
      <thead className="text-xs text-muted">
        <tr className="border-b border-line">
          <th scope="col" className="py-1.5 font-medium">
            Right
          </th>
          <th scope="col" className={`w-14 sm:w-20 ${head}`}>
            Owner
          </th>
          <th scope="col" className={`w-14 sm:w-20 ${head}`}>
            Administrators
          </th>
          <th scope="col" className={`w-20 sm:w-28 ${head}`}>
            Members
          </th>
        </tr>
      </thead>
      <tbody>
        {rightsIn(settings).map(({ what, owner, admins, members }) => (
          <tr key={what} className="border-b border-line last:border-b-0">
            <th scope="row" className="py-1.5 pr-2 font-normal">
              {what}
            </th>
            <Given isGiven={owner} />
            <Given isGiven={admins} />
            {members === "account" ? (
              <td className="py-1.5 text-center text-xs">This account’s</td>
            ) : (
              <Given isGiven={members} />
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Given({ isGiven }: { readonly isGiven: boolean }) {
  return (
    <td className="py-1.5 text-center">
      {isGiven ? (
        <Check size={15} role="img" aria-label="Yes" className="mx-auto text-accent-ink" />
      ) : (
        <span className="text-muted">No</span>
      )}
    </td>
  );
}
