// Builds the sites in the folders named, each into its own `dist`.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'

// A server that puts the state of its store into the page, as the manuals of such stores say.
const stateInPage = (file) => ({
  name: 'state-in-page',
  transformIndexHtml: (page) =>
    page.replace('__STATE__', () => readFileSync(file, 'utf8').replaceAll('<', '\\u003c')),
})

for (const root of process.argv.slice(2).map((folder) => resolve(folder))) {
  const state = join(root, 'state.json')
  const own = join(root, 'vite.config.js')
  await build({
    root,
    configFile: existsSync(own) && own,
    logLevel: 'warn',
    build: { outDir: 'dist' },
    plugins: [vue(), svelte({ configFile: false }), existsSync(state) && stateInPage(state)],
  })
}
