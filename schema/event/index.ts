import './event.ts'
import './queries.ts'
