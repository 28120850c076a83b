import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { SpendingLimitsFields } from "#app/features/purchasing/approvals/spending-limits-fields.tsx"
import { emptyItem } from "#app/features/purchasing/drafting/draft-fields.ts"
import { QuotationForm } from "#app/features/purchasing/quotations/quotation-form-view.tsx"
import { DraftForm } from "#app/features/purchasing/views/draft-form.tsx"
import { ruleChoices } from "#app/features/splitting/rule-choices.ts"
import { splitRules } from "#app/features/splitting/split-rules.ts"

const rows = (count: number, list: string, row: Record<string, string>) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, place) =>
      Object.entries(row).map(([field, value]) => [`${list}.${place}.${field}`, value]),
    ).flat(),
  )

const draft = (typed: FormFaults["typed"], sentences: FormFaults["sentences"] = {}) => {
  const choices = { groups: [], otherGroups: [], leads: [], schools: [], rules: ruleChoices(splitRules) }
  return renderToStaticMarkup(
    <DraftForm state={{ typed, sentences }} choices={choices} cancelHref="/pools" />,
  )
}

const fieldsNamed = (html: string, name: RegExp) =>
  [...html.matchAll(/ name="([^"]+)"/g)].filter(([, is = ""]) => name.test(is)).length

test("of a thousand items that were sent, the page shows as many as a pool can have, and says so", () => {
  const html = draft(rows(1_000, "items", { ...emptyItem, name: "Paper" }), {
    items: "A pool can have up to 50 items",
  })
  expect(fieldsNamed(html, /^items\.\d+\.name$/)).toBe(50)
  expect(html).toContain("A pool can have up to 50 items</p>")
  expect(html).toContain("1,000 were sent. The first 50 are below; the others are not kept.")
  expect(html).not.toContain("Add another item")
  expect(html).toContain("Item 50")
  expect(html).not.toContain("Item 51")
})

test("a row with a number that no form reaches makes no page of a million rows", () => {
  const html = draft({ "items.0.name": "Paper", "items.99999999.name": "Ink", "items.-1.name": "Glue" })
  expect(fieldsNamed(html, /^items\.\d+\.name$/)).toBe(1)
})

test("there is a button for another item, price or band as long as there is room for one", () => {
  const some = draft({
    ...rows(49, "items", { name: "Paper" }),
    ...rows(7, "items.0.tiers", { unitPrice: "4" }),
  })
  expect(some).toContain("Add another item")
  expect(some).toContain('value="add-price:0"')
  expect(some).toContain('value="add-band"')
  const full = draft({
    ...rows(50, "items", { name: "Paper" }),
    ...rows(8, "items.0.tiers", { unitPrice: "4" }),
    ...rows(50, "splitSettings.bands", { from: "0" }),
  })
  expect(full).toContain("A pool can have up to 50 items.")
  expect(full).not.toContain('value="add-price:0"')
  expect(full).toContain("An item can have up to 8 prices.")
  expect(full).not.toContain('value="add-band"')
  expect(full).toContain("There can be up to 50 bands.")
})

test("a quotation shows no more prices of an item, and a school no more limits, than there can be", () => {
  const typed = rows(900, "items.0.tiers", { fromQuantity: "1", unitPrice: "4" })
  const items = [{ id: "a", name: "Paper", unit: "ream" }]
  const quotation = renderToStaticMarkup(
    <QuotationForm state={{ typed, sentences: {} }} items={items} cancelHref="/pools" />,
  )
  expect(fieldsNamed(quotation, /^items\.0\.tiers\.\d+\.unitPrice$/)).toBe(8)
  expect(quotation).toContain("900 were sent. The first 8 are below; the others are not kept.")
  const faults = { typed: rows(900, "codes", { limit: "4" }), sentences: {} }
  const limits = renderToStaticMarkup(<SpendingLimitsFields values={{}} rows={3} faults={faults} />)
  expect(fieldsNamed(limits, /^codes\.\d+\.limit$/)).toBe(80)
  expect(limits).toContain("900 were sent. The first 80 are below; the others are not kept.")
})
