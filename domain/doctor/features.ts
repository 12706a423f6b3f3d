// What the console offers, and the operations each of it sends through each connection: the screens, what each kind of
// change sends, and what the BFF asks for itself. The README's scopes, the doctor and the check after the browser tests
// are worked out from this.
import type { ConnectionName } from "../../contract/bff.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { kindWords } from "../actions/kind-words.ts";
import { actions } from "../actions/registry.gen.ts";
import { type Screen, screens } from "./screens.ts";

export type OperationsOf = Readonly<Record<ConnectionName, readonly OperationId[]>>;

export interface Feature {
  readonly id: string;
  readonly kind: "screen" | "action" | "server";
  readonly title: string;
  readonly operations: OperationsOf;
  /** Without it nobody signs in, or nobody is let through: it is part of every choice. */
  readonly isAlways?: true;
  /** The console does without it unless its scope is there, and the README's lists leave it out. */
  readonly isExtra?: true;
}

/** Asked by the BFF for itself. */
const ofServer: readonly Feature[] = [
  {
    id: "sign-in",
    kind: "server",
    title: "Signing in, and people’s roles",
    operations: { me: ["getMe"], account: ["getUser", "getUserPermissions"] },
    isAlways: true,
  },
  {
    id: "roles",
    kind: "server",
    title: "Roles over some channels, and of directory groups",
    operations: {
      me: [],
      account: [
        "getChannel",
        "listChannelAdministrators",
        "listChannelMembersGroups",
        "listSharedSpaceChannels",
        "listIMDirectoryGroupMembers",
        "retrieveIMDirectoryGroup",
      ],
    },
  },
  {
    id: "diagnosis",
    kind: "server",
    title: "“Why not?” of a person’s page",
    operations: {
      me: [],
      account: [
        "getUser",
        "getChannel",
        "getRetentionPolicyOfChannel",
        "listChannelAdministrators",
        "listChannelMembers",
        "listChannelMembersGroups",
        "listChannelMentionGroups",
        "listMembersOfMentionGroup",
        "listSharedSpaceChannels",
        "listSharedSpaceMembers",
        "listUsersChannels",
      ],
    },
  },
  {
    id: "emoji-pictures",
    kind: "server",
    title: "Pictures of custom emojis",
    operations: { me: ["getFileInfo"], account: [] },
  },
  {
    id: "last-message",
    kind: "server",
    title: "Day of a channel’s last message",
    operations: { me: [], account: ["getChatSessionsReports"] },
    isExtra: true,
  },
];

const ofScreen = ({ id, title, operations }: Screen): Feature => ({ id, kind: "screen", title, operations });

export const features: readonly Feature[] = [
  ...ofServer.filter(({ isAlways }) => isAlways),
  ...screens.map(ofScreen),
  ...ofServer.filter(({ isAlways }) => !isAlways),
  ...actions.map(({ id, operations }): Feature => ({ id, kind: "action", title: kindWords(id), operations })),
];

const byId: ReadonlyMap<string, Feature> = new Map(features.map((feature) => [feature.id, feature]));

export const featureOf = (id: string): Feature | undefined => byId.get(id);

/** Those chosen, and those that are part of every choice. */
export const withAlways = (chosen: readonly Feature[]): readonly Feature[] =>
  features.filter((feature) => feature.isAlways || chosen.includes(feature));

/** All that the console does unless it is told otherwise. */
export const usualFeatures: readonly Feature[] = features.filter(({ isExtra }) => !isExtra);

/** What some features send through a connection, each once. */
export const operationsOf = (some: readonly Feature[], connection: ConnectionName): readonly OperationId[] => [
  ...new Set(some.flatMap(({ operations }) => operations[connection])),
];

const ofPages = features.filter(({ kind }) => kind !== "server");

/** Sent for the pages: what the browser tests make the console send has to be among these. */
export const pageOperations: OperationsOf = {
  me: operationsOf(ofPages, "me"),
  account: operationsOf(ofPages, "account"),
};
