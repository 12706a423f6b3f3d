import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { targetHref } from "../../shared/thing-href.ts";
import { itemPerson } from "./item-person.ts";

interface ItemNameProps {
  readonly item: ChangeItemInfo;
  readonly connection: ConnectionName;
}

/** What an item of a row is about: a person leads to their page, and what they are in to its own. */
export function ItemName({ item, connection }: ItemNameProps) {
  const { label } = item;
  const target = item.newTarget ?? item.target;
  const href = targetHref(target, connection);
  const person = itemPerson(item);
  const place = person ? label.slice(`${person.name} · `.length) : label;
  const placeName =
    href === undefined ? (
      <Name>{place}</Name>
    ) : (
      <Link to={href} tabIndex={-1} className="hover:underline">
        <Name>{place}</Name>
      </Link>
    );
  if (!person) return placeName;
  return (
    <>
      <PersonName {...person} isInRow /> · {placeName}
    </>
  );
}
