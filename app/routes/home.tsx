export default function Home() {
  return <main className="govuk-width-container">Kith</main>
}
