import { documentToReactComponents } from '@contentful/rich-text-react-renderer'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

const CONTENT = 'https://content.marram-energy.example/spaces/web/entries/privacy-notice'

function Document() {
  const [entry, setEntry] = useState(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    fetch(CONTENT, { headers: { Accept: 'application/json' } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then((found) => {
        document.title = `${found.fields.title} | Marram Energy`
        setEntry(found)
      })
      .catch(() => setFailed(true))
  }, [])
  if (failed) return <p>Sorry, something went wrong. Please try again later.</p>
  if (!entry) return <p role="status">Loading…</p>
  return (
    <article>
      <h1>{entry.fields.title}</h1>
      {documentToReactComponents(entry.fields.body)}
    </article>
  )
}

createRoot(document.getElementById('app')).render(
  <>
    <header>
      <a href="/">Marram Energy</a> <a href="/tariffs">Tariffs</a> <a href="/meters">Meters</a>
    </header>
    <Document />
  </>,
)
