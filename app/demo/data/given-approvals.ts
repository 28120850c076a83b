import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import type { GivenApproval } from "#app/features/purchasing/approvals/given-approval.ts"

/** The approvals that the answers to a pool were given, by school. */
export const givenApprovals = (rows: DemoRows, poolId: string): ReadonlyMap<string, GivenApproval> =>
  new Map(
    rows.approvalStep
      .filter((step) => step.poolId === poolId && step.step === "approved")
      .map(({ schoolId, personName, role, happenedAt }) => [
        schoolId,
        { personName, role: role ?? "", approvedAt: happenedAt as Temporal.Instant },
      ]),
  )
