/** What somebody else changed since a form was opened and the form would change too. */
export class EditConflict<Values extends object> extends Error {
  override readonly name = "EditConflict";
  readonly opened: Values;
  readonly now: Values;
  readonly edits: Partial<Values>;
  readonly fields: readonly (keyof Values & string)[];

  constructor(opened: Values, now: Values, edits: Partial<Values>, fields: readonly (keyof Values & string)[]) {
    super("It was changed in the meantime.");
    this.opened = opened;
    this.now = now;
    this.edits = edits;
    this.fields = fields;
  }
}

/**
 * The fields of which three values stand against each other: what the form was opened on, what is there now, and what
 * the form would make of it. A field that only one side changed is none of them, nor one that both made the same.
 */
export function conflictsOf<Values extends object>(
  opened: Values,
  now: Values,
  edits: Partial<Values>,
): readonly (keyof Values & string)[] {
  const names = Object.keys(edits) as (keyof Values & string)[]; // Object.keys widens; edits have only these keys.
  return names.filter(
    (name) => edits[name] !== undefined && !isSame(opened[name], now[name]) && !isSame(now[name], edits[name]),
  );
}

/** @throws EditConflict when saving the edits would overwrite what somebody else changed. */
export function checkConflicts<Values extends object>(opened: Values, now: Values, edits: Partial<Values>): void {
  const fields = conflictsOf(opened, now, edits);
  if (fields.length > 0) throw new EditConflict(opened, now, edits, fields);
}

/** The conflict that saving ended with, if it was one. Who asks saves values of this kind alone. */
export function conflictIn<Values extends object>(error: Error | null): EditConflict<Values> | null {
  return error instanceof EditConflict ? (error as EditConflict<Values>) : null;
}

/** Edits without those in which what is there now is to stay. */
export function withoutFields<Values extends object>(
  edits: Partial<Values>,
  fields: ReadonlySet<string>,
): Partial<Values> {
  const kept = Object.entries(edits).filter(([name]) => !fields.has(name));
  return Object.fromEntries(kept) as Partial<Values>; // Entries of `edits`, fewer of them.
}

/** Lists hold ids in no order. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.toSorted().join() === other.toSorted().join();
  return typeof one === "string" && typeof other === "string" ? one.trim() === other.trim() : one === other;
}
