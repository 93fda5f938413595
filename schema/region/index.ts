import './region.ts'
import './queries.ts'
