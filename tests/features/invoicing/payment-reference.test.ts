import fc from "fast-check"
import { expect, test } from "vitest"
import { paymentReference, readPaymentReference } from "#app/features/invoicing/payment-reference.ts"

const numbers = fc.bigInt({ min: 1n, max: 2n ** 35n - 1n })
const place = fc.integer({ min: 0, max: 7 })

test("two invoices never share a payment reference", () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => (a === b) === (paymentReference(a) === paymentReference(b))),
  )
  const first = new Set(Array.from({ length: 20_000 }, (_, n) => paymentReference(BigInt(n))))
  expect(first.size).toBe(20_000)
})

test("a payment reference is eight characters that nobody mistakes for one another", () => {
  fc.assert(fc.property(numbers, (n) => /^[2-9A-HJ-NP-Z]{8}$/.test(paymentReference(n))))
})

test("a reference is read back however it was typed", () => {
  const reference = paymentReference(7n)
  const typed = ` ${reference.slice(0, 4).toLowerCase()} ${reference.slice(4)} `
  expect(readPaymentReference(typed)).toBe(reference)
  expect(readPaymentReference("K7M2")).toBeNull()
  expect(readPaymentReference("")).toBeNull()
})

test("one wrong character is always noticed", () => {
  const alphabet = fc.constantFrom(..."23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
  fc.assert(
    fc.property(numbers, place, alphabet, (n, at, wrong) => {
      const reference = paymentReference(n)
      fc.pre(reference[at] !== wrong)
      return readPaymentReference(reference.slice(0, at) + wrong + reference.slice(at + 1)) === null
    }),
    { numRuns: 2_000 },
  )
})

test("two characters that changed places are always noticed", () => {
  fc.assert(
    fc.property(numbers, place, place, (n, a, b) => {
      const characters = [...paymentReference(n)]
      fc.pre(characters[a] !== characters[b])
      ;[characters[a], characters[b]] = [characters[b]!, characters[a]!]
      return readPaymentReference(characters.join("")) === null
    }),
    { numRuns: 2_000 },
  )
})
