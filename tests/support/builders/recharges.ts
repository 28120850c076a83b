import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { expect } from "vitest"
import type { ArrangementDraft } from "#app/features/staffing/recharges/arrangement.ts"
import type { CostTerms } from "#app/features/staffing/recharges/month-cost.ts"
import {
  chooseVat,
  enterCost,
  makeArrangement,
} from "#app/features/staffing/recharges/save-arrangement.server.ts"
import type { VatTreatment } from "#app/features/staffing/recharges/staff-vat.ts"
import { confirmLines } from "#app/features/staffing/time/answer-lines.server.ts"
import { sendTimesheet } from "#app/features/staffing/time/send-timesheet.server.ts"
import { standingOf } from "#app/features/staffing/time/timesheet.ts"
import { readTimesheet } from "#app/features/staffing/time/timesheet-queries.server.ts"
import { aGroup, aLegalEntity, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson, enterWorld, type SchoolWork } from "#tests/support/builders/people.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { startJobs } from "#tests/support/jobs.ts"

export type Officer = { person: string; school: string }

/**
 * Three schools of one group, each with a finance officer, and the group's coordinator: Oakfield employs, and is
 * registered for VAT; Ashdown is part of the same trust; Birch is maintained.
 */
export async function aWorldOfTime() {
  const database = await cloneDatabase()
  const world = enterWorld(database)
  const { jobs, stop } = await startJobs(database.url)
  const { owner } = world
  const trust = await aLegalEntity(owner, { kind: "trust", name: "Teign Trust", vatNumber: "GB 123 4567 89" })
  const oak = await aSchool(owner, { name: "Oakfield", legalEntity: trust, invoicePrefix: "OAK" })
  const ash = await aSchool(owner, { name: "Ashdown", legalEntity: trust })
  const birch = await aSchool(owner, { name: "Birch" })
  const officer = async (name: string, school: string): Promise<Officer> => ({
    ...{ school },
    person: await aPerson(owner, { name, roles: [[school, "finance"]] }),
  })
  const [olive, amir, bea] = [
    await officer("Olive Officer", oak),
    await officer("Amir Officer", ash),
    await officer("Bea Officer", birch),
  ]
  const staff = { school: oak, person: await aPerson(owner, { name: "Sam Staff", roles: [[oak, "staff"]] }) }
  const cora = await aPerson(owner, { name: "Cora Coordinator", roles: [[birch, "head"]] })
  const group = await aGroup(owner, {
    name: "Teign Valley",
    schools: [oak, ash, birch],
    coordinators: [cora],
  })
  return {
    ...world,
    ...{ database, jobs, oak, ash, birch, olive, amir, bea, staff, group },
    cora: { person: cora, school: birch },
    async leave() {
      await stop()
      await world.leave()
      await database.drop()
    },
  }
}

export type WorldOfTime = Awaited<ReturnType<typeof aWorldOfTime>>

/** Acts in one transaction as somebody of a school, with the rights that pages have. */
export const asOfficer = <T>(world: WorldOfTime, who: Officer, work: SchoolWork<T>) =>
  actingAs(world, who.person, who.school, work)

