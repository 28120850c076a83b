import { describe, expect, test } from "vitest"
import type { Actor, SchoolRole } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"

const [oak, ash, elm] = ["oak", "ash", "elm"]
const valley = { id: "valley", name: "Valley", kind: "learning-community" as const }
const moor = { id: "moor", name: "Moor", kind: "consortium" as const }

/** Somebody of Oak, a school in Valley. */
const actor = (roles: SchoolRole[], more: Partial<Actor> = {}): Actor => ({
  ...{ personId: "ada", name: "Ada Byron", email: "ada@oak.example", emailVerified: true },
  ...{ twoFactorEnabled: false, twoFactorDue: false },
  school: roles.length > 0 ? { id: oak, name: "Oak", roles } : null,
  places: roles.length > 0 ? [{ id: oak, name: "Oak", roles }] : [],
  groups: roles.length > 0 ? [valley] : [],
  coordinates: [],
  ...more,
})

const people = {
  head: actor(["head"]),
  "business manager": actor(["business-manager"]),
  finance: actor(["finance"]),
  staff: actor(["staff"]),
  governor: actor(["governor"]),
  coordinator: actor(["staff"], { coordinates: [valley] }),
  "nobody's": actor([]),
}
type Person = keyof typeof people

const money: Person[] = ["head", "business manager", "finance"]
const ofSchool: Person[] = [...money, "staff", "governor", "coordinator"]
const whoCan = (allowed: (person: Actor) => boolean) =>
  (Object.keys(people) as Person[]).filter((name) => allowed(people[name]))

const led = { leadSchoolId: oak, groupIds: [valley.id] }
const joined = { leadSchoolId: ash, groupIds: [valley.id, moor.id] }
const foreign = { leadSchoolId: elm, groupIds: [moor.id] }
const admission = { groupId: valley.id, schoolId: oak, email: null }

