import { Moment } from "#app/components/moment.tsx"
import { Money } from "#app/components/money.tsx"
import { Mark } from "#app/components/page/mark.tsx"
import { Sample } from "#app/routes/design/sample.tsx"

const COLOURS = [
  { name: "Paper", value: "#faf6ee", use: "behind everything" },
  { name: "Ink", value: "#10282b", use: "text" },
  { name: "Soft ink", value: "#46585a", use: "second thoughts: hints, details" },
  { name: "Teal", value: "#0b4f56", use: "links, buttons, what is reached" },
  { name: "Clay", value: "#a8431a", use: "here and now: today, ours, attention" },
  { name: "Amber", value: "#ffc548", use: "the focus, with ink on it" },
  { name: "Green", value: "#1c6636", use: "done" },
  { name: "Red", value: "#a61b1b", use: "refused, called off" },
]

export function Foundations() {
  return (
    <>
      <Sample name="Mark">
        <p className="kith-sample__marks">
          <Mark size={96} /> <Mark size={48} /> <Mark /> <Mark size={20} />
        </p>
      </Sample>
      <Sample name="Colours">
        <ul className="kith-swatches">
          {COLOURS.map(({ name, value, use }) => (
            <li key={name}>
              <span className="kith-swatches__colour" style={{ background: value }} />
              <strong>{name}</strong> {value}
              <span className="kith-swatches__use">{use}</span>
            </li>
          ))}
        </ul>
      </Sample>
      <Sample name="Type">
        <p className="govuk-heading-l">Exercise books for the autumn term</p>
        <p className="govuk-heading-m">What your school would pay</p>
        <p className="govuk-heading-s">Delivery</p>
        <p className="govuk-body-l">Twelve more reams and every school saves £31.</p>
        <p>
          Body text in Source Sans 3, up to 42 letters’ widths to the line.{" "}
          <a href="#ladder">The tier ladder</a> is a link, and names with their accents: Zoë, Šárka, Siân,
          Łukasz, Nguyễn.
        </p>
        <p className="govuk-hint">A hint, quieter but as readable.</p>
      </Sample>
      <Sample name="Money: always with its basis">
        <p>
          <Money text="£1,083.34" basis="inc VAT" strong /> ·{" "}
          <Money text="£0.0125" basis="ex VAT" per="sheet" /> · <Money text="−£12.00" basis="no VAT" />
        </p>
      </Sample>
      <Sample name="Moment: and how long that is from now">
        <p>
          Closes{" "}
          <Moment
            moment={{
              iso: "2026-12-04T17:00:00Z",
              text: "Friday 4 December 2026, 5pm",
              fromNow: "in 12 days",
            }}
          />
        </p>
      </Sample>
    </>
  )
}
