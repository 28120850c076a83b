import type { CapView } from "#app/features/purchasing/cap/present-cap.ts"

/** How near a pool is to closing by itself. */
export function CapMeter({ cap }: { cap: CapView }) {
  return (
    <section className="kith-cap" aria-label="When this pool closes by itself">
      <p className="kith-cap__title">{cap.title}</p>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="8" />
        <rect width={cap.percent} height="8" />
      </svg>
      <p className="kith-cap__standing">{cap.standing}</p>
      <p className="kith-pool__note">{cap.explanation}</p>
    </section>
  )
}
