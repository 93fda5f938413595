import './facility.ts'
import './queries.ts'
