import './campaign.ts'
import './queries.ts'
