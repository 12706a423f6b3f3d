// Every route of the console with who gets what from it. What is not here is no route: `denials.test.ts` reads them from the
// router.
import { randomUUID } from "node:crypto";
import { active, editors, type Kind, keepers, kinds, readers, signedIn } from "./kinds-of-people.ts";

/** What was made before, for addresses and bodies. */
export interface Made {
  /** A private channel in which none of those is who may not see it. */
  readonly channelId: string;
  readonly channel: string;
  readonly otherSpaceId: string;
  readonly personKey: string;
  /** A person whom nobody else was asked about. */
  readonly someoneKey: () => Promise<string>;
  /** A plan of an administrator of the account. */
  readonly changeId: string;
  /** Another one, for acts that leave no plan. */
  readonly freshChangeId: () => Promise<string>;
  /** An entry of the audit trail, of an administrator of the account. */
  readonly auditSeq: number;
  readonly groupId: string;
  /** Somebody of the account who takes no part. */
  readonly spareUserId: string;
  /** A channel that nothing else here is about. */
  readonly spareChannelId: string;
  readonly emojiId: string;
  readonly viewId: string;
  readonly taskId: string;
  readonly fileVersion: number;
  readonly file: string;
  readonly untilMs: number;
}

export interface Expectation {
  /** What stands for the parameters of the path, and its query. */
  readonly at?: (made: Made, path: string, kind: Kind) => string | Promise<string>;
  readonly body?: (made: Made) => unknown;
  /** Who is answered. */
  readonly may: readonly Kind[];
  readonly answer: number;
  /** Those who are signed in and may not. */
  readonly refusal?: number;
  /** Whoever is answered otherwise than that. */
  readonly but?: Partial<Record<Kind, number>>;
  /** An answer that does not end by itself. */
  readonly isStream?: boolean;
}

const to = (query: string) => (_made: Made, path: string) => `${path}?${query}`;
const finding = ({ channel }: Made, path: string) => `${path}?find=${encodeURIComponent(channel)}`;
const read = (at?: Expectation["at"]): Expectation => ({ may: readers, answer: 200, ...(at && { at }) });
/** Everyone reads of the channels that they lead. */
const some = (at?: Expectation["at"], answer = 200): Expectation => ({
  ...{ ...read(at), may: active, answer, but: { unconnected: 403 } },
});
const keep = (over: Omit<Expectation, "may"> & Partial<Expectation>): Expectation => ({ may: keepers, ...over });
const edit = (over: Omit<Expectation, "may"> & Partial<Expectation>): Expectation => ({ may: editors, ...over });
const whole = (at?: Expectation["at"]): Expectation => ({ may: keepers, answer: 200, ...(at && { at }) });

/** A file that either connection makes. */
const file = (query: (made: Made) => string): readonly Expectation[] => [
  { may: readers, answer: 200, at: (made, path) => `${path}?connection=account&${query(made)}` },
];
/** A file of the inventory, of what somebody sees of it. */
const someFile: readonly Expectation[] = [some(to("connection=account"))];
const both = (path: string, some: readonly Expectation[]): Record<string, readonly Expectation[]> =>
  Object.fromEntries(["csv", "json"].map((format) => [`GET /api/exports/${path}.${format}`, some]));

/** Of a change that an administrator of the account planned. */
const ofChange = (over: Partial<Expectation> & Pick<Expectation, "answer">): readonly Expectation[] => [
  { at: ({ changeId }, path) => path.replace(":id", changeId), may: editors, refusal: 404, ...over },
];
/** Each that may has a plan for itself; the others are refused one that stands. */
const fresh: Expectation["at"] = async ({ changeId, freshChangeId }, path, kind) =>
  path.replace(":id", editors.some((one) => one === kind) ? await freshChangeId() : changeId);
