// Who hears of events, and that they hear of them.
import type { Clock } from "../clock.ts";
import type { Agenda } from "../store/agenda.ts";
import { eventNames } from "../store/events.ts";
import type { Store } from "../store/store.ts";
import { type Delivery, type DeliveryView, describeDelivery, judge } from "./delivery.ts";
import { envelope, type WebhookEvent } from "./envelope.ts";
import { type Endpoint, sendWebhook } from "./send.ts";
import { validateEndpoint } from "./validate.ts";

export interface NewSubscription extends Endpoint {
  /** The app it belongs to; null hears the events of every app. */
  readonly clientId: string | null;
  /** Names of events; null for all. */
  readonly events: readonly string[] | null;
}

export interface Subscription extends NewSubscription {
  readonly id: number;
  /** `waiting` until the endpoint has been validated, `disabled` after too many validations that failed. */
  readonly state: "waiting" | "active" | "disabled";
  readonly failedValidations: number;
}

export type SubscriptionListener = (id: number, subscription: NewSubscription | null) => void;

/** Of the subscription of the settings; the others count from 1. */
const FIXED_ID = 0;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Events beside those of the store. */
const appEvents = ["app_deauthorized", "bot_installed", "bot_notification", "interactive_message_actions"] as const;
export const subscribable: ReadonlySet<string> = new Set([...eventNames, ...appEvents]);

const MINUTE_MS = 60_000;
/** After the first attempt, after the second, after the third. */
const RETRY_AFTER_MS = [5 * MINUTE_MS, 20 * MINUTE_MS, 60 * MINUTE_MS];
const REVALIDATE_AFTER_MS = 72 * 60 * MINUTE_MS;
const MAX_FAILED_VALIDATIONS = 6;
export const MAX_SUBSCRIPTIONS_OF_APP = 20;
const KEPT_DELIVERIES = 1_000;

export class Webhooks {
  readonly #clock: Clock;
  readonly #fixed: NewSubscription | null;
  readonly #closing = new AbortController();
  readonly #changed: SubscriptionListener;
  #agenda: Agenda | null = null;
  #subscriptions: Mutable<Subscription>[] = [];
  #deliveries: Delivery[] = [];
  /** The end of each subscription's line: its events go out one after the other. */
  readonly #lines = new Map<Subscription, Promise<void>>();
  #lastId = 0;
  #stopListening: () => void = () => undefined;

  /**
   * @param fixed A subscription that is there from the start and after every reset.
   * @param changed Told of every other that comes or, with null, goes.
   */
  constructor(clock: Clock, fixed: Endpoint | null, changed: SubscriptionListener = () => undefined) {
    this.#clock = clock;
    this.#fixed = fixed && { ...fixed, clientId: null, events: null };
    this.#changed = changed;
  }

  /** Begins anew with a store: only the fixed subscription is left, and nothing is under way. */
  attach({ events, agenda, accountId }: Store): void {
    this.#stopListening();
    this.#agenda = agenda;
    this.#subscriptions = [];
    this.#deliveries = [];
    this.#lastId = 0;
    this.#stopListening = events.subscribe((event) => {
      if (this.#subscriptions.length > 0) this.publish(envelope(event, accountId));
    });
    if (this.#fixed) this.#line(this.#add(FIXED_ID, this.#fixed), (subscription) => this.#validate(subscription));
  }

  /** Puts back a subscription that was told of before; its endpoint is validated when there is something to tell it. */
  restore(id: number, wanted: NewSubscription): void {
    this.#add(id, wanted);
    this.#lastId = Math.max(this.#lastId, id);
  }

  list(): readonly Subscription[] {
    return this.#subscriptions;
  }

  /** The latest, oldest first. */
  deliveries(): readonly DeliveryView[] {
    return this.#deliveries.map(describeDelivery);
  }

