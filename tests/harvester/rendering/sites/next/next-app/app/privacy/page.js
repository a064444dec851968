import Policy from '../../policy.jsx'
import AfterMount from './AfterMount'

export default function Page() {
  return (
    <main>
      <AfterMount>
        <Policy />
      </AfterMount>
    </main>
  )
}
