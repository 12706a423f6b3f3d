/** Something that is to happen at a moment of the sandbox's clock. */
export interface Appointment {
  readonly atMs: number;
  /** Gets the moment it was made for, which the clock may have passed by far. */
  readonly act: (atMs: number) => void;
}

/** What is to happen when the clock passes a moment: scheduled messages go out, reminders ring. */
export class Agenda {
  /** By time; of the same time, in the order they were made. */
  readonly #appointments: Appointment[] = [];

  /** @returns what calls it off. */
  at(atMs: number, act: Appointment["act"]): () => void {
    const appointment = { atMs, act };
    const after = this.#appointments.findIndex((other) => other.atMs > atMs);
    this.#appointments.splice(after < 0 ? this.#appointments.length : after, 0, appointment);
    return () => {
      const at = this.#appointments.indexOf(appointment);
      if (at >= 0) this.#appointments.splice(at, 1);
    };
  }

  /** Lets all happen that is due, in order, with what that makes due in turn. */
  run(nowMs: number): void {
    for (let first = this.#appointments[0]; first && first.atMs <= nowMs; first = this.#appointments[0]) {
      this.#appointments.shift();
      first.act(first.atMs);
    }
  }
}
