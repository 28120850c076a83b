import { useNavigation } from "@remix-run/react"
import { useEffect, useRef, useState } from "react"
import { type Typed, textOf } from "#app/features/purchasing/draft-rows.ts"
import type { ShownPool } from "#app/features/purchasing/shown-pool.ts"
import { useCostPreview } from "#app/features/purchasing/views/use-cost-preview.ts"

export const quantityField = (itemId: string) => `quantities.${itemId}`

/** A typed quantity as a picture can show it while it is still being typed. */
export const quantityOf = (typed: string) => (/^\d{1,7}$/.test(typed.trim()) ? Number(typed) : 0)

/** What somebody quick has typed into the fields of a page that had not come alive yet. */
const typedBefore = (shown: Record<string, string>) => {
  const early = Object.entries(shown).flatMap(([id, text]) => {
    const [field] = document.getElementsByName(quantityField(id))
    return field instanceof HTMLInputElement && field.value !== text ? [[id, field.value]] : []
  })
  return early.length > 0 ? Object.fromEntries(early) : null
}

/**
 * The school's answer while it is being changed: what is typed, which the pictures show at once, and what it would
 * cost, which the server says a moment later. Before the page has come alive, what is stored.
 */
export function useAnswer(page: ShownPool, refused: Typed | undefined) {
  const stored = Object.fromEntries(
    page.items.map(({ id, mine, suggested }) => [
      id,
      mine === 0 ? String(suggested?.quantity ?? "") : String(mine),
    ]),
  )
  const kept = page.items.flatMap(({ id }) =>
    refused && quantityField(id) in refused ? [[id, textOf(refused, quantityField(id))]] : [],
  )
  const [typed, setTyped] = useState<Record<string, string> | null>(null)
  const [alive, setAlive] = useState(false)
  const { state } = useNavigation()
  const sent = useRef(false)
  const shown: Record<string, string> = { ...stored, ...Object.fromEntries(kept), ...typed }
  const isChanged = page.items.some(({ id }) => quantityOf(shown[id] ?? "") !== quantityOf(stored[id] ?? ""))

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the page comes alive.
  useEffect(() => {
    const early = typedBefore(shown)
    if (early) setTyped((since) => ({ ...shown, ...since, ...early }))
    setAlive(true)
  }, [])
  // Once an answer is stored the page shows what is stored; while one is refused, what was typed stays. The page is
  // new with every answer, while the router's steps between may pass unseen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is what tells.
  useEffect(() => {
    if (state !== "idle" || !sent.current) return
    sent.current = false
    if (!refused) setTyped(null)
  }, [page, state, refused])

  const quantities = isChanged ? new URLSearchParams(Object.entries(shown)).toString() : null
  const { preview, isSettling } = useCostPreview(page, quantities)
  return {
    shown,
    isChanged,
    noteSent: () => {
      sent.current = true
    },
    change: (itemId: string, text: string) => setTyped({ ...shown, [itemId]: text }),
    isAlive: alive,
    costs: preview ? preview.costs : page.costs,
    isSettling,
    headline: preview ? preview.headline : page.headline,
    nextTextOf: (itemId: string) =>
      preview ? preview.nextTexts[itemId] : page.items.find((item) => item.id === itemId)?.nextText,
    isSending: state === "submitting",
  }
}
