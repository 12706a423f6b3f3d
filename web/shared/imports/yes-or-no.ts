/** As spreadsheets save what is true, each in its own language. */
const YES = wordsOf(
  "yes true 1 on wahr ja vrai oui verdadero sí vero sì verdadeiro sim waar prawda tak sant sand sann tosi pravda doğru evet igaz igen истина да",
);
const NO = wordsOf(
  "no false 0 off falsch nein faux non falso não onwaar nee fałsz nie falskt falsk usann epätosi nepravda yanlış hayır hamis nem ложь нет",
);

/** In capitals, in which `ı` and `i` meet as they do where Turkish spreadsheets write them. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toUpperCase().split(" "));
}

/** What a cell says in whatever words; undefined where it says neither. */
export function yesOrNo(text: string): boolean | undefined {
  const word = text.normalize().toUpperCase();
  return YES.has(word) || (NO.has(word) ? false : undefined);
}
