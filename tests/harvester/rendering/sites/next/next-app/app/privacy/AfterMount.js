'use client'

import { useEffect, useState } from 'react'

export default function AfterMount({ children }) {
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  return mounted ? children : <p aria-busy="true">Loading</p>
}
