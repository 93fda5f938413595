import './need.ts'
import './queries.ts'
