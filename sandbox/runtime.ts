// What is the sandbox's and outlives a reset, and the world of this moment.
import { type OperationId, operations } from "../contract/operations.gen.ts";
import { botInstalled } from "./chatbot/events.ts";
import { botApp, giveCommand, pressButton } from "./chatbot/people.ts";
import { type Clock, createSandboxClock, type SandboxClock } from "./clock.ts";
import { createFaults } from "./control/faults.ts";
import type { AccountTerms, Controls, Failure, ResetOptions, TokensEnd } from "./control/routes.ts";
import { appDeauthorized, type WebhookEvent } from "./events/envelope.ts";
import type { Endpoint } from "./events/send.ts";
import { hmac } from "./events/signature.ts";
import { type NewSubscription, Webhooks } from "./events/webhooks.ts";
import { ContentFolder } from "./files/content-folder.ts";
import { answerValidator, noValidation } from "./http/answer-validation.ts";
import type { Api } from "./http/api.ts";
import { createRequestLog } from "./http/request-log.ts";
import type { HeldGrant } from "./oauth/grants.ts";
import type { Handler } from "./operations/operation.ts";
import { Keeper } from "./persistence/keeper.ts";
import { setTerms } from "./persistence/replay.ts";
import { createWorld, type World, type WorldParts, type WorldSettings } from "./world.ts";

export interface RuntimeOptions {
  readonly settings: WorldSettings;
  readonly clock: Clock;
  /** When the first company was made up; now where it is null. */
  readonly createdAtMs: number | null;
  readonly handlers: Partial<Record<OperationId, Handler>>;
  readonly isValidating: boolean;
  readonly webhook: Endpoint | null;
  /** Where the company is kept from run to run; null to keep it in memory alone. */
  readonly dataFolder: string | null;
  readonly log: (line: string) => void;
  /** Where the file host answers, once it does. */
  readonly fileUrl: () => string;
}

const listOf = ({ events }: NewSubscription) => events && [...events];

const LOGGED_REQUESTS = 10_000;
const KEPT_FAILURES = 100;

export class Runtime implements Controls {
  readonly clock: SandboxClock;
  readonly faults = createFaults();
  readonly requests = createRequestLog(LOGGED_REQUESTS);
  readonly webhooks: Webhooks;
  readonly folder: ContentFolder;
  readonly #options: RuntimeOptions;
  readonly #parts: WorldParts;
  readonly #keeper: Keeper;
  /** Ids of the people who have the chatbot. */
  readonly #installed = new Set<string>();
  #failures: Failure[] = [];
  #api: Api;

