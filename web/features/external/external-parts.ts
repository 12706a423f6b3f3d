// Changes of chosen external people, or of all that match: those in channels and those in spaces are parts of one change.
import { removeMembers } from "../../../domain/actions/channel-members.ts";
import { setChannelSettings } from "../../../domain/actions/channels.ts";
import { removeFromSpace } from "../../../domain/actions/space-members.ts";
import { setSpaceSettings } from "../../../domain/actions/spaces.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { externalFields, externalPlaceFields } from "../../../domain/changes/listed-fields.ts";
import type { ExternalAsked, ExternalRow } from "../../../domain/inventory/external.ts";
import type { Asked } from "../../shared/changes/bulk-act.ts";
import type { ChangePart } from "../../shared/changes/change-request.ts";
import type { Chosen } from "../../shared/changes/chosen.ts";
import { isAsWanted } from "../../shared/changes/item-result.ts";
import { textOf } from "../../shared/changes/places.ts";

export interface ExternalActProps extends Asked<ExternalRow> {
  /** What is meant where all that match are. */
  readonly asked: ExternalAsked;
}

const kinds = ["channel", "space"] as const;
type Kind = (typeof kinds)[number];

interface Doing {
  readonly list: "external-people" | "external-places";
  readonly actions: Readonly<Record<Kind, { readonly id: string }>>;
  readonly input: object;
  readonly fieldsOf: (row: ExternalRow) => object;
}

function partsOf(
  { list, actions, input, fieldsOf }: Doing,
  { rows, matching }: Chosen<ExternalRow>,
  asked: ExternalAsked,
): readonly ChangePart[] {
  return kinds.flatMap((kind): readonly ChangePart[] => {
    const part = { actionId: actions[kind].id, input };
    if (matching) {
      const isAsked = asked.facets.in?.includes(kind) ?? true;
      return isAsked ? [{ ...part, targets: { matching: { list, asked, in: kind }, each: [{}] } }] : [];
    }
    const targets = rows.filter((row) => row.kind === kind).map(fieldsOf);
    return targets.length === 0 ? [] : [{ ...part, targets }];
  });
}

/** Takes them out of what they are in. */
export const removal = (chosen: Chosen<ExternalRow>, asked: ExternalAsked): readonly ChangePart[] =>
  partsOf(
    {
      list: "external-people",
      actions: { channel: removeMembers, space: removeFromSpace },
      input: {},
      fieldsOf: externalFields,
    },
    chosen,
    asked,
  );

/** Lets nobody add more of them to what they are in. */
export function stopAdding(chosen: Chosen<ExternalRow>, asked: ExternalAsked): readonly ChangePart[] {
  const places = new Map(chosen.rows.map((row) => [`${row.kind} ${row.id}`, row]));
  return partsOf(
    {
      list: "external-places",
      actions: { channel: setChannelSettings, space: setSpaceSettings },
      input: { external: 0 },
      fieldsOf: externalPlaceFields,
    },
    { ...chosen, rows: [...places.values()] },
    asked,
  );
}

/** The IDs of the rows for which all is as it was to be. */
export function doneRows(
  { kind, rows }: Chosen<ExternalRow>,
  items: readonly ChangeItemInfo[],
  of: "people" | "places",
): readonly string[] {
  const done = new Set(
    items.filter(isAsWanted).map(({ target }) => {
      const place = textOf(target, ["channelId"], "") || textOf(target, ["spaceId"], "");
      return of === "people" ? `${place} ${textOf(target, ["memberId"], "")}` : place;
    }),
  );
  return rows.filter(({ id, key }) => done.has(of === "people" ? `${id} ${key}` : id)).map(kind.idOf);
}
