import type { ChannelSet } from "../../../domain/access/channel-set.ts";
import { Link } from "../../components/link.tsx";
import { Words } from "../../components/words.tsx";
import { thingHref } from "../../shared/thing-href.ts";
import { setWords } from "./access-words.ts";

/** So many are shown one by one. */
const MOST = 20;

/** A set of channels, with the way to each where it is a list. */
export function Over({ set }: { readonly set: ChannelSet }) {
  const [kind, ids] =
    set.of === "list"
      ? (["channel", set.channelIds] as const)
      : set.of === "spaces"
        ? (["space", set.spaceIds] as const)
        : (["", []] as const);
  return (
    <>
      <Words>{setWords(set)}</Words>
      {ids.length > 0 ? (
        <ul className="text-xs">
          {ids.slice(0, MOST).map((id) => (
            <li key={id} className="truncate">
              <Link to={thingHref(kind, id, "account") ?? ""} className="rounded-sm font-mono hover:underline">
                {id}
              </Link>
            </li>
          ))}
          {ids.length > MOST ? <li className="text-muted">and {ids.length - MOST} more</li> : null}
        </ul>
      ) : null}
    </>
  );
}
