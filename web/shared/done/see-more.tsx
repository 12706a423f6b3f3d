import { Link } from "../../components/link.tsx";
import type { Done } from "../../stores/notices.ts";

/** The way to the change that a notice tells of, where there is more to read. */
export function SeeMore({ done: { to } }: { readonly done: Done }) {
  return to === undefined ? null : (
    <>
      {" "}
      <Link to={to} className="underline">
        See the change
      </Link>
    </>
  );
}
