import { describe, expect, test } from "vitest"
import { parseInvitees } from "#app/features/groups/admissions/invitees.ts"
import { foundGroupForm } from "#app/features/groups/founding/found-group-form.ts"
import { searchWords } from "#app/features/groups/register/search-words.ts"
import { bankAccountForm } from "#app/features/groups/schools/bank-account-form.ts"
import { invoicePrefixForm } from "#app/features/groups/schools/invoice-prefix-form.ts"

describe("schools to invite", () => {
  test("are named one a line, by URN or address, each once", () => {
    expect(parseInvitees(" 121401 \r\n\nHead@Oak.example\nhead@oak.example\n121401")).toEqual({
      ok: true,
      value: { urns: [121401], emails: ["head@oak.example"] },
    })
  })
  test("that are neither are named by their lines", () => {
    expect(parseInvitees("121401\n12140\n１２１４０１\nhead at oak")).toEqual({
      ok: false,
      reason:
        "Line 2: “12140” is neither a six-digit URN nor an email address. " +
        "Line 3: “１２１４０１” is neither a six-digit URN nor an email address. " +
        "Line 4: “head at oak” is neither a six-digit URN nor an email address",
    })
  })
  test("are at least one and at most a hundred", () => {
    expect(parseInvitees(" \n ").ok).toBe(false)
    const many = Array.from({ length: 101 }, (_, i) => String(100_000 + i)).join("\n")
    expect(parseInvitees(many)).toEqual({ ok: false, reason: "Invite at most 100 schools at once" })
  })
})

describe("a bank account", () => {
  const read = (sortCode: string, accountNumber: string) =>
    bankAccountForm.safeParse({ accountName: "Oak", sortCode, accountNumber })
  test.each([
    ["20-00-00", "55779911", "200000", "55779911"],
    ["20 00 00", "779911", "200000", "00779911"],
  ])("is read as banks print it: %s, %s", (sortCode, number, code, eight) => {
    expect(read(sortCode, number).data).toEqual({ accountName: "Oak", sortCode: code, accountNumber: eight })
  })
  test.each([
    ["", ""],
    ["2000", "55779911"],
    ["２０００００", "55779911"],
    ["200000", "5577991100"],
    ["200000", "-5779911x"],
    ["200000", "00000000"],
  ])("that cannot be one is refused: %s, %s", (sortCode, number) => {
    expect(read(sortCode, number).success).toBe(false)
  })
})

test("a group's name is one line of text, whatever was pasted", () => {
  const read = (name: string) =>
    foundGroupForm.safeParse({ id: "0190a7f0-0000-7000-8000-000000000001", name, kind: "alliance" })
  expect(read(" Esk\r\n Valley\u0000 ").data).toMatchObject({ name: "Esk Valley", description: "" })
  expect(read(" \t ").error?.issues[0]?.message).toBe("Enter the group's name")
  expect(read("x".repeat(121)).success).toBe(false)
})

test("an invoice prefix is two to eight letters and digits, in capitals", () => {
  expect(invoicePrefixForm.safeParse({ invoicePrefix: " oakp " }).data).toEqual({ invoicePrefix: "OAKP" })
  for (const wrong of ["", "A", "OAK-1", "ABCDEFGHI", "ÖAK"])
    expect(invoicePrefixForm.safeParse({ invoicePrefix: wrong }).success).toBe(false)
})

test("a search has the starts of words in it, and nothing that a query language reads", () => {
  expect(searchWords("St Mary's & (Whitby) | !")).toBe("'st':* & 'marys':* & 'whitby':*")
  expect(searchWords("  '&|!():* ")).toBeNull()
})
