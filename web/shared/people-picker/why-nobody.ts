/** Why nothing can be done with the chosen yet; undefined once it can. */
export function whyNobody(chosenCount: number, fittingCount: number): string | undefined {
  if (fittingCount > 0) return undefined;
  return chosenCount === 0 ? "Paste or choose people first." : "Everyone chosen is left out, for the reasons above.";
}
