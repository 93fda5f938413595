import './observation.ts'
import './survey.ts'
import './queries.ts'
import './series.ts'
