import './sharing.ts'
import './queries.ts'
