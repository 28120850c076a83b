import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonRow } from "#app/components/button.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"

type Props = {
  /** `dayPence` goes back with the answer, so that nobody takes days at another price than this. */
  held: { days: string; until: string; from: string; price: string; dayPence: string }
  viewer: Viewer
}

/** Days that are held for the viewer's school, to take or to leave to the next. */
export function HeldDays({ held, viewer }: Props) {
  return (
    <Banner kind="notice" title={`Held for your school until ${held.until}: ${held.days} a week`}>
      <p>
        Yours from {held.from}, at {held.price} a day all in. To take it is to accept that price. What nobody
        takes in time goes to the next.
      </p>
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="dayPence" value={held.dayPence} />
        <ButtonRow>
          <Button name="intent" value="take">
            Take {held.days} a week
          </Button>
          <Button name="intent" value="leave" kind="secondary">
            Leave it to the next
          </Button>
        </ButtonRow>
      </form>
    </Banner>
  )
}
