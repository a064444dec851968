import { h } from 'vue'

const TAGS = { bullet_list: 'ul', list_item: 'li', paragraph: 'p' }
const MARKS = { bold: () => ['strong', {}], link: ({ href }) => ['a', { href }] }

function draw(node) {
  if (node.type === 'text') {
    return (node.marks ?? []).reduce((inner, { type, attrs }) => h(...MARKS[type](attrs), inner), node.text)
  }
  const tag = node.type === 'heading' ? `h${node.attrs.level}` : TAGS[node.type]
  return h(tag, (node.content ?? []).map(draw))
}

export default ({ node }) => draw(node)
