import { useEffect, useState } from "react";
import { useShownCount } from "../../components/use-shown-count.ts";
import { ForbiddenError, MissingScopeError } from "../../lib/api/errors.ts";
import { isInventoryWhole } from "../../lib/connection.ts";
import { mayOf } from "../../lib/may.ts";
import { useSession } from "../../lib/session.ts";
import { fromAddress, fromPerson, type PickedPerson, pickedKey } from "../people/picked-person.ts";
import { PeopleField } from "../person-picker/people-field.tsx";
import { useAccountPeople } from "../person-picker/people-search.ts";
import { useContacts } from "./use-contacts.ts";

interface SearchSourceProps {
  readonly chosenKeys: ReadonlySet<string>;
  /** Why somebody need not or cannot be chosen, e.g. because they are in the channel already. */
  readonly refusalOf: (person: PickedPerson) => string | undefined;
  readonly onAdd: (people: readonly PickedPerson[]) => void;
}

/** Finds people of the company by name or address, one at a time. */
export function SearchSource(props: SearchSourceProps) {
  const session = useSession();
  const [refusal, setRefusal] = useState<Error | null>(null);
  if (isInventoryWhole(session)) return <AccountSource {...props} />;
  if (refusal && mayOf(session).all("see-people")) return <AccountSource {...props} refusal={refusal} />;
  return <ContactSource {...props} refusal={refusal} onRefused={setRefusal} />;
}

interface ContactSourceProps extends SearchSourceProps {
  readonly refusal: Error | null;
  readonly onRefused: (error: Error) => void;
}

function ContactSource({ refusal, onRefused, ...props }: ContactSourceProps) {
  const [text, setText] = useState("");
  const [shown, showMore] = useShownCount(text);
  // Refused once, the same is not asked again with every letter.
  const search = useContacts(refusal ? "" : text, shown);
  const { error } = search;
  useEffect(() => {
    if (error instanceof ForbiddenError || error instanceof MissingScopeError) onRefused(error);
  }, [error, onRefused]);
  return (
    <Found
      {...props}
      text={text}
      onText={setText}
      search={{ ...search, error: refusal ?? error }}
      shown={shown}
      onMore={showMore}
    />
  );
}

function AccountSource({ refusal, ...props }: SearchSourceProps & { readonly refusal?: Error }) {
  const [text, setText] = useState("");
  const [shown, showMore] = useShownCount(text);
  const search = useAccountPeople(text, shown);
  return (
    <Found
      {...props}
      hint={refusal && `${whyNoContacts(refusal)} The account’s people are searched instead.`}
      text={text}
      onText={setText}
      search={search}
      shown={shown}
      onMore={showMore}
    />
  );
}

type FoundProps = SearchSourceProps &
  Pick<Parameters<typeof PeopleField>[0], "hint" | "text" | "onText" | "search" | "shown" | "onMore">;

function Found({ chosenKeys, refusalOf, onAdd, onText, text, ...field }: FoundProps) {
  const choose = (person: PickedPerson): void => {
    onText("");
    onAdd([person]);
  };
  return (
    <PeopleField
      label="Find a person"
      {...field}
      text={text}
      wanted={text}
      onText={onText}
      refusalOf={({ id, email }) => {
        const person = { ...fromAddress(email), userId: id };
        return chosenKeys.has(pickedKey(person)) ? "Chosen" : refusalOf(person);
      }}
      onChoose={(person) => choose(fromPerson(person))}
      onAddress={(email) => choose(fromAddress(email))}
    />
  );
}

function whyNoContacts(error: Error): string {
  if (!(error instanceof MissingScopeError)) return "Your own connection is not allowed to search contacts.";
  return `Your own connection cannot search contacts: its app lacks ${error.scopes.join(" or ")}, which the manager of the app can add.`;
}
