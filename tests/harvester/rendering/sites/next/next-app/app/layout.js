export const metadata = { title: 'Privacy Policy | Saltmarsh Clinic' }

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <header>
          <a href="/">Saltmarsh Clinic</a> <a href="/therapists">Therapists</a>
        </header>
        {children}
      </body>
    </html>
  )
}
