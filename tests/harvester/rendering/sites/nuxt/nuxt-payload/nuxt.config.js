import { fileURLToPath } from 'node:url'

export default defineNuxtConfig({
  compatibilityDate: '2025-01-15',
  telemetry: false,
  experimental: { payloadExtraction: false },
  nitro: {
    output: { publicDir: fileURLToPath(new URL('dist', import.meta.url)) },
    prerender: { routes: ['/privacy'], crawlLinks: false },
  },
})
