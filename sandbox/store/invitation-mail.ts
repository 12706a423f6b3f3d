const DAY_MS = 86_400_000;

/** Invitation e-mails to people of other accounts, of which a person may send so many a day (UTC). */
export class InvitationMail {
  readonly #sent = new Map<number, { day: number; count: number }>();

  /** E-mails the person has sent on the day of `nowMs`. */
  sentToday(person: number, nowMs: number): number {
    const entry = this.#sent.get(person);
    return entry && entry.day === Math.floor(nowMs / DAY_MS) ? entry.count : 0;
  }

  send(person: number, count: number, nowMs: number): void {
    this.#sent.set(person, { day: Math.floor(nowMs / DAY_MS), count: this.sentToday(person, nowMs) + count });
  }
}
