import type { NamesInSets } from "../../../domain/access/info.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import type { AccessRole, Grant, GrantUses } from "./access-queries.ts";
import { lastUsedWords, setWords, untilWords } from "./access-words.ts";
import { Holder, RoleOf, Until } from "./holder-cells.tsx";

export const holderColumns = (
  roles: readonly AccessRole[],
  names: NamesInSets,
  uses: GrantUses | undefined,
  nowMs: number,
): readonly Column<Grant>[] => [
  { id: "to", header: "Who", track: "minmax(11rem, 1.4fr)", cell: ({ to }) => <Holder to={to} isInRow /> },
  { id: "role", header: "Role", track: "minmax(10rem, 1.2fr)", cell: (grant) => <RoleOf {...{ grant, roles }} /> },
  {
    id: "over",
    header: "Over",
    track: "minmax(10rem, 1.4fr)",
    cell: ({ set }) => <Words>{setWords(set, names)}</Words>,
  },
  {
    id: "until",
    header: "Until",
    track: "minmax(11rem, 0.8fr)",
    cell: ({ untilMs }) => <Until {...{ untilMs, nowMs }} />,
  },
  {
    id: "used",
    header: "Last used",
    track: "minmax(9.5rem, 0.8fr)",
    cell: ({ id }) => lastUsedWords(uses?.get(id)),
  },
  {
    id: "why",
    header: "Why",
    track: "minmax(10rem, 1.6fr)",
    isMuted: true,
    cell: ({ reason }) => <Name>{reason}</Name>,
  },
];

export const narrowHolder = (grant: Grant, roles: readonly AccessRole[], names: NamesInSets, nowMs: number) => (
  <span className="min-w-0 flex-1">
    <span className="block truncate">
      <Holder to={grant.to} isInRow />
    </span>
    <span className="block truncate text-xs">
      <RoleOf {...{ grant, roles }} /> · <Words>{setWords(grant.set, names)}</Words>
    </span>
    <span className="block truncate text-xs text-muted">
      {untilWords(grant.untilMs, nowMs)} · <Name>{grant.reason}</Name>
    </span>
  </span>
);
