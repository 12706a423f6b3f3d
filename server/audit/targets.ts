// What a call was about: from the target of an item of a change, or from the path and body of a proxied request.
import type { AuditTarget, TargetKind } from "../../domain/audit/entry.ts";
import { fieldsOf, ownKindOf, textIn } from "../../domain/target-fields.ts";

/** @param target As the resource describes its targets: what it is itself has `name`, the others their own fields. */
export function targetsOfItem(resourceId: string, target: unknown): readonly AuditTarget[] {
  const fields = fieldsOf(target);
  const own = ownKindOf(fields);
  const named = (kind: "channel" | "space" | "group") => textIn(fields, own === kind ? "name" : kind);
  const targets: AuditTarget[] = [];
  if (own === "person") {
    const id = textIn(fields, "userId") || textIn(fields, "memberId");
    const email = textIn(fields, "email");
    targets.push({ kind: "person", id: id || email, name: textIn(fields, "name") || email });
    if (id !== "" && email !== "") targets.push({ kind: "person", id: email, name: "" });
  }
  if ("groupId" in fields) {
    const kind = resourceId.startsWith("mention") ? "mention_group" : "group";
    targets.push({ kind, id: textIn(fields, "groupId"), name: named("group") });
  }
  if ("fileId" in fields || own === "emoji")
    targets.push({ kind: "emoji", id: textIn(fields, "fileId"), name: textIn(fields, "name") });
  for (const kind of ["channel", "space"] as const)
    if (`${kind}Id` in fields) targets.push({ kind, id: textIn(fields, `${kind}Id`), name: named(kind) });
  return targets.filter(({ id, name }) => id !== "" || name !== "");
}

const kindOfParameter: Readonly<Record<string, TargetKind>> = {
  channelId: "channel",
  spaceId: "space",
  groupId: "group",
  mentionGroupId: "mention_group",
  userId: "person",
  memberId: "person",
  fileId: "emoji",
};

/** Of a request whose targets stand in its path, and channels also in its body; names are not known. */
export function targetsOfRequest(params: Readonly<Record<string, string>>, body: unknown): readonly AuditTarget[] {
  const inPath = Object.entries(params).flatMap(([name, id]) => {
    const kind = kindOfParameter[name];
    return kind === undefined || id === "me" ? [] : [{ kind, id, name: "" }];
  });
  const ids = fieldsOf(body).channel_ids;
  const inBody = (Array.isArray(ids) ? ids : []).flatMap((id) =>
    typeof id === "string" ? [{ kind: "channel" as const, id, name: "" }] : [],
  );
  return [...inPath, ...inBody];
}
