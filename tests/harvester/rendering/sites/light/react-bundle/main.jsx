import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import Policy from './policy.jsx'
import './style.css'

const Menu = () => (
  <nav>
    <a href="/rods">Rods</a> <a href="/reels">Reels</a> <a href="/basket">Basket</a>
  </nav>
)

const App = () => (
  <>
    <header>
      <a href="/">Tern &amp; Tackle</a>
      <Menu />
    </header>
    <main>
      <Policy />
    </main>
    <footer>© Tern &amp; Tackle</footer>
  </>
)

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
