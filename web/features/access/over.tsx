import type { ChannelSet } from "../../../domain/access/channel-set.ts";
import type { NamesInSets } from "../../../domain/access/info.ts";
import { cx } from "../../components/cx.ts";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { thingHref } from "../../shared/thing-href.ts";
import { setWords } from "./access-words.ts";

/** So many are shown one by one. */
const MOST = 20;

interface OverProps {
  readonly set: ChannelSet;
  readonly names: NamesInSets;
}

/** A set of channels, with the way to each where it is a list. */
export function Over({ set, names }: OverProps) {
  return (
    <>
      <Words>{setWords(set)}</Words>
      <EachOf {...{ set, names }} />
    </>
  );
}

/** The way to each of a set that is a list, by its ID where its name is not told; nothing of other sets. */
export function EachOf({ set, names }: OverProps) {
  if (set.of === "list") return <Places kind="channel" ids={set.channelIds} names={names.channels} />;
  if (set.of === "spaces") return <Places kind="space" ids={set.spaceIds} names={names.spaces} />;
  return null;
}

interface PlacesProps {
  readonly kind: "channel" | "space";
  readonly ids: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

function Places({ kind, ids, names }: PlacesProps) {
  return (
    <ul className="text-xs">
      {ids.slice(0, MOST).map((id) => (
        <li key={id} className="truncate">
          <Link
            to={thingHref(kind, id, "account") ?? ""}
            className={cx("rounded-sm hover:underline", names[id] === undefined && "font-mono")}
          >
            <Name>{names[id] ?? id}</Name>
          </Link>
        </li>
      ))}
      {ids.length > MOST ? <li className="text-muted">and {ids.length - MOST} more</li> : null}
    </ul>
  );
}
