import type { ReactNode } from "react";
import { Combobox, type ComboboxOption } from "../../components/combobox.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { parseAddresses } from "../../lib/addresses/parse-addresses.ts";
import type { Person } from "../people/people-queries.ts";
import type { PeopleSearch } from "./people-found.ts";
import { personOptions } from "./person-options.ts";

interface PeopleFieldProps<P extends Person> {
  readonly label: string;
  readonly isLabelHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What was typed to be looked for; empty while the field shows whom it holds. */
  readonly wanted: string;
  readonly search: PeopleSearch<P>;
  readonly shown: number;
  readonly onMore: () => void;
  /** Why somebody cannot be chosen, in a word or two. */
  readonly refusalOf?: ((person: { readonly id: string; readonly email: string }) => string | undefined) | undefined;
  /** The deactivated are shown, but cannot be chosen. */
  readonly isActiveOnly?: boolean | undefined;
  readonly onChoose: (person: P) => void;
  /** An address typed in full of somebody who was not found. */
  readonly onAddress: (email: string) => void;
}

/** A field for a person's name or address, with those who fit. */
export function PeopleField<P extends Person>(props: PeopleFieldProps<P>) {
  const { text, wanted, search, shown, refusalOf, onChoose, onAddress } = props;
  const { valid, invalid } = parseAddresses(wanted);
  const typed = valid.length === 1 && invalid.length === 0 ? valid[0] : undefined;
  const isFound = search.people[0]?.email.toLowerCase() === typed;
  const options = personOptions(search.people, shown, { refusalOf, isActiveOnly: props.isActiveOnly });
  const offered =
    typed && !isFound ? [addressOption(typed, refusalOf?.({ id: "", email: typed })), ...options] : options;
  return (
    <div className="flex flex-col gap-2">
      <Combobox
        label={props.label}
        {...(props.isLabelHidden === undefined ? {} : { isLabelHidden: props.isLabelHidden })}
        {...(props.disabled === undefined ? {} : { disabled: props.disabled })}
        hint={props.hint}
        error={props.error}
        placeholder="Name or email address"
        text={text}
        onText={props.onText}
        options={offered}
        onMore={props.onMore}
        // An address that is not whole yet may be the end of somebody else's.
        isFirstChosen={typed !== undefined || !wanted.includes("@")}
        onChoose={({ id }) => {
          const person = search.people.find((one) => optionId(one) === id);
          if (person) onChoose(person);
          else onAddress(id);
        }}
        status={
          search.progress ??
          (wanted.trim() !== "" && offered.length === 0 && !search.error
            ? "Nobody has that name. An email address works too."
            : undefined)
        }
      />
      <UnreadableNote rows={search.unreadable} noun="person" nounPlural="people" layout="box" />
      {search.error ? (
        <>
          <ErrorState error={search.error} onRetry={search.retry} layout="inline" />
          <p className="text-xs text-muted">Until then, type the full email address.</p>
        </>
      ) : null}
    </div>
  );
}

const optionId = ({ id, email }: Person): string => id || email;

function addressOption(email: string, refusal: string | undefined): ComboboxOption {
  return { id: email, label: `Use ${email}`, mark: refusal, isDisabled: refusal !== undefined };
}
