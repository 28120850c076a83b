import { useNavigation } from "@remix-run/react"
import { type FormEvent, useEffect, useRef, useState } from "react"
import { type Typed, textOf } from "#app/core/form-rows.ts"
import type { ShownPool } from "#app/features/purchasing/showing/shown-pool.ts"
import { isConditionField } from "#app/features/purchasing/views/condition-fields.ts"
import { useCostPreview } from "#app/features/purchasing/views/use-cost-preview.ts"

export const quantityField = (itemId: string) => `quantities.${itemId}`

/** A typed quantity as a picture can show it while it is still being typed. */
export const quantityOf = (typed: string) => (/^\d{1,7}$/.test(typed.trim()) ? Number(typed) : 0)

/** What the form's conditions hold now, by field name. */
const conditionsIn = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) =>
      isConditionField(name) && typeof value === "string" ? [[name, value]] : [],
    ),
  )

/** Whether two forms ask for the same; how a limit counts VAT says nothing where there is none. */
const isSame = (a: Record<string, string>, b: Record<string, string>) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (name) => name === "totalLimitVat" || (a[name] ?? "") === (b[name] ?? ""),
  )

/** The question of what an answer comes to: its quantities and conditions, under the names of their fields. */
const asked = (quantities: Record<string, string>, conditions: Record<string, string>) =>
  new URLSearchParams([
    ...Object.entries(quantities).map(([id, text]) => [quantityField(id), text]),
    ...Object.entries(conditions),
  ]).toString()

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
  const [conditions, setConditions] = useState<Record<string, string> | null>(null)
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
    if (refused) return
    setTyped(null)
    setConditions(null)
  }, [page, state, refused])

  // What was typed and not sent is no question any more once the pool has closed.
  const question =
    page.takesAnswers && (isChanged || conditions !== null)
      ? asked(shown, conditions ?? page.answer.conditions)
      : null
  const { preview, isSettling } = useCostPreview(page, question)
  return {
    shown,
    isChanged: isChanged || conditions !== null,
    noteConditions: (event: FormEvent<HTMLFormElement>) => {
      const typed = conditionsIn(event.currentTarget)
      setConditions(isSame(typed, page.answer.conditions) ? null : typed)
    },
    noteSent: () => {
      sent.current = true
    },
    change: (itemId: string, text: string) => setTyped((since) => ({ ...shown, ...since, [itemId]: text })),
    isAlive: alive,
    costs: preview ? preview.costs : page.costs,
    isSettling,
    headline: preview ? preview.headline : page.headline,
    nextTextOf: (itemId: string) =>
      preview ? preview.nextTexts[itemId] : page.items.find((item) => item.id === itemId)?.nextText,
    isSending: state === "submitting",
  }
}

export type Answering = ReturnType<typeof useAnswer>
