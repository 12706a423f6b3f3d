import { fold } from "../../../domain/words.ts";
import type { ComboboxOption } from "../../components/combobox.tsx";
import type { Person } from "../people/people-queries.ts";

interface OptionRules {
  /** Why somebody cannot be chosen, in a word or two. */
  readonly refusalOf?: ((person: Person) => string | undefined) | undefined;
  readonly isActiveOnly?: boolean | undefined;
}

/**
 * The first `count` people as options. Those who share a name are told apart by their work, the deactivated and those
 * who cannot be chosen are marked.
 */
export function personOptions(
  people: readonly Person[],
  count: number,
  { refusalOf, isActiveOnly = false }: OptionRules = {},
): readonly ComboboxOption[] {
  const bearers = new Map<string, number>();
  for (const { name } of people) bearers.set(fold(name), (bearers.get(fold(name)) ?? 0) + 1);
  return people.slice(0, count).map((person) => {
    const { id, email, name, department, jobTitle, isDeactivated } = person;
    const work = (bearers.get(fold(name)) ?? 0) > 1 ? [jobTitle, department].filter(Boolean).join(", ") : "";
    const refusal = refusalOf?.(person);
    return {
      id: id || email,
      label: name,
      detail: [work, email].filter(Boolean).join(" · "),
      mark: [isDeactivated ? "Deactivated" : "", refusal].filter(Boolean).join(", ") || undefined,
      isDisabled: refusal !== undefined || (isActiveOnly && isDeactivated),
    };
  });
}
