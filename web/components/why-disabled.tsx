/** Says beside a dialog's buttons why the last of them cannot be pressed yet. */
export function WhyDisabled({ reason }: { readonly reason: string | undefined }) {
  return reason === undefined ? null : <p className="mr-auto self-center text-xs text-pretty text-muted">{reason}</p>;
}
