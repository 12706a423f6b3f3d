// Acts in the words of the Open Cybersecurity Schema Framework, version 1.8.0: who is in what as Group Management (3006),
// everything else as API Activity (6003). Required there: activity_id, category_uid, class_uid, metadata (product, version),
// severity_id, time, type_uid; of 3006 group; of 6003 actor, api (operation), src_endpoint.
import type { OperationId } from "../../contract/operations.gen.ts";
import type { AuditEntry, AuditOutcome, AuditPerson, AuditTarget } from "./entry.ts";
import { type AuditRecord, outcomeOfEntry } from "./record.ts";

const OCSF_VERSION = "1.8.0";
const OTHER = 99;

interface Activity {
  readonly id: number;
  readonly name: string;
}

/** Of Group Management. Being an administrator is a privilege there. */
const ofGroup = {
  assign: { id: 1, name: "Assign Privileges" },
  revoke: { id: 2, name: "Revoke Privileges" },
  add: { id: 3, name: "Add User" },
  remove: { id: 4, name: "Remove User" },
  delete: { id: 5, name: "Delete" },
  create: { id: 6, name: "Create" },
  addSubgroup: { id: 7, name: "Add Subgroup" },
  removeSubgroup: { id: 8, name: "Remove Subgroup" },
} as const;

/** The operations that change who is in something, or whether it is there. */
const groupOperations: Partial<Readonly<Record<OperationId, keyof typeof ofGroup>>> = {
  createChannel: "create",
  deleteChannel: "delete",
  deleteUserChannel: "delete",
  inviteUserChannelMembers: "add",
  inviteChannelMembers: "add",
  joinChannel: "add",
  leaveChannel: "remove",
  removeMember: "remove",
  removeUserChannelMember: "remove",
  batchRemoveMembersFromChannel: "remove",
  batchRemoveMembersFromUsersChannel: "remove",
  promoteChannelMembersToAdministrators: "assign",
  batchDemoteChannelAdministrators: "revoke",
  inviteChannelMembersGroups: "addSubgroup",
  removeMemberGroup: "removeSubgroup",
  createChannelMentionGroup: "create",
  deleteChannelMentionGroup: "delete",
  addChannelMembersToMentionGroup: "add",
  removeChannelMentionGroupMembers: "remove",
  createSharedSpace: "create",
  deleteSharedSpace: "delete",
  addMembersToSharedSpace: "add",
  removeMembersFromSharedSpace: "remove",
  promoteSharedSpaceMembersToAdministrators: "assign",
  demoteSharedSpaceAdministratorsToMembers: "revoke",
  createIMDirectoryGroup: "create",
  deleteIMDirectoryGroup: "delete",
  addIMDirectoryGroupMembers: "add",
  deleteIMDirectoryGroupMember: "remove",
};
const groupActivities: Readonly<Record<string, keyof typeof ofGroup | undefined>> = groupOperations;

/** Of what an operation names the narrowest is the group; a directory group that is put into a channel is a part of that. */
function groupOf(targets: readonly AuditTarget[], which: keyof typeof ofGroup): AuditTarget | undefined {
  const isOfPart = which === "addSubgroup" || which === "removeSubgroup";
  const kinds = isOfPart ? (["channel"] as const) : (["mention_group", "group", "space", "channel"] as const);
  return kinds.map((kind) => targets.find((target) => target.kind === kind)).find((found) => found !== undefined);
}

/** An act as one event, or one for each person where people come in or go. */
export function ocsfEvents(record: AuditRecord): readonly unknown[] {
  const { entry } = record;
  const { targets, person } = entry;
  const which = groupActivities[entry.operation];
  const group = which && groupOf(targets, which);
  if (!group) return [apiActivity(record)];
  const subgroup = which.endsWith("Subgroup") ? targets.find(({ kind }) => kind === "group") : undefined;
  const event = {
    ...common(record, 3, 3006, ofGroup[which]),
    group: { ...named(group), type: group.kind },
    ...(subgroup && { subgroup: named(subgroup) }),
    ...((which === "assign" || which === "revoke") && { privileges: ["administrator"] }),
    actor: actorOf(entry),
    ...(entry.address && { src_endpoint: { ip: entry.address } }),
    unmapped: { ...unmapped(record), operation: entry.operation },
  };
  const isOneself = entry.operation === "joinChannel" || entry.operation === "leaveChannel";
  const people = isOneself ? [personOf(person)] : targets.filter(isPerson).map(named);
  return people.length === 0 ? [event] : people.map((user) => ({ ...event, user }));
}

