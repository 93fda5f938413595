import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  // `npm run dev` asks the backend that `npm start` runs.
  server: { proxy: { '/graphql': 'http://127.0.0.1:8080' } },
})
