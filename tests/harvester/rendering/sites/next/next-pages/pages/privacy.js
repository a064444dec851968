import dynamic from 'next/dynamic'
import Head from 'next/head'
import policy from '../policy.json'

// The component that draws Markdown works in a browser only.
const Markdown = dynamic(() => import('../components/Markdown'), { ssr: false })

export const getStaticProps = () => ({ props: policy })

export default function Privacy({ title, markdown, menu }) {
  return (
    <>
      <Head>
        <title>{`${title} | Cobble Lane Bicycles`}</title>
      </Head>
      <nav>
        {menu.map((entry) => (
          <a key={entry.href} href={entry.href}>
            {entry.label}
          </a>
        ))}
      </nav>
      <Markdown source={`# ${title}\n\n${markdown}`} />
    </>
  )
}
