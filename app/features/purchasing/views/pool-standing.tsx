import { Banner } from "#app/components/banner.tsx"
import { Moment } from "#app/components/moment.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ApprovalPanel } from "#app/features/purchasing/approvals/approval-panel.tsx"
import type { ShownPool } from "#app/features/purchasing/showing/shown-pool.ts"
import { AnswerInShort } from "#app/features/purchasing/views/answer-panel.tsx"

type Props = { pool: ShownPool; viewer: Viewer; isAnswering: boolean }

/** How far the pool is, how the viewer's school stands in it, and what waits for whoever looks. */
export function PoolStanding({ pool, viewer, isAnswering }: Props) {
  return (
    <>
      <p className="kith-pool__standing">
        {pool.state.sentence} {pool.state.moment && <Moment moment={pool.state.moment} />}
      </p>
      {isAnswering && <AnswerInShort answer={pool.answer} costs={pool.costs} />}
      {pool.cancelledBecause && (
        <Banner kind="warning" title="This pool was cancelled">
          <p>{pool.cancelledBecause}</p>
        </Banner>
      )}
      {pool.approval && (
        <ApprovalPanel action={`/pools/${pool.id}/approval`} approval={pool.approval} viewer={viewer} />
      )}
    </>
  )
}