const table: [fact: string, who: Person[], allowed: (person: Actor) => boolean][] = [
  ["found a group", ["head", "business manager"], (who) => can(who, "found-group")],
  ["see a group of their school", ofSchool, (who) => can(who, "see-group", valley)],
  ["see another group", [], (who) => can(who, "see-group", moor)],
  ["invite a school to the group", ["coordinator"], (who) => can(who, "invite-to-group", valley)],
  ["ask to join a group", ["head", "business manager"], (who) => can(who, "ask-to-join-group", moor)],
  ["ask to join a group they are in", [], (who) => can(who, "ask-to-join-group", valley)],
  [
    "answer a school that asks to join",
    ["coordinator"],
    (who) => can(who, "answer-admission", { ...admission, openedBySide: "school" }),
  ],
  [
    "answer a group that invites their school",
    ["head", "business manager"],
    (who) => can(who, "answer-admission", { ...admission, openedBySide: "group" }),
  ],
  [
    "answer a group that invites another school",
    [],
    (who) => can(who, "answer-admission", { ...admission, schoolId: ash, openedBySide: "group" }),
  ],
  [
    "take back what the school asked",
    ["head", "business manager"],
    (who) => can(who, "withdraw-admission", { ...admission, openedBySide: "school" }),
  ],
  [
    "take back the group's invitation",
    ["coordinator"],
    (who) => can(who, "withdraw-admission", { ...admission, openedBySide: "group" }),
  ],
  ["change the group's settings", ["coordinator"], (who) => can(who, "change-group-settings", valley)],
  ["name a coordinator", ["coordinator"], (who) => can(who, "name-coordinator", valley)],
  [
    "take their school out of the group",
    ["head", "business manager"],
    (who) => can(who, "leave-group", valley),
  ],
  [
    "take up a group of their school",
    ["head", "business manager"],
    (who) => can(who, "take-up-group", valley),
  ],
  ["take up another group", [], (who) => can(who, "take-up-group", moor)],
  ["take their school out of a group it is not in", [], (who) => can(who, "leave-group", moor)],

  ["see their school's own pages", ofSchool, (who) => can(who, "see-school", { id: oak })],
  ["see another school's own pages", [], (who) => can(who, "see-school", { id: ash })],
  [
    "make somebody head beside the head",
    ["head"],
    (who) => can(who, "manage-roles", { id: oak, role: "head", hasHead: true }),
  ],
  [
    "make somebody head where there is none",
    ["head", "business manager"],
    (who) => can(who, "manage-roles", { id: oak, role: "head", hasHead: false }),
  ],
  [
    "make somebody finance officer",
    ["head", "business manager"],
    (who) => can(who, "manage-roles", { id: oak, role: "finance", hasHead: true }),
  ],
  [
    "give roles at another school",
    [],
    (who) => can(who, "manage-roles", { id: ash, role: "staff", hasHead: true }),
  ],
  [
    "change the school's settings",
    ["head", "business manager"],
    (who) => can(who, "change-school-settings", { id: oak }),
  ],
  ["change the school's bank account", money, (who) => can(who, "change-bank-account", { id: oak })],
  ["change another school's bank account", [], (who) => can(who, "change-bank-account", { id: ash })],

  ["start a pool", [...money, "coordinator"], (who) => can(who, "create-pool")],
  ["offer a pool to their group", ofSchool, (who) => can(who, "offer-pool-to-group", valley)],
  ["offer a pool to a strange group", [], (who) => can(who, "offer-pool-to-group", moor)],
  ["see a draft their school leads", ofSchool, (who) => can(who, "see-pool", { ...led, state: "draft" })],
  [
    "see another school's draft in their group",
    ["coordinator"],
    (who) => can(who, "see-pool", { ...joined, state: "draft" }),
  ],
  [
    "see a pool offered to their group",
    ofSchool,
    (who) => can(who, "see-pool", { ...joined, state: "open" }),
  ],
  ["see a pool offered elsewhere", [], (who) => can(who, "see-pool", { ...foreign, state: "open" })],
  ...(
    ["edit-pool", "open-pool", "extend-pool", "cancel-pool", "deliver-pool", "see-shares"] as const
  ).flatMap((act): typeof table => [
    [`${act} that their school leads`, [...money, "coordinator"], (who) => can(who, act, led)],
    [`${act} that another school leads`, ["coordinator"], (who) => can(who, act, joined)],
    [`${act} of another group`, [], (who) => can(who, act, foreign)],
  ]),
  ["order what their school leads", money, (who) => can(who, "order-pool", led)],
  ["order with another school's money", [], (who) => can(who, "order-pool", joined)],
  ["commit their school", money, (who) => can(who, "commit-to-pool", joined)],
  ["commit to a pool of another group", [], (who) => can(who, "commit-to-pool", foreign)],
  ["withdraw their school", money, (who) => can(who, "withdraw-from-pool", joined)],

  [
    "see an invoice to their school",
    money,
    (who) => can(who, "see-invoice", { sellerSchoolId: ash, buyerSchoolId: oak }),
  ],
  [
    "see an invoice from their school",
    money,
    (who) => can(who, "see-invoice", { sellerSchoolId: oak, buyerSchoolId: ash }),
  ],
  [
    "see an invoice between others",
    [],
    (who) => can(who, "see-invoice", { sellerSchoolId: ash, buyerSchoolId: elm }),
  ],
  ["issue their school's invoices", money, (who) => can(who, "issue-invoice", { sellerSchoolId: oak })],
  ["issue another school's invoices", [], (who) => can(who, "issue-invoice", { sellerSchoolId: ash })],
  [
    "pay what their school owes",
    money,
    (who) => can(who, "pay-invoice", { sellerSchoolId: ash, buyerSchoolId: oak }),
  ],
  [
    "pay what another school owes",
    [],
    (who) => can(who, "pay-invoice", { sellerSchoolId: oak, buyerSchoolId: ash }),
  ],
  ["record a payment to their school", money, (who) => can(who, "record-payment", { sellerSchoolId: oak })],
  ["record a payment to another school", [], (who) => can(who, "record-payment", { sellerSchoolId: ash })],
]

describe("who can", () => {
  test.each(table)("%s", (_fact, who, allowed) => {
    expect(whoCan(allowed)).toEqual(who)
  })
})

test("an invitation by e-mail is answered by whoever has proved that the address is theirs", () => {
  const invitation = {
    groupId: moor.id,
    openedBySide: "group" as const,
    schoolId: null,
    email: "Ada@Oak.example",
  }
  expect(can(people.head, "answer-admission", invitation)).toBe(true)
  expect(can(actor(["head"], { emailVerified: false }), "answer-admission", invitation)).toBe(false)
  expect(can(actor(["head"], { email: "eve@oak.example" }), "answer-admission", invitation)).toBe(false)
})
