type Props = { after: { poolId: string; sentence: string; mayConfirm: boolean } | null }

/** The way from a pool to what became of its order. */
export function AfterClosing({ after }: Props) {
  if (!after) return null
  return (
    <p>
      {after.sentence} <a href={`/pools/${after.poolId}/delivery`}>Delivery</a>
      {after.mayConfirm && (
        <>
          {" · "}
          <a href={`/pools/${after.poolId}/receipt`}>Say what your school received</a>
        </>
      )}
    </p>
  )
}