/** A specialist whom Oakfield employs; answers the resource's id. */
export async function aSpecialist(
  world: WorldOfTime,
  wish: { title?: string; pricePence?: bigint; pricePer?: "hour" | "half-day" | "day" | "term" } = {},
): Promise<string> {
  const { id } = await world.owner
    .insertInto("resource")
    .values({
      ...{ schoolId: world.oak, kind: "person", title: wish.title ?? "Speech therapist" },
      ...{
        pricePence: wish.pricePence ?? null,
        pricePer: wish.pricePer ?? null,
        createdBy: world.olive.person,
      },
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

export type VisitWish = {
  resourceId: string
  schoolId: string
  /** "2026-10-06" */
  on: string
  from?: string
  to?: string
  settleBy?: "money" | "hours" | "gift"
  state?: "requested" | "confirmed" | "delivered"
  deliveredMinutes?: number
  price?: { pence: bigint; per: "hour" | "half-day" | "day" | "term" }
}

/** A booking of one visit, 9am to 3:30pm unless told otherwise; answers the booking's id. */
export async function aVisit(world: WorldOfTime, wish: VisitWish): Promise<string> {
  const { resourceId, schoolId, on, from = "09:00", to = "15:30" } = wish
  const at = (time: string) => Temporal.ZonedDateTime.from(`${on}T${time}[Europe/London]`).toInstant()
  return world.owner.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto("booking")
      .values({
        ...{ resourceId, schoolId, ownerSchoolId: world.oak, state: wish.state ?? "confirmed" },
        ...{ settleBy: wish.settleBy ?? "money", askedBy: world.bea.person },
        ...{ pricePence: wish.price?.pence ?? null, pricePer: wish.price?.per ?? null },
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("bookingPeriod")
      .values({
        ...{ bookingId: id, resourceId, blocks: true, deliveredMinutes: wish.deliveredMinutes ?? null },
        during: sql<string>`tstzrange(${at(from).toString()}, ${at(to).toString()})`,
      })
      .execute()
    return id
  })
}

const aRechargeDraft = (wish: Partial<ArrangementDraft> = {}): ArrangementDraft => ({
  ...{ title: "Speech therapist", staffKind: "classroom-assistant", jointlyEmployed: false, dayMinutes: 390 },
  ...{ ruleKey: "by-time-delivered", ruleSettings: {}, cfrCode: "E03", personNamed: null, showsPay: false },
  ...wish,
})

/** £30,000 a year, two days of five, with on-costs of round figures: £1,000 of pay, £325 of on-costs and £40 of travel a month. */
export const sharedCosts: CostTerms = {
  ...{ basis: "costs", salaryPence: 3_000_000n, sharedBasisPoints: 4_000 },
  ...{ pensionBasisPoints: 2_000, insuranceBasisPoints: 1_500, insuranceAbovePence: 500_000n },
  ...{ travelPence: 4_000n, coverPence: 0n },
}

const aDayPrice: CostTerms = { basis: "price", pricePence: 21_000n, pricePer: "day" }

type ArrangementWish = {
  resourceId: string
  terms?: CostTerms | null
  vat?: VatTreatment | null
  draft?: Partial<ArrangementDraft>
  groupId?: string
}

/** Oakfield recharges a specialist, at £210 a day and exempt from VAT unless told otherwise; answers its id. */
export async function anArrangement(world: WorldOfTime, wish: ArrangementWish): Promise<string> {
  const id = randomUUID()
  const { resourceId, terms = aDayPrice, vat = "exempt", draft, groupId = world.group } = wish
  await asOfficer(world, world.olive, async (tx, actor) => {
    const made = { id, groupId, source: "bookings" as const, sourceId: resourceId }
    expect(await makeArrangement(tx, actor, { ...made, ...aRechargeDraft(draft) })).toEqual({ kind: "saved" })
    if (terms)
      await enterCost(tx, actor, {
        ...{ id: randomUUID(), arrangementId: id, terms, toldBy: "Payroll" },
        fromMonth: Temporal.PlainDate.from("2026-09-01"),
      })
    if (vat) await chooseVat(tx, actor, { arrangementId: id, chosen: vat, note: "As our adviser told us" })
  })
  return id
}

export const october = Temporal.PlainDate.from("2026-10-01")
const appUrl = "https://kith.example"

export const aroundAt = (world: WorldOfTime, now = "2026-11-02T09:00:00Z") => ({
  ...{ jobs: world.jobs, now: Temporal.Instant.from(now), appUrl },
})

/** Oakfield sends what has passed of a month; answers the timesheet's id. */
export const send = (world: WorldOfTime, arrangementId: string, month = october) =>
  asOfficer(world, world.olive, async (tx, actor) => {
    const wanted = { arrangementId, month, minutes: new Map<string, number>() }
    const sent = await sendTimesheet(tx, actor, wanted, aroundAt(world, "2026-12-02T09:00:00Z"))
    if (sent.kind !== "sent") throw new Error(sent.kind)
    return sent.timesheetId
  })

/** A school's officer confirms whatever waits for them on a timesheet. */
export const confirmAll = (world: WorldOfTime, who: Officer, timesheetId: string) =>
  asOfficer(world, who, async (tx, actor) => {
    const sheet = await readTimesheet(tx, timesheetId)
    const seen = sheet!.lines.flatMap((line) => {
      const standing = standingOf(sheet!, line)
      return standing.kind === "waiting" ? [[line.id, standing.minutes] as const] : []
    })
    return confirmLines(tx, actor, timesheetId, new Map(seen))
  })
