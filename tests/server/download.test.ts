import { expect, test } from "vitest"
import { download } from "#app/server/download.ts"

const headersOf = (name: string) =>
  Object.fromEntries(download({ name, mediaType: "text/csv; charset=utf-8", content: "Łódź" }).headers)

test("a download keeps its name in any script, and no cache keeps the download", () => {
  expect(headersOf('Łódź "5%" (a).csv')).toEqual({
    "cache-control": "private, no-store",
    "content-disposition":
      "attachment; filename=\"__d_ _5__ (a).csv\"; filename*=UTF-8''%C5%81%C3%B3d%C5%BA%20%225%25%22%20%28a%29.csv",
    "content-length": "7",
    "content-type": "text/csv; charset=utf-8",
  })
})

test("a name cannot add a header of its own", () => {
  expect(headersOf("a\r\nSet-Cookie: b")["content-disposition"]).toBe(
    "attachment; filename=\"a__Set-Cookie: b\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20b",
  )
})
