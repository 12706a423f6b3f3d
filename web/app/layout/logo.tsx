/** The mark: a channel's hash with its keeper's dot. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="7" fill="#0f6b5c" />
      <path
        d="M13.2 7 11 25M21 7l-2.2 18M7.5 13H25M7 19h11.5"
        fill="none"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <circle cx="24" cy="19" r="2.3" fill="#ffd27a" />
    </svg>
  );
}
