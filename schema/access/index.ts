import './viewer.ts'
import './key-mutations.ts'
