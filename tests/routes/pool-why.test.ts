import { beforeAll, expect, test } from "vitest"
import { formatPounds, sumPence } from "#app/core/money.ts"
import * as why from "#app/routes/pools/pool-why.tsx"
import * as whyJson from "#app/routes/pools/pool-why-json.ts"
import {
  correct,
  deliver,
  documentsOf,
  invoicePool,
  line,
  priced,
} from "#tests/support/builders/after-closing.ts"
import { anOrderedPool } from "#tests/support/builders/delivered-pool.ts"
import { openWorldWithPages } from "#tests/support/builders/open-world.ts"
import type { World } from "#tests/support/builders/people.ts"
import type { Pages } from "#tests/support/called-routes.ts"
import type { TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
let pages: Pages
beforeAll(async () => {
  const opened = await openWorldWithPages()
  ;({ database, world, pages } = opened)
  return opened.close
})

type Shown = {
  isCorrected: boolean
  items: { name: string; own: string[]; group: string }[]
  share: { parts: { name: string; net: string; sentences: string[] }[]; gross: string } | null
}

async function explained(built: Awaited<ReturnType<typeof anOrderedPool>>) {
  const params = { poolId: built.pool.id }
  const cookie = await pages.cookieOf(built.officers.ash, built.schools.ash)
  const page = await pages.ask(why.loader, { path: `/pools/${built.pool.id}/why`, params, cookie })
  const file = await pages.ask(whyJson.loader, { path: `/pools/${built.pool.id}/why.json`, params, cookie })
  const json = (await file.response?.json()) as { items: { share: { netPence: string } | null }[] }
  return { page: page.data as Shown, json }
}

test("after a short delivery a school reads what it was to get, what came of it and what it pays for that", async () => {
  const built = await anOrderedPool(database, world)
  await deliver(built, [line(built, 0, 180), line(built, 1, 23), line(built, 2, 17)], true)
  const { page, json } = await explained(built)
  expect(page.isCorrected).toBe(true)
  const paper = page.share?.parts.find(({ name }) => name.includes("aper"))
  expect(paper?.net).toBe("£279.00")
  expect(paper?.sentences[0]).toContain("Only 180 reams of 203 arrived")
  expect(json.items[0]?.share?.netPence).toBe("27900")
})

test("after a price correction of an invoiced pool the explanation has the last price, and adds up to what is owed", async () => {
  const built = await anOrderedPool(database, world)
  await deliver(built, [line(built, 0, 203), line(built, 1, 23), line(built, 2, 17)], true)
  await invoicePool(built)
  const { isCorrected, share: before } = (await explained(built)).page
  expect(isCorrected).toBe(false)
  await correct(built, priced(0, 30_000n))
  await correct(built, priced(0, 29_000n))
  const { share } = (await explained(built)).page
  expect(share?.parts[0]).toMatchObject({ net: "£292.90" })
  expect(share?.parts[0]?.sentences.join(" ")).toContain("The supplier charges 203 reams at £2.90 a ream")
  expect(share?.gross).not.toBe(before?.gross)
  const documents = (await documentsOf(world, built.pool.id)).filter(
    ({ buyerSchoolId }) => buyerSchoolId === built.schools.ash,
  )
  const owed = sumPence(
    documents.map(({ type, grossPence }) => (type === "invoice" ? grossPence : -grossPence)),
  )
  expect(share?.gross).toBe(formatPounds(owed))
})
