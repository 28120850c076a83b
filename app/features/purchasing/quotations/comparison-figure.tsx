import { useId } from "react"
import { HEIGHT, type Picture, WIDTH } from "#app/features/purchasing/quotations/picture.ts"

const FOOT = HEIGHT - 40
const LEFT = 52
const RIGHT = WIDTH - 26

/** What one unit costs against how many are ordered, a line for every offer; the table beside it says the same. */
export function ComparisonFigure({
  picture,
  spoken,
  caption,
  basis,
}: {
  picture: Picture
  spoken: string
  caption: string
  basis: string
}) {
  const id = useId()
  return (
    <figure className="kith-compare">
      <figcaption className="kith-compare__caption">
        <strong>{caption}</strong>
        <span>{basis}</span>
      </figcaption>
      <svg
        className="kith-compare__drawing"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-labelledby={id}
      >
        <title id={id}>{spoken}</title>
        <Axes picture={picture} />
        {picture.lines.map(({ key, path }) => (
          <path key={key} className={`kith-compare__line kith-compare__line--${key}`} d={path} />
        ))}
        {picture.lines.map(({ key, end, letterY }) => (
          <text
            key={key}
            className={`kith-compare__letter kith-compare__letter--${key}`}
            x={end.x + 6}
            y={letterY + 5}
          >
            {key}
          </text>
        ))}
      </svg>
    </figure>
  )
}

function Axes({ picture: { across, up, today } }: { picture: Picture }) {
  return (
    <g className="kith-compare__axes">
      {up.map(({ y, text }) => (
        <g key={text}>
          <path d={`M${LEFT} ${y}H${RIGHT}`} />
          <text x={LEFT - 6} y={y + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {across.map(({ x, text }) => (
        <text key={text} x={x} y={FOOT + 17} textAnchor="middle">
          {text}
        </text>
      ))}
      {today && (
        <g className="kith-compare__today">
          <path d={`M${today.x} 6V${FOOT}`} />
          <text x={today.x} y={FOOT + 34} textAnchor="middle">
            {`${today.text} today`}
          </text>
        </g>
      )}
    </g>
  )
}
