import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonRow } from "#app/components/button.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { TextField } from "#app/components/form/text-field.tsx"
import type { AnswerView, CostsView, ShownPool } from "#app/features/purchasing/showing/shown-pool.ts"
import { PoolConditions } from "#app/features/purchasing/views/pool-conditions.tsx"
import { PoolCosts } from "#app/features/purchasing/views/pool-costs.tsx"

type Props = {
  page: ShownPool
  /** Asks for limits and conditions too; null where the form has their fields already. */
  askConditions: (() => void) | null
  costs: CostsView | null
  isChanged: boolean
  isSettling: boolean
  isSending: boolean
  /** What has just been done: "Your answer is stored." */
  done: string | null
  faults?: FormFaults | null
}

/** The viewer's school in an open pool: what it would pay, its order number, and the button. */
export function AnswerPanel({
  page,
  askConditions,
  costs,
  isChanged,
  isSettling,
  isSending,
  done,
  faults,
}: Props) {
  const { answer } = page
  return (
    <section className="kith-pool__answer" id="answer" aria-labelledby="answer-title">
      <h2 className="govuk-heading-m" id="answer-title">
        {answer.standing}
      </h2>
      {done && !isChanged && !faults && <Banner kind="success" title={done} />}
      {page.items.some(({ suggested }) => suggested) && (
        <p>
          The quantities are what your school took <a href={`/pools/${page.lastTime?.id}`}>last time</a>.
          Nothing is stored until you join.
        </p>
      )}
      {answer.answered && <p className="kith-pool__note">{answer.answered}</p>}
      {costs ? (
        <PoolCosts costs={costs} isSettling={isSettling} />
      ) : (
        answer.barred === null && (
          <p>Say how much you would take to see what it costs your school at worst.</p>
        )
      )}
      {answer.barred === null ? (
        <>
          {askConditions ? (
            <p>
              <a
                href={`/pools/${page.id}?conditions#answer`}
                onClick={(event) => {
                  event.preventDefault()
                  askConditions()
                }}
              >
                Add limits or conditions
              </a>
            </p>
          ) : (
            <PoolConditions hasSeveral={page.items.length > 1} stored={answer.conditions} faults={faults} />
          )}
          <TextField
            name="purchaseOrderNumber"
            label="Your purchase order number (optional)"
            hint="It is printed on your invoice"
            width={20}
            value={answer.purchaseOrderNumber}
            faults={faults}
          />
          <ButtonRow>
            <Button name="intent" value="commit" disabled={isSending}>
              {buttonText(answer.isIn, isSending)}
            </Button>
            {answer.isIn && <a href={`/pools/${page.id}/withdraw`}>Withdraw</a>}
          </ButtonRow>
          <p className="kith-pool__note">
            You can change or withdraw this until the pool closes. Other schools see whether you are in, and
            only the lead school and the coordinators see how much.
          </p>
        </>
      ) : (
        <p>{answer.barred}</p>
      )}
    </section>
  )
}

/** The same in one line, for screens where the panel is further down. */
export function AnswerInShort({ answer, costs }: { answer: AnswerView; costs: CostsView | null }) {
  return (
    <p className="kith-pool__in-short">
      {answer.isIn && costs ? (
        <>
          {answer.standing}: likely <strong>{costs.likely.gross}</strong>, at worst {costs.worst.gross}, inc
          VAT. <a href="#answer">Your answer</a>
        </>
      ) : (
        <>
          Your school has not answered. <a href="#answer">See what it would cost</a>
        </>
      )}
    </p>
  )
}

function buttonText(isIn: boolean, isSending: boolean) {
  if (isSending) return "Storing…"
  return isIn ? "Change our answer" : "Join the pool"
}
