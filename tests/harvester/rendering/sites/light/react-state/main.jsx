import { PortableText } from '@portabletext/react'
import { createRoot } from 'react-dom/client'

const { site, document: shown } = window.__PRELOADED_STATE__

createRoot(document.getElementById('root')).render(
  <>
    <header>
      <a href="/">{site.name}</a>
      {site.menu.map((entry) => (
        <a key={entry.href} href={entry.href}>
          {entry.label}
        </a>
      ))}
    </header>
    <main>
      <h1>{shown.title}</h1>
      <PortableText value={shown.body} />
    </main>
  </>,
)
