import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { ErrorPage, errorWords } from "#app/components/page/error-page.tsx"

const refusal = (status: number, data: unknown) => ({ status, statusText: "", internal: false, data })

test("a refusal is shown with its own sentence", () => {
  const error = refusal(403, { sentence: "Only the coordinator can close this pool." })
  expect(errorWords(error)).toEqual({
    title: "You cannot do this",
    sentence: "Only the coordinator can close this pool.",
  })
})

test("whoever is refused finds the ways on in the frame of every page", () => {
  const viewer = {
    name: "Gwen Okafor",
    school: { id: "1", name: "Oak Primary" },
    places: [],
    coordinates: [],
  }
  const html = renderToStaticMarkup(
    <ErrorPage error={refusal(403, { sentence: "Only the coordinator can.", viewer })} />,
  )
  expect(html).toContain('href="/pools"')
  expect(html).toContain("for Oak Primary")
})

test("an unknown address gets a sentence of ours, not the router's", () => {
  expect(
    renderToStaticMarkup(<ErrorPage error={refusal(404, "Error: No route matches URL")} />),
  ).not.toContain("route")
})

test("an outage says that trying again helps", () => {
  expect(errorWords(refusal(503, { sentence: "Please try again in a minute." }))).toEqual({
    title: "Kith is not available just now",
    sentence: "Please try again in a minute.",
  })
})

test("a fault of ours is told calmly and shows nothing of the inside", () => {
  const html = renderToStaticMarkup(<ErrorPage error={new Error("relation pool does not exist")} />)
  expect(html).toContain("The fault is ours")
  expect(html).not.toContain("relation")
})
