import { marked } from 'marked'

const Markdown = ({ source }) => <main dangerouslySetInnerHTML={{ __html: marked.parse(source) }} />

export default Markdown
