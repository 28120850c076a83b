import { civilDateOf } from "#app/core/civil-time.ts"
import { addAdditions } from "#app/demo/data/addition-rows.ts"
import { addBankAccounts } from "#app/demo/data/bank-accounts.ts"
import { addBookings } from "#app/demo/data/booking-rows.ts"
import { addContracts } from "#app/demo/data/contract-rows.ts"
import { addCorrections } from "#app/demo/data/correction-rows.ts"
import { currentPools } from "#app/demo/data/current-pools.ts"
import { addSchoolDays } from "#app/demo/data/day-rows.ts"
import { addDeliveries } from "#app/demo/data/delivery-rows.ts"
import { type DemoRows, noRows } from "#app/demo/data/demo-rows.ts"
import { addGroups } from "#app/demo/data/groups.ts"
import { addHours } from "#app/demo/data/hours-rows.ts"
import { addInvoices } from "#app/demo/data/invoice-rows.ts"
import { addLeavers } from "#app/demo/data/leaver-rows.ts"
import { addOpenQuestions } from "#app/demo/data/open-questions.ts"
import { addOrders } from "#app/demo/data/order-rows.ts"
import { addPasswords } from "#app/demo/data/passwords.ts"
import { pastPools } from "#app/demo/data/past-pools.ts"
import { addPayments } from "#app/demo/data/payment-rows.ts"
import { addPeople } from "#app/demo/data/people.ts"
import { addPlannedPool, type MadePool } from "#app/demo/data/planned-pools.ts"
import type { PoolPlan } from "#app/demo/data/pool-plan.ts"
import { addPostHolders } from "#app/demo/data/post-holder-rows.ts"
import { addPostings } from "#app/demo/data/posting-rows.ts"
import { addQuotations } from "#app/demo/data/quotation-rows.ts"
import { addReceipts } from "#app/demo/data/receipt-rows.ts"
import { addRecharges } from "#app/demo/data/recharge-rows.ts"
import { addReviews } from "#app/demo/data/review-rows.ts"
import { at, schoolDayFrom } from "#app/demo/data/school-days.ts"
import { addSchools } from "#app/demo/data/schools.ts"
import { addSpendingLimits } from "#app/demo/data/spending-limit-rows.ts"
import { addSharedPosts } from "#app/demo/data/staff-post-rows.ts"
import { addProcurementWarnings } from "#app/demo/data/warning-rows.ts"

/** How long the schools have worked together. */
const YEARS = { years: 2, months: 7 }

/** A market town's schools and everything they have done together up to now: the same rows for the same moment. */
export function demoData(now: Temporal.Instant): DemoRows {
  const today = civilDateOf(now)
  const startedOn = schoolDayFrom(today.subtract(YEARS))
  const rows = noRows()
  addSchools(rows, startedOn)
  addPeople(rows, startedOn)
  addBankAccounts(rows, startedOn)
  addPasswords(rows, at(startedOn, "09:00"))
  addGroups(rows, startedOn)
  addOpenQuestions(rows, today)
  addSpendingLimits(rows, today)
  const plans = [...pastPools(today), ...currentPools(now)]
  const pools: MadePool[] = []
  for (const plan of plans)
    pools.push(addPlannedPool(rows, plan, now, plan.again ? lastOf(pools, plan) : null))
  addProcurementWarnings(rows, pools)
  addOrders(rows, pools)
  addAdditions(rows, pools)
  addContracts(rows, today)
  addQuotations(rows, pools, today)
  addPostings(rows, today)
  addSharedPosts(rows, now)
  addSchoolDays(rows, today)
  addBookings(rows, now)
  addPostHolders(rows, now)
  addDeliveries(rows, pools)
  addReceipts(rows, pools)
  addHours(rows, today)
  const recharges = addRecharges(rows, today)
  const invoices = addInvoices(rows, pools, recharges.issuing)
  recharges.addLines()
  addCorrections(rows, pools, invoices, now)
  addPayments(rows, invoices, today)
  addReviews(rows, now)
  addLeavers(rows, today)
  return rows
}

/** The last pool that bought the same. */
const lastOf = (pools: readonly MadePool[], { purchase }: PoolPlan): string | null =>
  pools.findLast(({ plan, clearing }) => plan.purchase.key === purchase.key && clearing?.kind === "cleared")
    ?.terms.id ?? null
