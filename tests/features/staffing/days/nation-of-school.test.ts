import { expect, test } from "vitest"
import { nationByPostcode } from "#app/features/staffing/days/nation-of-school.ts"

test.each([
  ["TQ12 1AA", "england-and-wales"],
  ["CF10 3NQ", "england-and-wales"],
  ["EH8 8DX", "scotland"],
  ["g1 1aa", "scotland"],
  ["GL1 1AA", "england-and-wales"],
  ["TD9 9AA", "scotland"],
  ["TD15 2AA", "england-and-wales"],
  ["TD1 5AA", "scotland"],
  ["KT1 1AA", "england-and-wales"],
  ["KY1 1AA", "scotland"],
  ["BT7 1NN", "northern-ireland"],
  ["B1 1AA", "england-and-wales"],
  [" eh1 1aa", "scotland"],
  ["ZZ99 9ZZ", "england-and-wales"],
  ["nowhere", "england-and-wales"],
  ["", "england-and-wales"],
  [null, "england-and-wales"],
] as const)("a school at %o keeps the bank holidays of %s", (postcode, nation) => {
  expect(nationByPostcode(postcode)).toBe(nation)
})
