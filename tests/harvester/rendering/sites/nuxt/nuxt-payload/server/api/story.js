import story from '../../story.json'

export default defineEventHandler(() => story)