const noId: Expectation["at"] = (_made, path) => path.replace(":id", crypto.randomUUID());
/** Of the whole finding, and of one channel. */
const snoozes = (over: Partial<Expectation> = {}): readonly Expectation[] => [
  keep({
    at: ({ channelId }, path) => path.replace(":id", "orphans").replace(":subject", channelId),
    answer: 204,
    ...over,
  }),
];
/** Everyone may ask; what they may not know stands in no line of the answer. */
const lookUps = (items: (made: Made) => readonly unknown[]): readonly Expectation[] =>
  ["me", "account"].map((connection) => ({
    may: signedIn,
    answer: 200,
    body: (made) => ({ connection, items: items(made) }),
  }));

export const expectations: Readonly<Record<string, readonly Expectation[]>> = {
  // The inventory.
  "GET /api/inventory": [read()],
  "GET /api/inventory/state": [some()],
  "POST /api/inventory/pause": [keep({ answer: 204, body: () => ({}) })],
  "PUT /api/inventory/settings": [keep({ answer: 204, body: () => ({ goneDays: 90 }) })],
  "GET /api/inventory/channels": [some(to("page_size=500")), some(finding), some(to("sort=-activity"))],
  "GET /api/inventory/channels/counts": [some()],
  "GET /api/inventory/spaces": [some()],
  "GET /api/inventory/people": [some(to("page_size=500"))],
  "GET /api/inventory/people/:key": [
    {
      ...read(({ personKey }, path) => path.replace(":key", personKey)),
      ...{ refusal: 404, but: { deactivated: 403, unconnected: 403 } },
    },
  ],
  "DELETE /api/inventory/people/:key": [
    keep({ at: async ({ someoneKey }, path) => path.replace(":key", await someoneKey()), answer: 200 }),
  ],
  "GET /api/inventory/external": [some()],
  "GET /api/inventory/external/values": [some()],
  "GET /api/inventory/mention-groups": [some()],
  "GET /api/inventory/directory-groups": [some()],
  "GET /api/inventory/retention": [some()],
  "GET /api/inventory/suggest/people": [some(to("find=a"))],
  "GET /api/inventory/suggest/channels": [some(finding)],
  "GET /api/inventory/own-channels": [{ may: signedIn, answer: 200, but: { unconnected: 404, deactivated: 403 } }],
  "GET /api/inventory/leavers": [
    some(to("of=deactivated")),
    some(({ personKey }, path) => `${path}?people=${personKey}`),
  ],
  "GET /api/inventory/owner-tasks": [some()],
  "POST /api/inventory/owner-tasks": [
    edit({
      answer: 201,
      body: ({ channelId, personKey }) => ({ tasks: [{ channelId, fromKey: personKey, toKey: personKey }] }),
    }),
  ],
  "POST /api/inventory/owner-tasks/tick": [edit({ answer: 204, body: ({ taskId }) => ({ ids: [taskId] }) })],
  "POST /api/inventory/owner-tasks/untick": [edit({ answer: 204, body: ({ taskId }) => ({ ids: [taskId] }) })],
  "DELETE /api/inventory/owner-tasks/:id": [some((_made, path) => path.replace(":id", crypto.randomUUID()), 404)],
  "GET /api/inventory/findings": [some()],
  "PUT /api/inventory/findings/:id/settings": [
    keep({ at: (_made, path) => path.replace(":id", "retention"), answer: 204, body: () => ({ rule: "1y" }) }),
  ],
  "PUT /api/inventory/findings/:id/snoozes": ["", "one"].flatMap((subject) =>
    snoozes({
      body: ({ untilMs, channelId }) => ({ untilMs, reason: "Known", subjects: [subject && channelId] }),
    }),
  ),
  "DELETE /api/inventory/findings/:id/snoozes": snoozes(),
  "DELETE /api/inventory/findings/:id/snoozes/:subject": snoozes(),

  // What channels should be.
  "GET /api/desired": [whole()],
  "GET /api/desired/check": [whole()],
  "GET /api/desired/export": [whole(to("of=settings,administrators,members,mentionGroups,retention,spaces"))],
  "GET /api/desired/versions/:version": [
    whole(({ fileVersion }, path) => path.replace(":version", String(fileVersion))),
  ],
  "POST /api/desired/check": [{ ...whole(), body: ({ file }) => ({ text: file }) }],
  "POST /api/desired/accept": [{ ...whole(), body: () => ({ version: 0, ids: ["none"] }) }],
  "PUT /api/desired": [{ ...whole(), body: ({ file }) => ({ text: file, version: 0 }) }],

  // Who may do what.
  "GET /api/access": [{ may: keepers, answer: 200 }],
  "GET /api/access/uses": [{ may: keepers, answer: 200 }],
  "POST /api/access/roles": [
    { may: keepers, answer: 201, body: () => ({ name: `Inviters ${randomUUID()}`, rights: ["invite-members"] }) },
  ],
  "PUT /api/access/roles/:id": [
    {
      ...{ at: noId, may: [], answer: 200, refusal: 404, but: { deactivated: 403 } },
      body: () => ({ name: "Inviters", rights: ["invite-members"], seenAtMs: 0 }),
    },
  ],
  "DELETE /api/access/roles/:id": [{ at: noId, may: [], answer: 204, refusal: 404, but: { deactivated: 403 } }],
  "POST /api/access/grants": [
    {
      may: keepers,
      answer: 201,
      body: ({ spareUserId: userId }) => ({
        ...{ roleId: "channel-viewer", set: { of: "list", channelIds: ["of-7731"] }, reason: "A test", untilMs: null },
        to: { is: "person", userId, name: "Nobody" },
      }),
    },
  ],
  "DELETE /api/access/grants/:id": [{ at: noId, may: [], answer: 204, refusal: 404, but: { deactivated: 403 } }],
  "PUT /api/access/protected/:channelId": [
    {
      at: ({ spareChannelId }, path) => path.replace(":channelId", spareChannelId),
      ...{ may: keepers, answer: 200, body: () => ({ reason: "A test" }) },
    },
  ],
  "DELETE /api/access/protected/:channelId": [
    {
      at: (_made, path) => path.replace(":channelId", "never-protected"),
      ...{ may: [], answer: 204, refusal: 404, but: { deactivated: 403 } },
    },
  ],
  "POST /api/access/changes/:id/undo": [{ at: noId, may: [], answer: 200, refusal: 404, but: { deactivated: 403 } }],
  "POST /api/access/break-glass": [{ may: keepers, answer: 201, body: () => ({ reason: "A test" }) }],
  "POST /api/access/preview": [
    { may: keepers, answer: 200, body: () => ({ roleId: "channel-viewer", set: { of: "all" } }) },
  ],
  "GET /api/access/people/:userId": [
    // It is the manager's own, in the letters in which it is looked up.
    {
      at: ({ personKey }, path) => path.replace(":userId", personKey),
      ...{ may: keepers, answer: 200, but: { manager: 200 } },
    },
  ],
  "GET /api/access/place": [
    {
      at: ({ channelId }, path) => `${path}?channel=${channelId}`,
      may: active,
      answer: 200,
      but: { unconnected: 404 },
    },
  ],
  "GET /api/access/channels/:channelId": [
    { at: ({ channelId }, path) => path.replace(":channelId", channelId), may: keepers, answer: 200 },
  ],

  // The account connection.
  "GET /api/access/connection": [{ may: [...keepers, "unconnected"], answer: 200 }],
  // Of the server-to-server app, which nobody signs in to.
  "POST /api/access/connection": [{ may: [...keepers, "unconnected"], answer: 400 }],
  "DELETE /api/access/connection": [{ may: [...keepers, "unconnected"], answer: 400 }],

  // The help desk.
  "GET /api/help-desk/temporary-access": [
    {
      ...read(({ personKey }, path) => `${path}?person=${personKey}`),
      ...{ refusal: 404, but: { deactivated: 403, unconnected: 403 } },
    },
    { ...read(({ channelId }, path) => `${path}?channel=${channelId}`), refusal: 403 },
  ],
  "GET /api/help-desk/copy-access": [
    {
      ...read(({ personKey }, path) => `${path}?from=${personKey}&to=${personKey}`),
      ...{ refusal: 404, but: { deactivated: 403, unconnected: 403 } },
    },
  ],
  "GET /api/help-desk/notes": [
    some(),
    {
      ...read(({ personKey }, path) => `${path}?person=${personKey}`),
      ...{ refusal: 404, but: { deactivated: 403, unconnected: 403 } },
    },
  ],
  "POST /api/help-desk/notes": [
    {
      ...{ may: readers, answer: 201, refusal: 404, but: { deactivated: 403, unconnected: 403 } },
      body: ({ personKey }) => ({ person: personKey, text: "Call back on Monday." }),
    },
  ],
  ...Object.fromEntries(
    [
      "POST /api/help-desk/notes/:id/done",
      "POST /api/help-desk/notes/:id/reopen",
      "DELETE /api/help-desk/notes/:id",
    ].map((route) => [
      route,
      [{ at: noId, may: [], answer: 204, refusal: 404, but: { deactivated: 403, unconnected: 403 } }],
    ]),
  ),

  // Saved views.
  "GET /api/views": [{ may: active, answer: 200 }],
  "POST /api/views": [
    { may: active, answer: 201, body: () => ({ page: "/channels", name: "Mine", search: "list=own" }) },
    {
      may: readers,
      answer: 201,
      body: () => ({ page: "/channels", name: "Ours", search: "list=all", isShared: true }),
    },
  ],
  "PATCH /api/views/:id": [
    {
      at: ({ viewId }, path) => path.replace(":id", viewId),
      ...{ may: keepers, answer: 200, refusal: 404, but: { manager: 403, auditor: 403, deactivated: 403 } },
      body: () => ({ name: "Secret view 7731" }),
    },
  ],
  "DELETE /api/views/:id": [
    {
      at: (_made, path) => path.replace(":id", crypto.randomUUID()),
      ...{ may: [], answer: 204, refusal: 404, but: { deactivated: 403 } },
    },
  ],

  // Changes.
  "GET /api/changes": [
    { may: signedIn, answer: 200 },
    { may: signedIn, answer: 200, at: finding },
  ],
  "POST /api/changes": [
    {
      may: editors,
      answer: 201,
      body: ({ channelId }) => ({
        connection: "account",
        parts: [{ actionId: "set-retention", input: { period: "1y" }, targets: [{ channelId, name: "As pasted" }] }],
      }),
    },
    {
      may: editors,
      answer: 201,
      body: ({ channel }) => ({
        connection: "account",
        parts: [
          {
            actionId: "set-retention",
            input: { period: "1y" },
            targets: { matching: { list: "inventory-channels", asked: { find: channel, sort: "name", facets: {} } } },
          },
        ],
      }),
    },
  ],
  "GET /api/changes/:id": ofChange({ answer: 200 }),
  "GET /api/changes/:id/items": ofChange({ answer: 200 }),
  "GET /api/changes/:id/items.csv": ofChange({ answer: 200 }),
  "POST /api/changes/:id/pause": ofChange({ answer: 400 }),
  "POST /api/changes/:id/resume": ofChange({ answer: 400 }),
  "POST /api/changes/:id/retry": ofChange({ answer: 400, body: () => ({ statuses: ["failed"] }) }),
  "POST /api/changes/:id/postpone": ofChange({ answer: 400, body: ({ untilMs }) => ({ at: untilMs }) }),
  "POST /api/changes/:id/keep": ofChange({ answer: 400, body: () => ({ items: [0] }) }),
  "POST /api/changes/:id/undo": ofChange({ answer: 400 }),
  "POST /api/changes/:id/again": ofChange({ answer: 400 }),
  "POST /api/changes/:id/reread": ofChange({ answer: 400, at: fresh }),
  "POST /api/changes/:id/apply": ofChange({ answer: 200, at: fresh }),
  "POST /api/changes/:id/cancel": ofChange({ answer: 200, at: fresh }),
  "POST /api/changes/:id/forget": ofChange({ answer: 200, at: fresh, but: { owner: 400, manager: 400 } }),
  "GET /api/events": [{ may: signedIn, answer: 200, isStream: true }],
  "POST /api/look-ups/people": lookUps(({ personKey }) => [{ text: personKey, isAddress: false }]),
  "POST /api/look-ups/near-addresses": lookUps(() => ["laed@sandbox.example"]),
  "POST /api/look-ups/mention-groups": lookUps(({ channelId }) => [channelId]),
  "POST /api/staged-files": [{ may: [], answer: 201, refusal: 400, body: () => ({}) }],

  // The audit trail.
  "GET /api/audit": [
    { may: signedIn, answer: 200 },
    // Zoom is asked whether they run the channel.
    { may: active, answer: 200, at: ({ channelId }, path) => `${path}?led=${channelId}`, refusal: 401 },
  ],
  "GET /api/audit/:seq": [
    { at: ({ auditSeq }, path) => path.replace(":seq", String(auditSeq)), may: keepers, answer: 200, refusal: 404 },
  ],
  "GET /api/audit/chain": [{ may: signedIn, answer: 200 }],
  "GET /api/audit/export.csv": [{ may: signedIn, answer: 200 }],
  "GET /api/audit/export.jsonl": [{ may: signedIn, answer: 200 }],
  "GET /api/audit/export.ocsf.jsonl": [{ may: signedIn, answer: 200 }],

  // Files of lists.
  ...both("inventory-channels", someFile),
  ...both("inventory-people", someFile),
  ...both("inventory-external", someFile),
  ...both("inventory-mention-groups", someFile),
  ...both("channels", [...file(() => ""), { may: active, answer: 200, at: to("connection=me"), refusal: 401 }]),
  ...both(
    "channel-members",
    file(({ channelId }) => `channel_id=${channelId}`),
  ),
  ...both(
    "spaces",
    file(() => ""),
  ),
  ...both(
    "space-members",
    file(({ otherSpaceId }) => `space_id=${otherSpaceId}`),
  ),
  ...both(
    "space-channels",
    file(({ otherSpaceId }) => `space_id=${otherSpaceId}`),
  ),
  ...both(
    "directory-groups",
    file(() => ""),
  ),
  ...both(
    "directory-group-people",
    file(({ groupId }) => `group_id=${groupId}`),
  ),
  ...both(
    "activity",
    file(() => "from=2026-11-01&to=2026-11-02"),
  ),
  ...both("emojis", [{ may: keepers, answer: 200, at: to("connection=account") }]),
  ...both("changes", [{ may: signedIn, answer: 200, at: to("connection=account") }]),

  // The rest.
  "GET /api/session": [{ may: active, answer: 200, refusal: 401 }],
  "GET /api/help/diagnosis": [
    {
      ...read(({ personKey, channelId }, path) => `${path}?person=${personKey}&channel=${channelId}&question=post`),
      but: { unconnected: 403 },
    },
  ],
  "GET /api/doctor": [{ may: active, answer: 200, refusal: 403 }],
  "GET /api/setup": [{ may: kinds, answer: 200, but: { nobody: 200, external: 200 } }],
  // To the console for the other account nobody has signed in.
  "POST /api/setup/tests": [
    { body: () => ({}), may: keepers, answer: 200, refusal: 403, but: { unconnected: 200, external: 200 } },
  ],
  "GET /api/emoji/:fileId/picture": [
    { at: ({ emojiId }, path) => path.replace(":fileId", emojiId), may: active, answer: 200, refusal: 401 },
  ],
  "POST /webhooks/zoom": [{ may: [], answer: 204, but: { external: 403, nobody: 403, unconnected: 404 } }],

  // From now on the inventory is read, and what was made up in it goes.
  "POST /api/inventory/resume": [keep({ answer: 204, body: () => ({}) })],
};
