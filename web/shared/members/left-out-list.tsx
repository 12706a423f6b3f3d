import { Name } from "../../components/name.tsx";
import type { LeftOut } from "./member-change.ts";

/** Those of the chosen whom an action does not fit, and why. */
export function LeftOutList({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  if (leftOut.length === 0) return null;
  return (
    <div className="text-xs">
      <p>Left out:</p>
      <ul className="list-disc pl-5">
        {leftOut.map(({ member, why }) => (
          <li key={member.id}>
            <span className="text-ink">
              <Name>{member.name}</Name>
            </span>{" "}
            {why}.
          </li>
        ))}
      </ul>
    </div>
  );
}
