import { Fragment } from "react";
import { PersonName } from "./person-name.tsx";

interface PeopleNamesProps {
  readonly people: readonly { readonly key: string; readonly name: string }[];
}

/** Several people's names in a row of a table, each of which leads to their page. */
export function PeopleNames({ people }: PeopleNamesProps) {
  return people.map(({ key, name }, index) => (
    <Fragment key={key}>
      {index === 0 ? null : ", "}
      <PersonName name={name} personId={key} isInRow />
    </Fragment>
  ));
}
