import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Fact, Facts } from "../../components/facts.tsx";
import { Link } from "../../components/link.tsx";
import { formatMoment } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";
import { differenceTexts, reachedTexts } from "../../shared/changes/difference.ts";
import { detailOf } from "../../shared/changes/item-result.ts";
import { ItemBadge } from "../../shared/changes/status-badge.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { targetHref } from "../../shared/thing-href.ts";
import { itemPerson } from "./item-person.ts";

interface ItemDialogProps {
  readonly change: ChangeInfo;
  readonly item: ChangeItemInfo;
  readonly onClose: () => void;
}

/** All that is known of one item of a change. */
export default function ItemDialog({ change, item, onClose }: ItemDialogProps) {
  const { failure, endedAtMs } = item;
  const href = targetHref(item.newTarget ?? item.target, change.connection);
  const differences = differenceTexts(change, item);
  const reached = reachedTexts(change, item);
  const person = itemPerson(item);
  return (
    <Dialog
      title={isolate(item.label)}
      width="wide"
      onClose={onClose}
      actions={
        <Button onClick={onClose} data-first-focus="">
          Close
        </Button>
      }
    >
      <Facts>
        <Fact name="Result">
          <ItemBadge item={item} />
        </Fact>
        <Fact name="Was → to be">
          {differences.length > 0 ? (
            <ul>
              {differences.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          ) : null}
        </Fact>
        <Fact name="Done in part">
          {reached.length > 0 ? (
            <ul>
              {reached.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          ) : null}
        </Fact>
        <Fact name="Note">{detailOf(item)}</Fact>
        <Fact name="Undo">{item.noUndo ? `Cannot be undone: ${item.noUndo}` : ""}</Fact>
        <Fact name="Ended">{endedAtMs === null ? "" : `${formatMoment(endedAtMs)} UTC`}</Fact>
        <Fact name="Code">{failure ? String(failure.code) : ""}</Fact>
        <Fact name="Tracking ID">{failure?.trackingId}</Fact>
        <Fact name="Person">{person ? <PersonName {...person} /> : null}</Fact>
        <Fact name="Page">
          {href === undefined ? null : (
            <Link to={href} className="underline">
              Open what it is about
            </Link>
          )}
        </Fact>
      </Facts>
    </Dialog>
  );
}
