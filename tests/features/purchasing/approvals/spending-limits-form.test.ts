import { expect, test } from "vitest"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { spendingLimitsForm } from "#app/features/purchasing/approvals/spending-limits-form.ts"
import { parseForm } from "#app/server/form.server.ts"

const read = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ version: "0", ...fields })) form.set(name, value)
  return parseForm(spendingLimitsForm, form)
}
const faultsOf = (fields: Record<string, string>) => {
  const parsed = read(fields)
  return parsed.ok ? {} : parsed.faults.sentences
}
const row = (n: number, cfrCode: string, holder: string, limit: string) => ({
  [`codes.${n}.cfrCode`]: cfrCode,
  [`codes.${n}.holder`]: holder,
  [`codes.${n}.limit`]: limit,
})

test("what is left empty is no limit, and a limit of 0 is one", () => {
  expect(
    read({
      "general.finance": "",
      "general.business-manager": "0",
      "general.head": "£5,000",
      ...row(0, "", "", ""),
      ...row(2, "E20A", "finance", "12.50"),
    }),
  ).toEqual({
    ok: true,
    value: {
      version: 0,
      limits: [
        { holder: "business-manager", cfrCode: null, limitPence: 0n },
        { holder: "head", cfrCode: null, limitPence: 500_000n },
        { holder: "finance", cfrCode: "E20A", limitPence: 1_250n },
      ],
    },
  })
  expect(read({})).toEqual({ ok: true, value: { version: 0, limits: [] } })
})

test("each fault has its sentence beside its field", () => {
  const amounts = ["-1", "1.234", "١٢", "lots", "99999999999", "1e3"]
  for (const amount of amounts) {
    expect(faultsOf({ "general.finance": amount })["general.finance"]).toMatch(/^Enter an amount/)
    expect(faultsOf(row(1, "E19", "head", amount))["codes.1.limit"]).toMatch(/^Enter an amount/)
  }
  expect(faultsOf(row(0, "E99", "head", "1"))).toEqual({
    "codes.0.cfrCode": "Choose the CFR code that this limit is for",
  })
  expect(faultsOf(row(3, "E19", "staff", ""))).toEqual({
    "codes.3.holder": "Choose whose limit this is",
    "codes.3.limit": "Enter an amount in pounds, like 1,234.50",
  })
})

test("two limits for the same people and code contradict each other", () => {
  expect(faultsOf({ ...row(0, "E19", "head", "1"), ...row(2, "E19", "head", "2") })).toEqual({
    "codes.2.limit": "There are two limits for the same people and code: remove one",
  })
})

test("a head's limit above the governors' would say nothing", () => {
  expect(faultsOf({ "general.head": "101", "general.governors": "100" })).toEqual({
    "general.head": "Enter £100.00 or less: above that a governor has to approve anyway",
  })
  expect(faultsOf({ "general.head": "100", "general.governors": "100" })).toEqual({})
})

test("a damaged version is refused", () => {
  for (const version of ["", "-1", "x"]) expect(faultsOf({ version })).toEqual({ "": OUT_OF_DATE })
})
