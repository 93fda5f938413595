import './purchase.ts'
import './queries.ts'
