/** Two of a kind, each passing through the other. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg
      className="kith-mark"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <g fill="none" strokeWidth="4.5">
        <circle className="kith-mark__kin" cx="12" cy="12" r="8.5" />
        <circle className="kith-mark__kith" cx="20" cy="20" r="8.5" />
        <path className="kith-mark__kin" d="M20.5 12a8.5 8.5 0 0 1-6 8.1" />
      </g>
    </svg>
  )
}
