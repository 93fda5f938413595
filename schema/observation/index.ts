import './observation.ts'
import './queries.ts'
