// Names without the hash of the content, as many sites have them.
export default {
  build: {
    rollupOptions: { output: { entryFileNames: 'static/[name].js', assetFileNames: 'static/[name][extname]' } },
  },
}