/** Beside a person's ID their address is a target too, without a name. */
const isPerson = ({ kind, name }: AuditTarget) => kind === "person" && name !== "";

function apiActivity(record: AuditRecord) {
  const { entry } = record;
  const activity = apiActivityOf(entry);
  const { result } = entry;
  return {
    ...common(record, 6, 6003, activity),
    actor: actorOf(entry),
    api: {
      operation: entry.operation || "unknown",
      request: { uid: entry.requestId },
      ...(result?.status ? { response: { code: result.status, ...(result.code && { error: result.code }) } } : {}),
      service: { name: entry.connection === "console" ? "Channelkeeper" : "Zoom Team Chat" },
    },
    // What no request brought comes from the console itself.
    src_endpoint: entry.address ? { ip: entry.address } : { name: "channelkeeper" },
    ...(entry.targets.length > 0 && {
      resources: entry.targets.map((target) => ({ ...named(target), type: target.kind })),
    }),
    unmapped: unmapped(record),
  };
}

function apiActivityOf({ operation, connection }: AuditEntry): Activity {
  if (connection === "console") return { id: OTHER, name: operation };
  if (/^(create|add|upload)/.test(operation)) return { id: 1, name: "Create" };
  if (/^(get|list|search)/.test(operation)) return { id: 2, name: "Read" };
  if (/^(delete|batchDelete)/.test(operation)) return { id: 4, name: "Delete" };
  return { id: 3, name: "Update" };
}

const statuses = {
  done: { status_id: 1, status: "Success" },
  partly: { status_id: OTHER, status: "Partly done" },
  failed: { status_id: 2, status: "Failure" },
  refused: { status_id: 2, status: "Failure" },
  unknown: { status_id: 0, status: "Unknown" },
} as const satisfies Record<AuditOutcome, unknown>;

function common({ entry }: AuditRecord, category: number, uid: number, activity: Activity) {
  const outcome = outcomeOfEntry(entry);
  return {
    activity_id: activity.id,
    activity_name: activity.name,
    category_uid: category,
    class_uid: uid,
    type_uid: uid * 100 + activity.id,
    time: entry.atMs,
    // 1: informational; 2: low, for what was refused.
    severity_id: outcome === "refused" ? 2 : 1,
    ...statuses[outcome],
    ...(entry.result?.code && { status_code: entry.result.code }),
    metadata: {
      version: OCSF_VERSION,
      uid: entry.id,
      correlation_uid: entry.requestId,
      log_name: "audit",
      product: { name: "Channelkeeper", vendor_name: "Channelkeeper" },
    },
  };
}

function actorOf({ person }: AuditEntry) {
  if (person.id === "" && person.email === "") return { app_name: "Channelkeeper" };
  return { user: personOf(person), ...(person.session && { session: { uid: person.session } }) };
}

const personOf = ({ id, email, name }: AuditPerson) => ({
  uid: id || email,
  name: name || email,
  ...(email && { email_addr: email }),
});

const named = ({ id, name }: AuditTarget) => ({ ...(id && { uid: id }), ...(name && { name }) });

function unmapped({ seq, hash, entry, intent }: AuditRecord) {
  const { action, change, targetCount, result } = entry;
  const { states } = intent?.entry ?? entry;
  return {
    seq,
    hash,
    ...(action && { action }),
    ...(change && { change_id: change.id, items: change.items }),
    ...(change?.ticket && { ticket: change.ticket }),
    ...(targetCount > entry.targets.length && { target_count: targetCount }),
    ...(entry.person.role && { role: entry.person.role }),
    ...(result?.trackingId && { zoom_tracking_id: result.trackingId }),
    ...(result && result.count > 1 && { repeated: result.count }),
    ...(states.length > 0 && { states }),
  };
}
