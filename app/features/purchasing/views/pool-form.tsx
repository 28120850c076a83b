import { Form } from "@remix-run/react"
import { useState } from "react"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import type { ShownPool } from "#app/features/purchasing/showing/shown-pool.ts"
import { AnswerPanel } from "#app/features/purchasing/views/answer-panel.tsx"
import { hasConditions } from "#app/features/purchasing/views/condition-fields.ts"
import { PoolItems } from "#app/features/purchasing/views/pool-items.tsx"
import type { Answering } from "#app/features/purchasing/views/use-answer.ts"

type Props = {
  viewer: Viewer
  pool: ShownPool
  answer: Answering
  isAnswering: boolean
  /** Whether the address asks for the fields of limits and conditions. */
  asksConditions: boolean
  /** What has just been done with the answer: "Your answer is stored." */
  done: string | null
  faults?: FormFaults | null
  dropFaults: () => void
}

/** The pool's items with the demand for them, and while it is open what the viewer's school would take. */
export function PoolForm({
  viewer,
  pool,
  answer,
  isAnswering,
  asksConditions,
  done,
  faults,
  dropFaults,
}: Props) {
  const [askingConditions, setAskingConditions] = useState(asksConditions)
  const showsConditions =
    askingConditions || hasConditions(pool.answer.conditions) || hasConditions(faults?.typed ?? {})
  return (
    <Form
      method="post"
      className="kith-pool"
      onSubmit={() => {
        dropFaults()
        answer.noteSent()
      }}
      onInput={answer.noteConditions}
      replace
      preventScrollReset
      data-in-place
    >
      <ActingFor viewer={viewer} />
      <PoolItems
        items={pool.items}
        shown={answer.shown}
        change={answer.change}
        isAlive={answer.isAlive}
        nextTextOf={answer.nextTextOf}
        answering={isAnswering}
        isClosed={pool.isClosed}
        conditions={showsConditions ? pool.answer.conditions : null}
        faults={faults}
      />
      {pool.takesAnswers && (
        <AnswerPanel
          page={pool}
          askConditions={showsConditions ? null : () => setAskingConditions(true)}
          costs={answer.costs}
          isChanged={answer.isChanged}
          isSettling={answer.isSettling}
          isSending={answer.isSending}
          done={done}
          faults={faults}
        />
      )}
    </Form>
  )
}
