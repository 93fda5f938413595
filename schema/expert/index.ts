import './expert.ts'
import './queries.ts'
