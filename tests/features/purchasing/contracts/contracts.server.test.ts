import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ContractDraft } from "#app/features/purchasing/contracts/contract.ts"
import { contractNeeds } from "#app/features/purchasing/contracts/contract-needs.server.ts"
import { listContracts, readContract } from "#app/features/purchasing/contracts/contract-queries.server.ts"
import { draftPoolFromContracts } from "#app/features/purchasing/contracts/draft-pool-from-contracts.server.ts"
import { importContracts } from "#app/features/purchasing/contracts/import-contracts.server.ts"
import { readContractEnds } from "#app/features/purchasing/contracts/radar-queries.server.ts"
import { removeContract } from "#app/features/purchasing/contracts/remove-contract.server.ts"
import { changeContract, registerContract } from "#app/features/purchasing/contracts/save-contract.server.ts"
import { settleNotice } from "#app/features/purchasing/contracts/settle-notice.server.ts"
import { openPool } from "#app/features/purchasing/pools/open-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import {
  aWorldOfPools,
  keptPost,
  type Somebody,
  type WorldOfPools,
} from "#tests/support/builders/pool-world.ts"

let world: WorldOfPools
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

const today = Temporal.PlainDate.from("2026-11-23")
const now = Temporal.Instant.from("2026-11-23T10:00:00Z")

const aContract = (wish: Partial<ContractDraft> = {}): ContractDraft => ({
  ...{ supplierName: "Brightways Ltd", what: `Cleaning ${randomUUID()}`, cfrCode: "E14", notes: "Ask Jo" },
  ...{ yearlyCostPence: 1_680_000n, autoRenews: true, sharesCost: false, noticeMonths: 3 },
  endsOn: Temporal.PlainDate.from("2027-05-31"),
  noticeOn: Temporal.PlainDate.from("2027-02-28"),
  ...wish,
})

const register = async (who: Somebody, wish: Partial<ContractDraft> = {}) => {
  const id = randomUUID()
  expect(await world.as(who, (tx, actor) => registerContract(tx, actor, { id, ...aContract(wish) }))).toEqual(
    {
      kind: "saved",
    },
  )
  return id
}

const acts = async (contractId: string) => {
  const events = await world.owner
    .selectFrom("auditEvent")
    .select(["act", "detail"])
    .where("subjectId", "=", contractId)
    .orderBy("id")
    .execute()
  return events.map(({ act }) => act)
}

