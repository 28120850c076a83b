import { type Typed, withRowAdded, withRowRemoved } from "#app/core/form-rows.ts"
import { emptyItem, emptyTier } from "#app/features/purchasing/drafting/draft-fields.ts"
import { withBandAdded } from "#app/features/splitting/split-settings-form.ts"

/**
 * What the buttons inside the form of a pool do: they give the form back, changed, with everything typed in it, and
 * store nothing. null for the buttons that save.
 */
export function reshaped(typed: Typed, intent: string): Typed | null {
  const [act = "", item = ""] = intent.split(":")
  if (act === "add-item") return withRowAdded(typed, "items", emptyItem)
  if (act === "remove-item" && /^\d+$/.test(item)) return withRowRemoved(typed, "items", Number(item))
  if (act === "add-price" && /^\d+$/.test(item)) return withRowAdded(typed, `items.${item}.tiers`, emptyTier)
  if (act === "add-band") return withBandAdded(typed, "splitSettings")
  return act === "preview" ? typed : null
}
