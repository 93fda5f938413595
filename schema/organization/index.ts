import './organization.ts'
import './queries.ts'
