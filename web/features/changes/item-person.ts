import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { fieldsOf, textIn } from "../../../domain/target-fields.ts";

/** Whom an item is about, where its label names them first; undefined of one that is about no person. */
export function itemPerson({ label, target }: Pick<ChangeItemInfo, "label" | "target">) {
  const fields = fieldsOf(target);
  const name = textIn(fields, "name");
  if (!("memberId" in fields) || !label.startsWith(`${name} · `)) return undefined;
  return { name, personId: textIn(fields, "userId") || textIn(fields, "memberId") || textIn(fields, "email") };
}