  /** Adds a subscription once its endpoint has been validated. @returns what is wrong, as a string, otherwise. */
  async subscribe(wanted: NewSubscription): Promise<Subscription | string> {
    const others = this.#subscriptions.filter(({ clientId }) => clientId !== null && clientId === wanted.clientId);
    if (others.length >= MAX_SUBSCRIPTIONS_OF_APP)
      return `an app has at most ${MAX_SUBSCRIPTIONS_OF_APP} subscriptions`;
    const problem = await validateEndpoint(wanted, this.#clock.nowMs(), this.#closing.signal);
    if (problem !== null) return `the endpoint was not validated: ${problem}`;
    const added = this.#add(++this.#lastId, wanted);
    this.#validated(added);
    this.#changed(added.id, wanted);
    return added;
  }

  /** @returns false when there is none. */
  unsubscribe(id: number): boolean {
    const before = this.#subscriptions.length;
    this.#subscriptions = this.#subscriptions.filter((subscription) => subscription.id !== id);
    if (this.#subscriptions.length === before) return false;
    this.#changed(id, null);
    return true;
  }

  /** Sends an event to all that want to hear of it. Returns at once. */
  publish({ name, clientId, body }: WebhookEvent): void {
    const text = JSON.stringify(body);
    for (const subscription of this.#subscriptions) {
      const isMeant = clientId === null || subscription.clientId === null || subscription.clientId === clientId;
      const isWanted = subscription.events === null || subscription.events.includes(name);
      if (!isMeant || !isWanted || subscription.state === "disabled") continue;
      const delivery: Delivery = { subscription, event: name, text, attempts: [], nextAtMs: null, isUnderWay: true };
      this.#deliveries = [...this.#deliveries, delivery].slice(-KEPT_DELIVERIES);
      this.#line(subscription, () => this.#attempt(delivery));
    }
  }

  /** Waits until nothing is under way; retries that are still to come do not count. */
  async idle(): Promise<void> {
    while (this.#lines.size > 0) await Promise.all(this.#lines.values());
  }

  async close(): Promise<void> {
    this.#stopListening();
    this.#agenda = null;
    this.#closing.abort();
    await this.idle();
  }

  #add(id: number, wanted: NewSubscription): Mutable<Subscription> {
    const added: Mutable<Subscription> = { ...wanted, id, state: "waiting", failedValidations: 0 };
    this.#subscriptions.push(added);
    return added;
  }

  /** Lets something be done for a subscription after what is being done for it, unless it is gone by then. */
  #line(subscription: Mutable<Subscription>, act: (subscription: Mutable<Subscription>) => Promise<void>): void {
    const before = this.#lines.get(subscription) ?? Promise.resolve();
    const line = before.then(() => (this.#subscriptions.includes(subscription) ? act(subscription) : undefined));
    this.#lines.set(subscription, line);
    line.finally(() => {
      if (this.#lines.get(subscription) === line) this.#lines.delete(subscription);
    });
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { subscription, text, attempts } = delivery;
    delivery.nextAtMs = null;
    delivery.isUnderWay = true;
    if (subscription.state === "waiting") await this.#validate(subscription);
    if (this.#closing.signal.aborted || subscription.state === "disabled") return;
    const atMs = this.#clock.nowMs();
    const outcome =
      subscription.state === "waiting"
        ? ({ kind: "failed", reason: "the endpoint is not validated" } as const)
        : await sendWebhook(subscription, text, atMs, this.#closing.signal);
    attempts.push({ atMs, outcome });
    delivery.isUnderWay = false;
    const waitMs = judge(outcome) === "failed" ? RETRY_AFTER_MS[attempts.length - 1] : undefined;
    if (waitMs === undefined) return;
    delivery.nextAtMs = atMs + waitMs;
    this.#agenda?.at(delivery.nextAtMs, () => this.#line(subscription, () => this.#attempt(delivery)));
  }

  async #validate(subscription: Mutable<Subscription>): Promise<void> {
    const problem = await validateEndpoint(subscription, this.#clock.nowMs(), this.#closing.signal);
    if (problem === null) this.#validated(subscription);
    // An endpoint that was never there is asked again with each event; it may still be starting.
    else if (subscription.state === "active") this.#invalidated(subscription);
  }

  #validated(subscription: Mutable<Subscription>): void {
    subscription.state = "active";
    subscription.failedValidations = 0;
    this.#revalidateLater(subscription);
  }

  #invalidated(subscription: Mutable<Subscription>): void {
    subscription.failedValidations++;
    if (subscription.failedValidations >= MAX_FAILED_VALIDATIONS) subscription.state = "disabled";
    else this.#revalidateLater(subscription);
  }

  #revalidateLater(subscription: Mutable<Subscription>): void {
    const dueMs = this.#clock.nowMs() + REVALIDATE_AFTER_MS;
    this.#agenda?.at(dueMs, () => this.#line(subscription, () => this.#validate(subscription)));
  }
}
