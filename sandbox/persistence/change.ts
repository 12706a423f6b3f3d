// What a later start has to do again to have the same company, in the order it happened.
import * as v from "valibot";

const Texts = v.record(v.string(), v.string());

const FormFile = v.object({
  field: v.string(),
  name: v.string(),
  path: v.string(),
  size: v.number(),
  digest: v.string(),
  imageType: v.nullable(v.picklist(["png", "jpg", "gif"])),
  isBrokenImage: v.boolean(),
});

/** A request that reached an operation which may change something, refused ones included: they draw on chance too. */
const OperationChange = v.object({
  kind: v.literal("operation"),
  atMs: v.number(),
  id: v.string(),
  params: Texts,
  query: Texts,
  body: v.optional(v.unknown()),
  form: v.optional(v.object({ fields: Texts, files: v.array(FormFile), isTooLarge: v.boolean() })),
  clientId: v.string(),
  callerId: v.string(),
  actorId: v.string(),
  isAccountLevel: v.boolean(),
  /** What was answered; another answer to the same would mean that this is not the same sandbox. */
  status: v.number(),
});

const BotChange = v.object({
  kind: v.literal("bot"),
  atMs: v.number(),
  clientId: v.string(),
  request: v.object({ method: v.string(), id: v.nullable(v.string()), asked: v.unknown() }),
});

/** A person or the account has allowed an app, its tokens were renewed, or brought to an end. */
const GrantChange = v.object({
  kind: v.literal("grant"),
  key: v.string(),
  /** Null when the grant is no more. */
  grant: v.nullable(
    v.object({
      clientId: v.string(),
      userId: v.string(),
      accountId: v.string(),
      scopes: v.array(v.string()),
      isBot: v.boolean(),
      accessToken: v.string(),
      accessExpiresAtMs: v.number(),
      refreshToken: v.nullable(v.string()),
      refreshExpiresAtMs: v.number(),
    }),
  ),
});

/** The account was given or allowed something. */
const TermsChange = v.object({
  kind: v.literal("terms"),
  atMs: v.number(),
  terms: v.object({
    imGroups: v.optional(v.picklist(["available", "withdrawn"])),
    migration: v.optional(v.picklist(["unlocked", "locked"])),
    consistency: v.optional(v.picklist(["immediate", "eventual"])),
    customEmoji: v.optional(v.picklist(["everyone", "admins", "off"])),
    canSendFiles: v.optional(v.boolean()),
  }),
});

/** Somebody was deactivated, reactivated or deleted. */
const PersonChange = v.object({
  kind: v.literal("person"),
  atMs: v.number(),
  userId: v.string(),
  status: v.picklist(["active", "inactive", "deleted"]),
});

/** How far ahead of the machine's the sandbox's clock is. */
const ClockChange = v.object({ kind: v.literal("clock"), offsetMs: v.number() });

const SubscriptionChange = v.object({
  kind: v.literal("subscription"),
  id: v.number(),
  /** Null when it is no more. */
  subscription: v.nullable(
    v.object({
      url: v.string(),
      secret: v.string(),
      clientId: v.nullable(v.string()),
      events: v.nullable(v.array(v.string())),
    }),
  ),
});

/** Somebody spoke to a chatbot: nothing is kept of it but the chance it drew on. */
const TriggerChange = v.object({ kind: v.literal("trigger"), atMs: v.number() });

export const Change = v.variant("kind", [
  OperationChange,
  BotChange,
  GrantChange,
  TermsChange,
  PersonChange,
  ClockChange,
  SubscriptionChange,
  TriggerChange,
]);

export type Change = v.InferOutput<typeof Change>;
export type OperationChange = v.InferOutput<typeof OperationChange>;
export type GrantChange = v.InferOutput<typeof GrantChange>;

/** What company the changes are of. */
export const Header = v.object({
  version: v.literal(1),
  settings: v.object({
    size: v.picklist(["small", "medium", "large", "huge"]),
    seed: v.union([v.string(), v.number()]),
    plan: v.picklist(["free", "pro", "business", "unlimited"]),
    publicChannels: v.number(),
    imGroups: v.picklist(["available", "withdrawn"]),
    migration: v.picklist(["unlocked", "locked"]),
    consistency: v.picklist(["immediate", "eventual"]),
  }),
  createdAtMs: v.number(),
  /** Of the company as it was made up; another version of the sandbox may make up another. */
  fingerprint: v.string(),
});

export type Header = v.InferOutput<typeof Header>;
