import { PortableText } from '@portabletext/react'

export default function Policy({ title, body }) {
  return (
    <article>
      <h1>{title}</h1>
      <PortableText value={body} />
    </article>
  )
}
