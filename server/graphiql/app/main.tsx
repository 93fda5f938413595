import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import '@graphiql/plugin-explorer/style.css'
import './page.css'
import { createRoot } from 'react-dom/client'
import { Page } from './page.tsx'

const place = document.getElementById('app')
if (!place) throw new Error('The page has no element #app')
createRoot(place).render(<Page />)
