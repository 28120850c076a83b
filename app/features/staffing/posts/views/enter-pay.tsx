import { Button, ButtonRow } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import type { ShownAward } from "#app/features/staffing/posts/present-pay.ts"
import { WhoPays } from "#app/features/staffing/posts/views/pay-awards.tsx"
import { PayFields } from "#app/features/staffing/posts/views/pay-fields.tsx"

type Props = {
  typed: Record<string, string | string[]>
  /** What the typed figures come to, to look over before they are entered. */
  preview: ShownAward | null
  /** Whether the post has no pay but what it was formed with. */
  isFirst: boolean
  viewer: Viewer
  faults?: FormFaults | null
}

/** New pay and on-costs of a post: typed, looked over, then entered. */
export function EnterPay({ typed, preview, isFirst, viewer, faults }: Props) {
  return (
    <section aria-labelledby="award" className="kith-no-print">
      <h2 className="govuk-heading-m" id="award">
        {preview ? "Look it over" : "Enter new pay"}
      </h2>
      <form method="post">
        <ActingFor viewer={viewer} />
        {preview && (
          <>
            <p>{preview.price} Nothing is stored yet.</p>
            <WhoPays award={preview} />
            <ButtonRow>
              <Button name="intent" value="award">
                Enter it and tell the schools
              </Button>
            </ButtonRow>
          </>
        )}
        <Details
          summary={preview ? "Change the figures" : "New figures"}
          open={!preview && (isFirst || Boolean(faults))}
        >
          <PayFields typed={typed} faults={faults} />
          <Button name="intent" value="check" kind={preview ? "secondary" : "primary"}>
            See what it comes to
          </Button>
        </Details>
      </form>
    </section>
  )
}
