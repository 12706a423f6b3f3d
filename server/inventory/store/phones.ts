// Phone numbers of people, written down and found again.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { isPhoneWanted, phoneForms, type ToldPhone, wantedPhone } from "../../../domain/phone.ts";
import type { Orm } from "../../db/database.ts";
import { recordset } from "./recordset.ts";

export interface Phone extends ToldPhone {
  readonly label: string;
}

interface PhonesRead {
  readonly personKey: string;
  readonly phones: readonly Phone[];
}

const shown = ({ code, number }: Phone): string => `${/^\s*(\+|00)/.test(number) ? "" : code} ${number}`.trim();

const Off = v.object({ rows: v.array(v.object({ count: v.number() })) });

/** Writes down which numbers people have, and no others. @returns how many people had others */
export async function writePhones(orm: Orm, reads: readonly PhonesRead[]): Promise<number> {
  const given = reads.flatMap(({ personKey, phones }) => {
    const byDigits = new Map(
      phones.flatMap((phone) =>
        phoneForms(phone)
          .map((digits) => [digits, phone] as const)
          .reverse(),
      ),
    );
    return [...byDigits].map(([digits, phone]) => ({ personKey, digits, number: shown(phone), label: phone.label }));
  });
  const people = JSON.stringify(reads.map(({ personKey }) => personKey));
  const { rows } = v.parse(
    Off,
    await orm.execute(sql`
      with given as materialized (
        select * from ${recordset(given, '"personKey" text, digits text, number text, label text')}
      ),
      removed as (
        delete from inventory_phones as had
        where had.person_key in (select jsonb_array_elements_text(${people}::jsonb)) and not exists (
          select from given where given."personKey" = had.person_key and given.digits = had.digits
        )
        returning had.person_key
      ),
      written as (
        insert into inventory_phones as had (person_key, digits, number, label)
        select "personKey", digits, number, label from given
        on conflict (person_key, digits) do update set number = excluded.number, label = excluded.label
        where (had.number, had.label) is distinct from (excluded.number, excluded.label)
        returning had.person_key
      )
      select count(*)::int as count from (
        select person_key from removed union select person_key from written
      ) as off
    `),
  );
  return rows[0]?.count ?? 0;
}

const Rows = v.object({ rows: v.array(v.object({ key: v.string(), digits: v.string() })) });

/** Keys of the people who have a number that somebody looks for; none where `find` is no number. */
export async function peopleByPhone(orm: Orm, find: string): Promise<readonly string[]> {
  const wanted = wantedPhone(find);
  if (wanted === null) return [];
  const { rows } = v.parse(
    Rows,
    await orm.execute(sql`
      select person_key as key, digits from inventory_phones
      where position(${wanted.digits} in digits) > 0 or position(digits in ${wanted.digits}) > 0
    `),
  );
  return [...new Set(rows.flatMap(({ key, digits }) => (isPhoneWanted(digits, wanted) ? [key] : [])))];
}
