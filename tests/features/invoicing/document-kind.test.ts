import { describe, expect, test } from "vitest"
import { documentTreatment, type LegalEntity } from "#app/features/invoicing/document-kind.ts"

const trust: LegalEntity = {
  id: "trust",
  name: "Teign Valley Learning Trust",
  kind: "trust",
  vatNumber: "GB 123 4567 89",
}
const unregisteredTrust: LegalEntity = { id: "small", name: "Moor Trust", kind: "trust", vatNumber: null }
const authority: LegalEntity = {
  id: "la",
  name: "Devon County Council",
  kind: "local-authority",
  vatNumber: "GB 987 6543 21",
}

describe("what kind of document one school owes another", () => {
  test("two academies of one trust exchange an internal recharge of the net cost, without VAT", () => {
    expect(documentTreatment(trust, trust)).toMatchObject({
      kind: "internal-recharge",
      recharge: "net-cost",
      vat: "outside-scope",
      reason: expect.stringContaining("Both schools are part of Teign Valley Learning Trust"),
    })
  })

  test("two maintained schools of one local authority exchange an internal recharge", () => {
    expect(documentTreatment(authority, { ...authority }).kind).toBe("internal-recharge")
  })

  test("two schools of one unregistered trust also exchange an internal recharge", () => {
    expect(documentTreatment(unregisteredTrust, unregisteredTrust).kind).toBe("internal-recharge")
  })

  test("a registered trust sends a maintained school a VAT invoice at the rates of what was bought", () => {
    expect(documentTreatment(trust, authority)).toMatchObject({
      kind: "vat-invoice",
      recharge: "net-cost",
      vat: "rate-of-purchase",
      reason: expect.stringContaining("GB 123 4567 89"),
    })
  })

  test("an unregistered trust passes on what it paid, VAT included, outside the scope of VAT", () => {
    expect(documentTreatment(unregisteredTrust, authority)).toMatchObject({
      kind: "invoice",
      recharge: "gross-cost",
      vat: "outside-scope",
      reason: expect.stringContaining("Moor Trust is not registered for VAT"),
    })
  })

  test("the buyer's own registration changes nothing", () => {
    expect(documentTreatment(trust, unregisteredTrust).kind).toBe("vat-invoice")
  })
})
