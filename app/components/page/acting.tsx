import { Button } from "#app/components/button.tsx"

/** As much of the signed-in person as the header says. */
export type Viewer = {
  name: string
  school: { id: string; name: string } | null
  places: { id: string; name: string }[]
  coordinates: { id: string; name: string }[]
}

/** Who acts for whom, a switch where there is a choice, and the way out. */
export function Acting({ viewer }: { viewer: Viewer }) {
  const others = viewer.places.filter((place) => place.id !== viewer.school?.id)
  return (
    <div className="kith-acting">
      <p className="kith-acting__who">
        {viewer.name} <span className="kith-acting__for">{actsFor(viewer)}</span>
      </p>
      {others.length > 0 && (
        <details className="kith-acting__switch">
          <summary>Act for another school</summary>
          <form method="post" action="/acting-school">
            {others.map((place) => (
              <Button key={place.id} kind="quiet" name="schoolId" value={place.id}>
                {place.name}
              </Button>
            ))}
          </form>
        </details>
      )}
      <form method="post" action="/sign-out">
        <Button kind="quiet">Sign out</Button>
      </form>
    </div>
  )
}

function actsFor({ school, coordinates }: Viewer) {
  if (school) return `for ${school.name}`
  return coordinates.length > 0 ? `coordinating ${coordinates.map((group) => group.name).join(", ")}` : ""
}