describe("a school's own contracts", () => {
  test("are registered once however often the form arrives, and every change is on the record", async () => {
    const draft = { id: randomUUID(), ...aContract({ what: "Photocopiers" }) }
    for (const _ of [1, 2])
      expect(await world.as(world.ann, (tx, actor) => registerContract(tx, actor, draft))).toEqual({
        kind: "saved",
      })
    const again = { ...draft, id: randomUUID(), what: "PHOTOCOPIERS" }
    expect(await world.as(world.ann, (tx, actor) => registerContract(tx, actor, again))).toEqual({
      kind: "registered-already",
    })
    await world.as(world.ann, (tx, actor) => settleNotice(tx, actor, draft.id))
    const later = { ...draft, noticeOn: Temporal.PlainDate.from("2027-03-31"), noticeMonths: null }
    await world.as(world.ann, (tx, actor) => changeContract(tx, actor, later))
    const stored = await world.as(world.ann, (tx) => readContract(tx, world.schools.oak, draft.id))
    expect(stored).toMatchObject({ yearlyCostPence: 1_680_000n, noticeMonths: null, noticeSettledAt: null })
    expect(await world.as(world.ann, (tx, actor) => removeContract(tx, actor, draft.id))).toEqual({
      kind: "removed",
    })
    expect(await acts(draft.id)).toEqual([
      "register-contract",
      "settle-notice",
      "change-contract",
      "remove-contract",
    ])
  })

  test("are nobody else's: not of the same school's staff, nor of another school's business manager", async () => {
    const id = await register(world.ann)
    for (const other of [world.tea, world.ben, world.fay, world.cora]) {
      expect(await world.as(other, (tx) => tx.selectFrom("contract").selectAll().execute())).toEqual([])
      expect(await world.as(other, (tx, actor) => removeContract(tx, actor, id))).toEqual({
        kind: "not-found",
      })
      expect(await world.as(other, (tx, actor) => changeContract(tx, actor, { id, ...aContract() }))).toEqual(
        {
          kind: "not-found",
        },
      )
    }
    expect(
      await world.as(world.tea, (tx, actor) =>
        registerContract(tx, actor, { id: randomUUID(), ...aContract() }),
      ),
    ).toEqual({ kind: "not-allowed" })
    const forged = { schoolId: world.schools.oak, createdBy: world.ben.person, ...aContract() }
    await expect(
      world.as(world.ben, (tx) => tx.insertInto("contract").values(forged).execute()),
    ).rejects.toThrow("row-level security")
  })

  test("come by notice date, a page at a time and back", async () => {
    const { school } = world.fay
    for (let i = 0; i < 60; i++)
      await register(world.fay, { noticeOn: Temporal.PlainDate.from("2026-12-01").add({ days: i % 7 }) })
    const page = (cursor: string | null) =>
      world.as(world.fay, (tx) => listContracts(tx, { schoolId: school, today, ended: false, cursor }))
    const first = await page(null)
    const second = await page(first.later)
    const third = await page(second.later)
    expect([first, second, third].map(({ contracts }) => contracts.length)).toEqual([25, 25, 10])
    expect([first.earlier, third.later]).toEqual([null, null])
    const all = [first, second, third].flatMap(({ contracts }) => contracts)
    expect(new Set(all.map(({ id }) => id)).size).toBe(60)
    const dates = all.map(({ noticeOn }) => noticeOn.toString())
    expect(dates).toEqual([...dates].sort())
    expect((await page(third.earlier)).contracts).toEqual(second.contracts)
    expect((await page((await page(third.earlier)).earlier)).contracts).toEqual(first.contracts)
    expect((await page("nonsense")).contracts).toEqual(first.contracts)
  })

  test("are on the first screen for sixty days before the notice, until somebody has dealt with it", async () => {
    const needs = async () =>
      (await world.as(world.lee, (tx, actor) => contractNeeds(tx, actor, today))).map(({ title }) => title)
    const soon = await register(world.lee, { what: "Meals", noticeOn: today.add({ days: 60 }) })
    await register(world.lee, { what: "Waste", noticeOn: today.add({ days: 61 }) })
    await register(world.lee, { what: "Gas", noticeOn: today.subtract({ days: 1 }) })
    expect(await needs()).toEqual(["Give notice, or keep it: Meals"])
    await world.as(world.lee, (tx, actor) => settleNotice(tx, actor, soon))
    expect(await needs()).toEqual([])
    expect(await world.as(world.cora, (tx, actor) => contractNeeds(tx, actor, today))).toEqual([])
  })
})

describe("a file of contracts", () => {
  const header = "Supplier,What for,CFR code,Yearly cost ex VAT,End date,Notice months,Renews by itself"
  const fileOf = (...lines: string[]) => ({
    ...{ name: "contracts.csv", today },
    bytes: new TextEncoder().encode([header, ...lines].join("\r\n")),
  })
  const send = (...lines: string[]) =>
    world.as(world.ben, (tx, actor) => importContracts(tx, actor, fileOf(...lines)))
  const count = async () =>
    (await world.as(world.ben, (tx) => tx.selectFrom("contract").select("id").execute())).length

  test("is registered whole, and not a second time", async () => {
    const lines = [
      "Marlnet,Broadband,E20A,1850,31/03/2028,1,no",
      "Docuprint,Copiers,E22,990,31/03/2028,3,yes",
    ]
    expect(await send(...lines)).toEqual({ kind: "imported", contracts: 2 })
    expect(await send("New Ltd,Meals,E25,1,31/03/2028,1,no", ...lines)).toMatchObject({
      kind: "refused",
      faults: [{ line: 3 }, { line: 4 }],
    })
    expect(await count()).toBe(2)
  })

  test("with one fault leaves nothing behind", async () => {
    const before = await count()
    expect(await send("A,B,E22,1,31/03/2028,1,no", "A,C,E22,1,31/13/2028,1,no")).toMatchObject({
      kind: "refused",
      faults: [{ line: 3, column: "End date" }],
    })
    expect(await count()).toBe(before)
  })
})

