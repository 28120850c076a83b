/** Two rings of a kind, each passing once over and once under the other; public/favicon.svg is the same. */
export function Mark({ size = 34 }: { size?: number }) {
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
        <path className="kith-mark__kin" d="M8.39 19.7A8.5 8.5 0 1 1 14.7 20.06" />
        <path className="kith-mark__kith" d="M23.61 12.3A8.5 8.5 0 1 1 17.3 11.94" />
      </g>
    </svg>
  )
}
