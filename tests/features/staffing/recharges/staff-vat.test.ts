import { expect, test } from "vitest"
import type { LegalEntity } from "#app/features/invoicing/document-kind.ts"
import { promptVat, type StaffKind, vatOfCharge } from "#app/features/staffing/recharges/staff-vat.ts"

const trust: LegalEntity = { id: "t", name: "Teign Trust", kind: "trust", vatNumber: "GB 123 4567 89" }
const unregistered: LegalEntity = { id: "u", name: "Small Trust", kind: "trust", vatNumber: null }
const authority: LegalEntity = { id: "a", name: "Devon", kind: "local-authority", vatNumber: "GB 1" }

test.each<[StaffKind, boolean, string | null]>([
  ["teacher", false, "exempt"],
  ["classroom-assistant", false, "exempt"],
  ["other-staff", false, "standard"],
  ["thing", false, null],
  ["teacher", true, "no-supply"],
  ["other-staff", true, "no-supply"],
])("for %s, jointly employed %s, Kith says %s is usual, and why", (staffKind, jointlyEmployed, suggested) => {
  const prompt = promptVat({ staffKind, jointlyEmployed })
  expect(prompt.suggested).toBe(suggested)
  expect(prompt.reasons.join(" ")).toMatch(suggested === null ? /Ask whoever advises/ : /HMRC VAT/)
})

const teacher = { staffKind: "teacher", jointlyEmployed: false } as const

test("within one legal entity it is an internal recharge, whatever was chosen", () => {
  for (const chosen of ["exempt", "standard", "no-supply"] as const)
    expect(vatOfCharge(trust, trust, { ...teacher, chosen })).toMatchObject({
      ...{ kind: "internal-recharge", vatRate: "outside" },
      reason: expect.stringContaining("inside one organisation"),
    })
})

test.each([
  [trust, "exempt", "vat-invoice", "exempt"],
  [trust, "standard", "vat-invoice", "standard"],
  [trust, "no-supply", "invoice", "outside"],
  [unregistered, "exempt", "invoice", "outside"],
  [unregistered, "standard", "invoice", "outside"],
] as const)("between organisations, %o that chose %s issues a %s at %s", (seller, chosen, kind, vatRate) => {
  expect(vatOfCharge(seller, authority, { ...teacher, chosen })).toMatchObject({ kind, vatRate })
})