describe("the radar of a group", () => {
  let cleaning: string[]
  beforeAll(async () => {
    const it = (endsOn: string, noticeOn: string, wish: Partial<ContractDraft>) => ({
      ...{ what: "Radar cleaning", cfrCode: "E14" as const, ...wish },
      ...{ endsOn: Temporal.PlainDate.from(endsOn), noticeOn: Temporal.PlainDate.from(noticeOn) },
    })
    cleaning = [
      await register(world.lee, it("2027-06-30", "2027-03-31", { sharesCost: true })),
      await register(world.ben, it("2027-07-31", "2027-02-10", { yearlyCostPence: 990_000n })),
      await register(
        world.ann,
        it("2027-08-31", "2026-11-01", { yearlyCostPence: 720_000n, sharesCost: true }),
      ),
    ]
    await register(world.fay, it("2027-07-31", "2027-04-30", { sharesCost: true }))
  })

  const endsSeenBy = async (who: Somebody) => {
    const ends = await world.as(who, (tx) => readContractEnds(tx, world.group, today))
    return ends.filter(({ id }) => cleaning.includes(id))
  }

  test("shows category, supplier and end, the cost where it is shared, and nothing else", async () => {
    for (const who of [world.ann, world.ben, world.lee, world.cora])
      expect(
        (await endsSeenBy(who)).map(({ schoolName, sharedYearlyCostPence }) => [
          schoolName,
          sharedYearlyCostPence,
        ]),
      ).toEqual([
        ["Nidd High School", 1_680_000n],
        // Not even its own school sees it here: what is drafted from the radar is read by all.
        ["Elm Primary School", null],
        ["Oak Primary School", 720_000n],
      ])
    const [end] = await endsSeenBy(world.ann)
    expect(Object.keys(end!).sort()).toEqual(
      ["cfrCode", "endsOn", "id", "schoolId", "schoolName", "sharedYearlyCostPence", "supplierName"].sort(),
    )
  })

  test("shows nothing to staff, nor to a school outside the group", async () => {
    expect(await endsSeenBy(world.tea)).toEqual([])
    expect(await endsSeenBy(world.fay)).toEqual([])
  })

  const draft = (who: Somebody, poolId: string, contractIds = cleaning) =>
    world.as(who, (tx, actor) =>
      draftPoolFromContracts(tx, actor, { poolId, groupId: world.group, contractIds, now }),
    )

  test("drafts a pool that closes four weeks before the earliest notice still to come", async () => {
    const poolId = randomUUID()
    expect(await draft(world.lee, poolId)).toEqual({ kind: "saved", poolId })
    const view = await world.as(world.lee, (tx) => readPool(tx, poolId))
    expect(view!.terms).toMatchObject({
      title: "Cleaning and caretaking for three schools",
      state: "draft",
      closesAt: Temporal.Instant.from("2027-01-13T17:00:00Z"),
      leadSchool: { id: world.schools.nidd },
      groups: [{ id: world.group }],
      supplierName: "",
      items: [{ cfrCode: "E14", unit: "year", usualUnitPrice: 120_000_000n, tiers: [{ unitPrice: 0n }] }],
    })
    expect(view!.terms.description).toContain(
      "together £24,000 a year ex VAT (of the two whose cost is shared)",
    )
    expect(view!.terms.description).not.toContain("9,900")
    expect(view!.terms.description).toContain("The notice of one of these contracts has passed")

    // Until a supplier and a price are in it, it does not open.
    const opening = await world.as(world.lee, (tx, actor) =>
      openPool(tx, actor, { poolId, at: "once" }, keptPost()),
    )
    expect(opening).toMatchObject({ kind: "refused", sentence: expect.stringMatching(/^Enter the supplier/) })
  })

  test("leaves a draft alone that has been worked on since", async () => {
    const poolId = randomUUID()
    await draft(world.lee, poolId)
    await world.owner.updateTable("pool").set({ title: "Mine" }).where("id", "=", poolId).execute()
    expect(await draft(world.lee, poolId)).toEqual({ kind: "saved", poolId })
    const view = await world.as(world.lee, (tx) => readPool(tx, poolId))
    expect(view?.terms.title).toBe("Mine")
  })

  test("drafts nothing from contracts that are not the group's, and for nobody outside it", async () => {
    expect(await draft(world.lee, randomUUID(), [...cleaning, randomUUID()])).toMatchObject({
      kind: "refused",
    })
    expect(await draft(world.fay, randomUUID())).toEqual({ kind: "not-found" })
    expect(await draft(world.tea, randomUUID())).toEqual({ kind: "not-found" })
  })
})
