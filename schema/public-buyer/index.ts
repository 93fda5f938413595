import './public-buyer.ts'
import './queries.ts'