  constructor(options: RuntimeOptions) {
    const { handlers, isValidating, webhook } = options;
    const keeper = new Keeper(options.dataFolder);
    this.#options = options;
    this.#keeper = keeper;
    this.folder = new ContentFolder(keeper.contentFolder);
    this.#parts = {
      grantChanged: (key, grant) => {
        keeper.keepGrant(key, grant);
        this.#grantChanged(grant);
      },
      files: { origin: options.fileUrl, discard: (path) => this.folder.discard(path) },
    };
    this.clock = createSandboxClock(options.clock);
    this.clock.advance(keeper.clockOffsetMs);
    this.webhooks = new Webhooks(this.clock, webhook, (id, subscription) =>
      keeper.keep({
        kind: "subscription",
        id,
        subscription: subscription && { ...subscription, events: listOf(subscription) },
      }),
    );
    this.#api = {
      world: this.#firstWorld(),
      clock: this.clock,
      handlers,
      validator: isValidating ? answerValidator() : noValidation,
      fail: (message) => this.#fail(message),
      record: (change) => keeper.keep(change),
    };
    for (const { app, isBot, userId } of this.#api.world.grants.all())
      if (app.bot && !isBot) this.#installed.add(userId);
    this.webhooks.attach(this.#api.world.store);
    for (const [id, subscription] of keeper.subscriptions) this.webhooks.restore(id, subscription);
  }

  /** As an earlier run left it, or made up. */
  #firstWorld(): World {
    const { kept } = this.#keeper;
    const settings = kept?.header.settings ?? this.#options.settings;
    const createdAtMs = kept?.header.createdAtMs ?? this.#options.createdAtMs ?? this.clock.nowMs();
    const world = createWorld(settings, this.clock, { ...this.#parts, createdAtMs });
    try {
      this.#keeper.restore(world.store, world.grants, this.#options.handlers);
    } catch (error) {
      this.#keeper.close();
      throw error;
    }
    if (!kept) this.#keeper.begin(settings, createdAtMs, world.store, world.grants);
    this.folder.sweep(world.store.files.storedPaths());
    return world;
  }

  /** The API with the world of this moment. */
  get api(): Api {
    return this.#api;
  }

  get failures(): readonly Failure[] {
    return this.#failures;
  }

  health(): object {
    const { settings, store } = this.#api.world;
    return {
      status: "ok",
      ...settings,
      ...store.settings,
      imGroups: store.terms.imGroups,
      migration: store.terms.migration,
      consistency: store.terms.consistency,
      now: new Date(this.clock.nowMs()).toISOString(),
      people: store.users.filter((user) => !store.people.isDeleted(user)).length,
      operations: { played: Object.keys(this.#options.handlers).length, of: operations.length },
      fileHost: this.#options.fileUrl(),
      failures: this.#failures.length,
    };
  }

  advance(ms: number): void {
    this.clock.advance(ms);
    this.#keeper.keep({ kind: "clock", offsetMs: this.clock.offsetMs() });
    this.settle();
  }

  /** Lets what the clock has passed happen, though nobody asks for anything. */
  settle(): void {
    try {
      this.#api.world.store.agenda.run(this.clock.nowMs());
    } catch (error) {
      this.#fail(error instanceof Error ? (error.stack ?? error.message) : `${error}`);
    }
  }

  reset({ keepTokens = false, ...changes }: ResetOptions = {}): void {
    this.clock.reset();
    const createdAtMs = this.clock.nowMs();
    const kept = keepTokens ? { grants: this.#api.world.grants } : {};
    const settings = { ...this.#options.settings, ...changes };
    const world = createWorld(settings, this.clock, { ...this.#parts, ...kept, createdAtMs });
    // What is kept is whole at every moment: the company before has its files until the new one has its journal.
    this.#keeper.begin(settings, createdAtMs, world.store, world.grants);
    this.folder.sweep(new Set());
    this.faults.clear();
    this.requests.clear();
    this.#failures = [];
    if (!keepTokens) this.#installed.clear();
    this.#api = { ...this.#api, world };
    this.webhooks.attach(world.store);
  }

  setTerms(terms: AccountTerms): void {
    setTerms(this.#api.world.store, terms);
    this.#keeper.keep({ kind: "terms", atMs: this.clock.nowMs(), terms });
  }

  setPerson({ email, status }: Parameters<Controls["setPerson"]>[0]): object | string {
    const { store } = this.#api.world;
    const user = store.findUser(email);
    if (!user) return `Nobody in the account has the address ${email}.`;
    if (user === store.owner) return "The owner of the account is always active.";
    if (user.status === "pending") return `${email} has not accepted the invitation to the account.`;
    store.people.setStatus(user, status);
    this.#keeper.keep({ kind: "person", atMs: this.clock.nowMs(), userId: user.id, status });
    return { id: user.id, email: user.email, status };
  }

  setApp({ clientId, scopes, isActive }: Parameters<Controls["setApp"]>[0]): void {
    const { scopesOfApps, inactiveApps } = this.#api.world;
    if (scopes !== undefined) scopesOfApps.set(clientId, scopes);
    if (isActive === true) inactiveApps.delete(clientId);
    if (isActive === false) inactiveApps.add(clientId);
  }

  botPosts(): readonly object[] {
    return this.#api.world.store.botPosts
      .all()
      .map(({ placed, ...post }) => ({ ...post, isInChannel: placed !== null }));
  }

  giveCommand(input: Parameters<Controls["giveCommand"]>[0]): object | string {
    const atMs = this.clock.nowMs();
    const event = giveCommand(input, this.#api.world.store, atMs);
    if (typeof event !== "string") this.#keeper.keep({ kind: "trigger", atMs });
    return this.#tell(event);
  }

  pressButton(input: Parameters<Controls["pressButton"]>[0]): object | string {
    return this.#tell(pressButton(input, this.#api.world.store, this.clock.nowMs()));
  }

  /** Ending a grant is what a person does who takes an app away from his account: the app hears of it. */
  endTokens({ email, clientId, action, which }: TokensEnd): number {
    const { grants, store } = this.#api.world;
    const userId = email === undefined ? undefined : store.findUser(email)?.id;
    const met = grants
      .all()
      .filter(
        (grant) =>
          (email === undefined || grant.userId === userId) &&
          (clientId === undefined || grant.app.clientId === clientId),
      );
    for (const grant of met) {
      if (action === "expire") grants.expire(grant, which);
      else {
        grants.revoke(grant);
        if (grant.app.bot) this.#installed.delete(grant.userId);
        const atMs = this.clock.nowMs();
        if (!grant.isBot) this.webhooks.publish(appDeauthorized(grant.app, grant.userId, store.accountId, atMs, hmac));
      }
    }
    return met.length;
  }

  async close(): Promise<void> {
    await this.webhooks.close();
    this.#keeper.close();
    this.folder.close();
  }

  #tell(event: WebhookEvent | string): object | string {
    if (typeof event === "string") return event;
    this.webhooks.publish(event);
    return event.body;
  }

  /** A chatbot is installed by whoever allows its app for the first time. */
  #grantChanged(grant: HeldGrant | null): void {
    if (!grant || grant.isBot || grant.app.clientId !== botApp.clientId || this.#installed.has(grant.userId)) return;
    this.#installed.add(grant.userId);
    const { store } = this.#api.world;
    const user = store.findUser(grant.userId);
    if (user) this.#tell(botInstalled({ app: botApp, store, user, atMs: this.clock.nowMs() }));
  }

  #fail(message: string): void {
    const at = new Date(this.clock.nowMs()).toISOString();
    this.#failures = [...this.#failures, { at, message }].slice(-KEPT_FAILURES);
    this.#options.log(`Failure: ${message}`);
  }
}
